#!/bin/sh
# Installs what the agreement run needs beside Rust and PostgreSQL: Ajv for Node, jsonschema for Python.
# Everything lands under target/agreement. Run again it does nothing until a pinned version changes.
# Afterwards: cargo test --test agreement
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
out="${CARGO_TARGET_DIR:-$root/target}/agreement"

need() {
  command -v "$1" >/dev/null 2>&1 || {
    echo "setup.sh: $1 mangler (Debian: $2) / $1 is missing" >&2
    exit 1
  }
}

# stamp FOLDER FILE…: true where FOLDER was made from exactly these files.
stamp() {
  folder=$1
  shift
  cat "$@" | cmp -s - "$folder/stamp"
}

need node nodejs
need npm npm
node="$out/node"
if ! stamp "$node" "$here/package.json" "$here/package-lock.json"; then
  mkdir -p "$node"
  cp "$here/package.json" "$here/package-lock.json" "$node/"
  npm ci --prefix "$node" --no-audit --no-fund --loglevel=error
  cat "$here/package.json" "$here/package-lock.json" >"$node/stamp"
fi

need python3 python3
python="$out/python"
if ! stamp "$python" "$here/requirements.txt"; then
  rm -rf "$python"
  python3 -m venv "$python" || {
    echo "setup.sh: python3 kan ikke danne et miljø (Debian: python3-venv) / python3 cannot make a venv" >&2
    exit 1
  }
  "$python/bin/pip" install --quiet --disable-pip-version-check --no-deps -r "$here/requirements.txt"
  "$python/bin/pip" check --disable-pip-version-check >/dev/null
  cat "$here/requirements.txt" >"$python/stamp"
fi
