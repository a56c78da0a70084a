package dev.telar.backend.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Map;

import dev.telar.activations.Activations;
import dev.telar.backend.Backends;
import dev.telar.backend.simd.memory.BufferPool;
import dev.telar.backend.simd.scalar.ScalarKernels;
import dev.telar.backend.simd.threads.Workers;
import dev.telar.callbacks.Callback;
import dev.telar.callbacks.Progress;
import dev.telar.callbacks.TrainingRun;
import dev.telar.data.Dataset;
import dev.telar.layers.Dense;
import dev.telar.losses.CategoricalCrossentropy;
import dev.telar.models.Fit;
import dev.telar.models.Sequential;
import dev.telar.models.Training;
import dev.telar.optimizers.Sgd;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;

import org.junit.jupiter.api.Test;

/// What a step of training leaves on the heap. On plain loops, since code on vectors makes objects until C2 has compiled it.
class TrainingAllocationTest {

    private static final int STEPS = 100;
    private static final int BATCH = 16;
    private static final int EPOCHS = 4;

    /// Tensors of the batch, of the loss and of new values, and what the scope takes: 0.7 kB, interpreted or compiled.
    @Test
    void step_afterTheFirstEpoch_allocatesLittle() {
        try (SimdBackend backend = new SimdBackend(new ScalarKernels(), new BufferPool(), new Workers(1))) {
            assertThat(Backends.use(backend, TrainingAllocationTest::bytesAStep)).isLessThan(1500);
        }
    }

    private static double bytesAStep() {
        Sequential model = new Sequential().seed(42);
        model.add(Dense.of(16).activation(Activations.RELU));
        model.add(Dense.of(3).activation(Activations.SOFTMAX));
        model.build(Shape.of(Shape.UNKNOWN, 4));
        model.compile(Training.with(Sgd.of(0.01)).loss(CategoricalCrossentropy.of()));
        int rows = STEPS * BATCH;
        Meter meter = new Meter();
        model.fit(Dataset.of(Tensor.full(0.5, DType.FLOAT32, rows, 4), Tensor.full(0.25, DType.FLOAT32, rows, 3)),
                Fit.epochs(EPOCHS).batchSize(BATCH).progress(Progress.SILENT).callbacks(meter));
        return (double) (meter.last - meter.before) / STEPS;
    }

    /// Reads how much this thread has allocated at the end of each epoch.
    private static final class Meter implements Callback {

        private final com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory
                .getThreadMXBean();
        private long before;
        private long last;

        @Override
        public void onEpochEnd(TrainingRun run, int epoch, Map<String, Double> logs) {
            before = last;
            last = threads.getCurrentThreadAllocatedBytes();
        }
    }
}
