package dev.telar.datasets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Completes a partial file over HTTP: asks for what is missing (`Range`), takes the whole where the server sends it, and asks again where
/// a transfer breaks off. The JDK's client limits only the time up to the head of an answer, so silence within the body is watched here.
final class Transfer {

    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final int SERVER_ERROR = 500;
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+|\\*)");

    private final URI address;
    private final Duration timeout;
    private final int attempts;

    Transfer(URI address, Downloads settings) {
        this.address = address;
        this.timeout = settings.timeout();
        this.attempts = settings.attempts();
    }

    /// @throws IOException if no attempt succeeded; what has arrived stays in `part`
    void complete(Path part) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL).connectTimeout(timeout).build()) {
            try {
                for (int attempt = 1;; attempt++) {
                    try {
                        ask(client, part);
                        return;
                    } catch (Refused e) {
                        throw e;
                    } catch (IOException e) {
                        if (attempt == attempts) {
                            long have = Files.exists(part) ? Files.size(part) : 0;
                            throw new IOException(
                                    e.getMessage() + " (attempts: " + attempts + "; " + have
                                            + " bytes are kept for the next call)",
                                    e);
                        }
                    }
                }
            } finally {
                client.shutdownNow();
            }
        }
    }

    private void ask(HttpClient client, Path part) throws IOException, InterruptedException {
        long have = Files.exists(part) ? Files.size(part) : 0;
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(timeout);
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-");
        }
        int status;
        try (FileChannel file = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            status = receive(client, request.build(), new Body(file, have));
        }
        if (status == RANGE_NOT_SATISFIABLE && have > 0) {
            Files.delete(part);
            ask(client, part);
        } else if (status >= SERVER_ERROR) {
            throw new IOException("the server answered with status " + status);
        } else if (status != OK && status != PARTIAL) {
            throw new Refused("the server answered with status " + status + (status == 404 ? " (not found)" : ""));
        }
    }

    private int receive(HttpClient client, HttpRequest request, Body body) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(request, body);
        try {
            while (true) {
                long before = body.received();
                try {
                    return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS).statusCode();
                } catch (TimeoutException e) {
                    if (body.received() == before) {
                        throw new IOException(
                                "the server was silent for " + timeout.toMillis() + " ms, after " + before + " bytes", e);
                    }
                }
            }
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() instanceof UncheckedIOException unchecked ? unchecked.getCause() : e.getCause();
            if (cause instanceof HttpTimeoutException) {
                throw new IOException("the server was silent for " + timeout.toMillis() + " ms", cause);
            }
            throw new IOException("the transfer broke off after " + body.received() + " bytes: " + cause, cause);
        } finally {
            answer.cancel(true);
        }
    }

    /// An answer that asking again does not change.
    private static final class Refused extends IOException {

        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /// Writes the body of an answer into the file: behind what is there if it continues that, else from the start.
    private static final class Body implements HttpResponse.BodyHandler<Void> {

        private final FileChannel file;
        private final long have;
        private final AtomicLong received = new AtomicLong();

        Body(FileChannel file, long have) {
            this.file = file;
            this.have = have;
        }

        long received() {
            return received.get();
        }

        @Override
        public BodySubscriber<Void> apply(ResponseInfo answer) {
            try {
                if (answer.statusCode() == PARTIAL && continues(answer)) {
                    file.position(have);
                } else if (answer.statusCode() == OK) {
                    file.truncate(0);
                } else if (answer.statusCode() == PARTIAL) {
                    throw new IOException("expected the bytes from " + have + " on, found Content-Range: "
                            + answer.headers().firstValue("Content-Range").orElse("none"));
                } else {
                    return BodySubscribers.discarding();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return BodySubscribers.ofByteArrayConsumer(bytes -> bytes.ifPresent(this::write));
        }

        private boolean continues(ResponseInfo answer) {
            Matcher range = CONTENT_RANGE.matcher(answer.headers().firstValue("Content-Range").orElse(""));
            return range.matches() && Long.parseLong(range.group(1)) == have;
        }

        private void write(byte[] bytes) {
            try {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    file.write(buffer);
                }
                received.addAndGet(bytes.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
