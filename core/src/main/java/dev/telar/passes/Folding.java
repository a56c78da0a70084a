package dev.telar.passes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.telar.op.Custom;
import dev.telar.op.Graph;
import dev.telar.op.HostCall;
import dev.telar.shape.IntList;
import dev.telar.shape.TensorSpec;

/// Takes out of a program what does not depend on its run: operations on constants alone. They run once, where the program runs, so that the bits stay;
/// their results become constants.
///
/// @param once what runs once; its inputs are the constants of the program
/// @param graph what is left; its inputs are those of the program and, behind them, the outputs of `once`
public record Folding(Graph once, Graph graph) {

    /// Greater results are computed anew each time: to keep them would cost more memory than it saves time.
    private static final long LARGEST = 1L << 20;

    /// Takes the constant part out.
    ///
    /// @param program the program
    /// @param firstConstant the first of its inputs that is a constant; all behind it are constants too
    public static Folding of(Graph program, int firstConstant) {
        boolean[] constant = new boolean[program.values()];
        Arrays.fill(constant, firstConstant, program.inputs().size(), true);
        List<Graph.Node> folded = new ArrayList<>();
        List<Graph.Node> left = new ArrayList<>();
        for (Graph.Node node : program.nodes()) {
            boolean folds = folds(node) && areAll(constant, node.inputs());
            Arrays.fill(constant, node.first(), node.end(), folds);
            (folds ? folded : left).add(node);
        }
        boolean[] read = read(left, program);
        List<Integer> taken = new ArrayList<>();
        for (int value = program.inputs().size(); value < constant.length; value++) {
            if (constant[value] && read[value]) {
                taken.add(value);
            }
        }
        return new Folding(once(program, firstConstant, folded, taken), rest(program, left, taken));
    }

    private static boolean folds(Graph.Node node) {
        return !(node.op() instanceof HostCall) && !(node.op() instanceof Custom)
                && node.results().stream().allMatch(result -> result.bytes() <= LARGEST);
    }

    private static boolean areAll(boolean[] constant, IntList values) {
        for (int i = 0; i < values.size(); i++) {
            if (!constant[values.get(i)]) {
                return false;
            }
        }
        return true;
    }

    /// Which values something that is no constant reads.
    private static boolean[] read(List<Graph.Node> left, Graph program) {
        boolean[] read = new boolean[program.values()];
        for (Graph.Node node : left) {
            mark(node.inputs(), read);
        }
        mark(program.outputs(), read);
        return read;
    }

    private static void mark(IntList values, boolean[] read) {
        for (int i = 0; i < values.size(); i++) {
            read[values.get(i)] = true;
        }
    }

    private static Graph once(Graph program, int firstConstant, List<Graph.Node> folded, List<Integer> taken) {
        Graph.Builder builder = new Graph.Builder();
        int[] became = new int[program.values()];
        for (int i = firstConstant; i < program.inputs().size(); i++) {
            became[i] = builder.input(program.inputs().get(i));
        }
        folded.forEach(node -> builder.copy(node, became));
        return builder.build(taken.stream().mapToInt(value -> became[value]).toArray());
    }

    private static Graph rest(Graph program, List<Graph.Node> left, List<Integer> taken) {
        Graph.Builder builder = new Graph.Builder();
        int[] became = new int[program.values()];
        for (int i = 0; i < program.inputs().size(); i++) {
            became[i] = builder.input(program.inputs().get(i));
        }
        List<TensorSpec> specs = program.specs();
        for (int value : taken) {
            became[value] = builder.input(specs.get(value));
        }
        left.forEach(node -> builder.copy(node, became));
        return builder.build(program.outputs().map(value -> became[value]).toArray());
    }
}
