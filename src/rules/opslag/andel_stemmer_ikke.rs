//! `andel-stemmer-ikke`: vaerdi does not follow from taeller and naevner as the indicator's type says (design section 3):
//! a count is its taeller; a share is 100·taeller/naevner within 0.05, and empty where naevner is 0; a mean has no taeller,
//! and an open one has a naevner.

use crate::finding::Fact;
use crate::index::roles::Marking;
use crate::index::{Rows, Sink};
use crate::model::{Feltrolle, Indikatortype};
use crate::rules::opslag::indicators;

/// What is wrong, in Danish and English.
type ShareFault = (&'static str, &'static str);

/// Checks every row of a known indicator.
pub fn check(rows: &Rows<'_>, sink: &mut Sink<'_>) {
    let roles = [Feltrolle::Taeller, Feltrolle::Naevner, Feltrolle::Vaerdi, Feltrolle::Markering];
    let fields = roles.map(|role| rows.theme.field(role));
    let [Some(count), Some(base), Some(value), Some(marking)] = fields else { return };
    let columns = &rows.batch.columns;
    for (row, indicator) in indicators(rows) {
        if rows.batch.faulty(row, &[count, base, value, marking]) {
            continue;
        }
        let at = |field: usize| columns[field].number(row);
        // Rounded figures need not give the share that they were rounded from.
        let open = rows.theme.roles.marking(at(marking)) == Marking::Open;
        if let Some((da, en)) = fault(indicator.slags, at(count), at(base), at(value), open) {
            sink.row("andel-stemmer-ikke", rows, row, Some(value), || {
                vec![Fact::model("detalje", da), Fact::model("detalje_en", en)]
            });
        }
    }
}

/// Figures in hundredths.
fn fault(slags: Indikatortype, count: Option<i64>, base: Option<i64>, value: Option<i64>, open: bool) -> Option<ShareFault> {
    match slags {
        Indikatortype::Antal => {
            let differ = count.zip(value).is_some_and(|(c, v)| c != v);
            differ.then_some(("antallet i vaerdi er et andet end i taeller", "the count in vaerdi is another than in taeller"))
        }
        Indikatortype::Andel if base == Some(0) => {
            let is_given = value.is_some();
            is_given.then_some((
                "nævneren er 0, så der er ingen andel, og vaerdi skal være tom",
                "naevner is 0, so there is no share, and vaerdi must be empty",
            ))
        }
        Indikatortype::Andel => {
            let (count, base, value) = (i128::from(count?), i128::from(base?), i128::from(value?));
            // |v − 100·t/n| ≤ 0.05, with v in hundredths: |v·n − 10000·t| ≤ 5·n.
            let off = open && (value * base - 10_000 * count).abs() > 5 * base;
            off.then_some((
                "andelen er ikke 100 gange taeller delt med naevner",
                "the share is not 100 times taeller divided by naevner",
            ))
        }
        Indikatortype::Gennemsnit if count.is_some() => Some((
            "et gennemsnit har ingen tæller; feltet taeller skal være tomt",
            "a mean has no numerator; the field taeller must be empty",
        )),
        Indikatortype::Gennemsnit => {
            let bare = open && value.is_some() && base.is_none();
            bare.then_some((
                "et åbent gennemsnit skal have antallet bag sig i naevner",
                "an open mean must have the number behind it in naevner",
            ))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_may_be_off_by_a_twentieth_of_a_per_cent() {
        let of = |count, base, value| fault(Indikatortype::Andel, Some(count), Some(base), value, true).is_none();
        // 1 of 3 is 33.333… %.
        assert!(of(100, 300, Some(3333)) && of(100, 300, Some(3338)) && of(100, 300, Some(3329)));
        assert!(!of(100, 300, Some(3339)) && !of(100, 300, Some(3328)));
        assert!(of(0, 0, None) && !of(0, 0, Some(0)));
    }
}
