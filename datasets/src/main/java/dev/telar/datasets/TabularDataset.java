package dev.telar.datasets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import dev.telar.data.Batch;
import dev.telar.data.Dataset;
import dev.telar.error.DataFormatException;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// Rows of a [Table] as features and a target; immutable.
///
/// Features are `FLOAT32 (features)`: a numeric or integer column gives one, a categorical one gives a one-hot feature for each category,
/// called `column=category`. The target of a classification is one-hot, `FLOAT32 (classes)`, or with [#sparseLabels()] `INT32 ()`; that of
/// a regression is `FLOAT32 (1)`.
public final class TabularDataset implements Dataset {

    private final List<String> featureNames;
    /// (rows × features), row by row.
    private final float[] features;
    private final Target target;
    private final int[] rows;

    private TabularDataset(List<String> featureNames, float[] features, Target target, int[] rows) {
        this.featureNames = featureNames;
        this.features = features;
        this.target = target;
        this.rows = rows;
    }

    /// The target is the class in a categorical or integer column, every other column is a feature. The classes are the categories, or the
    /// different integers in ascending order.
    ///
    /// @throws IllegalArgumentException if there is no such column, or no other
    /// @throws DataFormatException if the column is numeric, so that it has no classes
    public static TabularDataset classification(Table table, String target) {
        Target classes = switch (table.column(target)) {
            case CategoricalColumn column -> new Classes(column.categories(), column.codes(), false);
            case IntegerColumn column -> classes(column);
            case NumericColumn _ -> throw new DataFormatException("classification: expected classes in column \"" + target
                    + "\", found numbers; for numbers there is TabularDataset.regression");
        };
        return of(table, target, classes);
    }

    /// The target is the number in a numeric or integer column, every other column is a feature.
    ///
    /// @throws IllegalArgumentException if there is no such column, or no other
    /// @throws DataFormatException if the column is categorical
    public static TabularDataset regression(Table table, String target) {
        if (table.column(target) instanceof CategoricalColumn) {
            throw new DataFormatException("regression: expected numbers in column \"" + target
                    + "\", found categories; for classes there is TabularDataset.classification");
        }
        return of(table, target, new Numbers(floats(table.numbers(target))));
    }

    private static Classes classes(IntegerColumn column) {
        long[] values = column.values();
        long[] sorted = Arrays.stream(values).sorted().distinct().toArray();
        int[] labels = Arrays.stream(values).mapToInt(value -> Arrays.binarySearch(sorted, value)).toArray();
        return new Classes(Arrays.stream(sorted).mapToObj(Long::toString).toList(), labels, false);
    }

    private static TabularDataset of(Table table, String targetName, Target target) {
        List<String> names = new ArrayList<>();
        List<IntToDoubleFunction> values = new ArrayList<>();
        for (Column column : table.without(targetName).columns()) {
            switch (column) {
                case NumericColumn numeric -> {
                    names.add(column.name());
                    values.add(numeric::value);
                }
                case IntegerColumn integer -> {
                    names.add(column.name());
                    values.add(integer::value);
                }
                case CategoricalColumn categorical -> {
                    for (int c = 0; c < categorical.categories().size(); c++) {
                        int code = c;
                        names.add(column.name() + "=" + categorical.categories().get(c));
                        values.add(row -> categorical.code(row) == code ? 1 : 0);
                    }
                }
            }
        }
        float[] features = new float[Math.multiplyExact(table.size(), names.size())];
        for (int i = 0; i < features.length; i++) {
            features[i] = (float) values.get(i % names.size()).applyAsDouble(i / names.size());
        }
        return new TabularDataset(List.copyOf(names), features, target, IntStream.range(0, table.size()).toArray());
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    @Override
    public int size() {
        return rows.length;
    }

    /// The names of the features in their order.
    public List<String> featureNames() {
        return featureNames;
    }

    /// The names of the classes 0, 1, …
    ///
    /// @throws IllegalStateException if the target is a number
    public List<String> classNames() {
        return classes("classNames").names();
    }

    /// A new array with the class of each row.
    ///
    /// @throws IllegalStateException if the target is a number
    public int[] labels() {
        int[] labels = classes("labels").labels();
        return Arrays.stream(rows).map(row -> labels[row]).toArray();
    }

    /// The features of a row as a new array.
    public float[] row(int i) {
        int n = featureNames.size();
        int from = checked(i) * n;
        return Arrays.copyOfRange(features, from, from + n);
    }

    private int checked(int i) {
        if (i < 0 || i >= rows.length) {
            throw new IndexOutOfBoundsException("rows: row " + i + " of " + rows.length);
        }
        return rows[i];
    }

    private Classes classes(String what) {
        if (target instanceof Classes classes) {
            return classes;
        }
        throw new IllegalStateException(what + ": the target of a regression has no classes; targets() are its numbers");
    }

    /// The rows with these numbers, in this order; a number may occur more than once.
    ///
    /// @throws IndexOutOfBoundsException if there is no such row
    public TabularDataset subset(int... numbers) {
        return new TabularDataset(featureNames, features, target, Arrays.stream(numbers).map(this::checked).toArray());
    }

    /// Shuffles by `seed` and holds back ⌈n · testFraction⌉ rows as the second part.
    public Split<TabularDataset> split(double testFraction, long seed) {
        return split(TrainTestSplit.of(testFraction).seed(seed));
    }

    /// Divides the rows; a stratified split goes by their classes.
    ///
    /// @throws IllegalStateException if the split is stratified and the target a number
    public Split<TabularDataset> split(TrainTestSplit split) {
        return (split.isStratified() ? split.rows(labels()) : split.rows(size())).map(this::subset);
    }

    /// The same rows with the number of the class as target, `INT32`, for sparse losses.
    ///
    /// @throws IllegalStateException if the target is a number
    public TabularDataset sparseLabels() {
        return with(new Classes(classNames(), classes("sparseLabels").labels(), true));
    }

    /// The same rows with one-hot targets, as they are at first.
    ///
    /// @throws IllegalStateException if the target is a number
    public TabularDataset oneHotLabels() {
        return with(new Classes(classNames(), classes("oneHotLabels").labels(), false));
    }

    private TabularDataset with(Target newTarget) {
        return new TabularDataset(featureNames, features, newTarget, rows);
    }

    /// The same targets with other features.
    TabularDataset withFeatures(FeatureScaling scaling) {
        int n = featureNames.size();
        float[] scaled = new float[features.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = scaling.apply(features[i], i % n);
        }
        return new TabularDataset(featureNames, scaled, target, rows);
    }

    @Override
    public TensorSpec featureSpec() {
        return new TensorSpec(Shape.of(featureNames.size()), DType.FLOAT32);
    }

    @Override
    public TensorSpec targetSpec() {
        return target.spec();
    }

    @Override
    public Batch batch(int[] numbers) {
        int n = featureNames.size();
        int[] from = Arrays.stream(numbers).map(this::checked).toArray();
        float[] values = new float[Math.multiplyExact(from.length, n)];
        for (int i = 0; i < from.length; i++) {
            System.arraycopy(features, from[i] * n, values, i * n, n);
        }
        return Batch.of(Tensor.of(values, Shape.of(from.length, n)), target.gather(from));
    }

    @Override
    public String toString() {
        return "TabularDataset of " + rows.length + " rows: " + String.join(", ", featureNames);
    }

    private sealed interface Target {

        TensorSpec spec();

        Tensor gather(int... rows);
    }

    private static final class Classes implements Target {

        private final List<String> names;
        private final int[] labels;
        private final boolean sparse;

        Classes(List<String> names, int[] labels, boolean sparse) {
            this.names = Collections.unmodifiableList(names);
            this.labels = labels;
            this.sparse = sparse;
        }

        List<String> names() {
            return names;
        }

        int[] labels() {
            return labels;
        }

        @Override
        public TensorSpec spec() {
            return sparse ? new TensorSpec(Shape.scalar(), DType.INT32) : new TensorSpec(Shape.of(names.size()), DType.FLOAT32);
        }

        @Override
        public Tensor gather(int... rows) {
            int[] picked = Arrays.stream(rows).map(row -> labels[row]).toArray();
            return sparse ? Tensor.of(picked) : OneHot.tensor(picked, names.size());
        }
    }

    private static final class Numbers implements Target {

        private final float[] values;

        Numbers(float... values) {
            this.values = values;
        }

        @Override
        public TensorSpec spec() {
            return new TensorSpec(Shape.of(1), DType.FLOAT32);
        }

        @Override
        public Tensor gather(int... rows) {
            float[] picked = new float[rows.length];
            for (int i = 0; i < rows.length; i++) {
                picked[i] = values[rows[i]];
            }
            return Tensor.of(picked, Shape.of(rows.length, 1));
        }
    }
}
