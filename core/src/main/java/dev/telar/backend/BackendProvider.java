package dev.telar.backend;

/// Offers a backend. Implementations are named in `META-INF/services/dev.telar.backend.BackendProvider` and have a public constructor
/// without parameters. Neither that nor [#availability] may load what the backend needs: no native library, no class of an incubating module.
public interface BackendProvider {

    /// The name by which users choose the backend: small letters, digits and hyphens.
    String name();

    /// Among those available the greatest wins, unless the user chooses: `simd` 100, `nd4j` 50, `reference` 0.
    int priority();

    /// The kind of device, for tables: `cpu` or `gpu`.
    Device device();

    /// Whether the backend can be had. Cheap, and without side effects.
    Availability availability();

    /// Makes the backend.
    ///
    /// @throws dev.telar.error.BackendException if it cannot be had, with reason and remedy
    Backend create();
}
