package com.example.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The Java in `docs/backend-authors.md` is a part of this backend, word for word.
class GuideTest {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```$");

    static List<String> blocks() throws IOException {
        String guide = Files.readString(Path.of("../../docs/backend-authors.md"));
        return BLOCK.matcher(guide).results().map((MatchResult block) -> block.group(1)).toList();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void block_ofTheGuide_standsInThisBackend(String block) throws IOException {
        assertThat(sources()).contains(block);
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.toString().endsWith(".java")).map(GuideTest::read).collect(Collectors.joining("\n"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
