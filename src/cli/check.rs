//! `sdm check`: reads the model's YAML and says everything that is wrong with it, with place, line and remedy.

use super::model_files::{ModelFiles, read_folder};
use crate::disclose::Language as Lang;
use crate::finding::Level;
use crate::model::releases::{RELEASE_FILE, compare, newest};
use crate::model::yaml::BOM;
use crate::model::{self, Model, ModelFinding, Reading, SourceFile, store};
use crate::rules;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Checks the model in `dir` and writes what is found to `out`.
///
/// Returns the exit code: 0 when the model is in order, 1 when there are faults, 2 when the folder cannot be read or
/// the output not written.
pub fn run(dir: &Path, lang: Lang, out: &mut dyn Write) -> u8 {
    let files = match read_folder(dir) {
        Ok(files) => files,
        Err(error) => {
            let what = lang.of("modellens mappe kan ikke læses", "the model's folder cannot be read");
            let written = writeln!(out, "{}: {what} ({error})", dir.display());
            return written.map_or(2, |()| 2);
        }
    };
    let ModelFiles { sources, mut findings } = files;
    let Reading { model, raw, findings: more, judged } = model::examine(&sources);
    findings.extend(more);
    if let Some(model) = &model {
        findings.extend(against_release(&releases_of(dir), model));
        let unbound = rules::binding_faults(model);
        findings.extend(raw.iter().flat_map(|raw| unbound.iter().map(|fault| fault.finding(raw))));
    }
    findings.sort_by(ModelFinding::order);
    let faults = model.is_none() || findings.iter().any(|f| f.level == Level::Fejl);
    let in_order = model.as_ref().filter(|_| !faults);
    let written = print_findings(dir, &sources, &findings, lang, out).and_then(|()| summary(in_order, &findings, lang, out));
    let written = written.and_then(|()| if judged { Ok(()) } else { not_judged(lang, out) });
    match written {
        Err(_) => 2,
        Ok(()) => u8::from(faults),
    }
}

/// Where released models are kept, relative to the parent of the model's folder.
fn releases_of(dir: &Path) -> PathBuf {
    dir.parent().unwrap_or(Path::new("")).join("conformance-tests").join("releases")
}

/// Breaks of what the newest released model promised to keep; empty if there is no release yet.
fn against_release(releases: &Path, model: &Model) -> Vec<ModelFinding> {
    let Ok(entries) = fs::read_dir(releases) else { return Vec::new() };
    let folders: Vec<String> = entries
        .filter_map(Result::ok)
        .filter(|entry| entry.path().join(RELEASE_FILE).is_file())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    let Some(version) = newest(folders.iter().map(String::as_str)) else { return Vec::new() };
    let path = releases.join(version).join(RELEASE_FILE);
    let read = fs::read(&path).map_err(|e| e.to_string());
    match read.and_then(|bytes| store::from_json(&bytes).map_err(|e| e.to_string())) {
        Ok(old) => compare(&old, model),
        Err(why) => {
            let (da, en) = (
                format!("den udgivne model {version} kan ikke læses ({why})"),
                format!("the released model {version} cannot be read ({why})"),
            );
            vec![ModelFinding::whole_file("standard.yaml", "ulaeselig-udgivelse", da, en)]
        }
    }
}

fn print_findings(
    dir: &Path,
    sources: &[SourceFile],
    findings: &[ModelFinding],
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut lines: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for finding in findings {
        let path = dir.join(&finding.file);
        let place = if finding.line == 0 { String::new() } else { format!(":{}:{}", finding.line, finding.column) };
        let text = lang.of(&finding.da, &finding.en);
        writeln!(out, "{}{place}: {}: {text} [{}]", path.display(), level_name(finding.level, lang), finding.code)?;
        let source = lines.entry(&finding.file).or_insert_with(|| lines_of(sources, &finding.file));
        snippet(finding, source, out)?;
        // A hint on a rule's SQL is Danish only.
        let hint = finding.hint.as_ref().map_or("", |hint| lang.of(&hint.da, &hint.en));
        if !hint.is_empty() {
            writeln!(out, "  {}: {hint}", lang.of("hjælp", "help"))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn level_name(level: Level, lang: Lang) -> &'static str {
    match (level, lang) {
        (_, Lang::Da) => level.name(),
        (Level::Fejl, Lang::En) => "error",
        (Level::Advarsel, Lang::En) => "warning",
        (Level::Oplysning, Lang::En) => "note",
    }
}

fn lines_of(sources: &[SourceFile], file: &str) -> Vec<String> {
    let Some(source) = sources.iter().find(|s| s.path == file) else { return Vec::new() };
    let bytes = source.bytes.strip_prefix(BOM).unwrap_or(&source.bytes);
    String::from_utf8_lossy(bytes).lines().map(str::to_string).collect()
}

/// Longest line that is shown, in characters: enough to recognise it.
const SHOWN: usize = 140;

/// The line with carets below the fault. Control characters and tabs are shown as blanks, so the carets still fit.
fn snippet(finding: &ModelFinding, lines: &[String], out: &mut dyn Write) -> io::Result<()> {
    let Some(line) = finding.line.checked_sub(1).and_then(|n| lines.get(n)) else { return Ok(()) };
    let shown: String = line.chars().take(SHOWN).map(|c| if c.is_control() { ' ' } else { c }).collect();
    let number = finding.line.to_string();
    let margin = " ".repeat(number.len());
    let before = " ".repeat(finding.column.saturating_sub(1).min(SHOWN));
    let most = SHOWN.saturating_sub(finding.column.saturating_sub(1)).max(1);
    let carets = "^".repeat(finding.end_column.saturating_sub(finding.column).clamp(1, most));
    writeln!(out, "  {number} | {}", shown.trim_end())?;
    writeln!(out, "  {margin} | {before}{carets}")
}

fn summary(model: Option<&Model>, findings: &[ModelFinding], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let count = |level| findings.iter().filter(|f| f.level == level).count();
    let (faults, warnings) = (count(Level::Fejl), count(Level::Advarsel));
    let files = findings.iter().map(|f| &f.file).collect::<BTreeSet<_>>().len();
    match (model, lang) {
        (Some(model), Lang::Da) => writeln!(out, "Modellen er i orden: {}{}", counts_da(model), warned(warnings, lang)),
        (Some(model), Lang::En) => {
            writeln!(out, "The model is in order: {}{}", counts_en(model), warned(warnings, lang))
        }
        (None, Lang::Da) => {
            writeln!(out, "{faults} fejl i {}{}", plural(files, "fil", "filer"), warned(warnings, lang))
        }
        (None, Lang::En) => {
            writeln!(out, "{} in {}{}", plural(faults, "error", "errors"), plural(files, "file", "files"), warned(warnings, lang))
        }
    }
}

/// What was not looked at is never passed over in silence.
fn not_judged(lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let written = lang.of(
        "Henvisninger og indhold er ikke kontrolleret: det bliver de, når alle filer har den rette form.",
        "References and contents were not checked: they are, once every file has its right form.",
    );
    writeln!(out, "{written}")
}

fn warned(warnings: usize, lang: Lang) -> String {
    match (warnings, lang) {
        (0, _) => String::new(),
        (n, Lang::Da) => format!("; {}", plural(n, "advarsel", "advarsler")),
        (n, Lang::En) => format!("; {}", plural(n, "warning", "warnings")),
    }
}

fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

fn counts_da(m: &Model) -> String {
    let fields: usize = m.temaer.iter().map(|t| t.felter.len()).sum();
    let codes: usize = m.kodelister.iter().map(|l| l.koder.len()).sum();
    [
        plural(m.temaer.len(), "tema", "temaer"),
        plural(fields + m.generelle_felter.len(), "felt", "felter"),
        plural(m.begreber.len(), "begreb", "begreber"),
        plural(m.indikatorer.len(), "indikator", "indikatorer"),
        plural(m.kilder.len(), "kilde", "kilder"),
        format!("{} med {}", plural(m.kodelister.len(), "kodeliste", "kodelister"), plural(codes, "kode", "koder")),
        plural(m.regler.len(), "regel", "regler"),
    ]
    .join(", ")
}

fn counts_en(m: &Model) -> String {
    let fields: usize = m.temaer.iter().map(|t| t.felter.len()).sum();
    let codes: usize = m.kodelister.iter().map(|l| l.koder.len()).sum();
    [
        plural(m.temaer.len(), "theme", "themes"),
        plural(fields + m.generelle_felter.len(), "field", "fields"),
        plural(m.begreber.len(), "concept", "concepts"),
        plural(m.indikatorer.len(), "indicator", "indicators"),
        plural(m.kilder.len(), "source", "sources"),
        format!("{} with {}", plural(m.kodelister.len(), "code list", "code lists"), plural(codes, "code", "codes")),
        plural(m.regler.len(), "rule", "rules"),
    ]
    .join(", ")
}
