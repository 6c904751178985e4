//! No text, however long, deep or odd, makes the room panic or hang, and every fault lies inside the text.

use proptest::prelude::*;
use sdm::expr::{Column, ColumnData, Dialect, Expr, Fault, Scratch, Truth, Type, check_pattern, compile};

/// Pieces of the language, and of what people take for it.
const PIECES: &[&str] = &[
    "taeller",
    "antal",
    "navn",
    "dag",
    "ukendt",
    "0",
    "1",
    "-1",
    "2.50",
    "9223372036854775807",
    "0.000",
    "'a'",
    "'æ'",
    "''",
    "'2024-01-01'",
    "NULL",
    "TRUE",
    "FALSE",
    "DATE",
    "DATE '2024-01-01'",
    "=",
    "<>",
    "<",
    "<=",
    ">",
    ">=",
    "+",
    "-",
    "*",
    "/",
    "%",
    "(",
    ")",
    "(",
    ")",
    ",",
    "AND",
    "OR",
    "NOT",
    "IS",
    "IS NULL",
    "IN",
    "IN (1, 2)",
    "BETWEEN",
    "CASE",
    "WHEN",
    "THEN",
    "ELSE",
    "END",
    "abs(",
    "round(",
    "length(",
    "left(",
    "coalesce(",
    "matches(navn, '^a')",
    "/ 3",
    "% 7",
    "::",
    ";",
    "\"",
    "'",
    "--",
    "\u{0}",
    "é",
    "\u{1F600}",
    "LIKE",
    "order",
];

fn columns() -> Vec<Column> {
    let column = |name: &str, ty| Column { name: name.to_owned(), ty };
    vec![
        column("taeller", Type::Decimal(2)),
        column("antal", Type::Int),
        column("navn", Type::Text),
        column("dag", Type::Date),
        column("sand", Type::Bool),
        column("uhyre", Type::Decimal(255)),
    ]
}

/// Runs an expression over values at the ends of their types.
fn run(expr: &Expr) -> Vec<Truth> {
    let numbers = [i64::MIN, i64::MAX, 0, -1, 1, i64::MIN + 1];
    let valid = [true, true, true, true, false, true];
    let data = [
        ColumnData::Decimal { values: &numbers, scale: 2, valid: &valid },
        ColumnData::Int { values: &numbers, valid: &valid },
        // The fifth text is NULL, and its offsets mean nothing.
        ColumnData::Text { offsets: &[0, 1, 3, 3, 9, 4, 6], bytes: "aæ\u{301}b".as_bytes(), valid: &valid },
        ColumnData::Date { values: &[i32::MIN, i32::MAX, 0, -1, 1, 2], valid: &valid },
        ColumnData::Int { values: &[], valid: &[] },
        ColumnData::Decimal { values: &numbers, scale: 255, valid: &valid },
    ];
    let mut truths = Vec::new();
    expr.eval(numbers.len(), &data, &mut Scratch::new(), &mut truths);
    truths
}

fn lies_inside(source: &str, faults: &[Fault]) {
    assert!(!faults.is_empty());
    for fault in faults {
        assert!(fault.start <= fault.end, "{source:?} {fault:?}");
        assert!(source.is_char_boundary(fault.start) && source.is_char_boundary(fault.end), "{source:?} {fault:?}");
        assert!(!fault.da.is_empty() && !fault.en.is_empty());
    }
    assert!(faults.is_sorted_by_key(|fault| fault.start));
}

fn survive(source: &str) {
    match compile(source, &columns()) {
        Ok(expr) => {
            assert_eq!(run(&expr).len(), 6);
            assert!(!expr.to_sql(Dialect::PostgreSql).is_empty());
        }
        Err(faults) => lies_inside(source, &faults),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_or_refused(source in any::<String>()) {
        survive(&source);
    }

    #[test]
    fn any_pieces_are_read_or_refused(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
        survive(&pieces.join(" "));
        survive(&pieces.concat());
    }

    #[test]
    fn any_arithmetic_that_is_read_can_be_run(pieces in prop::collection::vec(prop::sample::select(&[
        "taeller", "antal", "uhyre", "length(navn)", "2.50", "- 7", "abs(antal)", "round(taeller, 1)",
        "coalesce(antal, 1)", "CASE WHEN antal > 0 THEN taeller ELSE antal END",
    ][..]), 1..6), signs in prop::collection::vec(prop::sample::select(&["+", "-", "*", "/ 3 +", "% -7 -"][..]), 6)) {
        let sum: Vec<String> = pieces.iter().zip(&signs).map(|(piece, sign)| format!("{piece} {sign}")).collect();
        survive(&format!("{} 1 <= taeller", sum.join(" ")));
    }

    #[test]
    fn any_pattern_is_read_or_refused(pattern in "[\\^$\\\\.*+?()|a-c\\[\\]{}0-9,:=!æ-]{0,24}") {
        if let Err(fault) = check_pattern(&pattern) {
            lies_inside(&pattern, &[fault]);
        }
    }

    #[test]
    fn any_text_as_a_pattern_is_read_or_refused(pattern in any::<String>()) {
        if let Err(fault) = check_pattern(&pattern) {
            lies_inside(&pattern, &[fault]);
        }
    }
}

#[test]
fn depth_is_limited_in_every_direction() {
    let deep = [
        ("(", "antal = 1", ")"),
        ("NOT ", "antal = 1", ""),
        ("(NOT ", "antal = 1", ")"),
        ("", "antal", " + 1"),
        ("", "antal", " * 1"),
        ("- (", "antal", ")"),
        ("- ", "antal", ""),
        ("abs(", "antal", ")"),
        ("coalesce(", "antal", ", 1)"),
        ("CASE WHEN ", "antal = 1", " THEN TRUE END"),
        ("CASE WHEN TRUE THEN ", "antal = 1", " END"),
        ("(", "antal = 1", ") IS NULL"),
        ("", "antal = 1", " IS NULL"),
        ("1 + (", "antal", ")"),
        ("left(", "navn", ", 2)"),
        ("", "antal = 1", " AND antal = 1"),
        ("", "antal = 1", " OR antal = 1"),
        ("antal = 1 AND (", "antal = 1", ")"),
    ];
    for (before, middle, after) in deep {
        for levels in [30, 62, 63, 64, 65, 66, 1_000, 100_000] {
            let source = format!("{}{middle}{}", before.repeat(levels), after.repeat(levels));
            survive(&source);
            let condition = format!("{source} > 0");
            survive(&condition);
        }
    }
}

#[test]
fn length_is_limited() {
    let long = format!("antal = {}", "1".repeat(10_000));
    let faults = compile(&long, &columns()).expect_err("too long");
    assert_eq!(faults.len(), 1);
    assert!(faults[0].da.contains("for langt"));
    assert_eq!(compile("", &columns()).expect_err("empty")[0].da, "Udtrykket er tomt");
}

#[test]
fn a_long_chain_is_no_deep_tree() {
    let chain = vec!["antal = 1"; 600].join(" OR ");
    let expr = compile(&chain, &columns()).expect("a chain of 600");
    assert_eq!(run(&expr)[4], Truth::Unknown);
}

#[test]
fn many_faults_are_cut() {
    let source = vec!["x = 1"; 400].join(" AND ");
    assert_eq!(compile(&source, &columns()).expect_err("unknown columns").len(), 50);
}

#[test]
fn no_rows_give_no_truths() {
    let expr = compile("antal = 1", &[Column { name: "antal".to_owned(), ty: Type::Int }]).expect("a rule");
    let mut truths = vec![Truth::True];
    expr.eval(0, &[ColumnData::Int { values: &[], valid: &[] }], &mut Scratch::new(), &mut truths);
    assert_eq!(truths, []);
}

#[test]
#[should_panic(expected = "column taeller is not the one")]
fn another_scale_than_compiled_is_a_fault_of_the_program() {
    let expr = compile("taeller = 1", &columns()).expect("a rule");
    let data = [ColumnData::Decimal { values: &[1], scale: 3, valid: &[true] }];
    expr.eval(1, &data, &mut Scratch::new(), &mut Vec::new());
}
