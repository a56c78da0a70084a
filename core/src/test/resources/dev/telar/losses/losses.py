"""Golden losses by PyTorch in float64: python3 losses.py > losses.txt. One case a line: name|rows|columns|targets|predictions|losses."""
import torch
import torch.nn.functional as F

torch.manual_seed(20261123)


def line(name, targets, predictions, losses):
    text = lambda t: " ".join(repr(float(v)) for v in t.flatten())
    print("|".join([name, str(predictions.shape[0]), str(predictions.shape[1]), text(targets), text(predictions), text(losses)]))


for rows, classes, scale in [(4, 3, 1.0), (5, 10, 10.0), (1, 2, 50.0), (3, 7, 1e-3), (2, 4, 200.0)]:
    logits = (torch.randn(rows, classes) * scale).double()
    labels = torch.randint(0, classes, (rows,))
    onehot = F.one_hot(labels, classes).double()
    soft = F.softmax(torch.randn(rows, classes).double(), -1).float().double()
    probabilities = F.softmax(torch.randn(rows, classes).double(), -1).float().double()
    log_p = torch.log(torch.clamp(probabilities / probabilities.sum(-1, keepdim=True), 1e-7, 1 - 1e-7))
    line("categorical_logits", onehot, logits, F.cross_entropy(logits, onehot, reduction="none"))
    line("categorical_logits", soft, logits, F.cross_entropy(logits, soft, reduction="none"))
    line("categorical_logits_smoothed", onehot, logits, F.cross_entropy(logits, onehot, reduction="none", label_smoothing=0.1))
    line("categorical", soft, probabilities, -(soft * log_p).sum(-1))
    line("sparse_logits", labels, logits, F.cross_entropy(logits, labels, reduction="none"))
    line("sparse", labels, probabilities, F.nll_loss(log_p, labels, reduction="none"))
    binary = torch.randint(0, 2, (rows, classes)).double()
    line("binary_logits", binary, logits, F.binary_cross_entropy_with_logits(logits, binary, reduction="none").mean(-1))
    smoothed = binary * 0.8 + 0.1
    line("binary_logits_smoothed", binary, logits, F.binary_cross_entropy_with_logits(logits, smoothed, reduction="none").mean(-1))
    line("binary", binary, probabilities, F.binary_cross_entropy(torch.clamp(probabilities, 1e-7, 1 - 1e-7), binary, reduction="none").mean(-1))
    values = (torch.randn(rows, classes) * scale).double()
    line("mean_squared_error", values, logits, F.mse_loss(logits, values, reduction="none").mean(-1))
    line("mean_absolute_error", values, logits, F.l1_loss(logits, values, reduction="none").mean(-1))
    line("huber", values, logits, F.huber_loss(logits, values, reduction="none", delta=1.0).mean(-1))
    line("huber_half", values, logits, F.huber_loss(logits, values, reduction="none", delta=0.5).mean(-1))
