//! Tables that a GeoPackage does not name, its metadata, rows that are deleted, and a journal that must be rolled back.

use super::support::{Answer, COLUMNS, folder, in_folder, judge, row};
use super::{CPR, fails_at, found};
use rusqlite::Connection;
use std::fs;

const NAME: &str = "t_6301_soc_opg";

/// A right GeoPackage after some further statements.
pub fn package(statements: &[&str]) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.gpkg");
    let connection = Connection::open(&path).unwrap();
    let marks = row("101-A01").iter().map(|v| format!("'{v}'")).collect::<Vec<_>>().join(", ").replace("''", "NULL");
    connection
        .execute_batch(&format!(
            "CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT, description TEXT);
             INSERT INTO gpkg_contents VALUES ('{NAME}', 'attributes', '');
             CREATE TABLE {NAME} (fid INTEGER PRIMARY KEY, {columns}, note TEXT);
             INSERT INTO {NAME} ({columns}) VALUES ({marks});",
            columns = COLUMNS.join(", ")
        ))
        .unwrap();
    statements.iter().for_each(|s| connection.execute_batch(s).unwrap());
    drop(connection);
    fs::read(path).unwrap()
}

fn judged(statements: &[&str]) -> Answer {
    judge(&[("a.gpkg", &package(statements))])
}

#[test]
fn a_right_package_has_nothing_to_say() {
    let answer = judged(&[]);
    answer.conforms();
    let said = answer.messages("laesemaade");
    assert!(!said.iter().any(|m| m.contains("VACUUM") || m.contains("gpkg_contents")), "{said:?}");
}

#[test]
fn tables_and_views_that_it_does_not_name_are_looked_into() {
    let text = format!("CREATE TABLE grunddata (cpr TEXT, navn TEXT); INSERT INTO grunddata VALUES ('{CPR}', 'Ida Jensen')");
    let answer = judged(&[&text]);
    fails_at(&answer, "||grunddata||1|kolonne 1 (en celle uden for standardens felter)");
    assert_eq!(
        found(&answer, "personoplysning-uden-for-felterne"),
        ["||grunddata||1|kolonne 2 (en celle uden for standardens felter)"]
    );
    let said = answer.messages("laesemaade");
    assert!(said.iter().any(|m| m.contains("gpkg_contents")), "{said:?}");
    fails_at(
        &judged(&["CREATE TABLE tal (n INTEGER); INSERT INTO tal VALUES (0707614285)"]),
        "||tal||1|kolonne 1 (en celle uden for standardens felter)",
    );
    // A row of the view has no id of its own.
    fails_at(
        &judged(&["CREATE VIEW alle AS SELECT '070761' || '-4285' AS cpr"]),
        "||alle|||kolonne 1 (en celle uden for standardens felter)",
    );
}

/// What the table of contents says of a table's kind decides nothing: GDAL before 2.2 wrote `aspatial`.
#[test]
fn a_table_is_read_whatever_it_is_registered_as() {
    for kind in ["aspatial", "Attributes", "FEATURES", "tiles", "2d-gridded-coverage", "vector-tiles", "noget andet", ""] {
        let renamed = format!("UPDATE gpkg_contents SET data_type = '{kind}'");
        let answer = judged(&[&renamed]);
        answer.conforms();
        assert_eq!(answer.inputs(), [format!("- {NAME} 6301 1")], "{kind}");
        let other = format!(
            "CREATE TABLE borgere (cpr TEXT, navn TEXT); INSERT INTO borgere VALUES ('{CPR}', 'Ida Jensen'); \
             INSERT INTO gpkg_contents VALUES ('borgere', '{kind}', '')"
        );
        let answer = judged(&[&other]);
        fails_at(&answer, "||borgere||1|kolonne 1 (en celle uden for standardens felter)");
        assert_eq!(answer.inputs().len(), 2, "{kind}");
    }
}

#[test]
fn tiles_are_named_and_looked_into() {
    let tiles = |rows: &str| {
        judged(&[&format!(
            "CREATE TABLE luftfoto (id INTEGER PRIMARY KEY, zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB); \
             INSERT INTO luftfoto VALUES {rows}; INSERT INTO gpkg_contents VALUES ('luftfoto', 'tiles', '')"
        )])
    };
    let answer = tiles("(1, 0, 0, 0, x'89504E470D0A1A0A')");
    answer.conforms();
    let part = &answer.report["inputs"][0];
    assert_eq!((part["layer"].as_str(), part["status"].as_str()), (Some("luftfoto"), Some("passed_over")));
    assert!(part["reason"].as_str().unwrap().contains("tiles"), "{part}");
    fails_at(&tiles(&format!("(1, 0, 0, 0, '{CPR}')")), "||luftfoto||1|kolonne 4 (en celle uden for standardens felter)");
    fails_at(
        &tiles("(1, 0, 0, 0, x'89003037303736312D3432383500')"),
        "||luftfoto||1|kolonne 4 (en celle uden for standardens felter)",
    );
}

/// A name like the standard's own, or like an index's, is a user's all the same; an index itself is no table.
#[test]
fn tables_under_names_like_the_standards_own_are_named_and_looked_into() {
    for name in ["rtree_borgere", "rtree_borgere_geom_node", "gpkg_borgere", "gpkg_contents_2", "GPKG_tal"] {
        let table = format!("CREATE TABLE {name} (navn TEXT, antal INTEGER); INSERT INTO {name} VALUES ('nord', 3)");
        let answer = judged(&[&table]);
        assert!(answer.inputs().contains(&format!("- {name} - 0")), "{name}: {:?}", answer.inputs());
        fails_at(
            &judged(&[&format!("CREATE TABLE {name} (cpr TEXT); INSERT INTO {name} VALUES ('{CPR}')")]),
            &format!("||{name}||1|kolonne 1 (en celle uden for standardens felter)"),
        );
        // As bytes, too.
        fails_at(
            &judged(&[&format!("CREATE TABLE {name} (d BLOB); INSERT INTO {name} VALUES (x'003037303736312D3432383500')")]),
            &format!("||{name}||1|kolonne 1 (en celle uden for standardens felter)"),
        );
    }
    let index = format!("CREATE VIRTUAL TABLE rtree_{NAME}_geom USING rtree(id, minx, maxx, miny, maxy)");
    let answer = judged(&[&index, &format!("INSERT INTO rtree_{NAME}_geom VALUES (1, 0, 1, 0, 1)")]);
    answer.conforms();
    assert_eq!(answer.inputs().len(), 1, "{:?}", answer.inputs());
    let laden = "CREATE VIRTUAL TABLE rtree_x USING rtree(id, a, b, +cpr TEXT)";
    let answer = judged(&[laden, &format!("INSERT INTO rtree_x VALUES (1, 0, 1, '{CPR}')")]);
    assert!(!found(&answer, "cpr-nummer").is_empty() && answer.code == 1, "{:?}", answer.inputs());
}

#[test]
fn metadata_are_looked_into() {
    let table = "CREATE TABLE gpkg_extensions (table_name TEXT, column_name, n)";
    for value in ["x'003037303736312D3432383500'", "707614285"] {
        let insert = format!("INSERT INTO gpkg_extensions VALUES ('{NAME}', '', {value})");
        fails_at(&judged(&[table, &insert]), "filens metadata");
    }
    let systems = "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT)";
    fails_at(&judged(&[systems, &format!("INSERT INTO gpkg_spatial_ref_sys VALUES ('{CPR}')")]), "filens metadata");
    fails_at(&judged(&[&format!("UPDATE gpkg_contents SET description = 'om {CPR}'")]), "filens metadata");
    let table = "CREATE TABLE gpkg_metadata (id INTEGER, metadata TEXT)";
    fails_at(&judged(&[table, &format!("INSERT INTO gpkg_metadata VALUES (1, '<md>{CPR}</md>')")]), "filens metadata");
    judged(&[table, "INSERT INTO gpkg_metadata VALUES (1, '<md>GeoFA, geofa@example.dk, Ida Jensen</md>')"]).conforms();
}

/// A row that is deleted stays in its page; a table that is dropped stays in pages that are free.
#[test]
fn deleted_rows_are_looked_into() {
    let words = "slettede rækker, der stadig ligger i filen";
    let insert = format!("PRAGMA secure_delete = OFF; INSERT INTO {NAME} (note) VALUES ('første'), ('{CPR} Ida'), ('sidste')");
    let gone = format!("DELETE FROM {NAME} WHERE note IS NOT NULL");
    let one = format!(
        "DELETE FROM {NAME} WHERE note LIKE '070761%'; DELETE FROM {NAME} WHERE note = 'sidste'; DELETE FROM {NAME} WHERE note = 'første'"
    );
    for deleted in [&gone, &one] {
        let answer = judged(&[&insert, deleted]);
        assert!(found(&answer, "cpr-nummer").iter().all(|f| f.ends_with(words)), "{:?}", found(&answer, "cpr-nummer"));
        assert_eq!((answer.code, found(&answer, "cpr-nummer").is_empty()), (1, false), "{deleted}");
        assert!(found(&judged(&[&insert, deleted, "VACUUM"]), "cpr-nummer").is_empty(), "{deleted}");
    }
    let fill = format!(
        "PRAGMA secure_delete = OFF; CREATE TABLE grunddata (cpr TEXT, navn TEXT); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) \
         INSERT INTO grunddata SELECT '{CPR}', 'Ida' FROM n; DROP TABLE grunddata"
    );
    let dropped = judged(&[&fill]);
    assert!(!found(&dropped, "cpr-nummer").is_empty());
    assert!(dropped.messages("laesemaade").iter().any(|m| m.contains("kør VACUUM")), "{:?}", dropped.messages("laesemaade"));
    judged(&[&fill, "VACUUM"]).conforms();
    let harmless = judged(&["PRAGMA secure_delete = OFF; CREATE TABLE x (a TEXT); INSERT INTO x VALUES ('noget'); DROP TABLE x"]);
    harmless.conforms();
    assert!(harmless.messages("laesemaade").iter().any(|m| m.contains("kør VACUUM")));
}

#[test]
fn bytes_behind_the_database_are_looked_into() {
    let bytes = [package(&[]), b"\n0707614285\n".to_vec()].concat();
    fails_at(&judge(&[("a.gpkg", &bytes)]), "slettede rækker, der stadig ligger i filen");
}

/// A journal whose first byte is zero, or that is empty, is a leftover of SQLite's own.
#[test]
fn a_package_whose_journal_must_be_rolled_back_is_refused() {
    let hot = [0xD9u8, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7, 0, 0, 0, 1];
    let with = |journal: &[u8]| judge(&[("a.gpkg", &package(&[])), ("a.gpkg-journal", journal)]);
    with(&hot).undecided("-journal");
    for leftover in [&[][..], &[0u8; 512]] {
        assert_eq!(with(leftover).report["verdict"], "conforms");
    }
}

/// A real one, of a program that was stopped in the middle of writing.
#[test]
fn a_real_hot_journal_is_refused() {
    let at = folder(&[("a.gpkg", &package(&[]))]);
    let stopped = tempfile::tempdir().unwrap();
    let connection = Connection::open(at.path().join("a.gpkg")).unwrap();
    connection
        .execute_batch(&format!("PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN; UPDATE {NAME} SET note = 'halv'"))
        .unwrap();
    let grow =
        format!("INSERT INTO {NAME} (note) SELECT hex(randomblob(900)) FROM (SELECT 1 UNION SELECT 2 UNION SELECT 3), {NAME}");
    for _ in 0..6 {
        connection.execute(&grow, []).unwrap();
    }
    for name in ["a.gpkg", "a.gpkg-journal"] {
        fs::copy(at.path().join(name), stopped.path().join(name)).unwrap();
    }
    in_folder(&stopped).undecided("-journal");
}
