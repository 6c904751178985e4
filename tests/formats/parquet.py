"""Writes a GeoJSON file's features as Parquet, with their geometry as GeoParquet has it: parquet.py IN OUT."""
import datetime
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


def times(values):
    """Days as pandas has them, nanoseconds; a column with anything else stays as it is."""
    try:
        days = [v and datetime.datetime.strptime(v, "%Y-%m-%d") for v in values]
    except (TypeError, ValueError):
        return values
    return pyarrow.array(days, type=pyarrow.timestamp("ns")) if any(days) else values


def envelope(geometry):
    """The envelope that GDAL writes beside each geometry (GeoParquet 1.1, covering)."""
    if geometry is None:
        return None
    points = [p for polygon in geometry["coordinates"] for ring in polygon for p in ring]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return {"xmin": min(xs), "ymin": min(ys), "xmax": max(xs), "ymax": max(ys)}


source, target = sys.argv[1:]
with open(source, encoding="utf-8") as file:
    features = json.load(file)["features"]
names = list(dict.fromkeys(name for f in features for name in f["properties"]))
columns = {name: times([f["properties"].get(name) for f in features]) for name in names}
table = pyarrow.table(columns)
if any(f["geometry"] for f in features):
    crs = {"id": {"authority": "EPSG", "code": 25832}}
    corners = {corner: ["bbox", corner] for corner in ("xmin", "ymin", "xmax", "ymax")}
    column = {"encoding": "WKB", "geometry_types": ["MultiPolygon"], "crs": crs, "covering": {"bbox": corners}}
    geo = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
    shapes = pyarrow.array([wkb(f["geometry"]) for f in features], type=pyarrow.binary())
    boxes = pyarrow.array([envelope(f["geometry"]) for f in features])
    table = table.append_column("geometry", shapes).append_column("bbox", boxes).replace_schema_metadata({"geo": json.dumps(geo)})
pyarrow.parquet.write_table(table, target)
