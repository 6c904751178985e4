//! GeoPackage and GML: every row and layer is read, or the report says which are not.

use super::support::{Answer, COLUMNS, judge, row};
use rusqlite::Connection;

const NAME: &str = "t_6301_soc_opg";
/// More than one block of rows.
const ROWS: usize = 20_000;

/// A GeoPackage whose one layer is made by `define`, with the columns' list at `{}`.
fn package(define: &str, fill: bool) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.gpkg");
    let mut connection = Connection::open(&path).unwrap();
    let contents = "CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT)";
    connection.execute(contents, []).unwrap();
    connection.execute("INSERT INTO gpkg_contents VALUES (?1, 'attributes')", [NAME]).unwrap();
    connection.execute(&define.replace("{}", &COLUMNS.join(", ")), []).unwrap();
    let all = connection.transaction().unwrap();
    if fill {
        let marks = vec!["?"; COLUMNS.len()].join(", ");
        let mut insert = all.prepare(&format!("INSERT INTO {NAME} ({}) VALUES ({marks})", COLUMNS.join(", "))).unwrap();
        for number in 0..ROWS {
            // Sixteen rows to a number, so that a block ends between two rows of one.
            let mut values = row(&format!("101-A{:04}", number / 16));
            values[6] = format!("{}", 2000 + number % 16);
            insert.execute(rusqlite::params_from_iter(values)).unwrap();
        }
    }
    all.commit().unwrap();
    drop(connection);
    std::fs::read(path).unwrap()
}

fn rows(answer: &Answer) -> u64 {
    answer.report["inputs"].as_array().unwrap().iter().map(|i| i["rows"].as_u64().unwrap_or(0)).sum()
}

#[test]
fn a_table_is_read_whole_whatever_its_key() {
    for define in [
        "CREATE TABLE t_6301_soc_opg ({}, PRIMARY KEY (monit_omr_nr, periode))",
        "CREATE TABLE t_6301_soc_opg ({}, PRIMARY KEY (monit_omr_nr, periode)) WITHOUT ROWID",
        "CREATE TABLE t_6301_soc_opg ({}, id TEXT PRIMARY KEY)",
        "CREATE TABLE t_6301_soc_opg (fid INTEGER PRIMARY KEY, {})",
        "CREATE TABLE t_6301_soc_opg (rowid TEXT, {})",
        "CREATE TABLE t_6301_soc_opg ({})",
    ] {
        let answer = judge(&[("a.gpkg", &package(define, true))]);
        assert_eq!(rows(&answer), ROWS as u64, "{define}: {:?}", answer.errors());
        // The key's own columns are fields: none of them is missing, and no row is another's duplicate.
        for rule in ["manglende-felt", "dublet-noegle"] {
            assert_eq!(answer.messages(rule), [] as [&str; 0], "{define}: {rule}");
        }
    }
}

#[test]
fn a_view_without_end_is_given_up() {
    let one = row("101-A01").map(|v| format!("'{v}'")).join(", ");
    let endless = format!(
        "CREATE VIEW t_6301_soc_opg ({{}}) AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT {one} FROM n"
    );
    let answer = judge(&[("a.gpkg", &package(&endless, false))]);
    answer.undecided("gem den som en tabel");
}

/// A collection whose types of features are numbered, then one of theme 6301.
fn collection(types: usize, properties: usize) -> Vec<u8> {
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<wfs:FeatureCollection xmlns:wfs=\"http://www.opengis.net/wfs/2.0\" xmlns:a=\"urn:a\">\n";
    let mut text = String::from(head);
    for number in 0..types {
        text += &format!("<wfs:member><a:type_{number:04}><a:x>1</a:x></a:type_{number:04}></wfs:member>\n");
    }
    let fields = COLUMNS.iter().map(|c| (*c).to_owned()).zip(row("101-A01"));
    let more = (0..properties).map(|n| (format!("x{n}"), "1".to_owned()));
    let all: String = fields.chain(more).map(|(c, v)| format!("<a:{c}>{v}</a:{c}>")).collect();
    text += &format!("<wfs:member><a:{NAME}>{all}</a:{NAME}></wfs:member>\n</wfs:FeatureCollection>\n");
    text.into_bytes()
}

#[test]
fn what_a_collection_holds_beyond_the_limits_is_said_to_be_left_out() {
    let within = judge(&[("a.gml", &collection(99, 0))]);
    assert_eq!(within.errors(), [] as [&str; 0], "the limit itself is read");
    assert!(within.inputs().iter().any(|i| i.ends_with("t_6301_soc_opg 6301 1")), "{:?}", within.inputs());
    judge(&[("a.gml", &collection(100, 0))]).undecided("over 100 slags objekter");
    judge(&[("a.gml", &collection(0, 2_000))]).undecided("over 2000 felter");
}

/// Areas of theme 6300 in a collection, each with what stands for its geometry.
fn areas(geometries: &[&str]) -> Vec<u8> {
    let mut text = String::from("<?xml version=\"1.0\"?>\n<FeatureCollection xmlns:gml=\"http://www.opengis.net/gml/3.2\" xmlns:a=\"urn:a\">\n");
    for (number, geometry) in geometries.iter().enumerate() {
        let fields = format!(
            "<a:cvr_kode>64942212</a:cvr_kode><a:oprindkode>5</a:oprindkode><a:statuskode>3</a:statuskode><a:off_kode>1</a:off_kode>\
             <a:monit_omr_nr>101-A0{number}</a:monit_omr_nr><a:monit_omr_navn>A</a:monit_omr_navn>\
             <a:monit_omr_type_kode>99</a:monit_omr_type_kode><a:inddeling>d{number}</a:inddeling>\
             <a:fuldt_opdelt_kode>0</a:fuldt_opdelt_kode><a:gyldig_fra>2024-01-01</a:gyldig_fra>"
        );
        text += &format!("<member><a:t_6300_monit_omr>{fields}{geometry}</a:t_6300_monit_omr></member>\n");
    }
    text += "</FeatureCollection>\n";
    text.into_bytes()
}

/// A square of a kilometre in Copenhagen in EPSG:25832.
fn square(system: &str) -> String {
    format!(
        "<a:geometri><gml:Polygon srsName=\"{system}\"><gml:exterior><gml:LinearRing><gml:posList>720000 6170000 721000 6170000 \
         721000 6171000 720000 6171000 720000 6170000</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></a:geometri>"
    )
}

#[test]
fn a_coordinate_system_is_one_by_both_of_its_names_and_a_second_geometry_is_told_of() {
    let (short, long) = (square("EPSG:25832"), square("urn:ogc:def:crs:EPSG::25832"));
    let both = judge(&[("a.gml", &areas(&[&short, &long]))]);
    assert_eq!((both.messages("ulaeselig-post"), both.messages("uden-for-danmark")), (vec![], vec![]), "{:?}", both.found());
    let other = judge(&[("a.gml", &areas(&[&short, &square("EPSG:25833")]))]);
    assert_eq!(other.messages("ulaeselig-post").len(), 1);
    let two = judge(&[("a.gml", &areas(&[&short, &format!("{short}{short}").replace("a:geometri", "a:g2")]))]);
    assert!(two.messages("ulaeselig-post")[0].contains("mere end en geometri"), "{:?}", two.messages("ulaeselig-post"));
}

#[test]
fn a_block_is_bounded_by_bytes_too() {
    // 300 rows of 100 kB would be one block by their number; read again for their places, none is lost.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.gpkg");
    std::fs::write(&path, package("CREATE TABLE t_6301_soc_opg (fid INTEGER PRIMARY KEY, {}, note TEXT)", false)).unwrap();
    let connection = Connection::open(&path).unwrap();
    let marks = vec!["?"; COLUMNS.len() + 1].join(", ");
    let sql = format!("INSERT INTO {NAME} ({}, note) VALUES ({marks})", COLUMNS.join(", "));
    for number in 0..300 {
        let values = row(&format!("101-A{number:04}")).into_iter().chain(["x".repeat(100_000)]);
        connection.execute(&sql, rusqlite::params_from_iter(values)).unwrap();
    }
    drop(connection);
    let answer = judge(&[("a.gpkg", &std::fs::read(path).unwrap())]);
    let long = answer.report["rules"].as_array().unwrap().iter().find(|r| r["id"] == "for-lang-tekst").unwrap();
    assert_eq!((rows(&answer), long["count"].as_u64()), (300, Some(300)), "{long}");
}
