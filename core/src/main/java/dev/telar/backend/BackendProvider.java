package dev.telar.backend;

import java.util.List;
import java.util.stream.Collectors;

import dev.telar.error.BackendException;

/// Offers a backend. Implementations are named in `META-INF/services/dev.telar.backend.BackendProvider` and have a public constructor
/// without parameters. Neither that nor [#availability] may load what the backend needs: no native library, no class of an incubating module.
public interface BackendProvider {

    /// The name by which users choose the backend: small letters, digits and hyphens.
    String name();

    /// Among those available the greatest wins, unless the user chooses: `simd` 100, `nd4j` 50, `reference` 0.
    int priority();

    /// The device on which [#create()] makes the backend, as far as that can be told without loading what the backend needs.
    Device device();

    /// Whether the backend can be had. Cheap, and without side effects.
    Availability availability();

    /// Makes the backend on its [#device].
    ///
    /// @throws BackendException if it cannot be had, with reason and remedy
    Backend create();

    /// The devices that [#create(Device)] takes. Unlike [#availability] this may load what the backend needs.
    default List<Device> devices() {
        return List.of(device());
    }

    /// Makes the backend on a device of the user's choice. A provider of several devices overrides this and [#devices].
    ///
    /// @throws BackendException if there is no such device (the message names those there are), or the backend cannot be had
    default Backend create(Device device) {
        if (!device.equals(device())) {
            throw absent(device);
        }
        return create();
    }

    /// The error for a device that there is not; it names those there are.
    default BackendException absent(Device device) {
        return new BackendException("backend " + name() + " has no device " + device + "; there are: "
                + devices().stream().map(Device::toString).collect(Collectors.joining(", ")));
    }
}
