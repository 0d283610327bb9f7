#!/usr/bin/env bash
# Mutation tests of the pure core: scripts/mutate.sh [io.strowger.core.text.*]
# The report is target/pit-reports/index.html; every survivor is a line on standard output.
set -euo pipefail
# shellcheck source=scripts/lib/java.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib/java.sh"

cd "$STROWGER_ROOT"
strowger_mvn -q -Pmutation "-Dmutation.classes=${1:-io.strowger.core.*}" test-compile \
  org.pitest:pitest-maven:mutationCoverage 2>&1 | strowger_steps | sed -n '/^>> /p'
awk -F, '{n[$6]++; if ($6 != "KILLED" && $6 != "TIMED_OUT") print "survivor: " $2 "." $4 ":" $5 " " $3 " " $6}
  END {for (s in n) printf "mutants: %s %d\n", s, n[s]}' target/pit-reports/mutations.csv
