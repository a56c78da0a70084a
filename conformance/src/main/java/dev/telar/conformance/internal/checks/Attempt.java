package dev.telar.conformance.internal.checks;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.telar.conformance.internal.oracle.Deviation;
import dev.telar.op.Activate;
import dev.telar.op.ActivateGradient;
import dev.telar.op.Binary;
import dev.telar.op.Compare;
import dev.telar.op.Op;
import dev.telar.op.Reduce;
import dev.telar.op.Unary;

/// One run of an operation in a check. If it fails, the words tell the author what went wrong and what to do about it.
final class Attempt {

    private final Op op;
    private final String title;
    private @Nullable How how;

    Attempt(Op op, String title) {
        this.op = op;
        this.title = title;
    }

    void ran(How way) {
        how = way;
    }

    How way() {
        return how == null ? How.DECOMPOSED : how;
    }

    /// Runs a part of the check; what it throws becomes a failure that says so.
    <T> T part(Supplier<T> part) {
        try {
            return part.get();
        } catch (RuntimeException | LinkageError e) {
            throw new AssertionError(text("threw " + e), e);
        }
    }

    void require(Deviation deviation) {
        if (deviation.mismatch() != null) {
            fail(deviation.mismatch());
        }
    }

    void fail(String what) {
        throw new AssertionError(text(what));
    }

    private String text(String what) {
        return title + "\n  " + what + "\n  ran: " + (how == null ? "operation by operation" : how.label()) + remedy()
                + "\n  meaning: "
                + javadoc(op);
    }

    private String remedy() {
        return switch (how) {
            case null -> "; one of the operations that it is made of is wrong, the checks of those tell which";
            case NATIVE ->
                "; where the library cannot do it right, let the backend's runs(op, inputs) say false for such inputs: core runs it on the host";
            case FUSED ->
                "; where the library cannot do it right, let the backend's runs(op, inputs) say false for such inputs: core decomposes it";
            case DECOMPOSED, PARTLY_HOST ->
                "; one of the operations that it is made of is wrong, the checks of those tell which";
            case HOST ->
                "; core's own reference computed it, so values were changed on their way to the host or back: see upload and download";
        };
    }

    private static String javadoc(Op op) {
        return switch (op) {
            case Unary unary -> "dev.telar.op.UnaryKind." + unary.kind();
            case Binary binary -> "dev.telar.op.BinaryKind." + binary.kind();
            case Compare compare -> "dev.telar.op.CompareKind." + compare.kind();
            case Reduce reduce -> "dev.telar.op.ReduceKind." + reduce.kind();
            case Activate activate -> "dev.telar.op.ActivationKind." + activate.kind();
            case ActivateGradient gradient -> "dev.telar.op.ActivateGradient of ActivationKind." + gradient.kind();
            default -> op.getClass().getName();
        };
    }
}
