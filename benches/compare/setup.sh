#!/bin/sh
# Installs the programs that run.py compares with: pandera and frictionless (Python), ajv-cli (Node), under target/compare.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
out="${CARGO_TARGET_DIR:-$root/target}/compare"
mkdir -p "$out"
[ -x "$out/python/bin/python" ] || python3 -m venv "$out/python"
"$out/python/bin/pip" install --quiet --disable-pip-version-check pandas==2.3.3 pandera==0.26.1 frictionless==5.18.1
npm install --prefix "$out/node" --no-audit --no-fund --loglevel=error ajv-cli@5.0.0 ajv-formats@2.1.1
