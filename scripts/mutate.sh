#!/usr/bin/env bash
# Mutation tests of the pure core: scripts/mutate.sh [io.strowger.core.text.*]
# The report is target/pit-reports/index.html; every survivor is a line on standard output, and the table of
# CONTRIBUTING.md comes last.
set -euo pipefail
# shellcheck source=scripts/lib/java.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib/java.sh"

cd "$STROWGER_ROOT"
strowger_mvn -q -Pmutation "-Dmutation.classes=${1:-io.strowger.core.*}" test-compile \
  org.pitest:pitest-maven:mutationCoverage 2>&1 | strowger_steps | sed -n '/^>> /p'
awk -F, '
  {
    package = $2; sub(/\.[^.]*$/, "", package); sub(/^io\.strowger\./, "", package)
    all[package]++
    if ($6 == "SURVIVED" || $6 == "NO_COVERAGE") {
      left[package]++
      print "survivor: " $2 "." $4 ":" $5 " " $3 " " $6
    }
  }
  END {
    print "| package | mutants | killed | left |"
    for (one in all) {
      printf "| `%s` | %d | %d | %d |\n", one, all[one], all[one] - left[one], left[one] | "sort"
    }
  }' target/pit-reports/mutations.csv
