package dev.telar.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.telar.shape.DType;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;

/// The methods of tensors against NumPy and SciPy; the goldens come from `numpy_cases.py`.
class NumPyCasesTest {

    /// In steps of the type, for functions that are not exact by nature; relative to the greatest number that takes part in a sum.
    private static final double FLOAT_TOLERANCE = 4e-7;
    private static final double DOUBLE_TOLERANCE = 2e-15;

    static Stream<String> cases() throws IOException {
        try (InputStream in = Objects.requireNonNull(NumPyCasesTest.class.getResourceAsStream("numpy_cases.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void method_onAnyInput_givesWhatNumPyGives(String line) {
        String[] parts = line.split("\\|", -1);
        List<Tensor> inputs = tensors(parts[2]);
        List<Tensor> expected = tensors(parts[3]);

        List<Tensor> given = apply(parts[0], parts[1].isEmpty() ? new String[0] : parts[1].split(" "), inputs);

        assertThat(given).hasSameSizeAs(expected);
        for (int i = 0; i < given.size(); i++) {
            assertThat(given.get(i).spec()).isEqualTo(expected.get(i).spec());
            double[] want = expected.get(i).toDoubleArray();
            double[] have = given.get(i).toDoubleArray();
            double tolerance = given.get(i).dtype() == DType.FLOAT32 ? FLOAT_TOLERANCE : DOUBLE_TOLERANCE;
            double scale = sums(parts[0]) ? 10 : 0;
            for (int j = 0; j < want.length; j++) {
                if (Double.isFinite(want[j]) && want[j] != 0) {
                    assertThat(have[j]).as("element %s of %s", j, given.get(i)).isCloseTo(want[j],
                            within(tolerance * Math.max(scale, Math.abs(want[j]))));
                } else {
                    assertThat(have[j] + 0.0).as("element %s of %s", j, given.get(i)).isEqualTo(want[j] + 0.0,
                            within(Double.isFinite(want[j]) ? tolerance * scale : 0));
                }
            }
        }
    }

    private static boolean sums(String method) {
        return Stream.of("sum", "mean", "variance", "std", "cumSum", "matmul", "scatterAdd", "logSumExp", "sinh", "cosh")
                .anyMatch(method::startsWith);
    }

    private static List<Tensor> tensors(String text) {
        return text.isEmpty() ? List.of() : Arrays.stream(text.split(" ")).map(NumPyCasesTest::tensor).toList();
    }

    private static Tensor tensor(String text) {
        String[] parts = text.split(":", -1);
        double[] values = parts[2].isEmpty()
                ? new double[0]
                : Arrays.stream(parts[2].split(",")).mapToDouble(NumPyCasesTest::number).toArray();
        return Tensor.of(values, Shape.of(ints(parts[1].isEmpty() ? new String[0] : parts[1].split(","))))
                .cast(DType.valueOf(parts[0].toUpperCase(Locale.ROOT)));
    }

    private static double number(String text) {
        return switch (text) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private static int[] ints(String[] words) {
        return Arrays.stream(words).mapToInt(Integer::parseInt).toArray();
    }

    private static List<Tensor> apply(String method, String[] args, List<Tensor> inputs) {
        return switch (method) {
            case "topK" -> inputs.getFirst().topK(Integer.parseInt(args[0]));
            case "linspace" -> List.of(
                    Tensor.linspace(Double.parseDouble(args[0]), Double.parseDouble(args[1]), Integer.parseInt(args[2])));
            case "cast" -> List.of(inputs.getFirst().cast(DType.valueOf(args[0].toUpperCase(Locale.ROOT))));
            default -> List.of(inputs.size() > 1
                    ? several(method, ints(args), inputs)
                    : args.length > 0 ? along(method, ints(args), inputs.getFirst()) : single(method, inputs.getFirst()));
        };
    }

    private static Tensor several(String method, int[] args, List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        Tensor y = inputs.get(1);
        return switch (method) {
            case "add" -> x.add(y);
            case "subtract" -> x.subtract(y);
            case "multiply" -> x.multiply(y);
            case "divide" -> x.divide(y);
            case "mod" -> x.mod(y);
            case "pow" -> x.pow(y);
            case "atan2" -> x.atan2(y);
            case "maximum" -> x.maximum(y);
            case "minimum" -> x.minimum(y);
            case "equal" -> x.equal(y);
            case "notEqual" -> x.notEqual(y);
            case "less" -> x.less(y);
            case "lessEqual" -> x.lessEqual(y);
            case "greater" -> x.greater(y);
            case "greaterEqual" -> x.greaterEqual(y);
            case "and" -> x.and(y);
            case "or" -> x.or(y);
            case "xor" -> x.xor(y);
            case "matmul" -> x.matmul(y);
            case "matmulTransposed" -> x.matmul(y, args[0] == 1, args[1] == 1);
            case "concat" -> Tensor.concat(args[0], inputs);
            case "stack" -> Tensor.stack(args[0], inputs.toArray(Tensor[]::new));
            case "gather" -> x.gather(y, args[0]);
            case "scatterAdd" -> x.scatterAdd(y, inputs.get(2), args[0]);
            case "where" -> Tensor.where(x, y, inputs.get(2));
            default -> throw new IllegalArgumentException(method);
        };
    }

    private static Tensor along(String method, int[] args, Tensor x) {
        return switch (method) {
            case "argMax" -> x.argMax(args[0]);
            case "argMin" -> x.argMin(args[0]);
            case "sort" -> x.sort(args[0]);
            case "argSort" -> x.argSort(args[0]);
            case "cumSum" -> x.cumSum(args[0]);
            case "transpose" -> x.transpose(args);
            case "swapAxes" -> x.swapAxes(args[0], args[1]);
            case "slice" -> x.slice(args[0], args[1], args[2], args[3]);
            case "at" -> x.at(args[0]);
            case "reshape" -> x.reshape(args);
            case "expandDims" -> x.expandDims(args[0]);
            case "tile" -> x.tile(args);
            case "broadcastTo" -> x.broadcastTo(Shape.of(args));
            case "pad" -> pad(x, args);
            case "windows" -> x.windows(IntList.of(0), IntList.of(args[0]), IntList.of(args[1]), IntList.of(args[2]));
            case "windowsOfAxis1" -> x.windows(IntList.of(1), IntList.of(args[0]), IntList.of(args[1]), IntList.of(args[2]));
            default -> reduction(method, args, x);
        };
    }

    private static Tensor pad(Tensor x, int[] args) {
        List<Integer> low = new ArrayList<>();
        List<Integer> high = new ArrayList<>();
        for (int i = 0; i < args.length; i += 2) {
            low.add(args[i]);
            high.add(args[i + 1]);
        }
        return x.pad(IntList.of(low.stream().mapToInt(Integer::intValue).toArray()),
                IntList.of(high.stream().mapToInt(Integer::intValue).toArray()), 1);
    }

    private static Tensor reduction(String method, int[] axes, Tensor x) {
        return switch (method) {
            case "sum" -> x.sum(axes);
            case "sumKeepDims" -> x.sumKeepDims(axes);
            case "prod" -> x.prod(axes);
            case "prodKeepDims" -> x.prodKeepDims(axes);
            case "max" -> x.max(axes);
            case "maxKeepDims" -> x.maxKeepDims(axes);
            case "min" -> x.min(axes);
            case "minKeepDims" -> x.minKeepDims(axes);
            case "mean" -> x.mean(axes);
            case "meanKeepDims" -> x.meanKeepDims(axes);
            case "variance" -> x.variance(axes);
            case "std" -> x.std(axes);
            case "any" -> x.any(axes);
            case "all" -> x.all(axes);
            case "logSumExp" -> x.logSumExp(axes);
            case "reverse" -> x.reverse(axes);
            case "squeeze" -> x.squeeze(axes);
            default -> throw new IllegalArgumentException(method);
        };
    }

    private static Tensor single(String method, Tensor x) {
        return switch (method) {
            case "negate" -> x.negate();
            case "abs" -> x.abs();
            case "sign" -> x.sign();
            case "exp" -> x.exp();
            case "expm1" -> x.expm1();
            case "log" -> x.log();
            case "log1p" -> x.log1p();
            case "sqrt" -> x.sqrt();
            case "sin" -> x.sin();
            case "cos" -> x.cos();
            case "tan" -> x.tan();
            case "asin" -> x.asin();
            case "acos" -> x.acos();
            case "atan" -> x.atan();
            case "tanh" -> x.tanh();
            case "sinh" -> x.sinh();
            case "cosh" -> x.cosh();
            case "erf" -> x.erf();
            case "floor" -> x.floor();
            case "ceil" -> x.ceil();
            case "round" -> x.round();
            case "isNaN" -> x.isNaN();
            case "isFinite" -> x.isFinite();
            case "square" -> x.square();
            case "transpose" -> x.transpose();
            default -> reduction(method, new int[0], x);
        };
    }
}
