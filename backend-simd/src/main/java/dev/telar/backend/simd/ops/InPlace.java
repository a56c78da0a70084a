package dev.telar.backend.simd.ops;

import dev.telar.op.Activate;
import dev.telar.op.ActivateGradient;
import dev.telar.op.AdamUpdate;
import dev.telar.op.Binary;
import dev.telar.op.Fused;
import dev.telar.op.LayerNorm;
import dev.telar.op.LogSoftmax;
import dev.telar.op.Op;
import dev.telar.op.SgdUpdate;
import dev.telar.op.Softmax;
import dev.telar.op.Unary;
import dev.telar.op.Update;
import dev.telar.op.Where;

/// Which results may be written over which inputs. It holds for inputs of the result's shape and type; two inputs that are one storage count as one.
public final class InPlace {

    /// Where the slots of updates begin among their inputs; the rate stands before them.
    private static final int SLOT = 3;

    private static final int RATE = 2;

    private InPlace() {}

    /// Whether each element of the result is written after every element of the input that it, or another one, depends on has been read.
    ///
    /// @param op an operation that this backend runs
    /// @param result which result
    /// @param input which input, of the result's shape and type
    public static boolean mayOverwrite(Op op, int result, int input) {
        return switch (op) {
            case Unary _,Binary _,Where _,Activate _,ActivateGradient _,Softmax _,LogSoftmax _ -> true;
            case LayerNorm _ -> input == 0;
            case Update update -> update(update, result, input);
            case Fused fused -> new Chain(fused.body()).mayOverwrite(result, input);
            default -> false;
        };
    }

    /// The loops of SGD and Adam read all of an element before they write any of it; in chains a weight or slot is read for the last time when its successor
    /// is written. The rate is one number, which is read before the first element is written, in loops only.
    private static boolean update(Update op, int result, int input) {
        boolean loop = op instanceof SgdUpdate sgd && sgd.momentum() == 0 || op instanceof AdamUpdate adam && !adam.amsgrad();
        if (loop) {
            return true;
        }
        return input != RATE && input == (result == 0 ? 0 : SLOT + result - 1);
    }
}
