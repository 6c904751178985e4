//! `sdm audit` as a user calls it: cases with known answers from other programs, exit codes, and what it says of files
//! it cannot use.

use crate::common::program::{package, sdm};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Runs the command on a text; the exit code, the answer, what was said.
fn audit_text(text: &str, more: &[&str]) -> (i32, Value, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sag.json");
    fs::write(&path, text).unwrap();
    let output = sdm(package(), &[&["audit", path.to_str().unwrap()], more].concat());
    let said = String::from_utf8(output.stderr).unwrap();
    (output.status.code().unwrap(), serde_json::from_slice(&output.stdout).unwrap_or(Value::Null), said)
}

fn audit(case: &Value) -> (i32, Value) {
    let (code, answer, said) = audit_text(&case.to_string(), &[]);
    assert_ne!(answer, Value::Null, "{said}");
    (code, answer)
}

/// The cases that are cells and equations.
fn cases() -> Vec<(String, Value)> {
    let mut paths: Vec<_> = fs::read_dir("tests/audit/cases").unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    let read = |path: &Path| -> Value { serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap() };
    let named = paths.iter().filter(|p| p.extension().is_some_and(|e| e == "json"));
    named.map(|p| (p.display().to_string(), read(p))).filter(|(_, case)| case["cells"].is_array()).collect()
}

fn intervals(answer: &Value) -> BTreeMap<String, (Value, Value)> {
    let cells = answer["cells"].as_array().unwrap();
    cells.iter().map(|c| (c["id"].as_str().unwrap().to_owned(), (c["lower"].clone(), c["upper"].clone()))).collect()
}

/// Compares with the intervals that another program gave, `ilp` over whole numbers and `lp` over fractions.
fn compare(name: &str, case: &Value, expected: &Map<String, Value>) {
    for (integer, kind) in [(true, "ilp"), (false, "lp")] {
        let mut case = case.clone();
        case["attacker"]["integer"] = integer.into();
        let (code, answer) = audit(&case);
        assert_eq!(answer["status"], "settled", "{name}");
        let found = intervals(&answer);
        let known: BTreeMap<String, (Value, Value)> =
            expected.iter().map(|(id, e)| (id.clone(), (e[kind][0].clone(), e[kind][1].clone()))).collect();
        assert_eq!(found, known, "{name}, {kind}");
        let exact: Vec<&str> = known.iter().filter(|(_, (l, u))| l == u).map(|(id, _)| id.as_str()).collect();
        let mut reported: Vec<&str> = answer["exact"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
        reported.sort_unstable();
        assert_eq!(reported, exact, "{name}, {kind}");
        assert_eq!(code, i32::from(!exact.is_empty()), "{name}, {kind}");
    }
}

/// The case with other bounds for hidden cells: of those with a status, or of all.
fn with_bounds(case: &Value, status: &str, lower: i64, upper: Option<i64>) -> Value {
    let mut case = case.clone();
    for cell in case["cells"].as_array_mut().unwrap().iter_mut().filter(|c| c["status"] == status) {
        cell["lower"] = lower.into();
        cell["upper"] = upper.into();
    }
    case
}

#[test]
fn every_case_gives_the_intervals_that_other_programs_gave() {
    let cases = cases();
    assert_eq!(cases.len(), 13);
    for (name, case) in &cases {
        compare(name, case, case["computed"]["intervals"].as_object().unwrap());
    }
}

#[test]
fn an_attacker_who_knows_more_finds_what_other_programs_found() {
    let mut variants = 0;
    for (name, case) in cases() {
        let mut positive = case.clone();
        positive["attacker"]["lower"] = 1.into();
        if let Some(expected) = case["positive_attacker"].as_object() {
            compare(&name, &positive, expected);
            variants += 1;
        }
        for (variant, expected) in case["attacker_variants"].as_object().into_iter().flatten() {
            let known = match variant.as_str() {
                "zeros_are_published_so_>=1" => positive.clone(),
                "symbol_shows_primary_1_4" => with_bounds(&positive, "u", 1, Some(4)),
                other => panic!("{name}: what does an attacker of variant {other} know?"),
            };
            compare(&format!("{name}, {variant}"), &known, expected["intervals"].as_object().unwrap());
            variants += 1;
        }
    }
    assert_eq!(variants, 3);
}

#[test]
fn every_case_gives_what_its_source_says() {
    let mut said = 0;
    for (name, case) in cases() {
        let known = &case["published_known_answer"];
        let (_, answer) = audit(&case);
        let found = intervals(&answer);
        for key in ["intervals", "peer_intervals", "intervals_attacker_lower0"] {
            for (id, interval) in known[key].as_object().into_iter().flatten() {
                assert_eq!((&found[id].0, &found[id].1), (&interval[0], &interval[1]), "{name}: {id}");
                said += 1;
            }
        }
        for (id, value) in known["exact"].as_object().into_iter().flatten() {
            assert_eq!((&found[id].0, &found[id].1), (value, value), "{name}: {id}");
            assert!(answer["exact"].as_array().unwrap().contains(&Value::from(id.as_str())), "{name}: {id}");
            said += 1;
        }
        let hidden = |status: &str| case["cells"].as_array().unwrap().iter().filter(|c| c["status"] == status).count();
        for (key, status) in [("primary", "u"), ("secondary", "x")] {
            let listed = known[key].as_array().map_or(0, Vec::len);
            assert!(listed == 0 || listed == hidden(status), "{name}: {key}");
        }
        let mut positive = case.clone();
        positive["attacker"]["lower"] = 1.into();
        for (id, value) in known["exact_if_attacker_knows_suppressed_is_positive"].as_object().into_iter().flatten() {
            let found = intervals(&audit(&positive).1);
            assert_eq!((&found[id].0, &found[id].1), (value, value), "{name}: {id}");
            said += 1;
        }
    }
    assert!(said >= 19, "{said}");
}

fn cell(id: &str, status: &str, value: Value) -> Value {
    json!({"id": id, "status": status, "value": value})
}

#[test]
fn a_tile_that_two_municipalities_share_gives_each_its_part() {
    let case: Value =
        serde_json::from_str(&fs::read_to_string("tests/audit/cases/31_geo_differencing_tiles.json").unwrap()).unwrap();
    let mut cells = vec![cell("A in tile", "u", Value::Null), cell("B in tile", "u", Value::Null)];
    cells.push(cell("tile", "s", case["shared_tile"].clone()));
    let mut equations = vec![json!({"total": "tile", "parts": ["A in tile", "B in tile"]})];
    for name in ["A", "B"] {
        cells.push(cell(name, "s", case["municipality"][name].clone()));
        let mut parts = vec![format!("{name} in tile")];
        for (at, tile) in case["internal_tiles"][name].as_array().unwrap().iter().enumerate() {
            parts.push(format!("{name}{at}"));
            cells.push(cell(&format!("{name}{at}"), "s", tile.clone()));
        }
        equations.push(json!({"total": name, "parts": parts}));
    }
    let (code, answer) = audit(&json!({"cells": cells, "equations": equations}));
    assert_eq!(code, 1);
    for name in ["A", "B"] {
        let value = &case["known"]["internal_difference"][name];
        assert_eq!(intervals(&answer)[&format!("{name} in tile")], (value.clone(), value.clone()));
    }
}

#[test]
fn a_percentage_and_its_base_give_the_candidates_of_the_count() {
    let file: Value = serde_json::from_str(&fs::read_to_string("tests/audit/cases/41_percent_recovery.json").unwrap()).unwrap();
    for case in file["cases"].as_array().unwrap() {
        let (n, places) = (case["n"].as_i64().unwrap(), case["decimals"].as_u64().unwrap() as u32);
        // In units of half the last place: p ± 1 half, times n, against 100 · x.
        let halves = (case["percent"].as_f64().unwrap() * 2.0 * 10_f64.powi(places as i32)).round() as i64;
        let unit = 2 * 10_i64.pow(places);
        let equation = json!({"terms": [[100 * unit, "x"]], "lower": n * (halves - 1), "upper": n * (halves + 1)});
        let (_, answer) = audit(&json!({"cells": [cell("x", "u", Value::Null)], "equations": [equation]}));
        let candidates = case["candidates"].as_array().unwrap();
        let found = intervals(&answer);
        assert_eq!((&found["x"].0, Some(&found["x"].1)), (&candidates[0], candidates.last()), "{case}");
    }
}

#[test]
fn decimals_and_fractions_are_exact() {
    // 0.1 + 0.2 is 0.3 here, and a third is exact although no decimal equals it.
    let cells =
        [cell("a", "s", json!(0.1)), cell("b", "s", json!(0.2)), cell("sum", "u", Value::Null), cell("third", "u", Value::Null)];
    let equations = json!([{"total": "sum", "parts": ["a", "b"]}, {"terms": [[3, "third"]], "lower": 1, "upper": 1}]);
    let (code, answer) = audit(&json!({"attacker": {"integer": false}, "cells": cells, "equations": equations}));
    assert_eq!((code, &answer["exact"]), (1, &json!(["sum", "third"])));
    assert_eq!(intervals(&answer)["sum"], (json!(0.3), json!(0.3)));
    assert_eq!(intervals(&answer)["third"], (json!(0.333333333), json!(0.333333333)));
    // A cell on both sides of an equation takes no part in it.
    let both = json!([{"total": "sum", "parts": ["sum", "third"]}]);
    let (_, answer) = audit(&json!({"cells": cells, "equations": both}));
    assert_eq!(intervals(&answer)["third"], (json!(0), json!(0)));
    // Over whole numbers the same cannot be.
    let (code, answer) = audit(&json!({"cells": cells, "equations": equations}));
    assert_eq!((code, &answer["status"]), (2, &json!("infeasible")));
    // A weight of 0.35 and a score of 7.0: 20 units, and with one decimal known between 19.86 and 20.14.
    let one = json!({"terms": [[0.35, "x"]], "lower": 6.95, "upper": 7.05});
    let (_, answer) = audit(&json!({"cells": [cell("x", "u", Value::Null)], "equations": [one]}));
    assert_eq!(intervals(&answer)["x"], (json!(20), json!(20)));
}

#[test]
fn a_rounding_band_around_a_shown_value_widens_what_follows_from_it() {
    let case = |band: Value| {
        let mut total = json!({"id": "T", "status": "s", "value": 10});
        total.as_object_mut().unwrap().extend(band.as_object().unwrap().clone());
        let cells = [total, cell("a", "s", json!(4)), cell("b", "u", Value::Null)];
        json!({"cells": cells, "equations": [{"total": "T", "parts": ["a", "b"]}]})
    };
    let (code, answer) = audit(&case(json!({})));
    assert_eq!((code, &intervals(&answer)["b"]), (1, &(json!(6), json!(6))));
    let (code, answer) = audit(&case(json!({"lower": 8, "upper": 12})));
    assert_eq!((code, &intervals(&answer)["b"]), (0, &(json!(4), json!(8))));
    assert_eq!(answer["cells"].as_array().unwrap().len(), 1, "the band itself is nobody's question: {answer}");
    let (_, answer) = audit(&case(json!({"upper": null})));
    assert_eq!(intervals(&answer)["b"], (json!(6), Value::Null));
}

#[test]
fn bounds_of_a_cell_override_those_of_the_attacker() {
    let hidden = json!([
        {"id": "a", "status": "u", "upper": null},
        {"id": "b", "status": "x", "lower": 2},
        {"id": "c", "status": "u", "lower": null, "upper": 9}
    ]);
    let (code, answer) = audit(&json!({"attacker": {"lower": 1, "upper": 5}, "cells": hidden, "equations": []}));
    let found = intervals(&answer);
    assert_eq!((code, &found["a"]), (0, &(json!(1), Value::Null)));
    assert_eq!((&found["b"], &found["c"]), (&(json!(2), json!(5)), &(Value::Null, json!(9))));
}

#[test]
fn a_conflict_names_what_contradicts_and_no_more() {
    // p + q = 5 and p + q = 6 contradict each other; the rest is in order.
    let cells = [
        cell("p", "u", Value::Null),
        cell("q", "u", Value::Null),
        cell("r", "u", Value::Null),
        cell("five", "s", json!(5)),
        cell("six", "s", json!(6)),
    ];
    let equations = json!([
        {"total": "six", "parts": ["r", "p"]},
        {"total": "five", "parts": ["p", "q"]},
        {"total": "six", "parts": ["q", "p"]}
    ]);
    let (code, answer) = audit(&json!({"cells": cells, "equations": equations}));
    assert_eq!((code, &answer["status"], &answer["cells"], &answer["exact"]), (2, &json!("infeasible"), &json!([]), &json!([])));
    let named: Vec<&Value> = answer["conflict"].as_array().unwrap().iter().filter_map(|c| c.get("equation")).collect();
    assert_eq!(named, [1, 2], "{answer}");
    // Whole numbers alone are in the way: 2a + 2b = 3 with 2a = 2b.
    let odd = json!([
        {"terms": [[1, "a"], [-1, "b"]], "lower": 0, "upper": 0},
        {"terms": [[1, "a"], [1, "b"]], "lower": 3, "upper": 3},
        {"terms": [[1, "a"]], "lower": 0, "upper": 9}
    ]);
    let two = [cell("a", "u", Value::Null), cell("b", "u", Value::Null)];
    let (code, answer) = audit(&json!({"cells": two, "equations": odd}));
    let named: Vec<&Value> = answer["conflict"].as_array().unwrap().iter().filter_map(|c| c.get("equation")).collect();
    assert_eq!((code, named), (2, vec![&json!(0), &json!(1)]), "{answer}");
}

#[test]
fn what_the_work_does_not_suffice_for_is_not_settled() {
    let case = fs::read_to_string("tests/audit/cases/03_sdctable_4x4_leak.json").unwrap();
    let (code, answer, said) = audit_text(&case, &["--work", "10"]);
    assert_eq!((code, &answer["status"], &answer["exact"]), (2, &json!("not_settled"), &json!([])));
    assert!(answer["cells"].as_array().unwrap().iter().any(|c| c["settled"] == false && c["exact"] == false));
    assert!(said.contains("ikke alt er afgjort") && said.contains("--work"), "{said}");
    let expected: Value = serde_json::from_str(&case).unwrap();
    for (id, (lower, upper)) in intervals(&answer) {
        let known = &expected["computed"]["intervals"][&id]["ilp"];
        assert!(lower.as_i64() <= known[0].as_i64() && upper.as_i64().unwrap_or(i64::MAX) >= known[1].as_i64().unwrap(), "{id}");
    }
}

#[test]
fn a_file_that_is_no_case_is_reported_with_place_and_remedy() {
    let ok = r#"{"id": "a", "status": "u"}"#;
    let of = |cells: &str, equations: &str| format!("{{\n \"cells\": [{cells}],\n \"equations\": [{equations}]\n}}");
    let faults = [
        ("{\n \"cells\": [\n  {\"id\": \"a\" \"status\": \"u\"}]}".to_owned(), "linje 3, kolonne 14", "komma"),
        ("{\"cells\": [".to_owned(), "linje 1, kolonne", "holder op midt i"),
        ("[1, 2]".to_owned(), "linje 1, kolonne 1", "en sag er et objekt"),
        (r#"{"cells": []}"#.to_owned(), "linje 1", "nøglen equations mangler"),
        (of(r#"["a", null, "u"]"#, ""), "linje 2, kolonne 12", "en celle har id"),
        (of(r#"{"id": "æ", "status": "y"}"#, ""), "linje 2, kolonne 12", "status skal være s"),
        (of(r#"{"id": "a", "status": "s", "value": null}"#, ""), "linje 2, kolonne 12", "value"),
        (of(r#"{"id": "æø", "status": "s", "value": "12"}"#, ""), "linje 2, kolonne 49", "uden anførselstegn"),
        (of(r#"{"id": "a", "status": "s", "value": 1e30}"#, ""), "linje 2, kolonne 48", "for stort"),
        (of(r#"{"id": "a", "status": "u", "upper": 1234567890123456}"#, ""), "linje 2, kolonne 12", "for stort"),
        (of(r#"{"id": 7, "status": "u"}"#, ""), "linje 2, kolonne", "id (tekst)"),
        (of(&format!("{ok}, {ok}"), ""), "linje 2, kolonne 40", "«a» bruges to gange"),
        (of(ok, r#"{"total": "a", "parts": ["b"]}"#), "linje 3, kolonne 16", "«b»"),
        (of(ok, r#"{"terms": [[1, "a"]]}"#), "linje 3, kolonne 16", "ligningen kan ikke forstås"),
        (of(ok, r#"{"terms": [[1000000000000, "a"]], "lower": 1}"#), "linje 3, kolonne 16", "for stort"),
        (
            "{\"attacker\": {\"integer\": 1}, \"cells\": [], \"equations\": []}".to_owned(),
            "linje 1",
            "integer (true eller false)",
        ),
    ];
    for (text, place, what) in faults {
        let (code, answer, said) = audit_text(&text, &[]);
        assert_eq!((code, answer), (2, Value::Null), "{text}");
        assert!(
            said.starts_with("fejl: ") && said.contains("sag.json: ") && said.contains(place) && said.contains(what),
            "{text}\n{said}"
        );
        let (code, _, said) = audit_text(&text, &["--lang", "en"]);
        assert!(code == 2 && said.starts_with("error: ") && said.contains("line ") && !said.contains("linje"), "{said}");
    }
    let output = sdm(package(), &["audit", "findes-ikke.json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("findes-ikke.json: stien findes ikke"));
}

#[test]
fn the_answer_goes_to_a_file_and_never_over_the_case() {
    let folder = tempfile::tempdir().unwrap();
    let (case, to) = (folder.path().join("sag.json"), folder.path().join("svar.json"));
    fs::copy("tests/audit/cases/02_oneway_residual.json", &case).unwrap();
    let (case, to) = (case.to_str().unwrap(), to.to_str().unwrap());
    let output = sdm(package(), &["audit", case, "-o", to, "--quiet"]);
    assert_eq!((output.status.code(), output.stdout.len(), output.stderr.len()), (Some(1), 0, 0));
    let answer: Value = serde_json::from_str(&fs::read_to_string(to).unwrap()).unwrap();
    let cell = json!({"id": "I", "lower": 998, "upper": 998, "exact": true, "settled": true, "method": "peel"});
    let expected = json!({"status": "settled", "cells": [cell], "exact": ["I"], "conflict": []});
    assert_eq!(answer, expected);
    let before = fs::read_to_string(case).unwrap();
    let output = sdm(package(), &["audit", case, "-o", case]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("overskrives ikke"));
    assert_eq!(fs::read_to_string(case).unwrap(), before);
}
