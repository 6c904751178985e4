//! What rules over the whole delivery find: rows by their numbers, before their places are looked up.

use super::compiled::Compiled;
use super::input::ReadInput;
use crate::finding::Fact;
use crate::ledger::REFERENCE;
use std::collections::{BTreeMap, BinaryHeap};

/// A rule, an audience and an input.
type Place = (&'static str, Option<usize>, usize);
/// A rule, an audience, and how many findings were not kept.
type Beyond = (&'static str, Option<usize>, u64);

/// Something found in a row, before its place is looked up.
pub(crate) struct Hit {
    pub(crate) rule: &'static str,
    /// Number of the row among the theme's.
    pub(crate) row: u32,
    /// Index of the field.
    pub(crate) field: Option<usize>,
    /// The audience that it was judged for, by its number in the policy.
    pub(crate) audience: Option<usize>,
    pub(crate) facts: Vec<Fact>,
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
pub(crate) struct RowFindings<'a> {
    compiled: &'a Compiled<'a>,
    /// By theme: first row and index of each input, in order.
    inputs: BTreeMap<u16, Vec<(u32, usize)>>,
    /// By rule, audience and input.
    found: BTreeMap<Place, (u64, BinaryHeap<Hit>)>,
}

impl<'a> RowFindings<'a> {
    pub(crate) fn new(compiled: &'a Compiled<'a>, inputs: &[ReadInput]) -> Self {
        let mut by_theme: BTreeMap<u16, Vec<(u32, usize)>> = BTreeMap::new();
        for input in inputs {
            by_theme.entry(input.theme).or_default().push((input.first_row, input.index));
        }
        RowFindings { compiled, inputs: by_theme, found: BTreeMap::new() }
    }

    /// Adds one; its facts are made only where it is kept. A row of a reference has no findings: where a rule compares one with
    /// a delivered row, the rule says which is delivered.
    pub(crate) fn add(
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
    pub(crate) fn add_for(
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
        // An exception of the profile is given by a row's key, so every row must be visited.
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
    pub(crate) fn append(&mut self, other: RowFindings<'a>) {
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
    pub(crate) fn take(&mut self, input: usize) -> (Vec<Hit>, Vec<Beyond>) {
        let (mut hits, mut beyond) = (Vec::new(), Vec::new());
        for ((rule, audience, _), (count, kept)) in self.found.iter_mut().filter(|((_, _, i), _)| *i == input) {
            beyond.push((*rule, *audience, *count - kept.len() as u64));
            hits.extend(std::mem::take(kept).into_vec());
        }
        hits.sort();
        (hits, beyond)
    }
}
