"""Python's jsonschema over the run's records, or over the generated schemas themselves.

    python python_jsonschema.py judge RECORDS.ndjson THEME SCHEMA …   one line per record: ok, or where and which keyword
    python python_jsonschema.py schemas SCHEMA …                      one line per schema: ok, or what is wrong with it

Formats are checked. Numbers are read as Python's own json reads them.
"""

import json
import sys

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import SchemaError


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def judge(records, themes):
    validators = {
        int(theme): Draft202012Validator(read(schema), format_checker=FormatChecker())
        for theme, schema in zip(themes[::2], themes[1::2], strict=True)
    }
    with open(records, encoding="utf-8", newline="\n") as file:
        for line in file:
            record = json.loads(line)
            error = next(validators[record["temakode"]].iter_errors(record["feature"]), None)
            yield "ok" if error is None else f"{error.json_path} {error.validator}"


def schemas(paths):
    for path in paths:
        try:
            Draft202012Validator.check_schema(read(path))
            yield "ok"
        except SchemaError as error:
            yield f"{path}: {error.message}"


def main():
    mode, *rest = sys.argv[1:]
    answers = judge(rest[0], rest[1:]) if mode == "judge" else schemas(rest)
    out = "".join(answer.replace("\n", " ") + "\n" for answer in answers)
    sys.stdout.buffer.write(out.encode("utf-8"))


main()
