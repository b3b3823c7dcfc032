"""Prints the table of bench/networks.sh and fails where a goal is missed."""

import collections
import statistics
import sys

TRAINING = {
    "epoch mlp": 0.8,
    "epoch lstm": 0.65,
    "epoch transformer": 1.0,
    "epoch transformer of two layers": 1.0,
    "refit mlp": 0.5,
    "refit lstm": 0.65,
}
MOST = {
    "16 members over one of studies": (6, 1, ""),
    "16 members over one": (None, 1, ""),
    "serve one day, mlp": (6, 1e6, " µs"),
    "serve one day, lstm": (60, 1e6, " µs"),
    "serve one day, transformer": (250, 1e6, " µs"),
    "serve one day, transformer of two layers": (250, 1e6, " µs"),
    "serve 10,000 days, mlp": (5, 1e3, " ms"),
}
LEAST = {"two workers over one, mlp": 1.7, "two workers over one, lstm": 1.7}

values = collections.defaultdict(list)
losses = collections.defaultdict(list)
for line in open(sys.argv[1]):
    side, *name, value, loss = line.strip().split(",")
    values[side, ",".join(name)].append(float(value))
    losses[side, ",".join(name)].append(float(loss))
missed = []
print("| training | Plimsoll, s | PyTorch, s | ratio | by round | goal | validation loss, ours and theirs |")
print("|---|---|---|---|---|---|---|")
for name, goal in TRAINING.items():
    own, peer = values["plimsoll", name], values["pytorch", name]
    ratios = [a / b for a, b in zip(own, peer)]
    ratio = statistics.median(ratios)
    loss = [statistics.median(losses[side, name]) for side in ("plimsoll", "pytorch")]
    print(
        f"| {name} | {statistics.median(own):.4f} | {statistics.median(peer):.4f} | {ratio:.2f} "
        f"| {min(ratios):.2f}–{max(ratios):.2f} | {goal} | {loss[0]:.3f}, {loss[1]:.3f} |"
    )
    missed += [name] * (ratio > goal)
print("\n| | measured | by round | goal |\n|---|---|---|---|")
for name, (goal, unit, suffix) in MOST.items():
    own = [value * unit for value in values["plimsoll", name]]
    wanted = f"at most {goal}{suffix}" if goal else ""
    print(f"| {name} | {statistics.median(own):.2f}{suffix} | {min(own):.2f}–{max(own):.2f} | {wanted} |")
    missed += [name] * bool(goal and statistics.median(own) > goal)
for name, goal in LEAST.items():
    own = values["plimsoll", name]
    print(f"| {name} | {statistics.median(own):.2f} | {min(own):.2f}–{max(own):.2f} | at least {goal} |")
    missed += [name] * (statistics.median(own) < goal)
if missed:
    sys.exit("missed: " + ", ".join(missed))
