#!/usr/bin/env bash
# Measures the router against a bare relay: scripts/bench.sh [--quick] [--only relay|cpu|pairs|mt|verify|push|live|start] [--profile]
# One line a figure on standard output; logs and recordings in target/bench. STROWGER_JAVA_OPTS adds options for the JVMs under test.
set -euo pipefail
# shellcheck source=scripts/lib/java.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib/java.sh"

cd "$STROWGER_ROOT"
folder=$STROWGER_ROOT/target/bench
mkdir -p "$folder"

case " $* " in
  *" --only relay "* | *" --only=relay "*) ;; # the yardstick alone needs no router
  *) strowger_build ;;
esac
strowger_mvn -q test-compile dependency:build-classpath \
  -DincludeScope=test -Dmdep.outputFile="$folder/classpath" >&2

# The same flags for router and relay; a figure must not depend on which of them has them.
flags=()
# shellcheck disable=SC2206 # STROWGER_JAVA_OPTS is a list of words
for flag in "${STROWGER_JVM_FLAGS[@]}" ${STROWGER_JAVA_OPTS:-}; do
  flags+=("--flag=$flag")
done

java=$(strowger_java)
exec "$java" -cp "target/test-classes:target/classes:$(cat "$folder/classpath")" io.strowger.bench.Bench \
  --jar="$STROWGER_JAR" --folder="$folder" "${flags[@]}" "$@"
