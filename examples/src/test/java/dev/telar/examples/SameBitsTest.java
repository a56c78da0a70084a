package dev.telar.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import dev.telar.activations.Activations;
import dev.telar.backend.Backend;
import dev.telar.backend.Backends;
import dev.telar.callbacks.Progress;
import dev.telar.data.Batch;
import dev.telar.datasets.LabeledImages;
import dev.telar.datasets.Mnist;
import dev.telar.layers.Dense;
import dev.telar.losses.CategoricalCrossentropy;
import dev.telar.models.Fit;
import dev.telar.models.Sequential;
import dev.telar.models.Training;
import dev.telar.optimizers.Sgd;
import dev.telar.tensor.Tensor;

/// The promise: the same seed gives the same weights bit for bit, on every run, for any number of threads and any width of vectors, with and without the
/// vector module; and the reference backend follows within rounding.
class SameBitsTest {

    /// Prints a number that changes with every bit of the weights after an epoch of the main job on 54,000 images.
    public static final class Epoch {

        private Epoch() {}

        /// @param args the number of epochs
        public static void main(String[] args) {
            LabeledImages train = Mnist.train().split(0.1, 42).first().flattened().scaled();
            Sequential network = network();
            network.compile(Training.with(Sgd.of(0.006)).loss(CategoricalCrossentropy.of()));
            network.fit(train, Fit.epochs(Integer.parseInt(args[0])).batchSize(128).seed(42).progress(Progress.SILENT));
            long hash = 1;
            for (Tensor weight : network.weights()) {
                for (float value : weight.toFloatArray()) {
                    hash = hash * 31 + Float.floatToRawIntBits(value);
                }
            }
            System.out.println("weights " + Long.toHexString(hash));
        }
    }

    private static Sequential network() {
        Sequential network = new Sequential();
        network.seed(42);
        network.add(Dense.of(512).activation(Activations.SIGMOID).inputShape(784));
        network.add(Dense.of(10).activation(Activations.SOFTMAX));
        return network;
    }

    @Test
    void weights_afterAnEpoch_areTheSameBitsHoweverTheyWereComputed() throws IOException, InterruptedException {
        String vector = "--add-modules=jdk.incubator.vector";
        String expected = epoch(vector);
        assertThat(expected).startsWith("weights ");
        assertThat(epoch(vector)).as("another run").isEqualTo(expected);
        assertThat(epoch(vector, "-Dtelar.threads=1")).as("1 thread").isEqualTo(expected);
        assertThat(epoch(vector, "-Dtelar.threads=4")).as("4 threads").isEqualTo(expected);
        assertThat(epoch(vector, "-XX:MaxVectorSize=32", "-XX:UseAVX=2")).as("256 bits").isEqualTo(expected);
        assertThat(epoch(vector, "-XX:MaxVectorSize=16")).as("128 bits").isEqualTo(expected);
        assertThat(epoch()).as("without the vector module").isEqualTo(expected);
    }

    private static String epoch(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Epoch.class.getName(), "1"));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).isZero();
        return output;
    }

    @Test
    void losses_ofTheFirstTwentySteps_areThoseOfTheReferenceBackend() {
        double[] simd = losses(Backends.get("simd"));
        double[] reference = losses(Backends.get("reference"));
        for (int step = 0; step < 20; step++) {
            assertThat(Math.abs(simd[step] - reference[step]) / reference[step])
                    .as("step %d: %s and %s", step, simd[step], reference[step])
                    .isLessThan(1e-5);
        }
    }

    private static double[] losses(Backend backend) {
        return Backends.use(backend, () -> {
            LabeledImages train = Mnist.train().range(0, 2560).flattened().scaled();
            Sequential network = network();
            network.compile(Training.with(Sgd.of(0.006)).loss(CategoricalCrossentropy.of()));
            double[] losses = new double[20];
            for (int step = 0; step < losses.length; step++) {
                int[] rows = new int[128];
                for (int i = 0; i < rows.length; i++) {
                    rows[i] = step * 128 + i;
                }
                Batch batch = train.batch(rows);
                losses[step] = Objects.requireNonNull(network.trainOnBatch(batch.features(), batch.targets()).get("loss"));
            }
            return losses;
        });
    }
}
