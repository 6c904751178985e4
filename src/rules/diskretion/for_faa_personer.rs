//! `for-faa-personer`: an open count that is positive and under the audience's threshold, or whose complement is
//! (risks R01 and R14). Thresholds come from the profile, per audience and sensitivity class.

use crate::delivery::Buffer;
use crate::finding::Fact;
use crate::model::{Foelsomhed, Maalgruppe, Taellefelt};
use crate::rules::{Rows, Sink};

/// Code of an open figure in `d_6301_diskretion`.
const OPEN: i64 = 0;

/// Checks every count field of the theme for every audience that is judged.
pub fn check(rows: &Rows<'_>, sink: &mut Sink<'_>) {
    let policy = &rows.compiled.model.diskretion;
    let judged = |m: &&Maalgruppe| rows.compiled.options.audiences.contains(&m.navn);
    for count in policy.taellefelter.iter().filter(|t| t.tema == rows.theme.tema.temakode) {
        for audience in policy.maalgrupper.iter().filter(judged) {
            field(rows, sink, count, audience);
        }
    }
}

fn field(rows: &Rows<'_>, sink: &mut Sink<'_>, count: &Taellefelt, audience: &Maalgruppe) {
    let index = |name: &str| rows.theme.fields.index(name);
    let (Some(field), Some(access)) = (index(&count.felt), index("off_kode")) else { return };
    let columns = &rows.batch.columns;
    let base = count.grundlag.as_deref().and_then(index).map(|i| &columns[i]);
    let marking = index("diskretion_kode").map(|i| &columns[i]);
    let classes = Sensitivity::new(rows, count);
    let unit = unit(&columns[field]);
    for row in 0..rows.batch.rows {
        let Some(value) = columns[field].number(row) else { continue };
        let seen = columns[access].number(row).is_some_and(|o| audience.ser_off_koder.contains(&o));
        let open = marking.is_none_or(|m| m.number(row) == Some(OPEN));
        if !seen || !open {
            continue;
        }
        let Some(class) = classes.of(row) else { continue };
        let Some(threshold) = rows.compiled.threshold(&audience.navn, class) else { continue };
        let limit = i64::from(threshold) * unit;
        let small = |n: i64| n > 0 && n < limit;
        let complement = base.and_then(|b| b.number(row)).map(|b| b - value);
        if small(value) || complement.is_some_and(small) {
            sink.row_with("for-faa-personer", rows, row, None, Some(&audience.navn), Some(field), || {
                vec![
                    Fact::model("felt", &count.felt),
                    Fact::model("maalgruppe", &audience.titel.da),
                    Fact::model("maalgruppe_en", &audience.titel.en),
                    Fact::number("graense", threshold),
                ]
            });
        }
    }
}

/// One person in the column's scaled numbers.
fn unit(column: &Buffer) -> i64 {
    match column {
        Buffer::Decimal { scale, .. } => 10i64.pow(u32::from(*scale)),
        _ => 1,
    }
}

/// The sensitivity class of each row: fixed, or its indicator's.
enum Sensitivity<'a> {
    Fixed(Foelsomhed),
    Indicator(&'a Rows<'a>, usize),
    Unknown,
}

impl<'a> Sensitivity<'a> {
    fn new(rows: &'a Rows<'a>, count: &Taellefelt) -> Self {
        match (count.foelsomhed, rows.theme.fields.index("indikator_kode")) {
            (Some(class), _) => Sensitivity::Fixed(class),
            (None, Some(field)) => Sensitivity::Indicator(rows, field),
            (None, None) => Sensitivity::Unknown,
        }
    }

    /// An indicator that the model does not know is judged as sensitive: doubt protects.
    fn of(&self, row: usize) -> Option<Foelsomhed> {
        match self {
            Sensitivity::Fixed(class) => Some(*class),
            Sensitivity::Unknown => Some(Foelsomhed::Foelsom),
            Sensitivity::Indicator(rows, field) => {
                let code = rows.batch.columns[*field].number(row)?;
                Some(rows.compiled.sensitivity(code))
            }
        }
    }
}
