package dev.telar.tensor;

import java.util.Set;

import dev.telar.shape.TensorSpec;

/// A tensor of a program that is being traced: it has a shape and a type, its values come when the program runs.
public final class Symbol implements Tensor {

    private static final Set<String> OWN = Set.of("dev.telar.tensor", "dev.telar.tracing", "dev.telar.autograd");

    private final TensorSpec spec;
    private final Place place;
    private final int value;
    private final String origin;

    /// @param spec shape and type
    /// @param place where the program is going to run
    /// @param value its number among the values of the program
    /// @param origin what made it, for messages: `linear in dense`
    public Symbol(TensorSpec spec, Place place, int value, String origin) {
        this.spec = spec;
        this.place = place;
        this.value = value;
        this.origin = origin;
    }

    @Override
    public TensorSpec spec() {
        return spec;
    }

    @Override
    public Place place() {
        return place;
    }

    /// Its number among the values of the program.
    public int value() {
        return value;
    }

    /// What made it.
    public String origin() {
        return origin;
    }

    /// The error for code that asks for the values: while the step is traced, or afterwards.
    IllegalStateException unreadable() {
        if (Interpreters.current() == Interpreters.evaluating()) {
            return outlived();
        }
        return new IllegalStateException(
                "a value was asked for while the step is traced, which has only shapes: " + spec + ", the result of "
                        + origin + where()
                        + "; write it with tensor operations (Tensor.where instead of if), do it in a callback, or run the step"
                        + " operation by operation: Training.runEagerly(true)");
    }

    /// The error for code that kept a tensor of a trace and uses it afterwards.
    IllegalStateException outlived() {
        return new IllegalStateException("a tensor " + spec + ", the result of " + origin
                + ", was kept from the tracing of a step and used"
                + " outside of it; keep state in a Variable, or run the step operation by operation: Training.runEagerly(true)");
    }

    private static String where() {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).walk(frames -> frames
                .filter(frame -> !OWN.contains(frame.getDeclaringClass().getPackageName())
                        && !isOfTheJdk(frame.getDeclaringClass()))
                .findFirst()
                .map(frame -> ", at " + frame.toStackTraceElement())
                .orElse(""));
    }

    private static boolean isOfTheJdk(Class<?> type) {
        return type.getPackageName().startsWith("java.") || type.getPackageName().startsWith("jdk.");
    }

    @Override
    public String toString() {
        return "Tensor(traced, " + origin + ", shape=" + shape() + ", dtype=" + dtype().label() + ")";
    }
}
