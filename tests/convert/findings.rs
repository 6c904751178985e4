//! A delivery that was converted is judged as the one it was made of.

use crate::common::cases::{Case, all_cases};
use crate::common::program::{said, sdm};
use sdm::delivery::write::Target;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// What a report says that does not depend on the format. How a file was read does; a field without a column is reported once in
/// a table and of each feature in GeoJSON.
fn findings(folder: &Path, arguments: &[&str]) -> BTreeSet<String> {
    let output = sdm(folder, &[&["validate", "--format", "json", "--max-per-rule", "100000"], arguments].concat());
    let report: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", said(&output)));
    // What is in no field, a comment or another sheet, is not carried into the other format.
    let outside = |f: &Value| {
        f["field"].is_null() && ["cpr-nummer", "personoplysning-uden-for-felterne"].iter().any(|rule| f["rule"] == *rule)
    };
    let asked = |f: &&Value| f["rule"] != "laesemaade" && !outside(f);
    let keys = |f: &Value| {
        if f["rule"] == "manglende-felt" {
            &["rule", "field"][..]
        } else {
            &["rule", "level", "audience", "theme", "field", "key"]
        }
        .to_vec()
    };
    report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(asked)
        .map(|f| keys(f).iter().map(|k| f[k].to_string()).collect::<Vec<_>>().join(" "))
        .collect()
}

/// Where it is to go, in an empty folder.
fn goal(target: Target) -> String {
    if target.has_layers() { format!("ud.{}", target.endings()[0]) } else { "ud".to_owned() }
}

#[test]
fn copenhagen_is_judged_alike_in_every_format() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let day = ["--today", "2024-09-30"];
    let before = findings(package, &[&["examples/koebenhavn"], &day[..]].concat());
    assert!(before.len() > 100);
    for target in Target::ALL {
        let scratch = tempfile::tempdir().unwrap();
        let source = package.join("examples/koebenhavn");
        let output = sdm(scratch.path(), &["convert", source.to_str().unwrap(), "--to", target.name(), "-o", &goal(target)]);
        assert_eq!(output.status.code(), Some(i32::from(!target.has_shapes())), "{}", said(&output));
        let after = findings(scratch.path(), &[&[goal(target).as_str()], &day[..]].concat());
        // Without areas nothing is said of gaps between them.
        let same = |all: &BTreeSet<String>| {
            all.iter().filter(|f| target.has_shapes() || !f.contains("hul-mellem-omraader")).cloned().collect::<BTreeSet<_>>()
        };
        assert_eq!(same(&before), same(&after), "{}", target.name());
    }
}

/// Cases exactly at a limit, which rounding in degrees (0.1 mm) may put on the other side.
const AT_A_LIMIT: [&str; 2] = ["for-lille-flade/ok-a-tenth-of-a-hectare", "uden-for-danmark/ok-corners"];

/// Whether a case was converted without loss and so was compared; what differs, if anything does.
fn compared(case: &Case, target: Target) -> Result<bool, String> {
    let expected = case.expected().unwrap();
    let changed = case.changed_model(&expected).unwrap();
    let input = case.path().join("input");
    let scratch = tempfile::tempdir().unwrap();
    let (name, goal) = (format!("{} {}", case.name(), target.name()), goal(target));
    if target == Target::GeoJsonSeq && AT_A_LIMIT.contains(&case.name().as_str()) {
        return Ok(false);
    }
    let theme = expected.arguments.iter().position(|a| a == "--theme").map_or(&[][..], |at| &expected.arguments[at..at + 2]);
    let mut words = vec!["convert", input.to_str().unwrap(), "--to", target.name(), "-o", &goal];
    words.extend(theme.iter().map(String::as_str));
    let output = sdm(scratch.path(), &words);
    match output.status.code() {
        Some(0) => {}
        // What is lost, or passed over, is said, and the other file has less.
        Some(1) if ["Gået tabt:", "Sprunget over og ikke skrevet:"].iter().any(|w| said(&output).contains(w)) => {
            return Ok(false);
        }
        // What cannot be read or placed is refused, and validate says the same of it.
        Some(2)
            if ["ukendt-tema", "ulaeselig-post", "forkert-koordinatsystem"]
                .iter()
                .any(|r| expected.findings.iter().any(|f| f.rule == *r)) =>
        {
            return Ok(false);
        }
        Some(2) if expected.exit == 2 => return Ok(false),
        _ => return Err(format!("{name}: {}", said(&output))),
    }
    let mut more: Vec<&str> = expected.arguments.iter().map(String::as_str).collect();
    if !more.contains(&"--today") {
        more.extend(["--today", "2024-09-30"]);
    }
    if let Some(model) = &changed {
        more.extend(["--model", model.path().to_str().unwrap()]);
    }
    let before = findings(&case.path(), &[&["input"], &more[..]].concat());
    let after = findings(scratch.path(), &[&[goal.as_str()], &more[..]].concat());
    // A feature has a place for a geometry and a row of a table has none: what the one does not say is missing in the other.
    let tables = |e: std::io::Result<std::fs::DirEntry>| {
        e.unwrap().path().extension().is_some_and(|e| ["csv", "txt", "xlsx", "dbf"].iter().any(|t| e == *t))
    };
    let shapeless = !target.has_shapes() || input.read_dir().unwrap().any(tables);
    let differs: Vec<&String> =
        before.symmetric_difference(&after).filter(|f| !(shapeless && f.starts_with("\"tom-geometri"))).collect();
    if differs.is_empty() { Ok(true) } else { Err(format!("{name}: {differs:#?}")) }
}

#[test]
fn the_conformance_cases_are_judged_alike() {
    let cases = all_cases();
    let half = cases.len().div_ceil(2);
    let results: Vec<Result<bool, String>> = std::thread::scope(|scope| {
        let part = |(index, part): (usize, &'_ [Case])| {
            let part = part.to_vec();
            // Each case in one format; the formats take turns.
            scope.spawn(move || {
                part.iter().enumerate().map(|(i, case)| compared(case, Target::ALL[(i + index) % 8])).collect::<Vec<_>>()
            })
        };
        let parts: Vec<_> = cases.chunks(half).enumerate().map(part).collect();
        parts.into_iter().flat_map(|p| p.join().unwrap()).collect()
    });
    let wrong: Vec<&String> = results.iter().filter_map(|r| r.as_ref().err()).collect();
    assert!(wrong.is_empty(), "{}: {wrong:#?}", wrong.len());
    let count = results.iter().filter(|r| **r == Ok(true)).count();
    assert!(count > 300, "{count} of {} were compared", results.len());
}
