//! What the whole delivery leaves behind for the rules over it: keys in the ledger, values that are pointed to.

use super::area_row::AreaRow;
use super::compiled::{Compiled, Theme};
use super::municipality::{Range, municipality};
use super::outcome::Coverage;
use super::rings;
use super::roles::{self, Marking};
use super::rows::Rows;
use super::values::Values;
use crate::delivery::Batch;
use crate::delivery::read::GeometryState;
use crate::geometry::fault;
use crate::ledger::{Figures, Interner, Ledger, REFERENCE};
use crate::model::Feltrolle;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// What the whole delivery leaves behind for the rules over it.
#[derive(Default)]
pub(crate) struct DeliveryContent {
    pub(crate) interner: Interner,
    /// By theme: keys, rows so far, and the inputs' first rows.
    pub(crate) themes: HashMap<u16, GatheredTheme>,
    /// By theme and field that something points to: the values that exist.
    pub(crate) known: HashMap<(u16, String), HashSet<u32>>,
    /// By theme and field index: how often each value is pointed to.
    pub(crate) used: HashMap<(u16, usize), HashMap<u32, u64>>,
    /// Themes of which some record could not be read.
    pub(crate) incomplete: HashSet<u16>,
    /// Themes of which some row of a reference could not be used.
    pub(crate) lacking: HashSet<u16>,
    /// Themes with delivered rows that have no key, because a part of it is empty or none of its list.
    pub(crate) keyless: HashSet<u16>,
    /// Some input could not be read as any theme: it may have held anything.
    pub(crate) unplaced: bool,
    /// How far each theme's fields are filled in.
    pub(crate) coverage: BTreeMap<u16, Coverage>,
    /// The rows of themes with areas, in the order read; those of references after the delivered ones, once all is settled.
    pub(crate) areas: Vec<AreaRow>,
    /// The municipalities whose rows are kept.
    pub(crate) range: Range,
    /// The rows of designations and scores, delivered and of references.
    pub(crate) designations: Vec<DesignationRow>,
    /// Delivered rows of figures that a reference has hidden.
    pub(crate) reopened: BTreeSet<u32>,
    /// Those of references, until all is settled.
    reference_areas: Vec<AreaRow>,
}

/// A row of theme 6303 or 6304, which discloses figures of theme 6301. They are few: an area has some for each period.
#[derive(Debug, Clone)]
pub(crate) struct DesignationRow {
    pub(crate) theme: u16,
    /// Its number among the theme's rows; with [`REFERENCE`] among those of references.
    pub(crate) row: u32,
    /// Its values.
    pub(crate) values: Values,
}

/// The rows of a batch that are kept.
fn designations(rows: &Rows<'_>) -> Vec<DesignationRow> {
    let theme = rows.theme.tema.temakode;
    if ![rows.compiled.roles.designations, rows.compiled.roles.scores].contains(&theme) {
        return vec![];
    }
    (0..rows.batch.rows)
        .map(|row| DesignationRow { theme, row: row as u32, values: Values::of(&rows.batch.columns, row) })
        .collect()
}

/// The area rows of a batch.
fn areas(rows: &Rows<'_>) -> Vec<AreaRow> {
    if !rows.theme.fields.has_geometry {
        return vec![];
    }
    let one = |row: usize| {
        let geometry = rows.batch.geometry.states.get(row).cloned().unwrap_or_else(GeometryState::none);
        AreaRow {
            theme: rows.theme.tema.temakode,
            place: rows.place(row),
            values: Values::of(&rows.batch.columns, row),
            unread: rows.batch.unreadable(row),
            reference: false,
            fault: if rings::are_rings(&geometry) { fault(&geometry.shape.parts()) } else { None },
            geometry,
        }
    };
    (0..rows.batch.rows).map(one).collect()
}

impl DeliveryContent {
    /// Takes up the keys of rows from number `first` on whose municipality is kept.
    pub(crate) fn push(&mut self, theme: &Theme<'_>, first: u32, chunk: &ChunkContent) {
        self.range.place(&chunk.places);
        let entry = self.themes.entry(theme.tema.temakode).or_default();
        entry.full |= chunk.full;
        if chunk.keys.iter().any(Option::is_none) {
            self.keyless.insert(theme.tema.temakode);
        }
        let place = theme.area_part().zip(theme.key.as_ref());
        for (i, (key, figures)) in chunk.keys.iter().zip(&chunk.figures).enumerate() {
            let is_kept = |key: u64| place.is_none_or(|(area, plan)| self.range.has_area(plan.unpack(key)[area]));
            if let Some(key) = key.filter(|k| self.range.is_whole() || is_kept(*k)) {
                entry.ledger.push(key, first + i as u32, *figures);
            }
        }
    }

    /// Whether something of a theme may be missing from what was gathered.
    pub(crate) fn may_lack(&self, theme: u16) -> bool {
        self.unplaced || self.incomplete.contains(&theme) || self.lacking.contains(&theme)
    }

    /// Makes one whole of delivery and references, for the rules over both: ledgers by key, delivered areas first, and of
    /// each key that is not delivered the first row that a reference has. What is delivered replaces what is registered.
    pub(crate) fn settle(&mut self, compiled: &Compiled<'_>) {
        let threads = compiled.options.threads;
        for (theme, all) in &mut self.themes {
            let reopened = &mut self.reopened;
            let is_figures = *theme == compiled.roles.figures;
            let in_force = compiled.theme(*theme).map(|t| t.figures.small_status(t.roles.in_force()));
            let in_force = in_force.unwrap_or(roles::UNKNOWN);
            all.ledger.settle(threads, |now, before| {
                let was_hidden = before.code(0) == Marking::Hidden as u8 && before.code(1) == in_force;
                reopened.extend((is_figures && was_hidden && !now.is_reference()).then(|| now.row()));
            });
        }
        let key = |row: &AreaRow| -> Option<Vec<Box<str>>> {
            let fields = &compiled.theme(row.theme)?.key_fields;
            fields.iter().map(|f| Some(row.values.get(*f)?.into())).collect()
        };
        let mut seen: HashSet<(u16, Vec<Box<str>>)> = HashSet::new();
        if !self.reference_areas.is_empty() {
            seen.extend(self.areas.iter().filter_map(|row| Some((row.theme, key(row)?))));
        }
        let fresh = |row: &AreaRow| key(row).is_none_or(|k| seen.insert((row.theme, k)));
        self.areas.extend(std::mem::take(&mut self.reference_areas).into_iter().filter(fresh));
    }
}

#[derive(Default)]
pub(crate) struct GatheredTheme {
    pub(crate) ledger: Ledger,
    /// Delivered rows.
    pub(crate) rows: u32,
    /// Rows of references.
    reference_rows: u32,
    pub(crate) full: bool,
}

impl GatheredTheme {
    /// Whether there are rows.
    pub(crate) fn any(&self) -> bool {
        self.rows > 0 || self.reference_rows > 0
    }
}

/// The theme's own fields that some theme points to.
pub(crate) fn targets(compiled: &Compiled<'_>, theme: &Theme<'_>) -> Vec<(String, usize)> {
    let pointing = compiled.themes.iter().flat_map(|t| &t.references).filter(|r| r.theme == theme.tema.temakode);
    let mut names: Vec<&str> = pointing.map(|r| r.target.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    names.into_iter().filter_map(|n| Some((n.to_owned(), theme.fields.index(n)?))).collect()
}

/// How often each text of a column occurs in a batch.
fn ids(batch: &Batch, field: usize, interner: &Interner) -> HashMap<u32, u64> {
    let mut counts = HashMap::new();
    let column = &batch.columns[field];
    let mut last: Option<(&[u8], u32, u64)> = None;
    for row in 0..batch.rows {
        let Some(bytes) = column.bytes(row) else { continue };
        last = match last {
            Some((seen, id, n)) if seen == bytes => Some((seen, id, n + 1)),
            before => {
                before.into_iter().for_each(|(_, id, n)| *counts.entry(id).or_insert(0) += n);
                Some((bytes, interner.intern(column.text(row).unwrap_or_default()), 1))
            }
        };
    }
    last.into_iter().for_each(|(_, id, n)| *counts.entry(id).or_insert(0) += n);
    counts
}

/// The areas of keys, by the interner's number, and their municipalities; rows of one area mostly follow each other.
fn places(theme: &Theme<'_>, keys: &[Option<u64>], batch: &Batch) -> Vec<(u32, u16)> {
    let mut places: Vec<(u32, u16)> = Vec::new();
    let (Some(chunk), Some(plan), Some(field)) = (theme.area_part(), theme.key.as_ref(), theme.field(Feltrolle::Omraade)) else {
        return places;
    };
    for (row, key) in keys.iter().enumerate() {
        let Some(area) = key.and_then(|k| u32::try_from(plan.unpack(k)[chunk]).ok()) else { continue };
        if places.last().is_none_or(|last| last.0 != area) {
            places.push((area, municipality(batch.columns[field].text(row).unwrap_or_default())));
        }
    }
    places
}

/// What a worker gathered in a chunk.
#[derive(Default)]
pub(crate) struct ChunkContent {
    keys: Vec<Option<u64>>,
    /// Areas of the keys, by the interner's number, and their municipalities.
    places: Vec<(u32, u16)>,
    figures: Vec<Figures>,
    full: bool,
    used: Vec<(usize, HashMap<u32, u64>)>,
    known: Vec<(String, Vec<u32>)>,
    areas: Vec<AreaRow>,
    designations: Vec<DesignationRow>,
    filled: Vec<u64>,
    pub(crate) rows: usize,
}

impl ChunkContent {
    /// Gathers from a batch.
    pub(crate) fn of(rows: &Rows<'_>, interner: &Interner, targets: &[(String, usize)]) -> ChunkContent {
        let (theme, batch) = (rows.theme, rows.batch);
        ChunkContent {
            used: theme.references.iter().map(|r| (r.field, ids(batch, r.field, interner))).collect(),
            known: targets.iter().map(|(name, f)| (name.clone(), ids(batch, *f, interner).into_keys().collect())).collect(),
            areas: areas(rows),
            designations: designations(rows),
            filled: batch.columns.iter().map(|c| c.valid().iter().filter(|v| **v).count() as u64).collect(),
            ..ChunkContent::of_keys(rows, interner)
        }
    }

    /// Keys and figures alone.
    pub(crate) fn of_keys(rows: &Rows<'_>, interner: &Interner) -> ChunkContent {
        let (theme, batch) = (rows.theme, rows.batch);
        let (keys, full) = match theme.key.as_ref().map(|k| k.keys(batch, interner)) {
            Some(Ok(keys)) => (keys, false),
            _ => (vec![], true),
        };
        let figures = (0..keys.len()).map(|row| theme.figures.of(&theme.roles, batch, row)).collect();
        ChunkContent { places: places(theme, &keys, batch), figures, keys, full, rows: batch.rows, ..ChunkContent::default() }
    }

    /// Leaves out the rows that are marked `false`, and those without a key where every row has one, which are marked.
    pub(crate) fn keep(&mut self, whole: &mut [bool], keyed: bool) {
        for (key, whole) in self.keys.iter_mut().zip(whole.iter_mut()) {
            *whole &= key.is_some() || !keyed;
            *key = key.filter(|_| *whole);
        }
        self.designations.retain(|d| whole.get(d.row as usize).copied().unwrap_or(false));
        let mut marks = whole.iter();
        self.areas.retain(|_| marks.next().copied().unwrap_or(false));
        self.areas.iter_mut().for_each(|a| a.reference = true);
    }
}

/// Takes up what a worker gathered of a reference. What its rows point to, and how far its fields are filled in, is nobody's
/// to mend.
pub(crate) fn add_reference_chunk(content: &mut DeliveryContent, theme: u16, chunk: ChunkContent) {
    let entry = content.themes.entry(theme).or_default();
    entry.full |= chunk.full;
    content.range.place(&chunk.places);
    for (i, (key, figures)) in chunk.keys.iter().zip(chunk.figures).enumerate() {
        if let Some(key) = key {
            entry.ledger.push(*key, REFERENCE | (entry.reference_rows + i as u32), figures);
        }
    }
    let numbered = |k: DesignationRow| DesignationRow { row: REFERENCE | (entry.reference_rows + k.row), ..k };
    content.designations.extend(chunk.designations.into_iter().map(numbered));
    entry.reference_rows += chunk.rows as u32;
    content.reference_areas.extend(chunk.areas);
    for (name, ids) in chunk.known {
        content.known.entry((theme, name)).or_default().extend(ids);
    }
}

/// Takes up what a worker gathered; `first` is the number of the chunk's first row in its input.
pub(crate) fn add_chunk(content: &mut DeliveryContent, own: &Theme<'_>, first: u64, chunk: ChunkContent) {
    let theme = own.tema.temakode;
    let row = content.themes.entry(theme).or_default().rows;
    content.push(own, row, &chunk);
    content.designations.extend(chunk.designations.iter().map(|k| DesignationRow { row: row + k.row, ..k.clone() }));
    content.themes.entry(theme).or_default().rows += chunk.rows as u32;
    let coverage = content.coverage.entry(theme).or_default();
    coverage.rows += chunk.rows as u64;
    coverage.filled.resize(chunk.filled.len(), 0);
    coverage.filled.iter_mut().zip(&chunk.filled).for_each(|(all, n)| *all += n);
    content.areas.extend(chunk.areas.into_iter().map(|mut area| {
        area.place.row += first;
        area
    }));
    for (field, counts) in chunk.used {
        let total = content.used.entry((theme, field)).or_default();
        counts.into_iter().for_each(|(id, n)| *total.entry(id).or_insert(0) += n);
    }
    for (name, ids) in chunk.known {
        content.known.entry((theme, name)).or_default().extend(ids);
    }
}
