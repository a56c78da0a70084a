package dev.telar.backend.natives;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// What a class loader finds, without loading any class.
///
/// @param loader the class loader
public record ClassPath(@Nullable ClassLoader loader) {

    /// What the loader of a class finds.
    public static ClassPath of(Class<?> type) {
        return new ClassPath(type.getClassLoader());
    }

    /// Whether there is a resource, such as `org/example/linux-x86_64/libexample.so`.
    public boolean has(String resource) {
        return url(resource) != null;
    }

    /// Whether there is a class, by its binary name.
    public boolean hasClass(String name) {
        return has(name.replace('.', '/') + ".class");
    }

    /// All resources of a name, such as the properties that several jars bring.
    public List<URL> all(String resource) {
        try {
            return Collections.list(loader == null ? ClassLoader.getSystemResources(resource) : loader.getResources(resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable URL url(String resource) {
        return loader == null ? ClassLoader.getSystemResource(resource) : loader.getResource(resource);
    }
}
