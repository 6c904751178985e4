//! `sdm validate` as a user calls it: own profiles, the day, findings as they come, and being interrupted.

use crate::common::delivery::{Table, areas, figures};
use crate::common::program::{PROGRAM, TODAY, cases_root, json, names, rule, sdm};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

static TABLE: LazyLock<Table> = LazyLock::new(figures);

/// A row of theme 6301; with 1 or 2 residents it is a small count to the public.
fn row(area: &str, residents: u32) -> String {
    TABLE.row(&[("monit_omr_nr", &area), ("taeller", &residents), ("vaerdi", &residents)])
}

fn delivery(rows: &[String]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("t_6301_soc_opg.csv"), TABLE.file(rows)).unwrap();
    folder
}

fn with_profile(yaml: &str, more: &[&str]) -> Output {
    let folder = delivery(&[row("101-A01", 2), row("101-A02", 2), row("101-A03", 300)]);
    fs::write(folder.path().join("profil.yaml"), yaml).unwrap();
    let fixed =
        ["validate", "t_6301_soc_opg.csv", "--audience", "offentligheden", "--profile", "profil.yaml", "--today", "2026-06-30"];
    sdm(folder.path(), &[&fixed[..], more].concat())
}

const EXCEPTION: &str = "undtagelser:\n  - regel: for-faa-personer\n    noegle: {monit_omr_nr: 101-A01}\n    \
                         begrundelse: aftalt med området\n    udloeber: \"2026-06-30\"\n";

fn small(report: &Value) -> &Value {
    rule(report, "for-faa-personer")
}

/// The first screen is for what was found: a reason is printed once, with how many rules it holds for; JSON names them all.
#[test]
fn what_was_not_checked_is_reported_by_reason() {
    let folder = delivery(&[row("101-A01", 300)]);
    // What breaks off leaves many rules without an answer.
    fs::write(folder.path().join("t_6300_monit_omr.csv"), "cvr_kode;monit_omr_nr\n64942212;\"101-A01\n").unwrap();
    let run = |form: &str| sdm(folder.path(), &["validate", ".", "--today", "2024-09-30", "--format", form]);
    let report = json(&run("json"));
    let rules = report["rules"].as_array().unwrap();
    let mut reasons = std::collections::BTreeMap::new();
    for rule in rules.iter().filter(|r| r["status"] == "not_checked") {
        *reasons.entry(rule["reason"].as_str().unwrap()).or_insert(0) += 1;
    }
    assert!(reasons.values().any(|n| *n > 4), "some reason holds for many rules: {reasons:?}");
    let text = String::from_utf8(run("text").stdout).unwrap();
    let listed = text.split("Ikke kontrolleret:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    for (reason, count) in &reasons {
        let noun = if *count == 1 { "regel" } else { "regler" };
        let line = listed
            .lines()
            .find(|l| l.starts_with(&format!("  {reason} ({count} {noun}): ")))
            .unwrap_or_else(|| panic!("{reason}: {listed}"));
        let named = line.matches(", ").count() + 1 - reason.matches(", ").count();
        let more = line.split(" … og ").nth(1).map_or(0, |m| m.trim_end_matches(" mere").parse::<usize>().unwrap());
        assert_eq!(named + more, *count, "{line}");
    }
    assert_eq!(listed.lines().count(), reasons.len() + 1, "one line a reason, and where all are: {listed}");
}

#[test]
fn an_exception_takes_out_its_place_alone_and_is_counted() {
    let output = with_profile(EXCEPTION, &["--format", "json"]);
    let report = json(&output);
    assert_eq!(output.status.code(), Some(1), "the other area is still found");
    assert_eq!(small(&report)["count"], 1);
    assert_eq!(report["findings"].as_array().unwrap().iter().filter(|f| f["rule"] == "for-faa-personer").count(), 1);
    assert_eq!((&report["exceptions"][0]["count"], &report["exceptions"][0]["expired"]), (&1.into(), &false.into()));
    let text = with_profile(EXCEPTION, &[]);
    let text = String::from_utf8_lossy(&text.stdout).into_owned();
    assert!(text.contains("Undtaget efter profilen") && text.contains("aftalt med området"), "{text}");
}

#[test]
fn an_exception_holds_no_longer_than_its_last_day_and_that_is_said() {
    let output = with_profile(&EXCEPTION.replace("2026-06-30", "2026-06-29"), &["--format", "json"]);
    let report = json(&output);
    assert_eq!(small(&report)["count"], 2);
    assert_eq!(report["exceptions"][0]["expired"], true);
}

#[test]
fn other_readers_see_no_key_and_no_reason_of_an_exception() {
    let output = with_profile(EXCEPTION, &["--format", "json", "--reader", "offentligheden"]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(!text.contains("101-A01") && !text.contains("aftalt"), "{text}");
}

#[test]
fn levels_are_changed_or_switched_off_and_that_is_said() {
    let warned = with_profile("niveauer: {for-faa-personer: advarsel}\n", &["--format", "json"]);
    let report = json(&warned);
    assert_eq!((warned.status.code(), &report["verdict"]), (Some(0), &"conforms".into()));
    // The two, and that figures of 2024 are old in 2026.
    assert_eq!((&small(&report)["level"], &report["counts"]["advarsel"]), (&"advarsel".into(), &3.into()));
    let off = json(&with_profile("niveauer: {for-faa-personer: fra}\n", &["--format", "json"]));
    assert_eq!((&small(&off)["status"], &small(&off)["count"]), (&"not_checked".into(), &0.into()));
    assert!(small(&off)["reason"].as_str().unwrap().contains("profilen"));
}

#[test]
fn a_profile_with_faults_is_refused_with_their_places() {
    for (yaml, da, en) in [
        ("niveauer: {for-fa-personer: fra}\n", "Mente du «for-faa-personer»?", "Did you mean «for-faa-personer»?"),
        ("niveau: {}\n", "profil.yaml:1:1", "profil.yaml:1:1"),
        (&EXCEPTION.replace("2026-06-30", "2026-02-30"), "2026-02-30 er ingen dato", "2026-02-30 is no date"),
        (&EXCEPTION.replace("monit_omr_nr:", "omr_nr:"), "feltet omr_nr findes ikke", "there is no field omr_nr"),
    ] {
        for (lang, word) in [("da", da), ("en", en)] {
            let output = with_profile(yaml, &["--lang", lang]);
            let text = String::from_utf8_lossy(&output.stderr).into_owned();
            assert_eq!(output.status.code(), Some(2), "{yaml}");
            assert!(text.contains(word) && output.stdout.is_empty(), "{yaml}: {text}");
        }
    }
    let output = sdm(Path::new("."), &["validate", "examples/koebenhavn", "--today", "31-12-2026"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn without_a_limit_findings_come_one_a_line_and_the_report_last() {
    let rows: Vec<String> = (0..5_000).map(|n| row(&format!("101-A{n:05}"), 2)).collect();
    let folder = delivery(&rows);
    let fixed = ["validate", "t_6301_soc_opg.csv", "--audience", "offentligheden", "--format", "json", "--max-per-rule", "0"];
    let output = sdm(folder.path(), &fixed);
    let lines: Vec<Value> =
        output.stdout.split(|b| *b == b'\n').filter(|l| !l.is_empty()).map(|l| serde_json::from_slice(l).unwrap()).collect();
    let (report, findings) = lines.split_last().unwrap();
    let small = |f: &&Value| f["rule"] == "for-faa-personer";
    assert_eq!(findings.iter().filter(small).count(), 5_000);
    assert_eq!((&report["counts"]["fejl"], &report["findings"]), (&5_000.into(), &Value::Array(vec![])));
    let places: Vec<u64> = findings.iter().filter(small).filter_map(|f| f["location"]["row"].as_u64()).collect();
    assert!(places.is_sorted(), "in the order of places");
    let file = sdm(folder.path(), &[&fixed[..], &["-o", "fund.ndjson"]].concat());
    assert_eq!(file.status.code(), Some(1));
    assert_eq!(fs::read(folder.path().join("fund.ndjson")).unwrap(), output.stdout);
}

/// The limit is for each rule and file (design section 5): the second file's findings are shown too, each file's are its
/// first by place, and the totals are those of all rows. The first file has several chunks of a megabyte.
#[test]
fn each_file_shows_its_first_findings_and_the_totals_stay_true() {
    let rows: Vec<String> = (0..60_000).map(|n| row(&format!("101-A{n:05}"), if n % 2 == 1 { 2 } else { 300 })).collect();
    let folder = delivery(&rows);
    let second: Vec<String> = (0..7).map(|n| row(&format!("101-B{n:05}"), 2)).collect();
    fs::write(folder.path().join("t_6301_soc_opg_2.csv"), TABLE.file(&second)).unwrap();
    let fixed = ["validate", ".", "--audience", "offentligheden", "--format", "json", "--max-per-rule", "4"];
    let report = json(&sdm(folder.path(), &fixed));
    assert_eq!(small(&report)["count"], 30_007);
    let of = |file: &str| -> Vec<u64> {
        let all = report["findings"].as_array().unwrap().iter().filter(|f| f["rule"] == "for-faa-personer");
        let here = all.filter(|f| f["location"]["file"].as_str().unwrap().ends_with(file));
        here.filter_map(|f| f["location"]["row"].as_u64()).collect()
    };
    assert_eq!(of("soc_opg.csv"), [2, 4, 6, 8]);
    assert_eq!(of("soc_opg_2.csv"), [1, 2, 3, 4]);
}

#[test]
fn coverage_counts_what_is_filled_in() {
    let folder = delivery(&[row("101-A01", 20), row("101-A02", 300)]);
    let report = json(&sdm(folder.path(), &["validate", ".", "--format", "json"]));
    let theme = &report["coverage"][0];
    let filled = |name: &str| theme["fields"].as_array().unwrap().iter().find(|f| f["field"] == name).unwrap()["filled"].clone();
    assert_eq!((&theme["theme"], &theme["rows"]), (&6301.into(), &2.into()));
    assert_eq!((filled("taeller"), filled("naevner"), filled("note")), (2.into(), 0.into(), 0.into()));
}

/// Enough rows that the program is still at work when it is interrupted.
#[cfg(unix)]
#[test]
fn an_interrupted_run_says_so_and_leaves_nothing() {
    let rows: Vec<String> = (0..600_000).map(|n| row(&format!("101-A{n:06}"), 2)).collect();
    let folder = delivery(&rows);
    let child = Command::new(PROGRAM)
        .current_dir(folder.path())
        .args(["validate", "t_6301_soc_opg.csv", "--format", "json", "--max-per-rule", "0", "-o", "fund.ndjson"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Findings are being written once the temporary file exists.
    let begun = Instant::now();
    let unfinished = || fs::read_dir(folder.path()).unwrap().any(|e| e.unwrap().file_name().to_string_lossy().ends_with(".ny"));
    while !unfinished() && begun.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(5));
    }
    std::thread::sleep(Duration::from_millis(100));
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    let output = child.wait_with_output().unwrap();
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{text}");
    assert!(text.contains("afbrudt"), "{text}");
    assert_eq!(names(folder.path()), ["t_6301_soc_opg.csv"]);
}

/// The hash of a file as Python's own modules make it; with a key its HMAC.
const HASH: &str = "import hashlib, hmac, sys\nfile = open(sys.argv[1], 'rb').read()\n\
                    print(hmac.new(open(sys.argv[2], 'rb').read(), file, 'sha256').hexdigest() if sys.argv[2:] else hashlib.sha256(file).hexdigest())";

#[test]
fn a_receipt_is_a_hash_for_the_own_municipality_and_a_code_with_a_key_for_others() {
    let folder = delivery(&[row("101-A01", 300)]);
    fs::write(folder.path().join("noegle"), "0123456789abcdef").unwrap();
    fs::write(folder.path().join("kort"), "0123456789abcde").unwrap();
    let python = |arguments: &[&str]| {
        let output = Command::new("python3").current_dir(folder.path()).args(["-c", HASH]).args(arguments).output().unwrap();
        Value::from(String::from_utf8(output.stdout).unwrap().trim())
    };
    let (bare, coded) = (python(&["t_6301_soc_opg.csv"]), python(&["t_6301_soc_opg.csv", "noegle"]));
    let fixed = ["validate", "t_6301_soc_opg.csv", "--format", "json", "--today", "2024-09-30"];
    for (more, sha256, hmac) in [
        (&[][..], bare, Value::Null),
        (&["--reader", "offentligheden"], Value::Null, Value::Null),
        (&["--receipt-key", "noegle"], Value::Null, coded.clone()),
        (&["--receipt-key", "noegle", "--reader", "offentligheden"], Value::Null, coded),
    ] {
        let report = json(&sdm(folder.path(), &[&fixed[..], more].concat()));
        let input = &report["inputs"][0];
        assert_eq!((&input["sha256"], &input["hmac_sha256"]), (&sha256, &hmac), "{more:?}");
    }
    for key in ["kort", "findes-ikke"] {
        let output = sdm(folder.path(), &[&fixed[..], &["--receipt-key", key]].concat());
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{key}");
    }
}

#[test]
fn a_fault_of_a_geometry_has_its_point() {
    let cases = cases_root();
    let point = |case: &str, rule: &str| {
        let report = json(&sdm(&cases.join(case), &["validate", "input", "--format", "json", "--today", "2024-09-30"]));
        report["findings"].as_array().unwrap().iter().find(|f| f["rule"] == rule).unwrap()["point"].clone()
    };
    // The cases' own numbers: the point beyond the frame, to the centimetre the end of
    // the ring that is open, the first point of the ring that is too short.
    assert_eq!(point("uden-for-danmark/bad-east", "uden-for-danmark"), serde_json::json!([1_777_484.0, 6_175_000.0]));
    assert_eq!(point("ugyldig-geometri/bad-open-ring", "ugyldig-geometri"), serde_json::json!([724_000.0, 6_175_000.0]));
    assert_eq!(point("ugyldig-geometri/bad-three-points", "ugyldig-geometri"), serde_json::json!([724_000.0, 6_175_000.0]));
}

#[test]
fn a_delivery_larger_than_the_memory_is_judged_alike() {
    let folder = tempfile::tempdir().unwrap();
    // Three municipalities, their rows by turns; sums that are wrong, hidden figures that follow, a repeated key.
    let (of_figures, of_areas) = (figures().with("opgjort", "2024-09-05"), areas().with("gyldig_fra", "2020-01-01"));
    let (mut figures, mut areas) = (of_figures.head(), of_areas.head());
    for area in 0..600 {
        for (kommune, cvr) in [(101, 64_942_212), (147, 11_259_979), (461, 35_209_115)] {
            let name = format!("{kommune}-A{area:03}");
            areas += &of_areas.row(&[("cvr_kode", &cvr), ("monit_omr_nr", &name), ("monit_omr_navn", &format!("Område {area}"))]);
            for month in 1..=9 {
                for sex in 0..3 {
                    let hidden = sex == 1 && area % 40 == 0;
                    let count = [501, 250, 251][sex] + usize::from(sex == 0 && area % 50 == 7);
                    let (value, code) = if hidden { (String::new(), 1) } else { (count.to_string(), 0) };
                    let row = of_figures.row(&[
                        ("cvr_kode", &cvr),
                        ("monit_omr_nr", &name),
                        ("periode", &format!("2024M{month:02}")),
                        ("koen_kode", &sex),
                        ("taeller", &value),
                        ("vaerdi", &value),
                        ("diskretion_kode", &code),
                    ]);
                    figures += &row.repeat(if area == 333 && month == 2 { 2 } else { 1 });
                }
            }
        }
    }
    fs::write(folder.path().join("t_6300_monit_omr.csv"), areas).unwrap();
    fs::write(folder.path().join("t_6301_soc_opg.csv"), &figures).unwrap();
    let judged = |memory: &str| {
        let done = sdm(folder.path(), &["validate", ".", "--format", "json", "--today", TODAY, "--memory", memory]);
        (done.status.code(), String::from_utf8(done.stdout).unwrap())
    };
    // 48,600 keys of 24 bytes are 1.2 MB.
    let (whole, parts) = (judged("400"), judged("1"));
    assert!(
        whole.1.contains("skjult-vaerdi-kan-genskabes")
            && whole.1.contains("sum-stemmer-ikke")
            && whole.1.contains("dublet-noegle")
    );
    assert_eq!(whole, parts);
    assert_eq!(judged("0").0, Some(2));
}
