package dev.telar.tensor;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// A program made ready to run many times at one place. It serves one thread at a time.
public interface CompiledProgram extends AutoCloseable {

    /// Where the new values of variables come into force, all at once.
    @FunctionalInterface
    interface Border {

        /// Runs what sets the variables; nobody who looks at several of them sees some before and some after.
        void cross(Runnable commit);
    }

    /// Runs the program. Whatever fails, no variable has changed then.
    ///
    /// @param arguments one tensor an argument
    /// @param values for each of [#variables] its value, null for the one that it holds; empty where that goes for all
    /// @param border where variables are set
    /// @return the results, which belong to the current [TensorScope]
    List<Tensor> run(List<Tensor> arguments, List<? extends @Nullable Tensor> values, Border border);

    /// The variables that are read.
    List<Variable> variables();

    /// How it runs, for readers: one line.
    String description();

    /// Gives the memory back that it holds between runs; it can be run again.
    @Override
    void close();
}
