"""Networks as PyTorch's users write them: networks_peer.py FOLDER ROUND. bench/networks.sh runs it."""

import math
import pathlib
import sys
import time

import numpy as np
import torch
from torch import nn

folder, rounds = pathlib.Path(sys.argv[1]), sys.argv[2]
torch.set_num_threads(1)
torch.manual_seed(1)
INPUTS, STEPS, BATCH, FIT = 40, 20, 128, 4000
rows = torch.from_numpy(np.fromfile(folder / "rows.f32", dtype="<f4").reshape(-1, INPUTS))
ratios = torch.from_numpy(np.fromfile(folder / "ratios.f32", dtype="<f4").reshape(-1, 3))
levels = torch.tensor([0.95, 0.975, 0.99])
lo, hi = math.log(0.8), math.log(1.5)
offset = math.log(-lo / hi)
weights = 1 / (3 * torch.maximum(levels * (ratios[:FIT] - 1), (levels - 1) * (ratios[:FIT] - 1)).mean(0))
padded = torch.cat([rows[:1].expand(STEPS - 1, INPUTS), rows])
windows = padded.unfold(0, STEPS, 1).transpose(1, 2).contiguous()


class Recurrent(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(INPUTS, 16, batch_first=True)
        self.read = nn.Linear(16, 2)

    def forward(self, x):
        return self.read(self.lstm(x)[0][:, -1])


class Encoder(nn.Module):
    def __init__(self, layers):
        super().__init__()
        self.embed = nn.Linear(INPUTS, 32)
        self.positions = nn.Parameter(torch.zeros(STEPS, 32))
        layer = nn.TransformerEncoderLayer(32, 4, 64, dropout=0.0, activation=nn.functional.silu, batch_first=True, norm_first=True)
        self.encoder = nn.TransformerEncoder(layer, layers, norm=nn.LayerNorm(32))
        self.read = nn.Linear(32, 2)

    def forward(self, x):
        return self.read(self.encoder(self.embed(x) + self.positions)[:, -1])


def perceptron():
    return nn.Sequential(nn.Linear(INPUTS, 32), nn.SiLU(), nn.Linear(32, 32), nn.SiLU(), nn.Linear(32, 2))


def loss_of(outputs, ratio):
    log = lo + (hi - lo) * torch.sigmoid(outputs[:, 0] + offset)
    excess = ratio - log.exp().unsqueeze(1)
    pinball = (torch.maximum(levels * excess, (levels - 1) * excess) * weights).sum(1)
    return (pinball + 0.5 * (outputs[:, 1] - ratio[:, 0]) ** 2).mean()


def train(make, inputs, epochs, note=None):
    model = make()
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.001, weight_decay=0.01)
    best = math.inf
    for _ in range(epochs):
        start = time.process_time()
        model.train()
        order = torch.randperm(FIT)
        for first in range(0, FIT, BATCH):
            batch = order[first : first + BATCH]
            optimizer.zero_grad()
            loss_of(model(inputs[batch]), ratios[batch]).backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            best = min(best, loss_of(model(inputs[FIT:]), ratios[FIT:]).item())
        if note is not None:
            note.append(time.process_time() - start)
    return best


def epoch(name, make, inputs, epochs):
    seconds = []
    best = train(make, inputs, epochs, seconds)
    print(f"pytorch,epoch {name},{np.median(seconds[2:]):.6f},{best:.4f}", flush=True)


def refit(name, make, inputs, members, epochs):
    start = time.process_time()
    best = np.mean([train(make, inputs, epochs) for _ in range(members)])
    print(f"pytorch,refit {name},{time.process_time() - start:.6f},{best:.4f}", flush=True)


epoch("mlp", perceptron, rows, 12)
epoch("lstm", Recurrent, windows, 8)
epoch("transformer", lambda: Encoder(1), windows, 6)
epoch("transformer of two layers", lambda: Encoder(2), windows, 6)
refit("mlp", perceptron, rows, 5, 30)
refit("lstm", Recurrent, windows, 5, 10)
