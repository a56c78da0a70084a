package dev.telar.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class TextTableTest {

    private record Golden(int number, TextTable table, String expected) {}

    /// `tables.py` wrote the file with rich.
    private static List<Golden> goldens() throws IOException {
        String text;
        try (InputStream in = TextTableTest.class.getResourceAsStream("tables.txt")) {
            text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        List<Golden> goldens = new ArrayList<>();
        for (String part : text.split("#case\t", -1)) {
            if (part.isEmpty()) {
                continue;
            }
            String[] halves = part.split("#table\n", -1);
            String[] lines = halves[0].split("\n", -1);
            String[] settings = lines[0].split("\t", -1);
            int[] widths = Stream.of(settings[1].split(",", -1)).mapToInt(Integer::parseInt).toArray();
            List<TextTable.Alignment> alignments = Stream.of(settings[2].split(",", -1))
                    .map(name -> TextTable.Alignment.valueOf(name.toUpperCase(Locale.ROOT))).toList();
            TextTable table = new TextTable(widths, alignments, Integer.parseInt(settings[0]));
            for (int i = 1; i < lines.length - 1; i++) {
                table.add(List.of(lines[i].split("\t", -1)));
            }
            goldens.add(new Golden(goldens.size(), table, halves[1]));
        }
        return goldens;
    }

    @TestFactory
    Stream<DynamicTest> table_drawn_equalsThatOfRich() throws IOException {
        return goldens().stream().map(golden -> DynamicTest.dynamicTest("case " + golden.number,
                () -> assertThat(golden.table.draw()).isEqualTo(golden.expected)));
    }
}
