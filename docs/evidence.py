#!/usr/bin/env python3
"""Hold the models of several studies side by side, from their run folders. Needs only Python's standard library.

docs/evidence.py RUN [RUN ...]                        every network, fhs, and every ivcapped* model
docs/evidence.py RUN [RUN ...] --models A B ...       these models
docs/evidence.py RUN [RUN ...] --against RIVAL        also each network's loss against this rival's, over all studies
docs/evidence.py --self-test                          check the arithmetic

Runs of one study that differ in their seed count once: a model's figures are those of the first run that has it, how a
network's loss varies from seed to seed has a table of its own, and --against takes the geometric mean over seeds. What the
columns mean: docs/method/comparison.md.
"""

import argparse
import csv
import json
import math
import random
import sys
from collections import Counter
from itertools import accumulate
from pathlib import Path

BASE = "fhs"
MEAN_BLOCK = 20
RESAMPLES = 1000


def pinball(loss, margin, confidence):
    return (loss - margin) * (confidence if loss > margin else confidence - 1)


def mean(values):
    values = list(values)
    return sum(values) / len(values)


def geometric_mean(values):
    return math.exp(mean(map(math.log, values)))


def quantile(values, p):
    """Linear between order statistics at (n - 1)p."""
    ordered = sorted(values)
    position = (len(ordered) - 1) * p
    below = math.floor(position)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (position - below) * (ordered[above] - ordered[below])


def blocks(days, resamples, seed):
    """Resamples of the stationary bootstrap: of each, blocks (first day, days), the last day followed by the first."""
    chance = random.Random(seed)
    stay = math.log(1 - 1 / MEAN_BLOCK)
    drawn = []
    for _ in range(resamples):
        left, own = days, []
        while left:
            length = min(left, 1 + int(math.log(1 - chance.random()) / stay))
            own.append((chance.randrange(days), length))
            left -= length
        drawn.append(own)
    return drawn


def resampled_means(series, drawn):
    """The mean of a series on each resample: a block is a difference of two sums."""
    sums = list(accumulate(series + series, initial=0.0))
    return [sum(sums[start + length] - sums[start] for start, length in own) / len(series) for own in drawn]


def sd_log_change(margins):
    if len(margins) < 3 or min(margins) <= 0:
        return None
    changes = [math.log(after / before) for before, after in zip(margins, margins[1:])]
    middle = mean(changes)
    return math.sqrt(sum((c - middle) ** 2 for c in changes) / (len(changes) - 1))


class Run:
    """A run folder: its metrics by (model, side), and its daily losses."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.metrics = json.loads((self.folder / "metrics.json").read_text(encoding="utf-8"))
        self.study = self.metrics["study"]
        self.seed = json.loads((self.folder / "manifest.json").read_text(encoding="utf-8"))["seed"]
        self.models = {(m["name"], m["side"]): m for m in self.metrics["models"]}
        self.sides = list(dict.fromkeys(side for _, side in self.models))
        self.losses, self.margins, networks = {}, {}, {}
        confidence = self.metrics["confidence"]
        with open(self.folder / "backtest" / "series.csv", encoding="utf-8", newline="") as file:
            for line in csv.DictReader(file):
                key = line["model"], line["side"]
                margin = float(line["margin"])
                self.losses.setdefault(key, []).append(pinball(float(line["loss"]), margin, confidence))
                self.margins.setdefault(key, []).append(margin)
                if line["multiplier"]:
                    networks[line["model"]] = None
        self.networks = list(networks)
        self.days = tuple(self.metrics[key] for key in ("start", "end", "observations"))
        self._blocks = None
        self._means = {}

    def has(self, name):
        return any((name, side) in self.models for side in self.sides)

    def resampled(self, name, side):
        """Resampled mean losses; one draw of days for all models and sides of the study."""
        if self._blocks is None:
            self._blocks = blocks(self.days[-1], RESAMPLES, self.study)
        key = name, side
        if key not in self._means:
            self._means[key] = resampled_means(self.losses[key], self._blocks)
        return self._means[key]

    def ratio(self, name, rival, side, key="pinball"):
        return self.models[name, side][key] / self.models[rival, side][key]

    def resampled_ratios(self, name, rival, side):
        pairs = zip(self.resampled(name, side), self.resampled(rival, side))
        return [own / other for own, other in pairs]

    def sd_log_change(self, name, side):
        own = self.models[name, side].get("sdLogChange")
        return sd_log_change(self.margins[name, side]) if own is None else own


class Study:
    """The runs of one study, one a seed and set of models, in the order given."""

    def __init__(self, name):
        self.name = name
        self.runs = []

    def runs_of(self, *models):
        """One run a seed, the first that has all these models."""
        by_seed = {}
        for run in self.runs:
            if all(map(run.has, models)):
                by_seed.setdefault(run.seed, run)
        return list(by_seed.values())

    def run_of(self, *models):
        return next(iter(self.runs_of(*models)), None)


def studies(runs):
    found = {}
    for run in runs:
        of_study = found.setdefault(run.study, Study(run.study)).runs
        if of_study and (run.days, run.sides) != (of_study[0].days, of_study[0].sides):
            sys.exit(f"{run.folder}: runs of one study must have the same days and sides; {of_study[0].folder} has others")
        of_study.append(run)
    return list(found.values())


def chosen(runs, wanted):
    if wanted:
        return list(wanted)
    names = list(dict.fromkeys(name for run in runs for name, _ in run.models))
    networks = {name for run in runs for name in run.networks}
    return [n for n in names if n in networks or n == BASE or n.startswith("ivcapped")]


def percent(fraction, decimals=0):
    return "–" if fraction is None else f"{100 * fraction:.{decimals}f} %"


def row(study, run, name, side):
    m = run.models[name, side]
    interval = "–"
    if name != BASE:
        ratios = run.resampled_ratios(name, BASE, side)
        interval = f"{quantile(ratios, 0.025):.3f} to {quantile(ratios, 0.975):.3f}"
    inside = m.get("mcs90")
    return (
        study.name, side, name, f"{run.ratio(name, BASE, side):.3f}", interval,
        f"{run.ratio(name, BASE, side, 'meanMargin'):.3f}", percent(m["maxIncrease5d"]), percent(m["maxIncrease20d"]),
        percent(run.sd_log_change(name, side), 2), percent(m["breachRate"], 2), f"{m['kupiecP']:.3f}",
        str(m["worst250"]), "–" if inside is None else "in" if inside else "out",
    )


ROW = (
    "study", "side", "model", f"pinball ÷ {BASE}", "95 % interval", f"mean margin ÷ {BASE}", "5-day rise", "20-day rise",
    "sd of Δ ln M", "breaches", "Kupiec p", "worst 250", "90 % set",
)


def series_sides(all_studies, name, rival=BASE):
    """(study, run, side) wherever a model and its rival are in one run."""
    for study in all_studies:
        if run := study.run_of(name, rival):
            yield from ((study, run, side) for side in run.sides if (name, side) in run.models)


def summary(all_studies, name):
    found = list(series_sides(all_studies, name))
    own = [run.models[name, side] for _, run, side in found]
    passed = sum(m["kupiecP"] >= 0.05 for m in own)
    sets = [m.get("mcs90") for m in own]
    inside = "–" if None in sets else f"{sum(sets)} of {len(sets)}"
    bounded = [m["worst250"] <= max(run.models[BASE, side]["worst250"], 7) for m, (_, run, side) in zip(own, found)]
    return (
        name, str(len(own)), f"{geometric_mean(run.ratio(name, BASE, side) for _, run, side in found):.3f}",
        f"{geometric_mean(run.ratio(name, BASE, side, 'meanMargin') for _, run, side in found):.3f}",
        percent(max(m["maxIncrease5d"] for m in own)), percent(max(m["maxIncrease20d"] for m in own)),
        percent(max((s for _, run, side in found if (s := run.sd_log_change(name, side)) is not None), default=None), 2),
        f"{passed} of {len(own)}", inside, f"{sum(bounded)} of {len(bounded)}",
    )


SUMMARY = (
    "model", "sides", f"pinball ÷ {BASE}", f"mean margin ÷ {BASE}", "largest 5-day rise", "largest 20-day rise",
    "largest sd of Δ ln M", "Kupiec p ≥ 5 %", "in the 90 % set", f"worst 250 ≤ max({BASE}'s, 7)",
)


def over_seeds(all_studies, names):
    """A row a study, side and network of several seeds: the mean ratio and its range."""
    for study in all_studies:
        for name in names:
            runs = study.runs_of(name, BASE)
            if len(runs) < 2 or name not in runs[0].networks:
                continue
            for side in runs[0].sides:
                ratios = [run.ratio(name, BASE, side) for run in runs]
                yield (
                    study.name, side, name, str(len(ratios)), f"{mean(ratios):.3f}",
                    f"{min(ratios):.3f} to {max(ratios):.3f}",
                )


def pooled(parts):
    """Geometric mean of ratios over series-sides, and of each resample: sides of a study share their days."""
    ratios = [ratio for ratio, _ in parts]
    resampled = [geometric_mean(draw) for draw in zip(*(own for _, own in parts))]
    return geometric_mean(ratios), quantile(resampled, 0.05), quantile(resampled, 0.95)


def over_runs(runs, name, rival, side):
    """The ratio and its resamples, geometric means over the seeds of a study; all on the same days."""
    ratio = geometric_mean(run.ratio(name, rival, side) for run in runs)
    drawn = zip(*(run.resampled_ratios(name, rival, side) for run in runs))
    return ratio, [geometric_mean(draw) for draw in drawn]


def against(all_studies, name, rival):
    parts = [
        over_runs(study.runs_of(name, rival), name, rival, side)
        for study, _, side in series_sides(all_studies, name, rival)]
    ratio, low, high = pooled(parts)
    better = sum(own < 1 for own, _ in parts)
    text = f"{low:.3f} to {high:.3f}"
    return name, str(len(parts)), f"{ratio:.3f}", f"**{text}**" if low > 1 or high < 1 else text, f"{better} of {len(parts)}"


def table(columns, rows):
    print("| " + " | ".join(columns) + " |")
    print("|" + "---|" * len(columns))
    for cells in rows:
        print("| " + " | ".join(cells) + " |")
    print()


def evidence(runs, wanted, rival):
    for run in runs:
        if not run.has(BASE):
            sys.exit(f"{run.folder}: the study has no model {BASE}, which all others are held against")
    names = chosen(runs, wanted)
    known = {name for run in runs for name, _ in run.models}
    for name in names + ([rival] if rival else []):
        if name not in known:
            sys.exit(f"no run has a model {name}; there are {', '.join(sorted(known))}")
    all_studies = studies(runs)
    table(ROW, (
        row(study, run, name, side)
        for study in all_studies
        for side in study.runs[0].sides
        for name in names
        if (run := study.run_of(name)) and (name, side) in run.models))
    table(SUMMARY, (summary(all_studies, name) for name in names))
    seeds = list(over_seeds(all_studies, names))
    if seeds:
        table(("study", "side", "network", "seeds", f"mean pinball ÷ {BASE}", "range"), seeds)
    networks = {name for run in runs for name in run.networks}
    if rival:
        rows = [against(all_studies, n, rival) for n in names if n in networks and any(series_sides(all_studies, n, rival))]
        table(("network", "sides", f"pinball ÷ {rival}", "90 % interval", "sides on which it is better"), rows)


def close(found, expected, within):
    if not abs(found - expected) <= within:
        raise AssertionError(f"expected {expected} within {within}, found {found}")


def self_test():
    """Numbers that can be had by hand, or a second way."""
    close(pinball(3, 1, 0.99), 1.98, 1e-12)
    close(pinball(1, 3, 0.99), 0.02, 1e-12)
    close(geometric_mean([0.5, 2, 1]), 1, 1e-12)
    close(quantile([4, 1, 3, 2], 0.5), 2.5, 1e-12)
    close(quantile([1, 2, 3, 4, 5], 0.025), 1.1, 1e-12)
    close(sd_log_change([1, 1.1, 1.21, 1.1]), math.log(1.1) * math.sqrt((2 * 4 / 9 + 16 / 9) / 2), 1e-12)
    chance = random.Random(1)
    series = [chance.gauss(0, 1) for _ in range(400)]
    drawn = blocks(400, 1000, 2)
    for own, found in zip(drawn, resampled_means(series, drawn)):
        days = [(start + i) % 400 for start, length in own for i in range(length)]
        assert len(days) == 400, len(days)
        close(found, mean(series[day] for day in days), 1e-12)
    lengths = Counter(length for own in drawn for _, length in own[:-1])
    # A block that the end of a resample cuts short is its last, so those before it are a little shorter than geometric.
    close(sum(n * k for n, k in lengths.items()) / sum(lengths.values()), MEAN_BLOCK, 1.5)
    middle = mean(series)
    error = math.sqrt(mean((m - middle) ** 2 for m in resampled_means(series, drawn)))
    close(error, math.sqrt(mean((v - middle) ** 2 for v in series) / 400), 0.2 * error)
    # Of two sides that are one, the interval is the one's; of two independent ones it is narrower.
    one = [math.exp(chance.gauss(0, 0.1)) for _ in range(4000)]
    two = [math.exp(chance.gauss(0, 0.1)) for _ in range(4000)]
    ratio, low, high = pooled([(0.9, one), (0.9, one)])
    close(ratio, 0.9, 1e-12)
    close(low, quantile(one, 0.05), 1e-12)
    close(math.log(high), 1.645 * 0.1, 0.01)
    _, low, high = pooled([(0.9, one), (0.9, two)])
    close(math.log(high / low), 2 * 1.645 * 0.1 / math.sqrt(2), 0.012)
    print("ok")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, add_help=True)
    parser.add_argument("runs", nargs="*", metavar="RUN", help="a run folder")
    parser.add_argument("--models", nargs="+", metavar="MODEL", help="models of interest")
    parser.add_argument("--against", metavar="RIVAL", help="a model to hold each network against over all studies")
    parser.add_argument("--self-test", action="store_true", help="check the arithmetic")
    arguments = parser.parse_args()
    if arguments.self_test:
        self_test()
    elif arguments.runs:
        evidence([Run(folder) for folder in arguments.runs], arguments.models, arguments.against)
    else:
        parser.error("name a run folder")


if __name__ == "__main__":
    main()
