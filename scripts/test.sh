#!/usr/bin/env bash
# Passes every test. Installs what the tests need and the machine lacks: PostgreSQL with PostGIS, GDAL, Node, Python, Chromium.
# Needs the Rust toolchain, and root or sudo only where something has to be installed.
set -euo pipefail
cd "$(dirname "$0")/.."

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }

missing=()
need() { # need FILE-OR-COMMAND PACKAGE
  if ! { command -v "$1" >/dev/null 2>&1 || compgen -G "$1" >/dev/null; }; then missing+=("$2"); fi
}
need cc gcc
need '/usr/lib/postgresql/*/bin/initdb' postgresql
need '/usr/share/postgresql/*/extension/postgis.control' postgis
need ogr2ogr gdal-bin
need node nodejs
need npm npm
need chromium chromium
need python3 python3
need script bsdutils
python3 -c 'import ensurepip, venv' 2>/dev/null || missing+=(python3-venv)

if [ ${#missing[@]} -gt 0 ]; then
  echo "Installing: ${missing[*]}"
  as_root apt-get update -qq
  packages=()
  for package in "${missing[@]}"; do
    # Debian names PostGIS after the server's version.
    [ "$package" = postgis ] && package=$(apt-cache search '^postgresql-[0-9]+-postgis-3$' | awk '{print $1}' | sort -V | tail -n 1)
    packages+=("$package")
  done
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}"
fi

bash tests/agreement/setup.sh
bash tests/formats/setup.sh

# Form before meaning: these need no test to be built.
cargo fmt --check

# Passed once and thrown away, the build needs neither incremental state nor line tables: 2 GB of disk in place of 5.
export CARGO_INCREMENTAL=0 CARGO_PROFILE_DEV_DEBUG=0
cargo clippy --all-targets --locked -- -D warnings
RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --locked --document-private-items
cargo test --locked --no-fail-fast
