"""Writes goldens.txt: values and gradients of Keras 3's activation functions, FLOAT64, by PyTorch.

Each line: name | x | y | dx, where dx is the gradient of sum(w * y) with w = 1, 2, 3 ... The functions that PyTorch has are
PyTorch's; the others are Keras' formulas (keras/src/activations/activations.py) and PyTorch's derivatives. So are hard_sigmoid and hard_silu: the gradient of
PyTorch's own has 1/6 in FLOAT32.
"""
import math
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
POINTS = [-30.0, -6.5, -2.9, -2.0, -1.25, -0.75, -0.3, -1e-3, 1e-3, 0.3, 0.75, 1.25, 2.0, 3.1, 6.5, 30.0]
ROWS = [[0.1, 1.1, 0.2, -0.4, 0.9, 0.3], [3.0, -2.0, 2.5, 2.75, 0.0, 2.9]]


def sparsemax(x):
    z = torch.sort(x, dim=-1, descending=True).values
    k = torch.arange(1, x.shape[-1] + 1, dtype=x.dtype)
    size = (1 + k * z > torch.cumsum(z, -1)).sum(-1, keepdim=True)
    tau = (torch.gather(torch.cumsum(z, -1), -1, size - 1) - 1) / size
    return torch.clamp(x - tau, min=0)


ELEMENTWISE = {
    "celu": F.celu, "celu(0.5)": lambda x: F.celu(x, 0.5), "elu": F.elu, "elu(2)": lambda x: F.elu(x, 2.0),
    "exponential": torch.exp, "gelu": F.gelu, "gelu(true)": lambda x: F.gelu(x, approximate="tanh"),
    "hard_shrink": F.hardshrink, "hard_shrink(1)": lambda x: F.hardshrink(x, 1.0), "hard_sigmoid": lambda x: torch.clamp(x / 6 + 0.5, 0, 1),
    "hard_silu": lambda x: x * torch.clamp(x / 6 + 0.5, 0, 1), "hard_tanh": F.hardtanh, "leaky_relu": lambda x: F.leaky_relu(x, 0.2),
    "leaky_relu(0.01)": lambda x: F.leaky_relu(x, 0.01), "linear": lambda x: x * 1, "log_sigmoid": F.logsigmoid,
    "mish": F.mish, "relu": F.relu,
    "relu(0.1,2.5,0.5)": lambda x: torch.where(x > 0.5, torch.clamp(x, max=2.5), 0.1 * (x - 0.5)),
    "relu6": F.relu6, "selu": F.selu, "sigmoid": torch.sigmoid, "silu": F.silu, "soft_shrink": F.softshrink,
    "soft_shrink(1)": lambda x: F.softshrink(x, 1.0), "softplus": lambda x: torch.logaddexp(x, torch.zeros_like(x)),
    "softsign": F.softsign,
    "sparse_plus": lambda x: torch.where(x <= -1, 0.0 * x, torch.where(x >= 1, x, (x + 1) ** 2 / 4)),
    "sparse_sigmoid": lambda x: torch.where(x <= -1, 0.0 * x, torch.where(x >= 1, 0.0 * x + 1, (x + 1) / 2)),
    "squareplus": lambda x: (x + torch.sqrt(x * x + 4)) / 2, "squareplus(1)": lambda x: (x + torch.sqrt(x * x + 1)) / 2,
    "tanh": torch.tanh, "tanh_shrink": F.tanhshrink, "threshold(1,-2)": lambda x: F.threshold(x, 1.0, -2.0),
}
ROWWISE = {"softmax": lambda x: F.softmax(x, -1), "log_softmax": lambda x: F.log_softmax(x, -1), "glu": lambda x: F.glu(x, -1),
           "sparsemax": sparsemax}


def line(name, function, points):
    x = torch.tensor(points, requires_grad=True)
    y = function(x)
    (y * torch.arange(1, y.numel() + 1, dtype=y.dtype).reshape(y.shape)).sum().backward()
    parts = [" ".join(repr(v) for v in t.detach().flatten().tolist()) for t in (x, y, x.grad)]
    return " | ".join([name] + parts)


with open("goldens.txt", "w") as out:
    for name, function in ELEMENTWISE.items():
        out.write(line(name, function, POINTS) + "\n")
    for name, function in ROWWISE.items():
        out.write(line(name, function, ROWS) + "\n")
