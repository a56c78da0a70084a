package dev.telar.benchmarks.peers.onnxruntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Map;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

import org.junit.jupiter.api.Test;

import dev.telar.benchmarks.works.Work;

class OnnxModelTest {

    /// Without hidden layers: softmax(x · W), computed here by hand.
    @Test
    void model_ofOneLayer_isReadAndComputesSoftmaxOfTheProduct() throws OrtException {
        Work work = new Work("one", new int[]{2, 3}, true, 1, 1, 0.1);
        float[] w = work.weights(0);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(OnnxModel.of(work));
                OnnxTensor x = OnnxTensor.createTensor(environment, FloatBuffer.wrap(new float[]{1, -2}), new long[]{1, 2});
                OrtSession.Result result = session.run(Map.of(OnnxModel.INPUT, x))) {
            float[] probabilities = ((float[][]) result.get(0).getValue())[0];
            double[] e = {Math.exp(w[0] - 2 * w[3]), Math.exp(w[1] - 2 * w[4]), Math.exp(w[2] - 2 * w[5])};
            for (int i = 0; i < 3; i++) {
                assertThat((double) probabilities[i]).isCloseTo(e[i] / (e[0] + e[1] + e[2]), within(1e-6));
            }
        }
    }
}
