//! Row rules: read, typed, run and printed.

use sdm::expr::{Column, ColumnData, Dialect, Expr, Scratch, Truth, Type, check_pattern, compile};

fn columns() -> Vec<Column> {
    let column = |name: &str, ty| Column { name: name.to_owned(), ty };
    vec![
        column("taeller", Type::Decimal(2)),
        column("antal", Type::Int),
        column("navn", Type::Text),
        column("dag", Type::Date),
        column("naevner", Type::Decimal(4)),
    ]
}

/// Judges rows at the ends of the types.
fn truths(expr: &Expr) -> Vec<Truth> {
    let numbers = [i64::MIN, i64::MAX, 0, -1, 1, 12_345];
    let valid = [true, true, true, true, false, true];
    let data = [
        ColumnData::Decimal { values: &numbers, scale: 2, valid: &valid },
        ColumnData::Int { values: &numbers, valid: &valid },
        ColumnData::Text { offsets: &[0, 1, 3, 3, 5, 5, 6], bytes: "aæ\u{301}b".as_bytes(), valid: &valid },
        ColumnData::Date { values: &[i32::MIN, i32::MAX, 0, -1, 1, 19_999], valid: &valid },
        ColumnData::Decimal { values: &[1, 0, i64::MAX, i64::MIN, -1, 7], scale: 4, valid: &valid },
    ];
    let (mut scratch, mut truths) = (Scratch::default(), Vec::new());
    expr.eval(numbers.len(), &data, &mut scratch, &mut truths);
    assert_eq!(truths.len(), numbers.len(), "a truth for each row");
    truths
}

/// A rule that is right is printed as one that is right, says the same, and is printed the same again. Where the print needs
/// what PostgreSQL alone has (`::`, `~`, `div`), it is not read again.
pub fn run(data: &[u8]) {
    let Ok(source) = std::str::from_utf8(data) else { return };
    for fault in check_pattern(source).err().into_iter() {
        inside(source, &[fault]);
    }
    let expr = match compile(source, &columns()) {
        Ok(expr) => expr,
        Err(faults) => return inside(source, &faults),
    };
    let (printed, judged) = (expr.to_sql(Dialect::PostgreSql), truths(&expr));
    if [" ~ ", "::numeric", "div("].iter().any(|own| printed.contains(own)) {
        return;
    }
    match compile(&printed, &columns()) {
        Ok(again) => {
            assert_eq!(truths(&again), judged, "{printed}");
            assert_eq!(again.to_sql(Dialect::PostgreSql), printed);
        }
        Err(faults) => panic!("{printed} cannot be read again: {faults:?}"),
    }
}

fn inside(source: &str, faults: &[sdm::expr::Fault]) {
    assert!(!faults.is_empty(), "what is refused has a reason");
    for fault in faults {
        assert!(fault.start <= fault.end && source.get(fault.start..fault.end).is_some(), "{fault:?} lies in the text");
        assert!(!fault.da.is_empty() && !fault.en.is_empty(), "a fault has a message in both languages");
    }
}
