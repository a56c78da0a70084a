package dev.telar.conformance.mutants;

import static dev.telar.conformance.mutants.Mutants.binary;
import static dev.telar.conformance.mutants.Mutants.unary;
import static dev.telar.conformance.mutants.Mutants.wrong;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.Predicate;

import dev.telar.backend.Backend;
import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.op.Binary;
import dev.telar.op.BinaryKind;
import dev.telar.op.Cast;
import dev.telar.op.Compare;
import dev.telar.op.CompareKind;
import dev.telar.op.Full;
import dev.telar.op.HostArray;
import dev.telar.op.Op;
import dev.telar.op.RandomBits;
import dev.telar.op.Unary;
import dev.telar.op.UnaryKind;
import dev.telar.op.Where;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;

/// Wrong transfers and wrong arithmetic.
final class ArithmeticMutants {

    private ArithmeticMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of("-0 is lost on the way", "Transfer: float32*", "Transfer: float32(34,): special",
                        ArithmeticMutants::losingSigns),
                Mutant.of("the host's array is kept", "Transfer: float32*",
                        "Transfer: float32, the host's array changes afterwards",
                        ArithmeticMutants::keepingArrays),
                Mutant.of("exp is off by 10⁻⁶", "Elementwise: exp*", "Elementwise: exp float32(1201,): -30 to 30",
                        () -> unary(UnaryKind.EXP, (y, _) -> y * (1 + 1e-6f))),
                Mutant.of("exp of 0 is not 1", "KnownResults: exp*", "KnownResults: exp float32(5,): 0, -0, ∞, -∞ and NaN",
                        () -> unary(UnaryKind.EXP, (y, x) -> x == 0 ? Math.nextUp(1f) : y)),
                Mutant.of("FLOAT64 is computed in FLOAT32", "Elementwise: exp*", "Elementwise: exp float64(1201,): -30 to 30",
                        () -> wrong(new Unary(UnaryKind.EXP)::equals, DType.FLOAT64, (right, _, _) -> single(right))),
                Mutant.of("log1p loses small numbers", "Elementwise: log1p*", "Elementwise: log1p float32(1201,): -30 to 30",
                        () -> unary(UnaryKind.LOG1P, (_, x) -> (float) Math.log(1 + x))),
                Mutant.of("halves are rounded away from 0", "SpecialValues: round*",
                        "SpecialValues: round float32(41,): halves, to the even one",
                        () -> unary(UnaryKind.ROUND, (_, x) -> Math.copySign((float) Math.floor(Math.abs(x) + 0.5), x))),
                Mutant.of("abs works in place", "Elementwise: abs*", "Elementwise: abs float32(65,): normal",
                        ArithmeticMutants::inPlace),
                Mutant.of("subnormal products are flushed to 0", "SpecialValues: mul*",
                        "SpecialValues: mul float32(34, 1) float32(34,): all pairs of special numbers",
                        () -> binary(BinaryKind.MUL, (a, b) -> flushed(a * b))),
                Mutant.of("subnormal results of exp are flushed to 0", "SpecialValues: exp float32*",
                        "SpecialValues: exp float32(34,): special", () -> unary(UnaryKind.EXP, (y, _) -> flushed(y))),
                Mutant.of("max ignores NaN", "SpecialValues: max*",
                        "SpecialValues: max float32(34, 1) float32(34,): all pairs of special numbers",
                        () -> binary(BinaryKind.MAX, (a, b) -> a > b || Float.isNaN(b) ? a : b)),
                Mutant.of("max takes -0 over +0", "KnownResults: max*",
                        "KnownResults: max float32(3,) float32(3,): +0 is above -0",
                        () -> binary(BinaryKind.MAX, (a, b) -> Float.isNaN(a) || a > b ? a : b)),
                Mutant.of("0 to the 0 is NaN", "KnownResults: pow*",
                        "KnownResults: pow float32(5,) float32(5,): anything to the 0",
                        () -> binary(BinaryKind.POW, (a, b) -> a == 0 && b == 0 ? Float.NaN : (float) Math.pow(a, b))),
                Mutant.of("NaN does not differ from itself", "Comparison: ne*",
                        "Comparison: ne float32(34, 1) float32(34,): all pairs of special values", ArithmeticMutants::equalNaN),
                Mutant.of("where multiplies by the condition", "Comparison: where*",
                        "Comparison: where bool(34,) float32(34,) float32(34,): special values not chosen",
                        ArithmeticMutants::multiplyingWhere),
                Mutant.of("integers are divided towards 0", "Integers: div*",
                        "Integers: div int32(16, 1) int32(10,): all pairs of edges",
                        () -> integers(BinaryKind.DIV, (a, b) -> a / b)),
                Mutant.of("shifts mask their count", "Integers: shift_left*",
                        "Integers: shift_left int32(6, 1) int32(11,): negative and large counts",
                        () -> integers(BinaryKind.SHIFT_LEFT, (a, b) -> a << b)),
                Mutant.of("casts to INT32 wrap around", "Integers: cast*", "Integers: cast[dtype=INT32] float32(34,): special",
                        () -> wrong(new Cast(DType.INT32)::equals, DType.INT32,
                                (right, inputs, _) -> wrapped(right, inputs.getFirst()))),
                Mutant.of("missing axes are added behind", "Broadcasting: sub*",
                        "Broadcasting: sub float32(2, 2, 2, 2, 2, 2) float32(2,): typical", ArithmeticMutants::axesBehind),
                Mutant.of("INT32 constants pass through FLOAT32", "Creation: full*",
                        "Creation: full[shape=(5,), dtype=INT32, value=1.6777217E7]: value", ArithmeticMutants::narrowConstants),
                Mutant.of("Philox of nine rounds", "Creation: random_bits*",
                        "Creation: random_bits[shape=(9,)] int32(2,) int32(2,): key and counter 0",
                        () -> wrong(RandomBits.class::isInstance, DType.INT32, (right, inputs, _) -> nineRounds(right, inputs))));
    }

    private static float flushed(float x) {
        return Math.abs(x) < Float.MIN_NORMAL ? Math.copySign(0, x) : x;
    }

    private static HostArray single(HostArray values) {
        for (int i = 0; i < values.doubles().length; i++) {
            values.doubles()[i] = (float) values.doubles()[i];
        }
        return values;
    }

    private static Backend losingSigns() {
        return new Delegating() {

            @Override
            public Storage upload(TensorSpec spec, MemorySegment values) {
                HostArray copy = HostArray.allocate(spec);
                copy.data().copyFrom(values);
                if (spec.dtype() == DType.FLOAT32) {
                    float[] floats = copy.floats();
                    for (int i = 0; i < floats.length; i++) {
                        floats[i] += 0f;
                    }
                }
                return write(copy);
            }
        };
    }

    /// A storage over the host's own memory.
    private record Kept(TensorSpec spec, MemorySegment values) implements Storage {}

    private static Backend keepingArrays() {
        return new Delegating() {

            @Override
            public Storage upload(TensorSpec spec, MemorySegment values) {
                return new Kept(spec, values);
            }

            @Override
            public void download(Storage storage, MemorySegment target) {
                target.copyFrom(((Kept) storage).values());
            }

            @Override
            public void release(Storage storage) {}
        };
    }

    private static Backend inPlace() {
        return new Delegating() {

            @Override
            public Storage upload(TensorSpec spec, MemorySegment values) {
                HostArray copy = HostArray.allocate(spec);
                copy.data().copyFrom(values);
                return new Kept(spec, copy.data());
            }

            @Override
            public void download(Storage storage, MemorySegment target) {
                target.copyFrom(storage instanceof Kept kept ? kept.values() : read(storage).data());
            }

            @Override
            public List<Storage> execute(Invocation call) {
                Kept kept = (Kept) call.input(0);
                HostArray values = new HostArray(kept.spec(), kept.values());
                if (values.array() instanceof float[] floats) {
                    for (int i = 0; i < floats.length; i++) {
                        floats[i] = Math.abs(floats[i]);
                    }
                }
                return List.of(new Kept(call.result(), values.data()));
            }

            @Override
            public void release(Storage storage) {}
        };
    }

    private static Backend equalNaN() {
        return wrong(new Compare(CompareKind.NE)::equals, DType.BOOL, (right, inputs, _) -> {
            if (inputs.getFirst().spec().dtype() == DType.FLOAT32) {
                float[] a = Mutants.spread(inputs.get(0), right.spec());
                float[] b = Mutants.spread(inputs.get(1), right.spec());
                for (int i = 0; i < a.length; i++) {
                    right.bytes()[i] = Float.compare(a[i], b[i]) == 0 ? 0 : right.bytes()[i];
                }
            }
            return right;
        });
    }

    private static Backend multiplyingWhere() {
        return wrong(Where.class::isInstance, DType.FLOAT32, (right, inputs, _) -> {
            byte[] condition = inputs.get(0).bytes();
            float[] yes = Mutants.spread(inputs.get(1), right.spec());
            float[] no = Mutants.spread(inputs.get(2), right.spec());
            for (int i = 0; i < yes.length; i++) {
                int chosen = condition[i % condition.length];
                right.floats()[i] = chosen * yes[i] + (1 - chosen) * no[i];
            }
            return right;
        });
    }

    private interface IntFunction {

        int of(int a, int b);
    }

    /// For a column and a row.
    private static Backend integers(BinaryKind kind, IntFunction function) {
        Predicate<Op> which = new Binary(kind)::equals;
        return wrong(which, DType.INT32, (right, inputs, _) -> {
            int[] column = inputs.get(0).ints();
            int[] row = inputs.get(1).ints();
            for (int i = 0; i < right.ints().length; i++) {
                right.ints()[i] = function.of(column[i / row.length], row[i % row.length]);
            }
            return right;
        });
    }

    private static HostArray wrapped(HostArray right, HostArray from) {
        if (from.spec().dtype() == DType.FLOAT32) {
            for (int i = 0; i < right.ints().length; i++) {
                right.ints()[i] = (int) (long) from.floats()[i];
            }
        }
        return right;
    }

    private static Backend axesBehind() {
        return wrong(new Binary(BinaryKind.SUB)::equals, DType.FLOAT32, (right, inputs, _) -> {
            float[] a = inputs.get(0).floats();
            float[] b = inputs.get(1).floats();
            boolean misplaced = inputs.get(1).spec().shape().rank() == 1 && a.length == right.floats().length
                    && b.length == right.spec().shape().toArray()[0];
            for (int i = 0; misplaced && i < a.length; i++) {
                right.floats()[i] = a[i] - b[i / (a.length / b.length)];
            }
            return right;
        });
    }

    private static Backend narrowConstants() {
        return new Delegating() {

            @Override
            public List<Storage> execute(Invocation call) {
                if (!(call.op() instanceof Full) || call.result().dtype() != DType.INT32) {
                    return right(call);
                }
                HostArray values = read(right(call).getFirst());
                for (int i = 0; i < values.ints().length; i++) {
                    values.ints()[i] = (int) (float) values.ints()[i];
                }
                return result(values);
            }
        };
    }

    /// The generator written again, one round short.
    private static HostArray nineRounds(HostArray right, List<HostArray> inputs) {
        int[] key = inputs.get(0).ints();
        int[] counter = inputs.get(1).ints();
        for (int i = 0; i < right.ints().length; i++) {
            int[] c = {i / 4, 0, counter[0], counter[1]};
            for (int round = 0; round < 9; round++) {
                long p0 = 0xD2511F53L * (c[0] & 0xFFFFFFFFL);
                long p1 = 0xCD9E8D57L * (c[2] & 0xFFFFFFFFL);
                int k0 = key[0] + round * 0x9E3779B9;
                int k1 = key[1] + round * 0xBB67AE85;
                c = new int[]{(int) (p1 >>> 32) ^ c[1] ^ k0, (int) p1, (int) (p0 >>> 32) ^ c[3] ^ k1, (int) p0};
            }
            right.ints()[i] = c[i % 4];
        }
        return right;
    }
}
