"""pandera and frictionless over a CSV of theme 6301, with the checks that the record schema of the theme has.

peers.py pandera|frictionless FILE SCHEMA: prints whether it found the file right.
"""
import json
import sys


def fields(path):
    """Name, JSON type, required, codes, pattern, least and greatest of each field of the schema."""
    schema = json.load(open(path, encoding="utf-8"))
    for name, field in schema["properties"].items():
        while "$ref" in field:
            rest = {k: v for k, v in field.items() if k != "$ref"}
            field = {**schema["$defs"][field["$ref"].rsplit("/", 1)[1]], **rest}
        kinds = field.get("type", "string")
        kind = next((k for k in ([kinds] if isinstance(kinds, str) else kinds) if k != "null"), "string")
        codes = [c for c in field.get("enum", []) if c is not None]
        yield name, kind, name in schema["required"], codes, field


KEY = ["monit_omr_nr", "indikator_kode", "periode", "koen_kode", "alder_kode", "herkomst_kode", "kategori_kode", "off_kode"]


def pandera(path, schema):
    import pandas
    import pandera.pandas as pa

    columns = {}
    for name, kind, required, codes, field in fields(schema):
        checks = [pa.Check.isin(codes)] if codes else []
        if "pattern" in field:
            checks.append(pa.Check.str_matches(field["pattern"]))
        if "maxLength" in field:
            checks.append(pa.Check.str_length(max_value=field["maxLength"]))
        if "minimum" in field:
            checks.append(pa.Check.ge(field["minimum"]))
        if "maximum" in field:
            checks.append(pa.Check.le(field["maximum"]))
        dtype = {"integer": "Int64", "number": "float64"}.get(kind, "string")
        columns[name] = pa.Column(dtype, checks, nullable=not required, required=required)
    dtypes = {name: str(column.dtype) for name, column in columns.items()}
    frame = pandas.read_csv(path, sep=";", dtype=dtypes)
    try:
        pa.DataFrameSchema(columns, unique=KEY).validate(frame, lazy=True)
        return True
    except pa.errors.SchemaErrors:
        return False


def frictionless(path, schema):
    from frictionless import Dialect, Resource, Schema, system
    from frictionless.formats import CsvControl

    header = open(path, encoding="utf-8").readline().strip().split(";")
    known = {name: rest for name, *rest in fields(schema)}
    described = []
    for name in header:
        kind, required, codes, field = known[name]
        rules = {k: v for k, v in {
            "required": required or None, "enum": codes or None, "pattern": field.get("pattern"),
            "maxLength": field.get("maxLength") if kind == "string" else None,
            "minimum": field.get("minimum"), "maximum": field.get("maximum"),
        }.items() if v is not None}
        described.append({"name": name, "type": kind, "constraints": rules})
    with system.use_context(trusted=True):
        resource = Resource(path=path, dialect=Dialect(controls=[CsvControl(delimiter=";")]),
                            schema=Schema.from_descriptor({"fields": described, "primaryKey": KEY}))
        return resource.validate().valid


if __name__ == "__main__":
    print({"pandera": pandera, "frictionless": frictionless}[sys.argv[1]](*sys.argv[2:]))
