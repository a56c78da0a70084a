package dev.telar.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.telar.op.Graph;

/// A program that runs operation by operation, as if it had not been traced, and gives back each tensor after its last use: for places that do not
/// prepare operations.
final class StepwiseProgram implements CompiledProgram {

    private final Evaluator evaluator;
    private final Program program;
    private final int[][] dying;

    StepwiseProgram(Evaluator evaluator, Program program) {
        this.evaluator = evaluator;
        this.program = program;
        this.dying = dying(program.graph());
    }

    /// For each node the values that nobody needs after it; inputs are the caller's and never among them.
    private static int[][] dying(Graph graph) {
        List<Graph.Node> nodes = graph.nodes();
        int[] last = new int[graph.values()];
        for (int i = 0; i < nodes.size(); i++) {
            Arrays.fill(last, nodes.get(i).first(), nodes.get(i).end(), i);
            for (int value : nodes.get(i).inputs().toArray()) {
                last[value] = i;
            }
        }
        for (int value : graph.outputs().toArray()) {
            last[value] = nodes.size();
        }
        int inputs = graph.inputs().size();
        int[][] dying = new int[nodes.size()][];
        for (int i = 0; i < dying.length; i++) {
            int node = i;
            dying[i] = IntStream.range(inputs, last.length).filter(value -> last[value] == node).toArray();
        }
        return dying;
    }

    @Override
    public List<Tensor> run(List<Tensor> arguments, List<? extends @Nullable Tensor> values, Border border) {
        return TensorScope.tensors(() -> Interpreters.with(Interpreters.evaluating(), () -> evaluate(arguments, values, border)));
    }

    private List<Tensor> evaluate(List<Tensor> arguments, List<? extends @Nullable Tensor> values, Border border) {
        Graph graph = program.graph();
        List<Tensor> all = new ArrayList<>(graph.values());
        all.addAll(arguments);
        for (int i = 0; i < program.variables().size(); i++) {
            Tensor value = values.isEmpty() ? null : values.get(i);
            all.add(value == null ? program.variables().get(i).get() : value);
        }
        all.addAll(program.constants());
        List<Graph.Node> nodes = graph.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            Graph.Node node = nodes.get(i);
            List<Tensor> operands = new ArrayList<>(node.inputs().size());
            for (int k = 0; k < node.inputs().size(); k++) {
                operands.add(all.get(node.inputs().get(k)));
            }
            all.addAll(node.path().isEmpty() ? apply(node, operands) : NameScope.call(node.path(), () -> apply(node, operands)));
            for (int value : dying[i]) {
                TensorScope.release(all.get(value));
            }
        }
        List<Tensor> outputs = new ArrayList<>();
        for (int i = 0; i < graph.outputs().size(); i++) {
            outputs.add(all.get(graph.outputs().get(i)));
        }
        if (!program.written().isEmpty()) {
            border.cross(() -> commit(outputs));
        }
        return outputs.subList(0, program.results());
    }

    /// An operation without inputs has no tensor that says where it runs.
    private List<Tensor> apply(Graph.Node node, List<Tensor> operands) {
        return operands.isEmpty() ? evaluator.evaluate(node.op(), operands) : Interpreters.apply(node.op(), operands);
    }

    private void commit(List<Tensor> outputs) {
        for (int i = 0; i < program.written().size(); i++) {
            program.written().get(i).set(outputs.get(program.results() + i));
        }
    }

    @Override
    public List<Variable> variables() {
        return program.variables();
    }

    @Override
    public String description() {
        return "operation by operation";
    }

    @Override
    public void close() {}
}
