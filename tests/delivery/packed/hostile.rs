//! Files that mean harm or are broken anywhere: an answer in words each time, within bounded memory, and no panic.

use super::support::{Answer, COLUMNS, csv, folder, in_folder, judge, row, zip};
use crate::common::program;
use serde_json::json;
use std::fs;
use std::path::Path;
use std::process::Command;

pub const TABLE: &str = "t_6301_soc_opg.csv";
const FEATURES: &str = "t_6301_soc_opg.geojson";

/// Whatever is found, nothing broke down: exit code 0, 1 or 2 with a report, and no other output.
pub fn answered(answer: &Answer, what: &str) {
    assert!((0..=2).contains(&answer.code), "{what}: exit code {}", answer.code);
    assert_eq!(answer.stderr, "", "{what}");
    assert_eq!(answer.code == 2, answer.report["verdict"] == "undecided", "{what}");
}

/// A right row as GeoJSON, with a field's value replaced by these bytes.
fn feature(field: &str, value: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    for (name, own) in COLUMNS.iter().zip(row("101-A01")) {
        let own = if own.is_empty() { "null".to_owned() } else { own };
        let text = ["monit_omr_nr", "periode", "opgjort"].contains(name);
        let own = if text { format!("\"{own}\"") } else { own };
        parts.push(format!("\"{name}\":{}", if *name == field { value } else { &own }));
    }
    let properties = parts.join(",");
    format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[\n{{\"type\":\"Feature\",\"properties\":{{{properties}}},\"geometry\":null}}\n]}}"
    )
}

/// The line at which a rule, or one of several, has its only finding.
fn only(answer: &Answer, rule: &str) -> u64 {
    let named = |f: &&serde_json::Value| rule.split(' ').any(|r| f["rule"] == r);
    let all: Vec<_> = answer.report["findings"].as_array().unwrap().iter().filter(named).collect();
    assert_eq!(all.len(), 1, "{rule}: {:?}", answer.found());
    all[0]["location"]["line"].as_u64().unwrap()
}

/// The same row in CSV with one value replaced.
fn with(field: &str, value: &str) -> Vec<u8> {
    let mut values = row("101-A02");
    values[COLUMNS.iter().position(|c| *c == field).unwrap()] = value.to_owned();
    [csv(&["101-A01"]), (values.join(";") + "\n").into_bytes()].concat()
}

#[test]
fn numbers_that_are_none_or_have_no_room() {
    let long = "9".repeat(400);
    // No number at all, or one that the field has no room for.
    let refused = "forkert-datatype uden-for-vaerdiomraade";
    for value in ["1e999", "-1e999", "1e5", "NaN", "nan", "Infinity", "-inf", "0x10", "1_000", &long, "99999999999999999999", "٣"]
    {
        let table = judge(&[(TABLE, &with("vaerdi", value))]);
        assert_eq!((table.code, only(&table, refused)), (1, 3), "{value}");
    }
    for value in ["1e999", "-1e999", &long, "{}", "[1]", "true"] {
        let collection = judge(&[(FEATURES, feature("vaerdi", value).as_bytes())]);
        assert_eq!((collection.code, only(&collection, refused)), (1, 2), "{value}");
    }
    // JSON has no such words: the record is none, and the place is exact.
    for value in ["NaN", "Infinity", "-Infinity", "nan", "+1", "01", ".5", "1.", "'1'"] {
        let collection = judge(&[(FEATURES, feature("vaerdi", value).as_bytes())]);
        assert_eq!((collection.code, only(&collection, "ulaeselig-post")), (1, 2), "{value}");
    }
}

#[test]
fn a_nul_byte_is_reported_wherever_it_is() {
    // In a table the first bytes show that it is no text; later the cell is.
    judge(&[(TABLE, b"cvr_kode\0;note\n")]).undecided("binært indhold");
    let mut late = csv(&["101-A01"; 200]);
    late.extend(with("monit_omr_nr", "101-\0").split(|b| *b == b'\n').nth(2).unwrap().to_vec());
    let answer = judge(&[(TABLE, &late)]);
    assert!(answer.messages("forkert-datatype").len() == 1, "{:?}", answer.found());
    let collection = judge(&[(FEATURES, feature("monit_omr_nr", "\"101-\\u0000\"").as_bytes())]);
    assert_eq!(only(&collection, "forkert-datatype"), 2);
    let raw = judge(&[(FEATURES, feature("monit_omr_nr", "\"101-\0\"").as_bytes())]);
    assert_eq!(only(&raw, "ulaeselig-post"), 2);
    let gml = "<FeatureCollection><member><t_6301_soc_opg><note>a\0b</note></t_6301_soc_opg></member></FeatureCollection>";
    answered(&judge(&[("t_6301.gml", gml.as_bytes())]), "GML");
    // A profile is YAML.
    let folder = folder(&[(TABLE, &csv(&["101-A01"])), ("profil.yaml", b"niveauer: {\0: fra}\n")]);
    let output = sdm(folder.path(), &["validate", TABLE, "--profile", "profil.yaml"]);
    assert_eq!(output.0, 2);
    assert!(output.1.contains("profil.yaml:1"), "the place: {}", output.1);
}

/// Exit code and all that was said, without a panic in it.
pub fn sdm(cwd: &Path, arguments: &[&str]) -> (i32, String) {
    let output = program::sdm(cwd, arguments);
    let said = program::said(&output);
    assert!(!said.contains("panicked") && !said.contains("gået i stå"), "{said}");
    (output.status.code().unwrap_or(-1), said)
}

#[test]
fn a_profile_that_is_deep_large_or_no_text_is_refused() {
    let deep = "[".repeat(100_000);
    let many = format!("niveauer: {{{}}}", "a".repeat(10 << 20));
    for profile in [deep.as_bytes(), many.as_bytes(), b"\xFF\xFEa\0", b"a: &a [*a]", b"a: *b", b"- 1", b"niveauer: 1e999", b""] {
        let folder = folder(&[(TABLE, &csv(&["101-A01"])), ("profil.yaml", profile)]);
        let (code, said) = sdm(folder.path(), &["validate", TABLE, "--profile", "profil.yaml", "--today", "2024-09-30"]);
        let right = if profile.is_empty() { [0, 2].contains(&code) } else { code == 2 && said.contains("profil.yaml") };
        assert!(right, "{}: {code} {said}", String::from_utf8_lossy(&profile[..profile.len().min(20)]));
    }
}

#[test]
fn a_hundred_thousand_levels_of_json_are_no_stack() {
    let levels = 100_000;
    let (open, close) = ("[".repeat(levels), "]".repeat(levels));
    let rules = "forkert-datatype ulaeselig-post";
    let value = judge(&[(FEATURES, feature("vaerdi", &format!("{open}{close}")).as_bytes())]);
    assert_eq!(only(&value, rules), 2);
    let objects = format!("{}1{}", "{\"a\":".repeat(levels), "}".repeat(levels));
    let value = judge(&[(FEATURES, feature("vaerdi", &objects).as_bytes())]);
    assert_eq!(only(&value, rules), 2);
    judge(&[(FEATURES, open.as_bytes())]).undecided("JSON");
    let member = format!("{{\"x\":{open}{close},\"type\":\"FeatureCollection\",\"features\":[]}}");
    answered(&judge(&[(FEATURES, member.as_bytes())]), "a foreign member");
    let coordinates = feature("vaerdi", "1040")
        .replace("\"geometry\":null", &format!("\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":{open}{close}}}"));
    assert_eq!(only(&judge(&[(FEATURES, coordinates.as_bytes())]), "forkert-geometritype ulaeselig-post"), 2);
    let elements =
        format!("<FeatureCollection><member><t_6301><a>{}</a></t_6301></member></FeatureCollection>", "<b>".repeat(levels));
    judge(&[("t_6301.gml", elements.as_bytes())]).undecided("mere end 100 niveauer");
}

/// Entities that grow, and entities that would fetch a file: neither is read, in GML or in a workbook.
#[test]
fn entities_neither_grow_nor_fetch() {
    let secret = "hemmeligt-indhold";
    let laughs: String = (1..10).map(|n| format!("<!ENTITY a{n} \"{}\">", format!("&a{};", n - 1).repeat(10))).collect();
    let documents = [
        format!("<!DOCTYPE x [<!ENTITY a0 \"ha\">{laughs}]>"),
        "<!DOCTYPE x [<!ENTITY a9 SYSTEM \"HER/hemmelig.txt\">]>".to_owned(),
        "<!DOCTYPE x SYSTEM \"HER/hemmelig.txt\">".to_owned(),
        "<!DOCTYPE x [<!ENTITY % p SYSTEM \"HER/hemmelig.txt\"> %p;]>".to_owned(),
        String::new(),
    ];
    for document in documents {
        let folder = folder(&[("hemmelig.txt", secret.as_bytes())]);
        let document = document.replace("HER", &format!("file://{}", folder.path().display()));
        let gml = format!(
            "<?xml version=\"1.0\"?>\n{document}\n<FeatureCollection><member><t_6301_soc_opg><note>&a9;</note></t_6301_soc_opg></member></FeatureCollection>"
        );
        fs::write(folder.path().join("t_6301_soc_opg.gml"), gml).unwrap();
        let answer = in_folder(&folder);
        answer.undecided(if document.is_empty() { "entitet" } else { "DOCTYPE" });
        assert!(!answer.report.to_string().contains(secret));
    }
    for part in ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"] {
        let folder = folder(&[("hemmelig.txt", secret.as_bytes())]);
        let document = format!("<!DOCTYPE x [<!ENTITY a0 SYSTEM \"file://{}/hemmelig.txt\">{laughs}]>", folder.path().display());
        fs::write(folder.path().join("t_6301_soc_opg.xlsx"), workbook(part, &document, "&a9;&a0;")).unwrap();
        let answer = in_folder(&folder);
        answered(&answer, part);
        let said = answer.report.to_string();
        assert!(!said.contains(secret) && !said.contains("hahaha"), "{part}: {said}");
        assert_ne!(answer.report["verdict"], "conforms", "{part}");
    }
}

/// A workbook with one sheet, of which a part has a document type and a text in it.
fn workbook(part: &str, document: &str, text: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let cells = |row: usize, values: &[String]| {
        let cell = |v: &String| format!("<c t=\"inlineStr\"><is><t>{v}</t></is></c>");
        format!("<row r=\"{row}\">{}</row>", values.iter().map(cell).collect::<String>())
    };
    let head: Vec<String> = COLUMNS.iter().map(|c| (*c).to_owned()).collect();
    let in_sheet = if part.contains("sheet1") { text } else { "" };
    let mut values = row("101-A01");
    values[4] += in_sheet;
    let shared = if part.contains("shared") { text } else { "x" };
    let name = if part.contains("workbook") { format!("t_6301{text}") } else { "t_6301_soc_opg".to_owned() };
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"{package}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"r\" Type=\"{relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{relations}\"><sheets><sheet name=\"{name}\" sheetId=\"1\" r:id=\"s\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"s\" Type=\"{relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"t\" Type=\"{relations}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
            ),
        ),
        ("xl/sharedStrings.xml", format!("<sst xmlns=\"{main}\"><si><t>{shared}</t></si></sst>")),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet xmlns=\"{main}\"><sheetData>{}{}</sheetData></worksheet>", cells(1, &head), cells(2, &values)),
        ),
    ];
    let typed = |name: &str, body: &str| format!("<?xml version=\"1.0\"?>\n{}{body}", if name == part { document } else { "" });
    let bytes: Vec<(&str, Vec<u8>)> = parts.iter().map(|(name, body)| (*name, typed(name, body).into_bytes())).collect();
    zip(&bytes.iter().map(|(n, b)| (*n, b.as_slice())).collect::<Vec<_>>())
}

#[test]
fn the_workbook_of_these_tests_is_right_without_its_harm() {
    judge(&[("t_6301_soc_opg.xlsx", &workbook("", "", ""))]).conforms();
}

/// Every tenth of every format: what is left is judged or refused, and a file that ends early never conforms unsaid.
#[test]
fn a_file_cut_off_at_any_tenth_is_answered() {
    let made = folder(&[("kilde.geojson", collection(300).as_bytes())]);
    let ogr = |driver: &str, ending: &str| {
        let path = made.path().join(format!("t_6301_soc_opg.{ending}"));
        let run = Command::new("ogr2ogr")
            .args(["-f", driver, "-nln", "t_6301_soc_opg"])
            .arg(&path)
            .arg(made.path().join("kilde.geojson"))
            .output()
            .unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        fs::read(path).unwrap()
    };
    let python = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../formats/python/bin/python");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats/parquet.py");
    let parquet = made.path().join("t_6301_soc_opg.parquet");
    let run = Command::new(python).arg(script).args([&made.path().join("kilde.geojson"), &parquet]).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let table = csv(&["101-A01"; 300]);
    let files = [
        ("gpkg", ogr("GPKG", "gpkg")),
        ("gml", ogr("GML", "gml")),
        ("xlsx", ogr("XLSX", "xlsx")),
        ("parquet", fs::read(parquet).unwrap()),
        ("zip", zip(&[(TABLE, &table)])),
        ("geojson", collection(300).into_bytes()),
        ("csv", [&[0xFF, 0xFE], utf_16(&table).as_slice()].concat()),
    ];
    for (ending, whole) in files {
        for tenth in 0..10 {
            let name = format!("t_6301_soc_opg.{ending}");
            let answer = judge(&[(&name, &whole[..whole.len() * tenth / 10])]);
            answered(&answer, &format!("{ending}, {tenth} tenths"));
            // A text of whole lines may be all that was meant; every other format says where it ends.
            let refused = answer.code == 2 && answer.errors().iter().all(|e| !e.is_empty() && !e.contains("Error"));
            assert!(
                refused || ending == "csv" && tenth > 0,
                "{ending}, {tenth} tenths: {:?} {:?}",
                answer.errors(),
                answer.found()
            );
        }
    }
}

fn collection(features: usize) -> String {
    let one = |n: usize| {
        let values = COLUMNS.iter().zip(row(&format!("101-A{n:04}"))).filter(|(_, v)| !v.is_empty());
        let typed = |name: &str, v: String| {
            if ["monit_omr_nr", "periode", "opgjort"].contains(&name) { json!(v) } else { json!(v.parse::<i64>().unwrap()) }
        };
        let properties: serde_json::Map<String, serde_json::Value> =
            values.map(|(c, v)| ((*c).to_owned(), typed(c, v))).collect();
        json!({ "type": "Feature", "properties": properties, "geometry": null }).to_string()
    };
    format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}\n", (0..features).map(one).collect::<Vec<_>>().join(",\n"))
}

fn utf_16(text: &[u8]) -> Vec<u8> {
    std::str::from_utf8(text).unwrap().encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A table whose beginning is Windows-1252, then UTF-8, then neither: one encoding for a file, or the line that is not in it.
#[test]
fn encodings_mixed_in_one_table_are_reported_by_line() {
    let head = COLUMNS.join(";") + ";note\n";
    let line = |note: &[u8]| [row("101-A01").join(";").as_bytes(), b";", note, b"\n"].concat();
    let utf_8_first = [head.as_bytes(), &line("Nørrebro".as_bytes()), &line(b"N\xf8rrebro"), &line(b"ren")].concat();
    let answer = judge(&[(TABLE, &utf_8_first)]);
    assert_eq!((answer.code, only(&answer, "ulaeselig-post")), (1, 3), "{:?}", answer.found());
    // Beyond the first megabyte, by which the encoding is judged.
    let plain = line(b"ren").repeat(20_000);
    let late = [head.as_bytes(), &plain, &line(b"\x81\x8d")].concat();
    let answer = judge(&[(TABLE, &late)]);
    assert_eq!(only(&answer, "ulaeselig-post"), 20_002);
}
