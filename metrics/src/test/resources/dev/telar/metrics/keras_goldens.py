"""Writes streaming.txt beside it: random batches and what Keras 3's metrics answer after the last of them.

Run by hand: KERAS_BACKEND=numpy python3 keras_goldens.py (needs keras 3). A line is a case: metric, its settings, the shape of a
batch, then the batches' targets, predictions and weights, as key=value pairs separated by tabs.
"""
import pathlib

import keras
import numpy as np

HERE = pathlib.Path(__file__).parent
rng = np.random.default_rng(20261124)
m = keras.metrics


def text(values):
    return ",".join(str(np.float32(v)).removesuffix(".0") for v in np.asarray(values).ravel())


def batches(kind, classes, ties):
    out = []
    for _ in range(int(rng.integers(1, 4))):
        n = int(rng.integers(1, 9))
        if kind == "binary":
            true, pred = rng.integers(0, 2, (n, 1)), rng.random((n, 1))
        elif kind == "multilabel":
            true, pred = rng.integers(0, 2, (n, classes)), rng.random((n, classes))
        elif kind == "regression":
            true, pred = rng.normal(size=(n, classes)), rng.normal(size=(n, classes))
        else:
            pred = rng.dirichlet(np.ones(classes), n)
            true = rng.integers(0, classes, n)
            true = np.eye(classes)[true] if kind == "categorical" else true.reshape(n, 1)
        if kind != "regression":
            pred = np.round(pred, int(rng.choice([1, 6])) if ties else 6)
        out.append((true.astype(np.float32), pred.astype(np.float32)))
    return out


def case(name, metric, kind, settings, weighted):
    classes = int(rng.integers(5, 8)) if "top" in name or kind in ("categorical", "sparse") else int(rng.integers(2, 5))
    # which of equal predictions are among the k greatest is left to Keras' backends
    ties = not any(setting.startswith("topK") for setting in settings)
    parts = [f"metric={name}", f"kind={kind}", *settings]
    for i, (true, pred) in enumerate(batches(kind, classes, ties)):
        weights = rng.random(len(pred)).astype(np.float32) if weighted else None
        metric.update_state(true, pred, sample_weight=weights)
        parts += [f"true{i}={text(true)}", f"pred{i}={text(pred)}", f"columns={pred.shape[1]}"]
        parts += [f"weights{i}={text(weights)}"] if weighted else []
    result = np.asarray(metric.result())
    return "\t".join([*parts, f"result={text(result)}", f"name={metric.name}"])


lines = []
for repeat in range(4):
    for weighted in (False, True):
        def add(name, metric, kind, *settings):
            lines.append(case(name, metric, kind, settings, weighted))

        add("BinaryAccuracy", m.BinaryAccuracy(name="binary_accuracy"), "binary")
        add("BinaryAccuracy", m.BinaryAccuracy(name="binary_accuracy", threshold=0.3), "multilabel", "threshold=0.3")
        add("CategoricalAccuracy", m.CategoricalAccuracy(name="categorical_accuracy"), "categorical")
        add("SparseCategoricalAccuracy", m.SparseCategoricalAccuracy(name="sparse_categorical_accuracy"), "sparse")
        add("TopKCategoricalAccuracy", m.TopKCategoricalAccuracy(name="top_k_categorical_accuracy"), "categorical", "k=5")
        add("TopKCategoricalAccuracy", m.TopKCategoricalAccuracy(k=2, name="top_k_categorical_accuracy"), "categorical", "k=2")
        add("SparseTopKCategoricalAccuracy", m.SparseTopKCategoricalAccuracy(k=3, name="sparse_top_k_categorical_accuracy"), "sparse",
            "k=3")
        add("MeanSquaredError", m.MeanSquaredError(name="mean_squared_error"), "regression")
        add("MeanAbsoluteError", m.MeanAbsoluteError(name="mean_absolute_error"), "regression")
        add("RootMeanSquaredError", m.RootMeanSquaredError(name="root_mean_squared_error"), "regression")
        for cls in (m.Precision, m.Recall):
            low = cls.__name__.lower()
            add(cls.__name__, cls(name=low), "multilabel")
            add(cls.__name__, cls(name=low, thresholds=[0.2, 0.5, 0.9]), "multilabel", "thresholds=0.2,0.5,0.9")
            add(cls.__name__, cls(name=low, top_k=2), "categorical", "topK=2")
            add(cls.__name__, cls(name=low, class_id=1), "multilabel", "classId=1")
            add(cls.__name__, cls(name=low, top_k=2, class_id=3, thresholds=0.1), "categorical", "topK=2", "classId=3", "thresholds=0.1")
        for curve in ("ROC", "PR"):
            for method in ("interpolation", "minoring", "majoring"):
                add("Auc", m.AUC(name="auc", curve=curve, summation_method=method), "binary", f"curve={curve}",
                    f"summation={method.upper()}")
        add("Auc", m.AUC(name="auc", num_thresholds=5), "multilabel", "numThresholds=5")
        add("Auc", m.AUC(name="auc", thresholds=[0.7, 0.1, 0.4]), "binary", "thresholds=0.7,0.1,0.4")
        add("Auc", m.AUC(name="auc", from_logits=True), "binary", "fromLogits=true")
(HERE / "streaming.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
