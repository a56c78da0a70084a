package dev.telar.conformance.internal.oracle;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.telar.op.Creation;
import dev.telar.op.FoldWindows;
import dev.telar.op.Gather;
import dev.telar.op.Indexing;
import dev.telar.op.MatMul;
import dev.telar.op.Movement;
import dev.telar.op.Op;
import dev.telar.op.Pad;
import dev.telar.op.ScatterAdd;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// The errors of constants, products, movement and indexing: errors move as the values do.
final class StructureErrors {

    private final Precision precision;

    StructureErrors(Precision precision) {
        this.precision = precision;
    }

    /// A constant that the type cannot hold is rounded.
    @Nullable
    Tensor creation(Creation op, Tensor y) {
        return op.name().equals("random_bits") || !y.dtype().isFloating() ? null : precision.missed(y);
    }

    /// *|A|·E_B + E_A·(|B| + E_B) + k·(ε·|A|·|B| + η)*, where products below the least normal number are rounded to a multiple of 2η.
    Tensor matMul(MatMul op, Approximate a, Approximate b) {
        int terms = a.value().shape().size(op.transposeA() ? -2 : -1);
        Tensor own = one(op, a.size(), b.size()).multiply(terms * precision.roundoff())
                .add(terms * Tolerances.HALF_ULP * precision.ulp(0));
        Tensor right = b.error() == null ? own : own.add(one(op, a.size(), b.bound()));
        return a.error() == null ? right : right.add(one(op, a.bound(), b.size().add(b.bound())));
    }

    private static Tensor one(Op op, Tensor... inputs) {
        return Tensor.apply(op, inputs).getFirst();
    }

    @Nullable
    Tensor movement(Movement op, List<Approximate> inputs) {
        if (op instanceof FoldWindows fold) {
            return fold(fold, inputs.getFirst());
        }
        if (inputs.stream().allMatch(Approximate::isExact)) {
            return null;
        }
        Op moved = op instanceof Pad pad ? new Pad(pad.low(), pad.high(), pad.interior(), 0) : op;
        return one(moved, inputs.stream().map(Approximate::bound).toArray(Tensor[]::new));
    }

    private @Nullable Tensor fold(FoldWindows op, Approximate x) {
        int terms = 1;
        for (int i = 0; i < op.sizes().size(); i++) {
            terms *= op.sizes().get(i);
        }
        Tensor own = x.value().dtype().isFloating() ? one(op, x.size()).multiply(terms * precision.roundoff()) : null;
        return Approximate.sum(x.error() == null ? null : one(op, x.bound()), own);
    }

    @Nullable
    Tensor indexing(Indexing op, List<Approximate> inputs) {
        Approximate data = inputs.get(0);
        Approximate indices = inputs.get(1);
        if (indices.error() != null) {
            throw new IllegalArgumentException(op.name() + ": its indices hang on an uncertain comparison; choose other inputs");
        }
        return switch (op) {
            case Gather gather -> data.error() == null ? null : one(gather, data.bound(), indices.value());
            case ScatterAdd scatter -> scatterAdd(scatter, data, indices.value(), inputs.get(2));
        };
    }

    /// An element to which m updates are added rounds m times.
    private @Nullable Tensor scatterAdd(ScatterAdd op, Approximate data, Tensor indices, Approximate updates) {
        Tensor passed = data.isExact() && updates.isExact() ? null : one(op, data.bound(), indices, updates.bound());
        if (!data.value().dtype().isFloating()) {
            return passed;
        }
        Tensor none = Tensor.full(0, new TensorSpec(data.value().shape(), DType.FLOAT64));
        Tensor ones = Tensor.full(1, new TensorSpec(updates.value().shape(), DType.FLOAT64));
        Tensor own = one(op, data.size(), indices, updates.size()).multiply(one(op, none, indices, ones))
                .multiply(precision.roundoff());
        return Approximate.sum(passed, own);
    }
}
