#!/usr/bin/env bash
# Fits real slices with Plimsoll and QuantLib under the same weights and prints how close each comes.
#   bench/real.sh DATA [FOLDER]
# DATA holds chains/spx_implied_vol_20230215.csv.gz and sse50/; tables and slices go to FOLDER (bench/target/real).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=$(cd "$here/.." && pwd)
data=${1:?the folder of market data}
out=${2:-"$here/target/real"}
mkdir -p "$out"

"$home/plimsoll" surface fit --quiet --json --errors least-squares \
  "$data/chains/spx_implied_vol_20230215.csv.gz" >"$out/spx.json"
"$home/plimsoll" surface fit --quiet --json --errors least-squares --study "$home/studies/sse50.yaml" --data "$data" \
  --store "$out/store.duckdb" --all >"$out/sse50.json"

for name in spx sse50; do
  for weights in equal vega; do
    echo
    echo "## $name, $weights weights"
    python3 "$here/slices.py" "$out/$name.json" "$weights" "$out/$name-$weights.csv"
    "$here/quantlib.sh" --rounds 1 --fits-only --slices "$out/$name-$weights.csv" --out "$out/$name-$weights"
  done
done
