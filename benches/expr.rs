//! Three rules of the standard over a million rows, in nanoseconds per row and rule.
//!
//! `cargo bench --bench expr`; divan gives the time of the million rows and the rows per second.

use divan::counter::ItemsCount;
use sdm::expr::{Column, ColumnData, Scratch, Type, compile};

/// Rows; a delivery comes in batches of at most 65,536, so that is how they are judged.
const ROWS: usize = 1_000_000;
const DELIVERED: usize = 65_536;

const RULES: [&str; 3] = [
    "taeller <= naevner",
    "abs(vaerdi * naevner - 100 * taeller) <= 0.05 * naevner",
    "CASE WHEN diskretion_kode IN (1, 8, 9) THEN taeller IS NULL AND vaerdi IS NULL \
     ELSE taeller IS NOT NULL AND left(monit_omr_nr, 3) <> '000' END",
];

fn main() {
    divan::main();
}

struct Rows {
    taeller: Vec<i64>,
    naevner: Vec<i64>,
    vaerdi: Vec<i64>,
    codes: Vec<i64>,
    offsets: Vec<u32>,
    bytes: Vec<u8>,
    valid: Vec<bool>,
    all: Vec<bool>,
}

fn columns() -> Vec<Column> {
    let column = |name: &str, ty| Column { name: name.to_owned(), ty };
    vec![
        column("taeller", Type::Decimal(2)),
        column("naevner", Type::Decimal(2)),
        column("vaerdi", Type::Decimal(2)),
        column("diskretion_kode", Type::Int),
        column("monit_omr_nr", Type::Text),
    ]
}

/// Counts, bases and shares that fit each other, 5 % hidden.
fn rows() -> Rows {
    let mut state = 7_u64;
    let mut next = |end: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from((state >> 33) % end).unwrap_or(0)
    };
    let mut rows = Rows {
        taeller: vec![],
        naevner: vec![],
        vaerdi: vec![],
        codes: vec![],
        offsets: vec![0],
        bytes: vec![],
        valid: vec![],
        all: vec![true; DELIVERED],
    };
    for row in 0..DELIVERED {
        let base = 1 + next(5_000);
        let count = next(u64::try_from(base).unwrap_or(1));
        let hidden = next(20) == 0;
        rows.naevner.push(base * 100);
        rows.taeller.push(count * 100);
        rows.vaerdi.push((count * 20_000 + base) / (2 * base));
        rows.codes.push(i64::from(hidden));
        rows.valid.push(!hidden);
        rows.bytes.extend_from_slice(format!("{:03}-OMR_{row}", 101 + row % 98).as_bytes());
        rows.offsets.push(u32::try_from(rows.bytes.len()).unwrap_or(0));
    }
    rows
}

impl Rows {
    fn data(&self) -> [ColumnData<'_>; 5] {
        [
            ColumnData::Decimal { values: &self.taeller, scale: 2, valid: &self.valid },
            ColumnData::Decimal { values: &self.naevner, scale: 2, valid: &self.all },
            ColumnData::Decimal { values: &self.vaerdi, scale: 2, valid: &self.valid },
            ColumnData::Int { values: &self.codes, valid: &self.all },
            ColumnData::Text { offsets: &self.offsets, bytes: &self.bytes, valid: &self.all },
        ]
    }
}

#[divan::bench(args = RULES)]
fn rule(bencher: divan::Bencher, source: &str) {
    let expr = compile(source, &columns()).unwrap_or_else(|faults| panic!("{faults:?}"));
    let rows = rows();
    let data = rows.data();
    let (mut scratch, mut truths) = (Scratch::new(), Vec::new());
    bencher.counter(ItemsCount::new(ROWS)).bench_local(|| {
        let mut left = ROWS;
        while left > 0 {
            let now = left.min(DELIVERED);
            expr.eval(now, divan::black_box(&data), &mut scratch, &mut truths);
            divan::black_box(&truths);
            left -= now;
        }
    });
}

#[divan::bench(args = RULES)]
fn reading(source: &str) -> bool {
    compile(divan::black_box(source), &columns()).is_ok()
}
