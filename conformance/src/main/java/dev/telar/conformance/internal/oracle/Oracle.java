package dev.telar.conformance.internal.oracle;

import java.util.ArrayList;
import java.util.List;

import dev.telar.backend.Backend;
import dev.telar.backend.Backends;
import dev.telar.backend.reference.ReferenceBackend;
import dev.telar.op.Composite;
import dev.telar.op.HostArray;
import dev.telar.op.Op;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Interpreters;
import dev.telar.tensor.Tensor;

/// What is right: the reference backend. Results that are fixed to the bit it computes in the inputs' own types, all others in FLOAT64 under
/// [ErrorAnalysis].
public final class Oracle {

    private static final Backend REFERENCE = new ReferenceBackend();

    private Oracle() {}

    /// What an operation must give.
    ///
    /// @param dtype the type that it computes in
    public static List<Expected> results(Op op, List<HostArray> inputs, DType dtype) {
        if (Tolerances.isExact(op, dtype)) {
            return Backends.use(REFERENCE,
                    () -> Tensor.apply(op, tensors(inputs)).stream().map(Tensor::toHost).map(Expected::exactly).toList());
        }
        boolean fused = op instanceof Composite;
        List<TensorSpec> specs = op.infer(inputs.stream().map(HostArray::spec).toList());
        return analysed(inputs, dtype, specs, given -> Tensor.apply(op, given.toArray(Tensor[]::new)), fused,
                Tolerances.isElementwise(op), Tolerances.rule(op, dtype));
    }

    /// What a program of differentiable operations must give.
    ///
    /// @param inputs its inputs
    /// @param dtype the floating type that it computes in
    /// @param specs the shapes and types of its results
    /// @param program the program
    public static List<Expected> program(List<HostArray> inputs, DType dtype, List<TensorSpec> specs, Program program) {
        return analysed(inputs, dtype, specs, program, true, false, "twice the error of the operations that it is made of");
    }

    private static List<Expected> analysed(List<HostArray> inputs, DType dtype, List<TensorSpec> specs, Program program,
            boolean fused, boolean elementwise, String rule) {
        Precision precision = Precision.of(dtype);
        ErrorAnalysis analysis = new ErrorAnalysis(precision);
        return Backends.use(REFERENCE, () -> {
            Tensor[] wide = tensors(inputs.stream().map(Wide::of).toList());
            List<Tensor> results = Interpreters.with(analysis, () -> program.run(List.of(wide)));
            List<Expected> expected = new ArrayList<>();
            for (int i = 0; i < results.size(); i++) {
                double[] allowed = analysis.bound(results.get(i));
                for (int j = 0; j < allowed.length; j++) {
                    allowed[j] = Tolerances.allowed(allowed[j], fused, precision);
                }
                expected.add(new Expected(specs.get(i), results.get(i).toHost(), allowed, elementwise, rule));
            }
            return expected;
        });
    }

    private static Tensor[] tensors(List<HostArray> inputs) {
        return inputs.stream().map(Tensor::of).toArray(Tensor[]::new);
    }
}
