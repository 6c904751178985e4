//! `--reference postgresql://…`: a real database with the standard installed gives the same report as the same rows in files.
//!
//! Rows go into GeoFA's tables, and are read through the interface views, which GeoFA's own generator makes where the
//! script does not.

use crate::common::postgres::Cluster;
use crate::common::program::{self, TODAY, cases_root, json, package, said};
use serde_json::{Map, Value};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

const THEMES: [&str; 2] = ["t_6300_monit_omr", "t_6301_soc_opg"];
/// Fields of `fkg.generel` that a delivery gives.
const GENERAL: [&str; 4] = ["cvr_kode", "oprindkode", "statuskode", "off_kode"];

/// A server whose database `geofa` has the standard, and its address.
fn installed() -> (Cluster, String) {
    let cluster = Cluster::start();
    cluster.psql("postgres", "CREATE DATABASE geofa");
    for script in ["geofa-grundlag.sql", "install.sql"] {
        cluster.psql("geofa", &fs::read_to_string(package().join("generated/sql").join(script)).unwrap());
    }
    for theme in THEMES {
        if cluster.psql("geofa", &format!("SELECT to_regclass('fkg.{theme}') IS NULL")).trim() == "t" {
            cluster.psql("geofa", &format!(
                "CREATE VIEW fkg.{theme} AS SELECT b.*, g.objekt_id, g.systid_fra, g.systid_til, g.oprettet, g.cvr_kode, g.bruger_id, \
                 g.oprindkode, g.statuskode, g.off_kode, g.noegle, g.note FROM fkg.{theme}_t b JOIN fkg.generel g USING (versions_id) \
                 WHERE g.systid_til IS NULL"
            ));
        }
    }
    let address = address(&cluster, "geofa", "postgres");
    (cluster, address)
}

fn address(cluster: &Cluster, db: &str, user: &str) -> String {
    let connection = cluster.connection(db);
    let socket = connection.split_whitespace().find_map(|p| p.strip_prefix("host=")).unwrap();
    format!("postgresql://{user}@{}/{db}", socket.replace('/', "%2F"))
}

/// Puts rows into a theme's tables; `closed` are versions that another has taken the place of.
fn load(cluster: &Cluster, theme: &str, rows: &[Map<String, Value>], closed: bool) {
    let mut sql = String::from("SET session_replication_role = replica;\n");
    for (n, row) in rows.iter().enumerate() {
        let mut row = row.clone();
        // A table has no geometry and the database demands one; each row has a square that no other comes near.
        if theme == THEMES[0] && !row.contains_key("geometri") {
            let (x, y) = (600_000 + 500 * n, 6_300_000);
            let ring = [[x, y], [x + 100, y], [x + 100, y + 100], [x, y + 100], [x, y]];
            row.insert("geometri".into(), serde_json::json!({ "type": "MultiPolygon", "coordinates": [[ring]] }));
        }
        let text = |v: &Value| match v {
            Value::String(s) if s.is_empty() => "NULL".to_owned(),
            Value::String(s) => format!("'{}'", s.replace('\'', "''")),
            Value::Object(_) => format!("ST_SetSRID(ST_GeomFromGeoJSON('{v}'), 25832)"),
            other => other.to_string(),
        };
        let part = |general: bool| -> (Vec<&str>, Vec<String>) {
            row.iter().filter(|(k, _)| GENERAL.contains(&k.as_str()) == general).map(|(k, v)| (k.as_str(), text(v))).unzip()
        };
        let ((gk, gv), (bk, bv)) = (part(true), part(false));
        let til = if closed { "now()" } else { "NULL" };
        sql += &format!(
            "WITH v AS (INSERT INTO fkg.generel (versions_id, objekt_id, systid_fra, systid_til, oprettet, bruger_id, {}) \
             VALUES (gen_random_uuid(), gen_random_uuid(), now(), {til}, now(), 'test', {}) RETURNING versions_id) \
             INSERT INTO fkg.{theme}_t (versions_id, {}) SELECT versions_id, {} FROM v;\n",
            gk.join(", "),
            gv.join(", "),
            bk.join(", "),
            bv.join(", "),
        );
    }
    cluster.psql("geofa", &sql);
}

fn empty(cluster: &Cluster) {
    let tables: Vec<String> = THEMES.iter().map(|t| format!("fkg.{t}_t")).collect();
    cluster.psql("geofa", &format!("TRUNCATE {}, fkg.generel CASCADE", tables.join(", ")));
}

/// The rows of a CSV or GeoJSON file as a case has it.
fn rows(file: &Path) -> Vec<Map<String, Value>> {
    let text = fs::read_to_string(file).unwrap();
    if file.extension().unwrap() == "csv" {
        let mut lines = text.lines().map(|l| l.split(';').map(str::to_owned).collect::<Vec<_>>());
        let names = lines.next().unwrap();
        return lines.map(|cells| names.iter().cloned().zip(cells.into_iter().map(Value::String)).collect()).collect();
    }
    let collection: Value = serde_json::from_str(&text).unwrap();
    let one = |f: &Value| {
        let mut row = f["properties"].as_object().unwrap().clone();
        row.insert("geometri".into(), f["geometry"].clone());
        row
    };
    collection["features"].as_array().unwrap().iter().map(one).collect()
}

fn sdm(folder: &Path, arguments: &[&str]) -> Output {
    program::sdm(folder, &[&["validate", "--today", TODAY], arguments].concat())
}

/// The cases that have a reference in tables that the database takes.
fn cases() -> Vec<PathBuf> {
    let list = |path: &Path| -> Vec<PathBuf> { fs::read_dir(path).unwrap().map(|e| e.unwrap().path()).collect() };
    let mut all: Vec<PathBuf> = list(&cases_root()).iter().flat_map(|rule| list(rule)).collect();
    // What an office's file may hold and a database may not: other columns, decimal commas, and a ring that crosses itself.
    let barred = ["laesemaade", "ukendt-felt", "ugyldig-geometri"];
    all.retain(|c| c.join("reference").is_dir() && !barred.iter().any(|b| c.parent().unwrap().ends_with(b)));
    // A business key is in the database once.
    all.retain(|c| !c.ends_with("dublet-noegle/ok-duplicates-in-reference"));
    all.sort();
    all
}

#[test]
fn rows_of_the_database_are_a_reference_like_rows_of_files() {
    let (cluster, address) = installed();
    let (mut wrong, mut found) = (Vec::new(), 0);
    let cases = cases();
    for case in &cases {
        empty(&cluster);
        let mut geometry = true;
        for file in fs::read_dir(case.join("reference")).unwrap().map(|e| e.unwrap().path()) {
            let theme = file.file_stem().unwrap().to_string_lossy().into_owned();
            geometry &= theme != THEMES[0] || file.extension().unwrap() != "csv";
            load(&cluster, &theme, &rows(&file), false);
            // An earlier version is history, and no reference.
            load(&cluster, &theme, &rows(&file), true);
        }
        let report = |reference: &str| {
            let output = sdm(case, &["input", "--format", "json", "--reference", reference]);
            (output.status.code(), json(&output))
        };
        let ((code, files), (there, database)) = (report("reference"), report(&address));
        found += files["findings"].as_array().unwrap().len();
        let keys: &[&str] =
            if geometry { &["verdict", "counts", "findings", "rules"] } else { &["verdict", "counts", "findings"] };
        if code != there || keys.iter().any(|k| files[k] != database[k]) {
            wrong.push(format!("{}:\n{}\n{}", case.display(), files["findings"], database["findings"]));
        }
        let listed = &database["references"];
        let unusable: u64 = listed.as_array().unwrap().iter().map(|r| r["unusable"].as_u64().unwrap()).sum();
        if unusable > 0
            || listed[0]["path"] != "postgresql:///geofa"
            || listed[0]["format"] != "PostgreSQL"
            || !listed[0]["sha256"].is_null()
        {
            wrong.push(format!("{}: {listed}", case.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(cases.len() > 40 && found > 15, "{} cases, {found} findings", cases.len());
}

#[test]
fn a_database_is_judged_as_a_delivery_and_its_rows_are_found_again() {
    let (cluster, address) = installed();
    let areas =
        rows(&package().join("conformance-tests/cases/overlappende-omraader/bad-one-metre/input/t_6300_monit_omr.geojson"));
    load(&cluster, THEMES[0], &areas, false);
    let figures = rows(&package().join("conformance-tests/cases/sum-stemmer-ikke/bad-sexes/input/t_6301_soc_opg.csv"));
    // Enough that they are fetched in several parts.
    let many = (0..3000).map(|n| {
        let mut row = figures[0].clone();
        row.insert("monit_omr_nr".into(), format!("101-X{n}").into());
        row
    });
    let all: Vec<Map<String, Value>> = figures.iter().cloned().chain(many).collect();
    load(&cluster, THEMES[1], &all, false);
    let report = json(&sdm(package(), &[&address, "--format", "json", "--max-per-rule", "10000"]));
    let of =
        |rule: &str| -> Vec<&Value> { report["findings"].as_array().unwrap().iter().filter(|f| f["rule"] == rule).collect() };
    assert_eq!(report["inputs"][1]["rows"], all.len());
    let wrong = |area: &str| of("sum-stemmer-ikke").iter().filter(|f| f["key"]["monit_omr_nr"] == area).count();
    assert_eq!((of("sum-stemmer-ikke").len(), wrong("101-A01"), wrong("101-A02")), (2, 1, 1));
    assert_eq!(of("overlappende-omraader").len(), 1);
    assert_eq!(of("ukendt-omraade").len(), 3000);
    let place = &of("sum-stemmer-ikke")[0]["location"];
    assert_eq!((&place["file"], &place["layer"]), (&"postgresql:///geofa".into(), &"fkg.t_6301_soc_opg".into()));
    assert!(place["row"].as_u64().unwrap() > 0);
    // Numbers, dates and texts of a database are what they are.
    let reported: Vec<&Value> = report["findings"].as_array().unwrap().iter().filter(|f| f["rule"] == "laesemaade").collect();
    assert!(reported.is_empty(), "{reported:?}");
}

#[test]
fn an_obstacle_is_reported_with_a_remedy_and_no_password() {
    let (cluster, _address) = installed();
    cluster.psql("geofa", "CREATE ROLE fremmed LOGIN");
    let input = package().join("conformance-tests/cases/sum-stemmer-ikke/ok-sexes/input");
    let nowhere = address(&cluster, "findes_ikke", "postgres");
    let stranger = address(&cluster, "geofa", "fremmed");
    cluster.psql("postgres", "CREATE DATABASE tom");
    let bare = address(&cluster, "tom", "postgres");
    for (address, why) in [
        ("postgresql://bruger:hemmelig@127.0.0.1:1/geofa?connect_timeout=2", "ingen forbindelse til databasen"),
        ("postgresql://bruger:hemmelig@db.kommune.invalid/geofa", "tunnel (ssh -L)"),
        ("postgresql://bruger:hemm:elig@[::bad/geofa", "adressen kan ikke læses"),
        (&nowhere, "ingen database med det navn"),
        (&stranger, "bed om læseadgang"),
        (&bare, "kør install.sql"),
    ] {
        for arguments in [vec![input.to_str().unwrap(), "--reference", address], vec![address]] {
            let output = sdm(package(), &arguments);
            assert_eq!(output.status.code(), Some(2), "{address}");
            let text = said(&output);
            assert!(text.contains(why) && !text.contains("hemm"), "{address}: {text}");
        }
    }
}
