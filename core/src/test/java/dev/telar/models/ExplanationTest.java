package dev.telar.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

import dev.telar.activations.Activations;
import dev.telar.callbacks.Progress;
import dev.telar.data.Dataset;
import dev.telar.layers.Dense;
import dev.telar.losses.MeanSquaredError;
import dev.telar.optimizers.Sgd;
import dev.telar.tensor.Tensor;

class ExplanationTest {

    private static Sequential model() {
        return Sequential.of(Dense.of(2).activation(Activations.RELU).inputShape(3));
    }

    @Test
    void explain_beforeAnythingRan_showsThePredictionOf32Rows() {
        assertThat(model().explain()).isEqualTo("""
                sequential: predict for [FLOAT32 (32, 3)] on reference
                                          %0: FLOAT32 (32, 3)  # argument 0
                                          %1: FLOAT32 (3, 2)  # variable dense/kernel
                                          %2: FLOAT32 (2,)  # variable dense/bias
                                          %3: FLOAT32 ()  # constant
                       MFLOP          MB
                       0.000       0.001  %4 = matmul[transposeA=false, transposeB=false](%0, %1): FLOAT32 (32, 2)  # dense
                       0.000       0.001  %5 = add[kind=ADD](%4, %2): FLOAT32 (32, 2)  # dense
                       0.000       0.001  %6 = max[kind=MAX](%5, %3): FLOAT32 (32, 2)  # dense
                                          return %6  # result
                       0.001       0.002  in all
                4 operations were traced, 3 run; operation by operation
                """);
    }

    @Test
    void explain_afterTraining_showsTheStepWithItsVariables() {
        Sequential model = model();
        model.compile(Training.with(Sgd.of(0.1)).loss(MeanSquaredError.of()));
        model.fit(Dataset.of(Tensor.ones(8, 3), Tensor.ones(8, 2)), Fit.epochs(1).batchSize(4).progress(Progress.SILENT));

        assertThat(model.explain())
                .startsWith("sequential: training step for [FLOAT32 (4, 3), FLOAT32 (4, 2)] on reference\n")
                .contains("# variable dense/kernel", "# variable learning_rate", "# variable iteration", "# dense", "return %",
                        "MFLOP")
                .endsWith("operation by operation\n");
    }

    @Test
    void explain_modelWithoutWeights_saysHowToGetThem() {
        assertThatIllegalStateException().isThrownBy(() -> new Sequential().add(Dense.of(2)).explain())
                .withMessageStartingWith("explain: sequential has no weights yet;");
    }
}
