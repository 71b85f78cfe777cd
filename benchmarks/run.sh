#!/bin/sh
# Builds and runs the benchmarks; called by ./manystory bench with the Maven program and a name.
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
maven=$1
shift
"$maven" -B -q -f "$root/pom.xml" -pl benchmarks -am package -DskipTests -Dspotless.check.skip
exec "$JAVA_HOME/bin/java" -Djdk.httpclient.allowRestrictedHeaders=host -Dmanystory.root="$root" -jar "$root/benchmarks/target/benchmarks.jar" "$@"
