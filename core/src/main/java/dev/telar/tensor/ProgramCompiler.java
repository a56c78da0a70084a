package dev.telar.tensor;

import java.util.List;

import dev.telar.op.Graph;
import dev.telar.op.Op;
import dev.telar.shape.TensorSpec;

/// What places offer to those who trace programs.
public final class ProgramCompiler {

    private ProgramCompiler() {}

    /// Whether a place runs an operation itself, neither decomposed nor on the host.
    public static boolean runs(Place place, Op op, List<TensorSpec> inputs) {
        return Evaluators.at(place).runs(op, inputs);
    }

    /// Makes a program ready to run many times at a place.
    public static CompiledProgram compile(Place place, Program program) {
        return Evaluators.at(place).compile(program);
    }

    /// Evaluates a graph once at a place.
    ///
    /// @return its outputs, which are the garbage collector's
    public static List<Tensor> evaluate(Place place, Graph graph, List<Tensor> inputs) {
        List<Tensor> outputs = new StepwiseProgram(Evaluators.at(place), new Program(graph, 0, List.of(), inputs, List.of()))
                .run(List.of(), List.of(), Runnable::run);
        outputs.forEach(TensorScope::leave);
        return outputs;
    }
}
