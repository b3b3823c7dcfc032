#!/usr/bin/env bash
# Training and serving of networks, beside PyTorch on the same numbers: bench/networks.sh [ROUNDS]
# Both compute on one thread and are timed by the processor. Fails where a goal is missed.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
rounds=${1:-3}

# Debian's own Python, for which Debian's PyTorch is made.
python=${PYTHON:-/usr/bin/python3}
if ! "$python" -c 'import torch' 2>/dev/null; then
  echo "PyTorch is needed (on Debian and Ubuntu: apt-get install python3-torch)" >&2
  exit 1
fi
. "$here/build.sh"
export OPENBLAS_CORETYPE=${OPENBLAS_CORETYPE:-Haswell} OMP_NUM_THREADS=1
class_path="$home/learn/target/classes:$class_path"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
step() { "$java" -Xmx1g -XX:+UseSerialGC -cp "$class_path" io.plimsoll.bench.NetworksBenchmark "$1" "$folder"; }

step export
for round in $(seq "$rounds"); do
  echo "Round $round of $rounds ..." >&2
  step train
  "$python" "$here/networks_peer.py" "$folder" "$round"
  step workers
  step serve
done >"$folder/rounds.csv"

echo "$(machine); PyTorch $("$python" -c 'import torch; print(torch.__version__)'); one thread, processor time; medians of $rounds rounds"
"$python" "$here/networks_table.py" "$folder/rounds.csv"
