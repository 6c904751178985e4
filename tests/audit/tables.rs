//! Small random tables with hidden cells: what is shown moves into the equations' bounds.

/// A cell that is not shown exactly.
#[derive(Debug, Clone)]
pub struct Cell {
    pub low: i64,
    pub high: Option<i64>,
    pub asked: bool,
}

#[derive(Debug, Clone)]
pub struct Equation {
    pub terms: Vec<(i64, u32)>,
    pub least: i64,
    pub most: i64,
}

#[derive(Debug, Clone, Default)]
pub struct Table {
    pub cells: Vec<Cell>,
    pub equations: Vec<Equation>,
    /// No cell of a solution is greater: every cell is part of a shown total, or has an upper bound of its own.
    pub roof: i64,
}

/// Numbers that are the same in every run (Knuth's constants).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub fn below(&mut self, end: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as i64 % end
    }

    fn chance(&mut self, of_ten: i64) -> bool {
        self.below(10) < of_ten
    }
}

/// A whole table: values, sums of them, and what is hidden.
struct Full {
    values: Vec<i64>,
    sums: Vec<(usize, Vec<usize>)>,
    hidden: Vec<Option<(i64, Option<i64>, bool)>>,
}

impl Full {
    fn new(values: Vec<i64>) -> Full {
        Full { hidden: vec![None; values.len()], values, sums: vec![] }
    }

    /// Adds a sum of cells, as a cell with its equation.
    fn sum(&mut self, parts: Vec<usize>) -> usize {
        let value = parts.iter().map(|p| self.values[*p]).sum();
        self.values.push(value);
        self.hidden.push(None);
        self.sums.push((self.values.len() - 1, parts));
        self.values.len() - 1
    }

    /// Says that a cell is the sum of others as well.
    fn also(&mut self, total: usize, parts: Vec<usize>) {
        assert_eq!(self.values[total], parts.iter().map(|p| self.values[*p]).sum::<i64>());
        self.sums.push((total, parts));
    }

    /// Hides cells, small ones more often; `shown` stays. What an attacker knows of the hidden varies.
    fn hide(&mut self, random: &mut Random, shown: usize, most: usize) {
        let (low, high) = match random.below(4) {
            0 => (1, None),
            1 => (1, Some(4)),
            _ => (0, None),
        };
        let of_ten = 4 + random.below(5);
        for cell in 0..self.values.len() {
            let value = self.values[cell];
            let fits = value >= low && high.is_none_or(|h| value <= h);
            let count = self.hidden.iter().flatten().count();
            if cell != shown && fits && count < most && random.chance(if value < 4 { of_ten } else { of_ten - 3 }) {
                self.hidden[cell] = Some((low, high, true));
            }
        }
    }

    fn table(&self, random: &mut Random) -> Table {
        // Now and then the shown figures do not add up.
        let wrong = random.below(25) == 0;
        self.table_with(random, wrong)
    }

    fn table_with(&self, random: &mut Random, wrong: bool) -> Table {
        let mut table = Table { roof: self.values.iter().copied().max().unwrap_or(0) + 1, ..Table::default() };
        let mut number = vec![None; self.values.len()];
        for (cell, hidden) in self.hidden.iter().enumerate() {
            if let Some((low, high, asked)) = hidden {
                number[cell] = Some(table.cells.len() as u32);
                table.cells.push(Cell { low: *low, high: *high, asked: *asked });
            }
        }
        let wrong = if wrong { random.below(self.sums.len() as i64) } else { -1 };
        for (at, (total, parts)) in self.sums.iter().enumerate() {
            let mut equation = Equation { terms: vec![], least: i64::from(at as i64 == wrong), most: 0 };
            for (sign, cell) in parts.iter().map(|p| (1, *p)).chain([(-1, *total)]) {
                match number[cell] {
                    Some(number) => equation.terms.push((sign, number)),
                    None => equation.least -= sign * self.values[cell],
                }
            }
            equation.most = equation.least;
            table.equations.push(equation);
        }
        shuffle(&mut table.equations, random);
        table
    }
}

fn shuffle<T>(items: &mut [T], random: &mut Random) {
    for at in (1..items.len()).rev() {
        items.swap(at, random.below(at as i64 + 1) as usize);
    }
}

fn counts(random: &mut Random, cells: usize) -> Vec<i64> {
    let end = 2 + random.below(4);
    (0..cells).map(|_| random.below(end)).collect()
}

/// Areas within areas (two or three levels), each with the categories of one breakdown and their total.
pub fn tree(random: &mut Random) -> Table {
    let categories = 2 + random.below(2) as usize;
    let shape: Vec<usize> = match random.below(3) {
        0 => vec![2 + random.below(3) as usize],
        1 => vec![1 + random.below(2) as usize, 2],
        _ => vec![2, 1 + random.below(2) as usize],
    };
    let leaves: usize = shape.iter().product();
    let mut full = Full::new(counts(random, leaves * categories));
    let mut areas: Vec<Vec<usize>> = (0..leaves).map(|a| (0..categories).map(|c| a * categories + c).collect()).collect();
    for area in &mut areas {
        let total = full.sum(area.clone());
        area.push(total);
    }
    for size in shape.iter().rev() {
        areas = areas
            .chunks(*size)
            .map(|inside| {
                let column = |c: usize| inside.iter().map(|area| area[c]).collect::<Vec<_>>();
                let above: Vec<usize> = (0..=categories).map(|c| full.sum(column(c))).collect();
                full.also(above[categories], above[..categories].to_vec());
                above
            })
            .collect();
    }
    let root = full.values.len() - 1;
    full.hide(random, root, 12);
    full.table(random)
}

/// A municipality, four districts, forty areas, three categories: more than can be enumerated.
pub fn large_tree(random: &mut Random) -> Table {
    let (districts, areas, categories) = (4, 10, 3);
    let values = (0..districts * areas * categories).map(|_| random.below(9)).collect();
    let mut full = Full::new(values);
    let mut level: Vec<Vec<usize>> =
        (0..districts * areas).map(|a| (0..categories).map(|c| a * categories + c).collect()).collect();
    for area in &mut level {
        let total = full.sum(area.clone());
        area.push(total);
    }
    for size in [areas, districts] {
        let mut above = vec![];
        for inside in level.chunks(size) {
            let sums: Vec<usize> = (0..=categories).map(|c| full.sum(inside.iter().map(|a| a[c]).collect())).collect();
            full.also(sums[categories], sums[..categories].to_vec());
            above.push(sums);
        }
        level = above;
    }
    for cell in 0..full.values.len() {
        if (1..5).contains(&full.values[cell]) {
            full.hidden[cell] = Some((1, None, true));
        }
    }
    full.table_with(random, false)
}

/// Two partitions of the same areas, every intersection a cell.
pub fn crossing(random: &mut Random) -> Table {
    let (rows, columns) = (2 + random.below(2) as usize, 2 + random.below(2) as usize);
    let mut full = Full::new(counts(random, rows * columns));
    let row_sums: Vec<usize> = (0..rows).map(|r| full.sum((0..columns).map(|c| r * columns + c).collect())).collect();
    let column_sums: Vec<usize> = (0..columns).map(|c| full.sum((0..rows).map(|r| r * columns + c).collect())).collect();
    let root = full.sum(row_sums);
    full.also(root, column_sums);
    full.hide(random, root, 10);
    full.table(random)
}

/// Three breakdowns crossed, with every two-way and one-way sum.
pub fn three_way(random: &mut Random) -> Table {
    let size = [2 + random.below(2) as usize, 2, 2];
    let mut full = Full::new(counts(random, size.iter().product()));
    cube(&mut full, size);
    let root = full.values.len() - 1;
    full.hide(random, root, 22);
    full.table(random)
}

/// All sums of a cube; the last one is the grand total.
fn cube(full: &mut Full, size: [usize; 3]) {
    let [a, b, c] = size;
    let at = |i: usize, j: usize, k: usize| (i * b + j) * c + k;
    let mut plane = vec![];
    for i in 0..a {
        plane.push((0..b).map(|j| full.sum((0..c).map(|k| at(i, j, k)).collect())).collect::<Vec<_>>());
    }
    let front: Vec<Vec<usize>> =
        (0..b).map(|j| (0..c).map(|k| full.sum((0..a).map(|i| at(i, j, k)).collect())).collect()).collect();
    let side: Vec<Vec<usize>> =
        (0..a).map(|i| (0..c).map(|k| full.sum((0..b).map(|j| at(i, j, k)).collect())).collect()).collect();
    let ones: Vec<usize> = (0..a).map(|i| full.sum(plane[i].clone())).collect();
    (0..a).for_each(|i| full.also(ones[i], side[i].clone()));
    let twos: Vec<usize> = (0..b).map(|j| full.sum(front[j].clone())).collect();
    (0..b).for_each(|j| full.also(twos[j], (0..a).map(|i| plane[i][j]).collect()));
    let threes: Vec<usize> = (0..c).map(|k| full.sum((0..b).map(|j| front[j][k]).collect())).collect();
    (0..c).for_each(|k| full.also(threes[k], (0..a).map(|i| side[i][k]).collect()));
    let root = full.sum(ones);
    full.also(root, twos);
    full.also(root, threes);
}

/// A crossing table whose sums are rounded to a base, so that they are cells with bands; singletons are known to be 1.
pub fn rounded(random: &mut Random) -> Table {
    let (rows, columns) = (2, 2 + random.below(2) as usize);
    let base = 3 + 2 * random.below(2);
    let mut full = Full::new(counts(random, rows * columns));
    let row_sums: Vec<usize> = (0..rows).map(|r| full.sum((0..columns).map(|c| r * columns + c).collect())).collect();
    let column_sums: Vec<usize> = (0..columns).map(|c| full.sum((0..rows).map(|r| r * columns + c).collect())).collect();
    let root = full.sum(row_sums.clone());
    full.also(root, column_sums.clone());
    full.hide(random, root, 7);
    for cell in row_sums.into_iter().chain(column_sums) {
        let near = (full.values[cell] + base / 2) / base * base;
        if full.hidden[cell].is_none() && random.chance(6) {
            full.hidden[cell] = Some(((near - base / 2).max(0), Some(near + base / 2), false));
        }
    }
    for cell in 0..rows * columns {
        if full.hidden[cell].is_some() && full.values[cell] == 1 && random.chance(3) {
            full.hidden[cell] = Some((1, Some(1), true));
        }
    }
    full.table(random)
}

/// Equations with coefficients from −3 to 3 and some that are inequalities: nothing a network could do.
pub fn weighted(random: &mut Random) -> Table {
    let cells = 3 + random.below(4) as usize;
    let values: Vec<i64> = (0..cells).map(|_| random.below(6)).collect();
    let mut table = Table { roof: 7, ..Table::default() };
    for value in &values {
        let (low, high) = (value - random.below(3), value + random.below(4));
        table.cells.push(Cell { low: low.max(0), high: Some(high.min(7)), asked: true });
    }
    for _ in 0..1 + random.below(3) {
        let mut terms: Vec<(i64, u32)> = vec![];
        for cell in 0..cells {
            let coefficient = random.below(7) - 3;
            if coefficient != 0 {
                terms.push((coefficient, cell as u32));
            }
        }
        let sum: i64 = terms.iter().map(|(a, c)| a * values[*c as usize]).sum();
        let slack = if random.chance(3) { random.below(3) } else { 0 };
        let wrong = i64::from(random.below(20) == 0);
        table.equations.push(Equation { terms, least: sum - slack + wrong, most: sum + slack + wrong });
    }
    table
}

/// Every cell in two equations, with any signs: networks, and what only looks like one (a + b, b + c, c + a).
pub fn two_each(random: &mut Random) -> Table {
    let (equations, cells) = (3 + random.below(2) as usize, 3 + random.below(4) as usize);
    let values: Vec<i64> = (0..cells).map(|_| random.below(4)).collect();
    let mut table = Table { roof: 5, ..Table::default() };
    table.cells = values.iter().map(|_| Cell { low: 0, high: Some(5), asked: true }).collect();
    let mut terms = vec![vec![]; equations];
    for cell in 0..cells {
        let first = random.below(equations as i64) as usize;
        let second = (first + 1 + random.below(equations as i64 - 1) as usize) % equations;
        for equation in [first, second] {
            terms[equation].push((if random.chance(3) { -1 } else { 1 }, cell as u32));
        }
    }
    for terms in terms {
        let sum: i64 = terms.iter().map(|(a, c)| a * values[*c as usize]).sum();
        let wrong = i64::from(random.below(60) == 0);
        table.equations.push(Equation { terms, least: sum + wrong, most: sum + wrong });
    }
    table
}
