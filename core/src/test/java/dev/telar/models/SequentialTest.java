package dev.telar.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.telar.error.ShapeException;
import dev.telar.layers.Dense;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

class SequentialTest {

    @ParameterizedTest
    @CsvSource({"Dense, dense", "BatchNormalization, batch_normalization", "LayerNormalization, layer_normalization",
            "LSTM, lstm",
            "Conv2D, conv2d", "MaxPooling2D, max_pooling2d", "GRU, gru"})
    void layerNames_class_isInSnakeCaseAsKeras(String className, String expected) {
        assertThat(LayerNames.snakeCase(className)).isEqualTo(expected);
    }

    @Test
    void variables_ofNamedAndUnnamedLayers_beginWithTheLayersName() {
        Sequential model = Sequential.of(Dense.of(2).inputShape(3), Dense.of(2).named("head"), Dense.of(1).useBias(false));
        assertThat(model.variables().stream().map(Variable::name))
                .containsExactly("dense/kernel", "dense/bias", "head/kernel", "head/bias", "dense_1/kernel");
    }

    @Test
    void add_sameInstanceTwice_sharesItsWeights() {
        Dense shared = Dense.of(3);
        Sequential model = Sequential.of(Dense.of(3).inputShape(3), shared, shared);
        assertThat(model.variables()).hasSize(4);
        assertThat(model.children()).hasSize(3);
        assertThat(model.layer("dense_1")).isSameAs(shared);
        model.pop();
        assertThat(model.layer("dense_1")).isSameAs(shared);
    }

    @Test
    void add_nameThatIsTaken_isAnError() {
        Sequential model = Sequential.of(Dense.of(3).named("a"));
        assertThatIllegalArgumentException().isThrownBy(() -> model.add(Dense.of(3).named("a")))
                .withMessage("All layers added to a Sequential model should have unique names. Name 'a' is already the name of a"
                        + " layer in this model. Give the layer another name.");
    }

    @Test
    void layer_unknownName_isAnErrorThatListsTheOthers() {
        assertThatIllegalArgumentException().isThrownBy(() -> Sequential.of(Dense.of(3), Dense.of(2)).layer("dens"))
                .withMessage("sequential: has no layer 'dens', only [dense, dense_1]");
    }

    @Test
    void build_withoutInputShape_makesTheWeightsOnce() {
        Sequential model = Sequential.of(Dense.of(4), Dense.of(2));
        assertThat(model.isBuilt()).isFalse();
        assertThat(model.variables()).isEmpty();
        model.build(Shape.of(Shape.UNKNOWN, 3));
        assertThat(model.variables().stream().map(Variable::shape))
                .containsExactly(Shape.of(3, 4), Shape.of(4), Shape.of(4, 2), Shape.of(2));
        assertThat(model.variables().getFirst().get().toFloatArray())
                .containsExactly(Sequential.of(Dense.of(4).inputShape(3)).variables().getFirst().get().toFloatArray());
    }

    @Test
    void call_notBuilt_makesTheWeights() {
        Sequential model = Sequential.of(Dense.of(4));
        assertThat(model.call(Tensor.zeros(2, 3)).shape()).isEqualTo(Shape.of(2, 4));
        assertThat(model.isBuilt()).isTrue();
    }

    @Test
    void pop_allLayers_leavesNothing() {
        Sequential model = Sequential.of(Dense.of(4).inputShape(3));
        model.pop();
        assertThat(model.isBuilt()).isFalse();
        model.add(Dense.of(2).inputShape(5));
        assertThat(model.variables().getFirst().shape()).isEqualTo(Shape.of(5, 2));
        assertThat(model.layer("dense")).isSameAs(model.children().getFirst());
    }

    @Test
    void nestedModel_isALayerWithItsOwnWeights() {
        Sequential inner = new Sequential("encoder").add(Dense.of(4));
        Sequential outer = Sequential.of(Dense.of(3).inputShape(2), inner, Dense.of(1));
        assertThat(outer.variables()).hasSize(6);
        assertThat(outer.predict(1f, 2f)).hasSize(1);
        assertThatExceptionOfType(ShapeException.class).isThrownBy(() -> outer.predict(Tensor.zeros(1, 5)))
                .withMessageStartingWith("predict › dense: expected axis −1 of the input to have size 2, given 5");
    }

    @Test
    void predict_anyBatchSize_sameBits() {
        Sequential model = SequentialFitTest.blobsModel();
        Tensor x = SequentialFitTest.blobs(37, 3).features();
        float[] expected = model.predict(x, 37).toFloatArray();
        IntStream.of(1, 2, 5, 36, 1000, Integer.MAX_VALUE)
                .forEach(size -> assertThat(model.predict(x, size).toFloatArray()).containsExactly(expected));
        float[] first = x.slice(0, 0, 1).toFloatArray();
        assertThat(model.predict(first)).containsExactly(expected[0], expected[1], expected[2]);
    }

    @Test
    void setWeights_ofAnotherModel_copiesIt() {
        Sequential a = SequentialFitTest.blobsModel();
        a.fit(SequentialFitTest.blobs(30, 1), SequentialFitTest.quiet(2));
        Sequential b = SequentialFitTest.blobsModel();
        b.setWeights(a.weights());
        Tensor x = SequentialFitTest.blobs(5, 2).features();
        assertThat(b.predict(x).toFloatArray()).containsExactly(a.predict(x).toFloatArray());
    }
}
