//! What `sdm generate` reports of a folder.

use super::{MANIFEST, Plan};
use crate::emit::Artifact;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Lines of a difference that are shown of each file.
const DIFF_LINES: usize = 16;

/// What was done.
pub fn written(artifacts: &[Artifact], plan: &Plan, out: &Path, say: &mut dyn Write) -> io::Result<()> {
    for path in &plan.edited {
        writeln!(say, "var ændret, er skrevet igen / had been changed, was written again: {path}")?;
    }
    for path in &plan.foreign {
        writeln!(say, "ikke lavet af sdm generate, er ladt ligge / not made by sdm generate, was left: {path}")?;
    }
    let written = plan.missing.len() + plan.differing.len();
    let (all, removed, out) = (artifacts.len(), plan.leftover.len(), out.display());
    writeln!(
        say,
        "{out}: {all} filer, {written} skrevet, {removed} fjernet / {written} of {all} files written, {removed} removed"
    )
}

/// In what a folder differs, and what mends it.
pub fn difference(artifacts: &[Artifact], plan: &Plan, out: &Path, names: &[&str], say: &mut dyn Write) -> io::Result<()> {
    if plan.is_done() {
        return writeln!(say, "{}: svarer til modellen / is what the model makes", out.display());
    }
    for path in &plan.missing {
        writeln!(say, "mangler / missing: {path}")?;
    }
    for path in &plan.differing {
        writeln!(say, "afviger / differs: {path}")?;
        let made = artifacts.iter().find(|a| a.path == *path).map_or(&[][..], |a| &a.content);
        let there = fs::read(out.join(path)).unwrap_or_default();
        say.write_all(diff(&there, made).as_bytes())?;
    }
    for path in plan.leftover.iter().chain(&plan.foreign) {
        writeln!(say, "overflødig / not made by the model: {path}")?;
    }
    if !plan.is_listed {
        writeln!(say, "afviger / differs: {MANIFEST}")?;
    }
    for refusal in &plan.refusals {
        writeln!(say, "{refusal}")?;
    }
    if plan.refusals.is_empty() && !plan.foreign.is_empty() {
        writeln!(say, "Flyt eller slet selv / move or delete yourself: {}", plan.foreign.join(", "))?;
    }
    // What no run has made no run takes away.
    if plan.changes_nothing() { Ok(()) } else { writeln!(say, "Kør / run: {}", command(out, names)) }
}

/// The command that repairs the folder.
fn command(out: &Path, names: &[&str]) -> String {
    let mut command = "sdm generate".to_owned();
    if out != Path::new("generated") {
        command.push_str(&format!(" --out {}", out.display()));
    }
    for name in names {
        command.push(' ');
        command.push_str(name);
    }
    command
}

/// A short unified difference: the lines between the common beginning and the common end, at most [`DIFF_LINES`].
fn diff(there: &[u8], made: &[u8]) -> String {
    let (Ok(old), Ok(new)) = (std::str::from_utf8(there), std::str::from_utf8(made)) else {
        let at = there.iter().zip(made).take_while(|(a, b)| a == b).count();
        return format!("  binær / binary: {} → {} bytes, første forskel / first difference: {at}\n", there.len(), made.len());
    };
    let (old, new): (Vec<&str>, Vec<&str>) = (lines(old), lines(new));
    let before = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let rest = old.len().min(new.len()) - before;
    let after = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let (removed, added) = (&old[before..old.len() - after], &new[before..new.len() - after]);
    let mut text = format!("@@ -{},{} +{},{} @@\n", before + 1, removed.len(), before + 1, added.len());
    let mut left = DIFF_LINES;
    for (sign, part) in [('-', removed), ('+', added)] {
        let shown = part.len().min(left.div_ceil(if sign == '-' { 2 } else { 1 }));
        left -= shown;
        for line in &part[..shown] {
            text.push_str(&format!("{sign}{line}\n"));
        }
        if part.len() > shown {
            text.push_str(&format!("{sign}… {} linjer til / more lines\n", part.len() - shown));
        }
    }
    text
}

/// Lines by `\n` alone, so that a lone carriage return or a missing last newline shows as a difference.
fn lines(text: &str) -> Vec<&str> {
    text.split('\n').collect()
}
