//! `sdm convert` as a user calls it: what goes where, what is refused, and what is said.

use crate::common::delivery::{Table, figures_and};
use crate::common::program::{PROGRAM, names, said, sdm};
use sdm::delivery::write::Target;
use std::fs;
use std::io::Write;
use std::process::Command;
use std::sync::LazyLock;

/// Figures with a note, and a column of their own.
static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let table = figures_and(&["note"]).and("kommentar").with("kommentar", "egen").with("note", "æøå");
    table.with("taeller", "1040,5").with("vaerdi", "1040,5")
});
const AREA: &str = r#"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:25832"}},"features":[{"type":"Feature",
    "properties":{"cvr_kode":64942212,"oprindkode":5,"statuskode":3,"off_kode":1,"monit_omr_nr":"101-A01","monit_omr_navn":"Ærø","monit_omr_type_kode":1,
    "inddeling":"o","fuldt_opdelt_kode":0,"gyldig_fra":"2020-01-01"},
    "geometry":{"type":"MultiPolygon","coordinates":[[[[550000,6200000],[550100,6200000],[550100,6200100],[550000,6200000]]]]}}]}"#;

/// A folder with a delivery of two themes in `lev`.
fn delivery() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("lev")).unwrap();
    fs::write(folder.path().join("lev/t_6300_monit_omr.geojson"), AREA).unwrap();
    fs::write(folder.path().join("lev/t_6301_soc_opg.csv"), TABLE.file(&[TABLE.row(&[])])).unwrap();
    folder
}

#[test]
fn formats_with_layers_are_one_file_and_the_others_a_folder() {
    for target in Target::ALL {
        let folder = delivery();
        let to = if target.has_layers() { format!("ud.{}", target.endings()[0]) } else { "ud".to_owned() };
        let output = sdm(folder.path(), &["convert", "lev", "--to", target.name(), "-o", &to]);
        let lossy = ["csv", "xlsx"].contains(&target.name());
        assert_eq!(output.status.code(), Some(i32::from(lossy)), "{}: {}", target.name(), said(&output));
        assert_eq!(
            said(&output).contains("har mistet deres geometri, som formatet ikke har plads til (antal 1)"),
            lossy,
            "{}",
            said(&output)
        );
        assert_eq!(said(&output).contains("Intet er gået tabt."), !lossy);
        let made = match target {
            _ if target.has_layers() => vec![],
            Target::Shape => vec![
                "t_6300_monit_omr.cpg",
                "t_6300_monit_omr.dbf",
                "t_6300_monit_omr.prj",
                "t_6300_monit_omr.shp",
                "t_6300_monit_omr.shx",
                "t_6301_soc_opg.cpg",
                "t_6301_soc_opg.dbf",
            ],
            target => vec!["t_6300_monit_omr", "t_6301_soc_opg"]
                .into_iter()
                .map(|n| &*format!("{n}.{}", target.endings()[0]).leak())
                .collect(),
        };
        if !target.has_layers() {
            assert_eq!(names(&folder.path().join("ud")), made);
        }
        assert_eq!(names(folder.path()), ["lev", to.as_str()], "nothing else is left");
    }
}

#[test]
fn the_same_delivery_gives_the_same_bytes() {
    for target in Target::ALL {
        let folder = delivery();
        let figures = folder.path().join("lev/t_6301_soc_opg.csv");
        let file = |n: u8| format!("{n}.{}", target.endings()[0]);
        for n in [1, 2] {
            let output = sdm(folder.path(), &["convert", figures.to_str().unwrap(), "-o", &file(n)]);
            assert_eq!(output.status.code(), Some(0), "{}: {}", target.name(), said(&output));
        }
        // A table without areas is a dBASE table alone.
        let ending = if target == Target::Shape { "dbf" } else { target.endings()[0] };
        let bytes = |n: u8| fs::read(folder.path().join(format!("{n}.{ending}"))).unwrap();
        assert!(!bytes(1).is_empty() && bytes(1) == bytes(2), "{}", target.name());
    }
}

#[test]
fn what_cannot_be_done_is_refused_in_words_and_leaves_nothing() {
    let cases: [(&[&str], &str, &str); 9] = [
        (&["lev", "-o", "ud.csv"], "har 2 tabeller", "has 2 tables"),
        (&["lev", "-o", "ud"], "hvilket format", "which format"),
        (&["lev", "-o", "lev", "--to", "gpkg"], "er en mappe", "is a folder"),
        (&["lev", "-o", "ud.gpkg", "--to", "csv"], "--to siger csv", "--to says csv"),
        (&["lev/t_6301_soc_opg.csv", "-o", "lev/t_6301_soc_opg.csv"], "overskrives ikke", "not overwritten"),
        (&["lev", "-o", "lev", "--to", "csv"], "overskrives ikke", "not overwritten"),
        (&["ukendt.csv", "-o", "ud.gpkg"], "hvilket tema", "the theme of the data"),
        (
            &["lev", "findes-ikke.csv", "-o", "ud.gpkg"],
            "findes-ikke.csv: filen findes ikke",
            "findes-ikke.csv: the file does not exist",
        ),
        (&["cut.csv", "-o", "ud.gpkg"], "anførselstegn", "quotation mark"),
    ];
    for (arguments, da, en) in cases {
        for (language, word) in [("da", da), ("en", en)] {
            let folder = delivery();
            fs::write(folder.path().join("ukendt.csv"), "a;b\n1;2\n").unwrap();
            fs::write(folder.path().join("cut.csv"), TABLE.file(&[TABLE.row(&[]), "\"".to_owned()])).unwrap();
            let (before, lev) = (names(folder.path()), names(&folder.path().join("lev")));
            let output = sdm(folder.path(), &[&["--lang", language, "convert"], arguments].concat());
            assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", said(&output));
            assert!(said(&output).contains(word), "{arguments:?}: {}", said(&output));
            assert_eq!((names(folder.path()), names(&folder.path().join("lev"))), (before, lev), "{arguments:?}");
        }
    }
}

#[test]
fn a_full_disk_ends_in_an_error_and_keeps_what_was_there() {
    for target in Target::ALL {
        let folder = delivery();
        // More than the 512 bytes that a file may have below.
        fs::write(folder.path().join("lev/t_6301_soc_opg.csv"), TABLE.file(&vec![TABLE.row(&[]); 200])).unwrap();
        let to = format!("ud.{}", if target == Target::Shape { "dbf" } else { target.endings()[0] });
        fs::write(folder.path().join(&to), "det gamle").unwrap();
        let mut command = Command::new("sh");
        let command = command.current_dir(folder.path()).args(["-c", r#"trap '' XFSZ; ulimit -f 1; exec "$0" "$@""#, PROGRAM]);
        let output = command.args(["convert", "lev/t_6301_soc_opg.csv", "-o", &to]).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{}: {}", target.name(), said(&output));
        assert!(said(&output).contains("kan ikke skrive"), "{}: {}", target.name(), said(&output));
        assert_eq!(names(folder.path()), ["lev", &to], "{}", target.name());
        assert_eq!(fs::read(folder.path().join(&to)).unwrap(), b"det gamle", "{}", target.name());
    }
}

#[test]
fn an_archive_a_named_theme_and_two_files_of_a_theme_are_taken() {
    let folder = delivery();
    let mut archive = zip::ZipWriter::new(fs::File::create(folder.path().join("lev.zip")).unwrap());
    for name in ["t_6301_soc_opg.csv", "mere_6301.csv"] {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(TABLE.file(&[TABLE.row(&[])]).as_bytes()).unwrap();
    }
    archive.finish().unwrap();
    let output = sdm(folder.path(), &["convert", "lev.zip", "-o", "ud.gpkg"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(said(&output).contains("t_6301_soc_opg_2: 1 rækker (fra lev.zip/t_6301_soc_opg.csv)"), "{}", said(&output));
    let report = sdm(folder.path(), &["validate", "ud.gpkg", "--format", "json", "--today", "2024-09-30"]);
    let report: serde_json::Value = serde_json::from_slice(&report.stdout).unwrap();
    let inputs: Vec<_> = report["inputs"].as_array().unwrap().iter().map(|i| (i["theme"].as_u64(), i["rows"].as_u64())).collect();
    assert_eq!(inputs, [(Some(6301), Some(1)), (Some(6301), Some(1))]);
    fs::write(folder.path().join("tal.csv"), "monit_omr_nr;egen\n101-A01;x\n").unwrap();
    let named = sdm(folder.path(), &["convert", "tal.csv", "--theme", "6301", "-o", "tal.xlsx"]);
    assert_eq!(named.status.code(), Some(0), "{}", said(&named));
    assert!(said(&named).contains("1 kolonner ud over standardens felter"), "{}", said(&named));
}

/// What a spreadsheet would evaluate is a text in CSV and XLSX, and comes back as the sender wrote it.
#[test]
fn nothing_becomes_a_formula() {
    let folder = delivery();
    let evil = "=cmd|' /C calc'!A0";
    let row = TABLE.row(&[("note", &evil), ("kommentar", &"@SUM(A1)")]);
    fs::write(folder.path().join("a_6301.csv"), TABLE.file(&[row])).unwrap();
    assert_eq!(sdm(folder.path(), &["convert", "a_6301.csv", "-o", "b_6301.csv"]).status.code(), Some(0));
    let made = fs::read_to_string(folder.path().join("b_6301.csv")).unwrap();
    assert!(made.contains(&format!(";'{evil};")) && made.contains(";'@SUM(A1)") && made.contains(";1040,5;"), "{made}");
    assert!(made.starts_with('\u{feff}'), "Excel knows UTF-8 by it");
    // Read again and written again it is the same, not guarded twice; and without the apostrophe where none is needed.
    assert_eq!(sdm(folder.path(), &["convert", "b_6301.csv", "-o", "c_6301.csv"]).status.code(), Some(0));
    assert_eq!(fs::read_to_string(folder.path().join("c_6301.csv")).unwrap(), made);
    assert_eq!(sdm(folder.path(), &["convert", "b_6301.csv", "-o", "d_6301.geojson"]).status.code(), Some(0));
    let back: serde_json::Value = serde_json::from_slice(&fs::read(folder.path().join("d_6301.geojson")).unwrap()).unwrap();
    assert_eq!(back["features"][0]["properties"]["note"], evil);
    assert_eq!(sdm(folder.path(), &["convert", "a_6301.csv", "-o", "e_6301.xlsx"]).status.code(), Some(0));
    let mut book = zip::ZipArchive::new(fs::File::open(folder.path().join("e_6301.xlsx")).unwrap()).unwrap();
    let sheet = std::io::read_to_string(book.by_name("xl/worksheets/sheet1.xml").unwrap()).unwrap();
    assert!(!sheet.contains("<f") && sheet.contains("=cmd|"), "{sheet}");
}

/// Losses have their kind, field, count and first row, in both languages, and end in code 1.
#[test]
fn what_is_lost_is_reported_with_its_places() {
    let folder = delivery();
    let long = "æ".repeat(200);
    let long = TABLE.row(&[("note", &long)]);
    let rows = [TABLE.row(&[]), long.clone(), TABLE.row(&[("opgjort", &"2024-07-05 12:30")]), long];
    fs::write(folder.path().join("a_6301.csv"), TABLE.file(&rows)).unwrap();
    for (language, words) in [
        (
            "da",
            [
                "feltet note: tekster er længere, end formatet har plads til, og er skåret af (antal 2, første gang i række 2)",
                "feltet opgjort: datoer har mistet deres klokkeslæt (første gang i række 3)",
            ],
        ),
        (
            "en",
            [
                "the field note: texts are longer than the format has room for, and were cut (count 2, first in row 2)",
                "the field opgjort: dates have lost their time of day (first in row 3)",
            ],
        ),
    ] {
        let output = sdm(folder.path(), &["--lang", language, "convert", "a_6301.csv", "-o", "ud.dbf"]);
        assert_eq!(output.status.code(), Some(1), "{}", said(&output));
        assert!(words.iter().all(|w| said(&output).contains(w)), "{}", said(&output));
    }
    let quiet = sdm(folder.path(), &["--quiet", "convert", "a_6301.csv", "-o", "ud.dbf"]);
    assert_eq!((quiet.status.code(), said(&quiet).as_str()), (Some(1), ""));
}
