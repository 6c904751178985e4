//! What rules over the whole delivery see, and where they put what they find.

use super::areas::Areas;
use super::diskretion::audited::Audited;
use super::engine::ReadInput;
use super::gather::Gathered;
use super::geometri::shapes::Shapes;
use super::relation::links::{self, Link};
use super::relation::stated::{self, Statements};
use super::{Compiled, Status};
use crate::finding::Fact;
use crate::ledger::{Ledger, REFERENCE};
use std::collections::{BTreeMap, BinaryHeap};
use std::sync::OnceLock;

/// The whole delivery and what stands beside it: ledgers sorted by key, areas by number.
pub(super) struct Whole<'a> {
    pub(super) compiled: &'a Compiled<'a>,
    pub(super) gathered: &'a Gathered,
    pub(super) areas: Areas<'a>,
    /// Texts of the key's interned parts, by number.
    pub(super) texts: Vec<String>,
    pub(super) inputs: &'a [ReadInput],
    /// Shapes of the areas, made when a rule first asks.
    shapes: OnceLock<Shapes>,
    /// Whether what follows of hidden figures is wanted; who chooses which to hide asks that table by table.
    pub(super) asks_hidden: bool,
    /// What follows of hidden and rounded figures and of boundaries, found when a rule first asks.
    pub(super) audited: OnceLock<Audited>,
    /// What designations tell of figures, looked up when a rule first asks.
    stated: OnceLock<Statements>,
    /// Counts that the model says are the same or add up, looked up when a rule first asks.
    links: OnceLock<Vec<Link>>,
}

impl<'a> Whole<'a> {
    /// Of what was gathered and settled. `asks_hidden`: what follows of hidden figures is wanted.
    pub(super) fn new(compiled: &'a Compiled<'a>, gathered: &'a Gathered, inputs: &'a [ReadInput], asks_hidden: bool) -> Self {
        Whole {
            compiled,
            gathered,
            areas: Areas::new(compiled, &gathered.areas, &gathered.range),
            texts: gathered.interner.texts(),
            inputs,
            shapes: OnceLock::new(),
            asks_hidden,
            audited: OnceLock::new(),
            stated: OnceLock::new(),
            links: OnceLock::new(),
        }
    }
}

impl Whole<'_> {
    /// The shape of each area, in the areas' order; none where it has none that is valid.
    pub(super) fn shapes(&self) -> &Shapes {
        self.shapes.get_or_init(|| Shapes::new(&self.areas))
    }

    /// What designations tell of figures.
    pub(super) fn stated(&self) -> &Statements {
        self.stated.get_or_init(|| stated::statements(self))
    }

    /// Counts that the model says are the same or add up.
    pub(super) fn links(&self) -> &[Link] {
        self.links.get_or_init(|| links::links(self.compiled.model))
    }

    /// A theme's ledger, where the delivery or a reference has the theme and its keys have room.
    pub(super) fn ledger(&self, theme: u16) -> Option<&Ledger> {
        self.gathered.themes.get(&theme).filter(|t| !t.full && t.any()).map(|t| &t.ledger)
    }

    /// A text by its number.
    pub(super) fn text(&self, id: i64) -> &str {
        usize::try_from(id).ok().and_then(|i| self.texts.get(i)).map_or("", String::as_str)
    }

    /// The number of a text.
    pub(super) fn id(&self, text: &str) -> Option<i64> {
        self.gathered.interner.find(text).map(i64::from)
    }

    /// Why a rule over these themes cannot be judged, where it cannot.
    pub(super) fn hindrance(&self, themes: &[u16]) -> Option<Status> {
        let full = |t: &u16| self.gathered.themes.get(t).is_some_and(|t| t.full && t.any());
        if themes.iter().any(full) {
            return Some(Status::NotChecked(
                "leverancen har flere forskellige områder eller perioder, end kontrollen kan holde styr på",
                "the delivery has more distinct areas or periods than the check can keep track of",
            ));
        }
        if !themes.iter().any(|t| self.gathered.may_lack(*t)) {
            return None;
        }
        Some(match themes.iter().any(|t| self.gathered.lacking.contains(t)) {
            true => LACKING,
            false => Status::NotChecked("en del af leverancen kunne ikke læses", "a part of the delivery could not be read"),
        })
    }
}

/// Needs the areas, and there are none.
pub(super) const NO_AREAS: Status = Status::NotChecked(
    "der er ingen områder (tema 6300) at slå op i, hverken i leverancen eller i en reference (--reference)",
    "there are no areas (theme 6300) to look up in, neither in the delivery nor in a reference (--reference)",
);

/// A row of a reference was left out, and may be the one that is asked for.
pub(super) const LACKING: Status = Status::NotChecked(
    "rækker i en reference kan ikke bruges; ret dem, eller udelad referencen",
    "rows of a reference cannot be used; correct them, or leave the reference out",
);

/// Something found in a row, before its place is looked up.
pub(super) struct Hit {
    pub(super) rule: &'static str,
    /// Number of the row among the theme's.
    pub(super) row: u32,
    /// Index of the field.
    pub(super) field: Option<usize>,
    /// The audience that it was judged for, by its number in the policy.
    pub(super) audience: Option<usize>,
    pub(super) facts: Vec<Fact>,
}

impl PartialEq for Hit {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}
impl Eq for Hit {}
impl PartialOrd for Hit {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Hit {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.row, self.rule, self.field, self.audience).cmp(&(other.row, other.rule, other.field, other.audience))
    }
}

/// What whole-delivery rules found: the first by place up to the limit per rule and input, and how many there are.
pub(super) struct Hits<'a> {
    compiled: &'a Compiled<'a>,
    /// By theme: first row and index of each input, in order.
    inputs: BTreeMap<u16, Vec<(u32, usize)>>,
    /// By rule, audience and input.
    found: BTreeMap<(&'static str, Option<usize>, usize), (u64, BinaryHeap<Hit>)>,
}

impl<'a> Hits<'a> {
    pub(super) fn new(compiled: &'a Compiled<'a>, inputs: &[ReadInput]) -> Self {
        let mut by_theme: BTreeMap<u16, Vec<(u32, usize)>> = BTreeMap::new();
        for input in inputs {
            by_theme.entry(input.theme).or_default().push((input.first_row, input.index));
        }
        Hits { compiled, inputs: by_theme, found: BTreeMap::new() }
    }

    /// Adds one; its facts are made only where it is kept. A row of a reference has no findings: where a rule compares one with
    /// a delivered row, the rule says which is delivered.
    pub(super) fn add(
        &mut self,
        rule: &'static str,
        theme: u16,
        row: u32,
        field: Option<usize>,
        facts: impl FnOnce() -> Vec<Fact>,
    ) {
        self.add_for(None, rule, theme, row, field, facts);
    }

    /// The same for an audience, by its number in the policy.
    pub(super) fn add_for(
        &mut self,
        audience: Option<usize>,
        rule: &'static str,
        theme: u16,
        row: u32,
        field: Option<usize>,
        facts: impl FnOnce() -> Vec<Fact>,
    ) {
        let Some(inputs) = self.inputs.get(&theme).filter(|_| row & REFERENCE == 0) else { return };
        let at = inputs.partition_point(|(first, _)| *first <= row);
        let Some((_, input)) = at.checked_sub(1).and_then(|i| inputs.get(i)) else { return };
        let (count, kept) = self.found.entry((rule, audience, *input)).or_default();
        *count += 1;
        let options = self.compiled.options;
        // An exception of the profile is told by a row's key, so every row must be looked at.
        let all = options.max_per_rule == 0 || options.profile.excepts(rule);
        if !all && kept.len() >= options.max_per_rule {
            if kept.peek().is_none_or(|last| last.row <= row) {
                return;
            }
            kept.pop();
        }
        kept.push(Hit { rule, row, field, audience, facts: facts() });
    }

    /// Takes up what was found elsewhere; of a rule and input the first by place stay.
    pub(super) fn append(&mut self, other: Hits<'a>) {
        let options = self.compiled.options;
        for (key, (count, kept)) in other.found {
            let all = options.max_per_rule == 0 || options.profile.excepts(key.0);
            let ours = self.found.entry(key).or_default();
            ours.0 += count;
            ours.1.extend(kept);
            while !all && ours.1.len() > options.max_per_rule {
                ours.1.pop();
            }
        }
    }

    /// The kept of an input, by row, and by rule and audience how many were not kept.
    pub(super) fn take(&mut self, input: usize) -> (Vec<Hit>, Vec<(&'static str, Option<usize>, u64)>) {
        let (mut hits, mut beyond) = (Vec::new(), Vec::new());
        for ((rule, audience, _), (count, kept)) in self.found.iter_mut().filter(|((_, _, i), _)| *i == input) {
            beyond.push((*rule, *audience, *count - kept.len() as u64));
            hits.extend(std::mem::take(kept).into_vec());
        }
        hits.sort();
        (hits, beyond)
    }
}
