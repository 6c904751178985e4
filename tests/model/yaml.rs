//! The YAML reader as such: it never panics, it places what it reads, and it agrees with itself.

use proptest::prelude::*;
use sdm::model::yaml::{Index, Kind, Node, parse};
use serde_json::json;

fn tree(source: &str) -> Node {
    let (node, faults) = parse(source.as_bytes());
    assert!(faults.is_empty(), "{faults:?}");
    node.unwrap()
}

#[test]
fn values_keep_their_type_and_their_text() {
    let source =
        "a: 1\nb: -7\nc: 0.01\nd: true\ne: \"0101\"\nf: 'nej'\ng: >-\n  to\n  linjer\nh: |\n  x\n  y\ni: [2, æ]\nj: {k: \"~\"}\n";
    let expected = json!({
        "a": 1, "b": -7, "c": 0.01, "d": true, "e": "0101", "f": "nej", "g": "to linjer", "h": "x\ny\n",
        "i": [2, "æ"], "j": {"k": "~"}
    });
    assert_eq!(tree(source).to_json(), expected);
}

#[test]
fn what_breaks_off_at_the_end_of_a_file_is_placed_in_it() {
    for (source, place) in [("a: {b", (1, 6)), ("a: {b\n", (2, 1)), ("a:\n  æ: [1,", (2, 9))] {
        let (_, faults) = parse(source.as_bytes());
        let end = faults.iter().find(|f| f.code == "yaml-syntaks").unwrap();
        assert_eq!((end.span.line, end.span.column), place, "{source:?}");
    }
}

#[test]
fn the_largest_whole_numbers_are_kept_and_the_next_refused() {
    assert_eq!(tree("a: 9223372036854775807").to_json(), json!({"a": i64::MAX}));
    assert_eq!(parse(b"a: 9223372036854775808").1[0].code, "tvetydigt-tal");
}

#[test]
fn places_count_characters_not_bytes() {
    let index = Index::of(&tree("æøå: [\"ß\", ord]\n\"a/b~c\":\n  - - dyb\n"));
    let place = |pointer: &str| {
        let spot = index.exact(pointer).unwrap();
        (spot.value.line, spot.value.column, spot.value.len)
    };
    assert_eq!(place("/æøå/0"), (1, 7, 3));
    assert_eq!(place("/æøå/1"), (1, 12, 3));
    assert_eq!(place("/a~1b~0c/0/0"), (3, 7, 3));
    assert_eq!(index.exact("/a~1b~0c").unwrap().key.unwrap().len, 7);
    // What is not there is placed at the nearest thing around it.
    assert_eq!(index.spot("/æøå/7/x").unwrap().value, index.exact("/æøå").unwrap().value);
}

/// Pieces that YAML makes something of, so that random texts reach the parser's corners.
const PIECES: &[&str] = &[
    "a",
    "b: ",
    "- ",
    "\n",
    "  ",
    "    ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    ": ",
    "? ",
    "\"",
    "'",
    "|",
    ">",
    ">-",
    "|2+",
    "&a ",
    "*a",
    "!!str ",
    "!<x> ",
    "---",
    "...",
    "%YAML 1.2",
    "%TAG ! x",
    "#",
    "\t",
    "\r\n",
    "\\",
    "\\u00e5",
    "\u{FEFF}",
    "\0",
    "æ",
    "\u{85}",
    "\u{2028}",
    "~",
    "0101",
    "<<: ",
    "- - ",
    ":",
    "@",
    "`",
    "\u{1F600}",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_text_makes_the_reader_panic_or_point_outside_the_file(picks in prop::collection::vec(0..PIECES.len(), 0..40)) {
        let source: String = picks.iter().map(|i| PIECES[*i]).collect();
        let (node, faults) = parse(source.as_bytes());
        prop_assert!(node.is_some() || !faults.is_empty(), "nothing read and nothing said: {source:?}");
        let lines = source.split(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']).count();
        for fault in &faults {
            prop_assert!(fault.span.line >= 1 && fault.span.line <= lines, "{fault:?} in {source:?}");
            prop_assert!(fault.span.column >= 1 && fault.span.len >= 1, "{fault:?}");
        }
        if let Some(node) = node {
            prop_assert!(depth(&node) <= 33);
            node.to_json();
        }
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        parse(&bytes);
    }

    #[test]
    fn json_is_read_as_json_reads_it(value in json_value()) {
        let text = serde_json::to_string(&value).unwrap();
        let (node, faults) = parse(text.as_bytes());
        prop_assert!(faults.is_empty(), "{faults:?} in {text}");
        prop_assert_eq!(node.unwrap().to_json(), value);
    }
}

fn depth(node: &Node) -> usize {
    match &node.kind {
        Kind::Map(entries) => 1 + entries.iter().map(|(_, n)| depth(n)).max().unwrap_or(0),
        Kind::List(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
        Kind::Scalar { .. } => 1,
    }
}

/// JSON without null, which has no place in a model.
fn json_value() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(|b| json!(b)),
        any::<i64>().prop_map(|n| json!(n)),
        "[a-zæøå0-9 ,:{}\\[\\]#&*!|>'\"%@~-]{0,12}".prop_map(|s| json!(s)),
    ];
    leaf.prop_recursive(4, 32, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(serde_json::Value::Array),
            prop::collection::btree_map("[a-zæøå]{1,6}", inner, 0..5)
                .prop_map(|m| serde_json::Value::Object(m.into_iter().collect())),
        ]
    })
}
