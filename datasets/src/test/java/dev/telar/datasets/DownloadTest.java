package dev.telar.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.telar.error.DataFormatException;
import dev.telar.shape.Shape;

@Timeout(60)
class DownloadTest {

    private static final byte[] PLAIN = plain();
    private static final byte[] FILE = gzip(PLAIN);
    private static final Duration SHORT = Duration.ofSeconds(1);

    @TempDir
    private Path cache;

    private static byte[] plain() {
        byte[] bytes = new byte[5008];
        new Random(1).nextBytes(bytes);
        System.arraycopy(IdxTest.bytes("00000801 00001388"), 0, bytes, 0, 8);
        return bytes;
    }

    private static byte[] gzip(byte[] plain) {
        try {
            return IdxTest.gzip(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RemoteFile labels(String md5) {
        return new RemoteFile("labels.gz", md5, IdxType.UBYTE, Shape.of(5000));
    }

    private Downloads settings(LoopbackServer... servers) {
        return Downloads.standard().offline(false).cache(cache)
                .mirrors(Stream.of(servers).map(LoopbackServer::address).toArray(URI[]::new));
    }

    private static Path download(Downloads settings) {
        return new Downloader("tiny", List.of(), settings).download(List.of(labels(md5(FILE))));
    }

    private Path target() {
        return cache.resolve("tiny").resolve("labels.gz");
    }

    private Path part() {
        return cache.resolve("tiny").resolve("labels.gz.part");
    }

    private void writePart(byte[] bytes) throws IOException {
        Files.createDirectories(part().getParent());
        Files.write(part(), bytes);
    }

    @Test
    void download_newFile_isCheckedAndNamed() throws IOException {
        try (LoopbackServer server = new LoopbackServer(FILE)) {
            assertThat(download(settings(server))).isEqualTo(cache.resolve("tiny").toAbsolutePath());
            assertThat(target()).hasBinaryContent(FILE);
            assertThat(part()).doesNotExist();
            assertThat(server.ranges()).containsExactly("whole");
        }
    }

    @Test
    void download_cachedFile_asksNobody() throws IOException {
        try (LoopbackServer server = new LoopbackServer(FILE)) {
            download(settings(server));
            download(settings(server).offline(true));
            assertThat(server.ranges()).hasSize(1);
        }
    }

    @Test
    void download_damagedCachedFile_isReplaced() throws IOException {
        try (LoopbackServer server = new LoopbackServer(FILE)) {
            Files.createDirectories(target().getParent());
            Files.write(target(), Arrays.copyOf(FILE, 100));
            download(settings(server));
            assertThat(target()).hasBinaryContent(FILE);
        }
    }

    @Test
    void download_mirrorThatCompressedAnew_isAcceptedByTheSumOfTheContents() throws IOException {
        byte[] anew = FILE.clone();
        anew[9] = 77; // the system in the header: another file, the same contents
        try (LoopbackServer server = new LoopbackServer(anew)) {
            new Downloader("tiny", List.of(), settings(server)).download(List.of(labels(md5(PLAIN))));
            assertThat(target()).hasBinaryContent(anew);
        }
    }

    @Test
    void download_wrongSum_leavesNothing() throws IOException {
        byte[] wrong = gzip(new byte[3]);
        try (LoopbackServer server = new LoopbackServer(wrong)) {
            assertThatThrownBy(() -> download(settings(server))).isInstanceOf(DataFormatException.class)
                    .hasMessage(
                            "tiny: labels.gz could not be downloaded: " + server.address() + "labels.gz: expected the MD5 sum "
                                    + md5(FILE) + " of the file or of its uncompressed bytes, found " + md5(wrong) + " and "
                                    + md5(new byte[3]));
            assertThat(target()).doesNotExist();
            assertThat(part()).doesNotExist();
        }
    }

    @Test
    void download_pageInPlaceOfTheFile_saysThatItIsNoGzip() throws IOException {
        try (LoopbackServer server = new LoopbackServer("<html>".getBytes(StandardCharsets.UTF_8))) {
            assertThatThrownBy(() -> download(settings(server))).isInstanceOf(DataFormatException.class)
                    .hasMessageEndingWith(" and none, it is no whole gzip file");
        }
    }

    @Test
    void download_rightSumOfAnotherShape_isRefused() throws IOException {
        try (LoopbackServer server = new LoopbackServer(FILE)) {
            RemoteFile longer = new RemoteFile("labels.gz", md5(FILE), IdxType.UBYTE, Shape.of(6000));
            assertThatThrownBy(() -> new Downloader("tiny", List.of(), settings(server)).download(List.of(longer)))
                    .isInstanceOf(DataFormatException.class).hasMessageEndingWith("expected UBYTE (6000,), found UBYTE (5000,)");
            RemoteFile noIdx = new RemoteFile("labels.gz", md5(gzip(new byte[2])), IdxType.UBYTE, Shape.of(2));
            server.then(LoopbackServer.other(gzip(new byte[2])));
            assertThatThrownBy(() -> new Downloader("tiny", List.of(), settings(server)).download(List.of(noIdx)))
                    .isInstanceOf(DataFormatException.class).hasMessageContaining("expected UBYTE (2,), found ")
                    .hasMessageEndingWith("the file ends, expected 4 bytes of the magic number: two zeros, type, rank");
        }
    }

    @Test
    void download_firstMirrorFails_secondIsAsked() throws IOException {
        try (LoopbackServer bad = new LoopbackServer(gzip(new byte[3])); LoopbackServer good = new LoopbackServer(FILE)) {
            download(settings(bad, good));
            assertThat(target()).hasBinaryContent(FILE);
            assertThat(bad.ranges()).hasSize(1);
        }
    }

    @Test
    void download_notFound_isToldAtOnce() throws IOException {
        try (LoopbackServer server = new LoopbackServer(FILE).then(LoopbackServer.status(404))) {
            assertThatThrownBy(() -> download(settings(server))).isInstanceOf(UncheckedIOException.class)
                    .hasMessage("tiny: labels.gz could not be downloaded: " + server.address()
                            + "labels.gz: the server answered with status 404 (not found)");
            assertThat(server.ranges()).hasSize(1);
        }
    }

    @Test
    void download_serverError_isAskedAgain() throws IOException {
        try (LoopbackServer server = new LoopbackServer(FILE).then(LoopbackServer.status(503))) {
            download(settings(server));
            assertThat(target()).hasBinaryContent(FILE);
        }
    }

    @Test
    void download_serverErrorAlways_isTold() throws IOException {
        try (LoopbackServer server = new LoopbackServer(FILE).then(LoopbackServer.status(500)).then(LoopbackServer.status(500))) {
            assertThatThrownBy(() -> download(settings(server).attempts(2))).isInstanceOf(UncheckedIOException.class)
                    .hasMessageEndingWith(
                            "the server answered with status 500 (attempts: 2; 0 bytes are kept for the next call)");
        }
    }

    @Test
    void download_brokenOff_goesOnWhereItStopped() throws IOException {
        try (LoopbackServer server = new LoopbackServer(FILE).then(LoopbackServer.breakOffAfter(1000))) {
            download(settings(server));
            assertThat(target()).hasBinaryContent(FILE);
            assertThat(server.ranges()).containsExactly("whole", "bytes=1000-");
        }
    }

    @Test
    void download_brokenOffAlways_keepsWhatArrivedForTheNextCall() throws IOException {
        try (LoopbackServer server = new LoopbackServer(FILE).then(LoopbackServer.breakOffAfter(1000))) {
            assertThatThrownBy(() -> download(settings(server).attempts(1))).isInstanceOf(UncheckedIOException.class)
                    .hasMessageStartingWith("tiny: labels.gz could not be downloaded: " + server.address()
                            + "labels.gz: the transfer broke off after 1000 bytes: ")
                    .hasMessageEndingWith("(attempts: 1; 1000 bytes are kept for the next call)");
            assertThat(part()).hasBinaryContent(Arrays.copyOf(FILE, 1000));
            download(settings(server).attempts(1));
            assertThat(server.ranges()).containsExactly("whole", "bytes=1000-");
            assertThat(target()).hasBinaryContent(FILE);
        }
    }

    @Test
    void download_damagedPart_startsAnew() throws IOException {
        writePart(new byte[500]);
        try (LoopbackServer server = new LoopbackServer(FILE)) {
            download(settings(server));
            assertThat(target()).hasBinaryContent(FILE);
            assertThat(server.ranges()).containsExactly("bytes=500-", "whole");
        }
    }

    @Test
    void download_partLongerThanTheFile_startsAnew() throws IOException {
        writePart(new byte[FILE.length + 1]);
        try (LoopbackServer server = new LoopbackServer(FILE)) {
            download(settings(server));
            assertThat(target()).hasBinaryContent(FILE);
        }
    }

    @Test
    void download_completePart_isTaken() throws IOException {
        writePart(FILE);
        try (LoopbackServer server = new LoopbackServer(FILE)) {
            download(settings(server));
            assertThat(target()).hasBinaryContent(FILE);
        }
    }

    @Test
    void download_serverWithoutRanges_sendsTheWhole() throws IOException {
        writePart(Arrays.copyOf(FILE, 1000));
        try (LoopbackServer server = new LoopbackServer(FILE).then(LoopbackServer.whole())) {
            download(settings(server));
            assertThat(target()).hasBinaryContent(FILE);
            assertThat(server.ranges()).containsExactly("bytes=1000-");
        }
    }

    @Test
    void download_otherRangeThanAsked_isRefused() throws IOException {
        writePart(Arrays.copyOf(FILE, 1000));
        try (LoopbackServer server = new LoopbackServer(FILE).then(LoopbackServer.partial("bytes 0-0/4000"))) {
            assertThatThrownBy(() -> download(settings(server).attempts(1))).isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("expected the bytes from 1000 on, found Content-Range: bytes 0-0/4000");
        }
    }

    @Test
    void download_silentServer_timesOut() throws IOException {
        try (LoopbackServer server = new LoopbackServer(FILE).then(LoopbackServer.silence())) {
            assertThatThrownBy(() -> download(settings(server).timeout(SHORT).attempts(1)))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("labels.gz: the server was silent for 1000 ms");
        }
    }

    @Test
    void download_serverSilentInTheMiddle_timesOutAndGoesOn() throws IOException {
        try (LoopbackServer server = new LoopbackServer(FILE).then(LoopbackServer.fallSilentAfter(1000))) {
            assertThatThrownBy(() -> download(settings(server).timeout(SHORT).attempts(1)))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("the server was silent for 1000 ms, after 1000 bytes")
                    .hasMessageEndingWith("1000 bytes are kept for the next call)");
            download(settings(server));
            assertThat(server.ranges()).containsExactly("whole", "bytes=1000-");
        }
    }

    @Test
    void download_nobodyThere_isTold() throws IOException {
        Downloads settings;
        try (LoopbackServer server = new LoopbackServer(FILE)) {
            settings = settings(server);
        }
        assertThatThrownBy(() -> download(settings)).isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("ConnectException")
                .hasMessageEndingWith("(attempts: 3; 0 bytes are kept for the next call)");
    }

    @Test
    void download_offline_namesTheFileAndTheRemedy() {
        assertThatThrownBy(() -> FashionMnist.download(Downloads.standard().cache(cache).offline(true)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("fashion-mnist: "
                        + cache.resolve("fashion-mnist").resolve("train-images-idx3-ubyte.gz").toAbsolutePath()
                        + " is not in the cache, and offline (telar.offline) no file is downloaded; put it there, or allow downloads");
        assertThatThrownBy(() -> Kmnist.download(Downloads.standard().cache(cache).offline(true)))
                .isInstanceOf(IllegalStateException.class).hasMessageStartingWith("kmnist: ");
    }

    @Test
    void download_fashionMnistFromAWrongMirror_isRefusedByItsSum() throws IOException {
        try (LoopbackServer server = new LoopbackServer(FILE)) {
            assertThatThrownBy(() -> FashionMnist.download(settings(server))).isInstanceOf(DataFormatException.class)
                    .hasMessageContaining("expected the MD5 sum 8d4fb7e6c68d591d4c3dfef9ec88bf0d");
        }
    }

    @Test
    void download_cacheThatIsAFile_isTold() throws IOException {
        Files.write(cache.resolve("tiny"), new byte[0]);
        try (LoopbackServer server = new LoopbackServer(FILE)) {
            assertThatThrownBy(() -> download(settings(server))).isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("labels.gz cannot be written: ");
        }
    }

    @Test
    void download_manyThreads_transferOnce() throws Exception {
        try (LoopbackServer server = new LoopbackServer(FILE); ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Path>> results = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                results.add(threads.submit(() -> download(settings(server))));
            }
            for (Future<Path> result : results) {
                assertThat(result.get().resolve("labels.gz")).hasBinaryContent(FILE);
            }
            assertThat(server.ranges()).containsExactly("whole");
        }
    }

    @Test
    void download_twoProcesses_transferOnce() throws Exception {
        try (LoopbackServer server = new LoopbackServer(FILE)) {
            List<Process> processes = List.of(start(server), start(server));
            for (Process process : processes) {
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(process.waitFor()).as(output).isZero();
            }
            assertThat(target()).hasBinaryContent(FILE);
            assertThat(server.ranges()).containsExactly("whole");
        }
    }

    private Process start(LoopbackServer server) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        assertThat(classPath).contains(File.separator);
        return new ProcessBuilder(java.toString(), "-cp", classPath, DownloadProcess.class.getName(), server.address().toString(),
                cache.toString(), md5(FILE)).redirectErrorStream(true).start();
    }

    @Test
    void download_interrupted_keepsTheFlagAndThePart() throws Exception {
        try (LoopbackServer server = new LoopbackServer(FILE).then(LoopbackServer.fallSilentAfter(1000))) {
            AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
            AtomicBoolean flag = new AtomicBoolean();
            Thread user = Thread.ofPlatform().start(() -> {
                try {
                    download(settings(server));
                } catch (UncheckedIOException e) {
                    failure.set(e);
                }
                flag.set(Thread.currentThread().isInterrupted());
            });
            server.awaitRequest();
            user.interrupt();
            user.join();
            assertThat(failure.get()).hasMessage("tiny: the download was interrupted; the next call goes on where it stopped");
            assertThat(flag).isTrue();
            download(settings(server));
            assertThat(target()).hasBinaryContent(FILE);
        }
    }

    @Test
    void settings_fromSystemProperties_areTakenWhenAsked() {
        String before = System.getProperty(Downloads.CACHE_PROPERTY, "");
        try {
            System.setProperty(Downloads.CACHE_PROPERTY, cache.toString());
            System.setProperty(Downloads.OFFLINE_PROPERTY, "true");
            assertThat(Downloads.standard().cache()).isEqualTo(cache);
            assertThat(Downloads.standard().isOffline()).isTrue();
            System.setProperty(Downloads.OFFLINE_PROPERTY, "yes");
            assertThatThrownBy(Downloads::standard).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the system property telar.offline must be true or false, it is \"yes\"");
        } finally {
            System.clearProperty(Downloads.OFFLINE_PROPERTY);
            System.setProperty(Downloads.CACHE_PROPERTY, before);
        }
        assertThat(Downloads.standard().cache()).endsWithRaw(Path.of(".cache", "telar"));
        assertThat(Downloads.standard().isOffline()).isFalse();
    }

    @Test
    void settings_thatMakeNoSense_areRefused() {
        Downloads settings = Downloads.standard();
        assertThatThrownBy(settings::mirrors).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("download: expected one mirror or more, given none");
        assertThatThrownBy(() -> settings.mirrors(URI.create("ftp://a/"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("download: a mirror must be an http or https address, given ftp://a/");
        assertThatThrownBy(() -> settings.timeout(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("download: the timeout must be above 0, given PT0S");
        assertThatThrownBy(() -> settings.attempts(0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("download: the number of attempts must be 1 or more, given 0");
    }
}
