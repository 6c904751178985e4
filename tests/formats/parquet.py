"""Writes a GeoJSON file's features as Parquet, with their geometry as GeoParquet has it: parquet.py IN OUT."""
import datetime
import json
import struct
import sys

import pyarrow
import pyarrow.parquet


# Kinds of geometry in well-known binary; one with heights is 1000 more.
KINDS = {"Point": 1, "LineString": 2, "Polygon": 3, "MultiPoint": 4, "MultiLineString": 5, "MultiPolygon": 6}


def numbers(points):
    return struct.pack("<I", len(points)) + b"".join(struct.pack(f"<{len(p)}d", *p) for p in points)


def wkb(geometry):
    if geometry is None:
        return None
    kind, parts = geometry["type"], geometry["coordinates"]
    first = parts
    while first and isinstance(first[0], list):
        first = first[0]
    head = struct.pack("<BI", 1, KINDS[kind] + 1000 * (len(first) == 3))
    if kind == "Point":
        return head + struct.pack(f"<{len(parts)}d", *parts)
    if kind == "LineString":
        return head + numbers(parts)
    if kind == "Polygon":
        return head + struct.pack("<I", len(parts)) + b"".join(map(numbers, parts))
    single = [wkb({"type": kind[len("Multi"):], "coordinates": part}) for part in parts]
    return head + struct.pack("<I", len(single)) + b"".join(single)


def positions(parts):
    if parts and not isinstance(parts[0], list):
        return [parts]
    return [position for part in parts for position in positions(part)]


def code(collection):
    """The EPSG code of a GeoJSON file's crs member; without one it is longitude and latitude."""
    name = (collection.get("crs") or {}).get("properties", {}).get("name", "OGC:CRS84")
    return name.rsplit(":", 1)[-1]


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
    points = positions(geometry["coordinates"])
    if not points:
        return None
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return {"xmin": min(xs), "ymin": min(ys), "xmax": max(xs), "ymax": max(ys)}


source, target = sys.argv[1:]
with open(source, encoding="utf-8") as file:
    collection = json.load(file)
features = collection["features"]
names = list(dict.fromkeys(name for f in features for name in f["properties"]))
columns = {name: times([f["properties"].get(name) for f in features]) for name in names}
table = pyarrow.table(columns)
if any(f["geometry"] for f in features):
    crs = {"name": f"EPSG {code(collection)}", "id": {"authority": "EPSG", "code": code(collection)}}
    corners = {corner: ["bbox", corner] for corner in ("xmin", "ymin", "xmax", "ymax")}
    column = {"encoding": "WKB", "geometry_types": [], "crs": crs, "covering": {"bbox": corners}}
    geo = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
    shapes = pyarrow.array([wkb(f["geometry"]) for f in features], type=pyarrow.binary())
    boxes = pyarrow.array([envelope(f["geometry"]) for f in features])
    table = table.append_column("geometry", shapes).append_column("bbox", boxes).replace_schema_metadata({"geo": json.dumps(geo)})
pyarrow.parquet.write_table(table, target)
