package dev.telar.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.telar.backend.Backend;
import dev.telar.backend.Backends;
import dev.telar.backend.reference.ReferenceBackend;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;

class TensorTextTest {

    /// The goldens are NumPy's, written by `tensor_text.py`.
    static Stream<String> goldens() throws IOException {
        try (InputStream in = Objects.requireNonNull(TensorTextTest.class.getResourceAsStream("tensor_text.txt"))) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(all.split("\n--\n"));
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void toString_ofAnyArray_isNumPys(String golden) {
        List<String> lines = golden.lines().toList();
        String expected = String.join("\n", lines.subList(2, lines.size()));

        assertThat(tensor(lines.get(0).strip().split(" "), lines.get(1)).toString()).isEqualTo(expected);
    }

    private static Tensor tensor(String[] header, String line) {
        Shape shape = Shape.of(Arrays.stream(header).skip(1).mapToInt(Integer::parseInt).toArray());
        String[] words = line.isEmpty() ? new String[0] : line.split(" ");
        int n = words.length;
        return switch (DType.valueOf(header[0].toUpperCase(Locale.ROOT))) {
            case FLOAT32 -> {
                float[] values = new float[n];
                for (int i = 0; i < n; i++) {
                    values[i] = Float.intBitsToFloat(Integer.parseUnsignedInt(words[i], 16));
                }
                yield Tensor.of(values, shape);
            }
            case FLOAT64 -> Tensor.of(
                    Arrays.stream(words).mapToDouble(w -> Double.longBitsToDouble(Long.parseUnsignedLong(w, 16))).toArray(),
                    shape);
            case INT32 -> Tensor.of(Arrays.stream(words).mapToInt(Integer::parseInt).toArray(), shape);
            case UINT8 -> Tensor.of(Arrays.stream(words).mapToInt(Integer::parseInt).toArray(), shape).cast(DType.UINT8);
            case BOOL -> Tensor.of(Arrays.stream(words).mapToInt(Integer::parseInt).toArray(), shape).cast(DType.BOOL);
        };
    }

    @Test
    void toString_ofAMatrix_alignsItsRows() {
        assertThat(Tensor.of(new float[][]{{1, 2}, {3, 4}}))
                .hasToString("Tensor([[1., 2.],\n        [3., 4.]], shape=(2, 2), dtype=float32)");
    }

    @Test
    void toString_afterItsScope_saysSo() {
        Tensor[] leaked = new Tensor[1];
        TensorScope.run(() -> leaked[0] = Tensor.of(1f, 2f));

        assertThat(leaked[0]).hasToString("Tensor(released, shape=(2,), dtype=float32)");
    }

    @Test
    void toString_onAClosedBackend_saysSoAndDoesNotThrow() {
        Backend backend = new ReferenceBackend();
        Tensor x = Backends.use(backend, () -> Tensor.of(1f));
        backend.close();

        assertThat(x.toString()).startsWith("Tensor(<backend reference has been closed").endsWith("shape=(1,), dtype=float32)");
    }
}
