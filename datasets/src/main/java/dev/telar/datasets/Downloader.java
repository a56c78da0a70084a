package dev.telar.datasets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

import dev.telar.error.DataFormatException;

/// Gets the files of one data set into the cache.
///
/// One lock a file: within the process a [ReentrantLock], between processes a lock on `name.lock`, which the system releases if its holder
/// dies. Whoever gets it second finds the file in place.
final class Downloader {

    private static final System.Logger LOG = System.getLogger(Downloader.class.getName());
    private static final Map<Path, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

    private final String dataset;
    private final List<URI> mirrors;
    private final Downloads settings;
    private final Path folder;

    Downloader(String dataset, List<URI> mirrors, Downloads settings) {
        this.dataset = dataset;
        this.mirrors = settings.mirrorsOr(mirrors);
        this.settings = settings;
        this.folder = settings.cache().resolve(dataset).toAbsolutePath();
    }

    /// The folder with all `files`, checked.
    Path download(List<RemoteFile> files) {
        for (RemoteFile file : files) {
            download(file);
        }
        return folder;
    }

    private void download(RemoteFile file) {
        Path target = folder.resolve(file.name());
        try {
            if (faults(file, target).isEmpty()) {
                return;
            }
            if (settings.isOffline()) {
                throw new IllegalStateException(
                        dataset + ": " + target + " is not in the cache, and offline (" + Downloads.OFFLINE_PROPERTY
                                + ") no file is downloaded; put it there, or allow downloads");
            }
            Files.createDirectories(folder);
            ReentrantLock lock = LOCKS.computeIfAbsent(target, _ -> new ReentrantLock());
            lock.lockInterruptibly();
            try (FileChannel channel = FileChannel.open(folder.resolve(file.name() + ".lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE); FileLock _ = channel.lock()) {
                String faults = faults(file, target);
                if (!faults.isEmpty()) {
                    if (Files.exists(target)) {
                        LOG.log(Level.WARNING, "{0} in the cache is damaged and downloaded anew: {1}", target, faults);
                    }
                    fetch(file, target);
                }
            } finally {
                lock.unlock();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(dataset + ": " + target + " cannot be written: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(interrupted(), new IOException(e));
        }
    }

    private static String faults(RemoteFile file, Path target) throws IOException {
        return Files.exists(target) ? file.faults(target) : "not there";
    }

    private void fetch(RemoteFile file, Path target) throws IOException, InterruptedException {
        Path part = folder.resolve(file.name() + ".part");
        List<String> failures = new ArrayList<>();
        boolean damaged = false;
        for (URI mirror : mirrors) {
            URI address = mirror.resolve(file.name());
            try {
                transfer(address, file, part);
                try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                LOG.log(Level.INFO, "{0}: {1} downloaded from {2}", dataset, target, address);
                return;
            } catch (DataFormatException e) {
                damaged = true;
                failures.add(address + ": " + e.getMessage());
            } catch (IOException e) {
                failures.add(address + ": " + e.getMessage());
            }
        }
        String message = dataset + ": " + file.name() + " could not be downloaded: " + String.join("; ", failures);
        if (damaged) {
            throw new DataFormatException(message);
        }
        throw new UncheckedIOException(message, new IOException(failures.getLast()));
    }

    /// Completes the partial file and checks it. If what was there before does not go together with the rest, starts once from nothing.
    private void transfer(URI address, RemoteFile file, Path part) throws IOException, InterruptedException {
        boolean resumed = Files.exists(part) && Files.size(part) > 0;
        new Transfer(address, settings).complete(part);
        String faults = file.faults(part);
        if (!faults.isEmpty() && resumed) {
            Files.delete(part);
            new Transfer(address, settings).complete(part);
            faults = file.faults(part);
        }
        if (!faults.isEmpty()) {
            Files.delete(part);
            throw new DataFormatException(faults);
        }
    }

    private String interrupted() {
        return dataset + ": the download was interrupted; the next call goes on where it stopped";
    }
}
