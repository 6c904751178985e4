//! Personal data anywhere in what travels: in no field, and found all the same; and no report repeats them.

mod aside;
mod carried;
mod package;
mod plain;
mod workbook;

use super::packed::support::{self, Answer};

/// 070761-4285 has a right check digit: 0·4 + 7·3 + 0·2 + 7·7 + 6·6 + 1·5 + 4·4 + 2·3 + 8·2 + 5·1 = 154 = 14 · 11.
pub const CPR: &str = "070761-4285";

/// The place and words of each finding of a rule, after it was seen that no report gives the number away.
pub fn found(answer: &Answer, rule: &str) -> Vec<String> {
    let whole = answer.report.to_string();
    assert!(!whole.contains(CPR) && !whole.contains("0707614285"), "the number is repeated: {whole}");
    let findings = answer.report["findings"].as_array().unwrap().iter().filter(|f| f["rule"] == rule);
    let place = |f: &serde_json::Value| {
        let of = |name: &str| f["location"][name].as_str().map(str::to_owned).unwrap_or_default();
        let number = |name: &str| f["location"][name].as_u64().map(|n| n.to_string()).unwrap_or_default();
        let words = f["message"].as_str().unwrap().split(" står noget").next().unwrap().trim_start_matches("I ").to_owned();
        [of("sheet"), of("cell"), of("layer"), number("line"), number("fid"), words].join("|")
    };
    findings.map(place).collect()
}

/// That a CPR number was found once, at a place that ends in these words, and fails the delivery.
pub fn fails_at(answer: &Answer, words: &str) {
    let found = found(answer, "cpr-nummer");
    assert!(found.len() == 1 && found[0].ends_with(words), "{found:?} without {words:?}: {:#}", answer.report["findings"]);
    assert_eq!((answer.code, answer.report["verdict"].as_str()), (1, Some("does_not_conform")));
}
