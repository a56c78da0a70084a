package dev.telar.random;

import dev.telar.op.RandomBits;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// The source of random tensors of a model. Its counter is a [Variable]: each draw takes the next number, so that draws differ and a saved counter
/// continues where it stopped. The key is the seed.
public final class SeedGenerator {

    private final long seed;
    private final Variable counter = Variable.state("seed_generator/counter", Tensor.of(0, 0));

    private SeedGenerator(long seed) {
        this.seed = seed;
    }

    /// A generator that starts with its first draw.
    public static SeedGenerator of(long seed) {
        return new SeedGenerator(seed);
    }

    /// The number of draws so far, INT32 `(2,)`: the counter of the next draw.
    public Variable counter() {
        return counter;
    }

    /// Random bits, INT32.
    public Tensor bits(Shape shape) {
        Tensor now = counter.get();
        Tensor key = Tensor.of((int) seed, (int) (seed >>> 32));
        counter.set(now.add(Tensor.of(1, 0)));
        return Tensor.apply(new RandomBits(shape), key, now).getFirst();
    }

    /// Numbers distributed evenly over 0 (inclusive) to 1 (exclusive), FLOAT32, multiples of 2⁻²⁴.
    public Tensor uniform(Shape shape) {
        return bits(shape).shiftRight(Tensor.full(8, DType.INT32)).and(Tensor.full(0xFFFFFF, DType.INT32)).cast(DType.FLOAT32)
                .multiply(0x1p-24);
    }
}
