package dev.telar.passes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

import dev.telar.op.Activate;
import dev.telar.op.ActivateGradient;
import dev.telar.op.Elementwise;
import dev.telar.op.Fused;
import dev.telar.op.Graph;
import dev.telar.op.HostCall;
import dev.telar.op.Linear;
import dev.telar.op.MatMul;
import dev.telar.op.Op;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// Lets operations on elements run as one, so that what lies between them stays in registers or the first-level cache.
///
/// **What.** A group is a run of elementwise operations with one shape of result; it may begin with a matrix product or a linear layer, whose blocks it
/// then goes over while they are in the cache. Each operation in its turn joins the groups of its inputs, as long as the backend says that it
/// runs the whole ([dev.telar.op.Fused]) and no path leads out of the group and back into it. Calls of Java functions keep their order. What others read of a group are its outputs; all else
/// never has a place in memory.
///
/// **Why so.** Groups grow greedily in the order of the program. Whether a group pays is the backend's knowledge, so that there is no model of costs
/// here.
public final class Fusion {

    private final Graph graph;
    private final BiPredicate<Fused, List<TensorSpec>> runs;
    private final List<TensorSpec> specs;
    /// The node that makes each value, −1 for inputs.
    private final int[] maker;
    /// The nodes that read each value.
    private final List<List<Integer>> readers = new ArrayList<>();
    /// The calls of Java functions, whose order stays, since they may do more than compute.
    private final List<Integer> calls = new ArrayList<>();
    /// The group of each node.
    private final List<Group> groups = new ArrayList<>();

    /// Nodes that run as one, in the order of the program.
    private record Group(TreeSet<Integer> members) {

        Group with(Group other) {
            TreeSet<Integer> all = new TreeSet<>(members);
            all.addAll(other.members);
            return new Group(all);
        }
    }

    private Fusion(Graph graph, BiPredicate<Fused, List<TensorSpec>> runs) {
        this.graph = graph;
        this.runs = runs;
        this.specs = graph.specs();
        this.maker = new int[graph.values()];
        Arrays.fill(maker, -1);
        for (int value = 0; value < graph.values(); value++) {
            readers.add(new ArrayList<>());
        }
        for (int i = 0; i < graph.nodes().size(); i++) {
            Arrays.fill(maker, node(i).first(), node(i).end(), i);
            for (int value : node(i).inputs().toArray()) {
                readers.get(value).add(i);
            }
            if (node(i).op() instanceof HostCall) {
                calls.add(i);
            }
        }
    }

    /// Fuses.
    ///
    /// @param runs whether the backend runs a fused operation on inputs of these shapes and types, and better than its parts
    public static Graph of(Graph graph, BiPredicate<Fused, List<TensorSpec>> runs) {
        Fusion fusion = new Fusion(graph, runs);
        for (int i = 0; i < graph.nodes().size(); i++) {
            fusion.place(i);
        }
        return fusion.rewrite();
    }

    private Graph.Node node(int index) {
        return graph.nodes().get(index);
    }

    /// Puts a node into the groups of its inputs, where they can run as one, or into one of its own.
    private void place(int index) {
        groups.add(new Group(new TreeSet<>(Set.of(index))));
        if (isElementwise(node(index).op())) {
            Arrays.stream(node(index).inputs().toArray()).map(value -> maker[value]).filter(made -> made >= 0).boxed()
                    .sorted(Comparator.reverseOrder())
                    .forEach(made -> join(groups.get(index), groups.get(made), node(index).results().getFirst().shape()));
        }
    }

    private void join(Group group, Group earlier, Shape shape) {
        if (group == earlier || !leads(earlier, shape)) {
            return;
        }
        Group together = group.with(earlier);
        if (isBlocked(together)) {
            return;
        }
        Candidate candidate = candidate(together);
        if (runs.test(candidate.fused(), candidate.inputs().stream().map(specs::get).toList())) {
            together.members().forEach(member -> groups.set(member, together));
        }
    }

    /// Whether a group is one that elementwise operations of a shape may join.
    private boolean leads(Group group, Shape shape) {
        Graph.Node first = node(group.members().getFirst());
        return (isElementwise(first.op()) || first.op() instanceof MatMul || first.op() instanceof Linear)
                && first.results().getFirst().shape().equals(shape);
    }

    private static boolean isElementwise(Op op) {
        return op instanceof Elementwise || op instanceof Activate || op instanceof ActivateGradient;
    }

    /// Whether a path leads out of a group and back into it: it would have to run both before and after what lies between.
    private boolean isBlocked(Group together) {
        Set<Group> behind = Collections.newSetFromMap(new IdentityHashMap<>());
        ArrayDeque<Integer> open = new ArrayDeque<>(together.members());
        while (!open.isEmpty()) {
            for (int next : followers(open.remove())) {
                if (next < groups.size() && !together.members().contains(next) && behind.add(groups.get(next))) {
                    open.addAll(groups.get(next).members());
                }
            }
        }
        for (Group group : behind) {
            for (int index : group.members()) {
                if (isReadBy(together, node(index))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isReadBy(Group group, Graph.Node node) {
        for (int value = node.first(); value < node.end(); value++) {
            if (!Collections.disjoint(readers.get(value), group.members())) {
                return true;
            }
        }
        return false;
    }

    /// The nodes that must run after a node: those that read its results and, after a call of a Java function, the next such call.
    private List<Integer> followers(int index) {
        List<Integer> followers = new ArrayList<>();
        for (int value = node(index).first(); value < node(index).end(); value++) {
            followers.addAll(readers.get(value));
        }
        int call = Collections.binarySearch(calls, index);
        if (call >= 0 && call + 1 < calls.size()) {
            followers.add(calls.get(call + 1));
        }
        return followers;
    }

    /// Nodes as one operation.
    ///
    /// @param inputs the values of the graph that it reads
    /// @param outputs the values of the graph that it gives
    private record Candidate(Fused fused, List<Integer> inputs, List<Integer> outputs) {}

    private Candidate candidate(Group group) {
        Map<Integer, Integer> number = new HashMap<>();
        Graph.Builder body = new Graph.Builder();
        List<Integer> inputs = new ArrayList<>();
        for (int index : group.members()) {
            for (int value : node(index).inputs().toArray()) {
                if (!group.members().contains(maker[value]) && !number.containsKey(value)) {
                    number.put(value, body.input(specs.get(value)));
                    inputs.add(value);
                }
            }
        }
        List<Integer> outputs = new ArrayList<>();
        for (int index : group.members()) {
            Graph.Node node = node(index);
            IntList operands = node.inputs().map(number::get);
            int first = body.add(node.op(), operands, node.results(), "");
            for (int i = 0; i < node.results().size(); i++) {
                number.put(node.first() + i, first + i);
                if (isReadOutside(node.first() + i, group)) {
                    outputs.add(node.first() + i);
                }
            }
        }
        return new Candidate(new Fused(body.build(outputs.stream().mapToInt(number::get).toArray())), inputs, outputs);
    }

    private boolean isReadOutside(int value, Group group) {
        return graph.outputs().contains(value) || !group.members().containsAll(readers.get(value));
    }

    /// The graph with each group as one node, after all that it reads and as near as possible to where its first member was.
    private Graph rewrite() {
        Rewriter rewriter = new Rewriter(graph);
        Set<Group> done = Collections.newSetFromMap(new IdentityHashMap<>());
        groups.forEach(group -> emit(group, done, rewriter));
        return rewriter.finish();
    }

    private void emit(Group group, Set<Group> done, Rewriter rewriter) {
        if (!done.add(group)) {
            return;
        }
        for (int index : group.members()) {
            int call = Collections.binarySearch(calls, index);
            if (call > 0) {
                emit(groups.get(calls.get(call - 1)), done, rewriter);
            }
            for (int value : node(index).inputs().toArray()) {
                if (maker[value] >= 0) {
                    emit(groups.get(maker[value]), done, rewriter);
                }
            }
        }
        if (group.members().size() == 1) {
            rewriter.copy(node(group.members().getFirst()));
            return;
        }
        Candidate candidate = candidate(group);
        IntList inputs = IntList.of(candidate.inputs().stream().mapToInt(rewriter::of).toArray());
        String path = node(group.members().getFirst()).path();
        int first = rewriter.add(candidate.fused(), inputs, candidate.fused().body().outputSpecs(), path);
        for (int i = 0; i < candidate.outputs().size(); i++) {
            rewriter.replace(candidate.outputs().get(i), first + i);
        }
    }
}
