#!/usr/bin/env bash
# Margins of many accounts, beside NumPy on the same numbers: bench/margin.sh [ACCOUNTS [ROUNDS]]
# 100 positions in 2,000 instruments each; the 99 % quantile of 2,500 scenarios, and the largest of 16 losses.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
accounts=${1:-10000}
rounds=${2:-5}

python=${PYTHON:-python3}
if ! "$python" -c 'import numpy' 2>/dev/null; then
  echo "NumPy is needed (on Debian and Ubuntu: apt-get install python3-numpy)" >&2
  exit 1
fi
. "$here/build.sh"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
step() { "$java" -Xmx512m -cp "$class_path" io.plimsoll.bench.MarginBenchmark "$@"; }

step export "$folder" "$accounts"
for round in $(seq "$rounds"); do
  echo "Round $round of $rounds ..." >&2
  step run "$folder" "$round"
  "$python" "$here/margin_peer.py" "$folder" 1
  "$python" "$here/margin_peer.py" "$folder" 2
done >"$folder/rounds.csv"

echo "$(machine); NumPy $("$python" -c 'import numpy; print(numpy.__version__)'); $accounts accounts, medians of $rounds rounds"
step check "$folder"
"$python" - "$folder/rounds.csv" <<'TABLE'
import collections, statistics, sys

seconds, processor, size = (collections.defaultdict(list) for _ in range(3))
for line in open(sys.argv[1]):
    side, scenarios, accounts, wall, cpu, allocated = line.strip().split(",")
    for values, value in (seconds, wall), (processor, cpu), (size, allocated):
        values[scenarios, side].append(float(value))
names = {"plimsoll": "Plimsoll", "numpy": "NumPy", "numpy2": "NumPy, two processes", "reading": "reading the rows, no margin"}
print("| scenarios | | accounts a second | GB/s read | processor µs an account | bytes allocated an account | Plimsoll is faster by | by round |")
print("|---|---|---|---|---|---|---|---|")
for (scenarios, side), times in seconds.items():
    ratios = [time / own for time, own in zip(times, seconds[scenarios, "plimsoll"])]
    rate = int(accounts) / statistics.median(times)
    read = f"{rate * 100 * int(scenarios) * 8 / 1e9:.1f}" if side in ("plimsoll", "reading") else ""
    cpu = statistics.median(processor[scenarios, side]) / int(accounts) * 1e6
    cells = [scenarios, names[side], f"{rate:,.0f}", read, f"{cpu:.1f}" if cpu == cpu else ""]
    if side == "plimsoll":
        cells += [f"{statistics.median(size[scenarios, side]):.0f}", "", ""]
    else:
        cells += ["", f"{statistics.median(ratios):.1f}", f"{min(ratios):.1f}–{max(ratios):.1f}"]
    print("|", " | ".join(cells), "|")
TABLE
