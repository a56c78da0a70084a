package dev.telar.conformance.internal.cases;

import java.util.List;

import dev.telar.op.Binary;
import dev.telar.op.BinaryKind;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;

/// Functions of two elements.
public final class BinaryCases {

    private BinaryCases() {}

    /// The types that a function takes.
    static List<DType> types(BinaryKind kind) {
        return switch (kind) {
            case ADD, SUB, MUL, DIV, MOD -> List.of(DType.FLOAT32, DType.FLOAT64, DType.INT32, DType.UINT8);
            case POW, ATAN2 -> List.of(DType.FLOAT32, DType.FLOAT64);
            case MAX, MIN -> List.of(DType.values());
            case AND, OR, XOR -> List.of(DType.INT32, DType.UINT8, DType.BOOL);
            case SHIFT_LEFT, SHIFT_RIGHT -> List.of(DType.INT32, DType.UINT8);
        };
    }

    /// Typical numbers of all types, FLOAT32 in all shapes.
    public static List<Case> typical() {
        Cases cases = new Cases();
        for (BinaryKind kind : BinaryKind.values()) {
            Binary op = new Binary(kind);
            for (DType dtype : types(kind)) {
                for (int[] shape : dtype == DType.FLOAT32 ? Shapes.ANY : new int[][]{{4, 31}, {0, 3}}) {
                    cases.add("typical", op, Values.typical(dtype, 1, shape), second(kind, dtype, 2, shape));
                }
            }
            if (types(kind).contains(DType.FLOAT32)) {
                cases.add("positive", op, Values.positive(DType.FLOAT32, 1, 500), Values.normal(2, 500));
                cases.add("scales apart", op, Values.scaled(DType.FLOAT32, 1e6, 1, 500),
                        Values.scaled(DType.FLOAT32, 1e-2, 2, 500));
            }
        }
        return cases.list();
    }

    /// A second input: not 0 where integers divide, −3 … 40 where bits shift.
    static Input second(BinaryKind kind, DType dtype, long seed, int... sizes) {
        return switch (kind) {
            case DIV, MOD -> dtype.isFloating() ? Values.typical(dtype, seed, sizes) : notZero(dtype, seed, sizes);
            case SHIFT_LEFT, SHIFT_RIGHT -> Values.whole(dtype, dtype == DType.INT32 ? -3 : 0, 40, seed, sizes);
            default -> Values.typical(dtype, seed, sizes);
        };
    }

    private static Input notZero(DType dtype, long seed, int... sizes) {
        Input drawn = Values.whole(dtype, dtype == DType.INT32 ? -9 : 0, 10, seed, sizes);
        TensorSpec spec = drawn.spec();
        return new Input(spec, () -> {
            var values = drawn.values();
            return Values.filled(spec, i -> {
                int value = dtype == DType.INT32 ? values.ints()[i] : values.bytes()[i];
                return value == 0 ? 3 : value;
            });
        });
    }

    /// All pairs of special numbers, every exponent, and the edges of powers.
    public static List<Case> special() {
        Cases cases = new Cases();
        for (BinaryKind kind : BinaryKind.values()) {
            for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
                if (types(kind).contains(dtype)) {
                    Binary op = new Binary(kind);
                    cases.add("all pairs of special numbers", op, Values.specialColumn(dtype), Values.special(dtype));
                    cases.add("every exponent", op, Values.everyExponent(dtype), Input.scalar(dtype, 0.75));
                    cases.add("every exponent", op, Input.scalar(dtype, 0.75), Values.everyExponent(dtype));
                }
            }
        }
        for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
            cases.add("negative base, whole exponent", new Binary(BinaryKind.POW), Values.range(dtype, -6, 6, 49).shaped(49, 1),
                    Values.range(dtype, -5, 5, 11));
            cases.add("negative base, half exponent", new Binary(BinaryKind.POW), Values.range(dtype, -6, 6, 49).shaped(49, 1),
                    Values.range(dtype, -4.5, 4.5, 10));
        }
        return cases.list();
    }

    /// What integers do at their edges: they wrap around, divide towards −∞ and shift by any count.
    public static List<Case> integers() {
        Cases cases = new Cases();
        for (BinaryKind kind : BinaryKind.values()) {
            for (DType dtype : List.of(DType.INT32, DType.UINT8, DType.BOOL)) {
                if (types(kind).contains(dtype)) {
                    boolean divides = kind == BinaryKind.DIV || kind == BinaryKind.MOD;
                    cases.add("all pairs of edges", new Binary(kind), Values.specialColumn(dtype),
                            divides ? divisors(dtype) : Values.special(dtype));
                }
            }
        }
        Input values = Input.of(1, -1, 5, -5, Integer.MIN_VALUE, Integer.MAX_VALUE).shaped(6, 1);
        Input counts = Input.of(-1, 0, 1, 5, 30, 31, 32, 33, 64, Integer.MIN_VALUE, Integer.MAX_VALUE);
        Input bytes = Input.bytes(DType.UINT8, 1, 3, 127, 128, 255).shaped(5, 1);
        Input byteCounts = Input.bytes(DType.UINT8, 0, 1, 7, 8, 9, 31, 32, 255);
        for (BinaryKind kind : List.of(BinaryKind.SHIFT_LEFT, BinaryKind.SHIFT_RIGHT)) {
            cases.add("negative and large counts", new Binary(kind), values, counts);
            cases.add("large counts", new Binary(kind), bytes, byteCounts);
        }
        return cases.list();
    }

    private static Input divisors(DType dtype) {
        return dtype == DType.INT32
                ? Input.of(1, -1, 2, -2, 3, -3, 7, -7, Integer.MAX_VALUE, Integer.MIN_VALUE)
                : Input.bytes(dtype, 1, 2, 3, 127, 128, 255);
    }
}
