#!/bin/sh
# Installs what writes Parquet and reads it and workbooks for the tests of formats: pyarrow and openpyxl for Python, under target/formats.
# Run again it does nothing until the pinned version changes. Afterwards: cargo test --test formats
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
python="${CARGO_TARGET_DIR:-$root/target}/formats/python"
if ! cmp -s "$here/requirements.txt" "$python/stamp"; then
  rm -rf "$python"
  mkdir -p "$(dirname "$python")"
  python3 -m venv "$python" || {
    echo "setup.sh: python3 kan ikke danne et miljø (Debian: python3-venv) / python3 cannot make a venv" >&2
    exit 1
  }
  "$python/bin/pip" install --quiet --disable-pip-version-check --no-deps -r "$here/requirements.txt"
  cp "$here/requirements.txt" "$python/stamp"
fi
