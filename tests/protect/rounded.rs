//! `sdm protect --round`: counts are rounded where that is enough, and what is written passes `sdm validate`.

use super::command::{TABLE, by_sex, field, newly_hidden, protected, random, row};
use crate::common::delivery::rows;
use crate::common::dice::Dice;

/// What `sdm protect --round` writes of a file of figures.
fn rounded(figures: &str) -> (String, String) {
    let (exit, written, said) = protected(figures, &["--round"]);
    assert_eq!(exit, Some(0), "{said}");
    (written, said)
}

#[test]
fn counts_are_rounded_where_that_is_enough() {
    let (written, said) = rounded(&by_sex([702, 699, 2], ""));
    assert_eq!(field(&written, "taeller"), ["700", "700", "0"]);
    assert_eq!(
        (field(&written, "vaerdi"), field(&written, "diskretion_kode")),
        (field(&written, "taeller"), vec!["2".to_owned(); 3])
    );
    assert!(said.contains("3 rækker er afrundet") && said.contains("0 skjult for deres egen skyld"), "{said}");
    // Nothing is too small here.
    let text = by_sex([702, 350, 352], "");
    let (written, said) = rounded(&text);
    assert_eq!((newly_hidden(&text, &written), said.contains("Intet skulle skjules.")), (0, true), "{said}");
}

#[test]
fn a_share_is_computed_from_the_rounded_count() {
    // 2 of 80 are 2.5 per cent; 0 of 80 none.
    let text = TABLE.head() + &row(1, "101-A01", 110, [0, 0], Some((2, Some(80))), "");
    let (written, _) = rounded(&text);
    assert_eq!(["taeller", "naevner", "vaerdi", "diskretion_kode"].map(|f| field(&written, f)[0].clone()), ["0", "80", "0", "2"]);
}

#[test]
fn rounded_deliveries_pass_validate() {
    let mut dice = Dice(7);
    for number in 0..10 {
        let text = random(&mut dice);
        let (written, said) = rounded(&text);
        let (before, after) = (rows(&text), rows(&written));
        for (old, new) in before.iter().zip(&after).filter(|(_, new)| new["diskretion_kode"] == "2") {
            let [old, new] = [old, new].map(|r| r["taeller"].parse::<i64>().unwrap());
            assert!(new % 5 == 0 && (new - old).abs() < 5, "delivery {number}: {old} became {new}");
        }
        assert!(after.iter().any(|r| r["diskretion_kode"] == "2"), "delivery {number}: {said}");
    }
}
