//! PostgreSQL itself is asked what a row rule means, expression by expression and row by row.
//!
//! Each expression is judged three times over the same edge rows: by the evaluator, by PostgreSQL from the rule's
//! own text, and by PostgreSQL from the SQL that the rule is printed as. All three must agree in every row.

mod generate;
mod rows;

use crate::common::postgres::Cluster;
use sdm::expr::{Column, Dialect, Scratch, Truth, Type, check_pattern, compile};
use std::fmt::Write;

/// PostgreSQL's code for a number that its type cannot hold. Rules have no such limit; printed rules neither.
const OUT_OF_RANGE: &str = "error 22003";
/// Wrong rows that are shown.
const SHOWN: usize = 12;

/// Expressions by hand, one to a line; `#` begins a remark.
const WRITTEN: &str = include_str!("postgres/written.txt");

#[test]
fn written_expressions_mean_what_postgresql_says() {
    let sources: Vec<String> =
        WRITTEN.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| line.replace("\\n", "\n")).collect();
    assert!(sources.len() >= 300, "only {} expressions", sources.len());
    let overflows = compare(&sources);
    assert!(overflows * 10 < sources.len(), "{overflows} expressions overflow in PostgreSQL");
}

#[test]
fn generated_expressions_mean_what_postgresql_says() {
    let columns = rows::columns();
    let all = generate::expressions(2_500, 0x5D17);
    // Chance may multiply more columns than can be computed exactly; nothing else may be wrong with what it writes.
    let (sources, refused): (Vec<_>, Vec<_>) = all.into_iter().partition(|source| compile(source, &columns).is_ok());
    for source in &refused {
        let faults = compile(source, &columns).expect_err(source);
        assert!(faults.iter().all(|fault| fault.da.contains("for stort")), "{source}\n{faults:#?}");
    }
    assert!(sources.len() >= 2_000, "only {} expressions", sources.len());
    let overflows = compare(&sources);
    assert!(overflows * 4 < sources.len(), "{overflows} expressions overflow in PostgreSQL");
}

#[test]
fn generated_patterns_match_what_postgresql_matches() {
    let sources: Vec<String> = generate::patterns(600, 0xA11CE)
        .into_iter()
        .map(|pattern| {
            assert_eq!(check_pattern(&pattern), Ok(()), "{pattern}");
            format!("matches(navn, '{}')", pattern.replace('\'', "''"))
        })
        .collect();
    assert_eq!(compare(&sources), 0);
}

#[test]
fn names_are_quoted_where_postgresql_keeps_the_word() {
    let cluster = Cluster::start();
    let words = cluster.psql("postgres", "SELECT word FROM pg_get_keywords() WHERE catcode <> 'U'");
    assert!(words.lines().count() > 100);
    for word in words.lines().chain(["Stor", "æ", "a b", "a\"b"]) {
        let columns = [Column { name: word.to_owned(), ty: Type::Int }];
        let source = format!("\"{}\" = 1", word.replace('"', "\"\""));
        let sql = compile(&source, &columns).expect(word).to_sql(Dialect::PostgreSql);
        assert_eq!(sql, source, "{word} is not quoted");
    }
    let reserved = cluster.psql("postgres", "SELECT word FROM pg_get_keywords() WHERE catcode IN ('R', 'T')");
    for word in reserved.lines() {
        let columns = [Column { name: word.to_owned(), ty: Type::Int }];
        assert!(compile(&format!("{word} = 1"), &columns).is_err(), "PostgreSQL refuses {word} without quotes");
    }
}

/// Judges all expressions three times; returns how many PostgreSQL cannot compute from their own text.
fn compare(sources: &[String]) -> usize {
    let columns = rows::columns();
    let compiled: Vec<_> =
        sources.iter().map(|source| compile(source, &columns).unwrap_or_else(|faults| panic!("{source}\n{faults:#?}"))).collect();
    let mut script = rows::setup();
    for expr in &compiled {
        let printed = expr.to_sql(Dialect::PostgreSql);
        write!(script, "SELECT verdicts($sdm${}$sdm$);\nSELECT verdicts($sdm${printed}$sdm$);\n", expr.source())
            .expect("a String takes all");
    }
    let answers = Cluster::start().psql("postgres", &script);
    let answers: Vec<&str> = answers.lines().collect();
    assert_eq!(answers.len(), 2 * compiled.len());

    let stored = rows::Stored::new();
    let (mut scratch, mut truths) = (Scratch::new(), Vec::new());
    let (mut wrong, mut overflows) = (Vec::new(), 0);
    for (expr, answer) in compiled.iter().zip(answers.chunks(2)) {
        expr.eval(rows::ROWS * rows::REPEATS, &stored.data(), &mut scratch, &mut truths);
        let own: String = truths.iter().copied().map(letter).collect();
        overflows += usize::from(answer[0].starts_with(OUT_OF_RANGE));
        if !answer[0].starts_with(OUT_OF_RANGE) {
            differences(&own, answer[0], expr.source(), &mut wrong);
        }
        differences(&own, answer[1], &expr.to_sql(Dialect::PostgreSql), &mut wrong);
    }
    let shown = wrong.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join("\n\n");
    assert!(wrong.is_empty(), "{} expressions differ, among them\n{shown}", wrong.len());
    overflows
}

/// Notes the first row that is judged otherwise, if there is one.
fn differences(own: &str, answer: &str, sql: &str, wrong: &mut Vec<String>) {
    if own == answer.repeat(rows::REPEATS) {
        return;
    }
    let at = own.chars().zip(answer.repeat(rows::REPEATS).chars()).position(|(own, other)| own != other);
    let row = at.unwrap_or(0) % rows::ROWS;
    let (ours, theirs) = (own.chars().nth(at.unwrap_or(0)), answer.get(row..=row).unwrap_or_default());
    let said = if answer.starts_with("error") { answer } else { theirs };
    wrong.push(format!("{sql}\n  here {ours:?}, PostgreSQL {said}, in row {at:?}: {}", rows::describe(row)));
}

fn letter(truth: Truth) -> char {
    match truth {
        Truth::False => 'F',
        Truth::Unknown => 'U',
        Truth::True => 'T',
    }
}
