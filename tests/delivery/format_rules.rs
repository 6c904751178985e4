//! The table format × rule of `docs/formats.md`: for each rule a case that keeps it and one that breaks it, written by GDAL
//! (Parquet by pyarrow) in each format, and judged alike. Where a format cannot hold what the rule is about, it says why.

use crate::common::cases::{Case, all_cases};
use crate::common::formats::{done, model, text, written};
use crate::common::program::PROGRAM;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const FORMATS: [&str; 8] = ["GeoJSON", "GeoJSON-seq", "GeoPackage", "GML", "Shape", "Parquet", "CSV", "XLSX"];
/// Cases of a kind that are tried until one is written and judged as its name says.
const TRIED: usize = 12;
const GEOMETRY: &str = "regneark og CSV har ingen geometri";

/// Why a format cannot break, or keep, a rule.
fn beyond(rule: &str, format: &str) -> Option<&'static str> {
    let plane = ["CSV", "XLSX"].contains(&format);
    let geometry = [
        "differens-mellem-omraader",
        "for-lille-flade",
        "forkert-geometritype",
        "forkert-koordinatsystem",
        "geometri-peger-paa-bolig",
        "hul-mellem-omraader",
        "omraade-uden-for-overordnet",
        "overlappende-omraader",
        "tom-geometri",
        "uden-for-danmark",
        "ugyldig-geometri",
        "z-koordinat",
    ];
    match (rule, format) {
        (rule, _) if plane && geometry.contains(&rule) => Some(GEOMETRY),
        ("forkert-koordinatsystem", "GeoJSON-seq") => Some("formatet har altid længde og bredde"),
        _ => None,
    }
}

/// The case's files as GeoJSON, typed by GDAL if they are CSV; `None` if they are in another format.
fn sources(case: &Case, folder: &Path) -> Option<Vec<(String, PathBuf)>> {
    let mut files: Vec<PathBuf> = fs::read_dir(case.path().join("input")).ok()?.map(|e| e.unwrap().path()).collect();
    files.sort();
    let one = |file: PathBuf| {
        let name = file.file_stem()?.to_str()?.to_owned();
        match file.extension()?.to_str()? {
            "geojson" => Some((name, file)),
            "csv" => {
                let target = folder.join(format!("{name}.geojson"));
                let options = ["-f", "GeoJSON", "-oo", "AUTODETECT_TYPE=YES", "-oo", "EMPTY_STRING_AS_NULL=YES"];
                done(Command::new("ogr2ogr").args(options).args([&target, &file])).then_some((name, target))
            }
            _ => None,
        }
    };
    files.into_iter().map(one).collect::<Option<Vec<_>>>().filter(|f| !f.is_empty())
}

/// Whether a case, written in a format, is judged as its name says.
fn holds(case: &Case, format: &str) -> bool {
    let expected = case.expected().unwrap();
    let changed = case.changed_model(&expected).unwrap();
    let scratch = tempfile::tempdir().unwrap();
    let (made, lev) = (scratch.path().join("kilde"), scratch.path().join("lev"));
    fs::create_dir(&made).unwrap();
    fs::create_dir(&lev).unwrap();
    let Some(files) = sources(case, &made) else { return false };
    if !files.iter().all(|(name, file)| written(format, file, name, &lev)) {
        return false;
    }
    let mut command = Command::new(PROGRAM);
    command.args(["validate", text(&lev), "--format", "json"]).args(&expected.arguments);
    if !expected.arguments.iter().any(|a| a == "--today") {
        command.args(["--today", "2024-09-30"]);
    }
    let reference = case.path().join("reference");
    if reference.is_dir() {
        command.args(["--reference", text(&reference)]);
    }
    if let Some(model) = &changed {
        command.args(["--model", text(model.path())]);
    }
    let report: Value = serde_json::from_slice(&command.output().unwrap().stdout).unwrap();
    let rule = report["rules"].as_array().unwrap().iter().find(|r| r["id"] == case.rule.as_str()).unwrap();
    let found = rule["count"].as_u64().unwrap() > 0;
    let judged = rule["status"] != "not_checked" && rule["status"] != "not_applicable";
    if case.folder.starts_with("bad-") { found } else { !found && judged }
}

/// The mark of a cell, and whether it is as it should be.
fn cell(cases: &[Case], rule: &str, format: &str) -> (&'static str, bool) {
    let any =
        |kind: &str| cases.iter().filter(|c| c.rule == rule && c.folder.starts_with(kind)).take(TRIED).any(|c| holds(c, format));
    match (beyond(rule, format).is_some(), any("bad-")) {
        (true, broken) => ("–", !broken),
        (false, true) if any("ok-") => ("✓", true),
        (false, _) => ("!", false),
    }
}

#[test]
fn every_rule_is_kept_and_broken_alike_in_every_format() {
    let cases = all_cases();
    // How a file was read differs from format to format, as it should: `formats.rs` and the cases ask of each.
    let rules: Vec<&str> = model().regler.iter().map(|r| r.id.as_str()).filter(|r| *r != "laesemaade").collect();
    let half = rules.len().div_ceil(std::thread::available_parallelism().map_or(1, usize::from));
    let row = |rule: &&str| (rule.to_string(), FORMATS.map(|format| cell(&cases, rule, format)));
    let mut rows: Vec<_> = std::thread::scope(|scope| {
        let parts: Vec<_> =
            rules.chunks(half).map(|part| scope.spawn(move || part.iter().map(row).collect::<Vec<_>>())).collect();
        parts.into_iter().flat_map(|p| p.join().unwrap()).collect()
    });
    rows.sort();
    let mut table = format!("| regel | {} |\n|---|{}\n", FORMATS.join(" | "), "---|".repeat(FORMATS.len()));
    for (rule, cells) in &rows {
        table += &format!("| `{rule}` | {} |\n", cells.map(|(mark, _)| mark).join(" | "));
    }
    let wrong: Vec<String> = rows
        .iter()
        .flat_map(|(r, c)| c.iter().zip(FORMATS).filter(|((_, right), _)| !right).map(move |(_, f)| format!("{r} {f}")))
        .collect();
    assert!(wrong.is_empty(), "{}\n{table}", wrong.join("\n"));
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/formats.md")).unwrap();
    assert!(page.contains(&table), "docs/formats.md has another table than this:\n{table}");
}
