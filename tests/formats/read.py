"""Writes the rows of a file as JSON, one object a row, read by pyarrow or openpyxl: read.py FILE. A geometry is in hexadecimal."""
import datetime
import decimal
import json
import sys


def plain(value):
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, decimal.Decimal):
        return float(value)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, datetime.date) else value


path = sys.argv[1]
if path.endswith(".parquet"):
    import pyarrow.parquet

    file = pyarrow.parquet.read_table(path)
    geo = json.loads((file.schema.metadata or {}).get(b"geo", b"null"))
    tables = [{"name": "", "geo": geo, "rows": file.to_pylist()}]
else:
    import openpyxl

    tables = []
    for sheet in openpyxl.load_workbook(path).worksheets:
        names, *rows = sheet.iter_rows(values_only=True)
        kinds = sorted({cell.data_type for line in sheet.iter_rows() for cell in line})
        tables.append({"name": sheet.title, "kinds": kinds, "rows": [dict(zip(names, row)) for row in rows]})
for table in tables:
    table["rows"] = [{name: plain(value) for name, value in row.items()} for row in table["rows"]]
print(json.dumps(tables))
