//! GeoPackage and GML: every row and layer is read, or the report says which are not.

use super::support::{Answer, COLUMNS, judge, row, row_with};
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
            let values = row_with(&format!("101-A{:04}", number / 16), "periode", 2_000 + number % 16);
            insert.execute(rusqlite::params_from_iter(values)).unwrap();
        }
    }
    all.commit().unwrap();
    drop(connection);
    std::fs::read(path).unwrap()
}

/// A right row's values as SQL has them.
fn quoted() -> String {
    row("101-A01").iter().map(|v| format!("'{v}'")).collect::<Vec<_>>().join(", ")
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
    let one = quoted();
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

/// Areas of theme 6300 in a collection, each with the JSON of its geometry.
fn areas(geometries: &[&str]) -> Vec<u8> {
    let mut text = String::from(
        "<?xml version=\"1.0\"?>\n<FeatureCollection xmlns:gml=\"http://www.opengis.net/gml/3.2\" xmlns:a=\"urn:a\">\n",
    );
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
fn a_coordinate_system_is_one_by_both_of_its_names_and_a_second_geometry_is_reported() {
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

/// A GeoPackage of our own making, by SQL.
fn by_sql(statements: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.gpkg");
    Connection::open(&path).unwrap().execute_batch(statements).unwrap();
    std::fs::read(path).unwrap()
}

#[test]
fn a_layer_without_a_table_is_reported_by_its_name_and_the_others_are_read() {
    let one = quoted();
    let columns = COLUMNS.join(", ");
    let answer = judge(&[(
        "a.gpkg",
        &by_sql(&format!(
            "CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT);
         INSERT INTO gpkg_contents VALUES ('t_6300_monit_omr', 'features'), ('{NAME}', 'attributes');
         CREATE TABLE {NAME} (fid INTEGER PRIMARY KEY, {columns});
         INSERT INTO {NAME} ({columns}) VALUES ({one});"
        )),
    )]);
    answer.undecided("har ingen tabel");
    assert_eq!(answer.inputs(), ["- t_6300_monit_omr - 0", "- t_6301_soc_opg 6301 1"]);
    assert_eq!(answer.found(), ["ulaeselig-post - -"], "and no word of an unknown theme");
    let place =
        &answer.report["findings"].as_array().unwrap().iter().find(|f| f["rule"] == "ulaeselig-post").unwrap()["location"];
    assert_eq!(place["layer"], "t_6300_monit_omr");
}

#[test]
fn styles_that_qgis_saves_with_the_layers_are_no_data() {
    let one = quoted();
    let columns = COLUMNS.join(", ");
    let styles = "f_table_name TEXT, styleName TEXT, styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN";
    let package = |styles: &str| {
        by_sql(&format!(
            "CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT);
             INSERT INTO gpkg_contents VALUES ('layer_styles', 'attributes'), ('{NAME}', 'attributes');
             CREATE TABLE layer_styles (id INTEGER PRIMARY KEY, {styles});
             CREATE TABLE {NAME} (fid INTEGER PRIMARY KEY, {columns});
             INSERT INTO {NAME} ({columns}) VALUES ({one});"
        ))
    };
    let answer = judge(&[("a.gpkg", &package(styles))]);
    assert_eq!(answer.inputs(), ["- layer_styles - 0", "- t_6301_soc_opg 6301 1"]);
    assert_eq!(answer.found(), Vec::<String>::new());
    assert!(answer.messages("laesemaade")[0].contains("signaturer til kortet"), "{:?}", answer.messages("laesemaade"));
    // Another table of that name is not.
    let answer = judge(&[("a.gpkg", &package("noget TEXT"))]);
    assert!(answer.found().iter().any(|f| f.starts_with("ukendt-tema")), "{:?}", answer.found());
}

/// One area whose geometry is these bytes.
fn one_area(geometry: &str) -> Vec<u8> {
    by_sql(&format!(
        "CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT);
         INSERT INTO gpkg_contents VALUES ('t_6300_monit_omr', 'features');
         CREATE TABLE gpkg_spatial_ref_sys (srs_id INTEGER, organization TEXT, organization_coordsys_id INTEGER);
         INSERT INTO gpkg_spatial_ref_sys VALUES (25832, 'EPSG', 25832);
         CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER);
         INSERT INTO gpkg_geometry_columns VALUES ('t_6300_monit_omr', 'geom', 25832);
         CREATE TABLE t_6300_monit_omr (fid INTEGER PRIMARY KEY, geom, monit_omr_nr TEXT);
         INSERT INTO t_6300_monit_omr VALUES (1, x'{geometry}', '101-A01');"
    ))
}

#[test]
fn geometries_that_are_no_polygons_are_called_by_their_names() {
    // Magic GP, version 0, flags, srs 25832; then an extension's code, or well-known binary: little-endian, type, no parts.
    let of = |flags: &str, body: &str| one_area(&format!("475000{flags}E8640000{body}"));
    for (flags, body, name) in [
        ("21", "455354520102", "ExtendedGeoPackageBinary"),
        ("01", "010A00000000000000", "CurvePolygon"),
        ("01", "01F203000000000000", "CurvePolygon"),
        ("01", "010C00000000000000", "MultiSurface"),
        ("01", "010200000000000000", "LineString"),
    ] {
        let answer = judge(&[("a.gpkg", &of(flags, body))]);
        let said = answer.messages("forkert-geometritype");
        assert!(said.len() == 1 && said[0].contains(name), "{name}: {said:?}, {:?}", answer.messages("ugyldig-geometri"));
    }
}

#[test]
fn sql_in_names_is_a_name() {
    let one = quoted();
    let columns = COLUMNS.join(", ");
    // Names that would end a quotation, a statement, or be a function of SQLite's that makes tables.
    for name in [
        "t_6301\"; DROP TABLE offer; --",
        "t_6301') UNION SELECT 1 --",
        "t_6301 [x] `y`",
        "t_6301\u{1b}[31m",
        "pragma_table_info_6301",
    ] {
        let (quoted, text) = (name.replace('"', "\"\""), name.replace('\'', "''"));
        let bytes = by_sql(&format!(
            "CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT);
             INSERT INTO gpkg_contents VALUES ('{text}', 'attributes');
             CREATE TABLE offer (x);
             CREATE TABLE \"{quoted}\" (fid INTEGER PRIMARY KEY, {columns}, \"a\"\"; DROP TABLE offer; --\" TEXT);
             INSERT INTO \"{quoted}\" ({columns}) VALUES ({one});"
        ));
        let answer = judge(&[("a.gpkg", &bytes)]);
        assert_eq!((rows(&answer), answer.found()), (1, vec!["ukendt-felt - -".to_owned()]), "{name}: {:?}", answer.errors());
    }
}

/// A name in the table of contents that is none of the file's layers: nothing of the database's own is read as data.
#[test]
fn names_of_the_databases_own_tables_are_no_layers() {
    for name in ["sqlite_master", "sqlite_schema", "pragma_database_list", "json_each", "sqlite_dbpage", "temp.sqlite_master"] {
        let answer = judge(&[(
            "a.gpkg",
            &by_sql(&format!(
                "CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT); INSERT INTO gpkg_contents VALUES ('{name}', 'attributes');"
            )),
        )]);
        assert_eq!((answer.code, rows(&answer)), (2, 0), "{name}: {:?} {:?}", answer.errors(), answer.found());
    }
}

/// Views that would write, load or fetch something; none of it happens, and the layer is reported as unreadable.
#[test]
fn a_view_may_do_nothing() {
    for call in [
        "load_extension('/tmp/x')",
        "writefile('ud.txt', 'x')",
        "readfile('/etc/passwd')",
        "edit('x')",
        "fts3_tokenizer('simple')",
        "ST_Area(1)",
    ] {
        let bytes = by_sql(&format!(
            "CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT);
             INSERT INTO gpkg_contents VALUES ('{NAME}', 'attributes');
             CREATE VIEW {NAME} AS SELECT {call} AS cvr_kode;"
        ));
        let folder = super::support::folder(&[("a.gpkg", &bytes)]);
        let answer = super::support::in_folder(&folder);
        assert_eq!((answer.code, rows(&answer)), (2, 0), "{call}: {:?} {:?}", answer.errors(), answer.found());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "{call} wrote something");
    }
}

/// Triggers, generated columns and indexes that call what this database does not have: the rows are read as they are.
#[test]
fn triggers_and_indexes_are_not_asked() {
    let one = quoted();
    let columns = COLUMNS.join(", ");
    let bytes = by_sql(&format!(
        "CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT);
         INSERT INTO gpkg_contents VALUES ('{NAME}', 'attributes');
         CREATE TABLE {NAME} (fid INTEGER PRIMARY KEY, {columns}, note TEXT GENERATED ALWAYS AS ('n' || vaerdi) VIRTUAL);
         INSERT INTO {NAME} ({columns}) VALUES ({one});
         CREATE TRIGGER a AFTER INSERT ON {NAME} BEGIN SELECT ST_IsEmpty(NEW.fid); DELETE FROM {NAME}; END;"
    ));
    let answer = judge(&[("a.gpkg", &bytes)]);
    assert_eq!((rows(&answer), answer.found()), (1, vec![]), "{:?}", answer.errors());
    assert_eq!(
        answer.report["coverage"][0]["fields"].as_array().unwrap().iter().find(|f| f["field"] == "note").unwrap()["filled"],
        1
    );
}
