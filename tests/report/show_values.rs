//! `--show-values`: for the municipality's own work alone, and every form of the report says so.

use crate::common::delivery::{Own, figures};
use crate::common::program::sdm;
use std::fs;
use std::process::Output;

/// A count that is no number, in a field that reports never show; a text that looks like no code; and what may be a
/// person's number or address.
fn delivery() -> String {
    let table = figures();
    let residents: [Own; 2] = [("taeller", &1_040), ("vaerdi", &1_040)];
    table.file(&[
        table.row(&[("taeller", &"1o40")]),
        table.row(&[&residents[..], &[("monit_omr_nr", &"101-A02"), ("koen_kode", &"<b>kvinde</b>")]].concat()),
        table.row(&[&residents[..], &[("monit_omr_nr", &"101-A03"), ("koen_kode", &"0102031234")]].concat()),
        table.row(&[&residents[..], &[("monit_omr_nr", &"101-A04"), ("koen_kode", &"kim@example.dk")]].concat()),
    ])
}

const SAYS: &str = "kun til eget arbejde";

fn run(form: &str, more: &[&str]) -> (Output, String) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("t_6301_soc_opg.csv"), delivery()).unwrap();
    let fixed = ["validate", "t_6301_soc_opg.csv", "--today", "2024-09-30", "--format", form, "-o", "ud"];
    let output = sdm(folder.path(), &[&fixed[..], more].concat());
    let written = fs::read(folder.path().join("ud")).unwrap_or_default();
    let text = String::from_utf8_lossy(&written).into_owned();
    (output, text)
}

#[test]
fn every_form_shows_the_values_and_says_so() {
    for form in ["text", "json", "html", "geojson", "gpkg", "csv", "junit", "sarif"] {
        let (output, text) = run(form, &["--show-values"]);
        assert_eq!(output.status.code(), Some(1), "{form}");
        assert!(text.contains("1o40") && text.contains("kvinde") && text.contains(SAYS), "{form}: {text}");
        assert!(!text.contains("0102031234") && !text.contains("kim@"), "{form}");
        assert!(!text.contains("<b>kvinde") || ["text", "json", "geojson", "csv", "sarif", "gpkg"].contains(&form), "{form}");
        let (_, hidden) = run(form, &[]);
        assert!(!hidden.contains("1o40") && !hidden.contains("kvinde") && !hidden.contains(SAYS), "{form}: {hidden}");
    }
}

#[test]
fn the_report_as_a_whole_says_it_where_nothing_in_it_does() {
    let top = "Rapporten viser værdier fra leverancen";
    let (_, text) = run("text", &["--show-values"]);
    assert!(text.starts_with(top) && text.trim_end().ends_with("ikke gives videre."), "{text}");
    assert!(run("html", &["--show-values"]).1.contains(top));
    for (arguments, expected) in [(&["--show-values"][..], true), (&[][..], false)] {
        let report: serde_json::Value = serde_json::from_str(&run("json", arguments).1).unwrap();
        assert_eq!(report["shows_values"], expected);
    }
    // Findings that are streamed say it one by one.
    let (_, lines) = run("json", &["--show-values", "--max-per-rule", "0"]);
    assert!(lines.lines().any(|l| l.contains("1o40") && l.contains(SAYS) && l.starts_with("{\"rule\"")), "{lines}");
}

#[test]
fn nobody_else_may_ask_for_them() {
    for reader in ["offentligheden", "myndigheder"] {
        let (output, text) = run("text", &["--show-values", "--reader", reader]);
        assert_eq!((output.status.code(), text.as_str()), (Some(2), ""));
        assert!(String::from_utf8_lossy(&output.stderr).contains("kommunens eget arbejde"));
    }
}
