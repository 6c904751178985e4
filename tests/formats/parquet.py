"""Writes a GeoJSON file's features as Parquet, with their geometry as GeoParquet has it: parquet.py IN OUT."""
import json
import struct
import sys

import pyarrow
import pyarrow.parquet


def ring(points):
    return struct.pack("<I", len(points)) + b"".join(struct.pack("<2d", *p[:2]) for p in points)


def polygon(rings):
    return struct.pack("<BII", 1, 3, len(rings)) + b"".join(map(ring, rings))


def wkb(geometry):
    if geometry is None:
        return None
    polygons = geometry["coordinates"]
    return struct.pack("<BII", 1, 6, len(polygons)) + b"".join(map(polygon, polygons))


source, target = sys.argv[1:]
with open(source, encoding="utf-8") as file:
    features = json.load(file)["features"]
names = list(dict.fromkeys(name for f in features for name in f["properties"]))
columns = {name: [f["properties"].get(name) for f in features] for name in names}
table = pyarrow.table(columns)
if any(f["geometry"] for f in features):
    crs = {"id": {"authority": "EPSG", "code": 25832}}
    column = {"encoding": "WKB", "geometry_types": ["MultiPolygon"], "crs": crs}
    geo = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
    shapes = pyarrow.array([wkb(f["geometry"]) for f in features], type=pyarrow.binary())
    table = table.append_column("geometry", shapes).replace_schema_metadata({"geo": json.dumps(geo)})
pyarrow.parquet.write_table(table, target)
