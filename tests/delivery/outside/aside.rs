//! Helper and companion files: data under their names are data, and what they hold is looked into.

use super::support::{Answer, COLUMNS, csv, judge, zip};
use super::{CPR, fails_at, found};

const OWN: &str = "t_6301_soc_opg.csv";
const CITIZENS: &str = "cpr;navn;adresse\n070761-4285;Anna Jensen;Nygade 3\n";
const HELPER: &str = "en hjælpefil";

/// A right table and another file.
fn with(name: &str, bytes: &[u8]) -> Answer {
    judge(&[(OWN, &csv(&["101-A01"])), (name, bytes)])
}

/// Status and reason of a part.
fn part<'a>(answer: &'a Answer, name: &str) -> (&'a str, &'a str) {
    let inputs = answer.report["inputs"].as_array().unwrap();
    let is = |i: &&serde_json::Value| i["path"].as_str().is_some_and(|p| p.ends_with(name)) || i["member"] == name;
    let part = inputs.iter().find(is).unwrap_or_else(|| panic!("{name}: {inputs:?}"));
    (part["status"].as_str().unwrap(), part["reason"].as_str().unwrap_or_default())
}

#[test]
fn a_table_under_a_helpers_name_is_a_table() {
    let tabs = CITIZENS.replace(';', "\t");
    let wide: Vec<u8> = format!("\u{feff}{CITIZENS}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let latin = [CITIZENS.as_bytes(), b"1;S\xF8ren;x\n"].concat();
    let tables: [&[u8]; 4] = [CITIZENS.as_bytes(), tabs.as_bytes(), &wide, &latin];
    let names = [
        "._borgere.csv",
        "~$t_soc_opg.csv",
        "@eaDir/x.csv",
        "__MACOSX/borgere.csv",
        ".git/borgere.csv",
        ".git/borgere",
        "$RECYCLE.BIN/borgere.txt",
        "borgere.csvt",
        "borgere.xsd",
        "borgere.prj",
        "borgere.cpg",
        "borgere.qml",
        "borgere.aux.xml",
        "desktop.ini",
        "Thumbs.db",
        ".gitkeep",
        ".~lock.borgere.csv#",
    ];
    for (number, name) in names.iter().enumerate() {
        let table = tables[number % tables.len()];
        for answer in [with(name, table), judge(&[(OWN, &csv(&["101-A01"])), ("a.zip", &zip(&[(name, table)]))])] {
            let (status, reason) = part(&answer, name);
            assert!(status == "passed_over" && reason.contains("hvilket tema"), "{name}: {status} {reason}");
            assert!(!found(&answer, "cpr-nummer").is_empty() && answer.code != 0, "{name}");
            assert!(answer.found().iter().any(|f| f.starts_with("ukendt-tema")), "{name}: {:?}", answer.found());
        }
    }
}

/// Rows that are named nowhere would be lost in silence.
#[test]
fn a_delivery_under_a_helpers_name_is_read() {
    let rows = csv(&["101-B01"]);
    for name in ["@eaDir/t_6301_mere.csv", "._t_6301_mere.csv", "__MACOSX/t_6301_mere.txt", "t_6301_mere.csvt"] {
        assert_eq!(part(&with(name, &rows), name).0, "read", "{name}");
    }
}

#[test]
fn what_may_hold_rows_under_a_helpers_name_leaves_the_verdict_open() {
    for (name, bytes) in [
        ("m.xml", b"<metadata><borger><navn>Anna</navn></borger></metadata>".as_slice()),
        ("stil.qml", b"<borgere><borger navn=\"Anna\"/></borgere>"),
        (".gitkeep", b"[{\"navn\":\"Anna\"}]"),
        ("__MACOSX/tal.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0"),
    ] {
        let answer = with(name, bytes);
        assert_eq!((part(&answer, name).0, answer.code), ("unreadable", 2), "{name}");
    }
}

#[test]
fn helpers_are_looked_into() {
    let style = format!("<!DOCTYPE qgis PUBLIC 'x'><qgis><rule label=\"Anna {CPR}\"/></qgis>");
    let long = format!("<!DOCTYPE qgis PUBLIC 'x'><qgis>{}<rule label=\"{CPR}\"/></qgis>", "<x/>".repeat(40_000));
    let project = zip(&[("kort.qgs", style.as_bytes())]);
    let metadata = format!("<metadata><dataIdInfo>{CPR}</dataIdInfo></metadata>");
    let wide: Vec<u8> = format!("\u{feff}[x]\r\nInfoTip={CPR}\r\n").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let thumbs =
        [b"\xD0\xCF\x11\xE0\0\0".as_slice(), &format!("{CPR}\0").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()]
            .concat();
    let cases: [(&str, &[u8]); 9] = [
        ("stil.qml", style.as_bytes()),
        ("lang.qml", long.as_bytes()),
        ("projekt.qgz", &project),
        ("m.xml", metadata.as_bytes()),
        ("kort.shp.xml", metadata.as_bytes()),
        ("x.prj", b"PROJCS[\"070761-4285\"]"),
        ("x.cpg", b"070761-4285"),
        ("desktop.ini", &wide),
        ("Thumbs.db", &thumbs),
    ];
    for (name, bytes) in cases {
        let answer = with(name, bytes);
        assert_eq!(part(&answer, name).0, "passed_over", "{name}");
        fails_at(&answer, HELPER);
    }
    fails_at(&with("070761-4285.qml", b"<qgis/>"), "navnet på filen, laget eller arket");
}

#[test]
fn bytes_behind_the_records_of_a_shape_file_are_looked_into() {
    let folder = super::support::folder(&[(OWN, &csv(&["101-A01"]))]);
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_sdm"))
        .current_dir(folder.path())
        .args(["convert", OWN, "--to", "shape", "-o", "ud"])
        .output()
        .unwrap();
    assert!(run.status.success() && COLUMNS.len() > 1, "{run:?}");
    let read = |ending: &str| std::fs::read(folder.path().join(format!("ud/t_6301_soc_opg.{ending}"))).unwrap();
    let (dbf, cpg) = (read("dbf"), read("cpg"));
    let laden = |bytes: &[u8]| [bytes, b" Anna 070761-4285"].concat();
    let judged = |dbf: &[u8], cpg: &[u8]| judge(&[("t_6301_soc_opg.dbf", dbf), ("t_6301_soc_opg.cpg", cpg)]);
    assert_eq!(judged(&dbf, &cpg).report["verdict"], "conforms");
    fails_at(&judged(&laden(&dbf), &cpg), "filen uden for dens poster");
    fails_at(&judged(&dbf, &laden(&cpg)), HELPER);
    // The index is no companion but a helper.
    fails_at(&with("x.shx", &laden(b"\0\0\x27\x0a\0\0")), HELPER);
}

#[test]
fn what_an_archive_holds_outside_its_files_is_named() {
    let good = zip(&[(OWN, &csv(&["101-A01"]))]);
    judge(&[("lev.zip", &good)]).conforms();
    // A member that was taken out of the list: the directory of the second archive does not know the first's.
    let gone = zip(&[("borgere.csv", CITIZENS.as_bytes())]);
    for bytes in [
        [gone.as_slice(), &good].concat(),
        [b"PK\x03\x04".as_slice(), CITIZENS.as_bytes(), &good].concat(),
        [good.as_slice(), CITIZENS.as_bytes()].concat(),
    ] {
        let answer = judge(&[("lev.zip", &bytes)]);
        assert_eq!((answer.code, answer.report["verdict"].as_str()), (2, Some("undecided")), "{:?}", answer.report["inputs"]);
    }
}

#[test]
fn what_the_header_of_a_gzip_file_says_is_looked_into() {
    let packed = |name: &str, note: &str| {
        let builder = flate2::GzBuilder::new().filename(name).comment(note);
        let mut writer = builder.write(Vec::new(), flate2::Compression::default());
        std::io::Write::write_all(&mut writer, &csv(&["101-A01"])).unwrap();
        writer.finish().unwrap()
    };
    judge(&[("t_6301_soc_opg.csv.gz", &packed("t.csv", ""))]).conforms();
    for bytes in [packed("070761-4285.csv", ""), packed("t.csv", CPR)] {
        fails_at(&judge(&[("t_6301_soc_opg.csv.gz", &bytes)]), "arkivets kommentar");
    }
}
