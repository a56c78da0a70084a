package dev.telar.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import dev.telar.error.DataFormatException;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

class TabularDatasetTest {

    private static final Table PETS = Csv.withHeader().read(new StringReader("""
            age,colour,weight,legs
            3,black,4.5,4
            5,white,20,4
            1,black,0.1,8
            """), "pets");

    @Test
    void classification_features_areNumbersAndOneHotCategories() {
        TabularDataset pets = TabularDataset.classification(PETS, "legs");
        assertThat(pets.size()).isEqualTo(3);
        assertThat(pets.featureNames()).containsExactly("age", "colour=black", "colour=white", "weight");
        assertThat(pets.row(0)).containsExactly(3, 1, 0, 4.5f);
        assertThat(pets.row(1)).containsExactly(5, 0, 1, 20);
        assertThat(pets.classNames()).containsExactly("4", "8");
        assertThat(pets.labels()).containsExactly(0, 0, 1);
        assertThat(pets.featureSpec()).isEqualTo(new TensorSpec(Shape.of(4), DType.FLOAT32));
        assertThat(pets.targetSpec()).isEqualTo(new TensorSpec(Shape.of(2), DType.FLOAT32));
        assertThat(pets.sparseLabels().targetSpec()).isEqualTo(new TensorSpec(Shape.scalar(), DType.INT32));
        assertThat(pets.sparseLabels().oneHotLabels().targetSpec()).isEqualTo(pets.targetSpec());
        assertThat(pets).hasToString("TabularDataset of 3 rows: age, colour=black, colour=white, weight");
    }

    @Test
    void classification_byCategories_numbersThemInOrder() {
        TabularDataset pets = TabularDataset.classification(PETS, "colour");
        assertThat(pets.labels()).containsExactly(0, 1, 0);
        assertThat(pets.subset(1, 2).labels()).containsExactly(1, 0);
        assertThat(pets.subset(1, 2).row(1)).containsExactly(1, 0.1f, 8);
    }

    @Test
    void regression_target_isANumber() {
        TabularDataset pets = TabularDataset.regression(PETS, "weight");
        assertThat(pets.targetSpec()).isEqualTo(new TensorSpec(Shape.of(1), DType.FLOAT32));
        assertThatThrownBy(pets::labels).isInstanceOf(IllegalStateException.class)
                .hasMessage("labels: the target of a regression has no classes; targets() are its numbers");
        assertThatThrownBy(pets::classNames).isInstanceOf(IllegalStateException.class)
                .hasMessage("classNames: the target of a regression has no classes; targets() are its numbers");
        assertThatThrownBy(() -> pets.split(TrainTestSplit.of(0.5).stratified())).isInstanceOf(IllegalStateException.class);
        assertThat(pets.split(0.5, 1).second().size()).isEqualTo(2);
    }

    @Test
    void of_targetOfTheWrongKind_isRefused() {
        assertThatThrownBy(() -> TabularDataset.classification(PETS, "weight")).isInstanceOf(DataFormatException.class)
                .hasMessage(
                        "classification: expected classes in column \"weight\", found numbers; for numbers there is TabularDataset.regression");
        assertThatThrownBy(() -> TabularDataset.regression(PETS, "colour")).isInstanceOf(DataFormatException.class).hasMessage(
                "regression: expected numbers in column \"colour\", found categories; for classes there is TabularDataset.classification");
        assertThatThrownBy(() -> TabularDataset.regression(PETS, "none")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("table: no column \"none\"; there are [age, colour, weight, legs]");
    }

    @Test
    void row_outOfRange_isRefused() {
        TabularDataset pets = TabularDataset.regression(PETS, "weight");
        assertThatThrownBy(() -> pets.row(3)).isInstanceOf(IndexOutOfBoundsException.class).hasMessage("rows: row 3 of 3");
        assertThatThrownBy(() -> pets.subset(0, -1)).isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("rows: row -1 of 3");
        assertThatThrownBy(() -> pets.batch(new int[]{7})).isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("rows: row 7 of 3");
    }

    @Test
    void iris_isFishers() {
        TabularDataset iris = Iris.load();
        assertThat(iris.size()).isEqualTo(150);
        assertThat(iris.featureNames()).containsExactly("sepal_length", "sepal_width", "petal_length", "petal_width");
        assertThat(iris.classNames()).containsExactly("setosa", "versicolor", "virginica");
        assertThat(iris.row(0)).containsExactly(5.1f, 3.5f, 1.4f, 0.2f);
        // the two flowers in which the UCI's file differs from the paper
        assertThat(iris.row(34)).containsExactly(4.9f, 3.1f, 1.5f, 0.2f);
        assertThat(iris.row(37)).containsExactly(4.9f, 3.6f, 1.4f, 0.1f);
        assertThat(iris.row(149)).containsExactly(5.9f, 3.0f, 5.1f, 1.8f);
        assertThat(iris.labels()[149]).isEqualTo(2);
        assertThat(Iris.table().size()).isEqualTo(150);
    }

    @Test
    void iris_licence_liesBesideIt() throws IOException {
        try (InputStream in = Objects.requireNonNull(Iris.class.getResourceAsStream("LICENSE-iris.txt"))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("Fisher", "UCI", "CC BY 4.0");
        }
    }

    @Test
    void iris_splitStratified_hasTenOfEachSpecies() {
        int[] counts = new int[3];
        for (int label : Iris.load().split(TrainTestSplit.of(0.2).stratified().seed(1)).second().labels()) {
            counts[label]++;
        }
        assertThat(counts).containsExactly(10, 10, 10);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "iris_scaling.csv", numLinesToSkip = 1)
    void scaling_ofIris_isScikitLearns(int feature, double mean, double scale, double min, double range, double firstStandard,
            double firstMinMax) {
        TabularDataset iris = Iris.load();
        FeatureScaling standard = FeatureScaling.standard(iris);
        FeatureScaling minMax = FeatureScaling.minMax(iris);
        // the features are binary32: 2⁻²⁴ relative
        assertThat(standard.offsets()[feature]).isCloseTo(mean, offset(1e-6));
        assertThat(standard.factors()[feature]).isCloseTo(1 / scale, offset(1e-5));
        assertThat(minMax.offsets()[feature]).isCloseTo(min, offset(1e-6));
        assertThat(minMax.factors()[feature]).isCloseTo(1 / range, offset(1e-6));
        assertThat((double) standard.apply(iris).row(0)[feature]).isCloseTo(firstStandard, offset(1e-5));
        assertThat((double) minMax.apply(iris).row(0)[feature]).isCloseTo(firstMinMax, offset(1e-6));
    }

    @Test
    void scaling_measuredOnTrain_isAppliedToTest() {
        TabularDataset pets = TabularDataset.regression(PETS.select("age", "legs", "weight"), "weight");
        FeatureScaling scaling = FeatureScaling.minMax(pets.subset(0, 1));
        // age: offset 3, factor 1/2; legs: constant 4, factor 1
        assertThat(scaling.apply(pets).row(2)).containsExactly(-1, 4);
        assertThat(scaling.apply(pets).row(1)).containsExactly(1, 0);
        assertThat(FeatureScaling.standard(pets.subset(0, 1)).apply(pets).row(2)).containsExactly(-3, 4);
    }

    @Test
    void scaling_ofOtherFeaturesOrNoRows_isRefused() {
        TabularDataset pets = TabularDataset.regression(PETS.select("age", "weight"), "weight");
        FeatureScaling scaling = FeatureScaling.standard(pets);
        assertThatThrownBy(() -> scaling.apply(TabularDataset.regression(PETS.select("legs", "weight"), "weight")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scaling: measured on the features [age], given [legs]");
        assertThatThrownBy(() -> FeatureScaling.standard(pets.subset())).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scaling: expected rows to measure, given none");
    }
}
