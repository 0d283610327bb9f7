#!/usr/bin/env bash
# Builds what is missing and starts the router: scripts/run.sh [options of `strowger run`]
# STROWGER_JAVA_OPTS adds options for the JVM.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
# shellcheck source=scripts/lib/java.sh
source "$here/lib/java.sh"
# shellcheck source=scripts/lib/install.sh
source "$here/lib/install.sh"

strowger_need_build_tools
strowger_build
java=$(strowger_java)
cd "$STROWGER_ROOT"
# shellcheck disable=SC2086 # STROWGER_JAVA_OPTS is a list of words
exec "$java" "${STROWGER_JVM_FLAGS[@]}" ${STROWGER_JAVA_OPTS:-} \
  "-Dstrowger.command=$here/strowger" -jar "$STROWGER_JAR" run "$@"
