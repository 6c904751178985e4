//! `--proofs`: every case of the rules about hidden figures, whose proofs are given to `sdm audit`, which knows nothing of
//! deliveries: it must say the same.

use crate::common::program::{cases_root, package, sdm};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const EXACT: &str = "skjult-vaerdi-kan-genskabes";
const RULES: [&str; 4] = [EXACT, "skjult-vaerdi-for-snaever", "skjult-sum-for-lille", "skjult-for-deltager"];

fn cases() -> Vec<PathBuf> {
    let folder = cases_root();
    let of = |rule: &str| fs::read_dir(folder.join(rule)).unwrap().map(|e| e.unwrap().path()).collect::<Vec<_>>();
    let mut all: Vec<PathBuf> = RULES.iter().flat_map(|rule| of(rule)).collect();
    all.sort();
    all
}

/// The proofs of a case, and how often its report has each of the rules.
fn proofs(case: &Path, home: &Path) -> (Value, Vec<u64>) {
    let expected: Value = serde_json::from_slice(&fs::read(case.join("expected.json")).unwrap()).unwrap();
    let mut arguments: Vec<String> =
        vec!["validate".into(), case.join("input").display().to_string(), "--format".into(), "json".into()];
    arguments.extend(["--proofs".into(), home.join("proofs.json").display().to_string()]);
    let own = expected["arguments"].as_array().cloned().unwrap_or_default();
    if !own.iter().any(|a| a == "--today") {
        arguments.extend(["--today".into(), "2024-09-30".into()]);
    }
    arguments.extend(own.iter().map(|a| a.as_str().unwrap().to_owned()));
    if case.join("reference").exists() {
        arguments.extend(["--reference".into(), case.join("reference").display().to_string()]);
    }
    let output = sdm(package(), &arguments.iter().map(String::as_str).collect::<Vec<_>>());
    let report: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}: {output:?}", case.display()));
    let count =
        |rule: &str| report["rules"].as_array().unwrap().iter().find(|r| r["id"] == rule).unwrap()["count"].as_u64().unwrap();
    (serde_json::from_slice(&fs::read(home.join("proofs.json")).unwrap()).unwrap(), RULES.map(count).to_vec())
}

#[test]
fn the_audit_says_of_every_proof_what_it_says_of_itself() {
    let home = tempfile::tempdir().unwrap();
    let (mut exact, mut narrow, mut empty) = (0, 0, 0);
    for case in cases() {
        let (file, counts) = proofs(&case, home.path());
        assert_eq!(file["laeser"], "egen-kommune");
        let proofs = file["beviser"].as_array().unwrap();
        empty += usize::from(proofs.is_empty());
        assert_eq!(proofs.is_empty(), counts.iter().all(|c| *c == 0), "{}: {counts:?}", case.display());
        for proof in proofs {
            let path = home.path().join("case.json");
            fs::write(&path, proof["sag"].to_string()).unwrap();
            let said: Value = serde_json::from_slice(&sdm(package(), &["audit", path.to_str().unwrap()]).stdout).unwrap();
            assert_eq!(said["status"], "settled", "{}: {proof}", case.display());
            let follows: BTreeSet<&str> = said["exact"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
            for found in proof["fund"].as_array().unwrap() {
                let id = found["celle"].as_str().unwrap();
                let cell = said["cells"].as_array().unwrap().iter().find(|c| c["id"] == id).unwrap();
                assert_eq!((&found["nedre"], &found["oevre"]), (&cell["lower"], &cell["upper"]), "{}: {id}", case.display());
                let is_exact = found["regler"].as_array().unwrap().iter().any(|r| r == EXACT);
                assert!(!is_exact || follows.contains(id), "{}: {id} follows", case.display());
                *if is_exact { &mut exact } else { &mut narrow } += 1;
            }
        }
    }
    assert!(exact > 20 && narrow > 10 && empty > 10, "{exact} exact, {narrow} otherwise, {empty} cases without");
}

#[test]
fn nobody_else_gets_proofs() {
    let case = cases_root().join(EXACT).join("bad-one-of-two/input");
    let (home, case) = (tempfile::tempdir().unwrap(), case.display().to_string());
    let file = home.path().join("proofs.json");
    for reader in ["myndigheder", "offentligheden"] {
        let output = sdm(package(), &["validate", &case, "--reader", reader, "--proofs", file.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        assert!(!file.exists());
    }
    // The report, unlike the proofs, shows no figure: the hidden one is 1040 less 540.
    let output = sdm(package(), &["validate", &case, "--today", "2024-09-30", "--proofs", file.to_str().unwrap()]);
    assert!(!String::from_utf8_lossy(&output.stdout).contains("500"), "{output:?}");
    assert!(fs::read_to_string(&file).unwrap().contains("\"nedre\":500"));
    let copy = home.path().join("t_6301_soc_opg.csv");
    fs::copy(Path::new(&case).join("t_6301_soc_opg.csv"), &copy).unwrap();
    let before = fs::read(&copy).unwrap();
    let output = sdm(package(), &["validate", copy.to_str().unwrap(), "--proofs", copy.to_str().unwrap()]);
    assert_eq!((output.status.code(), fs::read(&copy).unwrap()), (Some(2), before), "what is read is not overwritten");
}
