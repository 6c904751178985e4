//! `spring-i-tidsserie`: a figure that is far from the one of the period before. Parameters: `procent` and `mindst` for
//! counts and means (both must be passed, in per cent and in units), `point` for shares (percentage points).

use crate::discretion::tables::derived::Derived;
use crate::finding::Fact;
use crate::index::RowFindings;
use crate::index::Status;
use crate::index::breakdown::exact;
use crate::index::cells::{Cell, Cells};
use crate::index::series;
use crate::model::{Feltrolle, Indikatortype};

const RULE: &str = "spring-i-tidsserie";

/// Compares each period with the one right before it, where both are exact.
pub(in crate::rules) fn find(whole: &Derived<'_>, hits: &mut RowFindings<'_>) -> Option<Status> {
    let (Some(cells), Some(theme)) = (Cells::of(whole), whole.compiled.theme(whole.compiled.roles.figures)) else {
        return whole.hindrance(&[whole.compiled.roles.figures]);
    };
    let [percent, least, points] = ["procent", "mindst", "point"].map(|name| whole.compiled.parameter(RULE, name));
    let jumps = |share: bool, old: i64, new: i64| {
        let apart = (new - old).abs();
        if share { apart > points * 100 } else { apart * 100 > percent * old && apart > least * 100 }
    };
    series::each(whole, &cells, |series| {
        let Some(indicator) = series.first().and_then(|p| whole.compiled.model.indikator(p.cell.indicator)) else { return };
        let share = indicator.slags == Indikatortype::Andel;
        let (field, figure): (Feltrolle, fn(&Cell) -> Option<i64>) = match indicator.slags {
            Indikatortype::Antal => (Feltrolle::Taeller, |c| c.taeller.or(c.vaerdi)),
            _ => (Feltrolle::Vaerdi, |c| c.vaerdi),
        };
        for pair in series.windows(2).filter(|p| p[1].period.number == p[0].period.number + 1) {
            let both = figure(&pair[0].cell).zip(figure(&pair[1].cell));
            let exact = exact(&pair[0].cell) && exact(&pair[1].cell);
            let far = both.is_some_and(|(old, new)| exact && jumps(share, old, new));
            if let (true, Some((at, other))) = (far, series::finding_point(pair)) {
                hits.add(RULE, whole.compiled.roles.figures, at.row, theme.field(field), || {
                    vec![Fact::model("foer", whole.text(other.period))]
                });
            }
        }
    });
    whole.hindrance(&[whole.compiled.roles.figures])
}
