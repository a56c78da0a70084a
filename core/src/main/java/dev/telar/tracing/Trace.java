package dev.telar.tracing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.telar.error.BackendException;
import dev.telar.error.TelarException;
import dev.telar.op.Composite;
import dev.telar.op.Custom;
import dev.telar.op.Graph;
import dev.telar.op.Op;
import dev.telar.op.Reshape;
import dev.telar.op.StopGradient;
import dev.telar.shape.IntList;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Decompositions;
import dev.telar.tensor.FunctionOperation;
import dev.telar.tensor.Interpreter;
import dev.telar.tensor.Interpreters;
import dev.telar.tensor.NameScope;
import dev.telar.tensor.Place;
import dev.telar.tensor.Program;
import dev.telar.tensor.ProgramCompiler;
import dev.telar.tensor.Symbol;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.TensorScope;
import dev.telar.tensor.Variable;

/// The interpreter that writes down what a program does instead of doing it.
///
/// Reading a variable gives a symbol for its value, setting one is put down as an output, and neither touches the variable. Tensors that the program
/// found elsewhere are constants. Composites that the place does not run are decomposed here, so that all that follows sees what will run.
/// Used by one thread, for one run of the program.
final class Trace implements Interpreter {

    /// An operation and its operands, by their numbers in this trace.
    private record Entry(Op op, IntList operands, List<TensorSpec> results, int first, String path) {}

    private final Place place;
    private final List<TensorSpec> arguments;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Variable, Symbol> read = new LinkedHashMap<>();
    private final IdentityHashMap<Tensor, Integer> constants = new IdentityHashMap<>();
    private final List<Tensor> constantList = new ArrayList<>();
    private final Map<Variable, Tensor> written = new LinkedHashMap<>();
    private final Set<Symbol> own = Collections.newSetFromMap(new IdentityHashMap<>());
    private int numbers;

    Trace(Place place, List<TensorSpec> arguments) {
        this.place = place;
        this.arguments = arguments;
    }

    /// The symbols of the arguments; asked for once, before anything else.
    List<Tensor> arguments() {
        List<Tensor> symbols = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            symbols.add(symbol(arguments.get(i), numbers++, "argument " + i));
        }
        return symbols;
    }

    private Symbol symbol(TensorSpec spec, int number, String origin) {
        Symbol symbol = new Symbol(spec, place, number, origin);
        own.add(symbol);
        return symbol;
    }

    @Override
    public List<Tensor> apply(Op op, List<Tensor> inputs) {
        try {
            return switch (op) {
                case Reshape reshape when reshape.shape().equals(inputs.getFirst().shape()) -> alias(inputs.getFirst());
                case StopGradient _ -> alias(inputs.getFirst());
                case FunctionOperation function -> Interpreters.with(this, () -> function.decompose(inputs));
                default -> record(op, inputs);
            };
        } catch (TelarException e) {
            NameScope.explain(e);
            throw e;
        }
    }

    /// Another name for a value; what is watched on a tape must not be taken for what is not.
    private List<Tensor> alias(Tensor tensor) {
        int number = number("reshape", tensor);
        return List.of(symbol(tensor.spec(), number, tensor instanceof Symbol symbol ? symbol.origin() : "a constant"));
    }

    private List<Tensor> record(Op op, List<Tensor> inputs) {
        int[] operands = new int[inputs.size()];
        List<TensorSpec> specs = new ArrayList<>(operands.length);
        for (int i = 0; i < operands.length; i++) {
            operands[i] = number(op.name(), inputs.get(i));
            specs.add(inputs.get(i).spec());
        }
        List<TensorSpec> results = op.infer(specs);
        if ((op instanceof Composite || op instanceof Custom) && !ProgramCompiler.runs(place, op, specs)) {
            return Interpreters.with(this, () -> Decompositions.of(op, inputs));
        }
        String path = NameScope.path();
        entries.add(new Entry(op, IntList.of(operands), results, numbers, path));
        String origin = path.isEmpty() ? op.name() : op.name() + " in " + path;
        List<Tensor> symbols = new ArrayList<>(results.size());
        for (TensorSpec result : results) {
            symbols.add(symbol(result, numbers++, origin));
        }
        return symbols;
    }

    private int number(String operation, Tensor tensor) {
        if (tensor instanceof Symbol symbol) {
            if (!own.contains(symbol)) {
                throw new IllegalStateException(operation + ": a tensor of another trace was used, the result of "
                        + symbol.origin()
                        + "; keep state in a Variable, or run the step operation by operation: Training.runEagerly(true)");
            }
            return symbol.value();
        }
        return constants.computeIfAbsent(tensor, _ -> capture(operation, tensor));
    }

    @SuppressWarnings("ReferenceEquality") // a place is equal to itself alone
    private int capture(String operation, Tensor tensor) {
        if (tensor.place() != place) {
            throw new BackendException(operation + ": tensors of two backends, " + place.name() + " and " + tensor.place().name()
                    + "; move one of them: tensor.to(backend)");
        }
        constantList.add(TensorScope.leave(tensor));
        return numbers++;
    }

    @Override
    public Tensor read(Variable variable, Tensor value) {
        Tensor latest = written.get(variable);
        return latest == null ? read.computeIfAbsent(variable, _ -> input(variable)) : latest;
    }

    @SuppressWarnings("ReferenceEquality") // a place is equal to itself alone
    private Symbol input(Variable variable) {
        if (variable.place() != place) {
            throw new BackendException(
                    "variable " + variable.name() + ": lives on " + variable.place().name() + ", the step runs on " + place.name()
                            + "; move its value: variable.get().to(backend)");
        }
        return symbol(variable.spec(), numbers++, "variable " + variable.name());
    }

    @Override
    public Tensor write(Variable variable, Tensor value) {
        written.put(variable, value);
        return Interpreters.with(Interpreters.evaluating(), variable::get);
    }

    /// The program: arguments, variables and constants first, then the operations in their order.
    Program program(List<Tensor> results) {
        List<Integer> outputs = new ArrayList<>();
        for (Tensor result : results) {
            outputs.add(number("return", result));
        }
        for (Tensor value : written.values()) {
            outputs.add(number("set", value));
        }
        int[] became = new int[numbers];
        Arrays.fill(became, -1);
        Graph.Builder graph = new Graph.Builder();
        for (int i = 0; i < arguments.size(); i++) {
            became[i] = graph.input(arguments.get(i));
        }
        for (Map.Entry<Variable, Symbol> variable : read.entrySet()) {
            became[variable.getValue().value()] = graph.input(variable.getKey().spec());
        }
        for (Tensor constant : constantList) {
            became[number("constant", constant)] = graph.input(constant.spec());
        }
        for (Entry entry : entries) {
            IntList operands = entry.operands().map(operand -> became[operand]);
            int first = graph.add(entry.op(), operands, entry.results(), entry.path());
            for (int i = 0; i < entry.results().size(); i++) {
                became[entry.first() + i] = first + i;
            }
        }
        return new Program(graph.build(outputs.stream().mapToInt(output -> became[output]).toArray()), arguments.size(),
                List.copyOf(read.keySet()), constantList, List.copyOf(written.keySet()));
    }
}
