"""Golden weights of optimizers by PyTorch in float64 where its formula is Keras', else by the formula of Keras 3 written out in NumPy:
python3 optimizers.py > optimizers.txt. One case a line: name|start|weights after each step; the gradient at step t is g = 0.3 w + cos(w t + t)."""
import numpy as np
import torch

START = np.array([0.5, -1.25, 3.0, 0.0, 1e-3])
STEPS = 12


def gradient(w, t):
    return 0.3 * w + np.cos(w * t + t)


def line(name, rows):
    print(name + "|" + " ".join(map(repr, START.tolist())) + "|" + ";".join(" ".join(map(repr, r.tolist())) for r in rows))


def by_torch(name, make):
    w = torch.nn.Parameter(torch.tensor(START))
    optimizer = make([w])
    rows = []
    for t in range(STEPS):
        w.grad = torch.tensor(gradient(w.detach().numpy(), t))
        optimizer.step()
        rows.append(w.detach().numpy().copy())
    line(name, rows)


def by_formula(name, step):
    w, state, rows = START.copy(), {}, []
    for t in range(STEPS):
        w = step(w, gradient(w, t), state, t + 1)
        rows.append(w.copy())
    line(name, rows)


def rmsprop(lr, rho, momentum, eps, centered):
    def step(w, g, s, t):
        s["v"] = rho * s.get("v", 0 * w) + (1 - rho) * g * g
        denominator = s["v"] + eps
        if centered:
            s["a"] = rho * s.get("a", 0 * w) + (1 - rho) * g
            denominator = s["v"] - s["a"] ** 2 + eps
        d = lr * g / np.sqrt(denominator)
        if momentum > 0:
            s["m"] = momentum * s.get("m", 0 * w) + d
            return w - s["m"]
        return w - d
    return step


def adam(lr, b1, b2, eps, amsgrad=False, decay=0.0):
    def step(w, g, s, t):
        w = w - lr * decay * w
        s["m"] = s.get("m", 0 * w) + (g - s.get("m", 0 * w)) * (1 - b1)
        s["v"] = s.get("v", 0 * w) + (g * g - s.get("v", 0 * w)) * (1 - b2)
        alpha = lr * np.sqrt(1 - b2 ** t) / (1 - b1 ** t)
        v = s["v"]
        if amsgrad:
            s["u"] = np.maximum(s.get("u", 0 * w), v)
            v = s["u"]
        return w - alpha * s["m"] / (np.sqrt(v) + eps)
    return step


by_torch("sgd", lambda p: torch.optim.SGD(p, lr=0.1))
by_torch("momentum", lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9))
by_torch("nesterov", lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True))
by_formula("rmsprop", rmsprop(0.01, 0.9, 0.0, 1e-7, False))
by_formula("rmsprop_centered_momentum", rmsprop(0.01, 0.8, 0.5, 1e-5, True))
by_formula("adam", adam(0.01, 0.9, 0.999, 1e-7))
by_formula("amsgrad", adam(0.05, 0.8, 0.95, 1e-7, amsgrad=True))
by_formula("adamw", adam(0.01, 0.9, 0.999, 1e-7, decay=0.1))
