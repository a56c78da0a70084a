"""Writes decompositions.txt: composites by PyTorch in float64, optimizers by Keras 3's formulas in NumPy.

Run with torch and numpy installed:  python3 decompositions.py > decompositions.txt
Each line is a name, a colon and numbers (inputs and results in row-major order).
"""
import numpy as np
import torch
import torch.nn.functional as F

torch.manual_seed(0)
rng = np.random.default_rng(42)


def line(name, values):
    flat = np.asarray(values, dtype=np.float64).reshape(-1)
    print(name + ":", " ".join(repr(float(v)) for v in flat))


# ---- activations: values and derivatives
x = np.concatenate([np.linspace(-6, 6, 25), [-1e4, -800, -100, -30, -15, -1e-3, 1e-8, 1e-3, 15, 30, 100, 800, 1e4]])
line("activation/x", x)
for name, f in [("linear", lambda t: t * 1), ("relu", F.relu), ("sigmoid", torch.sigmoid), ("tanh", torch.tanh), ("gelu", F.gelu),
                ("gelu_tanh", lambda t: F.gelu(t, approximate="tanh")), ("silu", F.silu), ("softplus", F.softplus)]:
    t = torch.tensor(x, requires_grad=True)
    if name == "softplus":  # torch turns linear above a threshold
        y = torch.logaddexp(t, torch.zeros_like(t))
    else:
        y = f(t)
    line("activation/%s/y" % name, y.detach())
    line("activation/%s/dx" % name, torch.autograd.grad(y.sum(), t)[0])

# ---- softmax family, logits (3, 5), the last row far apart
z = rng.normal(size=(3, 5)) * 2
z[2] *= 200
p = rng.dirichlet(np.ones(5), size=3)
labels = np.array([4, 0, 2])
v = rng.normal(size=(3, 5))
u = rng.normal(size=3)
for name, value in [("z", z), ("p", p), ("labels", labels), ("v", v), ("u", u)]:
    line("softmax/" + name, value)
for axis in (0, 1):
    for name, f in (("softmax", torch.softmax), ("log_softmax", torch.log_softmax)):
        t = torch.tensor(z, requires_grad=True)
        y = f(t, axis)
        line("%s/%d/y" % (name, axis), y.detach())
        line("%s/%d/dx" % (name, axis), torch.autograd.grad(y, t, torch.tensor(v))[0])
t, q = torch.tensor(z, requires_grad=True), torch.tensor(p, requires_grad=True)
y = F.cross_entropy(t, q, reduction="none")
dt, dq = torch.autograd.grad(y, (t, q), torch.tensor(u))
line("cross_entropy/y", y.detach())
line("cross_entropy/dx", dt)
line("cross_entropy/dt", dq)
y = F.cross_entropy(t, torch.tensor(labels), reduction="none")
line("sparse_cross_entropy/y", y.detach())
line("sparse_cross_entropy/dx", torch.autograd.grad(y, t, torch.tensor(u))[0])

# ---- layer norm, x (2, 3, 4)
x = rng.normal(size=(2, 3, 4))
v = rng.normal(size=(2, 3, 4))
line("layer_norm/x", x)
line("layer_norm/v", v)
for axes, shape in ((1, (4,)), (2, (3, 4))):
    gamma, beta = rng.normal(size=shape) + 1, rng.normal(size=shape)
    line("layer_norm/%d/gamma" % axes, gamma)
    line("layer_norm/%d/beta" % axes, beta)
    ts = [torch.tensor(a, requires_grad=True) for a in (x, gamma, beta)]
    y = F.layer_norm(ts[0], shape, ts[1], ts[2], 1e-3)
    line("layer_norm/%d/y" % axes, y.detach())
    for name, d in zip(("dx", "dgamma", "dbeta"), torch.autograd.grad(y, ts, torch.tensor(v))):
        line("layer_norm/%d/%s" % (axes, name), d)

# ---- linear, x (2, 3, 4), W (4, 5)
w, b, v = rng.normal(size=(4, 5)), rng.normal(size=5), rng.normal(size=(2, 3, 5))
for name, value in (("w", w), ("b", b), ("v", v)):
    line("linear/" + name, value)
for name, f in (("linear", lambda t: t), ("relu", F.relu), ("sigmoid", torch.sigmoid), ("tanh", torch.tanh)):
    ts = [torch.tensor(a, requires_grad=True) for a in (x, w, b)]
    y = f(ts[0] @ ts[1] + ts[2])
    line("linear/%s/y" % name, y.detach())
    for part, d in zip(("dx", "dw", "db"), torch.autograd.grad(y, ts, torch.tensor(v))):
        line("linear/%s/%s" % (name, part), d)

# ---- optimizers: 4 steps each from w0 with the gradients g0 … g3
STEPS = 4
w0 = rng.normal(size=3)
gs = rng.normal(size=(STEPS, 3))
RATE = 0.1
line("update/w", w0)
line("update/g", gs)


def sgd(momentum, nesterov):
    w, v = w0.copy(), np.zeros(3)
    for g in gs:
        if momentum == 0:
            w = w - RATE * g
        else:
            v = momentum * v - RATE * g
            w = w + (momentum * v - RATE * g if nesterov else v)
    return w


def rmsprop(rho, momentum, epsilon, centered):
    w, v, a, m = w0.copy(), np.zeros(3), np.zeros(3), np.zeros(3)
    for g in gs:
        v = rho * v + (1 - rho) * g ** 2
        a = rho * a + (1 - rho) * g
        step = RATE * g / np.sqrt((v - a ** 2 if centered else v) + epsilon)
        m = momentum * m + step
        w = w - (m if momentum > 0 else step)
    return w


def adam(beta1, beta2, epsilon, amsgrad):
    w, m, v, u = w0.copy(), np.zeros(3), np.zeros(3), np.zeros(3)
    for t, g in enumerate(gs, 1):
        alpha = RATE * np.sqrt(1 - beta2 ** t) / (1 - beta1 ** t)
        m = m + (g - m) * (1 - beta1)
        v = v + (g ** 2 - v) * (1 - beta2)
        u = np.maximum(u, v)
        w = w - alpha * m / (np.sqrt(u if amsgrad else v) + epsilon)
    return w


line("sgd/plain", sgd(0, False))
line("sgd/momentum", sgd(0.9, False))
line("sgd/nesterov", sgd(0.9, True))
line("rmsprop/plain", rmsprop(0.9, 0, 1e-7, False))
line("rmsprop/centered", rmsprop(0.9, 0, 1e-7, True))
line("rmsprop/momentum", rmsprop(0.9, 0.5, 1e-7, False))
line("rmsprop/both", rmsprop(0.9, 0.5, 1e-7, True))
line("adam/plain", adam(0.9, 0.9, 1e-7, False))
line("adam/amsgrad", adam(0.9, 0.9, 1e-7, True))
