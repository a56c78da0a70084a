package dev.telar.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.telar.error.NonFiniteException;
import dev.telar.op.HostArray;
import dev.telar.op.Op;
import dev.telar.shape.Shape;

/// Hunts NaNs: runs a piece of program and stops it at the first operation whose result holds one. The error names the layers, the
/// operation, the result, the place of the first bad element, and whether an input was bad already.
///
/// It is an interpreter on top of the current one, which reads every result back; so it is slow, and for debugging alone. It sees what it
/// is wrapped around: around `Autograd.valueAndGradients` the forward and the backward pass, inside the loss function the forward pass.
///
/// By default infinities pass, since masks use −∞ on purpose; [#alsoInfinities] finds them too.
public final class FiniteCheck {

    private static final FiniteCheck NAN = new FiniteCheck(false);

    private final boolean infinities;

    private FiniteCheck(boolean infinities) {
        this.infinities = infinities;
    }

    /// Runs `body` and stops at the first NaN.
    ///
    /// @throws NonFiniteException at the first operation with a NaN among its results
    public static <T extends @Nullable Object> T run(Supplier<T> body) {
        return NAN.check(body);
    }

    /// Runs `body` and stops at the first NaN.
    ///
    /// @throws NonFiniteException at the first operation with a NaN among its results
    public static void run(Runnable body) {
        NAN.check(body);
    }

    /// A check that stops at ±∞ as well as at NaN.
    public static FiniteCheck alsoInfinities() {
        return new FiniteCheck(true);
    }

    /// Runs `body` under this check.
    ///
    /// @throws NonFiniteException at the first operation with a bad element among its results
    public <T extends @Nullable Object> T check(Supplier<T> body) {
        return Interpreters.with(new Checking(Interpreters.current()), body);
    }

    /// Runs `body` under this check.
    ///
    /// @throws NonFiniteException at the first operation with a bad element among its results
    public void check(Runnable body) {
        boolean done = check(() -> {
            body.run();
            return true;
        });
        assert done;
    }

    private final class Checking implements Interpreter {

        private final Interpreter below;

        Checking(Interpreter below) {
            this.below = below;
        }

        @Override
        public List<Tensor> apply(Op op, List<Tensor> inputs) {
            List<Tensor> outputs = below.apply(op, inputs);
            for (int i = 0; i < outputs.size(); i++) {
                String found = search(outputs.get(i));
                if (found != null) {
                    throw error(op, inputs, "output " + i + found);
                }
            }
            return outputs;
        }

        @Override
        public Tensor read(Variable variable, Tensor value) {
            return below.read(variable, value);
        }

        @Override
        public Tensor write(Variable variable, Tensor value) {
            return below.write(variable, value);
        }
    }

    private NonFiniteException error(Op op, List<Tensor> inputs, String found) {
        String cause = inputs.isEmpty() ? "; it has no inputs" : "; all inputs were " + (infinities ? "finite" : "free of NaN");
        for (int i = inputs.size() - 1; i >= 0; i--) {
            String bad = search(inputs.get(i));
            if (bad != null) {
                cause = "; so was an input already: input " + i + bad;
            }
        }
        NonFiniteException error = new NonFiniteException(op.name() + ": " + found + cause);
        NameScope.explain(error);
        return error;
    }

    /// What is bad in a tensor and where, null if nothing is.
    private @Nullable String search(Tensor tensor) {
        if (!tensor.dtype().isFloating()) {
            return null;
        }
        HostArray values = tensor.toHost();
        int n = tensor.shape().count();
        int first = n;
        int count = 0;
        double worst = 0;
        for (int i = n - 1; i >= 0; i--) {
            double value = values.array() instanceof float[] floats ? floats[i] : values.doubles()[i];
            if (Double.isNaN(value) || infinities && Double.isInfinite(value)) {
                first = i;
                count++;
                worst = value;
            }
        }
        return count == 0
                ? null
                : " of shape " + tensor.shape() + " is " + worst + " at index " + index(first, tensor.shape()) + " (" + count
                        + " of " + n + " elements)";
    }

    /// The position along each axis of an element counted in row-major order.
    private static String index(int position, Shape shape) {
        int[] index = new int[shape.rank()];
        int rest = position;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            index[axis] = rest % shape.size(axis);
            rest /= shape.size(axis);
        }
        return Arrays.toString(index);
    }
}
