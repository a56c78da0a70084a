package dev.telar.datasets;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

import dev.telar.shape.Shape;

/// A second process that downloads: mirror, cache and sum as arguments.
final class DownloadProcess {

    private DownloadProcess() {}

    public static void main(String[] args) {
        Downloads settings = Downloads.standard().mirrors(URI.create(args[0])).cache(Path.of(args[1]));
        new Downloader("tiny", List.of(), settings)
                .download(List.of(new RemoteFile("labels.gz", args[2], IdxType.UBYTE, Shape.of(5000))));
    }
}
