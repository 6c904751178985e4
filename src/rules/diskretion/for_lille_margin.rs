//! `for-lille-margin`: details of a group that is itself under the threshold: those who have the trait, those of one origin,
//! those of one category (risk R03). Sex and age make no group of their own, as Statistics Denmark has it. A group's size is a
//! fact, whoever may see it; a zero among the details discloses as much as a count.

use crate::discretion::tables::audience::{self, Judged};
use crate::discretion::tables::derived::Derived;
use crate::finding::Fact;
use crate::index::RowFindings;
use crate::index::Status;
use crate::index::breakdown::Codebook;
use crate::index::cells::{Cell, Cells, Codes};
use crate::index::roles::{CATEGORY, DIMENSIONS, Marking};
use crate::model::{Feltrolle, Indikator, Indikatortype};

/// Where the origin is among the dimensions.
const ORIGIN: usize = 2;

/// Checks every area, indicator and period.
pub(in crate::rules) fn find(whole: &Derived<'_>, hits: &mut RowFindings<'_>) -> Option<Status> {
    let (Some(cells), Some(theme)) = (Cells::of(whole), whole.compiled.theme(whole.compiled.roles.figures)) else {
        return whole.hindrance(&[whole.compiled.roles.figures]);
    };
    let (audiences, codebook) = (audience::judged(whole), Codebook::new(whole.compiled.model));
    let field = theme.field(Feltrolle::Taeller);
    let most = audiences.iter().map(|j| j.limits.mindste_antal.foelsom.max(j.limits.mindste_antal.almindelig)).max().unwrap_or(0);
    cells.groups(|group| {
        let Some(indicator) = group.first().and_then(|c| whole.compiled.model.indikator(c.indicator)) else { return };
        let margins = margins(indicator, group, i64::from(most) * 100);
        if margins.is_empty() {
            return;
        }
        for cell in group.iter().filter(|c| c.taeller.is_some() && audience::is_exact(whole, c)) {
            let class = audience::class(whole, indicator, cell);
            for judged in audiences.iter().filter(|j| j.sees(cell)) {
                let small = |m: &&Margin| m.size < judged.threshold(class) && m.holds(&codebook, indicator, cell);
                if let Some(margin) = margins.iter().find(small) {
                    let dimension = margin.dimension.and_then(|d| theme.field(DIMENSIONS[d])).map(|f| theme.name(f));
                    report(judged, dimension, cell, field, hits);
                }
            }
        }
    });
    whole.hindrance(&[whole.compiled.roles.figures])
}

fn report(judged: &Judged<'_>, dimension: Option<&str>, cell: &Cell, field: Option<usize>, hits: &mut RowFindings<'_>) {
    judged.hit(hits, "for-lille-margin", cell, field, || {
        let (da, en) = match dimension {
            None => ("dem, der er talt", "those counted"),
            Some(name) => (name, name),
        };
        vec![Fact::model("gruppe", da), Fact::model("gruppe_en", en)]
    });
}

/// A group and how many there are in it, in hundredths.
struct Margin {
    /// The dimension whose code makes the group; none: the trait itself.
    dimension: Option<usize>,
    codes: Codes,
    size: i64,
}

impl Margin {
    /// Whether a cell discloses more about the group than its size.
    fn holds(&self, codebook: &Codebook, indicator: &Indikator, cell: &Cell) -> bool {
        let Some(dimension) = self.dimension else { return cell.codes != self.codes };
        let (own, group) = (cell.codes[dimension], self.codes[dimension]);
        let within = own == group || own != 0 && codebook.above(dimension, own) == group;
        // For one origin a share discloses a trait; a count only says how many there are.
        let itself = cell.codes == self.codes && (dimension == CATEGORY || indicator.slags == Indikatortype::Antal);
        within && !itself
    }
}

/// The small groups of an area, indicator and period, each once, by the rows that show their size.
fn margins(indicator: &Indikator, group: &[Cell], most: i64) -> Vec<Margin> {
    let mut found: Vec<Margin> = Vec::new();
    let flat =
        |c: &&Cell| c.marking == Marking::Open && c.codes[..ORIGIN] == [0, 0] && (c.codes[ORIGIN] == 0 || c.codes[CATEGORY] == 0);
    for cell in group.iter().filter(flat) {
        let dimension = [ORIGIN, CATEGORY].into_iter().find(|d| cell.codes[*d] != 0);
        let size = match dimension {
            Some(ORIGIN) if indicator.slags != Indikatortype::Antal => cell.naevner,
            _ => cell.taeller,
        };
        let Some(size) = size.filter(|n| *n > 0 && *n < most) else { continue };
        if !found.iter().any(|m| m.codes == cell.codes) {
            found.push(Margin { dimension, codes: cell.codes, size });
        }
    }
    found
}
