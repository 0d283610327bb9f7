#!/usr/bin/env bash
# Installs what the tests need where it can (as root on Debian or Ubuntu), then runs every test and check.
# Arguments go to Maven: scripts/test.sh -Dtest=RoutingTableTest
set -euo pipefail
# shellcheck source=scripts/lib/java.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib/java.sh"

apt_is_ours() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

apt_updated=no
# Installs the packages given, all or none; quiet unless it fails.
apt_install() {
  apt_is_ours || return 1
  if [ "$apt_updated" = no ]; then
    apt-get -qq update >&2 </dev/null || echo "apt-get update failed; trying with the lists there are." >&2
    apt_updated=yes
  fi
  DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@" >&2 </dev/null
}

missing=()
# The commands $1 (a list of words) come with the Debian packages $2 (a list of words).
need() {
  local command packages
  read -ra packages <<<"$2"
  for command in $1; do
    command -v "$command" >/dev/null && continue
    apt_install "${packages[@]}" || true
    command -v "$command" >/dev/null || missing+=("$command (Debian: apt-get install $2)")
  done
}

need_jdk() {
  local package
  strowger_java_home >/dev/null 2>&1 && return
  for package in "openjdk-$STROWGER_JAVA_RELEASE-jdk-headless" "temurin-$STROWGER_JAVA_RELEASE-jdk"; do
    apt_install "$package" 2>/dev/null && return
  done
  missing+=("a JDK $STROWGER_JAVA_RELEASE or newer (set JAVA_HOME to its folder)")
}

need_jdk
need mvn maven
need "node npm" "nodejs npm"
need curl curl
need python3 python3
need faketime faketime # and its library, under which tests step the wall clock

if [ "${#missing[@]}" -gt 0 ]; then
  echo "The tests cannot run; this machine lacks:" >&2
  printf '  %s\n' "${missing[@]}" >&2
  exit 78
fi

strowger_mvn verify "$@"
