#!/usr/bin/env bash
# Runs Plimsoll and QuantLib in turn on the same options and slices, and prints one table.
#   bench/quantlib.sh [--rounds N] [--slices FILE] [--out FOLDER] [--cpp] [--fits-only]
# --slices takes other slices than the generated ones: slice,days,forward,k,vol,weight with a header, k rising in a slice.
# --fits-only leaves implied volatilities out.
# --cpp adds QuantLib called from C++, without its Python binding between.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

rounds=5
slices=
out="$here/target/quantlib"
cpp=false
options=100000
while [ $# -gt 0 ]; do
  case $1 in
    --rounds) rounds=$2; shift 2 ;;
    --slices) slices=$2; shift 2 ;;
    --out) out=$2; shift 2 ;;
    --cpp) cpp=true; shift ;;
    --fits-only) options=1; shift ;;
    *) sed -n 's/^# *//; 2,6p' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
  esac
done

need() { # packages
  local sudo=()
  if [ "$(id -u)" != 0 ]; then sudo=(sudo); fi
  if ! command -v apt-get >/dev/null || { [ ${#sudo[@]} -gt 0 ] && ! command -v sudo >/dev/null; }; then
    echo "QuantLib is needed, which this script installs on Debian and Ubuntu only: apt-get install $*" >&2
    exit 1
  fi
  echo "Installing $* ..." >&2
  { "${sudo[@]}" apt-get update -q && "${sudo[@]}" apt-get install -y -q --no-install-recommends "$@"; } >&2 || {
    echo "Installing failed; do it by hand: apt-get install $*" >&2
    exit 1
  }
}

# Debian's own Python, for which Debian's QuantLib is made.
python=/usr/bin/python3
"$python" -c 'import QuantLib' 2>/dev/null || need python3 quantlib-python
if $cpp && ! { command -v g++ && [ -f /usr/include/ql/version.hpp ]; } >/dev/null; then
  need g++ libquantlib0-dev
fi

. "$here/build.sh"
side_by_side() { "$java" -Xmx512m -XX:+UseSerialGC -cp "$class_path" io.plimsoll.bench.SideBySide "$@"; }

mkdir -p "$out"
rm -f "$out"/{times,fits,params}-*.csv
side_by_side export "$out" "$options"
if [ -n "$slices" ]; then cp "$slices" "$out/slices.csv"; fi
if $cpp; then
  echo "Compiling the C++ peer ..." >&2
  g++ -O3 -march=native -o "$out/quantlib_peer" "$here/quantlib_peer.cpp" -lQuantLib
fi
for round in $(seq "$rounds"); do
  echo "Round $round of $rounds ..." >&2
  side_by_side run "$out" "$round"
  "$python" "$here/quantlib_peer.py" "$out" "$round"
  if $cpp; then "$out/quantlib_peer" "$out" "$round"; fi
done

{
  echo "$(machine); QuantLib $("$python" -c 'import QuantLib; print(QuantLib.__version__)'); one thread, processor time; $rounds rounds"
  echo
  side_by_side table "$out"
} | tee "$out/table.md"
