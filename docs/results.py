#!/usr/bin/env python3
"""Print a run's tables as docs/results.md has them. Needs only Python's standard library.

docs/results.py RUN_FOLDER                     every model and side
docs/results.py RUN_FOLDER MODEL               what each tool around a model changes
docs/results.py RUN_FOLDER FROM TO MODEL ...   the days from one date to another on which a named model was breached
"""

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


def breached_days(folder, first, last, names):
    """A row a side and day: price, loss and each model's margin, bold where breached; then how often each was."""
    days = {}
    with open(folder / "backtest" / "series.csv", encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            if first <= line["date"] <= last and line["model"] in names:
                days.setdefault((line["side"], line["date"]), {})[line["model"]] = line
    breaches = {}
    for (side, date), lines in sorted(days.items()):
        over = [float(lines[name]["loss"]) > float(lines[name]["margin"]) for name in names]
        counts = breaches.setdefault(side, [0] * len(names))
        breaches[side] = [count + breach for count, breach in zip(counts, over)]
        if any(over):
            of_day = lines[names[0]]
            margins = (f"{float(lines[name]['margin']):.3g}" for name in names)
            cells = (f"**{margin}**" if breach else margin for margin, breach in zip(margins, over))
            yield (side, date, f"{float(of_day['price']):.4g}", f"{float(of_day['loss']):.3g}", *cells)
    for side, counts in breaches.items():
        yield (side, "breaches", "", "", *map(str, counts))


def percent(change):
    text = f"{100 * change:+.1f} %"
    return "0.0 %" if text in ("+0.0 %", "-0.0 %") else text


def tools(folder, base):
    """A row a side and tool: pinball loss and mean margin against the model without it; breaches and rises beside its own."""
    of = {(m["name"], m["side"]): m for m in models(folder)}
    for (name, side), m in of.items():
        plain = of[base, side]
        if name == base or name.startswith(base + "+"):
            yield (
                side, name, f"{m['breaches']}", p_value(m["kupiecP"]),
                *(percent(m[key] / plain[key] - 1) for key in ("pinball", "meanMargin")),
                *(f"{m[key] * 100:.0f} %" for key in ("maxIncrease5d", "maxIncrease20d")), str(m["worst250"]),
            )


def table(columns, rows):
    print("| " + " | ".join(columns) + " |")
    print("|" + "---|" * len(columns))
    for cells in rows:
        print("| " + " | ".join(cells) + " |")


def main():
    arguments = sys.argv[1:]
    if len(arguments) == 1:
        table(COLUMNS, map(row, models(Path(arguments[0]))))
    elif len(arguments) == 2:
        folder, base = arguments
        rows = sorted(tools(Path(folder), base), key=lambda cells: cells[0])
        table(("side", "model", "breaches", "Kupiec p", "pinball", "mean margin", "5-day rise", "20-day", "worst 250"), rows)
    elif len(arguments) >= 4:
        folder, first, last, *names = arguments
        table(("side", "day", "price", "loss", *names), breached_days(Path(folder), first, last, names))
    else:
        print(__doc__, file=sys.stderr)
        sys.exit(2)


if __name__ == "__main__":
    main()
