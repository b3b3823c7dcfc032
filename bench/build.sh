# Builds the benchmarks and sets $class_path. Sourced by bench/jmh and bench/quantlib.sh.
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$home/.mvn/prerequisites.sh"
require_java
require_maven
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

echo "Building the benchmarks ..." >&2
(cd "$home" && mvn -q -B -pl bench -am -DskipTests package) >&2
libraries=$(tr ':' '\n' <"$home/bench/target/classpath.txt" | grep -v "^$home/" | paste -sd:)
class_path="$home/core/target/classes:$home/bench/target/classes:$libraries"

# One line that every figure is read with.
machine() {
  local model
  model=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -1)
  echo "$(nproc --all 2>/dev/null || sysctl -n hw.ncpu) cores, ${model:-$(uname -m)}; $(uname -sr); $("$java" -version 2>&1 | sed -n 2p)"
}
