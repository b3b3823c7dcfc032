#!/usr/bin/env python3
"""Print a run's table as docs/results.md has it: docs/results.py RUN_FOLDER. Needs only Python's standard library."""

import csv
import json
import sys
from pathlib import Path

COLUMNS = (
    "model", "side", "breaches", "rate % [interval]", "Kupiec p", "indep. p", "mean margin", "pinball × 1000",
    "minus baseline × 1000", "1-day rise", "5-day", "20-day", "sd of change", "worst 250",
)


def p_value(p):
    return "–" if p is None else f"{p:.3f}"


def difference(low, high):
    """The interval of pinball less the baseline's; bold where it lies on one side of zero, a dash for the baseline."""
    if low is None or high is None:
        return "–"
    text = f"{low * 1000:.3g} to {high * 1000:.3g}"
    return f"**{text}**" if low > 0 or high < 0 else text


def row(m):
    return (
        m["name"], m["side"], str(m["breaches"]),
        f"{m['breachRate'] * 100:.2f} [{m['breachRateLow'] * 100:.1f}, {m['breachRateHigh'] * 100:.1f}]",
        p_value(m["kupiecP"]), p_value(m["independenceP"]), f"{m['meanMargin']:.4g}", f"{m['pinball'] * 1000:.4g}",
        difference(m["pinballVsBaselineLow"], m["pinballVsBaselineHigh"]),
        *(f"{m[name] * 100:.0f} %" for name in ("maxIncrease1d", "maxIncrease5d", "maxIncrease20d")),
        f"{m['sdChange']:.3g}", str(m["worst250"]),
    )


def models(folder):
    """The entries of metrics.json, each with its intervals from backtest/intervals.csv."""
    with open(folder / "backtest" / "intervals.csv", encoding="utf-8", newline="") as file:
        intervals = {(line.pop("model"), line.pop("side")): line for line in csv.DictReader(file)}
    for m in json.loads((folder / "metrics.json").read_text(encoding="utf-8"))["models"]:
        ends = intervals[m["name"], m["side"]]
        yield {**m, **{name: float(value) if value else None for name, value in ends.items()}}


def main():
    if len(sys.argv) != 2:
        print("usage: docs/results.py RUN_FOLDER", file=sys.stderr)
        sys.exit(2)
    for cells in (COLUMNS, ("---",) * len(COLUMNS), *map(row, models(Path(sys.argv[1])))):
        print("|" + "|".join(cells) + "|" if cells[0] == "---" else "| " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
