#!/usr/bin/env bash
# Option rows from CSV to the store, beside DuckDB by itself: bench/store.sh [ROWS [FOLDER]]
# Each step is a process of its own; CPU time is of the whole process from the driver's load on, memory its peak.
set -euo pipefail
. "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/build.sh"
rows=${1:-10000000}
folder=${2:-$(mktemp -d)}
class_path="$home/app/target/classes:$home/learn/target/classes:$class_path"
machine
step() {
  "$java" -Xmx512m -cp "$class_path" io.plimsoll.bench.StoreBenchmark "$@"
}
for underlyings in 1 5; do
  rm -rf "$folder/$underlyings"
  echo "$rows rows, underlyings: $underlyings"
  echo "step,rows,cpu_s,wall_s,million_rows_per_cpu_s,peak_mb"
  step generate "$folder/$underlyings" "$rows" "$underlyings" >/dev/null
  peer=$([ "$underlyings" = 1 ] && echo duckdb || echo partitioned)
  for round in 1 2 3 4 5; do
    step "$peer" "$folder/$underlyings"
    rm -rf "$folder/$underlyings"/store.*
    step import "$folder/$underlyings"
  done | tee "$folder/rounds.csv"
  awk -F, -v peer="$peer" '{ cpu[$1] += $3; if ($1 == "import") rounds = rounds sprintf(" %.2f", $3 / last); last = $3 }
    END { printf "CPU time of import over that of %s: %.2f in all, by round%s\n", peer, cpu["import"] / cpu[peer], rounds }' \
    "$folder/rounds.csv"
  step scan "$folder/$underlyings"
  step clean "$folder/$underlyings"
done
[ $# -gt 1 ] || rm -rf "$folder"
