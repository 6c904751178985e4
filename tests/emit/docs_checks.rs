//! What the tests of the documentation share: the model as it is committed, its pages, and a small reader of the
//! Markdown that the target writes.

use crate::common::model::read;
use sdm::emit::docs;
use sdm::model::Model;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The committed model, read once.
pub fn model() -> &'static Model {
    static MODEL: LazyLock<Model> = LazyLock::new(read);
    &MODEL
}

/// The pages of the committed model, made once.
pub fn committed() -> &'static Pages {
    static PAGES: LazyLock<Pages> = LazyLock::new(|| pages(model()));
    &PAGES
}

/// Pages by their path under `docs/`.
pub type Pages = BTreeMap<String, String>;

/// The pages of a model.
pub fn pages(model: &Model) -> Pages {
    let artifacts = docs::render(model).unwrap_or_else(|error| panic!("{error}"));
    let page = |a: sdm::emit::Artifact| {
        let path = a.path.strip_prefix("docs/").expect("under docs/").to_owned();
        (path, String::from_utf8(a.content).expect("UTF-8"))
    };
    artifacts.into_iter().map(page).collect()
}

/// The page's lines; of a code block only the one that opens it.
pub fn prose(page: &str) -> Vec<&str> {
    let mut fence: Option<&str> = None;
    let mut lines = Vec::new();
    for line in page.lines() {
        let ticks = &line[..line.len() - line.trim_start_matches('`').len()];
        match fence {
            None => {
                fence = (ticks.len() >= 3).then_some(ticks);
                lines.push(line);
            }
            Some(open) if line == open => fence = None,
            Some(_) => {}
        }
    }
    lines
}

/// The line without its code spans, in which no sign is markup.
fn without_code(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(at) = unescaped(rest, '`') {
        let run = rest[at..].len() - rest[at..].trim_start_matches('`').len();
        let ticks = &rest[at..at + run];
        out.push_str(&rest[..at]);
        match rest[at + run..].find(ticks) {
            Some(end) => rest = &rest[at + run + end + run..],
            None => return out + &rest[at..],
        }
    }
    out + rest
}

fn unescaped(text: &str, wanted: char) -> Option<usize> {
    let mut escaped = false;
    text.char_indices().find_map(|(at, sign)| {
        let hit = sign == wanted && !escaped;
        escaped = sign == '\\' && !escaped;
        hit.then_some(at)
    })
}

/// Targets of the page's links.
pub fn links(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in prose(page).into_iter().map(without_code) {
        let mut rest = line.as_str();
        while let Some(at) = unescaped(rest, ']') {
            rest = &rest[at + 1..];
            if let Some(target) = rest.strip_prefix('(') {
                found.push(target.split(')').next().unwrap_or_default().to_owned());
            }
        }
    }
    found
}

/// The ids that links can point to, each with how often it is on the page.
pub fn anchors(page: &str) -> Vec<String> {
    let pieces = prose(page).into_iter().flat_map(|line| line.split("<a id=\"").skip(1));
    pieces.map(|piece| piece.split('"').next().unwrap_or_default().to_owned()).collect()
}

/// Faults of links: pages and anchors that are not there, links out that are not http, anchors that are repeated.
pub fn link_faults(pages: &Pages) -> Vec<String> {
    let mut faults = Vec::new();
    let places: BTreeMap<&String, BTreeSet<String>> =
        pages.iter().map(|(path, page)| (path, anchors(page).into_iter().collect())).collect();
    for (path, page) in pages {
        let mut seen = BTreeSet::new();
        faults.extend(anchors(page).into_iter().filter(|a| !seen.insert(a.clone())).map(|a| format!("{path}: {a} twice")));
        for link in links(page) {
            if link.starts_with("https://") || link.starts_with("http://") {
                continue;
            }
            let (target, anchor) = link.split_once('#').unwrap_or((&link, ""));
            let found = places.get(&resolve(path, target));
            if !found.is_some_and(|anchors| anchor.is_empty() || anchors.contains(anchor)) {
                faults.push(format!("{path}: {link}"));
            }
        }
    }
    faults
}

fn resolve(page: &str, target: &str) -> String {
    if target.is_empty() {
        return page.to_owned();
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Faults of form on all pages.
pub fn all_form_faults(pages: &Pages) -> Vec<String> {
    pages.iter().flat_map(|(path, page)| form_faults(page).into_iter().map(move |f| format!("{path}: {f}"))).collect()
}

/// Faults of form on one page: blanks, ends, headings, tables, links that were never made relative.
pub fn form_faults(page: &str) -> Vec<String> {
    let mut faults = Vec::new();
    if !page.ends_with('\n') || page.ends_with("\n\n") {
        faults.push("not exactly one newline at the end".to_owned());
    }
    faults.extend(page.lines().filter(|l| l.ends_with([' ', '\t'])).map(|l| format!("trailing blank: {l}")));
    faults.extend(page.contains('\r').then(|| "carriage return".to_owned()));
    faults.extend(page.contains("](rod:").then(|| "link from the root".to_owned()));
    faults.extend(prose(page).windows(2).any(|two| two == ["", ""]).then(|| "two blank lines".to_owned()));
    faults.extend(heading_faults(page));
    faults.extend(table_faults(page));
    faults
}

fn heading_level(line: &str) -> Option<usize> {
    let level = line.len() - line.trim_start_matches('#').len();
    (level > 0 && line[level..].starts_with(' ')).then_some(level)
}

/// Headings without content, with a level left out, twice on one page, or not between blank lines (an anchor may
/// precede one).
fn heading_faults(page: &str) -> Vec<String> {
    let lines = prose(page);
    let mut faults = Vec::new();
    let mut last = 0;
    let mut seen = BTreeSet::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(level) = heading_level(line) else { continue };
        if level > last + 1 {
            faults.push(format!("level left out: {line}"));
        }
        last = level;
        let body = lines[at + 1..].iter().take_while(|l| heading_level(l).is_none_or(|next| next > level));
        if !body.into_iter().any(|l| heading_level(l).is_none() && !l.is_empty() && !l.starts_with("<a id=")) {
            faults.push(format!("empty section: {line}"));
        }
        if at > 0 && !lines[at - 1].is_empty() && !lines[at - 1].starts_with("<a id=") {
            faults.push(format!("no blank line before: {line}"));
        }
        if lines.get(at + 1).is_some_and(|next| !next.is_empty()) {
            faults.push(format!("no blank line after: {line}"));
        }
        // Bruges i, and the like, are under each concept.
        if level < 4 && !seen.insert(*line) {
            faults.push(format!("heading twice: {line}"));
        }
    }
    if lines.first().and_then(|l| heading_level(l)) != Some(1)
        || lines.iter().filter(|l| heading_level(l) == Some(1)).count() != 1
    {
        faults.push("not one title, first".to_owned());
    }
    faults
}

/// Tables whose rows differ in columns, that lack a ruler or a row, or that touch the text around them.
fn table_faults(page: &str) -> Vec<String> {
    let lines = prose(page);
    let mut faults = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let rows: Vec<&str> = lines[at..].iter().take_while(|l| l.starts_with('|')).copied().collect();
        if rows.is_empty() {
            at += 1;
            continue;
        }
        let columns = cells(rows[0]);
        faults.extend(rows.iter().filter(|r| cells(r) != columns).map(|r| format!("columns differ: {r}")));
        let ruler = rows.get(1).is_some_and(|r| r.replace(['|', '-', ' '], "").is_empty());
        if !ruler || rows.len() < 3 {
            faults.push(format!("not a table: {}", rows[0]));
        }
        let before = at.checked_sub(1).map(|before| lines[before]);
        if before.is_some_and(|l| !l.is_empty()) || lines.get(at + rows.len()).is_some_and(|l| !l.is_empty()) {
            faults.push(format!("text touches the table: {}", rows[0]));
        }
        at += rows.len();
    }
    faults
}

/// Columns of a row; a pipe counts unless escaped, in code spans too, as GitHub reads them.
fn cells(row: &str) -> usize {
    let mut escaped = false;
    let mut pipes = 0;
    for sign in row.chars() {
        pipes += usize::from(sign == '|' && !escaped);
        escaped = sign == '\\' && !escaped;
    }
    pipes.saturating_sub(1)
}

/// Pages that no chain of links from the front page leads to.
pub fn unreached(pages: &Pages) -> Vec<String> {
    let mut reached = BTreeSet::new();
    let mut next = vec!["README.md".to_owned()];
    while let Some(path) = next.pop() {
        if let Some(page) = pages.get(&path).filter(|_| reached.insert(path.clone())) {
            next.extend(links(page).iter().map(|link| resolve(&path, link.split('#').next().unwrap_or_default())));
        }
    }
    pages.keys().filter(|path| !reached.contains(*path)).cloned().collect()
}
