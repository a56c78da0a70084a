package dev.telar.benchmarks.peers.onnxruntime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.function.Supplier;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

import dev.telar.benchmarks.works.Gemm;
import dev.telar.benchmarks.works.Library;
import dev.telar.benchmarks.works.Measuring;
import dev.telar.benchmarks.works.Network;
import dev.telar.benchmarks.works.Rows;
import dev.telar.benchmarks.works.Work;

/// ONNX Runtime as a contender, for predictions alone.
public final class OnnxContender implements Library {

    private static final int THREADS = Integer.getInteger("threads", Runtime.getRuntime().availableProcessors());

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();

    private OnnxContender() {}

    /// Does one work.
    ///
    /// @param args see [Measuring#main]
    public static void main(String[] args) {
        Measuring.main(OnnxContender::new, args);
    }

    @Override
    public String settings() {
        return "ONNX Runtime " + environment.getVersion() + ", intra_op " + THREADS
                + ", all optimizations, input in one direct buffer that is used again";
    }

    @Override
    public Network network(Work work, Supplier<Rows> rows) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(THREADS);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            return new Predicting(environment, environment.createSession(OnnxModel.of(work), options), work);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime refuses the model: " + e.getMessage(), e);
        }
    }

    @Override
    public Product product(Gemm gemm, float[] a, float[] b) {
        throw new UnsupportedOperationException("products");
    }

    private static final class Predicting implements Network {

        private final OrtSession session;
        private final FloatBuffer row;
        private final OnnxTensor input;
        private final float[] probabilities;

        Predicting(OrtEnvironment environment, OrtSession session, Work work) throws OrtException {
            this.session = session;
            this.row = ByteBuffer.allocateDirect(work.inputs() * Float.BYTES).order(ByteOrder.nativeOrder()).asFloatBuffer();
            this.input = OnnxTensor.createTensor(environment, row, new long[]{1, work.inputs()});
            this.probabilities = new float[work.classes()];
        }

        @Override
        public void train(int epochs, EpochObserver observer) {
            throw new UnsupportedOperationException("training");
        }

        @Override
        public void firstStep() {
            throw new UnsupportedOperationException("training");
        }

        @Override
        public float[] predict(float[] features) {
            row.put(0, features);
            try (OrtSession.Result result = session.run(Map.of(OnnxModel.INPUT, input))) {
                ((OnnxTensor) result.get(0)).getFloatBuffer().get(0, probabilities);
                return probabilities;
            } catch (OrtException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void gather(int[] rows) {
            throw new UnsupportedOperationException("training");
        }

        @Override
        public void close() {
            input.close();
            try {
                session.close();
            } catch (OrtException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
