//! The safe version of a delivery: which rows are hidden so that the rules of discretion find nothing more. The rules decide;
//! nothing here knows a limit. First the rows that are themselves too much to show, then those that give others away, round by
//! round, until no rule that hiding can satisfy finds anything.
//!
//! **Architecture invariants:** changes no off_kode; opens no hidden row; gives rows' numbers, never their figures.

mod mask;
mod profile;

pub use mask::{Mask, Tally};

use crate::delivery::{InputFile, spread};
use crate::discretion::tables::derived::Derived;
use crate::discretion::tables::findings::{self, Leak};
use crate::discretion::tables::{rounding, suppress};
use crate::finding::Finding;
use crate::index::cells::{Cell, Cells};
use crate::index::content::DeliveryContent;
use crate::index::roles::{Marking, ThemeRoles};
use crate::index::{Compiled, InputOutcome, ReadInput, RowFindings, Theme};
use crate::model::Feltrolle;
use crate::rules::{Check, EMPTY, Hiding, RULES, ReadAll, References, Watch, WholeCheck, read_all};
use std::collections::{BTreeMap, BTreeSet};

/// Most rounds; each hides at least one row more.
const ROUNDS: usize = 1_000;

/// What is done to a row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Change {
    /// Its figures are hidden; true: because of themselves, false: for others' sake.
    hide: Option<bool>,
    /// What they are rounded to, unless they are hidden: taeller, naevner, vaerdi, in hundredths.
    round: Option<[Option<i64>; 3]>,
    /// Its base is emptied too.
    base: bool,
    /// Its texts are emptied.
    texts: bool,
}

/// What is done to the rows of a delivery, by theme and the row's number among the theme's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    themes: BTreeMap<u16, BTreeMap<u32, Change>>,
}

impl Changes {
    fn at(&mut self, theme: u16, row: u32) -> &mut Change {
        self.themes.entry(theme).or_default().entry(row).or_default()
    }

    /// Hides a row; whether it was not hidden before.
    fn hide(&mut self, theme: u16, row: u32, for_itself: bool) -> bool {
        let change = self.at(theme, row);
        let is_new = change.hide.is_none();
        change.hide = change.hide.or(Some(for_itself));
        is_new
    }

    /// Rounds rows, also some that would be hidden.
    fn round(&mut self, theme: u16, rounded: BTreeMap<u32, [Option<i64>; 3]>, small: &BTreeSet<u32>) {
        for (row, figures) in rounded {
            let change = self.at(theme, row);
            change.round = Some(figures);
            change.hide = change.hide.filter(|_| !small.contains(&row));
        }
    }

    /// The same of rows with other numbers; those that have none are left out.
    fn numbered(&self, number: impl Fn(u16, u32) -> Option<u32>) -> Changes {
        let of = |theme: u16, rows: &BTreeMap<u32, Change>| {
            rows.iter().filter_map(|(row, change)| Some((number(theme, *row)?, *change))).collect()
        };
        Changes { themes: self.themes.iter().map(|(theme, rows)| (*theme, of(*theme, rows))).collect() }
    }

    /// What is done to other rows than these.
    fn without(&self, is_one: impl Fn(u16, u32) -> bool) -> Changes {
        self.numbered(|theme, row| (!is_one(theme, row)).then_some(row))
    }

    /// The same, and what is done to further rows.
    fn with(mut self, others: Changes) -> Changes {
        for (theme, rows) in others.themes {
            self.themes.entry(theme).or_default().extend(rows);
        }
        self
    }

    /// Rows that are hidden.
    fn hidden(&self) -> u64 {
        self.themes.values().flat_map(BTreeMap::values).filter(|c| c.hide.is_some()).count() as u64
    }

    fn of(&self, theme: u16, row: u32) -> Option<&Change> {
        self.themes.get(&theme)?.get(&row)
    }
}

/// What hiding is called for, of theme 6301.
#[derive(Default)]
struct Round {
    first: BTreeSet<u32>,
    others: BTreeSet<u32>,
    bases: BTreeSet<u32>,
    /// Of other themes.
    further: BTreeSet<(u16, u32)>,
    /// Of those: rows that show a single person.
    singles: BTreeSet<u32>,
}

/// What to change in a delivery so that every audience that is judged can see it; with `rounds`, counts are rounded where
/// that does instead of hidden. `compiled` must keep every finding (`Options::max_per_rule` 0). `None` if somebody asked to
/// stop.
pub fn protect(
    compiled: &Compiled<'_>,
    files: &[InputFile],
    references: References,
    rounds: bool,
    watch: &mut dyn Watch,
) -> Option<Changes> {
    let mut content = references.content;
    let mut marked = Marked { watch, found: BTreeMap::new() };
    let ReadAll { read, .. } = read_all(compiled, files, &mut content, &mut marked);
    let figures = compiled.roles.figures;
    let small = if rounds { small(figures, &marked, &read) } else { BTreeSet::new() };
    content.settle(compiled);
    // What is chosen may not depend on the order of rows and files.
    let numbers = content.renumber(compiled);
    let small: BTreeSet<u32> = small.into_iter().filter_map(|row| numbers.renumbered(figures, row)).collect();
    let read_rows = rows(&marked, &read);
    let (mut changes, mut singles) = (read_rows.numbered(|theme, row| numbers.renumbered(theme, row)), BTreeSet::new());
    // A row without a key is in no table; what its own rules found is done to it all the same.
    let keyless = read_rows.without(|theme, row| numbers.renumbered(theme, row).is_some());
    let done = |changes: Changes| changes.numbered(|theme, row| Some(numbers.as_read(theme, row))).with(keyless.clone());
    for round in 0..ROUNDS {
        if !watch.goes_on() {
            return None;
        }
        let found = {
            let whole = Derived::new(compiled, &content, &read, false);
            if round == 0 && rounds {
                changes.round(whole.compiled.roles.figures, rounding::rounded(&whole, &small), &small);
            }
            // What the rows' own rules found is hidden before anything is asked.
            if round == 0 { own(&whole, &changes) } else { over_the_whole(&whole, &singles) }
        };
        let mut is_new = round == 0;
        for (rows, for_itself) in [(&found.first, true), (&found.others, false)] {
            rows.iter().for_each(|row| is_new |= changes.hide(compiled.roles.figures, *row, for_itself));
        }
        for (theme, row) in &found.further {
            is_new |= changes.hide(*theme, *row, false);
        }
        for row in &found.bases {
            is_new |= !std::mem::replace(&mut changes.at(compiled.roles.figures, *row).base, true);
        }
        if !is_new {
            return Some(done(changes));
        }
        watch.hidden(changes.hidden());
        singles.extend(found.singles);
        mark(compiled.roles, &mut content, &changes);
    }
    // Whoever judges what is written sees what is left.
    Some(done(changes))
}

/// Keeps which rows the rules about rows find, and nothing else of the findings: there may be one for each row.
struct Marked<'w> {
    watch: &'w mut dyn Watch,
    /// By rule: inputs, and rows in them from 1.
    found: BTreeMap<&'static str, Vec<(usize, u64)>>,
}

impl Watch for Marked<'_> {
    fn read(&mut self, file: usize, rows: u64, byte: Option<u64>) {
        self.watch.read(file, rows, byte);
    }

    fn found(&mut self, _input: &InputOutcome, findings: Vec<Finding>) {
        for finding in findings {
            let rule = RULES.iter().find(|r| r.id == finding.rule);
            if let Some(rule) = rule.filter(|r| matches!(r.hiding, Some(Hiding::Row { .. } | Hiding::Texts))) {
                self.found.entry(rule.id).or_default().push((finding.place.input, finding.place.row));
            }
        }
    }

    fn goes_on(&self) -> bool {
        self.watch.goes_on()
    }

    fn takes_findings(&self) -> bool {
        true
    }
}

impl Marked<'_> {
    /// The rows that a rule found, by theme.
    fn of<'a>(&'a self, read: &'a [ReadInput], rule: &str) -> impl Iterator<Item = (u16, u32)> {
        self.found.get(rule).into_iter().flatten().filter_map(|(input, row)| {
            let input = read.iter().find(|i| i.index == *input)?;
            Some((input.theme, input.first_row + u32::try_from(row.checked_sub(1)?).ok()?))
        })
    }
}

/// What the rules about rows found.
fn rows(marked: &Marked<'_>, read: &[ReadInput]) -> Changes {
    let mut changes = Changes::default();
    for rule in RULES {
        match rule.hiding {
            Some(Hiding::Row { .. }) => marked.of(read, rule.id).for_each(|(theme, row)| {
                changes.hide(theme, row, true);
            }),
            Some(Hiding::Texts) => marked.of(read, rule.id).for_each(|(theme, row)| changes.at(theme, row).texts = true),
            _ => {}
        }
    }
    changes
}

/// Rows of theme 6301 that show too few and have no other fault of their own.
fn small(figures: u16, marked: &Marked<'_>, read: &[ReadInput]) -> BTreeSet<u32> {
    let of = |rounds: bool| {
        let rules = RULES.iter().filter(move |r| r.hiding == Some(Hiding::Row { rounds }));
        let rows = rules.flat_map(|r| marked.of(read, r.id));
        rows.filter(|(theme, _)| *theme == figures).map(|(_, row)| row).collect::<BTreeSet<u32>>()
    };
    &of(true) - &of(false)
}

/// Those of theme 6301, to be marked in the ledger.
fn own(whole: &Derived<'_>, changes: &Changes) -> Round {
    let is_hidden = |row: u32| changes.of(whole.compiled.roles.figures, row).is_some_and(|c| c.hide.is_some());
    Round { singles: singles(whole, is_hidden), ..Round::default() }
}

/// Rows that show a single person, of some.
fn singles(whole: &Derived<'_>, some: impl Fn(u32) -> bool) -> BTreeSet<u32> {
    let Some(cells) = Cells::of(whole) else { return BTreeSet::new() };
    let shown = cells.marked(Marking::Open).chain(cells.marked(Marking::Rounded)).filter(|c| some(c.row));
    let is_single = |c: &Cell| whole.compiled.model.indikator(c.indicator).is_some_and(|i| findings::is_single(i, c));
    shown.filter(is_single).map(|c| c.row).collect()
}

/// What the rules over the whole delivery find: rows that are too much themselves, before others are hidden for their sake.
fn over_the_whole(whole: &Derived<'_>, known: &BTreeSet<u32>) -> Round {
    let mut round = Round::default();
    round.first = hits(whole, Hiding::First, &mut round);
    if round.first.is_empty() {
        round.others = hits(whole, Hiding::Others, &mut round);
    }
    let asks = !Leak::ALL.iter().all(|leak| whole.compiled.is_off(leak.rule()));
    if asks && round.first.is_empty() && round.others.is_empty() && round.bases.is_empty() && round.further.is_empty() {
        let suppress::Further { rows, bases, moves } = suppress::further(whole, known);
        (round.others, round.bases) = (rows, bases);
        round.further.extend(moves.into_iter().map(|row| (whole.compiled.roles.moves, row)));
        // What one table leaves, all of them together may give away.
        if round.others.is_empty() && round.bases.is_empty() && round.further.is_empty() {
            [round.others, round.bases] = findings::remedies(whole);
        }
    }
    round.singles = singles(whole, |row| round.first.contains(&row) || round.others.contains(&row));
    round
}

/// The rows that rules point to; a base is emptied by itself in a row that is hidden.
fn hits(whole: &Derived<'_>, hiding: Hiding, round: &mut Round) -> BTreeSet<u32> {
    let check = |check: &Check| if let Check::Whole(find) = check { Some(*find) } else { None };
    let rules = RULES.iter().filter(|r| r.hiding == Some(hiding)).flat_map(|r| r.checks.iter().filter_map(check));
    let rules: Vec<WholeCheck> = rules.collect();
    let of_rules = spread(whole.compiled.options.threads, rules.len(), |number| {
        let mut hits = RowFindings::new(whole.compiled, whole.inputs);
        // What could not be judged is reported when the rules judge the output.
        let _ = rules[number](whole, &mut hits);
        hits
    });
    let mut hits = RowFindings::new(whole.compiled, whole.inputs);
    of_rules.into_iter().for_each(|one| hits.append(one));
    let base = whole.compiled.field(whole.compiled.roles.figures, Feltrolle::Naevner);
    let hidden: BTreeSet<u32> = Cells::of(whole).iter().flat_map(|c| c.marked(Marking::Hidden)).map(|c| c.row).collect();
    let mut rows = BTreeSet::new();
    let mut counted = |input: &ReadInput| profile::counted(whole, input.theme, hits.take(input.index).0);
    for hit in whole.inputs.iter().filter(|i| i.theme == whole.compiled.roles.figures).flat_map(&mut counted) {
        if base.is_some() && hit.field == base {
            round.bases.insert(hit.row);
        }
        if !hidden.contains(&hit.row) {
            rows.insert(hit.row);
        }
    }
    for input in
        whole.inputs.iter().filter(|i| [whole.compiled.roles.designations, whole.compiled.roles.scores].contains(&i.theme))
    {
        round.further.extend(counted(input).into_iter().map(|hit| (input.theme, hit.row)));
    }
    rows
}

/// Makes the ledger what the rows will be.
fn mark(themes: ThemeRoles, content: &mut DeliveryContent, changes: &Changes) {
    let is_hidden = |theme: u16, row: u32| changes.of(theme, row).is_some_and(|c| c.hide.is_some());
    content.designations.retain(|k| !is_hidden(k.theme, k.row));
    if let Some(theme) = content.themes.get_mut(&themes.moves) {
        let hidden = ([true, false, false], Some(Marking::Hidden as u8));
        theme.ledger.empty(|row| is_hidden(themes.moves, row).then_some(hidden));
    }
    if let (Some(theme), Some(own)) = (content.themes.get_mut(&themes.figures), changes.themes.get(&themes.figures)) {
        // Most rows stay as they are.
        let mut is_changed = vec![false; own.keys().next_back().map_or(0, |last| *last as usize + 1)];
        own.keys().for_each(|row| is_changed[*row as usize] = true);
        let change = |row: u32| is_changed.get(row as usize).filter(|c| **c).and_then(|_| own.get(&row));
        theme.ledger.change(|row| Some((change(row)?.round?, Marking::Rounded as u8)));
        theme.ledger.empty(|row| {
            let change = change(row)?;
            let hide = change.hide.is_some();
            Some(([hide, change.base, hide], hide.then_some(Marking::Hidden as u8)))
        });
    }
}

/// The fields that a hidden row leaves empty, as the standard's own rule has them.
fn figures(theme: &Theme<'_>) -> Vec<usize> {
    let marking = theme.field(Feltrolle::Markering);
    let rules = theme.row_rules.iter().filter(|r| r.regel.id == EMPTY);
    rules.flat_map(|r| r.expr.columns()).copied().filter(|f| Some(*f) != marking).collect()
}
