package dev.telar.datasets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.jspecify.annotations.Nullable;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/// A server on the loopback interface that sends one file, whole or from an offset, after having misbehaved as told.
final class LoopbackServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch asked = new CountDownLatch(1);
    private final byte[] file;
    private final Queue<Answer> answers = new ArrayDeque<>();
    private final List<String> ranges = new CopyOnWriteArrayList<>();

    LoopbackServer(byte[] file) throws IOException {
        this.file = file;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /// The next request gets this answer, the one behind it the next one; when there are none left, the file.
    LoopbackServer then(Answer answer) {
        answers.add(answer);
        return this;
    }

    URI address() {
        return URI.create(
                "http://" + server.getAddress().getAddress().getHostAddress() + ":" + server.getAddress().getPort() + "/data/");
    }

    /// The `Range` of each request so far, "whole" where it had none.
    List<String> ranges() {
        return List.copyOf(ranges);
    }

    /// Waits for the first request.
    void awaitRequest() throws InterruptedException {
        asked.await();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        Answer answer;
        synchronized (this) {
            ranges.add(range == null ? "whole" : range);
            Answer told = answers.poll();
            answer = told == null ? LoopbackServer::send : told;
        }
        asked.countDown();
        try (exchange) {
            answer.send(this, exchange, range);
        }
    }

    void send(HttpExchange exchange, @Nullable String range) throws IOException {
        int from = range == null ? 0 : Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
        if (from >= file.length) {
            exchange.sendResponseHeaders(416, -1);
            return;
        }
        if (range != null) {
            exchange.getResponseHeaders().add("Content-Range", "bytes " + from + "-" + (file.length - 1) + "/" + file.length);
        }
        exchange.sendResponseHeaders(range == null ? 200 : 206, file.length - from);
        exchange.getResponseBody().write(file, from, file.length - from);
        exchange.getResponseBody().close();
    }

    /// The whole file, whatever range was asked for.
    static Answer whole() {
        return (server, exchange, _) -> server.send(exchange, null);
    }

    static Answer status(int status) {
        return (_, exchange, _) -> exchange.sendResponseHeaders(status, -1);
    }

    /// Promises the whole file, sends `bytes` of it and hangs up.
    static Answer breakOffAfter(int bytes) {
        return (server, exchange, _) -> {
            exchange.sendResponseHeaders(200, server.file.length);
            exchange.getResponseBody().write(server.file, 0, bytes);
            exchange.getResponseBody().flush();
        };
    }

    /// Promises the whole file, sends `bytes` of it and is silent until the server is closed.
    static Answer fallSilentAfter(int bytes) {
        return (server, exchange, _) -> {
            exchange.sendResponseHeaders(200, server.file.length);
            exchange.getResponseBody().write(server.file, 0, bytes);
            exchange.getResponseBody().flush();
            server.awaitClose();
        };
    }

    /// Does not even send a head until the server is closed.
    static Answer silence() {
        return (server, _, _) -> server.awaitClose();
    }

    static Answer other(byte[] contents) {
        byte[] copy = Arrays.copyOf(contents, contents.length);
        return (_, exchange, _) -> {
            exchange.sendResponseHeaders(200, copy.length);
            exchange.getResponseBody().write(copy);
            exchange.getResponseBody().close();
        };
    }

    static Answer partial(String contentRange) {
        return (server, exchange, _) -> {
            exchange.getResponseHeaders().add("Content-Range", contentRange);
            exchange.sendResponseHeaders(206, 1);
            exchange.getResponseBody().write(server.file, 0, 1);
            exchange.getResponseBody().close();
        };
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.close();
    }

    /// How a request is answered.
    interface Answer {

        void send(LoopbackServer server, HttpExchange exchange, @Nullable String range) throws IOException;
    }
}
