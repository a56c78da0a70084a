package dev.telar.models;

import static dev.telar.models.CompiledStepTest.classifying;
import static dev.telar.models.CompiledStepTest.function;
import static dev.telar.models.CompiledStepTest.model;
import static dev.telar.models.SequentialFitTest.blobs;
import static dev.telar.models.SequentialFitTest.quiet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.Test;

import dev.telar.layers.Dense;
import dev.telar.optimizers.Sgd;

/// Steps that cannot be traced, since they look at values or keep state in a Java field.
class StatefulStepTest {

    @Test
    void layer_thatAsksForAValue_isToldWhatToDo() {
        Sequential model = model(Dense.of(4).inputShape(2).named("first"),
                function("curious", x -> x.sum().item() > 0 ? x : x.negate()));
        model.compile(classifying(Sgd.of(0.1)));
        assertThatIllegalStateException().isThrownBy(() -> model.fit(blobs(8, 1), quiet(1)))
                .withMessageMatching(
                        "a value was asked for while the step is traced, which has only shapes: FLOAT32 \\(\\), the result of "
                                + "sum in .*, at dev\\.telar\\.models\\.StatefulStepTest.*\\(StatefulStepTest\\.java:\\d+\\); write it with tensor"
                                + " operations \\(Tensor\\.where instead of if\\), do it in a callback, or run the step operation by operation:"
                                + " Training\\.runEagerly\\(true\\)");
        model.compile(classifying(Sgd.of(0.1)).runEagerly(true));
        assertThat(model.fit(blobs(8, 1), quiet(1)).epochs()).containsExactly(0);
    }

    @Test
    void layer_withStateInAField_runsOperationByOperationAndIsTheSame() {
        List<List<Object>> results = new ArrayList<>();
        List<Integer> traced = new ArrayList<>();
        for (boolean eagerly : new boolean[]{true, false}) {
            int[] calls = new int[1];
            Sequential model = model(Dense.of(4).inputShape(2), function("counting", x -> x.multiply(1 + calls[0]++ * 1e-3)));
            model.compile(classifying(Sgd.of(0.1)).runEagerly(eagerly));
            if (eagerly) {
                calls[0] = 2; // as often as the step is traced
            }
            model.fit(blobs(8, 1), quiet(3));
            results.add(CompiledStepTest.values(model.weights()));
            traced.add(calls[0]);
        }
        assertThat(results.get(1)).isEqualTo(results.get(0));
        assertThat(traced).containsExactly(5, 5);
    }

    @Test
    void layer_withStateInAField_isReportedOnceWithItsOperation() {
        List<String> messages = new ArrayList<>();
        Handler handler = new Handler() {

            @Override
            public void publish(LogRecord entry) {
                messages.add(entry.getLevel() + " " + entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(Model.class.getName());
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try {
            int[] calls = new int[1];
            Sequential model = model(Dense.of(4).inputShape(2),
                    function("counting", x -> x.multiply(1 + calls[0]++)).named("second"));
            model.compile(classifying(Sgd.of(0.01)));
            model.fit(blobs(22, 1), quiet(3).batchSize(8));
            model.fit(blobs(9, 1), quiet(3).batchSize(4));
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }
        assertThat(messages).hasSize(1);
        assertThat(messages.getFirst())
                .startsWith("WARNING fit: the step does not do the same each time and runs operation by operation: first ")
                .contains("value=1.0").contains("value=2.0").contains("second").contains("Training.runEagerly(true)");
    }
}
