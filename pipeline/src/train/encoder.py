"""Fine-tunes the encoder: a base model of the BERT family from its Maven artifact, made to tell feelings, as small ONNX.

    encoder.py pieces BASE.jar FOLDER                             writes pieces.txt and base-pieces.txt, the vocabularies
    java … earshot.sentiment.GatherPosts FOLDER PARSED…           writes unlabelled.tsv, if there are posts without labels
    java … earshot.sentiment.EncodePosts LABELLED MODEL FOLDER    writes posts.tsv, what is learned from
    java … earshot.sentiment.TeachPosts TEACHER FOLDER OUT        writes what a larger model says of them: FOLDER/taught….tsv
    encoder.py train BASE.jar FOLDER                              writes encoder.pt
    encoder.py export FOLDER                                      writes encoder.onnx: weights as bytes
    java … earshot.sentiment.CalibrateEncoder LABELLED MODEL FOLDER    writes blend.tsv

Seeded and single-threaded: the same data give the same weights on the same kind of machine.
"""

import glob
import io
import json
import math
import sys
import time
import zipfile

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

HEADS = 12
NAME = "[MASK]"
MOST_PIECES = 64
CLASSES, SOURCES = 3, 3
LABELS = {"NEGATIVE": 0, "NEUTRAL": 1, "POSITIVE": 2}
SOURCE = {"SHORT_POST": 0, "FORUM": 1, "BRAND": 2}
"""The third is no place: of its posts the label is what is felt for the name that is hidden in them."""
LAYERS = 3
"""Of the base's, from the first: a reading costs half of all six."""
BATCH, DECAY, DROPPED, SEED = 64, 0.01, 0.1, 1
STEPS, RATE, WARM_UP, FALL = 2400, 2e-4, 200, 3400
"""The rate rises to its highest, and falls from there so that it would be nothing after so many steps more."""
COOL_STEPS, COOL_RATE = 100, 5e-5
"""At last, with new optimisers, it falls to nothing."""
WEIGHTS = (1, 0.5, 1)
"""Of a source's labels. An epoch sees half of the forums' posts, as the table counts them half, and each brand's twice."""
TAUGHT, OTHER, SOFTER = 0.6, 0.5, 1.25
"""Share of the teachers' word beside a label's, its weight where it is asked about the other source, and its temperature."""
NONE = -1

def base_weights(jar):
    """Weights by their PyTorch names, the vocabulary, and its pieces that English texts need, with their numbers in the base."""
    with zipfile.ZipFile(jar) as files:
        name = next(n for n in files.namelist() if n.endswith(".onnx"))
        vocabulary = json.loads(files.read(name[: -len(".onnx")] + "-tokenizer.json"))["model"]["vocab"]
        graph = onnx.load(io.BytesIO(files.read(name))).graph
    tensors = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    maker = {out: node for node in graph.node for out in node.output}
    weights = {k: v for k, v in tensors.items() if k.endswith((".weight", ".bias"))}
    for node in graph.node:
        biases = [i for i in node.input if i in tensors and i.endswith(".bias") and "LayerNorm" not in i]
        if node.op_type == "Add" and biases:
            other = next(i for i in node.input if i != biases[0])
            weights[biases[0][: -len("bias")] + "weight"] = tensors[maker[other].input[1]]
    kept = {p: i for p, i in sorted(vocabulary.items(), key=lambda e: e[1]) if p.isascii() and not p.startswith("[unused")}
    return weights, kept, sorted(vocabulary, key=vocabulary.get)


def pieces(jar, folder):
    _, kept, all_of_them = base_weights(jar)
    for name, words in ("pieces", kept), ("base-pieces", all_of_them):
        with open(f"{folder}/{name}.txt", "w", encoding="utf-8") as out:
            out.writelines(piece + "\n" for piece in words)


def read_posts(folder):
    """Sources, labels, pieces, and what teachers say for short posts and forums: of train and held-out."""
    parts = {True: ([], [], [], []), False: ([], [], [], [])}
    said = taught(folder)
    with open(f"{folder}/posts.tsv", encoding="ascii") as lines:
        for number, line in enumerate(lines):
            part, source, _, label, ids = line.rstrip("\n").split("\t")
            row = SOURCE[source], LABELS.get(label, NONE), [int(i) for i in ids.split()], number
            for column, value in zip(parts[part == "held-out"], row):
                column.append(value)
    return [(np.array(s), np.array(y), x, said if said is None else said[n]) for s, y, x, n in (parts[False], parts[True])]


def taught(folder):
    """The teachers' mean log-probabilities, softened, as probabilities: post, source, class. Nothing without a teacher."""
    files = sorted(glob.glob(f"{folder}/taught*.tsv"))
    if not files:
        return None
    scores = [np.loadtxt(file, dtype=np.float32).reshape(-1, 2, CLASSES) for file in files]
    return softmax(sum(np.log(softmax(s)) for s in scores) / len(files) / SOFTER)


def softmax(scores):
    e = np.exp(scores - scores.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def model(weights, kept):
    """The base's first layers as a PyTorch module with a head per source."""
    import torch
    from torch import nn
    from torch.nn import functional as F

    def norm(prefix):
        layer = nn.LayerNorm(weights[prefix + ".bias"].size, eps=1e-12)
        return fill(layer, weights[prefix + ".weight"], weights[prefix + ".bias"])

    def linear(*prefixes):
        matrix = np.concatenate([weights[p + ".weight"] for p in prefixes], 1).T
        bias = np.concatenate([weights[p + ".bias"] for p in prefixes])
        return fill(nn.Linear(matrix.shape[1], matrix.shape[0]), matrix, bias)

    def fill(layer, weight, bias):
        with torch.no_grad():
            layer.weight.copy_(torch.from_numpy(np.array(weight)))
            layer.bias.copy_(torch.from_numpy(np.array(bias)))
        return layer

    class Layer(nn.Module):
        def __init__(self, at):
            super().__init__()
            self.qkv = linear(*(f"{at}attention.self.{part}" for part in ("query", "key", "value")))
            self.out = linear(at + "attention.output.dense")
            self.norm1 = norm(at + "attention.output.LayerNorm")
            self.up = linear(at + "intermediate.dense")
            self.down = linear(at + "output.dense")
            self.norm2 = norm(at + "output.LayerNorm")

        def forward(self, x, hidden):
            rows, length, width = x.shape
            q, k, v = self.qkv(x).view(rows, length, 3, HEADS, width // HEADS).permute(2, 0, 3, 1, 4)
            seen = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(width // HEADS) + hidden, -1)
            x = self.norm1(x + self.out((seen @ v).transpose(1, 2).reshape(rows, length, width)))
            return self.norm2(x + self.down(F.gelu(self.up(x))))

    class Model(nn.Module):
        def __init__(self):
            super().__init__()
            words = weights["embeddings.word_embeddings.weight"][list(kept.values())]
            places = weights["embeddings.position_embeddings.weight"][:MOST_PIECES]
            self.words = nn.Embedding.from_pretrained(torch.from_numpy(words), freeze=False, sparse=True)
            self.places = nn.Parameter(torch.from_numpy(places + weights["embeddings.token_type_embeddings.weight"][0]))
            self.norm = norm("embeddings.LayerNorm")
            self.layers = nn.ModuleList(Layer(f"encoder.layer.{i}.") for i in range(LAYERS))
            self.name = list(kept).index(NAME)
            self.heads = nn.ModuleList(nn.Linear(words.shape[1], CLASSES) for _ in range(SOURCES))
            for head in self.heads:
                nn.init.normal_(head.weight, std=0.02)
                nn.init.zeros_(head.bias)

        def forward(self, ids, there):
            x = F.dropout(self.norm(self.words(ids) + self.places[: ids.shape[1]]), DROPPED, self.training)
            hidden = (1 - there[:, None, None, :]) * -1e4
            named = (ids == self.name).float()
            named = torch.where(named.sum(1, keepdim=True) > 0, named, there)
            shares = [(part / part.sum(1, keepdim=True))[..., None] for part in (there, there, named)]
            for layer in self.layers:
                x = layer(x, hidden)
            means = [F.dropout((x * share).sum(1), DROPPED, self.training) for share in shares]
            return torch.stack([head(mean) for head, mean in zip(self.heads, means)], 1)

    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    return Model()


def padded(rows):
    import torch

    ids = np.zeros((len(rows), max(map(len, rows))), np.int64)
    there = np.zeros(ids.shape, np.float32)
    for i, row in enumerate(rows):
        ids[i, : len(row)] = row
        there[i, : len(row)] = 1
    return torch.from_numpy(ids), torch.from_numpy(there)


def macro_recall(label, scores):
    best = scores.argmax(1)
    return np.mean([(best[label == k] == k).mean() for k in range(CLASSES)])


def answers(net, source, x):
    """The scores of each post for its own source."""
    import torch

    net.eval()
    out = np.zeros((len(x), CLASSES), np.float32)
    order = np.argsort([len(row) for row in x], kind="stable")
    with torch.no_grad():
        for at in np.array_split(order, math.ceil(len(x) / BATCH)):
            scores = net(*padded([x[i] for i in at]))
            out[at] = scores[torch.arange(len(at)), torch.from_numpy(source[at])].numpy()
    return out


def batches(lengths, chosen, random):
    """Batches of like length in a random order."""
    random.shuffle(chosen)
    out = []
    for chunk in np.array_split(chosen, math.ceil(len(chosen) / (BATCH * 40))):
        chunk = chunk[np.argsort(lengths[chunk], kind="stable")]
        out += [chunk[i : i + BATCH] for i in range(0, len(chunk), BATCH)]
    random.shuffle(out)
    return out


def train(jar, folder):
    import torch

    posts, held_out = read_posts(folder)
    source, label, x, _ = posts
    lengths = np.array([len(row) for row in x])
    random = np.random.RandomState(SEED)
    halved = (source == SOURCE["FORUM"]) & (label != NONE)
    halves = np.array_split(random.permutation(np.flatnonzero(halved)), 2)
    rest = np.concatenate([np.flatnonzero(~halved), np.flatnonzero(source == SOURCE["BRAND"])])
    plan = []
    while len(plan) < STEPS + COOL_STEPS:
        halves.reverse()
        plan += batches(lengths, np.concatenate([rest, halves[0]]), random)
    net = model(*base_weights(jar)[:2])
    wanted = targets(posts)
    fit(net, plan[:STEPS], x, wanted, lambda step: RATE * min((step + 1) / WARM_UP, (WARM_UP + FALL - step) / FALL))
    torch.manual_seed(SEED)
    fit(net, plan[STEPS : STEPS + COOL_STEPS], x, wanted, lambda step: COOL_RATE * (COOL_STEPS - step) / COOL_STEPS)
    report(net, held_out)
    torch.save(net.state_dict(), f"{folder}/encoder.pt")


def fit(net, plan, x, wanted, rate_at):
    """Learns from the plan's batches, with new optimisers, at a rate that hangs on the step."""
    import torch

    dense = [p for name, p in net.named_parameters() if not name.startswith("words")]
    flat = [p for p in dense if p.dim() < 2]
    groups = [{"params": [p for p in dense if p.dim() > 1], "weight_decay": DECAY}, {"params": flat, "weight_decay": 0}]
    optimisers = [torch.optim.AdamW(groups, foreach=False), torch.optim.SparseAdam(list(net.words.parameters()))]
    begun, loss_sum = time.time(), 0.0
    net.train()
    for step, at in enumerate(plan):
        for optimiser in optimisers:
            for group in optimiser.param_groups:
                group["lr"] = rate_at(step)
        scores = torch.log_softmax(net(*padded([x[i] for i in at])), -1)
        loss = -(scores * torch.from_numpy(wanted[at])).sum() / len(at)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(dense, 1.0)
        for optimiser in optimisers:
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
        loss_sum += loss.item()
        if (step + 1) % 100 == 0:
            print(f"step {step + 1} loss {loss_sum / 100:.4f} {time.time() - begun:.0f} s", flush=True)
            loss_sum = 0.0


def targets(posts):
    """What each head should say of each post, times its weight: every class of a source's labels weighs the same."""
    source, label, _, said = posts
    wanted = np.zeros((len(label), SOURCES, CLASSES), np.float32)
    for s in range(SOURCES):
        for k in range(CLASSES):
            here = (source == s) & (label == k)
            share = 1 if said is None or s == SOURCE["BRAND"] else 1 - TAUGHT
            wanted[here, s, k] = share * WEIGHTS[s] * ((source == s) & (label != NONE)).sum() / (CLASSES * max(1, here.sum()))
    if said is not None:
        for s in SOURCE["SHORT_POST"], SOURCE["FORUM"]:
            own = np.where(label == NONE, 1, TAUGHT * WEIGHTS[s])
            wanted[:, s] += np.where(source == s, own, OTHER)[:, None] * said[:, s]
    return wanted


def report(net, held):
    source, label, x, _ = held
    scores = answers(net, source, x)
    for s in range(SOURCES):
        here = source == s
        print(f"  source {s}: macro-recall {macro_recall(label[here], scores[here]):.4f}", flush=True)


WEIGHT_STEPS = 63
"""Weights span -63..63: with 127 the sums of two products overflow on processors without VNNI, and answers would differ."""


class Graph:
    """Nodes and weights as they are added, for one text at a time: what is said of it cannot depend on another."""

    def __init__(self, state):
        self.state, self.nodes, self.weights = state, [], []

    def weight(self, name, array):
        self.weights.append(numpy_helper.from_array(np.array(array, order="C"), name))
        return name

    def of(self, name):
        return self.weight(name, self.state[name])

    def op(self, kind, *inputs, outputs=1, domain="", **attributes):
        names = [f"n{len(self.nodes)}.{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, domain=domain, **attributes))
        return names[0] if outputs == 1 else names

    def ms(self, kind, *inputs, **attributes):
        return self.op(kind, *inputs, domain="com.microsoft", **attributes)

    def quantised(self, name, steps):
        """A matrix as bytes with a scale per row."""
        matrix = self.state[name + ".weight"]
        scale = np.abs(matrix).max(1, keepdims=True) / steps
        scale[scale == 0] = 1
        bytes_ = np.round(matrix / scale).astype(np.int8)
        return bytes_, scale.astype(np.float32)

    def product(self, x, name):
        matrix, scale = self.quantised(name, WEIGHT_STEPS)
        zero = np.zeros(len(matrix), np.int8)
        parts = self.weight(name + ".w", matrix.T), self.weight(name + ".s", scale[:, 0]), self.weight(name + ".z", zero)
        return self.ms("DynamicQuantizeMatMul", x, *parts)

    def embeddings(self):
        matrix, scale = self.quantised("words", 127)
        word = self.op("Cast", self.op("Gather", self.weight("words", matrix), "pieces"), to=TensorProto.FLOAT)
        word = self.op("Mul", word, self.op("Gather", self.weight("words.s", scale), "pieces"))
        zero, one = self.weight("zero", np.array([0])), self.weight("one", np.array([1]))
        count = self.op("Gather", self.op("Shape", "pieces"), one)
        x = self.op("Add", word, self.op("Slice", self.of("places"), zero, count, zero))
        return self.op("LayerNormalization", x, self.of("norm.weight"), self.of("norm.bias"), epsilon=1e-12)

    def layer(self, x, i):
        at = f"layers.{i}."
        byte, step, shift = self.op("DynamicQuantizeLinear", x, outputs=3)
        matrix, scale = self.quantised(at + "qkv", WEIGHT_STEPS)
        zero = self.weight(at + "qkv.z", np.zeros(len(matrix), np.int8))
        parts = self.weight(at + "qkv.w", matrix.T), self.of(at + "qkv.bias"), step, self.weight(at + "qkv.s", scale[:, 0])
        y = self.ms("QAttention", byte, *parts, "", shift, zero, num_heads=HEADS)
        x = self.normed(self.product(y, at + "out"), x, at + "out.bias", at + "norm1")
        y = self.ms("BiasGelu", self.product(x, at + "up"), self.of(at + "up.bias"))
        return self.normed(self.product(y, at + "down"), x, at + "down.bias", at + "norm2")

    def normed(self, x, skip, bias, name):
        parts = self.of(name + ".weight"), self.of(name + ".bias"), self.of(bias)
        return self.ms("SkipLayerNormalization", x, skip, *parts, epsilon=1e-12)

    def heads(self, x):
        """Three answers per source, as log-odds."""
        axis = self.weight("axis", np.array([1]))
        mean = self.op("ReduceMean", x, axes=[1], keepdims=0)
        named = self.op("Squeeze", self.op("MatMul", "named", x), axis)
        parts = []
        for s in range(SOURCES):
            head = f"heads.{s}."
            parts.append(self.op("Gemm", named if s == SOURCE["BRAND"] else mean, self.of(head + "weight"), self.of(head + "bias"), transB=1))
        self.op("Concat", *parts, axis=1)
        self.nodes[-1].output[0] = "answers"

    def save(self, file):
        inputs = [
            helper.make_tensor_value_info("pieces", TensorProto.INT64, [1, "n"]),
            helper.make_tensor_value_info("named", TensorProto.FLOAT, [1, 1, "n"]),
        ]
        outputs = [helper.make_tensor_value_info("answers", TensorProto.FLOAT, [1, SOURCES * CLASSES])]
        graph = helper.make_graph(self.nodes, "encoder", inputs, outputs, self.weights)
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
        model = helper.make_model(graph, opset_imports=opsets, producer_name="earshot")
        model.ir_version = 8
        onnx.save(model, file)


def export(folder):
    import torch

    state = {name: tensor.numpy() for name, tensor in torch.load(f"{folder}/encoder.pt").items()}
    g = Graph(state)
    x = g.embeddings()
    for i in range(LAYERS):
        x = g.layer(x, i)
    g.heads(x)
    g.save(f"{folder}/encoder.onnx")


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
