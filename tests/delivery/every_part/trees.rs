//! Random folders with files, archives, workbooks and GeoPackages of every name.

use super::made::{Sheet, csv, delivery, feature, geojson, geopackage, gml, gzip, judged, utf_16, workbook, zip};
use serde_json::Value;
use std::collections::BTreeMap;

/// Numbers that look random and are the same every time (Numerical Recipes' linear congruential generator).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.roll(all.len())]
    }
}

const STEMS: [&str; 16] = [
    "t_6301_soc_opg",
    "T_6301_SOC_OPG",
    "tal 2024 (ny)",
    "æøå ÆØÅ",
    ".skjult",
    "..to",
    "😀",
    "a.b.c",
    "~tilde",
    "~$t_6301_soc_opg",
    ".~lock.t_6301",
    "._t_6301",
    "læs mig",
    "uden",
    "-strege",
    "[klammer]{}",
];
const ENDINGS: [&str; 25] = [
    "", ".csv", ".CSV", ".txt", ".tsv", ".TXT", ".geojson", ".JSON", ".jsonl", ".xml", ".gml", ".xlsx", ".XLSX", ".gpkg",
    ".sqlite", ".zip", ".gz", ".csv.gz", ".pdf", ".docx", ".qml", ".dat", ".md", ".shp", ".xlsx#",
];
const FOLDERS: [&str; 8] = ["", "", "", "a/", "a/b/c/", "Æ ø/", ".gemt/", "__MACOSX/"];

/// Where a part is: file, member, sheet or layer.
type Part = (String, Option<String>, Option<String>);

/// Bytes of some kind, and the names of the layers or sheets in them.
fn simple(dice: &mut Dice) -> (Vec<u8>, Vec<String>) {
    let area = format!("101-A{:02}", dice.roll(90));
    let kind = dice.roll(14);
    let bytes = match kind {
        0 => csv(&[&area]).into_bytes(),
        1 => csv(&[&area]).replace(';', "\t").into_bytes(),
        2 => utf_16(&csv(&[&area]).replace(';', "\t")),
        3 => geojson(&area).into_bytes(),
        4 => format!("{}\n{}\n", feature(&area), feature("101-B01")).into_bytes(),
        5 => gml(&area).into_bytes(),
        6 => b"Hermed vores tal, som aftalt.\nMed venlig hilsen Mette\n".to_vec(),
        7 => b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec(),
        8 => (0..200).map(|_| dice.roll(256) as u8).collect(),
        9 => b"\x05Mette   \0\0\0\0M\0e\0t\0t\0e\0".to_vec(),
        10 => b"<!DOCTYPE qgis><qgis version=\"3.34\"/>".to_vec(),
        11 => vec![],
        12 => b"navn;antal\nAnna;3\n".to_vec(),
        _ => gzip(csv(&[&area]).as_bytes()),
    };
    // The type of features.
    let layers = if kind == 5 { vec!["t_6301_soc_opg".to_owned()] } else { vec![] };
    (bytes, layers)
}

/// A workbook with sheets, or a GeoPackage with layers.
fn layered(dice: &mut Dice) -> (Vec<u8>, Vec<String>) {
    let names = ["t_6301_soc_opg", "Vejledning", "Ark 2", "æøå", "😀 tal", "Diagram.1"];
    let count = 1 + dice.roll(names.len());
    let kinds: Vec<usize> = (0..count).map(|_| dice.roll(8)).collect();
    let bytes = if dice.roll(2) == 0 {
        let sheet = |(name, kind): (&&'static str, &usize)| match kind {
            0..4 => (*name, Sheet::Rows),
            4 | 5 => (*name, Sheet::Guidance),
            6 => (*name, Sheet::Nothing),
            _ => (*name, Sheet::Chart),
        };
        let mut sheets: Vec<(&str, Sheet)> = names.iter().zip(&kinds).map(sheet).collect();
        // A workbook has one sheet that is none of diagrams.
        sheets[0].1 = if matches!(sheets[0].1, Sheet::Chart) { Sheet::Rows } else { sheets[0].1 };
        workbook(&sheets)
    } else {
        let tables: Vec<(&str, bool)> = names.iter().zip(&kinds).map(|(name, kind)| (*name, kind % 2 == 0)).collect();
        geopackage(&tables)
    };
    (bytes, names[..count].iter().map(|n| (*n).to_owned()).collect())
}

fn name(dice: &mut Dice) -> String {
    format!("{}{}{}", dice.of(&FOLDERS), dice.of(&STEMS), dice.of(&ENDINGS))
}

/// A delivery's files by name, and the parts that they have.
fn tree(dice: &mut Dice) -> (BTreeMap<String, Vec<u8>>, Vec<Part>) {
    let (mut files, mut parts) = (BTreeMap::new(), Vec::new());
    for _ in 0..1 + dice.roll(7) {
        let path = name(dice);
        if files.contains_key(&path) {
            continue;
        }
        let file = format!("lev/{path}");
        let add = |member: Option<&str>, layers: Vec<String>, parts: &mut Vec<Part>| {
            let part = |layer| (file.clone(), member.map(str::to_owned), layer);
            match layers.is_empty() {
                true => parts.push(part(None)),
                false => parts.extend(layers.into_iter().map(|layer| part(Some(layer)))),
            }
        };
        let bytes = match dice.roll(6) {
            0 => {
                let mut members: BTreeMap<String, (Vec<u8>, Vec<String>)> = BTreeMap::new();
                for _ in 0..1 + dice.roll(6) {
                    let made = if dice.roll(4) == 0 { layered(dice) } else { simple(dice) };
                    members.insert(name(dice), made);
                }
                let packed: Vec<(&str, &[u8])> = members.iter().map(|(n, (b, _))| (n.as_str(), b.as_slice())).collect();
                let bytes = zip(&packed);
                members.into_iter().for_each(|(name, (_, layers))| add(Some(&name), layers, &mut parts));
                bytes
            }
            1 | 2 => {
                let (bytes, layers) = layered(dice);
                add(None, layers, &mut parts);
                bytes
            }
            _ => {
                let (bytes, layers) = simple(dice);
                add(None, layers, &mut parts);
                bytes
            }
        };
        files.insert(path, bytes);
    }
    (files, parts)
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

#[test]
fn every_part_is_in_the_report_once_whatever_its_name() {
    let mut dice = Dice(6301);
    let (mut read, mut aside, mut unread) = (0, 0, 0);
    for number in 0..200 {
        let (files, mut expected) = tree(&mut dice);
        let all: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        let folder = delivery(&all);
        let (report, code) = judged(folder.path(), &[]);
        let inputs = report["inputs"].as_array().unwrap();
        let mut found: Vec<Part> =
            inputs.iter().map(|i| (text(&i["path"]).unwrap(), text(&i["member"]), text(&i["layer"]))).collect();
        expected.sort();
        found.sort();
        assert_eq!(found, expected, "tree {number}");
        for input in inputs {
            let has_reason = input["reason"].as_str().is_some_and(|reason| !reason.is_empty());
            assert_eq!(has_reason, input["status"] != "read", "tree {number}: {input}");
            match input["status"].as_str().unwrap() {
                "read" => read += 1,
                "passed_over" => aside += 1,
                "unreadable" => {
                    unread += 1;
                    assert_eq!((report["verdict"].as_str(), code), (Some("undecided"), 2), "tree {number}: {input}");
                }
                other => panic!("{other}"),
            }
        }
    }
    assert!(read > 200 && aside > 100 && unread > 50, "{read} read, {aside} passed over, {unread} unreadable");
}
