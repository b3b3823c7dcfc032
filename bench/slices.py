"""Turns the JSON of `plimsoll surface fit` into slices that both sides fit, and says how well Plimsoll fitted them."""

import csv
import json
import math
import statistics
import sys

FEWEST_QUOTES = 5


def vega(quote, years):
    deviation = quote["vol"] * math.sqrt(years)
    d = -quote["k"] / deviation + deviation / 2
    return math.exp(-d * d / 2) * math.sqrt(years)


def main(source, weighing, target):
    with open(source) as file:
        document = json.load(file)
    expiries = [e for day in document["days"] for e in day["expiries"]]
    enough = [e for e in expiries if len(e["quotes"]) >= FEWEST_QUOTES]
    fitted = [e for e in enough if e["status"] == "calibrated"]
    with open(target, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("slice", "days", "forward", "k", "vol", "weight"))
        for i, e in enumerate(fitted):
            years = max(1, e["days"]) / 365
            vegas = [vega(q, years) for q in e["quotes"]]
            total = sum(vegas)
            for q, v in zip(e["quotes"], vegas):
                weight = v / total if weighing == "vega" else 1 / len(vegas)
                writer.writerow((i, max(1, e["days"]), e["forward"]["price"], q["k"], q["vol"], weight))
    nearest = [min(e["quotes"], key=lambda q: abs(q["k"])) for e in fitted]
    off = [abs(q["rawSviVol"] / q["vol"] - 1) for q in nearest]
    repaired = [e["rawSvi"]["repairVolBp"] for e in fitted if e["rawSvi"]["repairVolBp"] > 0]
    arbitrage = sum(not e["checks"]["butterflyFree"] for e in fitted)
    print(f"{len(enough)} slices of {FEWEST_QUOTES} or more quotes, {len(fitted)} calibrated; as `surface fit` fits them:")
    print(f"with butterfly arbitrage {arbitrage}; over 20 % off the quote nearest the money {sum(o > 0.2 for o in off)},")
    print(f"largest {max(off):.1%}; repaired {len(repaired)}, by {statistics.median(repaired or [0]):.1f} bp in the median")
    print()


if __name__ == "__main__":
    main(*sys.argv[1:])
