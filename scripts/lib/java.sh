# shellcheck shell=bash
# For the other scripts to source: which Java runs and builds Strowger, and with which flags.

STROWGER_JAVA_RELEASE=25
STROWGER_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
STROWGER_JAR="$STROWGER_ROOT/target/strowger.jar"

# The flags of every router that is started from this checkout.
# shellcheck disable=SC2034 # the scripts that source this file use it
STROWGER_JVM_FLAGS=(
  # Eight bytes less an object: a million live sessions are many objects.
  -XX:+UseCompactObjectHeaders
  # Netty is faster with direct memory access, which newer JDKs grant only when asked.
  --sun-misc-unsafe-memory-access=allow
  -Dio.netty.noUnsafe=false
  --enable-native-access=ALL-UNNAMED
  # Loaded classes are kept for the next start; the JVM writes the archive anew when the jar changes.
  -XX:+AutoCreateSharedArchive
  "-XX:SharedArchiveFile=$STROWGER_ROOT/target/strowger.jsa"
  "-Xlog:cds*=off" "-Xlog:aot*=off"
)

# The flags of a short command: the quick compiler, and an archive of its own beside the router's.
# shellcheck disable=SC2034 # the scripts that source this file use it
STROWGER_COMMAND_FLAGS=(
  -XX:TieredStopAtLevel=1 -XX:+UseSerialGC
  --sun-misc-unsafe-memory-access=allow
  --enable-native-access=ALL-UNNAMED
  -XX:+AutoCreateSharedArchive
  "-XX:SharedArchiveFile=$STROWGER_ROOT/target/strowger-command.jsa"
  "-Xlog:cds*=off" "-Xlog:aot*=off"
)

# The feature version (17, 25, …) of the JDK in folder $1; fails when there is no JDK.
strowger_jdk_version() {
  local home=$1 version
  [ -x "$home/bin/java" ] && [ -x "$home/bin/javac" ] || return 1
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release" 2>/dev/null)
  [ -n "$version" ] || version=$("$home/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
  [ -n "$version" ] && echo "$version"
}

# The folder of the first JDK that fits: JAVA_HOME, then the java on PATH, then the usual places.
strowger_java_home() {
  local home version on_path
  on_path=$(readlink -f "$(command -v java)" 2>/dev/null)
  for home in "${JAVA_HOME:-}" "${on_path%/bin/java}" /usr/lib/jvm/* \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* /opt/*jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$home" ] || continue
    version=$(strowger_jdk_version "$home") || continue
    if [ "$version" -ge "$STROWGER_JAVA_RELEASE" ]; then
      echo "$home"
      return 0
    fi
  done
  echo "strowger needs a JDK $STROWGER_JAVA_RELEASE or newer and found none: install one, or set JAVA_HOME to its folder." >&2
  return 78
}

# The java command that fits.
strowger_java() {
  local home
  home=$(strowger_java_home) || return
  echo "$home/bin/java"
}

# Maven on the JDK that fits, without questions and download noise.
strowger_mvn() {
  local home
  home=$(strowger_java_home) || return
  if ! command -v mvn >/dev/null; then
    echo "strowger is built with Maven, and there is no mvn on the PATH: install it (Debian: apt-get install maven)." >&2
    return 78
  fi
  # The two flags keep Maven's own libraries quiet on a new JDK.
  JAVA_HOME=$home \
    MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}" \
    mvn -B -ntp -Dstyle.color=never -f "$STROWGER_ROOT/pom.xml" "$@" </dev/null
}

# Whether the jar is missing or older than what it is made of.
strowger_is_stale() {
  [ -f "$STROWGER_JAR" ] || return 0
  [ -n "$(cd "$STROWGER_ROOT" && find pom.xml src/main src/launcher conf -newer "$STROWGER_JAR" -print -quit)" ]
}

# Maven's output as a line a step, with warnings and errors as they are.
strowger_steps() {
  sed -u -e $'s/\x1b\\[[0-9;]*m//g' \
    -e 's/^\[INFO\] --- [a-z-]*:[^:]*:\([A-Za-z-]*\) (\([a-z-]*\)).*/  \1 (\2)/' \
    -e '/^\[INFO\]/d' -e '/^[[:space:]]*$/d'
}

# Builds the jar when it has to be, for one caller at a time.
strowger_build() {
  strowger_is_stale || return 0
  mkdir -p "$STROWGER_ROOT/target"
  if command -v flock >/dev/null; then
    (
      flock 9
      strowger_is_stale || exit 0
      strowger_package
    ) 9>"$STROWGER_ROOT/target/build.lock"
  else
    strowger_package
  fi
}

strowger_package() {
  local failure
  echo "building ${STROWGER_JAR#"$STROWGER_ROOT"/} with Maven: about a minute, more when libraries have to be fetched …" >&2
  # A build that is cut short must not leave half a jar that looks fresh.
  trap 'rm -f "$STROWGER_JAR"; exit 130' INT TERM
  strowger_mvn -Dmaven.test.skip=true -Dcyclonedx.skip=true package 2>&1 | strowger_steps >&2 || {
    failure=$?
    rm -f "$STROWGER_JAR"
    return "$failure"
  }
  trap - INT TERM
}
