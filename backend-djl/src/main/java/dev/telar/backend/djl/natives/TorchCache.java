package dev.telar.backend.djl.natives;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;

import ai.djl.util.ClassLoaderUtils;
import ai.djl.util.Platform;
import ai.djl.util.Utils;

/// The folder into which DJL unpacks PyTorch once and from which it loads it ever after, without looking whether the files are whole. A
/// file cut short would end the JVM when it is loaded, so its size is compared with that in the jar before.
final class TorchCache {

    private TorchCache() {}

    static void check() throws IOException {
        Platform platform = Platform.detectPlatform("pytorch");
        String classifier = platform.getClassifier();
        Path folder = Utils.getEngineCacheDir("pytorch")
                .resolve(platform.getVersion() + "-" + platform.getFlavor() + "-" + classifier);
        if (Files.notExists(folder)) {
            return;
        }
        for (String library : platform.getLibraries()) {
            compare(folder.resolve(library), "pytorch/" + platform.getFlavor() + "/" + classifier + "/" + library);
        }
        String jni = System.mapLibraryName("djl_torch");
        Path unpacked = folder.resolve(platform.getApiVersion() + "-" + jni);
        if (Files.exists(unpacked)) {
            compare(unpacked, "jnilib/" + classifier + "/" + platform.getFlavor() + "/" + jni);
        }
    }

    private static void compare(Path file, String resource) throws IOException {
        URL url = ClassLoaderUtils.getResource(resource);
        long whole = url == null ? -1 : url.openConnection().getContentLengthLong();
        long size = Files.exists(file) ? Files.size(file) : 0;
        if (whole >= 0 && size != whole) {
            throw new IOException(file + " has " + size + " bytes instead of " + whole);
        }
    }
}
