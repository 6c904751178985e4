//! No leak by the tool itself: deliveries with marked values go through every command, format, form and failure, and all that
//! comes out, additional files included, is searched for the marks.

mod deliveries;
mod run;

use deliveries::{BINARY, Broken, broken_bytes, broken_texts, folder, table};
use run::{Run, search};
use std::fs;
use std::path::{Path, PathBuf};

const FORMS: [&str; 8] = ["text", "json", "html", "csv", "geojson", "junit", "sarif", "gpkg"];
const READERS: [&str; 3] = ["egen-kommune", "myndigheder", "offentligheden"];
/// Every format that a delivery is read in.
const FORMATS: [&str; 8] = ["csv", "geojson", "geojson-seq", "xlsx", "gpkg", "gml", "shape", "parquet"];

/// The delivery in a format, made by `convert`; gives the folder.
fn converted(format: &str, scratch: &Path) -> PathBuf {
    let input = folder(&scratch.join("levering"), &table(|row| row));
    let out = scratch.join(format!("som-{format}"));
    let target = if matches!(format, "xlsx" | "gpkg" | "gml") { out.join(format!("levering.{format}")) } else { out.clone() };
    fs::create_dir_all(&out).unwrap();
    let run = Run::of(scratch, &["convert", text(&input), "-o", text(&target), "--to", format]);
    assert!(matches!(run.code, 0 | 1), "{format}: {}", run.said);
    // What it writes is the delivery; what it says is not.
    search(format, &run.said, "egen-kommune");
    out
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// The report, and all other output, for a reader in a form.
fn validate(what: &str, input: &Path, scratch: &Path, reader: &str, form: &str, more: &[&str]) {
    let report = scratch.join("rapport");
    let _ = fs::remove_file(&report);
    let mut arguments = vec!["validate", text(input), "--reader", reader, "--format", form, "--today", "2025-01-15"];
    arguments.extend(["-o", text(&report)]);
    arguments.extend(more);
    let run = Run::of(scratch, &arguments);
    let name = format!("{what}, {reader}, {form}");
    assert!(matches!(run.code, 0..=2), "{name}: {}", run.said);
    search(&name, &run.said, reader);
    assert!(run.left.is_empty(), "{name} leaves {:?}", run.left);
    if let Ok(bytes) = fs::read(&report) {
        search(&name, &String::from_utf8_lossy(&bytes), reader);
    }
}

#[test]
fn the_marks_are_read_in_every_format() {
    // Without this, a format whose figures were lost on the way would pass every other test.
    let scratch = tempfile::tempdir().unwrap();
    for format in FORMATS {
        let input = converted(format, scratch.path());
        let judged = Run::of(scratch.path(), &["validate", text(&input), "--today", "2025-01-15"]);
        for rule in deliveries::FOUND {
            assert!(judged.said.contains(rule), "{format}: {rule} finds nothing: {}", judged.said);
        }
    }
}

#[test]
fn no_form_of_any_format_for_any_reader() {
    let scratch = tempfile::tempdir().unwrap();
    for format in FORMATS {
        let input = converted(format, scratch.path());
        for reader in READERS {
            for form in FORMS {
                validate(
                    format,
                    &input,
                    scratch.path(),
                    reader,
                    form,
                    &["--lang", if reader == "myndigheder" { "en" } else { "da" }],
                );
            }
        }
    }
}

#[test]
fn no_failure_of_a_text() {
    let scratch = tempfile::tempdir().unwrap();
    for Broken { what, bytes } in broken_texts() {
        let input = scratch.path().join("i-stykker");
        folder(&input, "");
        fs::write(input.join("t_6301_soc_opg.csv"), &bytes).unwrap();
        for reader in READERS {
            for form in ["text", "json"] {
                validate(&what, &input, scratch.path(), reader, form, &[]);
            }
        }
        for to in FORMATS {
            let out = scratch.path().join("ud");
            let _ = fs::remove_dir_all(&out);
            let run = Run::of(scratch.path(), &["convert", text(&input), "-o", text(&out), "--to", to]);
            assert!(matches!(run.code, 0..=2), "{what} {to}: {}", run.said);
            search(&format!("convert of {what} to {to}"), &run.said, "egen-kommune");
        }
        let out = scratch.path().join("ud");
        let _ = fs::remove_dir_all(&out);
        let run = Run::of(scratch.path(), &["protect", text(&input), "-o", text(&out), "--to", "csv", "--today", "2025-01-15"]);
        assert!(matches!(run.code, 0..=2), "{what}: {}", run.said);
        search(&format!("protect of {what}"), &run.said, "egen-kommune");
    }
}

#[test]
fn no_failure_of_a_file() {
    let scratch = tempfile::tempdir().unwrap();
    for format in FORMATS {
        let whole = converted(format, scratch.path());
        for entry in fs::read_dir(&whole).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_file()) {
            let bytes = fs::read(&entry).unwrap();
            let kind = entry.extension().and_then(|e| e.to_str()).unwrap_or_default().to_owned();
            for Broken { what, bytes } in broken_bytes(&bytes, !BINARY.contains(&kind.as_str())) {
                fs::write(&entry, &bytes).unwrap();
                for reader in ["egen-kommune", "offentligheden"] {
                    validate(&format!("{kind} {what}"), &whole, scratch.path(), reader, "json", &[]);
                }
            }
            fs::write(&entry, &bytes).unwrap();
        }
    }
}

#[test]
fn no_reference() {
    let scratch = tempfile::tempdir().unwrap();
    let delivery =
        folder(&scratch.path().join("levering"), &table(|row| if row.contains("BYDEL-02") { row } else { String::new() }));
    for Broken { what, bytes } in broken_texts() {
        let reference = folder(&scratch.path().join("reference"), "");
        fs::write(reference.join("t_6301_soc_opg.csv"), bytes).unwrap();
        for reader in READERS {
            validate(
                &format!("reference, {what}"),
                &delivery,
                scratch.path(),
                reader,
                "json",
                &["--reference", text(&reference)],
            );
        }
    }
}

/// `sdm audit` shows values where it answers; where it cannot, it shows none.
#[test]
fn no_case_that_cannot_be_audited() {
    let scratch = tempfile::tempdir().unwrap();
    let good = r#"{"attacker":{"lower":0},"cells":[{"id":"T","value":48157,"status":"s"},{"id":"a","value":3231,"status":"u"}],"equations":[{"total":"T","parts":["a"]}]}"#;
    for (from, to) in [
        ("48157,", "\"48157\","),
        ("48157,", "48157x,"),
        ("48157,", "48157.13577,"),
        ("48157,", "481570000000000000000000,"),
        ("\"status\":\"u\"", "\"status\":48157"),
        ("{\"total\"", "48157,{\"total\""),
        ("3231,", "3231"),
        ("}]}", ""),
    ] {
        let case = scratch.path().join("sag.json");
        fs::write(&case, good.replacen(from, to, 1)).unwrap();
        let run = Run::of(scratch.path(), &["audit", text(&case)]);
        assert_eq!(run.code, 2, "{to}: {}", run.said);
        search(&format!("audit with {to}"), &run.said, "egen-kommune");
    }
}
