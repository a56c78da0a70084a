package dev.telar.plots;

import java.awt.AWTError;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// From a picture to an image, to SVG and to a file.
final class Rendering {

    private Rendering() {}

    static BufferedImage image(Picture picture) {
        return guarded(() -> {
            BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = image.createGraphics();
            try {
                graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
                graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
                graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
                graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
                graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
                paint(picture, graphics);
            } finally {
                graphics.dispose();
            }
            return image;
        });
    }

    static String svg(Picture picture) {
        return guarded(() -> {
            SvgGraphics graphics = new SvgGraphics(picture.width(), picture.height());
            paint(picture, graphics);
            return graphics.document();
        });
    }

    private static void paint(Picture picture, Graphics2D graphics) {
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, picture.width(), picture.height());
        picture.paint(graphics);
    }

    static Path save(Picture picture, Path file) {
        Objects.requireNonNull(file, "file");
        Path name = file.getFileName();
        String text = name == null ? "" : name.toString();
        String lower = text.toLowerCase(Locale.ROOT);
        byte[] bytes;
        if (lower.endsWith(".png")) {
            bytes = png(image(picture));
        } else if (lower.endsWith(".svg")) {
            bytes = svg(picture).getBytes(StandardCharsets.UTF_8);
        } else {
            throw new IllegalArgumentException(
                    "save: the format of '" + text + "' is unknown: end the file's name in .png or .svg");
        }
        write(file, text, bytes);
        return file;
    }

    /// Writes beside the target and moves, so that nobody ever sees half a picture. (Not `createTempFile`: its files are readable
    /// by their owner alone, and would stay so.)
    private static void write(Path file, String name, byte[] bytes) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Path draft = file.resolveSibling("." + name + "." + Long.toHexString(System.nanoTime()) + ".tmp");
            try {
                try (OutputStream out = Files.newOutputStream(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                    out.write(bytes);
                }
                move(draft, file);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("save: cannot write " + file + ": " + e, e);
        }
    }

    private static void move(Path draft, Path file) throws IOException {
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    static byte[] png(RenderedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // a stream of our own keeps ImageIO from making cache files
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, "png", out)) {
                throw new IllegalStateException(
                        "save: this Java runtime has no PNG writer; use a runtime with the whole java.desktop module,"
                                + " or save as .svg");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// A broken display or a machine without fonts shows as an `Error` deep inside AWT: say what to do.
    static <T> T guarded(Supplier<T> drawing) {
        try {
            return drawing.get();
        } catch (AWTError | LinkageError e) {
            throw new IllegalStateException("plots: this Java runtime cannot draw: " + e
                    + " (Telar needs no display: unset DISPLAY or start Java with -Djava.awt.headless=true,"
                    + " and use a runtime that has the java.desktop module)", e);
        } catch (InternalError e) {
            throw new IllegalStateException("plots: this Java runtime cannot draw: " + e
                    + " (install fontconfig and a font; on Debian: apt install fontconfig fonts-dejavu-core)", e);
        }
    }
}
