#!/usr/bin/env python3
"""Whole-process comparison: wall time and peak memory, medians of interleaved runs in one sitting, with the spread.

Run `bash benches/compare/setup.sh` first; then `python3 benches/compare/run.py [--runs 5] [--small] [PART…]`, where a
part is large, million, geojson, small, wrong or linear. Files are made once, under target/compare.
"""
import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
OUT = TARGET / "compare"
RECORD = ROOT / "generated/json-schema/t_6301_soc_opg.post.schema.json"
COLLECTION = ROOT / "generated/json-schema/t_6300_monit_omr.schema.json"
TODAY = "2024-10-04"


def build():
    subprocess.run(["cargo", "build", "--release", "--locked", "--quiet"], cwd=ROOT, check=True)
    made = subprocess.run(["cargo", "bench", "--locked", "--bench", "compare", "--no-run", "--message-format", "json"],
                          cwd=ROOT, check=True, capture_output=True, text=True).stdout
    messages = (json.loads(line) for line in made.splitlines() if line.startswith("{"))
    bench = next(m["executable"] for m in messages if m.get("target", {}).get("name") == "compare" and m.get("executable"))
    return str(TARGET / "release/sdm"), bench


def once(command, codes):
    """Seconds, seconds of all cores, and MB at the peak."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=OUT)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) not in codes:
        sys.exit(f"{command}: {status}\n{process.stderr.read().decode()}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def table(title, commands, runs, codes=(0,)):
    """Runs every command in turn, as often as asked for, and prints a line for each."""
    taken = {name: [] for name in commands}
    for command in commands.values():
        once(command, codes)  # warms the cache; not counted
    for _ in range(runs):
        for name, command in commands.items():
            taken[name].append(once(command, codes))
    print(f"\n{title}, medians of {runs}\n{'':34}{'wall s':>8}{'least':>8}{'most':>8}{'CPU s':>8}{'MB':>8}")
    for name, values in taken.items():
        wall, cpu, memory = ([v[i] for v in values] for i in range(3))
        print(f"{name:34}{statistics.median(wall):8.2f}{min(wall):8.2f}{max(wall):8.2f}{statistics.median(cpu):8.2f}"
              f"{statistics.median(memory):8.0f}", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--small", action="store_true", help="a hundredth of the size, to try the script")
    parser.add_argument("parts", nargs="*")
    asked = parser.parse_args()
    scale = 100 if asked.small else 1
    OUT.mkdir(parents=True, exist_ok=True)
    sdm, bench = build()
    python, ajv = OUT / "python/bin/python", OUT / "node/node_modules/.bin/ajv"
    peers = Path(__file__).with_name("peers.py")
    parts = asked.parts or ["large", "million", "geojson", "small", "wrong", "linear"]

    def made(name, *make):
        if not (OUT / name).exists():
            subprocess.run([bench, make[0], str(OUT / name), *map(str, make[1:])], check=True)
        return str(OUT / name)

    def rows(millions):
        return made(f"{millions}m{scale}", "make", millions * 1_000_000 // scale)

    def validate(*paths):
        return [sdm, "validate", *paths, "--today", TODAY, "--quiet"]

    figures = "t_6301_soc_opg.csv"
    if "large" in parts:
        ten = rows(10)
        table("10 million rows of 6301, and 6300", {
            "sdm validate, all rules": validate(ten),
            "csv crate, bare reading": [bench, "csv", f"{ten}/{figures}"],
            "jsonschema crate, all cores": [bench, "jsonschema", f"{ten}/{figures}", str(RECORD)],
        }, asked.runs)
    if "million" in parts:
        one = rows(1)
        table("The first million", {
            "sdm validate, all rules": validate(one),
            "pandera": [str(python), str(peers), "pandera", f"{one}/{figures}", str(RECORD)],
            "frictionless": [str(python), str(peers), "frictionless", f"{one}/{figures}", str(RECORD)],
        }, asked.runs)
    if "geojson" in parts:
        # 50,000 areas as in earlier measurements, then about 500 MB.
        for count in (50_000, 430_000):
            # Under another ending ajv-cli takes it for a program.
            file = made(f"t_6300_monit_omr_{count // scale}.json", "make-geojson", count // scale)
            size = os.path.getsize(file) / 1e6
            table(f"{count // scale} areas as GeoJSON, {size:.0f} MB", {
                "sdm validate, all rules": validate(file),
                "serde_json, typed": [bench, "serde-json", file],
                "ajv-cli": ["node", "--max-old-space-size=16000", str(ajv), "validate", "--spec=draft2020", "-c", "ajv-formats",
                            "--strict=false", "-s", str(COLLECTION), "-d", file],
            }, asked.runs)
    if "small" in parts:
        areas = OUT / "koebenhavn.json"
        shutil.copyfile(ROOT / "examples/koebenhavn/t_6300_monit_omr.geojson", areas)
        table("Copenhagen: 10 areas, 790 rows", {
            "sdm validate, all rules": validate(str(ROOT / "examples/koebenhavn")),
            "ajv-cli, the areas alone": ["node", str(ajv), "validate", "--spec=draft2020", "-c", "ajv-formats", "--strict=false",
                                         "-s", str(COLLECTION), "-d", str(areas)],
        }, asked.runs)
    if "wrong" in parts:
        kinds = {kind: made(f"wrong_{kind}{scale}", "make-wrong", 1_000_000 // scale, kind) for kind in ("code", "date", "key")}
        table("A million rows, none wrong and every one", {
            "none": validate(rows(1)),
            "an unknown code in every row": validate(kinds["code"]),
            "a date that is none in every row": validate(kinds["date"]),
            "one key in every row": validate(kinds["key"]),
        }, asked.runs, codes=(0, 1))
    if "linear" in parts:
        table("Doubling", {f"{m} million rows": validate(rows(m)) for m in (1, 2, 4, 8, 10)}, asked.runs)


if __name__ == "__main__":
    main()
