//! What the program cannot be bound to is a fault of the model, with its place; what depends on it is not judged, and never
//! passed.

use crate::common::delivery::Table;
use crate::common::model::{edit, place, sources};
use crate::common::program::{cases_root, json, package, rule, said, sdm};
use sdm::finding::Level;
use sdm::model::{ModelFinding, SourceFile, examine};
use sdm::rules::binding_faults;
use std::fs;
use tempfile::TempDir;

/// An edit of a file: an anchor, the text after it, and its replacement.
type Edit = (&'static str, &'static str, &'static str, &'static str);

const FIGURES: &str = "temaer/t_6301_soc_opg.yaml";
const AREAS: &str = "temaer/t_6300_monit_omr.yaml";
const MOVES: &str = "temaer/t_6302_flytning.yaml";
const DISCRETION: &str = "regler/diskretion.yaml";
const GEOMETRY: &str = "regler/geometri.yaml";
const RELATION: &str = "regler/relation.yaml";
const CODES: &str = "kodelister/opgoerelse.yaml";

/// Edits, what `sdm check` says of each, and a rule that is not judged for it.
const FAULTS: [(Edit, &str, &str); 23] = [
    (
        (DISCRETION, "- id: for-faa-personer\n", "for-faa-personer", "for-faa-personerr"),
        "ingen kontrol i programmet",
        "for-faa-personer",
    ),
    (
        (RELATION, "- id: kreds-i-hierarki\n", "kreds-i-hierarki", "hierarki-i-kreds"),
        "ingen kontrol i programmet",
        "kreds-i-hierarki",
    ),
    ((DISCRETION, "- id: for-faa-personer\n", "slags: diskretion", "slags: opslag"), "slagsen diskretion", "for-faa-personer"),
    (
        (GEOMETRY, "- id: for-lille-flade\n", "mindst_m2: 1000", "mindste_m2: 1000"),
        "mangler tallet «mindst_m2»",
        "for-lille-flade",
    ),
    ((GEOMETRY, "- id: for-lille-flade\n", "mindst_m2: 1000", "mindst_m2: -1"), "mindst_m2 skal være fra 1", "for-lille-flade"),
    ((GEOMETRY, "- id: for-lille-flade\n", "mindst_m2: 1000", "mindst_m2: 0"), "mindst_m2 skal være fra 1", "for-lille-flade"),
    ((RELATION, "- id: foraeldet-opgoerelse\n", "dage: 92", "dage: 0"), "dage skal være fra 1", "foraeldet-opgoerelse"),
    (
        (DISCRETION, "- id: for-lille-omraade\n", "beboere: 100", "beboere: 999"),
        "indikatoren 999 findes ikke",
        "for-lille-omraade",
    ),
    (
        (DISCRETION, "- id: for-lille-omraade\n", "husstande: 101", "husstande: 101\n      ekstra: 1"),
        "bruger intet tal «ekstra»",
        "for-lille-omraade",
    ),
    (
        (DISCRETION, "- id: skjult-vaerdi-kan-genskabes\n", "arbejde: 100000000", "arbejde: 0"),
        "arbejde skal være mindst 1",
        "skjult-for-deltager",
    ),
    ((FIGURES, "- feltnavn: taeller\n", "    rolle: taeller\n", ""), "intet felt har rollen taeller", "andel-stemmer-ikke"),
    ((FIGURES, "- feltnavn: naevner\n", "rolle: naevner", "rolle: taeller"), "har også rollen taeller", "andel-stemmer-ikke"),
    (
        (AREAS, "- feltnavn: overordnet_nr\n", "    rolle: overordnet\n", ""),
        "intet felt har rollen overordnet",
        "kreds-i-hierarki",
    ),
    ((MOVES, "- feltnavn: fra_nr\n", "    rolle: fra\n", ""), "intet felt har rollen fra", "skjult-vaerdi-kan-genskabes"),
    ((FIGURES, "temakode: 6301", "rolle: opgoerelser\n", ""), "intet tema har rollen opgoerelser", "sum-stemmer-ikke"),
    ((AREAS, "temakode: 6300", "rolle: omraader", "rolle: opgoerelser"), "har også rollen opgoerelser", "overlappende-omraader"),
    ((FIGURES, "noegle: [", "koen_kode, ", ""), "nøglen har ikke feltet med rollen koen", "sum-stemmer-ikke"),
    ((FIGURES, "noegle: [", "koen_kode, ", "koen_kode, kilde_kode, "), "programmet kender ikke kilde_kode", "sum-stemmer-ikke"),
    (
        (CODES, "- navn: d_6301_diskretion\n", "        rolle: skjult\n", ""),
        "ingen kode i listen har rollen skjult",
        "for-lille-margin",
    ),
    (
        (CODES, "- navn: d_6301_diskretion\n", "rolle: uden_tal", "rolle: skjult"),
        "en anden kode har også rollen skjult",
        "for-lille-margin",
    ),
    (
        (CODES, "- navn: d_6301_koen\n", "        rolle: i_alt\n", ""),
        "ingen kode i listen har rollen i_alt",
        "manglende-kategori",
    ),
    (
        ("kodelister/basis.yaml", "- navn: d_basis_status\n", "        rolle: i_kraft\n", ""),
        "ingen kode i listen har rollen i_kraft",
        "sum-stemmer-ikke",
    ),
    (
        ("regler/opslag.yaml", "- id: periode-i-fremtiden\n", "[[periode, aar]]", "[[beregningsmodel], [husstandstype]]"),
        "intet tema har felter med de roller",
        "periode-i-fremtiden",
    ),
];

/// What `sdm check` finds at level fejl: what reading says, and where the model can be read, the binding.
fn faults(sources: &[SourceFile]) -> Vec<ModelFinding> {
    let reading = examine(sources);
    let mut all: Vec<ModelFinding> = reading.findings.into_iter().filter(|f| f.level == Level::Fejl).collect();
    if let (Some(model), Some(raw)) = (&reading.model, &reading.raw) {
        all.extend(binding_faults(model).iter().map(|fault| fault.finding(raw)));
    }
    all
}

#[test]
fn the_committed_model_is_bound_whole() {
    assert_eq!(faults(&sources()), []);
}

#[test]
fn each_break_of_the_binding_is_a_fault_with_a_place() {
    for ((file, anchor, find, replace), says, _) in FAULTS {
        let mut edited = sources();
        edit(&mut edited, file, anchor, find, replace);
        let found = faults(&edited);
        let reported: Vec<String> = found.iter().map(|f| format!("{}:{}:{} {}", f.file, f.line, f.column, f.da)).collect();
        assert!(found.iter().any(|f| f.da.contains(says)), "{file}: {find} → {replace}: {reported:#?}");
        assert!(found.iter().all(|f| f.line > 0 && f.column > 0), "{reported:#?}");
    }
}

#[test]
fn a_placeholder_that_the_rule_gives_nothing_for_is_a_fault_in_both_languages() {
    for (file, id, find, replace) in [
        (RELATION, "dublet-noegle", "{foerste}", "{foerstee}"),
        ("regler/raekke.yaml", "taeller-over-naevner", ".\"\n", " {antal}.\"\n"),
    ] {
        let mut edited = sources();
        for language in ["      da: ", "      en: "] {
            let anchor = format!("- id: {id}\n");
            let text = crate::common::model::text(&edited, file);
            let at = text.find(&anchor).unwrap();
            let message = at + text[at..].find("    besked:\n").unwrap();
            let line = message + text[message..].find(language).unwrap();
            let whole = text[line..].split_inclusive('\n').next().unwrap().to_owned();
            edit(&mut edited, file, &whole, &whole, &whole.replacen(find, replace, 1));
        }
        let found = faults(&edited);
        assert_eq!(found.len(), 2, "{found:#?}");
        assert!(found.iter().all(|f| f.da.contains("pladsholderen {") && f.hint.is_some() && f.line > 0), "{found:#?}");
    }
}

#[test]
fn a_fault_has_the_place_where_it_was_made() {
    let mut edited = sources();
    edit(&mut edited, GEOMETRY, "- id: for-lille-flade\n", "mindst_m2: 1000", "mindst_m2: -1");
    let at = place(&edited, GEOMETRY, "- id: for-lille-flade\n", "-1");
    let found = faults(&edited);
    assert_eq!(found.iter().map(|f| (f.file.as_str(), (f.line, f.column))).collect::<Vec<_>>(), [(GEOMETRY, at)]);
}

/// A folder with the sources.
fn written(sources: &[SourceFile]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for source in sources {
        let path = folder.path().join("model").join(&source.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, &source.bytes).unwrap();
    }
    folder
}

fn first_bad_case(rule: &str) -> std::path::PathBuf {
    let folder = cases_root().join(rule);
    let mut cases: Vec<_> = fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()).collect();
    cases.sort();
    cases.into_iter().find(|c| c.file_name().unwrap().to_string_lossy().starts_with("bad-")).unwrap()
}

#[test]
fn a_rule_that_is_not_bound_is_not_checked_and_nothing_conforms() {
    for (edit_of, _, id) in [FAULTS[0], FAULTS[3], FAULTS[9], FAULTS[12], FAULTS[14], FAULTS[18]] {
        let mut edited = sources();
        let (file, anchor, find, replace) = edit_of;
        edit(&mut edited, file, anchor, find, replace);
        let folder = written(&edited);
        let model = folder.path().join("model");
        let case = first_bad_case(id);
        let input = case.join("input");
        let arguments = [
            "validate",
            input.to_str().unwrap(),
            "--today",
            "2024-09-30",
            "--format",
            "json",
            "--model",
            model.to_str().unwrap(),
        ];
        let output = sdm(package(), &arguments);
        let report = json(&output);
        assert_eq!(rule(&report, id)["status"], "not_checked", "{id}");
        assert_eq!((report["verdict"].as_str(), output.status.code()), (Some("undecided"), Some(2)), "{id}: {}", said(&output));
        assert!(rule(&report, id)["reason"].as_str().is_some_and(|why| !why.is_empty()), "{id}");
    }
}

#[test]
fn other_commands_say_it_too() {
    let mut edited = sources();
    edit(&mut edited, GEOMETRY, "- id: for-lille-flade\n", "mindst_m2: 1000", "mindste_m2: 1000");
    let folder = written(&edited);
    let (path, input) = (folder.path(), package().join("examples/koebenhavn"));
    let input = input.to_str().unwrap();
    for (arguments, code) in [
        (&["check"][..], 1),
        (&["generate", "--out", "made"], 2),
        (&["protect", input, "-o", "safe", "--model", "model"], 2),
        (&["validate", input, "--today", "2024-09-30", "--model", "model"], 2),
    ] {
        let output = sdm(path, arguments);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}", said(&output));
        assert!(said(&output).contains("mindst"), "{arguments:?}: {}", said(&output));
    }
    assert!(!path.join("made").exists() && !path.join("safe").exists(), "nothing is written by a model that cannot be bound");
}

/// A source that the list gains is a source of its own, whatever its number: figures of two of them are not the same count.
#[test]
fn sources_are_kept_apart_whatever_their_codes() {
    let mut edited = sources();
    let list = "kilder/kilder.yaml";
    for (code, name) in [(12, "Register A"), (13, "Register B")] {
        let own = like_other_sources(&edited, code, name);
        edit(&mut edited, list, "  - kode: 98\n", "  - kode: 98\n", &format!("{own}  - kode: 98\n"));
    }
    assert_eq!(faults(&edited), []);
    let folder = written(&edited);
    let input = folder.path().join("input");
    fs::create_dir(&input).unwrap();
    // 110's base is the residents, 100: hidden in the one, shown in the other.
    let table = Table::of(6301, &["taeller", "naevner", "vaerdi"])
        .with("periode", 2024)
        .with("opgjort", "2024-07-05")
        .with("off_kode", 1);
    let hidden = table.row(&[("indikator_kode", &100), ("diskretion_kode", &1), ("kilde_kode", &12)]);
    let shown = |source: &dyn std::fmt::Display| {
        table.row(&[
            ("indikator_kode", &110),
            ("taeller", &300),
            ("naevner", &1000),
            ("diskretion_kode", &0),
            ("kilde_kode", source),
        ])
    };
    for (source, status) in [(13, "passed"), (12, "failed")] {
        fs::write(input.join("t_6301_soc_opg.csv"), table.head() + &hidden + &shown(&source)).unwrap();
        let output = sdm(folder.path(), &["validate", "input", "--today", "2024-09-30", "--format", "json", "--model", "model"]);
        assert_eq!(rule(&json(&output), "skjult-et-sted-aaben-et-andet")["status"], status, "{source}: {}", said(&output));
    }
}

/// The source 98 under another code and name.
fn like_other_sources(sources: &[SourceFile], code: i64, name: &str) -> String {
    let text = crate::common::model::text(sources, "kilder/kilder.yaml");
    let from = text.find("  - kode: 98\n").unwrap();
    let to = from + 4 + text[from + 4..].find("  - kode: ").unwrap();
    text[from..to].replace("kode: 98", &format!("kode: {code}")).replace("navn: Andet", &format!("navn: {name}"))
}
