package dev.telar.backend.djl.natives;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Properties;

import dev.telar.backend.natives.ClassPath;

/// A PyTorch in a jar on the class path, as its `native/lib/pytorch.properties` describes it.
///
/// @param version such as `2.7.1-20250812`
/// @param flavor `cpu` or `cu128`
/// @param classifier the platform, such as `linux-x86_64`
record Bundle(String version, String flavor, String classifier) {

    /// All on the class path. Those that only say what to download are none.
    static List<Bundle> on(ClassPath classPath) {
        return classPath.all("native/lib/pytorch.properties").stream().map(Bundle::read)
                .filter(bundle -> !bundle.classifier.isEmpty())
                .toList();
    }

    private static Bundle read(URL url) {
        Properties properties = new Properties();
        try (InputStream in = url.openStream()) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String classifier = properties.containsKey("placeholder") ? "" : properties.getProperty("classifier", "");
        return new Bundle(properties.getProperty("version", ""), properties.getProperty("flavor", ""), classifier);
    }

    boolean isCuda() {
        return flavor.startsWith("cu");
    }
}
