//! What a user's own profile takes out is not hidden either: rules that are off, and places that are excepted.

use crate::discretion::tables::derived::Derived;
use crate::finding::Secret;
use crate::index::Hit;
use std::collections::{BTreeMap, BTreeSet};

/// A row's key, by field.
type Key = Vec<(String, Secret)>;

/// The hits that count.
pub(super) fn counted(whole: &Derived<'_>, theme: u16, hits: Vec<Hit>) -> Vec<Hit> {
    let compiled = whole.compiled;
    let (profile, today) = (&compiled.options.profile, compiled.options.today);
    let asked: BTreeSet<u32> = hits.iter().filter(|h| profile.excepts(h.rule)).map(|h| h.row).collect();
    let keys = if asked.is_empty() { BTreeMap::new() } else { keys(whole, theme, &asked) };
    let field = |hit: &Hit| Some(compiled.theme(theme)?.fields.specs.get(hit.field?)?.name.as_str());
    let is_excepted = |hit: &Hit| {
        let key = keys.get(&hit.row).filter(|_| profile.excepts(hit.rule));
        key.is_some_and(|key| profile.exception(hit.rule, Some(theme), field(hit), key, today).is_some())
    };
    hits.into_iter().filter(|h| !compiled.is_off(h.rule) && !is_excepted(h)).collect()
}

fn keys(whole: &Derived<'_>, theme: u16, rows: &BTreeSet<u32>) -> BTreeMap<u32, Key> {
    let own = whole.compiled.theme(theme);
    let (Some(ledger), Some((own, plan))) = (whole.ledger(theme), own.and_then(|t| Some((t, t.key.as_ref()?)))) else {
        return BTreeMap::new();
    };
    let name = |field: usize| own.fields.specs[field].name.clone();
    let key = |key: u64| plan.texts(key, |id| whole.text(id)).map(|(field, text)| (name(field), Secret::new(&text))).collect();
    let asked = ledger.records().iter().filter(|r| rows.contains(&r.row()));
    asked.map(|r| (r.row(), key(r.key()))).collect()
}
