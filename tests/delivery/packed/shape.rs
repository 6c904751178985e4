//! Shape files, written by GDAL and then damaged.

use super::support::{Answer, COLUMNS, csv, in_folder, judge, zip};
use sdm::model::store;
use std::fs;
use std::process::Command;
use tempfile::TempDir;

/// Two figures as a dBASE table, in a folder of its own.
fn table(encoding: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("kilde.csv");
    let text = String::from_utf8(csv(&["101-A01", "101-A02"])).unwrap();
    let noted: String =
        text.lines().map(|l| if l.starts_with("cvr") { format!("{l};note\n") } else { format!("{l};Tårnby æøå\n") }).collect();
    fs::write(&source, noted).unwrap();
    let model = store::embedded().unwrap();
    let theme = model.temaer.iter().find(|t| t.temakode == 6301).unwrap();
    let short = |name: &str| model.felter(theme).find(|f| f.feltnavn == name).unwrap().feltnavn10.clone();
    let text = ["periode", "monit_omr_nr", "note", "opgjort"];
    let as_type = |name: &str| if text.contains(&name) { "character(40)" } else { "numeric(14,2)" };
    let one = |name: &&str| match *name {
        "naevner" => format!("CAST(NULL AS numeric(14,2)) AS \"{}\"", short("naevner")),
        name => format!("CAST(\"{name}\" AS {}) AS \"{}\"", as_type(name), short(name)),
    };
    let columns: Vec<String> = COLUMNS.iter().chain(&["note"]).map(one).collect();
    let sql = format!("SELECT {} FROM kilde", columns.join(", "));
    let target = folder.path().join("t_6301_soc_opg.dbf");
    let output = Command::new("ogr2ogr")
        .args(["-f", "ESRI Shapefile", "-nlt", "NONE", "-lco", &format!("ENCODING={encoding}"), "-sql", &sql])
        .args([&target, &source])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    fs::remove_file(source).unwrap();
    folder
}

fn changed(change: impl Fn(&mut Vec<u8>)) -> Answer {
    let folder = table("UTF-8");
    let path = folder.path().join("t_6301_soc_opg.dbf");
    let mut bytes = fs::read(&path).unwrap();
    change(&mut bytes);
    fs::write(path, bytes).unwrap();
    in_folder(&folder)
}

/// Bytes before the first record, and of a record.
fn layout(bytes: &[u8]) -> (usize, usize) {
    let two = |at: usize| usize::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]));
    (two(8), two(10))
}

#[test]
fn letters_are_read_as_the_cpg_or_the_header_says() {
    let utf8 = in_folder(&table("UTF-8"));
    utf8.conforms();
    assert!(utf8.messages("laesemaade").iter().all(|m| !m.contains("Windows-1252")));
    let latin = table("ISO-8859-1");
    let answer = in_folder(&latin);
    answer.conforms();
    assert!(answer.messages("laesemaade").iter().any(|m| m.contains("Windows-1252")), "{:?}", answer.messages("laesemaade"));
    // Without the .cpg the language driver in byte 29 says it: 0x57 is ANSI.
    fs::remove_file(latin.path().join("t_6301_soc_opg.cpg")).ok();
    in_folder(&latin).conforms();
}

#[test]
fn a_header_that_counts_wrong_is_found_out() {
    changed(|b| b[4] = 3).undecided("kortere, end den selv siger");
    changed(|b| b[4] = 1).undecided("længere, end den selv siger");
    changed(|b| b[4..8].fill(0xff)).undecided("kortere, end den selv siger");
    changed(|b| b[10..12].fill(0)).undecided("beskadiget");
    changed(|b| b[8..10].fill(0xff)).undecided("");
    changed(|b| b.truncate(20)).undecided("beskadiget");
    changed(|b| b.truncate(b.len() - 30)).undecided("kortere, end den selv siger");
}

#[test]
fn deleted_records_are_passed_over_and_asterisks_are_reported() {
    let deleted = changed(|b| {
        let (start, length) = layout(b);
        b[start + length] = b'*';
    });
    deleted.conforms();
    // The encoding (.cpg), then the table.
    assert_eq!(deleted.inputs(), ["- - - 0", "- - 6301 1"]);
    assert!(deleted.messages("laesemaade").iter().any(|m| m.contains("slettet")), "{:?}", deleted.messages("laesemaade"));
    let empty = changed(|b| {
        let (start, length) = layout(b);
        (b[start], b[start + length]) = (b'*', b'*');
    });
    empty.conforms();
    assert!(empty.messages("laesemaade").iter().any(|m| m.contains("slettet")), "{:?}", empty.messages("laesemaade"));
    // GDAL itself writes asterisks for the missing naevner.
    let answer = in_folder(&table("UTF-8"));
    assert!(
        answer.messages("laesemaade").iter().any(|m| m.contains("naevner") && m.contains("stjerner")),
        "{:?}",
        answer.messages("laesemaade")
    );
}

/// Two areas as a Shape file.
fn areas() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/koebenhavn/t_6300_monit_omr.geojson");
    let model = store::embedded().unwrap();
    let theme = model.temaer.iter().find(|t| t.temakode == 6300).unwrap();
    let text = fs::read_to_string(source).unwrap();
    let collection: serde_json::Value = serde_json::from_str(&text).unwrap();
    let names: Vec<String> = collection["features"][0]["properties"].as_object().unwrap().keys().cloned().collect();
    let one = |name: &String| {
        let felt = model.felter(theme).find(|f| f.feltnavn == *name).unwrap();
        format!("\"{name}\" AS \"{}\"", felt.feltnavn10)
    };
    let layer = collection["name"].as_str().unwrap_or("t_6300_monit_omr");
    let sql = format!("SELECT {} FROM \"{layer}\"", names.iter().map(one).collect::<Vec<_>>().join(", "));
    let output = Command::new("ogr2ogr")
        .args(["-f", "ESRI Shapefile", "-nlt", "POLYGON", "-t_srs", "EPSG:25832", "-lco", "ENCODING=UTF-8", "-sql", &sql])
        .arg(folder.path().join("t_6300_monit_omr.shp"))
        .arg(source)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    folder
}

fn with(ending: &str, change: impl Fn(&mut Vec<u8>)) -> Answer {
    let folder = areas();
    let path = folder.path().join(format!("t_6300_monit_omr.{ending}"));
    let mut bytes = fs::read(&path).unwrap();
    change(&mut bytes);
    fs::write(path, bytes).unwrap();
    in_folder(&folder)
}

fn code(answer: &Answer) -> i32 {
    answer.code
}

#[test]
fn parts_that_are_missing_are_said() {
    let whole = in_folder(&areas());
    assert!(whole.errors().is_empty() && whole.code < 2, "{:?}", whole.errors());
    let without = |ending: &str| {
        let folder = areas();
        fs::remove_file(folder.path().join(format!("t_6300_monit_omr.{ending}"))).unwrap();
        in_folder(&folder)
    };
    without("dbf").undecided(".dbf) mangler");
    assert_eq!(code(&without("shx")), whole.code);
    // UTM coordinates are no degrees.
    let folder = areas();
    fs::remove_file(folder.path().join("t_6300_monit_omr.prj")).unwrap();
    let guessed = in_folder(&folder);
    assert_eq!(guessed.code, whole.code);
    assert!(
        guessed.messages("laesemaade").iter().any(|m| m.contains("siger intet om koordinatsystemet")),
        "{:?}",
        guessed.messages("laesemaade")
    );
}

#[test]
fn a_geometry_file_that_is_no_match_for_its_table_is_found_out() {
    with("shp", |b| b.truncate(b.len() - 50)).undecided("færre objekter");
    with("dbf", |b| {
        let rows = b[4] - 1;
        let (start, length) = layout(b);
        b[4] = rows;
        b.truncate(start + usize::from(rows) * length);
    })
    .undecided("flere objekter end tabellen");
    // The first record says that it is endless.
    with("shp", |b| b[104..108].fill(0xff)).undecided("beskadiget");
    // The first record's counts of rings and points are beyond its length: that row alone cannot be read.
    let lying = with("shp", |b| b[100 + 8 + 36..100 + 8 + 44].fill(0x7f));
    assert!(lying.code == 1 && lying.errors().is_empty(), "{:?}", lying.errors());
}

#[test]
fn a_zipped_shape_file_keeps_its_companions() {
    let folder = areas();
    let files: Vec<(String, Vec<u8>)> = fs::read_dir(folder.path())
        .unwrap()
        .map(|e| e.unwrap())
        .map(|e| (format!("kort/{}", e.file_name().to_string_lossy()), fs::read(e.path()).unwrap()))
        .collect();
    let members: Vec<(&str, &[u8])> = files.iter().map(|(n, b)| (n.as_str(), b.as_slice())).collect();
    let (plain, zipped) = (in_folder(&folder), judge(&[("leverance.zip", &zip(&members))]));
    assert_eq!((plain.found(), plain.code), (zipped.found(), zipped.code));
    assert_eq!(zipped.inputs().len(), files.len());
    assert_eq!(zipped.inputs().iter().filter(|i| i.contains(" 6300 ")).count(), 1, "{:?}", zipped.inputs());
}
