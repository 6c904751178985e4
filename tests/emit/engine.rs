//! The engine refuses what a target must not return, and adds what is made of all targets together.

use crate::support;
use sdm::emit::generate::{self, GenerateError};
use sdm::emit::{Artifact, Capability, Carried, Constructs, Emitted, TARGETS, Target};
use sdm::model::{Model, store};

const fn target(name: &'static str, emit: fn(&Model) -> Emitted) -> Target {
    Target { name, beskrivelse: "Et mål", description: "A target", emit }
}

fn line(construct: &str) -> Capability {
    Capability { construct: construct.to_owned(), carried: Carried::Fully }
}

fn capabilities(model: &Model) -> Vec<Capability> {
    Constructs::of(model).iter().map(|c| line(c)).collect()
}

fn with(model: &Model, files: &[(&str, &str)]) -> Emitted {
    let artifacts = files.iter().map(|&(path, text)| Artifact::text(path, text)).collect();
    Emitted { artifacts, capabilities: capabilities(model) }
}

fn fails(targets: &'static [Target]) -> GenerateError {
    generate::of(&support::model(), targets, &[]).unwrap_err()
}

#[test]
fn a_target_without_files_or_with_an_empty_one_is_a_fault() {
    static NONE: [Target; 1] = [target("a", |m| with(m, &[]))];
    static EMPTY: [Target; 1] = [target("a", |m| with(m, &[("a/x.txt", "x"), ("a/y.txt", "\n \n")]))];
    assert_eq!(fails(&NONE), GenerateError::NoArtifacts("a"));
    assert_eq!(fails(&EMPTY), GenerateError::Empty("a/y.txt".into()));
}

#[test]
fn two_files_with_one_path_are_a_fault_also_where_only_case_differs() {
    static SAME: [Target; 1] = [target("a", |m| with(m, &[("a/x.txt", "x"), ("a/X.txt", "y")]))];
    assert_eq!(fails(&SAME), GenerateError::SamePath("a/x.txt".into()));
}

#[test]
fn a_file_outside_the_targets_folder_is_a_fault() {
    static OTHER: [Target; 1] = [target("a", |m| with(m, &[("b/x.txt", "x")]))];
    static PREFIX: [Target; 1] = [target("a", |m| with(m, &[("ab.txt", "x")]))];
    static UP: [Target; 1] = [target("a", |m| with(m, &[("a/../x.txt", "x")]))];
    static DOUBLE: [Target; 1] = [target("a", |m| with(m, &[("a//x.txt", "x")]))];
    for (targets, path) in [(&OTHER, "b/x.txt"), (&PREFIX, "ab.txt"), (&UP, "a/../x.txt"), (&DOUBLE, "a//x.txt")] {
        assert_eq!(fails(targets), GenerateError::BadPath(path.into()));
    }
}

#[test]
fn each_construct_has_exactly_one_line() {
    fn changed(m: &Model, change: fn(&mut Vec<Capability>)) -> Emitted {
        let mut emitted = with(m, &[("a/x.txt", "x")]);
        change(&mut emitted.capabilities);
        emitted
    }
    static SILENT: [Target; 1] = [target("a", |m| changed(m, |c| c.retain(|l| l.construct != "ukendt-felt")))];
    static TWICE: [Target; 1] = [target("a", |m| changed(m, |c| c.push(line("ukendt-felt"))))];
    static STRAY: [Target; 1] = [target("a", |m| changed(m, |c| c.push(line("findes-ikke"))))];
    let fault = |construct: &str, lines| GenerateError::Capability { target: "a", construct: construct.into(), lines };
    assert_eq!(fails(&SILENT), fault("ukendt-felt", 0));
    assert_eq!(fails(&TWICE), fault("ukendt-felt", 2));
    assert_eq!(fails(&STRAY), fault("findes-ikke", 1));
}

#[test]
fn an_unknown_target_is_named() {
    let error = generate::all(&support::model(), &["rust", "cobol"]).unwrap_err();
    assert_eq!(error, GenerateError::UnknownTarget("cobol".into()));
    assert!(error.to_string().contains("cobol") && error.to_string().contains("json-schema"), "{error}");
}

#[test]
fn all_targets_give_sorted_files_the_losses_and_the_model() {
    let model = support::model();
    let artifacts = generate::all(&model, &[]).unwrap();
    assert!(artifacts.windows(2).all(|pair| pair[0].path < pair[1].path));
    assert_eq!(artifacts, generate::all(&model, &[]).unwrap(), "equal models give equal bytes");
    let find = |path: &str| artifacts.iter().find(|a| a.path == path).unwrap_or_else(|| panic!("no {path}"));
    assert_eq!(store::from_json(&find(generate::MODEL).content).unwrap(), model);
    for target in TARGETS {
        assert!(artifacts.iter().any(|a| a.path.starts_with(&format!("{}/", target.name))), "{}", target.name);
    }
    for artifact in &artifacts {
        let Ok(text) = std::str::from_utf8(&artifact.content) else { continue };
        assert!(!text.contains('\r') && !text.starts_with('\u{feff}') && text.ends_with('\n'), "{}", artifact.path);
        assert!(!text.contains(support::root().to_str().unwrap()), "{} names this machine", artifact.path);
    }
}

#[test]
fn some_targets_give_their_own_files_only() {
    let artifacts = generate::all(&support::model(), &["rust"]).unwrap();
    assert!(!artifacts.is_empty() && artifacts.iter().all(|a| a.path.starts_with("rust/")));
    assert!(generate::owns(&["rust"], "rust/x") && !generate::owns(&["rust"], "rustic/x"));
    assert!(!generate::owns(&["rust"], "losses.md") && generate::owns(&[], "losses.md"));
}

/// Every construct has a row, every target a column, and every `nej` and `delvis` a reason below.
#[test]
fn the_losses_hold_every_construct_and_every_reason() {
    fn partly(m: &Model) -> Emitted {
        let mut emitted = with(m, &[("b/x.txt", "x")]);
        let reason = "Kun sådan | her.".to_owned();
        emitted.capabilities[0].carried = Carried::Partly { fields: vec!["6301.taeller".into()], reason };
        emitted.capabilities[1].carried = Carried::Not { reason: "Kan ikke.".into() };
        emitted
    }
    static BOTH: [Target; 2] = [target("a", |m| with(m, &[("a/x.txt", "x")])), target("b", partly)];
    let model = support::model();
    let artifacts = generate::of(&model, &BOTH, &[]).unwrap();
    let losses = artifacts.iter().find(|a| a.path == generate::LOSSES).unwrap();
    let page = String::from_utf8(losses.content.clone()).unwrap();
    let constructs = Constructs::of(&model);
    for (i, construct) in constructs.iter().enumerate() {
        let row = page.lines().find(|l| l.starts_with(&format!("| `{construct}` |"))).unwrap();
        let b = ["delvis", "nej"].get(i).unwrap_or(&"ja");
        assert!(row.ends_with(&format!("| ja | {b} |")), "{row}");
    }
    let (first, second) = (&constructs[0], &constructs[1]);
    assert!(page.contains(&format!("- Kun sådan | her. (`{first}` (delvis: kun 6301.taeller))")), "{page}");
    assert!(page.contains(&format!("- Kan ikke. (`{second}`)")), "{page}");
    assert!(page.contains("## `a`\n\nEt mål.\n\nIntet tab.\n"), "{page}");
}

/// A target with an empty list makes no claim: its files come out, and the losses are as if it were not there.
#[test]
fn a_target_that_claims_nothing_is_left_out_of_the_losses() {
    fn silent(_: &Model) -> Emitted {
        Emitted { artifacts: vec![Artifact::text("b/x.txt", "x")], capabilities: Vec::new() }
    }
    const CLAIMS: Target = target("a", |m| with(m, &[("a/x.txt", "x")]));
    static ALONE: [Target; 1] = [CLAIMS];
    static BOTH: [Target; 2] = [CLAIMS, target("b", silent)];
    let model = support::model();
    let losses = |made: &[Artifact]| made.iter().find(|a| a.path == generate::LOSSES).unwrap().content.clone();
    let (alone, both) = (generate::of(&model, &ALONE, &[]).unwrap(), generate::of(&model, &BOTH, &[]).unwrap());
    assert!(both.iter().any(|a| a.path == "b/x.txt"));
    assert_eq!(losses(&both), losses(&alone));
}

/// An engine that forgot its list would pass for documentation, and nothing would be compared with it.
#[test]
fn only_documentation_claims_nothing() {
    let model = support::model();
    let silent: Vec<&str> = TARGETS.iter().filter(|t| (t.emit)(&model).capabilities.is_empty()).map(|t| t.name).collect();
    assert_eq!(silent, ["docs"]);
}
