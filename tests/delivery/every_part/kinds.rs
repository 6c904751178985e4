//! What becomes of files of each kind next to a right table, in `validate`, `convert`, `protect` and `--reference`.

use super::made::{Sheet, csv, delivery, feature, geojson, geopackage, gml, gzip, judged, said, sdm, utf_16, workbook, zip};
use serde_json::Value;
use std::fs;
use std::path::Path;

const TABLE: &str = "t_6301_soc_opg.csv";

/// A right table, and another file.
fn with_other(name: &str, bytes: &[u8]) -> tempfile::TempDir {
    delivery(&[(TABLE, csv(&["101-A01"]).as_bytes()), (name, bytes)])
}

/// What the report says of a file of `lev`: status, reason, theme, rows.
fn part<'r>(report: &'r Value, name: &str) -> (&'r str, &'r str, Option<u64>, u64) {
    let path = format!("lev/{name}");
    let mut all = report["inputs"].as_array().unwrap().iter().filter(|i| i["path"] == path.as_str());
    let input = all.next().unwrap_or_else(|| panic!("{name} is not named: {}", report["inputs"]));
    assert!(all.next().is_none(), "{name} is named twice");
    let text = |key: &str| input[key].as_str().unwrap_or_default();
    (text("status"), text("reason"), input["theme"].as_u64(), input["rows"].as_u64().unwrap())
}

fn convert(folder: &Path) -> (String, i32) {
    let output = sdm(folder, &["convert", "lev", "-o", "ud.gpkg"]);
    (said(&output), output.status.code().unwrap())
}

fn protect(folder: &Path) -> (String, i32) {
    let output = sdm(folder, &["protect", "lev", "-o", "sikker.gpkg", "--today", "2024-09-30"]);
    (said(&output), output.status.code().unwrap())
}

#[test]
fn data_are_read_whatever_their_name() {
    let other = csv(&["101-B01"]);
    let tabs = other.replace(';', "\t");
    let sequence = format!("{}\n", feature("101-B01"));
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("mere.txt", tabs.clone().into_bytes()),
        ("mere.TXT", utf_16(&tabs)),
        ("mere.tsv", tabs.clone().into_bytes()),
        ("mere", other.clone().into_bytes()),
        (".mere.csv", other.clone().into_bytes()),
        ("mere.dat", other.clone().into_bytes()),
        ("mere.md", other.clone().into_bytes()),
        ("dybt/nede/mere.csv", other.clone().into_bytes()),
        ("mere.jsonl", sequence.clone().into_bytes()),
        ("mere.json.bak", geojson("101-B01").into_bytes()),
        ("mere.xml", gml("101-B01").into_bytes()),
        ("mere.sqlite", geopackage(&[("t_6301_soc_opg", true)])),
        ("mere.db", geopackage(&[("t_6301_soc_opg", true)])),
        ("mere.csv.gz", gzip(other.as_bytes())),
        ("mere.xlsx.gz", gzip(&workbook(&[("t_6301_soc_opg", Sheet::Rows)]))),
        ("mere.pdf", workbook(&[("t_6301_soc_opg", Sheet::Rows)])),
        ("~$mere.xlsx", workbook(&[("t_6301_soc_opg", Sheet::Rows)])),
    ];
    for (name, bytes) in cases {
        let folder = with_other(name, &bytes);
        let (report, _) = judged(folder.path(), &[]);
        let (status, reason, theme, rows) = part(&report, name);
        assert_eq!((status, theme, rows), ("read", Some(6301), 1), "{name}: {reason}");
    }
}

#[test]
fn helper_files_and_documents_are_named_and_leave_the_verdict_as_it_is() {
    let owner = [b"\x05Mette".as_slice(), &[b' '; 50], b"\x05\0M\0e\0t\0t\0e\0", &[b' ', 0].repeat(50)].concat();
    let note = "Kære KL\n\nHermed vores tal for 2024, som aftalt.\nSkolerne kommer i uge 12.\n\nVenlig hilsen\nMette\n";
    let document = zip(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>")]);
    let desktop = utf_16("[.ShellClassInfo]\r\nIconIndex=0\r\n");
    let project = zip(&[("kort.qgs", b"<qgis/>")]);
    let helper = "ikke data";
    let aside = "ikke kontrolleret";
    let cases: Vec<(&str, &[u8], &str)> = vec![
        ("~$t_6301_soc_opg.xlsx", &owner, helper),
        (".~lock.t_6301_soc_opg.csv#", b",mette,pc,05.07.2024 10:12,file:///home/mette;", helper),
        ("Thumbs.db", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0", helper),
        ("desktop.ini", &desktop, helper),
        (".DS_Store", b"\0\0\0\x01Bud1\0\0", helper),
        ("__MACOSX/._t_6301_soc_opg.csv", b"\0\x05\x16\x07\0\x02\0\0Mac OS X", helper),
        ("._t_6301_soc_opg.csv", b"\0\x05\x16\x07\0\x02\0\0Mac OS X", helper),
        ("t_6300_monit_omr.qmd", b"<!DOCTYPE qgis PUBLIC 'x'><qgis/>", helper),
        ("stil.qml", b"<!DOCTYPE qgis PUBLIC 'x'><qgis styleCategories=\"x\"/>", helper),
        ("kort.qgs", b"<!DOCTYPE qgis PUBLIC 'x'><qgis/>", helper),
        ("kort.qgz", &project, helper),
        ("stil.sld", b"<?xml version=\"1.0\"?><StyledLayerDescriptor/>", helper),
        ("luft.tif.aux.xml", b"<PAMDataset/>", helper),
        ("LAES MIG.txt", note.as_bytes(), aside),
        ("note.txt", b"Hermed leverancen.", aside),
        ("README.md", b"# Tal\n\nTallene er trukket fra CPR i juli.\n", aside),
        ("uden-endelse", note.as_bytes(), aside),
        ("Vejledning 6301.pdf", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", aside),
        ("brev.docx", &document, aside),
        ("kort.PNG", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", aside),
    ];
    for (name, bytes, words) in cases {
        let folder = with_other(name, bytes);
        let (report, code) = judged(folder.path(), &[]);
        let (status, reason, theme, rows) = part(&report, name);
        assert_eq!((status, theme, rows), ("passed_over", None, 0), "{name}: {reason}");
        assert!(reason.contains(words) && !reason.contains("hvilket tema"), "{name}: {reason}");
        assert_eq!((report["verdict"].as_str(), code), (Some("conforms"), 0), "{name}");
        for (text, code) in [convert(folder.path()), protect(folder.path())] {
            assert_eq!(code, 0, "{name}: {text}");
            assert!(text.contains(&format!("lev/{name}: ")) && text.contains("Sprunget over og ikke skrevet"), "{name}: {text}");
            assert!(!text.contains("Intet er gået tabt"), "{name}: {text}");
        }
    }
}

#[test]
fn what_may_hold_rows_and_is_not_read_leaves_the_verdict_open() {
    let sheet = zip(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"<x/>")]);
    let inner = zip(&[(TABLE, csv(&["101-B01"]).as_bytes())]);
    let binary: Vec<u8> = (0..=255).collect();
    let database = {
        let mut database = rusqlite::Connection::open_in_memory().unwrap();
        database.execute_batch("CREATE TABLE personer (navn TEXT)").unwrap();
        database.serialize("main").unwrap().to_vec()
    };
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("tal.ods", sheet),
        ("tal.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0".to_vec()),
        ("tal.7z", b"7z\xBC\xAF\x27\x1C\0\x04".to_vec()),
        ("tal.rar", b"Rar!\x1A\x07\x01\0".to_vec()),
        ("tal.tar", [b"t_6301.csv".as_slice(), &[0; 247], b"ustar\x0000", &[0; 247]].concat()),
        ("tal.tar.gz", gzip(&[b"t_6301.csv".as_slice(), &[0; 247], b"ustar\x0000", &[0; 247]].concat())),
        ("tal.zip.gz", gzip(&inner)),
        ("tal.gz", gzip(csv(&["101-B01"]).as_bytes())[..60].to_vec()),
        ("personer.sqlite", database),
        ("ukendt", binary),
        ("tal.json", b"{\"tal\":[1,2,3]}".to_vec()),
        ("tal.xml", b"<tal><a>1</a></tal>".to_vec()),
        ("tom.csv", vec![]),
        ("t_6301_soc_opg.pdf", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec()),
        ("x.gdb/a00000001.gdbtable", vec![3, 0, 0, 0]),
    ];
    for (name, bytes) in cases {
        let folder = with_other(name, &bytes);
        let (report, code) = judged(folder.path(), &[]);
        let (status, reason, _, _) = part(&report, name);
        assert_eq!((status, reason.is_empty()), ("unreadable", false), "{name}");
        assert_eq!((report["verdict"].as_str(), code), (Some("undecided"), 2), "{name}");
        for (text, code) in [convert(folder.path()), protect(folder.path())] {
            assert_eq!(code, 2, "{name}: {text}");
            assert!(text.contains(name) && !text.contains("gået tabt") && !text.contains("Ingen målgruppe"), "{name}: {text}");
        }
        assert!(!folder.path().join("ud.gpkg").exists() && !folder.path().join("sikker.gpkg").exists(), "{name}");
    }
}

#[test]
fn members_of_an_archive_are_as_files_of_a_folder() {
    let inner = zip(&[(TABLE, b"x")]);
    let packed = zip(&[
        ("a/t_6301_soc_opg.txt", csv(&["101-B01"]).replace(';', "\t").as_bytes()),
        ("~$t_6301_soc_opg.xlsx", b"\x05Mette\0"),
        (".gemt/t_6301_mere.csv", csv(&["101-C01"]).as_bytes()),
        ("brev.pdf", b"%PDF-1.7"),
        ("mere.zip", &inner),
    ]);
    let folder = delivery(&[("lev.zip", &packed)]);
    let (report, code) = judged(folder.path(), &[]);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut found: Vec<(String, String)> =
        report["inputs"].as_array().unwrap().iter().map(|i| (text(&i["member"]), text(&i["status"]))).collect();
    found.sort();
    let expected = [
        (".gemt/t_6301_mere.csv", "read"),
        ("a/t_6301_soc_opg.txt", "read"),
        ("brev.pdf", "passed_over"),
        ("mere.zip", "unreadable"),
        ("~$t_6301_soc_opg.xlsx", "passed_over"),
    ];
    assert_eq!(found, expected.map(|(member, status)| (member.to_owned(), status.to_owned())));
    assert_eq!((report["verdict"].as_str(), code), (Some("undecided"), 2));
}

#[test]
fn files_that_are_read_together_are_each_named() {
    let folder = delivery(&[("t_6301_soc_opg.csv", csv(&["101-A01"]).as_bytes())]);
    assert_eq!(sdm(folder.path(), &["convert", "lev", "--to", "shape", "-o", "shape"]).status.code(), Some(0));
    fs::remove_dir_all(folder.path().join("lev")).unwrap();
    fs::rename(folder.path().join("shape"), folder.path().join("lev")).unwrap();
    let (report, code) = judged(folder.path(), &[]);
    let (main, other) = (part(&report, "t_6301_soc_opg.dbf"), part(&report, "t_6301_soc_opg.cpg"));
    assert_eq!((main.0, main.3, other.0, code), ("read", 1, "passed_over", 0));
    assert_eq!(other.1, "hører til t_6301_soc_opg.dbf og er læst sammen med den");
    // The same where the table alone is named.
    let output = sdm(folder.path(), &["validate", "lev/t_6301_soc_opg.dbf", "--format", "json", "--today", "2024-09-30"]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(part(&report, "t_6301_soc_opg.cpg").0, "passed_over");
}

#[test]
fn a_file_that_two_paths_lead_to_is_read_once() {
    let folder = with_other("note.txt", b"Hermed leverancen.");
    let (report, code) = judged(folder.path(), &["./lev/t_6301_soc_opg.csv", "lev"]);
    assert_eq!((report["inputs"].as_array().unwrap().len(), code), (2, 0), "{}", report["inputs"]);
}

#[test]
fn nothing_read_is_nothing_that_conforms() {
    for (name, bytes) in [("note.txt", b"Hermed leverancen.".as_slice()), ("brev.pdf", b"%PDF-1.7"), ("stil.qml", b"<qgis/>")] {
        let folder = delivery(&[(name, bytes)]);
        let (report, code) = judged(folder.path(), &[]);
        assert_eq!((report["verdict"].as_str(), code), (Some("undecided"), 2), "{name}");
        let output = sdm(folder.path(), &["validate", "lev"]);
        assert!(said(&output).contains(name) && said(&output).contains("sprunget over"), "{}", said(&output));
        for (text, code) in [convert(folder.path()), protect(folder.path())] {
            assert_eq!(code, 2, "{name}: {text}");
        }
    }
}

#[test]
fn references_name_every_part_too() {
    let folder = with_other("note.txt", b"Hermed leverancen.");
    fs::rename(folder.path().join("lev"), folder.path().join("ref")).unwrap();
    fs::create_dir(folder.path().join("lev")).unwrap();
    fs::write(folder.path().join("lev").join(TABLE), csv(&["101-B01"])).unwrap();
    let (report, code) = judged(folder.path(), &["--reference", "ref"]);
    let references = report["references"].as_array().unwrap();
    let said: Vec<_> = references.iter().map(|r| (r["path"].as_str().unwrap(), r["status"].as_str().unwrap())).collect();
    assert_eq!((said, code), (vec![("ref/note.txt", "passed_over"), ("ref/t_6301_soc_opg.csv", "read")], 0));
    // A reference that could not be read, or has nothing in it, must not be taken for one.
    for (name, bytes) in [("tal.ods", b"7z\xBC\xAF\x27\x1C\0\x04".as_slice()), (TABLE, b"Hermed leverancen som aftalt.\n")] {
        fs::remove_dir_all(folder.path().join("ref")).unwrap();
        fs::create_dir(folder.path().join("ref")).unwrap();
        fs::write(folder.path().join("ref").join(name.replace(".csv", ".txt")), bytes).unwrap();
        let output = sdm(folder.path(), &["validate", "lev", "--reference", "ref"]);
        assert_eq!(output.status.code(), Some(2), "{}", super::made::said(&output));
    }
}

#[test]
fn every_form_names_what_was_passed_over() {
    let folder = with_other("brev.pdf", b"%PDF-1.7");
    for form in ["text", "html", "json", "csv", "geojson", "junit", "sarif"] {
        let output = sdm(folder.path(), &["validate", "lev", "--format", form, "--today", "2024-09-30"]);
        let text = String::from_utf8(output.stdout).unwrap().replace("&#x2f;", "/");
        assert!(text.contains("lev/brev.pdf") && text.contains("et PDF-dokument er ikke en tabel"), "{form}: {text}");
        assert!(text.contains("lev/t_6301_soc_opg.csv"), "{form}: {text}");
    }
    let output = sdm(folder.path(), &["validate", "lev", "--format", "gpkg", "-o", "fund.gpkg", "--today", "2024-09-30"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let database = rusqlite::Connection::open(folder.path().join("fund.gpkg")).unwrap();
    let reason: String = database.query_row("SELECT aarsag FROM filer WHERE fil = 'lev/brev.pdf'", [], |r| r.get(0)).unwrap();
    assert!(reason.contains("PDF"), "{reason}");
}

#[test]
fn further_sheets_of_a_workbook_are_named_and_not_carried_along() {
    let sheets =
        [("t_6301_soc_opg", Sheet::Rows), ("Vejledning", Sheet::Guidance), ("Tomt", Sheet::Nothing), ("Diagram", Sheet::Chart)];
    let folder = delivery(&[("lev.xlsx", &workbook(&sheets))]);
    let (report, code) = judged(folder.path(), &[]);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let found: Vec<_> = report["inputs"].as_array().unwrap().iter().map(|i| (text(&i["layer"]), text(&i["status"]))).collect();
    let expected =
        [("t_6301_soc_opg", "read"), ("Vejledning", "passed_over"), ("Tomt", "passed_over"), ("Diagram", "passed_over")];
    assert_eq!(found, expected.map(|(layer, status)| (layer.to_owned(), status.to_owned())));
    assert_eq!((report["verdict"].as_str(), code), (Some("conforms"), 0));
    for (command, out) in [("convert", "ud.xlsx"), ("protect", "sikker.xlsx")] {
        let output = sdm(folder.path(), &[command, "lev", "-o", out]);
        // A sheet with something in it is lost, and that is said.
        assert_eq!(output.status.code(), Some(1), "{}", said(&output));
        for name in ["Vejledning", "Tomt", "Diagram"] {
            assert!(said(&output).contains(name), "{}", said(&output));
        }
        let names = zip::ZipArchive::new(fs::File::open(folder.path().join(out)).unwrap()).unwrap();
        let sheets = names.file_names().filter(|n| n.as_ref().is_ok_and(|n| n.starts_with("xl/worksheets/sheet"))).count();
        assert_eq!(sheets, 1, "{command}");
    }
}

#[test]
#[cfg(unix)]
fn links_are_named_and_links_to_folders_are_not_followed() {
    let folder = with_other("a/note.txt", b"Hermed leverancen.");
    std::os::unix::fs::symlink("..", folder.path().join("lev/a/op")).unwrap();
    std::os::unix::fs::symlink("findes-ikke", folder.path().join("lev/a/intet.csv")).unwrap();
    let (report, code) = judged(folder.path(), &[]);
    assert_eq!(part(&report, "a/op").0, "unreadable");
    assert_eq!(part(&report, "a/intet.csv").0, "unreadable");
    assert_eq!((report["verdict"].as_str(), code), (Some("undecided"), 2));
}

#[test]
fn the_documentation_lists_every_ending() {
    let page = include_str!("../../../docs/formats.md");
    let table = page.split("## ").next().unwrap();
    for entry in sdm::delivery::FORMATS {
        for ending in entry.format.endings() {
            assert!(table.contains(&format!("`.{ending}`")), "docs/formats.md does not list .{ending} ({})", entry.format.name);
        }
    }
}
