//! `sdm validate` on hidden figures: what the verdict is when they cannot be judged, and what other readers get to know.

use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;

const HEAD: &str = "cvr_kode;oprindkode;statuskode;off_kode;monit_omr_nr;indikator_kode;periode;koen_kode;alder_kode;\
                    herkomst_kode;kategori_kode;taeller;naevner;vaerdi;diskretion_kode;kilde_kode;opgjort\n";
const EXACT: &str = "skjult-vaerdi-kan-genskabes";

/// All, men and women of an area; an empty figure is hidden.
fn delivery(figures: [&str; 3]) -> String {
    let one = |(sex, figure): (usize, &&str)| {
        let marking = u8::from(figure.is_empty());
        format!("64942212;5;3;1;101-A01;100;2024K3;{sex};0;0;0;{figure};;{figure};{marking};1;2024-07-05\n")
    };
    format!("{HEAD}{}", figures.iter().enumerate().map(one).collect::<String>())
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (path, to) = {
            let e = entry.unwrap();
            (e.path(), to.join(e.file_name()))
        };
        if path.is_dir() { copy(&path, &to) } else { fs::copy(path, to).map(|_| ()).unwrap() }
    }
}

/// Exit code and report; `work` changes the model's budget.
fn validate(figures: [&str; 3], work: Option<&str>, more: &[&str]) -> (Option<i32>, Value) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("t_6301_soc_opg.csv"), delivery(figures)).unwrap();
    let mut arguments = vec!["validate", "t_6301_soc_opg.csv", "--format", "json", "--today", "2024-09-30"];
    arguments.extend(more);
    if let Some(work) = work {
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("model"), &folder.path().join("model"));
        let rules = folder.path().join("model/regler/diskretion.yaml");
        let text = fs::read_to_string(&rules).unwrap();
        let changed = text.replace("arbejde: 100000000", &format!("arbejde: {work}"));
        assert_ne!(text, changed, "the budget stands in the model");
        fs::write(rules, changed).unwrap();
        arguments.extend(["--model", "model"]);
    }
    let output = Command::new(env!("CARGO_BIN_EXE_sdm")).current_dir(folder.path()).args(&arguments).output().unwrap();
    let report =
        serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(&output.stderr)));
    (output.status.code(), report)
}

fn rule<'a>(report: &'a Value, id: &str) -> &'a Value {
    report["rules"].as_array().unwrap().iter().find(|r| r["id"] == id).unwrap()
}

#[test]
fn where_the_work_runs_out_nothing_is_decided() {
    let (exit, report) = validate(["1040", "", ""], None, &[]);
    assert_eq!((exit, &report["verdict"]), (Some(0), &"conforms".into()), "with the standard's budget");
    let (exit, report) = validate(["1040", "", ""], Some("0"), &[]);
    assert_eq!((exit, &report["verdict"]), (Some(2), &"undecided".into()));
    let line = rule(&report, EXACT);
    assert_eq!(line["status"], "not_checked");
    assert!(line["reason"].as_str().unwrap().contains("regnearbejdet"), "{line}");
    // An error elsewhere changes nothing of that: two residents are too few to be shown.
    let (exit, report) = validate(["2", "", ""], Some("0"), &[]);
    assert_eq!((exit, &report["verdict"]), (Some(2), &"undecided".into()));
    assert!(report["counts"]["fejl"].as_u64() > Some(0));
}

#[test]
fn figures_that_contradict_each_other_are_wrong_not_undecided() {
    let (exit, report) = validate(["1040", "1041", ""], None, &[]);
    assert_eq!((exit, &report["verdict"]), (Some(1), &"does_not_conform".into()));
    assert_eq!(rule(&report, "sum-stemmer-ikke")["count"], 1);
    let line = rule(&report, EXACT);
    assert_eq!((&line["status"], &line["count"]), (&"not_checked".into(), &0.into()));
    assert!(line["reason"].as_str().unwrap().contains("modsiger"), "{line}");
}

#[test]
fn other_readers_get_counts_and_nobody_the_figure() {
    let (exit, own) = validate(["1040", "", "543"], None, &[]);
    assert_eq!(exit, Some(1));
    let found: Vec<&Value> = own["findings"].as_array().unwrap().iter().filter(|f| f["rule"] == EXACT).collect();
    let audiences: Vec<&str> = found.iter().filter_map(|f| f["audience"].as_str()).collect();
    assert_eq!(audiences, ["myndigheder", "offentligheden"]);
    assert_eq!(found[0]["key"]["koen_kode"], "1");
    assert!(!own.to_string().contains("497"), "1040 less 543");
    for reader in ["myndigheder", "offentligheden"] {
        let (_, report) = validate(["1040", "", "543"], None, &["--reader", reader]);
        assert_eq!(rule(&report, EXACT)["count"], 2);
        assert!(report["findings"].as_array().unwrap().iter().all(|f| f["rule"] != EXACT));
    }
}
