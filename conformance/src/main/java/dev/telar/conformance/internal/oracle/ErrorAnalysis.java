package dev.telar.conformance.internal.oracle;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.telar.op.Cast;
import dev.telar.op.Composite;
import dev.telar.op.Creation;
import dev.telar.op.Custom;
import dev.telar.op.Elementwise;
import dev.telar.op.Full;
import dev.telar.op.HostCall;
import dev.telar.op.Indexing;
import dev.telar.op.MatMul;
import dev.telar.op.Movement;
import dev.telar.op.Op;
import dev.telar.op.Primitive;
import dev.telar.op.Reduction;
import dev.telar.shape.DType;
import dev.telar.tensor.Decompositions;
import dev.telar.tensor.Interpreter;
import dev.telar.tensor.Interpreters;
import dev.telar.tensor.Tensor;

/// Evaluates in FLOAT64 and finds along the way, for each element of each tensor, how far off the same program may be in a lower precision.
///
/// It is a running error analysis of first order (Wilkinson; Higham, section 3.3), as an interpreter. Each primitive gets values with bounds
/// of their absolute errors, and gives its result the sum of two: what the errors of its inputs make of it, and its own rounding, by the
/// classes of [Tolerances]. What the inputs' errors do follows from the derivative, or where that is not smooth from the values at both ends
/// of the interval. A comparison whose sides are closer than their errors may go either way, and `where` then errs by the distance of both
/// branches. Composites are decomposed, so that their bounds follow from what they mean; beneath a tape the same holds for gradients, whose
/// rules are operations, too.
///
/// Results that are not finite are taken as exact, and integers that follow from uncertain ones have bounds that nobody can miss.
///
/// The result says: a program of primitives that each keep to their class is within the bound. It costs some ten operations an operation;
/// a constant factor, as `64·ε·max(1, |y|)`, costs nothing, but must be too loose somewhere: it passes an error of 10⁻³ in a gradient of
/// 10⁻⁴ beside one of 10.
final class ErrorAnalysis implements Interpreter {

    private final ElementwiseErrors elementwise;
    private final ReductionErrors reductions;
    private final StructureErrors structure;
    private final IdentityHashMap<Tensor, Tensor> bounds = new IdentityHashMap<>();

    /// @param precision that of the program whose errors are to be found
    ErrorAnalysis(Precision precision) {
        this.elementwise = new ElementwiseErrors(precision);
        this.reductions = new ReductionErrors(precision);
        this.structure = new StructureErrors(precision);
    }

    /// How far from a tensor that was computed under this interpreter the same one of a backend may be.
    double[] bound(Tensor tensor) {
        return of(tensor).bound().toHost().doubles();
    }

    @Override
    public List<Tensor> apply(Op op, List<Tensor> inputs) {
        return switch (op) {
            case Primitive primitive -> Interpreters.with(Interpreters.evaluating(), () -> primitive(primitive, inputs));
            case Composite _,Custom _ -> Interpreters.with(this, () -> Decompositions.of(op, inputs));
        };
    }

    private List<Tensor> primitive(Primitive op, List<Tensor> inputs) {
        List<Tensor> results = Tensor.apply(wide(op), inputs.toArray(Tensor[]::new));
        List<Approximate> given = new ArrayList<>(inputs.size());
        for (Tensor input : inputs) {
            given.add(of(input));
        }
        List<@Nullable Tensor> errors = errors(op, given, results);
        for (int i = 0; i < results.size(); i++) {
            Tensor error = errors.get(i);
            if (error != null) {
                bounds.put(results.get(i), whereFinite(results.get(i), error));
            }
        }
        return results;
    }

    /// Everything floating is FLOAT64 here, whatever it is on the backend.
    private static Primitive wide(Primitive op) {
        return switch (op) {
            case Cast cast when cast.dtype() == DType.FLOAT32 -> new Cast(DType.FLOAT64);
            case Full full when full.dtype() == DType.FLOAT32 -> new Full(full.shape(), DType.FLOAT64, (float) full.value());
            default -> op;
        };
    }

    private Approximate of(Tensor tensor) {
        return new Approximate(tensor, bounds.get(tensor));
    }

    private List<@Nullable Tensor> errors(Primitive op, List<Approximate> inputs, List<Tensor> results) {
        List<@Nullable Tensor> errors = new ArrayList<>();
        switch (op) {
            case Creation creation -> errors.add(structure.creation(creation, results.getFirst()));
            case Elementwise e -> errors.add(elementwise.of(e, inputs, results.getFirst()));
            case Reduction reduction -> errors.addAll(reductions.of(reduction, inputs.getFirst(), results));
            case MatMul matMul -> errors.add(structure.matMul(matMul, inputs.get(0), inputs.get(1)));
            case Movement movement -> errors.add(structure.movement(movement, inputs));
            case Indexing indexing -> errors.add(structure.indexing(indexing, inputs));
            case HostCall call -> throw new IllegalArgumentException(call.name() + ": nothing is known of a host call's errors");
        }
        return errors;
    }

    private static Tensor whereFinite(Tensor result, Tensor error) {
        return result.dtype().isFloating() ? Tensor.where(result.isFinite(), error, error.like(0)) : error;
    }
}
