package dev.telar.datasets;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// How files are downloaded and where they are kept; immutable, each setting gives a new object.
///
/// A file is downloaded only when a method named `download` is called, and only if it is not in the cache with the right sum. It arrives
/// as `name.part` and gets its name, atomically, after its sum and contents have been checked; an unfinished one is continued by the next
/// call. Threads and processes that want the same file wait for each other.
///
/// | setting | default |
/// |---|---|
/// | [#cache(Path)] | system property `telar.cache`, else `.cache/telar` in the home directory |
/// | [#offline(boolean)] | system property `telar.offline` (`true`, `false`), else false |
/// | [#mirrors(URI...)] | those of the data set |
/// | [#timeout(Duration)] | 30 s without an answer or a byte |
/// | [#attempts(int)] | 3 for each mirror |
public final class Downloads {

    /// The system property with the directory of the cache.
    public static final String CACHE_PROPERTY = "telar.cache";
    /// The system property that forbids downloads.
    public static final String OFFLINE_PROPERTY = "telar.offline";

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 3;

    private final Path cache;
    private final boolean offline;
    private final List<URI> mirrors;
    private final Duration timeout;
    private final int attempts;

    private Downloads(Path cache, boolean offline, List<URI> mirrors, Duration timeout, int attempts) {
        this.cache = cache;
        this.offline = offline;
        this.mirrors = mirrors;
        this.timeout = timeout;
        this.attempts = attempts;
    }

    /// The defaults, with the system properties as they are now.
    ///
    /// @throws IllegalArgumentException if `telar.offline` is neither `true` nor `false`
    public static Downloads standard() {
        String cache = System.getProperty(CACHE_PROPERTY, "");
        String offline = System.getProperty(OFFLINE_PROPERTY, "false");
        if (!offline.equals("true") && !offline.equals("false")) {
            throw new IllegalArgumentException(
                    "the system property " + OFFLINE_PROPERTY + " must be true or false, it is \"" + offline + "\"");
        }
        Path directory = cache.isEmpty() ? Path.of(System.getProperty("user.home", "."), ".cache", "telar") : Path.of(cache);
        return new Downloads(directory, offline.equals("true"), List.of(), TIMEOUT, ATTEMPTS);
    }

    /// Keeps the files under this directory, in one folder for each data set.
    public Downloads cache(Path directory) {
        return new Downloads(Objects.requireNonNull(directory, "directory"), offline, mirrors, timeout, attempts);
    }

    /// Whether to take files from the cache only.
    public Downloads offline(boolean isOffline) {
        return new Downloads(cache, isOffline, mirrors, timeout, attempts);
    }

    /// Asks these addresses in turn, in place of the data set's; a file's name is put behind each, which should end in `/`.
    ///
    /// @throws IllegalArgumentException if none is given, or one is not `http` or `https`
    public Downloads mirrors(URI... addresses) {
        if (addresses.length == 0) {
            throw new IllegalArgumentException("download: expected one mirror or more, given none");
        }
        for (URI address : addresses) {
            if (!"http".equals(address.getScheme()) && !"https".equals(address.getScheme())) {
                throw new IllegalArgumentException("download: a mirror must be an http or https address, given " + address);
            }
        }
        return new Downloads(cache, offline, List.of(addresses), timeout, attempts);
    }

    /// Gives up on a server that has not answered, or has sent nothing, for this long.
    ///
    /// @throws IllegalArgumentException if it is not above 0
    public Downloads timeout(Duration silence) {
        if (!silence.isPositive()) {
            throw new IllegalArgumentException("download: the timeout must be above 0, given " + silence);
        }
        return new Downloads(cache, offline, mirrors, silence, attempts);
    }

    /// How often to ask each mirror when a transfer breaks off; each time only for what is missing.
    ///
    /// @throws IllegalArgumentException if it is below 1
    public Downloads attempts(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("download: the number of attempts must be 1 or more, given " + number);
        }
        return new Downloads(cache, offline, mirrors, timeout, number);
    }

    Path cache() {
        return cache;
    }

    boolean isOffline() {
        return offline;
    }

    List<URI> mirrorsOr(List<URI> standard) {
        return mirrors.isEmpty() ? standard : mirrors;
    }

    Duration timeout() {
        return timeout;
    }

    int attempts() {
        return attempts;
    }
}
