package dev.telar.tracing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.telar.op.Custom;
import dev.telar.op.Graph;
import dev.telar.op.HostCall;
import dev.telar.op.Op;
import dev.telar.passes.CommonSubexpressions;
import dev.telar.passes.DeadCode;
import dev.telar.passes.Folding;
import dev.telar.passes.Fusion;
import dev.telar.passes.Simplification;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.CompiledProgram;
import dev.telar.tensor.Interpreters;
import dev.telar.tensor.Place;
import dev.telar.tensor.Program;
import dev.telar.tensor.ProgramCompiler;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.TensorScope;
import dev.telar.tensor.Variable;

/// A step of training or asking that was traced: what it does, and what is left of that after all passes.
///
/// A trace is right for as long as the program does the same each time. State in variables is part of it; state in a Java field is not, since
/// the trace holds the value that it had. So the step is traced twice, and where the two differ, [#difference] says at which operation.
///
/// @param place where it runs
/// @param traced as it was traced
/// @param compiled after the passes, as it runs
/// @param difference where a second trace differed; empty if it was the same
public record TracedStep(Place place, Program traced, Program compiled, Optional<String> difference) {

    /// Traces.
    ///
    /// @param place where the step runs
    /// @param arguments the shapes and types of its arguments
    /// @param step the step; it is run twice, with arguments that have no values
    /// @throws IllegalStateException if it asks for a value
    public static TracedStep of(Place place, List<TensorSpec> arguments, Function<List<Tensor>, List<Tensor>> step) {
        Program first = trace(place, arguments, step);
        Program second = trace(place, arguments, step);
        Optional<String> difference = difference(first, second);
        return new TracedStep(place, first, difference.isPresent() ? first : passes(first, place), difference);
    }

    /// Makes the step ready to run.
    public CompiledProgram compile() {
        return ProgramCompiler.compile(place, compiled);
    }

    private static Program trace(Place place, List<TensorSpec> arguments, Function<List<Tensor>, List<Tensor>> step) {
        Trace trace = new Trace(place, arguments);
        Program[] program = new Program[1];
        TensorScope.run(() -> program[0] = trace.program(Interpreters.with(trace, () -> step.apply(trace.arguments()))));
        return program[0];
    }

    // ---- passes

    private static Program passes(Program program, Place place) {
        Graph graph = DeadCode.remove(CommonSubexpressions.merge(Simplification.of(program.graph())));
        Program folded = fold(with(program, graph, program.constants()), place);
        Graph fused = Fusion.of(folded.graph(), (op, inputs) -> ProgramCompiler.runs(place, op, inputs));
        return pruned(with(folded, DeadCode.remove(CommonSubexpressions.merge(fused)), folded.constants()));
    }

    private static Program with(Program program, Graph graph, List<Tensor> constants) {
        return new Program(graph, program.arguments(), program.variables(), constants, program.written());
    }

    private static Program fold(Program program, Place place) {
        Folding folding = Folding.of(program.graph(), program.firstConstant());
        List<Tensor> constants = new ArrayList<>(program.constants());
        constants.addAll(ProgramCompiler.evaluate(place, folding.once(), program.constants()));
        return with(program, folding.graph(), constants);
    }

    /// The program without variables and constants that nobody reads any more.
    private static Program pruned(Program program) {
        Graph graph = program.graph();
        boolean[] used = DeadCode.usedInputs(graph);
        Arrays.fill(used, 0, program.arguments(), true);
        Graph.Builder builder = new Graph.Builder();
        int[] became = new int[graph.values()];
        List<Variable> variables = new ArrayList<>();
        List<Tensor> constants = new ArrayList<>();
        for (int i = 0; i < used.length; i++) {
            if (used[i]) {
                became[i] = builder.input(graph.inputs().get(i));
                if (i >= program.firstConstant()) {
                    constants.add(program.constants().get(i - program.firstConstant()));
                } else if (i >= program.arguments()) {
                    variables.add(program.variables().get(i - program.arguments()));
                }
            }
        }
        graph.nodes().forEach(node -> builder.copy(node, became));
        int[] outputs = Arrays.stream(graph.outputs().toArray()).map(value -> became[value]).toArray();
        return new Program(builder.build(outputs), program.arguments(), variables, constants, program.written());
    }

    // ---- the second trace

    private static Optional<String> difference(Program first, Program second) {
        List<Graph.Node> a = first.graph().nodes();
        List<Graph.Node> b = second.graph().nodes();
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            if (!same(a.get(i), b.get(i))) {
                return Optional.of(differs(Graph.line(a.get(i)), Graph.line(b.get(i))));
            }
        }
        for (int i = 0; i < Math.min(first.constants().size(), second.constants().size()); i++) {
            Tensor one = first.constants().get(i);
            Tensor other = second.constants().get(i);
            if (!one.spec().equals(other.spec()) || one.toHost().data().mismatch(other.toHost().data()) >= 0) {
                return Optional.of(
                        differs(reader(first, first.firstConstant() + i) + " with the constant " + one, "the constant " + other));
            }
        }
        boolean same = a.size() == b.size() && first.variables().equals(second.variables())
                && first.written().equals(second.written())
                && first.constants().size() == second.constants().size()
                && first.graph().outputs().equals(second.graph().outputs());
        return same ? Optional.empty() : Optional.of(differs(a.size() + " operations", b.size() + " operations"));
    }

    private static boolean same(Graph.Node a, Graph.Node b) {
        return same(a.op(), b.op()) && a.inputs().equals(b.inputs()) && a.results().equals(b.results())
                && a.path().equals(b.path());
    }

    /// Functions in Java and users' operations are often other objects each time and yet the same.
    private static boolean same(Op a, Op b) {
        return a.equals(b)
                || (a instanceof HostCall || a instanceof Custom && !(a instanceof Record)) && a.getClass() == b.getClass()
                        && a.name().equals(b.name());
    }

    private static String reader(Program program, int value) {
        return program.graph().nodes().stream().filter(node -> node.inputs().contains(value)).findFirst().map(Graph::line)
                .orElse("the program");
    }

    private static String differs(String first, String second) {
        return "first " + first + ", then " + second;
    }
}
