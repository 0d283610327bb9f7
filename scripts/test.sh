#!/usr/bin/env bash
# Installs what the tests need where it can (as root on Debian or Ubuntu), then runs every test and check.
# Arguments go to Maven: scripts/test.sh -Dtest=RoutingTableTest
set -euo pipefail
# shellcheck source=scripts/lib/java.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib/java.sh"
# shellcheck source=scripts/lib/install.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib/install.sh"

need_jdk
need mvn maven
need "node npm" "nodejs npm"
need curl curl
need python3 python3
need faketime faketime # and its library, under which tests step the wall clock
need haproxy haproxy # two routers are stopped one after the other behind it

stop_if_missing "The tests cannot run"

strowger_mvn verify "$@"
