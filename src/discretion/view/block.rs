//! The cells of a block and the sums between them.
//!
//! A sum is made for every level that a row belongs to, and for the codes and areas that such a sum leads up to even where they
//! have no row: a total that is not given still ties two of its breakdowns together. Sums that end in an unknown total of which
//! nothing else is known are left out again: they bind nobody.

use super::known::Known;
use super::{Codes, Division, Levels, Measure, Row};
use crate::audit::NO_UPPER;

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

/// What an audience sees of one indicator and period over connected areas.
#[derive(Debug)]
pub struct Block {
    pub(in crate::discretion) measure: Measure,
    pub(in crate::discretion) cells: Vec<Cell>,
    pub(in crate::discretion) sums: Vec<Sum>,
    /// By cell that is no constant: the sums that it is in.
    pub(in crate::discretion) of: Vec<Vec<u32>>,
    /// By level: a cell of it shows 0.
    shows_zero: [bool; 16],
}

impl Block {
    /// From the rows that an audience sees, by area and codes. Areas are numbered from 0 to `areas` − 1.
    pub fn new(measure: Measure, areas: usize, divisions: &[Division], levels: &dyn Levels, rows: &[Row]) -> Block {
        let mut maker = Maker::new(areas, divisions, levels);
        for cell in rows.chunk_by(|a, b| (a.area, a.codes) == (b.area, b.codes)) {
            let Some(first) = cell.first() else { continue };
            maker.add(first.area, first.codes, Some(measure.known(cell)));
        }
        maker.close();
        let sums = maker.bound();
        let mut block = Block { measure, of: vec![vec![]; maker.cells.len()], cells: maker.cells, sums, shows_zero: [false; 16] };
        for (number, sum) in block.sums.iter().enumerate() {
            for (_, cell) in sum.terms().filter(|(_, c)| block.cells[*c as usize].value().is_none()) {
                block.of[cell as usize].push(number as u32);
            }
        }
        for cell in block.cells.iter().filter(|c| c.hidden.is_none() && c.value() == Some(0)) {
            block.shows_zero[cell.level()] = true;
        }
        block
    }

    /// Whether a hidden cell's level shows its zeros, so that the cell is none.
    pub(in crate::discretion) fn is_above_zero(&self, cell: &Cell) -> bool {
        cell.hidden.is_some() && self.shows_zero[cell.level()]
    }
}

/// Says of a cell which sum it is the whole of: by dimension, then by division.
type Head = (usize, u32);

/// Makes cells and sums.
struct Maker<'a> {
    divisions: &'a [Division],
    levels: &'a dyn Levels,
    /// By area: the divisions that it is a part of.
    inside: Vec<Vec<u32>>,
    /// By area: its cells by codes.
    places: Vec<Vec<(Codes, u32)>>,
    cells: Vec<Cell>,
    sums: Vec<Sum>,
    /// By cell: the sums that it is the whole of.
    heads: Vec<Vec<Head>>,
    queue: Vec<u32>,
    is_queued: Vec<bool>,
}

impl<'a> Maker<'a> {
    fn new(areas: usize, divisions: &'a [Division], levels: &'a dyn Levels) -> Self {
        let mut inside = vec![vec![]; areas];
        for (number, division) in divisions.iter().enumerate() {
            division.parts.iter().for_each(|p| inside[*p as usize].push(number as u32));
        }
        let places = vec![vec![]; areas];
        Maker { divisions, levels, inside, places, cells: vec![], sums: vec![], heads: vec![], queue: vec![], is_queued: vec![] }
    }

    fn find(&self, area: u32, codes: Codes) -> Result<u32, usize> {
        let places = &self.places[area as usize];
        places.binary_search_by(|p| p.0.cmp(&codes)).map(|at| places[at].1)
    }

    /// The cell of an area and codes, made if it is not there.
    fn add(&mut self, area: u32, codes: Codes, known: Option<Known>) -> u32 {
        let at = match self.find(area, codes) {
            Ok(cell) => return cell,
            Err(at) => at,
        };
        let cell = self.cells.len() as u32;
        let Known { lower, upper, hidden, rounded } = known.unwrap_or(Known::NOTHING);
        self.places[area as usize].insert(at, (codes, cell));
        self.cells.push(Cell { area, codes, lower, upper, hidden, rounded, is_given: known.is_some() });
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
            for at in 0..self.inside[area as usize].len() {
                self.over_areas(cell, self.inside[area as usize][at]);
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
        let mut above = codes;
        above[dimension] = self.levels.above(dimension, codes[dimension]);
        let whole = self.add(area, above, None);
        let sum = match self.head(whole, dimension) {
            Some(sum) => sum,
            None => {
                let mut parts = Vec::new();
                for code in self.levels.parts(dimension, above[dimension]) {
                    let mut part = codes;
                    part[dimension] = code;
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
        let Cell { codes, is_given, .. } = self.cells[cell as usize];
        let divisions = self.divisions;
        let division = &divisions[number as usize];
        let key = codes.len() + number as usize;
        if division.complete {
            let whole = self.add(division.whole, codes, None);
            if self.head(whole, key).is_none() {
                let parts = division.parts.iter().map(|p| self.add(*p, codes, None)).collect();
                self.start(whole, key, parts, true);
            }
            return;
        }
        let given = |w: &u32| is_given && self.cells[*w as usize].is_given;
        if let Some(whole) = self.find(division.whole, codes).ok().filter(given) {
            match self.head(whole, key) {
                Some(sum) => self.sums[sum as usize].parts.push(cell),
                None => {
                    self.start(whole, key, vec![cell], false);
                }
            }
        }
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
