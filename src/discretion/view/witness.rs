//! Tables that an audience could hold possible and in which rounded cells that are asked about are not too few: where there is one
//! for a cell, nobody can know that it is. The first settles most cells at once; for each that is left it is changed a little.
//! Tables are searched for by moving single innermost counts, which moves the sums above them with them; finding none proves
//! nothing.

use super::block::Block;

/// How good a step is, the cell that it changes, and by how much.
type Step = ((bool, i64, std::cmp::Reverse<usize>), u32, i64);

/// Changes looked at for each cell before the search is given up.
const WORK: usize = 20_000;

/// Whether there are such for all. `asked`: the greatest count that is too few, and the cell.
pub(super) fn are_there(block: &Block, asked: &[(i64, u32)]) -> bool {
    // Sums of parts of persons give way, so that nothing moves with them.
    if block.gives_way() {
        return false;
    }
    let mut search = Search::new(block);
    let mut left: Vec<(i64, u32)> = asked.to_vec();
    if !search.run() || !search.holds() {
        return false;
    }
    loop {
        left.retain(|(few, cell)| (1..=*few).contains(&search.value[*cell as usize]));
        let Some((few, cell)) = left.pop() else { return true };
        let bounds = search.bounds(cell);
        let beyond = (few + 1, bounds.1);
        let is_other = [(0, 0), beyond].into_iter().any(|other| {
            let is_within = other.0 >= bounds.0 && other.1 <= bounds.1 && other.0 <= other.1;
            is_within && search.with(cell, other)
        });
        if !is_other {
            return false;
        }
    }
}

/// Moves for which a count stays that was moved.
const STILL: usize = 5;

struct Search<'b> {
    block: &'b Block,
    lower: Vec<i64>,
    upper: Vec<i64>,
    value: Vec<i64>,
    /// By innermost cell: itself and all that move with it; empty for sums.
    moves: Vec<Vec<u32>>,
    /// By cell: the innermost cells that move it.
    movers: Vec<Vec<u32>>,
    /// By cell: when it was last moved.
    last: Vec<usize>,
    /// How many changes may still be looked at.
    left: usize,
    /// The next move's number.
    step: usize,
}

impl<'b> Search<'b> {
    /// The table of the rounded counts themselves.
    fn new(block: &'b Block) -> Self {
        let cells = block.cells.len();
        let mut above = vec![vec![]; cells];
        let mut is_sum = vec![false; cells];
        for sum in block.sums.iter().filter(|s| s.is_complete) {
            is_sum[sum.whole as usize] = true;
            sum.parts.iter().for_each(|p| above[*p as usize].push(sum.whole));
        }
        let least = |c: &super::block::Cell| if block.is_above_zero(c) { c.lower.max(1.min(c.upper)) } else { c.lower };
        let lower: Vec<i64> = block.cells.iter().map(least).collect();
        let upper: Vec<i64> = block.cells.iter().map(|c| c.upper).collect();
        let (mut value, mut moves, mut movers) = (vec![0; cells], vec![vec![]; cells], vec![vec![]; cells]);
        for cell in (0..cells).filter(|c| !is_sum[*c]) {
            let start = block.cells[cell].rounded.map_or(lower[cell], |r| r.1).clamp(lower[cell], upper[cell]);
            moves[cell] = upwards(&above, cell as u32);
            for moved in &moves[cell] {
                value[*moved as usize] += start;
                movers[*moved as usize].push(cell as u32);
            }
        }
        Search { block, lower, upper, value, moves, movers, last: vec![0; cells], left: WORK * cells, step: STILL }
    }

    fn bounds(&self, cell: u32) -> (i64, i64) {
        (self.lower[cell as usize], self.upper[cell as usize])
    }

    /// Whether a table is found in which a cell has other bounds; it stays where there is, and the bounds are put back.
    fn with(&mut self, cell: u32, other: (i64, i64)) -> bool {
        let (bounds, before, cell) = (self.bounds(cell), self.value.clone(), cell as usize);
        (self.lower[cell], self.upper[cell]) = other;
        let is_found = self.run() && self.holds();
        (self.lower[cell], self.upper[cell]) = bounds;
        if !is_found {
            self.value = before;
        }
        is_found
    }

    /// How far a value lies outside a cell's bounds.
    fn off(&self, cell: u32, value: i64) -> i64 {
        let cell = cell as usize;
        (self.lower[cell] - value).max(value - self.upper[cell]).max(0)
    }

    /// Moves until every cell is within its bounds; whether it came so far.
    fn run(&mut self) -> bool {
        for step in self.step.. {
            self.step = step + 1;
            let off = |c: &u32| self.off(*c, self.value[*c as usize]);
            let Some(worst) = (0..self.value.len() as u32).max_by_key(|c| (off(c), std::cmp::Reverse(*c))) else { return true };
            let far = off(&worst);
            if far == 0 {
                return true;
            }
            let sign = if self.value[worst as usize] < self.lower[worst as usize] { 1 } else { -1 };
            let mut best: Option<Step> = None;
            let mut looked = self.value.len();
            for mover in &self.movers[worst as usize] {
                let cell = *mover as usize;
                // An innermost count never leaves its bounds.
                let room = if sign > 0 { self.upper[cell] - self.value[cell] } else { self.value[cell] - self.lower[cell] };
                if room <= 0 {
                    continue;
                }
                // One that was moved just now rather stays, so that two moves do not undo each other for ever.
                let is_rested = self.last[cell] + STILL <= step;
                for by in [far.min(room), 1] {
                    looked += self.moves[cell].len();
                    let rank = (is_rested, self.gain(*mover, sign * by), std::cmp::Reverse(self.last[cell]));
                    if best.is_none_or(|b| rank > b.0) {
                        best = Some((rank, *mover, sign * by));
                    }
                }
            }
            let Some((_, mover, by)) = best else { return false };
            let left = self.left.checked_sub(looked);
            self.left = left.unwrap_or(0);
            if left.is_none() {
                return false;
            }
            self.last[mover as usize] = step;
            for moved in &self.moves[mover as usize] {
                self.value[*moved as usize] += by;
            }
        }
        false
    }

    /// How much nearer all cells come to their bounds.
    fn gain(&self, mover: u32, by: i64) -> i64 {
        let nearer = |c: &u32| self.off(*c, self.value[*c as usize]) - self.off(*c, self.value[*c as usize] + by);
        self.moves[mover as usize].iter().map(nearer).sum()
    }

    /// Whether the table fulfils every bound and every sum.
    fn holds(&self) -> bool {
        let is_within = (0..self.value.len()).all(|c| self.off(c as u32, self.value[c]) == 0);
        let adds_up = |sum: &super::block::Sum| {
            let parts: i64 = sum.parts.iter().map(|p| self.value[*p as usize]).sum();
            let whole = self.value[sum.whole as usize];
            if sum.is_complete { parts == whole } else { parts <= whole }
        };
        is_within && self.block.sums.iter().all(adds_up)
    }
}

/// A cell and every sum that it is in, however far up, each once.
fn upwards(above: &[Vec<u32>], cell: u32) -> Vec<u32> {
    let mut all = vec![cell];
    let mut at = 0;
    while let Some(cell) = all.get(at).copied() {
        at += 1;
        for whole in &above[cell as usize] {
            if !all.contains(whole) {
                all.push(*whole);
            }
        }
    }
    all
}
