"""Writes the golden files beside it: random cases and what scikit-learn 1.9 says of them.

Run by hand: python3 goldens.py (needs scikit-learn 1.9.1). A file has one case a line (reports: a line and its text behind '|'),
as key=value pairs separated by tabs; matrices have rows separated by ';', numbers are Python's repr.
"""
import math
import pathlib
import warnings

import numpy as np
import sklearn
from sklearn import metrics as m

assert sklearn.__version__.startswith("1.9."), sklearn.__version__
HERE = pathlib.Path(__file__).parent
rng = np.random.default_rng(20261123)
NAMES = ["cat", "dog", "ünïcode", "猫", "𝔘nicode", "a very long class name indeed", "Z", "z", "10", "9", ""]
ZERO = {"warn": "warn", "0": 0, "1": 1, "nan": np.nan}


def text(value):
    if isinstance(value, (list, tuple, np.ndarray)):
        value = np.asarray(value)
        if value.ndim == 2:
            return ";".join(text(row) for row in value)
        return ",".join(text(v) for v in value)
    if isinstance(value, str):
        return value
    if isinstance(value, (bool, np.bool_)):
        return str(int(value))
    if isinstance(value, (int, np.integer)):
        return str(int(value))
    return repr(float(value))


def line(**pairs):
    return "\t".join(f"{key}={text(value)}" for key, value in pairs.items() if value is not None)


def call(function):
    """The result and the distinct warnings, or the error."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        result = function()
    return result, list(dict.fromkeys(str(w.message) for w in caught))


def targets(kind, n, classes):
    if kind == "multilabel":
        shape = (n, max(2, classes))
        return rng.integers(0, 2, shape), np.where(rng.random(shape) < 0.4, rng.integers(0, 2, shape), 0)
    pool = np.sort(rng.choice(np.arange(-3, 15), classes, replace=False))
    true = rng.choice(pool, n)
    pred = np.where(rng.random(n) < rng.choice([0.0, 0.5, 0.9]), true, rng.choice(pool, n))
    if kind == "float":
        return true.astype(float), pred.astype(float)
    if kind == "bool":
        return true > pool[0], pred > pool[0]
    if kind == "str":
        names = np.array(NAMES)[rng.permutation(len(NAMES))[:max(classes, 1)]]
        place = {v: names[i % len(names)] for i, v in enumerate(pool)}
        return np.array([place[v] for v in true]), np.array([place[v] for v in pred])
    return true, pred


def some_weights(n):
    choice = rng.integers(0, 6)
    if choice == 0:
        return rng.random(n) + 0.01
    if choice == 1:
        return rng.integers(1, 4, n).astype(float)
    if choice == 2:
        return np.round(rng.random(n) * 10.0 ** rng.integers(-7, 19, n), 8) + 1e-9
    return None


def some_labels(kind, true, pred):
    if kind == "multilabel":
        present = list(range(true.shape[1]))
    else:
        present = sorted(set(true.tolist()) | set(pred.tolist()))
    choice = rng.integers(0, 6)
    if kind == "bool" or choice > 3:
        return None
    extra = {"str": ["zebra", "ant"], "multilabel": []}.get(kind, [99, -50])
    if choice == 0:
        return list(rng.permutation(present)[:rng.integers(1, len(present) + 1)])
    if choice == 1:
        return list(rng.permutation(present)) + extra
    if choice == 2:
        return present + present[:1]
    return extra[:1] + present[:1]


def reports(count):
    lines = []
    for _ in range(count):
        kind = str(rng.choice(["int", "int", "str", "float", "bool", "multilabel"]))
        n, classes = int(rng.integers(1, 16)), int(rng.integers(1, 9))
        true, pred = targets(kind, n, classes)
        weights, labels = some_weights(n), some_labels(kind, true, pred)
        digits = int(rng.choice([2, 2, 2, 4, 0, 1, 3, 15, 17]))
        zero = str(rng.choice(list(ZERO)))
        size = len(labels) if labels is not None else (true.shape[1] if kind == "multilabel" else len(set(true.tolist()) | set(pred.tolist())))
        names = None
        if rng.random() < 0.25:
            size += int(rng.integers(-1, 2)) if labels is not None else 0
            names = [NAMES[i % (len(NAMES) - 1)] for i in rng.integers(0, 10, max(1, size))]
        (report, caught) = call(lambda: m.classification_report(true, pred, labels=labels, target_names=names, sample_weight=weights,
                                                                digits=digits, zero_division=ZERO[zero]))
        lines.append(line(kind=kind, true=true, pred=pred, weights=weights, labels=labels, names=names, digits=digits, zero=zero))
        lines += ["|" + row for row in report.split("\n")[:-1]] + ["!" + w for w in caught]
    return lines


def classification(count):
    lines = []
    for _ in range(count):
        kind = str(rng.choice(["int", "int", "str", "multilabel"]))
        n, classes = int(rng.integers(1, 40)), int(rng.integers(1, 12))
        true, pred = targets(kind, n, classes)
        weights, labels = some_weights(n), some_labels(kind, true, pred)
        zero = str(rng.choice(["0", "1", "nan"]))
        row = dict(kind=kind, true=true, pred=pred, weights=weights, labels=labels, zero=zero)
        row["accuracy"] = m.accuracy_score(true, pred, sample_weight=weights)
        averages = ["micro", "macro", "weighted"] + (["samples"] if kind == "multilabel" else [])
        for average in averages + [None]:
            suffix = average or "classes"
            common = dict(labels=labels, average=average, sample_weight=weights, zero_division=ZERO[zero])
            row["precision_" + suffix] = call(lambda: m.precision_score(true, pred, **common))[0]
            row["recall_" + suffix] = call(lambda: m.recall_score(true, pred, **common))[0]
            row["f1_" + suffix] = call(lambda: m.f1_score(true, pred, **common))[0]
            row["fhalf_" + suffix] = call(lambda: m.fbeta_score(true, pred, beta=0.5, **common))[0]
        if kind != "multilabel":
            row["balanced"] = call(lambda: m.balanced_accuracy_score(true, pred, sample_weight=weights))[0]
            row["matthews"] = m.matthews_corrcoef(true, pred, sample_weight=weights)
            if labels is None or set(np.asarray(labels).tolist()) & set(true.tolist()):
                for name, normalize in dict(matrix=None, by_true="true", by_pred="pred", by_all="all").items():
                    row[name] = call(lambda: m.confusion_matrix(true, pred, labels=labels, sample_weight=weights, normalize=normalize))[0]
                for weighting in [None, "linear", "quadratic"]:
                    row["kappa_" + str(weighting).lower()] = call(
                        lambda: m.cohen_kappa_score(true, pred, labels=labels, weights=weighting, sample_weight=weights))[0]
        lines.append(line(**row))
    return lines


def curves(count):
    lines = []
    for _ in range(count):
        n = int(rng.integers(1, 30))
        true = rng.integers(0, 2, n) * (1 if rng.random() < 0.7 else 2) - (1 if rng.random() < 0.2 else 0)
        true = true if set(true.tolist()) <= {0, 1} or set(true.tolist()) <= {-1, 1} else np.abs(true) % 2
        score = np.round(rng.normal(size=n), int(rng.choice([0, 1, 3])))
        weights = some_weights(n)
        if weights is not None and n > 2 and rng.random() < 0.5:
            weights[rng.integers(0, n)] = 0.0
        row = dict(true=true, score=score, weights=weights)
        for keep in [True, False]:
            curve = call(lambda: m.roc_curve(true, score, sample_weight=weights, drop_intermediate=keep))[0]
            row["roc" + ("" if keep else "_all")] = np.array(curve)
            precision, recall, thresholds = call(
                lambda: m.precision_recall_curve(true, score, sample_weight=weights, drop_intermediate=not keep))[0]
            suffix = "_drop" if not keep else ""
            row["precision" + suffix], row["recall" + suffix], row["thresholds" + suffix] = precision, recall, thresholds
        row["auc"] = call(lambda: m.auc(curve[0], curve[1]))[0]
        row["average_precision"] = call(lambda: m.average_precision_score(true, score, sample_weight=weights))[0]
        if len(set(true[weights > 0].tolist() if weights is not None else true.tolist())) == 2:
            row["partial"] = m.roc_auc_score(true, score, sample_weight=weights, max_fpr=0.3)
        lines.append(line(**row))
    return lines


def probabilities(count):
    lines = []
    for _ in range(count):
        n, classes = int(rng.integers(2, 25)), int(rng.integers(3, 7))
        true = rng.integers(0, classes, n)
        score = rng.dirichlet(np.full(classes, 0.5), n)
        if rng.random() < 0.4:
            score = np.round(score * 4) + 1
            score /= score.sum(axis=1, keepdims=True)
        if rng.random() < 0.3:
            score = np.eye(classes)[rng.integers(0, classes, n)]
        weights = some_weights(n)
        labels = np.arange(classes)
        row = dict(true=true, score=score, weights=weights)
        row["log_loss"] = m.log_loss(true, score, labels=labels, sample_weight=weights)
        for k in [1, 2, 3]:
            row[f"top{k}"] = call(lambda: m.top_k_accuracy_score(true, score, k=k, labels=labels, sample_weight=weights))[0]
        for average in ["macro", "weighted", "micro"]:
            row["ovr_" + average] = call(lambda: m.roc_auc_score(
                true, score, labels=labels, multi_class="ovr", average=average, sample_weight=weights))[0]
        if weights is None and len(set(true.tolist())) > 1:
            for average in ["macro", "weighted"]:
                row["ovo_" + average] = call(
                    lambda: m.roc_auc_score(true, score, labels=labels, multi_class="ovo", average=average))[0]
        if len(set(true.tolist())) == classes:
            row["average_precision"] = call(lambda: m.average_precision_score(true, score, sample_weight=weights))[0]
        lines.append(line(**row))
    for _ in range(count // 4):
        n = int(rng.integers(2, 25))
        true = rng.integers(0, 2, n)
        true[:2] = [0, 1]
        score = np.round(rng.random(n), 2)
        weights = some_weights(n)
        lines.append(line(true=true, score=score.reshape(-1, 1), weights=weights,
                          log_loss=m.log_loss(true, score, sample_weight=weights),
                          top1=call(lambda: m.top_k_accuracy_score(true, score, k=1, sample_weight=weights))[0],
                          binary_auc=m.roc_auc_score(true, score, sample_weight=weights),
                          average_precision=m.average_precision_score(true, score, sample_weight=weights)))
    return lines


def regression(count):
    lines = []
    for _ in range(count):
        n, outputs = int(rng.integers(1, 40)), int(rng.integers(1, 4))
        true = np.round(rng.normal(size=(n, outputs)), int(rng.choice([0, 2])))
        pred = true if rng.random() < 0.1 else np.round(true + rng.normal(size=(n, outputs)), 2)
        weights = some_weights(n)
        row = dict(true=true, pred=pred, weights=weights)
        for name, function in dict(r2=m.r2_score, mae=m.mean_absolute_error, mse=m.mean_squared_error,
                                   rmse=m.root_mean_squared_error).items():
            row[name] = call(lambda: function(true, pred, sample_weight=weights))[0]
        lines.append(line(**row))
    return lines


def write(name, lines):
    (HERE / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


write("reports.txt", reports(260))
write("classification.txt", classification(160))
write("curves.txt", curves(90))
write("probabilities.txt", probabilities(80))
write("regression.txt", regression(60))
