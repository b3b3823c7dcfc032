# What Plimsoll needs on a machine: a JDK of 17 or later, and Maven of 3.8.7 or later. Sourced by ./plimsoll and ./verify.

# The major version of the java that runs, 0 where there is none.
java_major() {
  local version
  version=$("${JAVA_HOME:+$JAVA_HOME/bin/}java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p') || true
  echo "${version:-0}"
}

install() { # packages
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing $* ..." >&2
    { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"; } >&2
  else
    return 1
  fi
}

require_java() {
  if [ "$(java_major)" -lt 17 ] || ! command -v "${JAVA_HOME:+$JAVA_HOME/bin/}javac" >/dev/null; then
    install openjdk-17-jdk-headless || {
      echo "A JDK of 17 or later is needed: sudo apt-get install -y openjdk-17-jdk-headless" >&2
      exit 1
    }
  fi
}

require_maven() {
  command -v mvn >/dev/null || install maven || {
    echo "Maven of 3.8.7 or later is needed: sudo apt-get install -y maven" >&2
    exit 1
  }
}

# The browser that the report's tests drive; without it they say that they skip.
require_chromium() {
  if ! command -v chromium >/dev/null; then
    install chromium || echo "Without Chromium the report's browser tests are skipped: sudo apt-get install -y chromium" >&2
  fi
}
