package dev.telar.examples;

import static dev.telar.activations.Activations.SOFTMAX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.telar.backend.Backends;
import dev.telar.callbacks.Callback;
import dev.telar.callbacks.History;
import dev.telar.callbacks.Progress;
import dev.telar.callbacks.TerminateOnNaN;
import dev.telar.data.Dataset;
import dev.telar.datasets.Idx;
import dev.telar.datasets.IdxArray;
import dev.telar.error.BackendException;
import dev.telar.error.DTypeException;
import dev.telar.error.DataFormatException;
import dev.telar.error.ShapeException;
import dev.telar.layers.Dense;
import dev.telar.losses.CategoricalCrossentropy;
import dev.telar.losses.Loss;
import dev.telar.losses.SparseCategoricalCrossentropy;
import dev.telar.models.Fit;
import dev.telar.models.Sequential;
import dev.telar.models.Training;
import dev.telar.optimizers.Sgd;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;

/// The mistakes of a first day, made as a user makes them, and what Telar says.
class FirstMistakesTest {

    private static final Fit ONE_EPOCH = Fit.epochs(1).batchSize(2).progress(Progress.SILENT);

    @TempDir
    private Path folder;

    private static Sequential model(Loss loss) {
        Sequential model = Sequential.of(Dense.of(3).activation(SOFTMAX).inputShape(4));
        model.compile(Training.with(Sgd.of(0.1)).loss(loss));
        return model;
    }

    private static Sequential sparse() {
        return model(SparseCategoricalCrossentropy.of());
    }

    private static Dataset labels(int... labels) {
        return Dataset.of(Tensor.ones(labels.length, 4), Tensor.of(labels));
    }

    @Test
    void wrongInputShape_namesLayerAndShapes() {
        assertThatThrownBy(() -> sparse().fit(Dataset.of(Tensor.ones(6, 5), Tensor.of(0, 1, 2, 0, 1, 2)), ONE_EPOCH))
                .isInstanceOf(ShapeException.class)
                .hasMessage("dense: expected axis −1 of the input to have size 4, given 5 of shape (None, 5); "
                        + "it was built for that size, make another layer for other inputs");
        assertThatThrownBy(() -> sparse().predict(Tensor.ones(4))).isInstanceOf(ShapeException.class).hasMessage(
                "predict › sequential: takes inputs of shape (None, 4), given (4,); a single sample needs an axis for the batch: x.expandDims(0)");
    }

    @Test
    void labelOutOfRange_namesTheLabel() {
        assertThatThrownBy(() -> sparse().fit(labels(0, 1, 3, 2), ONE_EPOCH.shuffle(false)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 2 of the data set: sparse_categorical_crossentropy: label 3 at element 0 is out of range; "
                        + "predictions of 3 classes take labels 0 … 2");
    }

    @Test
    void fitBeforeCompile_saysWhatToCall() {
        assertThatThrownBy(() -> Sequential.of(Dense.of(3).inputShape(4)).fit(labels(0, 1), ONE_EPOCH))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "fit: compile sequential first, and again after a change of its layers: model.compile(Training.with(optimizer).loss(loss))");
    }

    @Test
    void oneHotWithSparseLoss_namesTheOtherLoss() {
        assertThatThrownBy(() -> sparse().fit(Dataset.of(Tensor.ones(3, 4), Tensor.eye(3)), ONE_EPOCH))
                .isInstanceOf(ShapeException.class)
                .hasMessage(
                        "sparse_categorical_crossentropy: targets (None, 3) look one-hot, since they have the shape of the predictions; "
                                + "use CategoricalCrossentropy, or labels of shape (None,)");
    }

    @Test
    void labelsWithCategoricalLoss_namesTheOtherLoss() {
        assertThatThrownBy(() -> model(CategoricalCrossentropy.of()).fit(labels(0, 1, 2), ONE_EPOCH))
                .isInstanceOf(ShapeException.class)
                .hasMessage("categorical_crossentropy: targets (None,) look like labels, predictions have shape (None, 3); "
                        + "use SparseCategoricalCrossentropy, or one-hot targets: toCategorical(labels, 3)");
    }

    @Test
    void nanInTheInput_makesTheLossNaN() {
        History history = sparse().fit(withNaN(), ONE_EPOCH.shuffle(false));
        assertThat(history.last("loss")).isNaN();
    }

    @Test
    void nanInTheInput_withTerminateOnNaN_endsAtItsBatch() throws IOException {
        var told = new java.io.ByteArrayOutputStream();
        int[] batches = {0};
        Callback counting = new Callback() {
            @Override
            public void onBatchBegin(dev.telar.callbacks.TrainingRun run, int batch) {
                batches[0]++;
            }
        };
        sparse().fit(withNaN(), Fit.epochs(5).batchSize(2).shuffle(false).progress(Progress.SILENT)
                .output(new java.io.PrintStream(told, true, StandardCharsets.UTF_8)).callbacks(counting, new TerminateOnNaN()));
        assertThat(told.toString(StandardCharsets.UTF_8)).isEqualTo("Batch 1: Invalid loss, terminating training\n");
        assertThat(batches[0]).isEqualTo(2);
    }

    /// Six rows of which the third is NaN.
    private static Dataset withNaN() {
        float[] values = new float[24];
        values[8] = Float.NaN;
        return Dataset.of(Tensor.of(values, Shape.of(6, 4)), Tensor.of(0, 1, 2, 0, 1, 2));
    }

    @Test
    void unknownBackend_listsThoseThereAre() {
        assertThatThrownBy(() -> Backends.get("tensorflow")).isInstanceOf(BackendException.class).hasMessageMatching(
                "backend tensorflow does not exist\\. There are: simd, .*reference; others come with their jars on the class path");
    }

    @Test
    void noVectorModule_isOneLineAndTheRunWorks() throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Xor.class.getName()).redirectErrorStream(true).redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor()).isZero();
        String text = Files.readString(log);
        assertThat(text.lines().filter(line -> line.contains("jdk.incubator.vector"))).hasSize(1).first().asString()
                .startsWith("INFO: ")
                .contains("--add-modules jdk.incubator.vector");
        assertThat(text).contains("1 xor 0 = 0.9", "1 xor 1 = 0.0");
    }

    @Test
    void batchLargerThanTheData_isOneStep() {
        var told = new java.io.ByteArrayOutputStream();
        sparse().fit(labels(0, 1, 2), Fit.epochs(1).batchSize(1000).progress(Progress.LINES)
                .output(new java.io.PrintStream(told, true, StandardCharsets.UTF_8)));
        assertThat(told.toString(StandardCharsets.UTF_8)).startsWith("1/1 - ");
    }

    @Test
    void emptyDataSet_isRefused() {
        assertThatThrownBy(() -> sparse().fit(labels(), ONE_EPOCH)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fit: the data set has no rows");
    }

    @Test
    void truncatedIdxFile_namesFileOffsetAndWhatIsMissing() throws IOException {
        Path whole = folder.resolve("labels-idx1-ubyte");
        Idx.write(IdxArray.ofUnsignedBytes(new byte[]{1, 2, 3, 4, 5}, 5), whole);
        Files.write(whole, java.util.Arrays.copyOf(Files.readAllBytes(whole), 10));
        assertThatThrownBy(() -> Idx.read(whole)).isInstanceOf(DataFormatException.class)
                .hasMessage(whole + ": at byte 10: the file ends, expected 5 bytes for UBYTE (5,) from byte 8 on, found 2");
    }

    @Test
    void interruptInFit_endsAtABorderOfStepsAndTheModelStaysUsable() {
        Sequential model = sparse();
        int[] steps = {0};
        Callback interrupting = new Callback() {
            @Override
            public void onBatchEnd(dev.telar.callbacks.TrainingRun run, int batch,
                    java.util.function.Supplier<java.util.Map<String, Double>> logs) {
                steps[0]++;
                Thread.currentThread().interrupt();
            }
        };
        History history = model.fit(labels(0, 1, 2, 0), ONE_EPOCH.shuffle(false).callbacks(interrupting));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(history.epochs()).isEmpty();
        assertThat(steps[0]).isEqualTo(1);

        Sequential once = sparse();
        once.trainOnBatch(Tensor.ones(2, 4), Tensor.of(0, 1));
        assertThat(model.predict(Tensor.ones(1, 4)).toFloatArray()).isEqualTo(once.predict(Tensor.ones(1, 4)).toFloatArray());
        assertThat(model.fit(labels(0, 1, 2, 0), ONE_EPOCH).epochs()).containsExactly(0);
    }

    @Test
    void mixedTypes_proposeTheCast() {
        assertThatThrownBy(() -> Tensor.of(1f, 2f).add(Tensor.of(1, 2))).isInstanceOf(DTypeException.class)
                .hasMessage("add: FLOAT32 and INT32 do not mix; "
                        + "there is no implicit promotion, cast one of them: x.cast(DType.FLOAT32)");
        assertThatThrownBy(() -> sparse().predict(Tensor.ones(1, 4).cast(DType.INT32))).isInstanceOf(DTypeException.class)
                .hasMessage(
                        "predict › dense: takes FLOAT32 or FLOAT64, given INT32; put a Rescaling layer in front or cast the input: x.cast(DType.FLOAT32)");
    }
}
