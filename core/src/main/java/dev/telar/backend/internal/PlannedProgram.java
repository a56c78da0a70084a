package dev.telar.backend.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.telar.backend.Binder;
import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.error.TelarException;
import dev.telar.op.Graph;
import dev.telar.op.Op;
import dev.telar.op.Reshape;
import dev.telar.passes.Donation;
import dev.telar.passes.MemoryPlan;
import dev.telar.shape.IntList;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.CompiledProgram;
import dev.telar.tensor.Program;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// A program whose operations are made ready once, on a backend that offers a [Binder].
///
/// **What.** Each operation becomes an instruction that is bound to the storages of its operands; a run sets the storages of what comes from outside and
/// goes through the instructions. What lies between operations has its place by a [MemoryPlan], which is asked for at the first run and kept until
/// [#close]. Results are new storages, which belong to whoever gets them.
///
/// **Variables.** Instructions that make the next value of a variable from its last one run at the end, as a [Donation] orders them, and write over
/// the old value if nobody else holds it; otherwise into a new storage, so that whoever read the value keeps it. Up to there nothing has changed whatever fails;
/// from there on readers wait at the border.
///
/// **Cost.** A handful of nanoseconds an instruction; on the heap nothing but the tensors of results and of new values.
final class PlannedProgram implements CompiledProgram {

    private final BackendEvaluator evaluator;
    private final Binder binder;
    private final Program program;
    private final Graph graph;
    private final Donation donation;
    private final MemoryPlan plan;
    private final List<TensorSpec> specs;

    /// The storage of each value; it changes from run to run for what comes from outside and for outputs.
    private final @Nullable Storage[] storages;
    /// The operands that each value is: lists of instructions, and the index in each.
    private final Storage[][][] operandLists;
    private final int[][] operandIndices;
    /// The reshapes of each value.
    private final int[][] aliases;
    private final Runnable[] instructions;
    private final Runnable commit = this::commit;
    private final @Nullable Storage[] taken;
    private final boolean[] inPlace;
    private @Nullable List<Storage> slots;

    PlannedProgram(BackendEvaluator evaluator, Binder binder, Program program) {
        this.evaluator = evaluator;
        this.binder = binder;
        this.program = program;
        this.donation = Donation.of(program.graph(), variables(program), this::mayOverwrite);
        this.graph = donation.graph();
        this.plan = MemoryPlan.of(graph, this::mayOverwrite);
        this.specs = graph.specs();
        this.storages = new @Nullable Storage[graph.values()];
        this.operandLists = new Storage[graph.values()][][];
        this.operandIndices = new int[graph.values()][];
        this.aliases = aliases(graph);
        this.taken = new @Nullable Storage[graph.outputs().size()];
        this.inPlace = new boolean[program.written().size()];
        this.instructions = bind();
    }

    /// Whether each output is made by an operation and is nothing else's name, so that it can have a storage of its own.
    static boolean takes(Program program) {
        Graph graph = program.graph();
        int[] roots = MemoryPlan.roots(graph);
        int[] outputs = Arrays.stream(graph.outputs().toArray()).map(output -> roots[output]).toArray();
        return Arrays.stream(outputs).allMatch(root -> root >= graph.inputs().size())
                && Arrays.stream(outputs).distinct().count() == outputs.length;
    }

    /// For each output the graph input with the old value of its variable, or −1.
    private static IntList variables(Program program) {
        int[] inputs = new int[program.graph().outputs().size()];
        Arrays.fill(inputs, -1);
        for (int i = 0; i < program.written().size(); i++) {
            inputs[program.results() + i] = program.inputOf(program.written().get(i));
        }
        return IntList.of(inputs);
    }

    private boolean mayOverwrite(Op op, int result, int input) {
        return binder.mayOverwrite(op, result, input);
    }

    private static int[][] aliases(Graph graph) {
        List<List<Integer>> lists = new ArrayList<>();
        for (int i = 0; i < graph.values(); i++) {
            lists.add(new ArrayList<>());
        }
        for (Graph.Node node : graph.nodes()) {
            if (node.op() instanceof Reshape) {
                lists.get(node.inputs().get(0)).add(node.first());
            }
        }
        return lists.stream().map(list -> list.stream().mapToInt(Integer::intValue).toArray()).toArray(int[][]::new);
    }

    // ---- binding

    private Runnable[] bind() {
        List<List<Storage[]>> lists = new ArrayList<>();
        List<List<Integer>> indices = new ArrayList<>();
        for (int i = 0; i < graph.values(); i++) {
            lists.add(new ArrayList<>());
            indices.add(new ArrayList<>());
        }
        Runnable[] bound = new Runnable[graph.nodes().size()];
        for (int i = 0; i < bound.length; i++) {
            Graph.Node node = graph.nodes().get(i);
            if (node.op() instanceof Reshape) {
                bound[i] = () -> {};
                continue;
            }
            Storage[] inputs = new Storage[node.inputs().size()];
            Storage[] results = new Storage[node.results().size()];
            for (int k = 0; k < inputs.length; k++) {
                lists.get(node.inputs().get(k)).add(inputs);
                indices.get(node.inputs().get(k)).add(k);
            }
            for (int k = 0; k < results.length; k++) {
                lists.get(node.first() + k).add(results);
                indices.get(node.first() + k).add(k);
            }
            Invocation call = new Invocation(node.op(), Arrays.asList(inputs), node.results(), Arrays.asList(results));
            bound[i] = evaluator.runs(node.op(), specs(node.inputs())) ? binder.bind(call) : () -> evaluator.onHost(call, binder);
        }
        for (int i = 0; i < graph.values(); i++) {
            operandLists[i] = lists.get(i).toArray(Storage[][]::new);
            operandIndices[i] = indices.get(i).stream().mapToInt(Integer::intValue).toArray();
        }
        return bound;
    }

    private List<TensorSpec> specs(IntList values) {
        return Arrays.stream(values.toArray()).mapToObj(specs::get).toList();
    }

    /// Says where a value lies, and all names that it has.
    private void set(int value, Storage storage) {
        if (storages[value] == storage) {
            return;
        }
        storages[value] = storage;
        Storage[][] lists = operandLists[value];
        int[] indices = operandIndices[value];
        for (int i = 0; i < lists.length; i++) {
            lists[i][indices[i]] = storage;
        }
        for (int alias : aliases[value]) {
            set(alias, binder.view(storage, specs.get(alias)));
        }
    }

    private void open() {
        List<Storage> allocated = new ArrayList<>();
        for (TensorSpec slot : plan.slots()) {
            allocated.add(binder.allocate(slot));
        }
        slots = allocated;
        for (Graph.Node node : graph.nodes()) {
            for (int value = node.first(); value < node.end(); value++) {
                int slot = plan.slotOf()[value];
                if (slot >= 0 && !(node.op() instanceof Reshape)) {
                    set(value, binder.view(allocated.get(slot), specs.get(value)));
                }
            }
        }
        for (int i = 0; i < program.constants().size(); i++) {
            set(program.firstConstant() + i, evaluator.storageOf(program.constants().get(i)));
        }
    }

    // ---- running

    @Override
    public List<Tensor> run(List<Tensor> arguments, List<? extends @Nullable Tensor> values, Border border) {
        evaluator.checkOpen();
        if (slots == null) {
            open();
        }
        for (int i = 0; i < program.arguments(); i++) {
            set(i, evaluator.storageOf(arguments.get(i)));
        }
        for (int i = 0; i < program.variables().size(); i++) {
            Tensor value = values.isEmpty() ? null : values.get(i);
            set(program.arguments() + i,
                    value == null ? evaluator.storageOf(program.variables().get(i)) : evaluator.storageOf(value));
        }
        boolean done = false;
        try {
            for (int output = 0; output < graph.outputs().size(); output++) {
                if (donation.donors().get(output) < 0) {
                    renew(output);
                }
            }
            run(0, donation.split());
            if (!program.written().isEmpty()) {
                border.cross(commit);
            }
            done = true;
        } finally {
            if (!done) {
                giveUp();
            }
        }
        return results();
    }

    /// Puts an output into a new storage.
    private void renew(int output) {
        int value = graph.outputs().get(output);
        Storage storage = binder.allocate(specs.get(value));
        taken[output] = storage;
        int root = plan.roots()[value];
        set(root, root == value ? storage : binder.view(storage, specs.get(root)));
    }

    private void run(int from, int to) {
        int i = from;
        try {
            for (; i < to; i++) {
                instructions[i].run();
            }
        } catch (TelarException e) {
            String path = graph.nodes().get(i).path();
            if (!path.isEmpty()) {
                e.passedThrough(path);
            }
            throw e;
        }
    }

    /// Writes the next values of variables over the old ones, and sets all variables.
    private void commit() {
        int first = program.results();
        Arrays.fill(inPlace, false);
        boolean done = false;
        try {
            for (int i = 0; i < inPlace.length; i++) {
                if (donation.donors().get(first + i) >= 0) {
                    inPlace[i] = overwrite(first + i, program.written().get(i));
                }
            }
            run(donation.split(), instructions.length);
            done = true;
        } finally {
            for (int i = 0; i < inPlace.length; i++) {
                Storage storage = taken[first + i];
                if (storage != null && (done || inPlace[i])) {
                    taken[first + i] = null;
                    evaluator.setTo(program.written().get(i), storage);
                }
            }
        }
    }

    /// Lets an output lie where the value of its variable lies, if nobody else needs that; otherwise in a new storage.
    private boolean overwrite(int output, Variable variable) {
        Storage own = evaluator.takeFrom(variable);
        if (own == null) {
            renew(output);
            return false;
        }
        taken[output] = own;
        set(graph.outputs().get(output), own);
        return true;
    }

    private void giveUp() {
        for (int i = 0; i < taken.length; i++) {
            Storage storage = taken[i];
            if (storage != null) {
                taken[i] = null;
                evaluator.release(storage);
            }
        }
    }

    private List<Tensor> results() {
        int count = program.results();
        if (count == 0) {
            return List.of();
        }
        if (count == 1) {
            return List.of(result(0));
        }
        List<Tensor> results = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            results.add(result(i));
        }
        return results;
    }

    private Tensor result(int output) {
        Storage storage = Objects.requireNonNull(taken[output]);
        taken[output] = null;
        return evaluator.wrapped(specs.get(graph.outputs().get(output)), storage);
    }

    @Override
    public List<Variable> variables() {
        return program.variables();
    }

    @Override
    public String description() {
        return "bound, " + graph.nodes().size() + " operations, " + plan.slots().size() + " slots of " + plan.bytes()
                + " bytes in all";
    }

    @Override
    public void close() {
        List<Storage> held = slots;
        slots = null;
        if (held != null) {
            Arrays.fill(storages, null);
            held.forEach(evaluator::release);
        }
    }
}
