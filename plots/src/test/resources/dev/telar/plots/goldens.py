"""Writes the golden files of the plots module. Needs numpy; run in this folder: python3 goldens.py

cell-text.csv    kind,value,text      how sklearn/metrics/_plot/confusion_matrix.py writes a cell: format(v, '.2g'),
                                      or format(v, 'd') for integers where that is strictly shorter
histogram.csv    bins;values;counts;edges   numpy.histogram of float32 values
"""
import numpy as np


def cell(value):
    text = format(value, ".2g")
    if isinstance(value, int):
        plain = format(value, "d")
        if len(plain) < len(text):
            text = plain
    return text


rng = np.random.default_rng(20)
integers = [0, 1, 9, 10, 11, 99, 100, 101, 105, 115, 125, 995, 999, 1000, 1050, 1234, 9999, 10000, 12345, 99999, 100000, 123456,
            999999, 1000000, 9949999, 9950000, 123456789, 2**53, 2**63 - 1, -1, -99, -100, -12345, -100000]
integers += [int(v) for v in 10 ** rng.uniform(0, 12, 60)]
doubles = [0.0, 1.0, 0.5, 0.05, 0.125, 0.135, 0.145, 0.995, 0.9949, 0.9951, 1 / 3, 2 / 3, 9.95, 9.949, 99.5, 99.4, 100.0, 1050.0, 1e-4,
           9.96e-5, 1e-5, 1.25e-5, 1e-10, 1e100, 1e-300, 5e-324, 1.7976931348623157e308, -0.25, -0.0, float("nan"), float("inf"),
           float("-inf"), 12.0, 12.5, 13.5]
doubles += [float(v) for v in 10 ** rng.uniform(-8, 8, 60)]
with open("cell-text.csv", "w") as out:
    for v in integers:
        out.write(f"count,{v},{cell(v)}\n")
    for v in doubles:
        out.write(f"double,{v!r},{cell(v)}\n")

with open("histogram.csv", "w") as out:
    cases = [(3, [1, 2, 2, 3]), (10, [3, 3, 3]), (1, [5, -5]), (4, [0, 0.25, 0.5, 0.75, 1]), (7, [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]),
             (5, [-1e30, 1e30, 0])]
    cases += [(int(b), list(rng.normal(0, 0.05, 200))) for b in (1, 2, 9, 30)]
    for bins, values in cases:
        values = np.array(values, dtype=np.float32)
        counts, edges = np.histogram(values.astype(np.float64), bins=bins)
        out.write(";".join([str(bins), " ".join(repr(float(v)) for v in values), " ".join(str(c) for c in counts),
                            " ".join(repr(float(e)) for e in edges)]) + "\n")
