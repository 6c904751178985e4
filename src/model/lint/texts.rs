//! What holds for every text, whatever element it stands in: versions, links, blanks at the ends.

use super::Spotted;
use super::context::{Context, Report};
use crate::model::resolve::version_key;
use crate::model::yaml::Style;

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
