package dev.telar.models;

import java.util.List;
import java.util.Locale;

import dev.telar.op.Cost;
import dev.telar.op.Fused;
import dev.telar.op.Graph;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Program;
import dev.telar.tracing.TracedStep;

/// What a traced step does, as text: its operations with their costs, what of them runs as one, and what the compiler left out.
final class Explanation {

    private static final double MILLION = 1e6;

    private final StringBuilder text = new StringBuilder();

    private Explanation() {}

    /// @param title what the step is: `training step`
    static String of(String title, TracedStep step) {
        Explanation explanation = new Explanation();
        explanation.write(title, step);
        return explanation.text.toString();
    }

    private void write(String title, TracedStep step) {
        Program program = step.compiled();
        Graph graph = program.graph();
        List<TensorSpec> specs = graph.specs();
        text.append(title).append(" for ").append(graph.inputs().subList(0, program.arguments())).append(" on ")
                .append(step.place().name())
                .append('\n');
        if (step.difference().isPresent()) {
            text.append("runs operation by operation, since it is not the same each time: ").append(step.difference().get())
                    .append('\n');
        }
        inputs(program);
        line("MFLOP", "MB", "");
        for (Graph.Node node : graph.nodes()) {
            Cost cost = Cost.of(node, specs);
            line(millions(cost.operations()), millions(cost.bytes()), "  " + Graph.line(node));
            if (node.op() instanceof Fused fused) {
                for (String inner : fused.body().toString().split("\n", -1)) {
                    line("", "", "      " + inner);
                }
            }
        }
        outputs(program);
        Cost sum = Cost.of(graph);
        line(millions(sum.operations()), millions(sum.bytes()), "  in all");
        text.append(step.traced().graph().nodes().size()).append(" operations were traced, ").append(graph.nodes().size())
                .append(" run; ")
                .append(step.compile().description()).append('\n');
    }

    private void inputs(Program program) {
        for (int i = 0; i < program.graph().inputs().size(); i++) {
            String name = i < program.arguments()
                    ? "argument " + i
                    : i < program.firstConstant()
                            ? "variable " + program.variables().get(i - program.arguments()).name()
                            : "constant";
            line("", "", "  %" + i + ": " + program.graph().inputs().get(i) + "  # " + name);
        }
    }

    private void outputs(Program program) {
        for (int i = 0; i < program.graph().outputs().size(); i++) {
            String name = i < program.results() ? "result" : "variable " + program.written().get(i - program.results()).name();
            line("", "", "  return %" + program.graph().outputs().get(i) + "  # " + name);
        }
    }

    private static String millions(long count) {
        return String.format(Locale.ROOT, "%.3f", count / MILLION);
    }

    private void line(String operations, String bytes, String rest) {
        text.append(String.format(Locale.ROOT, "%12s%12s%s", operations, bytes, rest).stripTrailing()).append('\n');
    }
}
