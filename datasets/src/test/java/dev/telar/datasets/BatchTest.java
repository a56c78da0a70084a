package dev.telar.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import dev.telar.data.Batch;
import dev.telar.data.Dataset;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;

/// What models see of the data sets: tensors.
class BatchTest {

    private static final LabeledImages THREE = LabeledImages.of(
            IdxArray.ofUnsignedBytes(new byte[]{0, 51, (byte) 255, 102, 1, 2}, 3, 1, 2), new int[]{1, 0, 1},
            List.of("no", "yes"));

    @Test
    void batch_asRead_isBytesAndOneHotRows() {
        Batch batch = THREE.batch(new int[]{1, 0});
        assertThat(batch.features().shape()).isEqualTo(Shape.of(2, 1, 2));
        assertThat(batch.features().dtype()).isEqualTo(DType.UINT8);
        assertThat(batch.features().toIntArray()).containsExactly(255, 102, 0, 51);
        assertThat(batch.targets().toFloatMatrix()).isDeepEqualTo(new float[][]{{1, 0}, {0, 1}});
        assertThat(batch.sampleWeights()).isNull();
    }

    @Test
    void batch_flattenedAndScaled_isFloatsFrom0To1() {
        Tensor features = THREE.flattened().scaled().batch(new int[]{2, 1}).features();
        assertThat(features.toFloatMatrix()).isDeepEqualTo(new float[][]{{1f / 255f, 2f / 255f}, {1, 102f / 255f}});
    }

    @Test
    void batch_sparse_isLabels() {
        Tensor targets = THREE.sparseLabels().batch(new int[]{2, 1, 2}).targets();
        assertThat(targets.shape()).isEqualTo(Shape.of(3));
        assertThat(targets.toIntArray()).containsExactly(1, 0, 1);
    }

    @Test
    void batch_ofAPart_isThatPartsRows() {
        Dataset part = THREE.subset(2, 0).flattened();
        assertThat(part.batch(new int[]{0}).features().toIntArray()).containsExactly(1, 2);
        assertThat(part.features().toIntArray()).containsExactly(1, 2, 0, 51);
        assertThat(part.size()).isEqualTo(2);
    }

    @Test
    void batch_withChannelAxis_hasFourAxes() {
        assertThat(THREE.withChannelAxis().scaled().features().shape()).isEqualTo(Shape.of(3, 1, 2, 1));
    }

    @Test
    void batch_withoutRows_isEmpty() {
        assertThat(THREE.batch(new int[0]).features().shape()).isEqualTo(Shape.of(0, 1, 2));
    }

    @Test
    void scaled_everyByte_isTheQuotientInBinary32() {
        byte[] all = new byte[256];
        float[] expected = new float[256];
        for (int v = 0; v < 256; v++) {
            all[v] = (byte) v;
            expected[v] = (float) v / 255f;
        }
        LabeledImages images = LabeledImages.of(IdxArray.ofUnsignedBytes(all, 1, 16, 16), new int[1], List.of("all"));
        assertThat(images.scaled().features().toFloatArray()).containsExactly(expected);
    }

    @Test
    void scaled_laterBatches_leaveEarlierOnesAlone() {
        Dataset scaled = THREE.flattened().scaled();
        Tensor first = scaled.batch(new int[]{0, 1}).features();
        Tensor second = scaled.batch(new int[]{2}).features();
        assertThat(first.toFloatArray()).containsExactly(0, 51f / 255f, 1, 102f / 255f);
        assertThat(second.toFloatArray()).containsExactly(1f / 255f, 2f / 255f);
    }

    @Test
    void program_ofTheNotebook_hasItsShapes() {
        LabeledImages test = Mnist.test();
        Split<LabeledImages> split = test.split(0.1, 42);
        Dataset train = split.first().flattened().scaled();
        Dataset validation = split.second().flattened().scaled();
        assertThat(train.size()).isEqualTo(9_000);
        assertThat(validation.features().shape()).isEqualTo(Shape.of(1_000, 784));
        assertThat(validation.targets().shape()).isEqualTo(Shape.of(1_000, 10));
        Tensor features = test.flattened().scaled().features();
        assertThat(features.shape()).isEqualTo(Shape.of(10_000, 784));
        // the seven: row 7, columns 6 to 9 are 84, 185, 159, 151
        assertThat(Arrays.copyOfRange(features.toFloatArray(), 7 * 28 + 6, 7 * 28 + 10)).containsExactly(84f / 255f,
                185f / 255f, 159f / 255f, 151f / 255f);
        assertThat(OneHot.argMax(validation.targets().toFloatMatrix())).isEqualTo(split.second().labels());
    }

    @Test
    void batch_ofATable_isFeaturesAndTarget() {
        Table table = Csv.withHeader().read(new StringReader("a,b,c\n1,2,x\n3,4,y\n"), "t");
        Batch classes = TabularDataset.classification(table, "c").batch(new int[]{1, 0, 1});
        assertThat(classes.features().toFloatMatrix()).isDeepEqualTo(new float[][]{{3, 4}, {1, 2}, {3, 4}});
        assertThat(classes.targets().toFloatMatrix()).isDeepEqualTo(new float[][]{{0, 1}, {1, 0}, {0, 1}});
        assertThat(TabularDataset.classification(table, "c").sparseLabels().targets().toIntArray()).containsExactly(0, 1);
        Dataset regression = TabularDataset.regression(table.without("c"), "b").subset(1);
        assertThat(regression.features().toFloatMatrix()).isDeepEqualTo(new float[][]{{3}});
        assertThat(regression.targets().toFloatMatrix()).isDeepEqualTo(new float[][]{{4}});
    }

    @Test
    void oneHotTensor_isToCategorical() {
        assertThat(OneHot.tensor(new int[]{2, 0}, 3).toFloatMatrix()).isDeepEqualTo(OneHot.toCategorical(new int[]{2, 0}, 3));
    }

    @Property(tries = 50)
    void batch_anyRows_areTheRowsOfAll(@ForAll List<@IntRange(min = 0, max = 149) Integer> rows) {
        TabularDataset iris = Iris.load();
        float[][] all = iris.features().toFloatMatrix();
        float[][] batch = iris.batch(rows.stream().mapToInt(i -> i).toArray()).features().toFloatMatrix();
        assertThat(batch).isDeepEqualTo(rows.stream().map(row -> all[row]).toArray(float[][]::new));
    }
}
