//! What `sdm protect` hides does not depend on the order of rows, areas or files, and a hidden row never keeps a figure.

use crate::command::{areas, by_sex, field, random};
use crate::common::dice::Dice;
use crate::common::program::{TODAY, said, sdm};
use std::fs;

/// The lines after the head in an order that the dice give.
fn shuffled(text: &str, dice: &mut Dice) -> String {
    let (head, rows) = text.split_once('\n').unwrap();
    let mut rows: Vec<&str> = rows.lines().collect();
    for at in (1..rows.len()).rev() {
        rows.swap(at, dice.roll(at as u64 + 1) as usize);
    }
    format!("{head}\n{}\n", rows.join("\n"))
}

/// The lines of a delivery that was made safe, sorted; its figures in one file or two.
fn protected(figures: &str, areas: &str, files: usize) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("in");
    fs::create_dir(&input).unwrap();
    fs::write(input.join("t_6300_monit_omr.csv"), areas).unwrap();
    let (head, rows) = figures.split_once('\n').unwrap();
    let rows: Vec<&str> = rows.lines().collect();
    for (number, part) in rows.chunks(rows.len().div_ceil(files)).enumerate() {
        fs::write(input.join(format!("t_6301_soc_opg_{}.csv", 9 - number)), format!("{head}\n{}\n", part.join("\n"))).unwrap();
    }
    let done = sdm(folder.path(), &["protect", "in", "-o", "out", "--today", TODAY]);
    assert!(done.status.code().is_some_and(|code| code < 2), "{}", said(&done));
    let mut lines = Vec::new();
    for entry in fs::read_dir(folder.path().join("out")).unwrap() {
        lines.extend(
            fs::read_to_string(entry.unwrap().path()).unwrap().lines().map(|l| l.trim_start_matches('\u{feff}').to_owned()),
        );
    }
    lines.sort();
    lines.dedup();
    lines
}

#[test]
fn the_order_of_rows_areas_and_files_changes_nothing() {
    let mut dice = Dice(12);
    for _ in 0..12 {
        let figures = random(&mut dice);
        let wanted = protected(&figures, &areas(), 1);
        let other = protected(&shuffled(&figures, &mut dice), &shuffled(&areas(), &mut dice), 2);
        assert_eq!(wanted, other, "{figures}");
    }
}

#[test]
fn a_row_that_was_hidden_before_keeps_no_figure() {
    let text = by_sex([1_040, 540, 500], "").replacen(";540;;540;0;", ";540;;540;1;", 1);
    assert!(text.contains(";540;;540;1;"), "{text}");
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("t_6301_soc_opg.csv"), &text).unwrap();
    let done = sdm(folder.path(), &["protect", "t_6301_soc_opg.csv", "-o", "safe.csv", "--today", TODAY]);
    let safe = fs::read_to_string(folder.path().join("safe.csv")).unwrap();
    assert_eq!(field(&safe, "taeller")[1], "", "{}", said(&done));
    assert!(!safe.contains(";540;"), "{safe}");
}
