//! Rows that lie on the edges, as a table in PostgreSQL and as columns for the evaluator, from one list of values.

use sdm::expr::{Column, ColumnData, Type};

/// Rows in the table. Prime, and no column has as many values, so that the columns' values meet in many ways.
pub const ROWS: usize = 127;
/// How often the evaluator gets the table: more than two of its batches, and not a whole number of them.
pub const REPEATS: usize = 19;

/// A column: its name, its type here, its type in PostgreSQL, and the values that its rows take in turn, divided by
/// `|`, as SQL writes them.
type Edge = (&'static str, Type, &'static str, &'static str);

const EDGES: [Edge; 11] = [
    ("antal", Type::Int, "integer", "NULL|0|1|-1|2|3|5|-7|10|100|99|1000|-12"),
    ("stort", Type::Int, "integer", "NULL|0|1|2147483647|-2147483648|46341|-1"),
    ("langt", Type::Int, "bigint", "0|NULL|9223372036854775807|-9223372036854775808|3037000500|1000000000000000000|-1|17"),
    (
        "taeller",
        Type::Decimal(2),
        "numeric(14,2)",
        "0.00|1.00|NULL|0.01|-0.01|2.67|2.68|0.50|1.50|2.50|-2.50|12.34|99.99|100.00|999999999999.99|\
         -999999999999.99|33.33|10000.00|9999.99",
    ),
    ("naevner", Type::Decimal(2), "numeric(14,2)", "3.00|0.00|100.00|NULL|0.01|2.67|-2.50|1.00|7.00|999999999999.99|300.00"),
    (
        "andel",
        Type::Decimal(3),
        "numeric(6,3)",
        "0.005|2.675|NULL|-0.005|0.125|0.015|999.999|-2.675|0.000|1.500|50.000|99.995|0.004|-0.500|2.500|3.500|0.001",
    ),
    (
        "fint",
        Type::Decimal(9),
        "numeric(18,9)",
        "0.000000001|999999999.999999999|NULL|-0.000000005|1.000000000|123456.000000789|0.333333333",
    ),
    (
        "navn",
        Type::Text,
        "text",
        "|NULL|a|A|æøå|ÆØÅ|ae|e\u{301}|é|a | a|straße|d'Or|\u{1F600}b|a\nb|aa|101-AB_1|000-LANDET|ab-c]^\\x|\
         001-REGION|\u{65E5}\u{672C}|2024",
    ),
    ("periode", Type::Text, "varchar(7)", "2024|2024K1|NULL|2024K5|2024M12|2024M13||æ|24|a"),
    (
        "gyldig_fra",
        Type::Date,
        "date",
        "1970-01-01|NULL|1969-12-31|2000-02-29|2024-01-01|0001-01-01|9999-12-31|2024-12-31|1900-03-01",
    ),
    ("gyldig_til", Type::Date, "date", "NULL|2024-01-01|2023-12-31|1970-01-01|9999-12-31"),
];

/// The columns as a rule sees them.
pub fn columns() -> Vec<Column> {
    EDGES.iter().map(|(name, ty, ..)| Column { name: (*name).to_owned(), ty: *ty }).collect()
}

/// What a column holds in a row. The last row is NULL throughout.
fn cell((.., values): &Edge, row: usize) -> Option<&'static str> {
    let values: Vec<&str> = values.split('|').collect();
    Some(values[row % values.len()]).filter(|value| *value != "NULL" && row + 1 < ROWS)
}

/// The row in words, for a message.
pub fn describe(row: usize) -> String {
    let cells = EDGES.iter().map(|edge| format!("{}={:?}", edge.0, cell(edge, row).unwrap_or("NULL")));
    cells.collect::<Vec<_>>().join(" ")
}

/// Makes the table `edges`, the function `matches` that the rule language writes for `~`, and `verdicts`, which
/// gives an expression's truth in every row as one text of T, F and U, or the error's code.
pub fn setup() -> String {
    let names = EDGES.iter().map(|(name, _, sql, _)| format!("{name} {sql}")).collect::<Vec<_>>().join(", ");
    let quoted = |text: &str| format!("'{}'", text.replace('\'', "''"));
    let rows = (0..ROWS).map(|row| {
        let cells = EDGES.iter().map(|edge| cell(edge, row).map_or("NULL".to_owned(), quoted));
        format!("({row}, {})", cells.collect::<Vec<_>>().join(", "))
    });
    format!(
        r"CREATE TABLE edges (id integer, {names});
        INSERT INTO edges VALUES {};
        CREATE FUNCTION matches(text, text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 ~ $2';
        CREATE FUNCTION verdicts(expression text) RETURNS text LANGUAGE plpgsql AS $f$
        DECLARE answer text;
        BEGIN
          EXECUTE 'SELECT string_agg(CASE (' || expression || ')::boolean WHEN TRUE THEN ''T'' WHEN FALSE THEN ''F'' '
            || 'ELSE ''U'' END, '''' ORDER BY id) FROM edges' INTO answer;
          RETURN answer;
        EXCEPTION WHEN others THEN RETURN 'error ' || SQLSTATE || ' ' || SQLERRM;
        END $f$;",
        rows.collect::<Vec<_>>().join(",\n")
    )
}

/// The table in memory, as often as [`REPEATS`] says.
pub struct Stored(Vec<StoredColumn>);

struct StoredColumn {
    ty: Type,
    numbers: Vec<i64>,
    days: Vec<i32>,
    offsets: Vec<u32>,
    bytes: Vec<u8>,
    valid: Vec<bool>,
}

impl Stored {
    pub fn new() -> Stored {
        Stored(EDGES.iter().map(stored).collect())
    }

    pub fn data(&self) -> Vec<ColumnData<'_>> {
        self.0.iter().map(StoredColumn::data).collect()
    }
}

impl StoredColumn {
    fn data(&self) -> ColumnData<'_> {
        match self.ty {
            Type::Int => ColumnData::Int { values: &self.numbers, valid: &self.valid },
            Type::Decimal(scale) => ColumnData::Decimal { values: &self.numbers, scale, valid: &self.valid },
            Type::Date => ColumnData::Date { values: &self.days, valid: &self.valid },
            _ => ColumnData::Text { offsets: &self.offsets, bytes: &self.bytes, valid: &self.valid },
        }
    }
}

fn stored(edge: &Edge) -> StoredColumn {
    let ty = edge.1;
    let mut column = StoredColumn { ty, numbers: vec![], days: vec![], offsets: vec![0], bytes: vec![], valid: vec![] };
    for row in (0..REPEATS).flat_map(|_| 0..ROWS) {
        let cell = cell(edge, row);
        column.valid.push(cell.is_some());
        match (ty, cell) {
            // What accompanies NULL has no meaning, and should have no effect.
            (Type::Int | Type::Decimal(_), None) => column.numbers.push(77),
            (Type::Date, None) => column.days.push(77),
            (Type::Int, Some(text)) => column.numbers.push(text.parse().expect("a whole number")),
            // Every decimal in the list has all the column's decimals.
            (Type::Decimal(_), Some(text)) => column.numbers.push(text.replace('.', "").parse().expect("a decimal")),
            (Type::Date, Some(text)) => column.days.push(days(text)),
            (_, text) => column.bytes.extend_from_slice(text.unwrap_or("nothing").as_bytes()),
        }
        column.offsets.push(u32::try_from(column.bytes.len()).expect("short texts"));
    }
    column
}

/// Days since 1970-01-01, counted year by year and month by month.
fn days(date: &str) -> i32 {
    let parts: Vec<i32> = date.split('-').map(|part| part.parse().expect("a number")).collect();
    let leap = |year: i32| i32::from(year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
    let until = |year: i32| (1..year).map(|year| 365 + leap(year)).sum::<i32>();
    let months = [31, 28 + leap(parts[0]), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let before = months.iter().take(usize::try_from(parts[1] - 1).expect("a month")).sum::<i32>();
    until(parts[0]) - until(1970) + before + parts[2] - 1
}
