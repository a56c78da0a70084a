/// Data to learn from: [dev.telar.datasets.Mnist] and [dev.telar.datasets.Iris] (embedded), [dev.telar.datasets.FashionMnist] and
/// [dev.telar.datasets.Kmnist] (from a folder or by an explicit download), IDX files ([dev.telar.datasets.Idx]), CSV tables
/// ([dev.telar.datasets.Csv]), folders of images ([dev.telar.datasets.ImageFolder]), splitting ([dev.telar.datasets.TrainTestSplit]),
/// scaling ([dev.telar.datasets.FeatureScaling]) and one-hot labels ([dev.telar.datasets.OneHot]).
///
/// What models take are [dev.telar.datasets.LabeledImages] and [dev.telar.datasets.TabularDataset]. Nothing here reaches out to the
/// network unless a method named `download` is called. Uses the shapes, tensors, data interface and random numbers of core, and no backend.
@org.jspecify.annotations.NullMarked
package dev.telar.datasets;
