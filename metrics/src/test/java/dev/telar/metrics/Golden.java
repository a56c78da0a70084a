package dev.telar.metrics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/// One case of a golden file that `goldens.py` wrote: inputs, and what scikit-learn answered.
record Golden(Map<String, String> values, String text, List<String> warnings) {

    static List<Golden> read(String file) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Golden.class.getResourceAsStream(file), file), StandardCharsets.UTF_8))) {
            List<Golden> cases = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("|")) {
                    cases.set(cases.size() - 1, cases.getLast().withLine(line.substring(1)));
                } else if (line.startsWith("!")) {
                    cases.getLast().warnings.add(line.substring(1));
                } else {
                    cases.add(parse(line));
                }
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Golden parse(String line) {
        Map<String, String> values = new HashMap<>();
        for (String pair : line.split("\t", -1)) {
            int equals = pair.indexOf('=');
            values.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return new Golden(values, "", new ArrayList<>());
    }

    private Golden withLine(String line) {
        return new Golden(values, text + line + "\n", warnings);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    String get(String key) {
        return Objects.requireNonNull(values.get(key), key);
    }

    String[] strings(String key) {
        return get(key).split(",", -1);
    }

    double number(String key) {
        return number0(get(key));
    }

    double[] numbers(String key) {
        return Arrays.stream(strings(key)).mapToDouble(Golden::number0).toArray();
    }

    double @Nullable [] weights() {
        return has("weights") ? numbers("weights") : null;
    }

    double[][] matrix(String key) {
        return Arrays.stream(get(key).split(";", -1))
                .map(row -> Arrays.stream(row.split(",", -1)).mapToDouble(Golden::number0).toArray()).toArray(double[][]::new);
    }

    int[] integers(String key) {
        return Arrays.stream(numbers(key)).mapToInt(x -> (int) x).toArray();
    }

    private static double number0(String text) {
        return switch (text) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    /// The targets of this case, of the kind that it names.
    Targets targets(String key) {
        return switch (get("kind")) {
            case "str" -> Targets.of(strings(key));
            case "float" -> Targets.of(numbers(key));
            case "bool" -> Targets.of(Arrays.stream(numbers(key)).mapToObj(x -> x != 0).toList());
            case "multilabel" -> Targets.of(Arrays.stream(matrix(key))
                    .map(row -> Arrays.stream(row).mapToInt(x -> (int) x).toArray()).toArray(int[][]::new));
            default -> Targets.of(integers(key));
        };
    }

    /// The labels of this case, of the kind that it names.
    List<?> labels() {
        return switch (get("kind")) {
            case "str" -> List.of(strings("labels"));
            case "float" -> Arrays.stream(numbers("labels")).boxed().toList();
            default -> Arrays.stream(integers("labels")).boxed().toList();
        };
    }

    ZeroDivision zeroDivision() {
        return get("zero").equals("warn") ? ZeroDivision.WARN : ZeroDivision.of(number("zero"));
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
