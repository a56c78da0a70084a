package dev.telar.random;

import java.util.List;

import dev.telar.op.HostArray;
import dev.telar.op.HostCall;
import dev.telar.op.HostFunction;
import dev.telar.op.RandomBits;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// The source of random tensors of a model. Its counter is a [Variable]: each draw takes the next number, so that draws differ and a saved counter
/// continues where it stopped. The key is the seed. The same seed and counter give the same bits on every backend.
///
/// The counter is the number of a stream of [Philox] and starts with 2³², beyond the streams that the host reads: a dropout mask has nothing in
/// common with first weights of the same seed. After 2³² draws it starts again.
public final class SeedGenerator {

    private static final HostFunction NORMAL = SeedGenerator::boxMuller;

    private final long seed;
    private final Variable counter;

    private SeedGenerator(long seed, String name) {
        this.seed = seed;
        this.counter = Variable.state(name + "/counter", Tensor.of(0, 1));
    }

    /// A generator that starts with its first draw.
    public static SeedGenerator of(long seed) {
        return of(seed, "seed_generator");
    }

    /// A generator whose counter has a name of its own, where a model has several.
    public static SeedGenerator of(long seed, String name) {
        return new SeedGenerator(seed, name);
    }

    /// The counter of the next draw, INT32 `(2,)`: the number of draws so far, and 1.
    public Variable counter() {
        return counter;
    }

    /// Random bits, INT32.
    public Tensor bits(Shape shape) {
        Tensor now = counter.get();
        Tensor key = Tensor.of((int) seed, (int) (seed >>> 32)).to(now.place());
        counter.set(now.add(Tensor.of(1, 0).to(now.place())));
        return Tensor.apply(new RandomBits(shape), key, now).getFirst();
    }

    /// Numbers distributed evenly over 0 (inclusive) to 1 (exclusive), FLOAT32, multiples of 2⁻²⁴.
    public Tensor uniform(Shape shape) {
        Tensor bits = bits(shape);
        return bits.shiftRight(bits.like(8)).and(bits.like(0xFFFFFF)).cast(DType.FLOAT32).multiply(0x1p-24);
    }

    /// Numbers of the normal distribution with mean 0 and standard deviation 1, FLOAT32, by Box and Muller from pairs of words. Computed on the
    /// host, whose logarithm and sine are the same everywhere.
    public Tensor normal(Shape shape) {
        int n = shape.count();
        Shape pairs = Shape.of(n + n % 2);
        HostCall normal = new HostCall("normal", NORMAL, List.of(new TensorSpec(pairs, DType.FLOAT32)));
        return Tensor.apply(normal, bits(pairs)).getFirst().slice(0, 0, n).reshape(shape);
    }

    /// True with a probability, BOOL: what dropout keeps.
    ///
    /// @param probability 0 … 1, rounded to a multiple of 2⁻²⁴
    public Tensor bernoulli(Shape shape, double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("bernoulli: the probability must be 0 … 1, given " + probability);
        }
        return uniform(shape).less(probability);
    }

    private static List<HostArray> boxMuller(List<HostArray> inputs) {
        int[] bits = inputs.getFirst().ints();
        float[] values = new float[bits.length];
        for (int i = 0; i < bits.length; i += 2) {
            double u = (Integer.toUnsignedLong(bits[i]) + 1) * 0x1p-32;
            double angle = 2 * Math.PI * Integer.toUnsignedLong(bits[i + 1]) * 0x1p-32;
            double radius = Math.sqrt(-2 * StrictMath.log(u));
            values[i] = (float) (radius * StrictMath.cos(angle));
            values[i + 1] = (float) (radius * StrictMath.sin(angle));
        }
        return List.of(HostArray.of(inputs.getFirst().spec().shape(), values));
    }
}
