"""Writes tensor_text.txt: arrays and how NumPy prints them. Run: python3 tensor_text.py > tensor_text.txt

Each case: a line "dtype shape", a line with the values (floats as hexadecimal bits), the lines of the text, an empty line "--".
"""
import itertools
import numpy as np

rng = np.random.default_rng(7)


def text(a):
    values = np.array2string(a, separator=", ", prefix="Tensor(", suffix=")", max_line_width=75)
    end = f"shape={a.shape}, dtype={a.dtype.name})"
    head = "Tensor(" + values + ","
    last = len(head) - (head.rfind("\n") + 1)
    return head + ("\n       " if last + len(end) + 1 > 75 else " ") + end


def write(a):
    flat = a.ravel()
    if a.dtype == np.float32:
        values = [format(v, "x") for v in flat.view(np.uint32)]
    elif a.dtype == np.float64:
        values = [format(v, "x") for v in flat.view(np.uint64)]
    else:
        values = [str(int(v)) for v in flat]
    print(a.dtype.name, " ".join(map(str, a.shape)))
    print(" ".join(values))
    print(text(a))
    print("--")


SHAPES = [(), (1,), (2,), (5,), (17,), (40,), (0,), (0, 3), (2, 0), (1, 1), (2, 2), (3, 4), (2, 20), (2, 3, 4), (1, 2, 1, 3),
          (7, 7), (2, 2, 2, 2), (30, 2)]
BIG = [(1001,), (7, 150), (9, 9, 13), (2, 3, 200), (1000,)]


def floats(shape, kind, dtype):
    a = rng.standard_normal(shape)
    if kind == "whole":
        a = np.round(a * 20)
    elif kind == "half":
        a = np.round(a * 8) / 4
    elif kind == "wide":
        a = a * 10.0 ** rng.integers(-30, 30, shape)
    elif kind == "large":
        a = a * 10.0 ** rng.integers(5, 9)
    elif kind == "small":
        a = a * 10.0 ** rng.integers(-6, -2)
    elif kind == "extreme":
        info = np.finfo(dtype)
        a = rng.choice(np.array([info.max, info.tiny, info.smallest_subnormal, -info.max, 1, 0, -0.0, 7 * info.smallest_subnormal]), shape)
    elif kind == "special":
        a = np.where(rng.random(shape) < 0.5, a, rng.choice(np.array([np.nan, np.inf, -np.inf, -0.0, 0.0]), shape))
    elif kind == "nonfinite":
        a = rng.choice(np.array([np.nan, np.inf] + ([-np.inf] if rng.random() < 0.5 else [])), shape)
    elif kind == "rounding":
        a = rng.choice(np.array([9.999999999, 0.999999999, 0.000123456789, 1.5, 2.25, 123.456789012, 0.5e-8, 1.5e-8, 999.9999999999]), shape)
    elif kind == "bits" and dtype == np.float32:
        return rng.integers(0, 2**32, shape, dtype=np.uint64).astype(np.uint32).view(np.float32)
    elif kind == "bits":
        return np.asarray(rng.integers(0, 2**63, shape, dtype=np.uint64)).view(np.float64)
    return np.asarray(a).astype(dtype)


with np.errstate(all="ignore"):
    for dtype, shape in itertools.product([np.float32, np.float64], SHAPES):
        for kind in ["normal", "whole", "half", "wide", "large", "small", "extreme", "special", "nonfinite", "rounding", "bits"]:
            if shape == () and kind == "bits":
                continue
            write(floats(shape, kind, dtype))
    for shape in BIG:
        for dtype, kind in [(np.float32, "special"), (np.float64, "half")]:
            write(floats(shape, kind, dtype))
        write(np.arange(np.prod(shape), dtype=np.int32).reshape(shape))
    for shape in SHAPES:
        write(np.asarray(rng.integers(-1000, 1000, shape)).astype(np.int32))
        write(np.asarray(rng.integers(-(2**31), 2**31, shape)).astype(np.int32))
        write(np.asarray(rng.integers(0, 256, shape)).astype(np.uint8))
        write(np.asarray(rng.random(shape) < 0.5))
    for value in [1e8, 99999999.0, 1e-4, 0.0001, 1e16, 123456789.0, 5e-324, 1.0, 0.1, 1e-45, 16777216.0, 1e22, 1e23, 3.4028235e38]:
        for dtype in [np.float32, np.float64]:
            write(np.array([value, 1.0]).astype(dtype))
            write(np.array(value).astype(dtype))
