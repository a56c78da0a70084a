package dev.telar.models;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.telar.shape.TensorSpec;
import dev.telar.tensor.CompiledProgram;
import dev.telar.tensor.Place;
import dev.telar.tensor.Tensor;
import dev.telar.tracing.TracedStep;

/// The steps of one kind, training, evaluating or predicting, that were traced: one for each combination of shapes that it was asked for.
///
/// The first combination is traced at once. Further ones, such as that of a last batch that is not full, run operation by operation when they are first seen
/// and are traced when they come again, so that a program whose shapes change all the time does not trace all the time; the bits are the same. Of
/// [#LIMIT] combinations the one that was not used for the longest time is forgotten.
///
/// A compiled step serves one thread at a time; for several threads there are several. Safe for any number of threads.
final class TracedSteps {

    /// How many combinations of shapes are remembered.
    private static final int LIMIT = 16;

    /// A step and those of its programs that nobody uses at the moment.
    ///
    /// @param key what it was traced for
    private record Entry(Key key, TracedStep step, Deque<CompiledProgram> idle) {

        /// An idle program or a new one; null if the step is not the same each time.
        @Nullable
        CompiledProgram program() {
            if (step.difference().isPresent()) {
                return null;
            }
            CompiledProgram known = idle.poll();
            return known == null ? step.compile() : known;
        }
    }

    /// Where a step runs, and the shapes and types of its arguments.
    private record Key(Place place, List<TensorSpec> specs) {

        static Key of(Place place, List<Tensor> arguments) {
            return new Key(place, arguments.stream().map(Tensor::spec).toList());
        }

        @SuppressWarnings("ReferenceEquality") // a place is equal to itself alone
        boolean isOf(Place other, List<Tensor> arguments) {
            if (place != other || specs.size() != arguments.size()) {
                return false;
            }
            for (int i = 0; i < specs.size(); i++) {
                if (!specs.get(i).equals(arguments.get(i).spec())) {
                    return false;
                }
            }
            return true;
        }
    }

    private final String name;
    private final Function<List<Tensor>, List<Tensor>> body;
    private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<Key> seen = new LinkedHashSet<>();
    private @Nullable Entry last;
    /// Whether a step was found that is not the same each time; no further combination is traced then.
    private boolean differs;

    /// @param name what the steps are, for messages
    /// @param body what a step does with its arguments; its state lies in variables
    TracedSteps(String name, Function<List<Tensor>, List<Tensor>> body) {
        this.name = name;
        this.body = body;
    }

    /// What a step does.
    List<Tensor> eagerly(List<Tensor> arguments) {
        return body.apply(arguments);
    }

    /// A program for arguments of these shapes and types, which has to be given back.
    ///
    /// @return null if the step is to be run operation by operation
    /// @throws IllegalStateException if the step asks for a value
    synchronized @Nullable CompiledProgram take(Place place, List<Tensor> arguments) {
        Entry entry = last;
        if (entry == null || !entry.key().isOf(place, arguments)) {
            entry = entry(Key.of(place, arguments));
            if (entry == null) {
                return null;
            }
            last = entry;
        }
        return entry.program();
    }

    /// A program for arguments that lie at one place and were seen and traced before; null if there is none.
    synchronized @Nullable CompiledProgram takeKnown(List<Tensor> arguments) {
        Entry entry = last;
        boolean known = entry != null && entry.key().isOf(arguments.getFirst().place(), arguments);
        return entry != null && known ? entry.program() : null;
    }

    private @Nullable Entry entry(Key key) {
        Entry entry = entries.get(key);
        if (entry == null) {
            if (differs || !entries.isEmpty() && isNew(key)) {
                return null;
            }
            entry = new Entry(key, traced(key), new ArrayDeque<>());
            entries.put(key, entry);
            forget();
        }
        return entry;
    }

    private boolean isNew(Key key) {
        boolean fresh = seen.add(key);
        if (seen.size() > LIMIT) {
            seen.remove(seen.iterator().next());
        }
        return fresh;
    }

    private void forget() {
        if (entries.size() > LIMIT) {
            Map.Entry<Key, Entry> oldest = entries.entrySet().iterator().next();
            oldest.getValue().idle().forEach(CompiledProgram::close);
            entries.remove(oldest.getKey());
        }
    }

    private TracedStep traced(Key key) {
        TracedStep step = TracedStep.of(key.place(), key.specs(), body);
        differs = step.difference().isPresent();
        step.difference().ifPresent(difference -> System.getLogger(Model.class.getName()).log(Level.WARNING, name
                + ": the step does not do the same each time and runs operation by operation: " + difference
                + ". State in a Java field is invisible to a traced step; keep it in a Variable, or say so: Training.runEagerly(true)"));
        return step;
    }

    /// Takes a program back.
    synchronized void giveBack(List<Tensor> arguments, CompiledProgram program) {
        Place place = arguments.getFirst().place();
        Entry entry = last != null && last.key().isOf(place, arguments) ? last : entries.get(Key.of(place, arguments));
        if (entry == null) {
            program.close();
        } else {
            entry.idle().push(program);
        }
    }

    /// Gives back the memory of the programs that nobody uses.
    synchronized void rest() {
        entries.values().forEach(entry -> entry.idle().forEach(CompiledProgram::close));
    }

    /// The traced steps, the last used one last.
    synchronized List<TracedStep> steps() {
        return new ArrayList<>(entries.values()).stream().map(Entry::step).toList();
    }
}
