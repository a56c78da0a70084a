package dev.telar.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every `java` block of the README in both languages and of the page on backends is a program that compiles against the modules as they are; the two languages show the same programs
/// and the same commands.
class DocumentSnippetsTest {

    private static final Path ROOT = Objects.requireNonNull(Path.of("").toAbsolutePath().getParent());

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");

    @TempDir
    private Path classes;

    record Snippet(String document, int number, String code) {
        @Override
        public String toString() {
            return document + " " + number;
        }
    }

    static Stream<Snippet> snippets() throws IOException {
        List<Snippet> snippets = new ArrayList<>();
        for (String document : List.of("README.md", "README.es.md", "docs/backends.md")) {
            List<String> blocks = blocks(document, "java");
            for (int i = 0; i < blocks.size(); i++) {
                snippets.add(new Snippet(document, i + 1, blocks.get(i)));
            }
        }
        return snippets.stream();
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void snippet_compiles(Snippet snippet) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        boolean compiled = compiler.getTask(messages, null, null,
                List.of("--release", "25", "-Xlint:all", "-cp", System.getProperty("java.class.path"), "-d", classes.toString()),
                null,
                List.of(new Source(snippet.code()))).call();
        assertThat(compiled).as(() -> messages + "\n" + snippet.code()).isTrue();
    }

    @Test
    void bothLanguages_showTheSameProgramsAndCommands() throws IOException {
        assertThat(blocks("README.es.md", "java")).isEqualTo(blocks("README.md", "java")).isNotEmpty();
        assertThat(blocks("README.es.md", "sh")).isEqualTo(blocks("README.md", "sh")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(blocks("README.es.md", "xml")).isEqualTo(blocks("README.md", "xml")).isNotEmpty();
    }

    private static List<String> blocks(String document, String language) throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(Files.readString(ROOT.resolve(document)));
        while (matcher.find()) {
            if (matcher.group(1).equals(language)) {
                blocks.add(matcher.group(2));
            }
        }
        return blocks;
    }

    /// A block as a file: a compact source file where it declares no class of its own.
    private static final class Source extends SimpleJavaFileObject {

        private final String code;

        Source(String code) {
            super(URI.create("string:///Snippet.java"), JavaFileObject.Kind.SOURCE);
            this.code = code;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }
}
