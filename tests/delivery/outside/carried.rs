//! What `convert` and `protect` write holds nothing from outside the tables.

use super::package::package;
use super::support::folder;
use super::workbook::workbook;
use rust_xlsxwriter::{DocProperties, Note};
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;
use std::process::Command;
use zip::ZipArchive;

/// What must not come along, wherever it is.
const SIGNS: [&str; 7] =
    ["0707614285", "Grunddata", "Hemmelig titel", "Hemmelig kommentar", "Hemmelig fod", "hemmeligt_navn", "grunddata"];

/// All that a file holds, unpacked where it is packed.
fn content(path: &Path) -> String {
    let bytes = fs::read(path).unwrap();
    let mut text = String::from_utf8_lossy(&bytes).into_owned();
    if let Ok(mut archive) = ZipArchive::new(Cursor::new(&bytes)) {
        for index in 0..archive.len() {
            let (mut member, mut inner) = (archive.by_index(index).unwrap(), Vec::new());
            text += &member.name().unwrap();
            member.read_to_end(&mut inner).unwrap();
            text += &String::from_utf8_lossy(&inner);
        }
    }
    text
}

fn laden() -> Vec<u8> {
    workbook(|b| {
        b.set_properties(&DocProperties::new().set_title("Hemmelig titel 0707614285"));
        b.define_name("hemmeligt_navn", "=\"0707614285\"").unwrap();
        let own = b.worksheet_from_name("t_6301_soc_opg").unwrap();
        own.insert_note(1, 1, &Note::new("Hemmelig kommentar 0707614285")).unwrap();
        own.set_footer("Hemmelig fod");
        let sheet = b.add_worksheet().set_name("Grunddata").unwrap();
        sheet.write(0, 0, "CPR").unwrap().write(1, 0, "0707614285").unwrap();
        sheet.set_very_hidden(true);
    })
}

#[test]
fn nothing_outside_the_tables_comes_along() {
    let table = "PRAGMA secure_delete = OFF; CREATE TABLE grunddata (cpr TEXT); INSERT INTO grunddata VALUES ('0707614285')";
    let gone = "CREATE TABLE x (a TEXT); INSERT INTO x VALUES ('Hemmelig titel 0707614285'); DROP TABLE x";
    for (name, bytes) in [("t_6301_soc_opg.xlsx", laden()), ("a.gpkg", package(&[table, gone]))] {
        let folder = folder(&[(name, &bytes)]);
        let given = content(&folder.path().join(name));
        assert!(SIGNS.iter().filter(|s| given.contains(**s)).count() >= 2, "{name}");
        for (command, to) in [
            ("convert", "ud.xlsx"),
            ("convert", "ud.gpkg"),
            ("convert", "ud.csv"),
            ("protect", "sikker.xlsx"),
            ("protect", "sikker.gpkg"),
        ] {
            let mut run = Command::new(env!("CARGO_BIN_EXE_sdm"));
            run.current_dir(folder.path()).args([command, name, "-o", to]);
            if command == "convert" {
                run.args(["--to", to.rsplit('.').next().unwrap()]);
            } else {
                run.args(["--today", "2024-09-30"]);
            }
            let output = run.output().unwrap();
            let path = folder.path().join(to);
            if command == "protect" && !path.exists() {
                // It writes in the format that it was given.
                assert!(!to.ends_with(name.rsplit('.').next().unwrap()), "{}", String::from_utf8_lossy(&output.stderr));
                continue;
            }
            assert!(path.exists(), "{command} {name} {to}: {}", String::from_utf8_lossy(&output.stderr));
            let written = content(&path);
            assert!(written.contains("101-A01"), "{command} {to}");
            for sign in SIGNS {
                assert!(!written.contains(sign), "{command} {name} {to}: {sign}");
            }
        }
    }
}
