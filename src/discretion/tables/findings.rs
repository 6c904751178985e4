//! What each audience can reckon of the hidden figures of theme 6301, found once for the rules that tell of it. A block is one
//! indicator and period over areas that are tied together; blocks without a hidden figure cost nothing.

use super::audience::{self, Judged};
use super::audit::Auditor;
use super::components::Component;
use super::denominators;
use super::derived::Derived;
use super::differencing::Between;
use super::linked::{self, Group};
use super::origin_destination;
use super::scope::{Days, Place};
use crate::delivery::spread;
use crate::discretion::system::{self, Audience, Disclosed, Figure, Ground};
use crate::discretion::view::{Codes, Found, Inside, Judge, Levels, Limits, Row, Undone};
use crate::finding::Secret;
use crate::index::Status;
use crate::index::breakdown::Codebook;
use crate::index::cells::{Cell, Cells};
use crate::index::designations::as_external;
use crate::index::roles::Marking;
use crate::index::{NO_AREAS, RowFindings};
use crate::model::{Enhed, Feltrolle, Indikator};
use std::collections::BTreeSet;

/// The rule whose parameter is the work of a question about a block.
pub(crate) const EXACT: &str = "skjult-vaerdi-kan-genskabes";

/// The rule whose parameter is the work of a question about rounded figures.
pub(crate) const ROUNDING: &str = "afrunding-kan-omgoeres";

/// Places that are judged one after the other, in memory that is used again.
const TOGETHER: usize = 16;

/// What can be found of a hidden figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Leak {
    /// It follows exactly.
    Exact,
    /// Its interval is too narrow.
    Narrow,
    /// Together with others it is known to be too few.
    Few,
    /// It follows for one who is the single person behind another hidden figure.
    Inside,
}

impl Leak {
    /// Each of them.
    pub(crate) const ALL: [Leak; 4] = [Leak::Exact, Leak::Narrow, Leak::Few, Leak::Inside];

    /// The rule that tells of it.
    pub(crate) fn rule(self) -> &'static str {
        match self {
            Leak::Exact => EXACT,
            Leak::Narrow => "skjult-vaerdi-for-snaever",
            Leak::Few => "skjult-sum-for-lille",
            Leak::Inside => "skjult-for-deltager",
        }
    }
}

impl Found {
    /// The rows of each kind of leak.
    pub(crate) fn leaks<'f>(&'f self, inside: &'f Inside) -> [(Leak, &'f Vec<u32>); 4] {
        [(Leak::Exact, &self.exact), (Leak::Narrow, &self.narrow), (Leak::Few, &self.few), (Leak::Inside, &inside.rows)]
    }
}

/// What was found of a delivery.
#[derive(Default)]
pub(crate) struct Audited {
    /// What, the audience's position among those judged, and the row in its theme.
    found: BTreeSet<(Leak, usize, (u16, u32))>,
    /// Some figure is hidden from somebody who is judged.
    is_any: bool,
    exact_open: bool,
    narrow_open: bool,
    inside_open: bool,
    pub(crate) contradicts: bool,
    /// Some tables that should fit together do not, and were judged one by one.
    pub(crate) apart: bool,
    /// Some hidden figure has no open row beside it, so that nobody knows whether it hides a single person.
    pub(crate) is_unknown: bool,
    /// Why, where that is asked for.
    pub(crate) proofs: Vec<Secret>,
    /// What was found of parts of the plane.
    pub(crate) between: Between,
    /// What was found of rounded figures.
    pub(crate) undone: Undoing,
}

/// Rounded figures that follow all the same.
#[derive(Default)]
pub(crate) struct Undoing {
    /// The audience's position among those judged, and the row.
    pub(crate) found: Vec<(usize, Cell)>,
    pub(crate) is_open: bool,
    pub(crate) contradicts: bool,
}

/// Tells of one kind of leak.
pub(crate) fn report(whole: &Derived<'_>, hits: &mut RowFindings<'_>, leak: Leak) -> Option<Status> {
    let audited = found(whole);
    let judged = audience::judged(whole);
    let field = |theme: u16| whole.compiled.field(theme, Feltrolle::Taeller);
    for (_, audience, (theme, row)) in audited.found.iter().filter(|f| f.0 == leak) {
        judged[*audience].hit_in(hits, leak.rule(), (*theme, *row, field(*theme)), Vec::new);
    }
    let open = match leak {
        Leak::Exact => audited.exact_open,
        Leak::Narrow | Leak::Few => audited.narrow_open,
        Leak::Inside => audited.inside_open,
    };
    if open {
        return Some(Status::BudgetExhausted(
            "regnearbejdet slap op, før alle skjulte tal var undersøgt; de sidste kan ikke regnes for sikre",
            "the work budget ran out before every hidden figure was examined; the rest cannot be taken for safe",
        ));
    }
    if audited.contradicts {
        return Some(Status::Undecided(
            "tal omkring de skjulte modsiger hinanden, så det ikke kan afgøres, hvad der følger af dem; ret dem først",
            "figures around the hidden ones contradict each other, so what follows from them cannot be told; correct them first",
        ));
    }
    if audited.apart {
        return Some(Status::NotChecked(
            "tal, der er de samme i flere indikatorer eller perioder, modsiger hinanden; skjulte tal dér er bedømt hver for sig",
            "figures that are the same in several indicators or periods contradict each other; hidden ones there were judged apart",
        ));
    }
    if leak == Leak::Inside && audited.is_unknown {
        return Some(Status::NotChecked(
            "kommunens fulde tal (off_kode 2) står ikke ved alle skjulte, så det kan ikke ses, hvem der er alene bag et tal",
            "some hidden figures lack the municipality's full one (off_kode 2), so who is alone behind one cannot be told",
        ));
    }
    whole
        .hindrance(&[whole.compiled.roles.figures, whole.compiled.roles.areas])
        .or_else(|| (audited.is_any && whole.areas.none).then_some(NO_AREAS))
}

/// What was found, found when it is first asked for.
pub(crate) fn found<'w>(whole: &'w Derived<'_>) -> &'w Audited {
    whole.audited.get_or_init(|| audit(whole))
}

fn audit(whole: &Derived<'_>) -> Audited {
    let auditor = Auditor {
        whole,
        judged: audience::judged(whole),
        codebook: Codebook::new(whole.compiled.model),
        steps: amount(whole, EXACT, "arbejde"),
        rounding: amount(whole, ROUNDING, "arbejde"),
    };
    let mut audited = Cells::of(whole).map(|cells| of_figures(&auditor, &cells)).unwrap_or_default();
    let markets = if whole.asks_hidden { origin_destination::markets(whole, &auditor.judged) } else { vec![] };
    audited.is_any |= !markets.is_empty();
    let found = spread(whole.compiled.options.threads, markets.len(), |task| {
        let (mut judge, mut found) = (Judge::new(), Audited::default());
        auditor.market(&mut judge, &markets[task], &mut found);
        found
    });
    found.into_iter().for_each(|f| audited.add(f));
    if whole.asks_hidden {
        by_system(&auditor, &mut audited);
    }
    audited
}

/// What follows in the system of each audience.
fn disclosed(whole: &Derived<'_>, judged: &[Judged<'_>]) -> Vec<Disclosed> {
    let Some(cells) = Cells::of(whole) else { return vec![] };
    let (ground, steps) = (Ground::new(whole, &cells), amount(whole, EXACT, "arbejde"));
    spread(whole.compiled.options.threads, judged.len(), |number| {
        let judged = &judged[number];
        let audience = Audience {
            name: &judged.audience.navn,
            rules: [Leak::Exact.rule(), Leak::Narrow.rule()],
            sees: &|cell| judged.sees(cell),
            limits: &|indicator, codes| limits(whole, judged, indicator, codes),
        };
        system::disclosed(&ground, &audience, steps, whole.compiled.options.proofs)
    })
}

/// Rows to hide and bases to empty, of theme 6301, where something follows in the system of an audience.
pub(crate) fn remedies(whole: &Derived<'_>) -> [BTreeSet<u32>; 2] {
    let [mut rows, mut bases] = [BTreeSet::new(), BTreeSet::new()];
    let hidden: BTreeSet<u32> = Cells::of(whole).iter().flat_map(|c| c.marked(Marking::Hidden)).map(|c| c.row).collect();
    for remedy in disclosed(whole, &audience::judged(whole)).into_iter().flat_map(|d| d.remedies) {
        if remedy.figure == Figure::Base {
            bases.extend(&remedy.rows);
        }
        rows.extend(remedy.rows.iter().filter(|row| !hidden.contains(row)));
    }
    [rows, bases]
}

fn by_system(auditor: &Auditor<'_, '_>, audited: &mut Audited) {
    let figures = auditor.whole.compiled.roles.figures;
    for (number, disclosed) in disclosed(auditor.whole, &auditor.judged).into_iter().enumerate() {
        for (leak, rows) in [(Leak::Exact, disclosed.exact), (Leak::Narrow, disclosed.narrow)] {
            audited.found.extend(rows.into_iter().map(|row| (leak, number, (figures, row))));
        }
        audited.exact_open |= disclosed.is_open;
        audited.proofs.extend(disclosed.proofs);
        audited.apart |= disclosed.contradicts;
    }
}

/// A parameter that is work or a weight.
pub(crate) fn amount(whole: &Derived<'_>, rule: &str, name: &str) -> u64 {
    u64::try_from(whole.compiled.parameter(rule, name)).unwrap_or(0)
}

/// What is found of theme 6301.
fn of_figures(auditor: &Auditor<'_, '_>, cells: &Cells<'_>) -> Audited {
    let whole = auditor.whole;
    let mut days = Days::new(whole);
    let mut places = if whole.asks_hidden { days.places(cells, &auditor.judged, Marking::Hidden) } else { BTreeSet::new() };
    let mut audited = Audited { is_any: !places.is_empty(), ..Audited::default() };
    places.append(&mut days.places(cells, &auditor.judged, Marking::Rounded));
    places.append(&mut days.tangled(cells));
    // Each task is a group of tables that are tied together, or some that are not.
    let groups = if whole.asks_hidden { linked::groups(whole, &mut days, cells, &auditor.judged) } else { vec![] };
    let grouped: BTreeSet<Place> = groups.iter().flat_map(|g| &g.tables).map(|t| t.0).collect();
    let alone: Vec<Place> = places.difference(&grouped).copied().collect();
    let mut tasks: Vec<(Option<&Group>, Vec<Place>)> = alone.chunks(TOGETHER).map(|c| (None, c.to_vec())).collect();
    tasks.extend(groups.iter().map(|g| (Some(g), g.tables.iter().map(|t| t.0).filter(|p| places.contains(p)).collect())));
    let found = spread(whole.compiled.options.threads, tasks.len(), |task| {
        let (group, places) = &tasks[task];
        let (mut judge, mut found) = (Judge::new(), Audited::default());
        let is_known = group.is_some_and(|g| auditor.group(&mut judge, cells, g, &days, &mut found));
        for place in places {
            let alone = Component::alone(place.alone);
            let component = days.component(place).unwrap_or(&alone);
            // What boundaries tell is not in the tables together.
            let is_known = is_known && component.regions.is_empty();
            auditor.block(&mut judge, cells, (place, component, is_known), &mut found);
        }
        found
    });
    found.into_iter().for_each(|f| audited.add(f));
    audited
}

impl Audited {
    /// Why something follows of hidden figures.
    pub(crate) fn proven(self) -> Vec<Secret> {
        self.proofs
    }

    /// Takes up what follows for an audience; `theme` tells a row's theme and number.
    pub(crate) fn take(&mut self, audience: usize, found: &Found, inside: &Inside, theme: &dyn Fn(u32) -> (u16, u32)) {
        self.exact_open |= found.exact_open;
        self.inside_open |= inside.is_open;
        self.narrow_open |= found.narrow_open;
        self.contradicts |= found.contradicts;
        for (leak, rows) in found.leaks(inside) {
            self.found.extend(rows.iter().map(|row| (leak, audience, theme(*row))));
        }
    }

    fn add(&mut self, other: Audited) {
        self.proofs.extend(other.proofs);
        self.found.extend(other.found);
        self.is_any |= other.is_any;
        self.exact_open |= other.exact_open;
        self.narrow_open |= other.narrow_open;
        self.inside_open |= other.inside_open;
        self.contradicts |= other.contradicts;
        self.apart |= other.apart;
        self.is_unknown |= other.is_unknown;
        self.between.add(other.between);
        self.undone.found.extend(other.undone.found);
        self.undone.is_open |= other.undone.is_open;
        self.undone.contradicts |= other.undone.contradicts;
    }
}

/// The rows of a place, by area and codes, each with the number of its area.
pub(crate) fn rows(whole: &Derived<'_>, cells: &Cells<'_>, place: &Place, component: &Component) -> Vec<(u32, Cell)> {
    let mut all = Vec::new();
    for (number, area) in component.areas.iter().enumerate().filter_map(|(n, area)| Some((n as u32, (*area)?))) {
        let own = cells.group(area, place.indicator, place.period);
        if own.is_empty() {
            continue;
        }
        let from = all.len();
        let bases = denominators::elsewhere(whole, cells, &own);
        all.extend(own.into_iter().chain(bases).map(|c| (number, c)));
        if let Some(stated) = whole.stated().get(&(area, place.indicator, place.period)) {
            all.extend(stated.iter().map(|s| (number, as_external(&s.cell))));
        }
        // Rows of a cell follow each other.
        all[from..].sort_by_key(|(_, c)| c.codes);
    }
    all
}

pub(crate) fn row(area: u32, cell: &Cell) -> Row {
    let marking = if cell.marking == Marking::Elsewhere { Marking::Absent } else { cell.marking };
    let Cell { codes, row, taeller, naevner, vaerdi, source, .. } = *cell;
    Row { area, codes, row, marking, taeller, naevner, vaerdi, source }
}

/// An audience's limits for a hidden cell.
pub(crate) fn limits(whole: &Derived<'_>, judged: &Judged<'_>, indicator: &Indikator, codes: Codes) -> Option<Limits> {
    let class = audience::class_of(whole, indicator, codes);
    let (width, threshold) = (judged.limits.mindste_interval.af(class)?, judged.limits.mindste_antal.af(class)?);
    Some(Limits { width, threshold })
}

/// Whether a row shows a single person; a part of one in full time may be one person's or several.
pub(crate) fn is_single(indicator: &Indikator, cell: &Cell) -> bool {
    cell.taeller == Some(100) && indicator.enhed != Enhed::Fuldtidspersoner
}

/// Hidden rows that hide a single person, as an open row of the same cell tells.
pub(crate) struct Alone {
    pub(crate) rows: BTreeSet<u32>,
    /// Some hidden row has no open one beside it.
    pub(crate) is_unknown: bool,
}

impl Alone {
    pub(crate) fn of(rows: &[(u32, Cell)], indicator: &Indikator) -> Alone {
        let mut alone = Alone { rows: BTreeSet::new(), is_unknown: false };
        for cell in rows.chunk_by(|a, b| (a.0, a.1.codes) == (b.0, b.1.codes)) {
            let full = cell.iter().map(|(_, c)| c).find(|c| c.marking == Marking::Open).filter(|c| c.taeller.is_some());
            for (_, hidden) in cell.iter().filter(|(_, c)| c.marking == Marking::Hidden) {
                alone.is_unknown |= full.is_none();
                if full.is_some_and(|full| is_single(indicator, full)) {
                    alone.rows.insert(hidden.row);
                }
            }
        }
        alone
    }
}

impl Undoing {
    pub(crate) fn take(&mut self, audience: usize, undone: Undone, rows: &[(u32, Cell)]) {
        self.is_open |= undone.is_open;
        self.contradicts |= undone.contradicts;
        let those = rows.iter().filter(|(_, c)| undone.few.binary_search(&c.row).is_ok());
        self.found.extend(those.map(|(_, c)| (audience, *c)));
    }
}

/// How an indicator's codes split each other.
pub(crate) struct OfIndicator<'a> {
    pub(crate) codebook: &'a Codebook,
    pub(crate) indicator: &'a Indikator,
}

impl Levels for OfIndicator<'_> {
    fn above(&self, dimension: usize, code: i64) -> i64 {
        self.codebook.above(dimension, code)
    }

    fn parts(&self, dimension: usize, code: i64) -> Vec<i64> {
        self.codebook.of(dimension, code, self.indicator)
    }
}
