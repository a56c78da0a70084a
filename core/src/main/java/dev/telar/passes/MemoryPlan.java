package dev.telar.passes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.telar.op.Graph;
import dev.telar.op.Reshape;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// Where the values of a graph lie while it runs.
///
/// **What.** A value needs memory from the node that makes it to the last node that reads it. Values whose lives do not overlap share a *slot*; an
/// operation that may overwrite an input that nobody reads later takes that input's slot. A reshape is another name of its input. Inputs and outputs have
/// no slot: they are the caller's.
///
/// **Why so.** Slots are given in the order of the program, the smallest that is large enough first, and one that is too small grows where nothing fits: within
/// a few per cent of the most that lives at once for the graphs of networks, where the backward pass frees what the forward pass made in opposite
/// order. Each slot has one type of elements, since on the JVM an array has.
///
/// @param roots for each value the value whose memory it names, itself except for reshapes
/// @param slotOf for each value its slot, or −1 where it is the caller's
/// @param slots shape and type of the slots
@SuppressWarnings("ArrayRecordComponent") // never compared
public record MemoryPlan(int[] roots, int[] slotOf, List<TensorSpec> slots) {

    /// Plans.
    ///
    /// @param graph the graph
    /// @param backend whether a backend may overwrite inputs
    public static MemoryPlan of(Graph graph, Donation.Overwriting backend) {
        int[] roots = roots(graph);
        int[] last = lastUses(graph, roots);
        List<TensorSpec> specs = graph.specs();
        int[] slotOf = new int[graph.values()];
        Arrays.fill(slotOf, -1);
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < graph.nodes().size(); i++) {
            Graph.Node node = graph.nodes().get(i);
            if (node.op() instanceof Reshape) {
                slotOf[node.first()] = slotOf[roots[node.first()]];
            } else {
                for (int value = node.first(); value < node.end(); value++) {
                    if (last[value] < graph.nodes().size()) {
                        slotOf[value] = slot(node, value, i, new Lives(roots, last, slotOf, specs), slots, backend);
                    }
                }
            }
            free(node, i, roots, last, slotOf, slots);
        }
        return new MemoryPlan(roots, slotOf, slots.stream().map(Slot::spec).toList());
    }

    /// The bytes of all slots.
    public long bytes() {
        return slots.stream().mapToLong(TensorSpec::bytes).sum();
    }

    private static final class Slot {

        private final DType dtype;
        private int elements;
        private boolean free;

        Slot(DType dtype, int elements) {
            this.dtype = dtype;
            this.elements = elements;
        }

        TensorSpec spec() {
            return new TensorSpec(Shape.of(elements), dtype);
        }
    }

    private record Lives(int[] roots, int[] last, int[] slotOf, List<TensorSpec> specs) {}

    /// For each value the value whose memory it names.
    public static int[] roots(Graph graph) {
        int[] roots = new int[graph.values()];
        Arrays.setAll(roots, value -> value);
        for (Graph.Node node : graph.nodes()) {
            if (node.op() instanceof Reshape) {
                roots[node.first()] = roots[node.inputs().get(0)];
            }
        }
        return roots;
    }

    /// For each root the last node that reads it under any name; the number of nodes for outputs.
    private static int[] lastUses(Graph graph, int[] roots) {
        int[] last = new int[graph.values()];
        List<Graph.Node> nodes = graph.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            for (int value = nodes.get(i).first(); value < nodes.get(i).end(); value++) {
                last[roots[value]] = i;
            }
            for (int value : nodes.get(i).inputs().toArray()) {
                last[roots[value]] = i;
            }
        }
        for (int value : graph.outputs().toArray()) {
            last[roots[value]] = nodes.size();
        }
        return last;
    }

    private static int slot(Graph.Node node, int value, int index, Lives lives, List<Slot> slots, Donation.Overwriting backend) {
        TensorSpec spec = lives.specs().get(value);
        for (int k = 0; k < node.inputs().size(); k++) {
            int input = node.inputs().get(k);
            int root = lives.roots()[input];
            int slot = lives.slotOf()[root];
            boolean dies = slot >= 0 && lives.last()[root] == index;
            if (dies && readsOnce(node, root, lives.roots()) && !isTaken(node, value, slot, lives.slotOf())
                    && lives.specs().get(input).equals(spec) && backend.mayOverwrite(node.op(), value - node.first(), k)) {
                return slot;
            }
        }
        return freeSlot(spec, slots);
    }

    private static boolean readsOnce(Graph.Node node, int root, int[] roots) {
        return Arrays.stream(node.inputs().toArray()).filter(value -> roots[value] == root).count() == 1;
    }

    private static boolean isTaken(Graph.Node node, int value, int slot, int[] slotOf) {
        for (int other = node.first(); other < value; other++) {
            if (slotOf[other] == slot) {
                return true;
            }
        }
        return false;
    }

    /// The smallest free slot that is large enough, or the greatest one, which grows, or a new one.
    private static int freeSlot(TensorSpec spec, List<Slot> slots) {
        int elements = spec.shape().count();
        int best = -1;
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            if (slot.free && slot.dtype == spec.dtype()
                    && (best < 0 || isBetter(slot.elements, slots.get(best).elements, elements))) {
                best = i;
            }
        }
        if (best < 0) {
            slots.add(new Slot(spec.dtype(), elements));
            return slots.size() - 1;
        }
        Slot chosen = slots.get(best);
        chosen.elements = Math.max(chosen.elements, elements);
        chosen.free = false;
        return best;
    }

    private static boolean isBetter(int elements, int than, int needed) {
        return than < needed ? elements > than : elements >= needed && elements < than;
    }

    private static void free(Graph.Node node, int index, int[] roots, int[] last, int[] slotOf, List<Slot> slots) {
        for (int value : node.inputs().toArray()) {
            release(roots[value], node, index, last, slotOf, slots);
        }
        for (int value = node.first(); value < node.end(); value++) {
            release(roots[value], node, index, last, slotOf, slots);
        }
    }

    /// Frees the slot of a value that dies here, unless a result of the node has taken it over.
    private static void release(int root, Graph.Node node, int index, int[] last, int[] slotOf, List<Slot> slots) {
        int slot = slotOf[root];
        if (slot < 0 || last[root] != index) {
            return;
        }
        for (int value = node.first(); value < node.end(); value++) {
            if (value != root && slotOf[value] == slot && last[value] != index) {
                return;
            }
        }
        slots.get(slot).free = true;
    }
}
