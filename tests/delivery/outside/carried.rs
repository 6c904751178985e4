//! What `convert` and `protect` write holds nothing from outside the tables.

use super::package::package;
use super::support::{COLUMNS, folder, row};
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

/// Columns that the standard does not know travel only as long as nobody is seen in them.
#[test]
fn a_column_with_personal_data_does_not_come_along() {
    let table = |columns: &[(&str, &str)]| {
        let names = COLUMNS.iter().map(|c| (*c).to_owned()).chain(columns.iter().map(|(name, _)| (*name).to_owned()));
        let values = row("101-A01").into_iter().chain(columns.iter().map(|(_, value)| (*value).to_owned()));
        format!("{}\n{}\n", names.collect::<Vec<_>>().join(";"), values.collect::<Vec<_>>().join(";"))
    };
    for (name, value) in [
        ("borger", "070761-4285"),
        ("borger", "70761 4285"),
        ("bemaerket", "Anna Jensen"),
        ("kontakt", "anna@example.dk"),
        ("070761-4285", "x"),
        ("bruger_id", "070761-4285"),
    ] {
        let text = table(&[("hus", "blaat"), (name, value), ("dato", "2024")]);
        let folder = folder(&[("t_6301_soc_opg.csv", text.as_bytes())]);
        for (command, to) in [("convert", "ud.gpkg"), ("convert", "ud.geojson"), ("convert", "ud.csv"), ("protect", "sikker.csv")]
        {
            let mut run = Command::new(env!("CARGO_BIN_EXE_sdm"));
            run.current_dir(folder.path()).args([command, "t_6301_soc_opg.csv", "-o", to]);
            if command == "protect" {
                run.args(["--today", "2024-09-30"]);
            }
            let output = run.output().unwrap();
            let said = String::from_utf8_lossy(&output.stdout);
            assert_eq!(output.status.code(), Some(1), "{command} {to} {name}: {said}{}", String::from_utf8_lossy(&output.stderr));
            assert!(said.contains("ser ud til at have personoplysninger; den er ikke skrevet"), "{said}");
            let written = content(&folder.path().join(to));
            assert!(written.contains("blaat") && written.contains("101-A01"), "{command} {to}");
            let gone = if name == "070761-4285" { name } else { value };
            assert!(!written.contains(gone) && !said.contains(gone), "{command} {to} {name}");
        }
    }
    let folder = folder(&[("t_6301_soc_opg.csv", table(&[("hus", "blaat"), ("skole", "Sct. Annæ Skole")]).as_bytes())]);
    let run = Command::new(env!("CARGO_BIN_EXE_sdm"))
        .current_dir(folder.path())
        .args(["convert", "t_6301_soc_opg.csv", "-o", "ud.csv"])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success() && said.contains("2 kolonner ud over standardens felter"), "{said}");
}
