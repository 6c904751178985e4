//! What holds in every kind of element: versions, links, blanks at the ends, empty lists, first lines.

use super::Spotted;
use super::context::{Context, Report};
use crate::model::raw::FileKind;
use crate::model::resolve::version_key;
use crate::model::yaml::Style;

/// What would be nothing without its parts has some.
pub(super) fn empty_lists(c: &Context<'_>, report: &mut Report) {
    let mut lists = Vec::new();
    for tema in &c.raw.temaer {
        lists.push((c.place(tema).at("/noegle"), tema.value.noegle.len()));
        lists.push((c.place(tema).at("/felter"), tema.value.felter.len()));
    }
    for set in &c.raw.regelsaet {
        lists.push((c.place(set).at("/kriterier"), set.value.kriterier.len()));
        lists.push((c.place(set).at("/kategorier"), set.value.kategorier.len()));
    }
    lists.extend(c.raw.scorer.iter().map(|s| (c.place(s).at("/klasser"), s.value.klasser.len())));
    lists.extend(c.raw.praksis.iter().map(|p| (c.place(p).at("/kolonner"), p.value.kolonner.len())));
    let policy = c.place(&c.raw.diskretion);
    let groups = c.raw.diskretion.value.maalgrupper.iter().enumerate();
    lists.extend(groups.map(|(i, m)| (policy.at(&format!("/maalgrupper/{i}/ser_off_koder")), m.ser_off_koder.len())));
    for (place, len) in lists {
        if len == 0 {
            report.fault(&place, "listen er tom", "the list is empty");
        }
    }
}

/// The first line names the editor's schema; a wrong one stops nothing but the editor's help.
pub(super) fn schema_lines(c: &Context<'_>, report: &mut Report) {
    for (file, raw) in c.raw.files.iter().enumerate() {
        let Some(kind) = FileKind::of(&raw.path) else { continue };
        let up = "../".repeat(raw.path.matches('/').count() + 1);
        let line = format!("# yaml-language-server: $schema={up}generated/json-schema/model/{}.schema.json", kind.name);
        if raw.source.lines().next() != Some(&line) {
            let (da, en) = ("første linje er ikke editorens skemalinje", "the first line is not the editor's schema line");
            report.file_warning(&Spotted::new(c.raw, file, ""), da, en, (format!("skriv {line}"), format!("write {line}")));
        }
    }
}

/// Every scalar whose key is `key`, with its place.
fn under<'a>(c: &Context<'a>, key: &str) -> Vec<(Spotted<'a>, &'a str)> {
    let mut all = Vec::new();
    for (file, raw) in c.raw.files.iter().enumerate() {
        for (pointer, spot) in raw.index.iter() {
            if let (true, Some((text, _))) = (pointer.rsplit('/').next() == Some(key), &spot.scalar) {
                all.push((Spotted::new(c.raw, file, pointer), text.as_str()));
            }
        }
    }
    all
}

/// `siden` is a version, and not a future one.
pub(super) fn versions(c: &Context<'_>, report: &mut Report) {
    let now = &c.raw.standard.value.version;
    for (place, version) in under(c, "siden") {
        if !is_version(version) {
            let (da, en) = (format!("«{version}» er ikke en version"), format!("«{version}» is not a version"));
            report.hinted(&place, da, en, ("skriv tre tal, fx \"1.0.0\"", "write three numbers, as \"1.0.0\""));
        } else if version_key(version) > version_key(now) {
            let (da, en) = (
                format!("versionen {version} er nyere end standarden, som er {now}"),
                format!("version {version} is newer than the standard, which is {now}"),
            );
            report.fault(&place, da, en);
        }
    }
}

fn is_version(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    parts.len() == 3 && parts.iter().all(|p| !p.is_empty() && p.len() < 9 && p.bytes().all(|b| b.is_ascii_digit()))
}

/// A link is a whole address without blanks. A source that only has http keeps it: the link is the source's.
pub(super) fn links(c: &Context<'_>, report: &mut Report) {
    for (place, link) in under(c, "link") {
        let rest = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://")).unwrap_or("");
        let host = rest.split(['/', '?', '#']).next().unwrap_or("");
        if !host.contains('.') || host.starts_with('.') || link.contains(char::is_whitespace) {
            report.fault(&place, format!("«{link}» er ikke en adresse"), format!("«{link}» is not an address"));
        }
    }
}

/// No text begins or ends with blanks; only a `|` block ends with its line.
pub(super) fn blanks(c: &Context<'_>, report: &mut Report) {
    for (file, raw) in c.raw.files.iter().enumerate() {
        for (pointer, spot) in raw.index.iter() {
            let Some((text, style)) = &spot.scalar else { continue };
            let text = if *style == Style::Literal { text.trim_end_matches('\n') } else { text };
            if text.trim() != text || (text.is_empty() && !pointer.contains("/vaerdier/")) {
                let place = Spotted::new(c.raw, file, pointer);
                let hint = if *style == Style::Folded {
                    ("skriv «>-» i stedet for «>»", "write «>-» in place of «>»")
                } else {
                    ("fjern mellemrummene", "remove the blanks")
                };
                let (da, en) = ("teksten begynder eller slutter med blanke", "the text begins or ends with blanks");
                report.hinted(&place, da, en, hint);
            }
        }
    }
}
