"""Writes numpy_cases.txt: what NumPy and SciPy give for Telar's tensor methods. Run: python3 numpy_cases.py > numpy_cases.txt

A case is one line: method|arguments|input tensors, by spaces|expected tensors, by spaces. A tensor is dtype:sizes:values, by commas.
"""
import numpy as np
from scipy import special

rng = np.random.default_rng(11)
np.seterr(all="ignore")
SHAPES = [(), (1,), (4,), (2, 3), (3, 1), (1, 4), (2, 3, 4), (0, 3), (2, 1, 3, 1)]
PAIRS = [((), (3,)), ((2, 3), (3,)), ((2, 1), (1, 3)), ((4,), (4,)), ((2, 3, 1), (4,)), ((0, 3), (3,)), ((1,), (0,)), ((2, 3, 4), (3, 1))]


def encode(a):
    a = np.asarray(a)
    values = [("1" if v else "0") if a.dtype == bool else repr(float(v)) if a.dtype.kind == "f" else str(int(v)) for v in a.ravel()]
    return f"{a.dtype.name}:{','.join(map(str, a.shape))}:{','.join(values)}"


def case(method, args, inputs, *results):
    print("|".join([method, " ".join(map(str, args)), " ".join(map(encode, inputs)), " ".join(map(encode, results))]))


def some(shape, dtype, low=-4, high=4):
    if dtype == bool:
        return np.asarray(rng.random(shape) < 0.5)
    if dtype in (np.int32, np.uint8):
        return np.asarray(rng.integers(0 if dtype == np.uint8 else -9, 10, shape)).astype(dtype)
    return np.asarray(rng.uniform(low, high, shape)).astype(dtype)


def special_values(dtype):
    return np.array([0.0, -0.0, 1, -1, 0.5, -2.5, 1.5, 2.5, np.inf, -np.inf, np.nan, 1e-8, 88.0, -100.0, 1e-30, 700.0], dtype)


F = [np.float32, np.float64]
BINARY = {"add": np.add, "subtract": np.subtract, "multiply": np.multiply, "divide": np.divide, "mod": np.mod, "pow": np.power,
          "atan2": np.arctan2, "maximum": np.maximum, "minimum": np.minimum}
COMPARE = {"equal": np.equal, "notEqual": np.not_equal, "less": np.less, "lessEqual": np.less_equal, "greater": np.greater,
           "greaterEqual": np.greater_equal}
for name, f in (BINARY | COMPARE).items():
    for dtype in F:
        for a, b in PAIRS:
            case(name, [], x := [some(a, dtype), some(b, dtype)], f(*x))
        if name not in ("mod", "pow"):  # pow follows Java at its edges
            s = special_values(dtype)
            case(name, [], x := [s.reshape(-1, 1), s], f(*x))
for name in ["add", "subtract", "multiply", "maximum", "minimum", "divide", "mod"]:
    f = np.floor_divide if name == "divide" else BINARY[name]
    for dtype in [np.int32, np.uint8]:
        for a, b in PAIRS:
            x = [some(a, dtype), some(b, dtype)]
            x[1] = np.where(x[1] == 0, 3, x[1]).astype(dtype)
            case(name, [], x, f(*x).astype(dtype))
for name, f in {"and": np.bitwise_and, "or": np.bitwise_or, "xor": np.bitwise_xor}.items():
    for dtype in [np.int32, np.uint8, bool]:
        for a, b in PAIRS[:5]:
            case(name, [], x := [some(a, dtype), some(b, dtype)], f(*x))
UNARY = {"negate": np.negative, "abs": np.abs, "sign": np.sign, "exp": np.exp, "expm1": np.expm1, "log": np.log, "log1p": np.log1p,
         "sqrt": np.sqrt, "sin": np.sin, "cos": np.cos, "tan": np.tan, "asin": np.arcsin, "acos": np.arccos, "atan": np.arctan,
         "erf": special.erf, "floor": np.floor, "ceil": np.ceil, "round": np.rint, "tanh": np.tanh, "isNaN": np.isnan,
         "isFinite": np.isfinite, "square": np.square, "sinh": np.sinh, "cosh": np.cosh}
for name, f in UNARY.items():
    for dtype in F:
        for shape in SHAPES[:6]:
            x = some(shape, dtype)
            case(name, [], [x], f(x.astype(np.float64)).astype(f(x).dtype))
        if name not in ("sinh", "cosh"):
            x = special_values(dtype)
            case(name, [], [x], f(x.astype(np.float64)).astype(f(x).dtype))
REDUCE = {"sum": np.sum, "prod": np.prod, "max": np.max, "min": np.min, "mean": np.mean, "variance": np.var, "std": np.std}
for name, f in REDUCE.items():
    for dtype in F + ([np.int32] if name in ("sum", "prod", "max", "min") else []):
        for shape, axes in [((4,), [0]), ((2, 3), []), ((2, 3), [1]), ((2, 3), [-2]), ((2, 3, 4), [0, 2]), ((2, 3, 4), [-1, 0]), ((2, 1, 3, 1), [1, 3]),
                            ((3, 1), [1]), ((), [])] + ([((0, 3), [0]), ((0, 3), [1])] if name in ("sum", "prod") else []):
            x = some(shape, dtype)
            wide = x if dtype == np.int32 else x.astype(np.float64)
            case(name, axes, [x], f(wide, axis=tuple(axes) if axes else None).astype(dtype))
            case(name + "KeepDims", axes, [x], f(wide, axis=tuple(axes) if axes else None, keepdims=True).astype(dtype)) \
                if name in ("sum", "prod", "max", "min", "mean") else None
for name, f in {"any": np.any, "all": np.all}.items():
    for axes in [[], [0], [1]]:
        case(name, axes, [x := some((3, 4), bool)], f(x, axis=tuple(axes) if axes else None))
for axes in [[], [0], [1]]:
    case("logSumExp", axes, [x := some((3, 4), np.float64)], special.logsumexp(x, axis=tuple(axes) if axes else None))
for dtype in F + [np.int32, np.uint8]:
    for shape, axis in [((5,), 0), ((3, 4), 0), ((3, 4), -1), ((2, 3, 4), 1)]:
        x = some(shape, dtype)
        if dtype in F:
            x = np.round(x)
        case("argMax", [axis], [x], np.argmax(x, axis).astype(np.int32))
        case("argMin", [axis], [x], np.argmin(x, axis).astype(np.int32))
        case("sort", [axis], [x], np.sort(x, axis))
        case("argSort", [axis], [x], np.argsort(x, axis, kind="stable").astype(np.int32))
        if dtype != np.uint8:
            case("cumSum", [axis], [x], np.cumsum(x.astype(np.float64), axis).astype(dtype))
        if axis == -1:
            order = np.argsort(-x.astype(np.float64), -1, kind="stable")[..., :2]
            case("topK", [2], [x], np.take_along_axis(x, order, -1), order.astype(np.int32))
nans = np.array([3, np.nan, 1, -np.inf, np.nan, np.inf, 0], np.float32)
for name, f in {"argMax": np.argmax, "argMin": np.argmin, "argSort": lambda a, x: np.argsort(a, x, kind="stable")}.items():
    case(name, [0], [nans], np.asarray(f(nans, 0)).astype(np.int32))
case("sort", [0], [nans], np.sort(nans))
for name in ("max", "min"):
    case(name, [0], [nans], REDUCE[name](nans).astype(np.float32))
for dtype in F:
    for a, b in [((2, 3), (3, 4)), ((3,), (3,)), ((2, 3), (3,)), ((3,), (3, 2)), ((5, 2, 3), (3, 4)), ((5, 1, 2, 3), (4, 3, 2)), ((3,), (2, 3, 4)),
                 ((2, 2, 3), (3,)), ((2, 0), (0, 3)), ((0, 2), (2, 3)), ((1, 1), (1, 1))]:
        x = [some(a, dtype), some(b, dtype)]
        case("matmul", [], x, np.matmul(x[0].astype(np.float64), x[1].astype(np.float64)).astype(dtype))
    for ta, tb in [(0, 1), (1, 0), (1, 1)]:
        x = [some((4, 2, 3) if not ta else (4, 3, 2), dtype), some((3, 5) if not tb else (5, 3), dtype)]
        case("matmulTransposed", [ta, tb], x, np.matmul(np.swapaxes(x[0], -1, -2) if ta else x[0], x[1].T if tb else x[1]))
for dtype in F + [np.int32, np.uint8, bool]:
    x = some((4, 5, 3), dtype)
    for order in [[], [0, 2, 1], [2, 0, 1], [-1, 0, 1]]:
        case("transpose", order, [x], x.transpose(order) if order else x.T)
    case("swapAxes", [0, -1], [x], x.swapaxes(0, -1))
    for axes in [[], [0], [1, 2]]:
        case("reverse", axes, [x], np.flip(x, tuple(axes) if axes else None))
    for axis, start, stop, step in [(0, 1, 3, 1), (1, -3, 99, 1), (2, 0, 3, 2), (1, -99, -1, 3), (1, 4, 2, 1), (0, 9, 12, 1), (-1, 1, 2, 1)]:
        index = [slice(None)] * 3
        index[axis] = slice(start, stop, step)
        case("slice", [axis, start, stop, step], [x], x[tuple(index)])
    case("at", [-1], [x], x[-1])
    case("reshape", [3, -1], [x], x.reshape(3, -1))
    case("expandDims", [-1], [x], x[..., None])
    case("expandDims", [1], [x], np.expand_dims(x, 1))
    case("squeeze", [], [y := some((1, 3, 1), dtype)], y.squeeze())
    case("squeeze", [-1], [y], y.squeeze(-1))
    case("tile", [2, 1, 3], [x], np.tile(x, (2, 1, 3)))
    case("tile", [2, 2], [y := some((3,), dtype)], np.tile(y, (2, 2)))
    case("tile", [2], [y := some((2, 3), dtype)], np.tile(y, (2,)))
    case("broadcastTo", [2, 4, 3], [y := some((4, 1), dtype)], np.broadcast_to(y, (2, 4, 3)))
    case("concat", [1], [a := some((2, 3), dtype), b := some((2, 1), dtype), a], np.concatenate([a, b, a], 1))
    case("stack", [1], [a, some((2, 3), dtype) if False else a], np.stack([a, a], 1))
    case("stack", [-1], [a, a], np.stack([a, a], -1))
    case("pad", [1, 0, 0, 2, 2, 1], [x], np.pad(x, ((1, 0), (0, 2), (2, 1)), constant_values=1).astype(dtype))
    case("windows", [2, 1, 1], [y := some((6,), dtype)], np.lib.stride_tricks.sliding_window_view(y, 2, 0))
    for size, stride, dilation in [(3, 2, 1), (2, 1, 2), (2, 3, 2), (5, 1, 1)]:
        v = np.lib.stride_tricks.sliding_window_view(x, dilation * (size - 1) + 1, 1)[:, ::stride, :, ::dilation]
        case("windowsOfAxis1", [size, stride, dilation], [x], v)
    case("gather", [1], [x, i := rng.integers(0, 5, (2, 2)).astype(np.int32)], np.take(x, i, 1))
    case("gather", [0], [x, np.int32(2)], np.take(x, 2, 0))
    case("where", [], [c := some((4, 1, 3), bool), x, y := some((5, 1), dtype)], np.where(c, x, y))
    if dtype not in (np.uint8, bool):
        u = some((4, 6, 3), dtype)
        i = rng.integers(0, 5, 6).astype(np.int32)
        r = x.astype(np.float64)
        np.add.at(r, (slice(None), i), u)
        case("scatterAdd", [1], [x, i, u], r.astype(dtype))
for source in F + [np.int32, np.uint8, bool]:
    for target in F + [np.int32, np.uint8, bool]:
        x = np.abs(some((7,), source)) if source != bool else some((7,), source)
        case("cast", [np.dtype(target).name], [x], x.astype(target))
for stop in range(1, 6):
    case("linspace", [-1.5, 2.25, stop], [], np.linspace(-1.5, 2.25, stop).astype(np.float32))
