package dev.telar.datasets;

/// Fisher's irises: 150 flowers of three species, four measures each in centimetres, embedded in this jar.
///
/// Source: R. A. Fisher, "The use of multiple measurements in taxonomic problems", 1936; the UCI repository's set, CC BY 4.0, with the
/// paper's values as scikit-learn has them. The licence lies beside the file.
public final class Iris {

    private static final String FILE = "iris.csv";

    private Iris() {}

    /// The flowers as a classification: `sepal_length`, `sepal_width`, `petal_length`, `petal_width`; setosa, versicolor, virginica.
    public static TabularDataset load() {
        return TabularDataset.classification(table(), "species");
    }

    /// The flowers as a table of five columns.
    public static Table table() {
        return Csv.withHeader().readResource(Iris.class, FILE);
    }
}
