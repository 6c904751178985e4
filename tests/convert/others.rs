//! Other programs read what is written: GDAL, pyarrow and openpyxl see the rows and areas that the test wrote down.

use crate::common::formats::{done, model, python, text};
use crate::common::program::{said, sdm};
use sdm::delivery::write::Target;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

const NOTE: &str = "æøå ÅÆØ, \"citat\"; <b>&</b> 'x' =1+1 e\u{301} \u{1F642}";

/// Rows of 6301: every kind of field, empty ones, numbers at their ends, and a column of the municipality's own.
fn figures() -> Vec<Value> {
    let row = |n: i64, more: Value| {
        let mut row = json!({ "cvr_kode": 64_942_212, "oprindkode": 5, "statuskode": 3, "off_kode": 1, "note": null, "monit_omr_nr": format!("101-A{n:02}"),
            "indikator_kode": 100, "periode": "2024K3", "taeller": 1040, "naevner": null, "vaerdi": 1040, "opgjort": "2024-07-05", "Egen kolonne": "k;1" });
        row.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        row
    };
    vec![
        row(1, json!({})),
        row(2, json!({ "note": NOTE, "taeller": 19.99, "vaerdi": -0.01 })),
        row(
            3,
            json!({ "note": "to\nlinjer", "taeller": 999_999_999_999.99, "indikator_kode": 2_147_483_647, "opgjort": "1899-12-31", "Egen kolonne": null }),
        ),
        row(4, json!({ "taeller": null, "vaerdi": null, "opgjort": null, "indikator_kode": -2_147_483_648i64 })),
    ]
}

type Rings = Vec<Vec<[f64; 2]>>;

/// Areas of 6300: one with a hole, two polygons, one without geometry. Coordinates have more decimals than anybody measures.
fn areas() -> Vec<(Value, Vec<Rings>)> {
    let square = |x: f64, y: f64, side: f64| vec![[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]];
    let hole = |x: f64, y: f64, side: f64| square(x, y, side).into_iter().rev().collect::<Vec<_>>();
    let row = |n: i64| {
        json!({ "cvr_kode": 64_942_212, "oprindkode": 5, "statuskode": 3, "off_kode": 1, "monit_omr_nr": format!("101-A{n:02}"),
        "monit_omr_navn": NOTE, "monit_omr_type_kode": 1, "inddeling": "o", "fuldt_opdelt_kode": 0, "gyldig_fra": "2020-01-01", "gyldig_til": null })
    };
    let (x, y) = (724_351.928_638_1, 6_175_804.022_129_4);
    vec![
        (row(1), vec![vec![square(x, y, 100.0), hole(x + 20.1, y + 20.1, 30.3)]]),
        (row(2), vec![vec![square(x + 500.5, y, 50.0)], vec![square(x + 700.7, y, 50.0), hole(x + 710.7, y + 10.1, 5.5)]]),
        (row(3), vec![]),
    ]
}

/// Both as GeoJSON in a folder.
fn delivery(folder: &Path) {
    let write = |name: &str, features: Vec<Value>| {
        let crs = json!({ "type": "name", "properties": { "name": "urn:ogc:def:crs:EPSG::25832" } });
        fs::write(
            folder.join(format!("{name}.geojson")),
            json!({ "type": "FeatureCollection", "crs": crs, "features": features }).to_string(),
        )
        .unwrap();
    };
    let feature =
        |properties: Value, geometry: Value| json!({ "type": "Feature", "properties": properties, "geometry": geometry });
    write("t_6301_soc_opg", figures().into_iter().map(|row| feature(row, Value::Null)).collect());
    let shape = |polygons: &Vec<Rings>| {
        if polygons.is_empty() { Value::Null } else { json!({ "type": "MultiPolygon", "coordinates": polygons }) }
    };
    write("t_6300_monit_omr", areas().iter().map(|(row, polygons)| feature(row.clone(), shape(polygons))).collect());
}

/// A value as a text that means the same whatever its type: numbers by their value, dates with dashes.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Number(n) => n.as_f64().unwrap().to_string(),
        Value::String(text) => match text.replace(',', ".").parse::<f64>() {
            Ok(x) => x.to_string(),
            Err(_) if text.len() == 10 && text.as_bytes()[4] == b'/' => text.replace('/', "-"),
            Err(_) => text.replace("\r\n", "\n"),
        },
        other => other.to_string(),
    }
}

/// Cells that are not empty, by the standard's own name.
fn row(properties: &Map<String, Value>) -> BTreeMap<String, String> {
    let full = |name: &String| {
        let mut all = model().temaer.iter().flat_map(|t| model().felter(t));
        all.find(|f| f.feltnavn10 == *name).map_or(name.clone(), |f| f.feltnavn.clone())
    };
    let passed = |name: &str| ["fid", "gml_id", "geometry"].contains(&name);
    properties.iter().filter(|(n, v)| !passed(n) && !plain(v).is_empty()).map(|(n, v)| (full(n), plain(v))).collect()
}

/// A ring's points, whichever it begins with and whichever way it runs; to the hundredth of a millimetre.
fn points(ring: &[[f64; 2]]) -> Vec<[i64; 2]> {
    let mut all: Vec<[i64; 2]> = ring[1..].iter().map(|p| p.map(|c| (c * 1e5).round() as i64)).collect();
    all.sort_unstable();
    all
}

fn is_near(a: &[Rings], b: &[Rings]) -> bool {
    let flat = |a: &[Rings]| a.iter().map(|p| p.iter().map(|r| points(r)).collect::<Vec<_>>()).collect::<Vec<_>>();
    let (a, b) = (flat(a), flat(b));
    let lengths = |a: &Vec<Vec<Vec<[i64; 2]>>>| a.iter().map(|p| p.iter().map(Vec::len).collect::<Vec<_>>()).collect::<Vec<_>>();
    let close = |a: &[i64; 2], b: &[i64; 2]| a.iter().zip(b).all(|(a, b)| (a - b).abs() <= 10);
    lengths(&a) == lengths(&b) && a.iter().flatten().flatten().zip(b.iter().flatten().flatten()).all(|(a, b)| close(a, b))
}

/// What GDAL reads of a layer, in EPSG:25832.
fn gdal(file: &Path, layer: &str, folder: &Path) -> Vec<(BTreeMap<String, String>, Vec<Rings>)> {
    let out = folder.join(format!("{layer}.json"));
    let _ = fs::remove_file(&out);
    let fixed = ["-f", "GeoJSON", "-t_srs", "EPSG:25832", "-lco", "COORDINATE_PRECISION=10"];
    let srs: &[&str] = if file.extension().is_some_and(|e| ["csv", "xlsx", "dbf"].contains(&e.to_str().unwrap())) {
        &["-a_srs", "EPSG:25832"]
    } else {
        &[]
    };
    let fixed = if srs.is_empty() { &fixed[..] } else { &fixed[..2] };
    assert!(
        done(Command::new("ogr2ogr").args(fixed).args(["-oo", "HEADERS=FORCE"]).args([text(&out), text(file), layer])),
        "{}",
        file.display()
    );
    let read: Value = serde_json::from_slice(&fs::read(out).unwrap()).unwrap();
    let shape = |g: &Value| -> Vec<Rings> {
        match g["type"].as_str() {
            None => vec![],
            Some("Polygon") => vec![serde_json::from_value(g["coordinates"].clone()).unwrap()],
            Some(kind) => {
                assert_eq!(kind, "MultiPolygon");
                serde_json::from_value(g["coordinates"].clone()).unwrap()
            }
        }
    };
    read["features"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| (row(f["properties"].as_object().unwrap()), shape(&f["geometry"])))
        .collect()
}

/// The two tables converted; the folder, and each one's file.
fn converted(target: Target) -> (tempfile::TempDir, [std::path::PathBuf; 2]) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("lev")).unwrap();
    delivery(&folder.path().join("lev"));
    let to = if target.has_layers() { format!("ud.{}", target.endings()[0]) } else { "ud".to_owned() };
    let output = sdm(folder.path(), &["convert", "lev", "--to", target.name(), "-o", &to]);
    // Shape and GML cannot have the blank in the name; CSV and XLSX have no geometry.
    let lossy = [Target::Shape, Target::Gml, Target::Csv, Target::Xlsx].contains(&target);
    assert_eq!(output.status.code(), Some(i32::from(lossy)), "{}", said(&output));
    let ending = target.endings()[0];
    let file = |name: &str, ending: &str| {
        folder.path().join(if target.has_layers() { to.clone() } else { format!("ud/{name}.{ending}") })
    };
    let figures = if target == Target::Shape { "dbf" } else { ending };
    let files = [file("t_6300_monit_omr", ending), file("t_6301_soc_opg", figures)];
    (folder, files)
}

/// The rows that the test wrote down, under the names that the format can have.
fn expected(target: Target) -> [Vec<BTreeMap<String, String>>; 2] {
    let renamed = |mut row: BTreeMap<String, String>| {
        let own = match target {
            Target::Shape => "Egen_kolon",
            Target::Gml => "Egen_kolonne",
            _ => "Egen kolonne",
        };
        row.remove("Egen kolonne").into_iter().for_each(|v| drop(row.insert(own.to_owned(), v)));
        row
    };
    let own = |value: &Value| renamed(row(value.as_object().unwrap()));
    [areas().iter().map(|(r, _)| own(r)).collect(), figures().iter().map(own).collect()]
}

#[test]
fn gdal_sees_the_same_rows_and_areas() {
    for target in Target::ALL {
        if target == Target::Parquet {
            // Debian's GDAL has no driver for it; pyarrow reads it below.
            continue;
        }
        let (folder, files) = converted(target);
        let wanted = expected(target);
        for ((file, layer), wanted) in files.iter().zip(["t_6300_monit_omr", "t_6301_soc_opg"]).zip(&wanted) {
            let read = gdal(file, layer, folder.path());
            let rows: Vec<_> = read.iter().map(|(row, _)| row.clone()).collect();
            assert_eq!(&rows, wanted, "{} {layer}", target.name());
            if layer == "t_6300_monit_omr" && target.has_shapes() {
                for ((_, wanted), (_, read)) in areas().iter().zip(&read) {
                    assert!(is_near(wanted, read), "{}: {wanted:?}, then {read:?}", target.name());
                }
            }
        }
    }
}

/// Well-known binary of a multipolygon, by the standard (OGC 06-103r4, section 8).
fn wkb(polygons: &[Rings]) -> String {
    let mut out = vec![1, 6, 0, 0, 0];
    out.extend((polygons.len() as u32).to_le_bytes());
    for rings in polygons {
        out.extend([1, 3, 0, 0, 0]);
        out.extend((rings.len() as u32).to_le_bytes());
        for ring in rings {
            out.extend((ring.len() as u32).to_le_bytes());
            ring.iter().flatten().for_each(|c| out.extend(c.to_le_bytes()));
        }
    }
    out.iter().map(|b| format!("{b:02x}")).collect()
}

fn read(file: &Path) -> Vec<Value> {
    let output = python("read.py").arg(file).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn rows(table: &Value) -> Vec<BTreeMap<String, String>> {
    table["rows"].as_array().unwrap().iter().map(|r| row(r.as_object().unwrap())).collect()
}

#[test]
fn pyarrow_sees_the_same_rows_and_areas_in_parquet() {
    let (_folder, files) = converted(Target::Parquet);
    let [areas_wanted, figures_wanted] = expected(Target::Parquet);
    let (area, figure) = (&read(&files[0])[0], &read(&files[1])[0]);
    assert_eq!((rows(area), rows(figure)), (areas_wanted, figures_wanted));
    assert_eq!((&figure["geo"], &area["geo"]["primary_column"]), (&Value::Null, &"geometry".into()));
    let column = &area["geo"]["columns"]["geometry"];
    assert_eq!((&column["encoding"], &column["crs"]["id"]), (&"WKB".into(), &json!({ "authority": "EPSG", "code": 25832 })));
    for ((_, wanted), row) in areas().iter().zip(area["rows"].as_array().unwrap()) {
        let wanted = if wanted.is_empty() { Value::Null } else { wkb(wanted).into() };
        assert_eq!(row["geometry"], wanted, "to the last bit");
    }
    // Types are what they say, not texts.
    assert!(figure["rows"][0]["taeller"].is_number() && figure["rows"][0]["indikator_kode"].is_number());
}

#[test]
fn openpyxl_sees_the_same_rows_and_no_formula_in_a_workbook() {
    let (_folder, files) = converted(Target::Xlsx);
    let tables = read(&files[0]);
    let names: Vec<&Value> = tables.iter().map(|t| &t["name"]).collect();
    assert_eq!(names, ["t_6300_monit_omr", "t_6301_soc_opg"]);
    let wanted = expected(Target::Xlsx);
    assert_eq!([rows(&tables[0]), rows(&tables[1])], wanted);
    for table in &tables {
        // b, d, n, s: truth, date, number, text; f would be a formula.
        assert!(!table["kinds"].as_array().unwrap().contains(&"f".into()), "{table}");
    }
    assert!(tables[1]["kinds"].as_array().unwrap().contains(&"d".into()), "dates are dates");
}
