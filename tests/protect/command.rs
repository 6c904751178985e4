//! `sdm protect`: what it writes passes `sdm validate`, shows nothing that was not shown, and comes out the same again.

use crate::common::cases::{Finding, all_cases};
use crate::common::delivery::{Own, Table, areas as areas_table, figures, rows};
use crate::common::dice::Dice;
use crate::common::program::{self, TODAY, names, package, said};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Output;
use std::sync::LazyLock;

/// Figures with a note, which comes last.
pub static TABLE: LazyLock<Table> = LazyLock::new(|| figures().and("note"));
/// Fields that may be emptied.
const EMPTIED: [&str; 4] = ["taeller", "naevner", "vaerdi", "note"];

fn sdm(arguments: &[&str], folder: &Path) -> Output {
    sdm_on(TODAY, arguments, folder)
}

fn sdm_on(day: &str, arguments: &[&str], folder: &Path) -> Output {
    program::sdm(folder, &[arguments, &["--today", day]].concat())
}

/// A row of residents (100), or of non-western among them (110).
pub fn row(access: u8, area: &str, indicator: u16, codes: [usize; 2], figures: Option<(u64, Option<u64>)>, note: &str) -> String {
    let (hidden, count, base, value) = match figures {
        None => (1, String::new(), String::new(), String::new()),
        Some((count, None)) => (0, count.to_string(), String::new(), count.to_string()),
        Some((count, Some(base))) => {
            let tenths = (count * 2_000 + base) / (base * 2);
            let decimal = if tenths % 10 == 0 { String::new() } else { format!(",{}", tenths % 10) };
            (0, count.to_string(), base.to_string(), format!("{}{decimal}", tenths / 10))
        }
    };
    let [sex, origin] = codes;
    TABLE.row(&[
        ("off_kode", &access),
        ("monit_omr_nr", &area),
        ("indikator_kode", &indicator),
        ("koen_kode", &sex),
        ("herkomst_kode", &origin),
        ("taeller", &count),
        ("naevner", &base),
        ("vaerdi", &value),
        ("diskretion_kode", &hidden),
        ("note", &note),
    ])
}

/// A divided area and its three parts, by sex and origin; some cells are hidden already, some are for the authorities or the
/// municipality too.
pub fn random(dice: &mut Dice) -> String {
    let mut counts: BTreeMap<(usize, usize, usize), u64> = BTreeMap::new();
    for area in 1..=3 {
        for sex in 1..=2 {
            for origin in 1..=3 {
                let most = if origin == 1 { 400 } else { [4, 12, 60][dice.roll(3) as usize] };
                let count = dice.roll(most) + if origin == 1 { 40 } else { 0 };
                for at in [(area, sex, origin), (area, 0, origin), (area, sex, 0), (area, 0, 0)] {
                    *counts.entry(at).or_default() += count;
                    *counts.entry((0, at.1, at.2)).or_default() += count;
                }
            }
        }
    }
    let mut text = TABLE.head();
    for ((area, sex, origin), count) in &counts {
        let name = ["101-P", "101-A01", "101-A02", "101-A03"][*area];
        let hidden = dice.roll(12) == 0;
        let note = if hidden || dice.roll(5) > 0 { "" } else { "opgjort efter adresse" };
        text += &row(1, name, 100, [*sex, *origin], (!hidden).then_some((*count, None)), note);
        if hidden && dice.roll(2) == 0 {
            text += &row(if dice.roll(2) == 0 { 2 } else { 3 }, name, 100, [*sex, *origin], Some((*count, None)), "");
        }
        if *origin == 0 {
            let part = counts[&(*area, *sex, 3)];
            text += &row(1, name, 110, [*sex, 0], Some((part, Some(*count))), "");
        }
    }
    text
}

pub fn areas() -> String {
    let (table, whole) = (areas_table(), "101-P");
    let part = |n: &str| {
        let (number, name) = (format!("101-{n}"), format!("Område {n}"));
        table.row(&[("monit_omr_nr", &number), ("monit_omr_navn", &name), ("overordnet_nr", &whole)])
    };
    let divided: [Own; 5] = [
        ("monit_omr_nr", &whole),
        ("monit_omr_navn", &"Område P"),
        ("inddeling", &"bydele"),
        ("fuldt_opdelt_kode", &1),
        ("underinddeling", &"boligomraader"),
    ];
    table.head() + &table.row(&divided) + &["A01", "A02", "A03"].map(part).concat()
}

/// A folder with a delivery.
fn delivery(figures: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("in")).unwrap();
    fs::write(folder.path().join("in/t_6300_monit_omr.csv"), areas()).unwrap();
    fs::write(folder.path().join("in/t_6301_soc_opg.csv"), figures).unwrap();
    folder
}

/// What is hidden in `after` and was not in `before`; nothing else may differ but that hidden rows are emptied.
pub fn newly_hidden(before: &str, after: &str) -> usize {
    let (before, after) = (rows(before), rows(after));
    assert_eq!(before.len(), after.len(), "no row comes or goes");
    let mut hidden = 0;
    for (old, new) in before.iter().zip(&after) {
        let was_hidden = old["diskretion_kode"] == "1";
        let is_hidden = new["diskretion_kode"] == "1";
        assert!(is_hidden || !was_hidden, "nothing is opened: {new:?}");
        for (name, value) in old {
            let is_same = &new[name] == value;
            let is_emptied = EMPTIED.contains(&name.as_str()) && new[name].is_empty() && is_hidden;
            let is_marked = name == "diskretion_kode" && is_hidden;
            assert!(is_same || is_emptied || is_marked, "{name}: {old:?} became {new:?}");
        }
        if is_hidden {
            assert!(["taeller", "vaerdi", "note"].iter().all(|f| new[*f].is_empty()), "{new:?}");
        }
        hidden += usize::from(is_hidden && !was_hidden);
    }
    hidden
}

#[test]
fn what_is_written_passes_validate_and_shows_no_more() {
    let (mut dice, mut hidden, mut leaking) = (Dice(5), 0, 0);
    for number in 0..25 {
        let text = random(&mut dice);
        let folder = delivery(&text);
        let (home, file) =
            (folder.path(), |out: &str| fs::read_to_string(folder.path().join(out).join("t_6301_soc_opg.csv")).unwrap());
        leaking += usize::from(sdm(&["validate", "in"], home).status.code() == Some(1));
        let done = sdm(&["protect", "in", "-o", "out"], home);
        assert_eq!(done.status.code(), Some(0), "delivery {number}: {}\n{text}", said(&done));
        assert_eq!(file("in"), text, "the input is as it was");
        hidden += newly_hidden(&text, &file("out"));
        let judged = sdm(&["validate", "out"], home);
        assert_eq!(judged.status.code(), Some(0), "delivery {number}: {}", said(&judged));
        sdm(&["protect", "in", "-o", "same"], home);
        assert_eq!(file("out"), file("same"), "delivery {number} comes out the same");
        let again = sdm(&["protect", "out", "-o", "again"], home);
        assert_eq!((again.status.code(), file("again")), (Some(0), file("out")), "delivery {number}: nothing more is hidden");
    }
    assert!(leaking >= 20 && hidden > 400, "{leaking} leaked, {hidden} figures were hidden");
}

/// What `sdm protect` makes of one file of figures: exit code, the file written, what was said.
pub fn protected(figures: &str, more: &[&str]) -> (Option<i32>, String, String) {
    let folder = delivery(figures);
    let done = sdm(&[&["protect", "in", "-o", "out"], more].concat(), folder.path());
    let written = fs::read_to_string(folder.path().join("out/t_6301_soc_opg.csv")).unwrap_or_default();
    (done.status.code(), written, said(&done))
}

/// Residents of one area by sex.
pub fn by_sex(counts: [u64; 3], note: &str) -> String {
    let one = |(sex, count): (usize, &u64)| row(1, "101-A01", 100, [sex, 0], Some((*count, None)), note);
    TABLE.head() + &counts.iter().enumerate().map(one).collect::<String>()
}

/// The value of a field in each row.
pub fn field(text: &str, name: &str) -> Vec<String> {
    rows(text).into_iter().map(|mut r| r.remove(name).unwrap()).collect()
}

#[test]
fn a_small_count_takes_another_with_it_and_the_text() {
    let text = by_sex([702, 700, 2], "navne i sag 7");
    let (exit, written, said) = protected(&text, &[]);
    assert_eq!((exit, newly_hidden(&text, &written)), (Some(0), 2), "{said}");
    // The 2 and one more are hidden; 700 carries less information than the total of the area, which stays.
    assert_eq!(field(&written, "taeller"), ["702", "", ""]);
    assert_eq!(field(&written, "note"), ["navne i sag 7", "", ""]);
    assert!(said.contains("af 3 viste rækker er 1 skjult for deres egen skyld og 1 for andres skyld"), "{said}");
    assert!(!said.contains("700") && !said.contains("702") && !said.contains("101-A01"), "{said}");
    let (_, _, said) = protected(&text, &["--lang", "en"]);
    assert!(said.contains("of 3 rows shown, 1 were hidden because of themselves and 1 for the sake of others"), "{said}");
}

#[test]
fn what_a_profile_takes_out_is_left_as_it_is() {
    let with = |text: &str, yaml: &str| {
        let folder = delivery(text);
        fs::write(folder.path().join("profil.yaml"), yaml).unwrap();
        let done = sdm(&["protect", "in", "-o", "out", "--profile", "profil.yaml"], folder.path());
        let written = fs::read_to_string(folder.path().join("out/t_6301_soc_opg.csv")).unwrap_or_default();
        (done.status.code(), newly_hidden(text, &written), said(&done))
    };
    let except = |rule: &str, key: &str, last: &str| {
        format!("undtagelser:\n  - regel: {rule}\n    noegle: {{{key}}}\n    begrundelse: aftalt\n    udloeber: \"{last}\"\n")
    };
    // A rule about rows: two women.
    let small = by_sex([702, 700, 2], "");
    let rule = |key: &str, last: &str| with(&small, &except("for-faa-personer", key, last));
    assert_eq!(rule("monit_omr_nr: 101-A01", "2024-12-31").1, 0);
    assert_eq!(rule("monit_omr_nr: 101-A02", "2024-12-31").1, 2, "another area");
    assert_eq!(rule("monit_omr_nr: 101-A01", "2024-01-01").1, 2, "it has expired");
    // A rule over the whole delivery: an area of thirty residents is too small for more than their number.
    let few = TABLE.head()
        + &row(1, "101-A01", 100, [0, 0], Some((30, None)), "")
        + &row(1, "101-A01", 110, [0, 0], Some((20, Some(30))), "");
    assert_eq!(with(&few, "niveauer: {}\n").1, 1);
    let (exit, hidden, said) = with(&few, &except("for-lille-omraade", "monit_omr_nr: 101-A01", "2024-12-31"));
    assert_eq!((exit, hidden), (Some(0), 0), "{said}");
    assert_eq!(
        with(&few, &except("for-lille-omraade", "monit_omr_nr: 101-A01, periode: 2024K2", "2024-12-31")).1,
        1,
        "another quarter"
    );
    assert_eq!(with(&few, "niveauer:\n  for-lille-omraade: fra\n").1, 0);
}

#[test]
fn columns_that_nobody_knows_are_emptied_in_hidden_rows() {
    let text = by_sex([702, 700, 2], "").replace(";note\n", ";note;antal_raa\n").replace(";\n", ";;7\n");
    let (exit, written, said) = protected(&text, &[]);
    let (_, rounded, _) = protected(&text, &["--round"]);
    assert_eq!(field(&rounded, "antal_raa"), [""; 3].map(String::from).to_vec());
    // The column is reported as unknown, as `sdm validate` does.
    assert_eq!((exit, field(&written, "antal_raa")), (Some(1), ["7", "", ""].map(String::from).to_vec()), "{said}");
}

#[test]
fn what_hiding_does_not_fix_is_reported_and_left() {
    let text = by_sex([702, 350, 352], "ring til 12 34 56 78 eller skriv til bo@eksempel.dk");
    let (exit, written, said) = protected(&text, &[]);
    assert_eq!((exit, newly_hidden(&text, &written)), (Some(1), 0), "{said}");
    assert!(said.contains("Intet skulle skjules.") && said.contains("(personoplysning-i-tekst): "), "{said}");
    assert!(!said.contains("eksempel.dk") && !said.contains("12 34"), "{said}");
}

#[test]
fn figures_that_contradict_each_other_are_not_taken_for_safe() {
    let (exit, _, said) = protected(&by_sex([702, 800, 2], ""), &[]);
    assert_eq!(exit, Some(1), "{said}");
}

#[test]
fn the_input_is_never_written_over() {
    let text = by_sex([702, 700, 2], "");
    let folder = delivery(&text);
    let done = sdm(&["protect", "in", "-o", "in"], folder.path());
    assert_eq!(done.status.code(), Some(2), "{}", said(&done));
    let file = "in/t_6301_soc_opg.csv";
    let done = sdm(&["protect", file, "-o", file], folder.path());
    assert_eq!(done.status.code(), Some(2), "{}", said(&done));
    assert_eq!(fs::read_to_string(folder.path().join(file)).unwrap(), text);
}

/// Residents of one area by origin in a period.
fn by_origin(period: &str, counts: [Option<u64>; 4]) -> String {
    let one = |(origin, count): (usize, &Option<u64>)| row(1, "101-A01", 100, [0, origin], count.map(|c| (c, None)), "");
    TABLE.head() + &counts.iter().enumerate().map(one).collect::<String>().replace("2024K3", period)
}

#[test]
fn what_was_hidden_before_is_hidden_again() {
    let figures = by_origin("2024K3", [Some(342), Some(300), Some(2), Some(40)]);
    // 40 carries less information than 300 and is hidden with the 2, unless the 300 was hidden in the quarter before.
    let folder = delivery(&figures);
    fs::create_dir(folder.path().join("before")).unwrap();
    let before = by_origin("2024K2", [Some(345), None, None, Some(43)]);
    fs::write(folder.path().join("before/t_6301_soc_opg.csv"), &before).unwrap();
    let written = |out: &str| field(&fs::read_to_string(folder.path().join(out).join("t_6301_soc_opg.csv")).unwrap(), "taeller");
    let done = sdm(&["protect", "in", "-o", "alone"], folder.path());
    assert_eq!(
        (done.status.code(), written("alone")),
        (Some(0), ["342", "300", "", ""].map(String::from).to_vec()),
        "{}",
        said(&done)
    );
    let done = sdm(&["protect", "in", "-o", "again", "--reference", "before"], folder.path());
    assert_eq!(
        (done.status.code(), written("again")),
        (Some(0), ["342", "", "", "40"].map(String::from).to_vec()),
        "{}",
        said(&done)
    );
    // The same where both quarters are in one delivery.
    let both = before + figures.split_once('\n').unwrap().1;
    fs::write(folder.path().join("in/t_6301_soc_opg.csv"), both).unwrap();
    let done = sdm(&["protect", "in", "-o", "both"], folder.path());
    assert_eq!(
        (done.status.code(), written("both")[4..].to_vec()),
        (Some(0), ["342", "", "", "40"].map(String::from).to_vec()),
        "{}",
        said(&done)
    );
}

#[test]
fn other_formats_come_out_by_the_name_of_the_file() {
    let text = by_sex([702, 700, 2], "");
    let folder = delivery(&text);
    for out in ["out.gpkg", "out.xlsx"] {
        let done = sdm(&["protect", "in", "-o", out], folder.path());
        assert_eq!(done.status.code(), Some(0), "{}", said(&done));
        let judged = sdm(&["validate", out], folder.path());
        assert_eq!(judged.status.code(), Some(0), "{}", said(&judged));
    }
}

#[test]
fn each_table_keeps_its_own_format_in_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let input = package().join("examples/koebenhavn");
    // The example has figures of 2025.
    let sdm = |arguments: &[&str]| sdm_on("2026-01-01", arguments, folder.path());
    let done = sdm(&["protect", input.to_str().unwrap(), "-o", "out"]);
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    let mut before = names(&input);
    before.retain(|n| n.starts_with("t_"));
    assert_eq!(names(&folder.path().join("out")), before);
    assert_eq!(sdm(&["validate", "out"]).status.code(), Some(0));
}

#[test]
fn every_case_that_hiding_can_mend_is_mended() {
    let rules = [
        "afrunding-kan-omgoeres",
        "alle-eller-ingen",
        "andel-roeber-antal",
        "differens-mellem-omraader",
        "differens-over-tid",
        "for-faa-bag-gennemsnit",
        "for-faa-personer",
        "for-lille-margin",
        "for-lille-omraade",
        "skjult-et-sted-aaben-et-andet",
        "skjult-for-deltager",
        "skjult-raekke-med-tekst",
        "skjult-sum-for-lille",
        "skjult-vaerdi-for-snaever",
        "skjult-vaerdi-kan-genskabes",
    ];
    let mut mended = 0;
    for case in all_cases().into_iter().filter(|case| rules.contains(&case.rule.as_str())) {
        let expected = case.expected().unwrap();
        let of_rules = |f: &Finding| f.level != "fejl" || rules.contains(&f.rule.as_str());
        // For a narrower audience than all, or with faults that hiding cannot fix, there is nothing to expect.
        let arguments: Vec<&str> = expected.arguments.iter().map(String::as_str).collect();
        let day = match arguments[..] {
            [] => TODAY,
            ["--today", day] => day,
            _ => continue,
        };
        let name = &case.folder;
        if name.ends_with("-geojson") || !name.starts_with("bad-") || !expected.findings.iter().all(of_rules) {
            continue;
        }
        let folder = tempfile::tempdir().unwrap();
        let (input, changed) = (case.path().join("input"), case.changed_model(&expected).unwrap());
        let mut arguments = vec!["protect", input.to_str().unwrap(), "-o", "out"];
        arguments.extend(changed.iter().flat_map(|model| ["--model", model.path().to_str().unwrap()]));
        let done = sdm_on(day, &arguments, folder.path());
        assert_eq!(done.status.code(), Some(0), "{}: {}", case.name(), said(&done));
        mended += 1;
    }
    assert!(mended >= 100, "{mended} cases");
}
