package dev.telar.examples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Tells a program's story twice: on the console while it runs, and at its end as `index.html` in a folder, in the order of a notebook, with text, code,
/// output and pictures. The page needs no network.
///
/// The code that it shows is the code that ran: regions of the program's own source, which the build puts on the class path, between
/// `// @start region="name"` and `// @end`.
final class Notebook {

    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #1d2733; --paper: #fff; --code: #f4f6f8; --line: #d8dee6; --accent: #31688e }
            @media (prefers-color-scheme: dark) { :root { --ink: #dde4ec; --paper: #14181d; --code: #1d242c; --line: #333d48; --accent: #8fc1e3 } }
            body { max-width: 54rem; margin: 2.5rem auto; padding: 0 1.2rem; font: 16px/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper) }
            h1 { font-size: 1.9rem } h2 { margin-top: 2.4rem; border-bottom: 1px solid var(--line); padding-bottom: .3rem }
            pre { overflow-x: auto; padding: .8rem 1rem; line-height: 1.35; font: 13px/1.4 ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace }
            pre.code { background: var(--code); border-left: 4px solid var(--accent); border-radius: 4px }
            pre.output { border: 1px solid var(--line); border-radius: 4px }
            img { max-width: 100%; height: auto; background: #fff; border-radius: 4px }
            """;

    private final Path folder;
    private final PrintStream console;
    private final String title;
    private final String source;
    private final StringBuilder page = new StringBuilder();
    private final ByteArrayOutputStream cell = new ByteArrayOutputStream();
    private final PrintStream recording = new PrintStream(cell, true, StandardCharsets.UTF_8);
    private final PrintStream out = new PrintStream(new Told(), true, StandardCharsets.UTF_8);

    /// @param folder where the page and its pictures lie; it exists
    /// @param console where the story is told while it happens
    /// @param title the title of the page
    /// @param program the class whose source is shown
    Notebook(Path folder, PrintStream console, String title, Class<?> program) {
        this.folder = folder;
        this.console = console;
        this.title = title;
        this.source = source(program);
        page.append("<h1>").append(escaped(title)).append("</h1>\n");
    }

    /// Where the program prints: to the console, and into the page below the code before it.
    PrintStream out() {
        return out;
    }

    /// Where the program prints what belongs on the page alone.
    PrintStream recording() {
        return recording;
    }

    /// A chapter begins.
    void heading(String text) {
        endCell();
        console.println();
        console.println("== " + text);
        page.append("<h2>").append(escaped(text)).append("</h2>\n");
    }

    /// A paragraph; on the page alone, since the console shows what happens and not why.
    void text(String text) {
        endCell();
        page.append("<p>").append(escaped(text)).append("</p>\n");
    }

    /// A region of the program's source; on the page alone.
    void code(String region) {
        endCell();
        String start = "// @start region=\"" + region + "\"";
        int from = source.indexOf(start);
        int to = source.indexOf("// @end", from);
        if (from < 0 || to < 0) {
            throw new IllegalArgumentException("the source has no region " + region);
        }
        String lines = source.substring(source.indexOf('\n', from) + 1, source.lastIndexOf('\n', to));
        page.append("<pre class=\"code\">").append(escaped(lines.stripIndent().strip())).append("</pre>\n");
    }

    /// Where a picture of the page belongs.
    Path picture(String file, String description) {
        endCell();
        Path target = folder.resolve(file);
        console.println("[" + description + ": " + target + "]");
        page.append("<p><img src=\"").append(escaped(file)).append("\" alt=\"").append(escaped(description)).append("\"></p>\n");
        return target;
    }

    /// Writes the page, whole or not at all.
    ///
    /// @return where it lies
    Path finish() {
        endCell();
        String html = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + escaped(title)
                + "</title>\n<style>\n" + STYLE
                + "</style>\n</head>\n<body>\n" + page + "</body>\n</html>\n";
        Path target = folder.resolve("index.html");
        try {
            Path draft = Files.createTempFile(folder, "index", ".tmp");
            Files.writeString(draft, html);
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + target.toAbsolutePath() + ": " + e.getMessage(), e);
        }
        return target;
    }

    /// Puts on the page what was printed since the last code.
    private void endCell() {
        String text = cell.toString(StandardCharsets.UTF_8).stripTrailing();
        cell.reset();
        if (!text.isEmpty()) {
            page.append("<pre class=\"output\">").append(escaped(text)).append("</pre>\n");
        }
    }

    private static String source(Class<?> program) {
        String name = program.getSimpleName() + ".java";
        try (InputStream in = program.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    /// Collects whole lines for the console, which has its own characters, and the page.
    private final class Told extends OutputStream {

        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public void write(int b) {
            line.write(b);
            cell.write(b);
            if (b == '\n') {
                console.print(line.toString(StandardCharsets.UTF_8));
                console.flush();
                line.reset();
            }
        }
    }
}
