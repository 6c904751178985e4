//! The cells of a block and the sums between them.
//!
//! A sum is made for every level that a row belongs to, and for the codes and areas that such a sum leads up to even where they
//! have no row: a total that is not given still ties two of its breakdowns together. Sums that end in an unknown total of which
//! nothing else is known are left out again: they bind nobody.

use super::known::Known;
use super::{Codes, Frame, Measure, Row};
use crate::audit::NO_UPPER;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A cell of one area.
#[derive(Debug, Clone, Copy)]
pub(in crate::discretion) struct Cell {
    pub(in crate::discretion) area: u32,
    pub(in crate::discretion) codes: Codes,
    pub(in crate::discretion) lower: i64,
    pub(in crate::discretion) upper: i64,
    /// The row that hides it; none where it is shown, or not there.
    pub(in crate::discretion) hidden: Option<u32>,
    /// The row that shows it rounded, and the rounded count.
    pub(in crate::discretion) rounded: Option<(u32, i64)>,
    is_given: bool,
    /// Where its first row comes from.
    source: u8,
}

impl Cell {
    /// Its only value, where it has one.
    pub(in crate::discretion) fn value(&self) -> Option<i64> {
        (self.lower == self.upper).then_some(self.lower)
    }

    /// Whether nothing is told of it.
    pub(in crate::discretion) fn is_free(&self) -> bool {
        self.hidden.is_none() && self.lower == 0 && self.upper == NO_UPPER
    }

    /// Which of its codes are not 0.
    fn level(&self) -> usize {
        self.codes.iter().enumerate().map(|(d, code)| usize::from(*code != 0) << d).sum()
    }
}

/// Cells that are at most, or exactly, another.
#[derive(Debug, Clone)]
pub(in crate::discretion) struct Sum {
    pub(in crate::discretion) whole: u32,
    pub(in crate::discretion) parts: Vec<u32>,
    /// The parts add up to the whole; else to no more than it.
    pub(in crate::discretion) is_complete: bool,
}

impl Sum {
    /// Every cell of it with its sign.
    pub(in crate::discretion) fn terms(&self) -> impl Iterator<Item = (i64, u32)> + '_ {
        self.parts.iter().map(|p| (1, *p)).chain([(-1, self.whole)])
    }
}

/// What an audience sees of the tables of a frame.
#[derive(Debug)]
pub struct Block {
    /// How many areas each table has.
    areas: u32,
    /// By table.
    measures: Vec<Measure>,
    pub(in crate::discretion) cells: Vec<Cell>,
    pub(in crate::discretion) sums: Vec<Sum>,
    /// By cell that is no constant: the sums that it is in.
    pub(in crate::discretion) of: Vec<Vec<u32>>,
    /// By table and level: a cell of it shows 0.
    shows_zero: Vec<[bool; 16]>,
}

impl Block {
    /// From the rows that an audience sees, by area and codes.
    pub fn new(frame: Frame<'_>, rows: &[Row]) -> Block {
        let measures: Vec<Measure> = frame.slots.iter().map(|s| s.measure).collect();
        let mut maker = Maker::new(frame);
        for cell in rows.chunk_by(|a, b| (a.area, a.codes) == (b.area, b.codes)) {
            let Some(first) = cell.first() else { continue };
            let known = measures[frame.place(first.area).0].known(cell);
            maker.add(first.area, first.codes, Some((known, first.source)));
        }
        maker.close();
        let sums = maker.bound();
        let (of, shows_zero) = (vec![vec![]; maker.cells.len()], vec![[false; 16]; measures.len()]);
        let mut block = Block { areas: frame.areas.max(1) as u32, measures, of, cells: maker.cells, sums, shows_zero };
        for (number, sum) in block.sums.iter().enumerate() {
            for (_, cell) in sum.terms().filter(|(_, c)| block.cells[*c as usize].value().is_none()) {
                block.of[cell as usize].push(number as u32);
            }
        }
        for cell in block.cells.iter().filter(|c| c.hidden.is_none() && c.value() == Some(0)) {
            block.shows_zero[(cell.area / block.areas) as usize][cell.level()] = true;
        }
        block
    }

    /// How a cell's count is read.
    pub(in crate::discretion) fn measure(&self, cell: &Cell) -> &Measure {
        &self.measures[(cell.area / self.areas) as usize]
    }

    /// How far rounding may take a sum off.
    pub(in crate::discretion) fn slack(&self, sum: &Sum) -> i64 {
        self.measure(&self.cells[sum.whole as usize]).slack(sum.parts.len() + 1)
    }

    /// Whether some counts are parts of persons, so that sums give way.
    pub(in crate::discretion) fn gives_way(&self) -> bool {
        self.measures.iter().any(|m| m.slack(1) != 0)
    }

    /// Whether a hidden cell's level shows its zeros, so that the cell is none.
    pub(in crate::discretion) fn is_above_zero(&self, cell: &Cell) -> bool {
        cell.hidden.is_some() && self.shows_zero[(cell.area / self.areas) as usize][cell.level()]
    }
}

/// Says of a cell which sum it is the whole of: by dimension, then by division, then by tie.
type Head = (usize, u32);

/// Makes cells and sums.
struct Maker<'a> {
    frame: Frame<'a>,
    /// By area of a table: the divisions that it is a part of.
    inside: Vec<Vec<u32>>,
    /// By area: its cells by codes.
    places: Vec<Vec<(Codes, u32)>>,
    cells: Vec<Cell>,
    sums: Vec<Sum>,
    /// By cell: the sums that it is the whole of.
    heads: Vec<Vec<Head>>,
    queue: Vec<u32>,
    is_queued: Vec<bool>,
    /// By table, dimension and code: the codes that split it, as they are asked for in every area.
    splits: BTreeMap<(usize, usize, i64), Rc<[i64]>>,
}

impl<'a> Maker<'a> {
    fn new(frame: Frame<'a>) -> Self {
        let mut inside = vec![vec![]; frame.areas];
        for (number, division) in frame.divisions.iter().enumerate() {
            division.parts.iter().for_each(|p| inside[*p as usize].push(number as u32));
        }
        let places = vec![vec![]; frame.areas * frame.slots.len()];
        Maker {
            frame,
            inside,
            places,
            cells: vec![],
            sums: vec![],
            heads: vec![],
            queue: vec![],
            is_queued: vec![],
            splits: BTreeMap::new(),
        }
    }

    fn find(&self, area: u32, codes: Codes) -> Result<u32, usize> {
        let places = &self.places[area as usize];
        places.binary_search_by(|p| p.0.cmp(&codes)).map(|at| places[at].1)
    }

    /// The cell of an area and codes, made if it is not there.
    fn add(&mut self, area: u32, codes: Codes, known: Option<(Known, u8)>) -> u32 {
        let at = match self.find(area, codes) {
            Ok(cell) => return cell,
            Err(at) => at,
        };
        let cell = self.cells.len() as u32;
        let (Known { lower, upper, hidden, rounded }, source) = known.unwrap_or((Known::NOTHING, 0));
        self.places[area as usize].insert(at, (codes, cell));
        self.cells.push(Cell { area, codes, lower, upper, hidden, rounded, is_given: known.is_some(), source });
        self.heads.push(vec![]);
        self.is_queued.push(false);
        if known.is_some() {
            self.enqueue(cell);
        }
        cell
    }

    fn enqueue(&mut self, cell: u32) {
        if !std::mem::replace(&mut self.is_queued[cell as usize], true) {
            self.queue.push(cell);
        }
    }

    /// Every sum that the cells lead up to.
    fn close(&mut self) {
        let mut next = 0;
        while let Some(cell) = self.queue.get(next).copied() {
            next += 1;
            let Cell { area, codes, .. } = self.cells[cell as usize];
            for dimension in (0..codes.len()).filter(|d| codes[*d] != 0) {
                self.over_codes(cell, dimension);
            }
            let (slot, area) = self.frame.place(area);
            for at in 0..self.inside[area as usize].len() {
                self.over_areas(cell, self.inside[area as usize][at]);
            }
            for tie in 0..self.frame.ties.len() {
                self.over_tie(cell, slot, tie);
            }
        }
    }

    fn head(&self, whole: u32, key: usize) -> Option<u32> {
        self.heads[whole as usize].iter().find(|h| h.0 == key).map(|h| h.1)
    }

    fn start(&mut self, whole: u32, key: usize, parts: Vec<u32>, is_complete: bool) -> u32 {
        let sum = self.sums.len() as u32;
        self.sums.push(Sum { whole, parts, is_complete });
        self.heads[whole as usize].push((key, sum));
        self.enqueue(whole);
        sum
    }

    fn over_codes(&mut self, cell: u32, dimension: usize) {
        let Cell { area, codes, .. } = self.cells[cell as usize];
        let slot = self.frame.place(area).0;
        let levels = self.frame.slots[slot].levels;
        let mut above = codes;
        above[dimension] = levels.above(dimension, codes[dimension]);
        let whole = self.add(area, above, None);
        let sum = match self.head(whole, dimension) {
            Some(sum) => sum,
            None => {
                let mut parts = Vec::new();
                let split = self.splits.entry((slot, dimension, above[dimension]));
                let split = split.or_insert_with(|| levels.parts(dimension, above[dimension]).into()).clone();
                for code in split.iter() {
                    let mut part = codes;
                    part[dimension] = *code;
                    parts.push(self.add(area, part, None));
                }
                self.start(whole, dimension, parts, true)
            }
        };
        let sum = &mut self.sums[sum as usize];
        // A code that no longer belongs to the level: who is counted there may be counted nowhere else, or once more.
        if !sum.parts.contains(&cell) {
            sum.parts.push(cell);
            sum.is_complete = false;
        }
    }

    fn over_areas(&mut self, cell: u32, number: u32) {
        let Cell { area, codes, is_given, .. } = self.cells[cell as usize];
        let (frame, slot) = (self.frame, self.frame.place(area).0);
        let division = &frame.divisions[number as usize];
        let key = codes.len() + number as usize;
        if division.complete {
            let whole = self.add(frame.area(slot, division.whole), codes, None);
            if self.head(whole, key).is_none() {
                let parts = division.parts.iter().map(|p| self.add(frame.area(slot, *p), codes, None)).collect();
                self.start(whole, key, parts, true);
            }
            return;
        }
        let given = |w: &u32| is_given && self.cells[*w as usize].is_given;
        if let Some(whole) = self.find(frame.area(slot, division.whole), codes).ok().filter(given) {
            match self.head(whole, key) {
                Some(sum) => self.sums[sum as usize].parts.push(cell),
                None => {
                    self.start(whole, key, vec![cell], false);
                }
            }
        }
    }

    /// Sums of cells that are there: what nobody asks for in one table is not made for another's sake.
    fn over_tie(&mut self, cell: u32, slot: usize, number: usize) {
        let Cell { area, codes, .. } = self.cells[cell as usize];
        let (frame, area) = (self.frame, self.frame.place(area).1);
        let (tie, slot) = (&frame.ties[number], slot as u32);
        let key = codes.len() + frame.divisions.len() + number;
        let wholes = match tie.parts.contains(&slot) {
            true => tie.wholes_of(codes),
            false => Vec::from_iter((tie.whole == slot).then_some(codes)),
        };
        for codes in wholes {
            let Ok(whole) = self.find(frame.area(tie.whole as usize, area), codes) else { continue };
            let Some(parts) = tie.parts_of(codes).filter(|_| self.head(whole, key).is_none()) else { continue };
            let places = tie.parts.iter().flat_map(|p| parts.iter().map(|c| (frame.area(*p as usize, area), *c)));
            let parts: Vec<u32> = places.map(|(area, codes)| self.add(area, codes, None)).collect();
            let given = parts.iter().chain([&whole]).map(|c| &self.cells[*c as usize]).filter(|c| c.is_given);
            let sources: Vec<u8> = given.map(|c| c.source).collect();
            if sources.windows(2).any(|pair| pair[0] != pair[1]) {
                continue;
            }
            match parts.as_slice() {
                [one] if self.shows(whole, *one) || self.shows(*one, whole) => {}
                _ => {
                    self.start(whole, key, parts, true);
                }
            }
        }
    }

    /// Whether one of two cells that count the same shows what the other does not: then it stands open, as where two rows of one
    /// cell do, and nothing follows of it that is not told of already.
    fn shows(&mut self, open: u32, other: u32) -> bool {
        let Some(value) = self.cells[open as usize].value() else { return false };
        let cell = &mut self.cells[other as usize];
        let is_shown = cell.value().is_none();
        if is_shown && (cell.lower..=cell.upper).contains(&value) {
            *cell = Cell { lower: value, upper: value, hidden: None, rounded: None, ..*cell };
        }
        is_shown
    }

    /// The sums without those that end in a total of which nothing else is known.
    fn bound(&mut self) -> Vec<Sum> {
        let mut uses = vec![0u32; self.cells.len()];
        let (sums, cells) = (std::mem::take(&mut self.sums), &self.cells);
        let whole = |sum: u32| sums[sum as usize].whole as usize;
        // What the caller gives, it may ask about.
        let is_unknown = |cell: &Cell| cell.is_free() && !cell.is_given;
        let is_idle = |sum: &u32, uses: &[u32]| uses[whole(*sum)] == 1 && is_unknown(&cells[whole(*sum)]);
        sums.iter().flat_map(Sum::terms).for_each(|(_, c)| uses[c as usize] += 1);
        let mut dead = vec![false; sums.len()];
        let mut next: Vec<u32> = (0..sums.len() as u32).filter(|s| is_idle(s, &uses)).collect();
        while let Some(number) = next.pop() {
            dead[number as usize] = true;
            for (_, cell) in sums[number as usize].terms() {
                uses[cell as usize] -= 1;
                let open = self.heads[cell as usize].iter().map(|h| h.1).filter(|s| !dead[*s as usize]);
                next.extend(open.filter(|s| is_idle(s, &uses)));
            }
        }
        let mut dead = dead.iter();
        sums.into_iter().filter(|_| dead.next() == Some(&false)).collect()
    }
}
