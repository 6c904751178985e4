//! `for-faa-personer`: an open count that is positive and under the audience's threshold, or whose complement is
//! (risks R01 and R14). Thresholds come from the profile, per audience and sensitivity class;
//! a breakdown that the policy calls sensitive makes an ordinary count sensitive.

use crate::delivery::Buffer;
use crate::finding::Fact;
use crate::model::{Foelsomhed, Maalgruppe, Taellefelt};
use crate::rules::{About, Rows, Sink};

/// Code of an open figure in `d_6301_diskretion`.
const OPEN: i64 = 0;
/// Code of a rounded figure.
const ROUNDED: i64 = 2;

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
    let unit = unit(&columns[field]);
    // A figure that is marked as rounded and is no multiple of the base is the exact one, whatever its mark says.
    let rounding = (i64::from(rows.compiled.profile.afrunding_base) * unit).max(1);
    let mut thresholds = Thresholds::new(rows, count, audience);
    // No class has a higher threshold, so most rows are done with one comparison.
    let highest = i64::from(thresholds.highest()) * unit;
    for row in 0..rows.batch.rows {
        let Some(value) = columns[field].number(row) else { continue };
        let complement = base.and_then(|b| b.number(row)).map(|b| b - value);
        let under = |limit: i64| {
            let small = |n: i64| n > 0 && n < limit;
            small(value) || complement.is_some_and(small)
        };
        if !under(highest) {
            continue;
        }
        let seen = columns[access].number(row).is_some_and(|o| audience.ser_off_koder.contains(&o));
        let open = marking.is_none_or(|m| match m.number(row) {
            Some(ROUNDED) => value % rounding != 0,
            code => code == Some(OPEN),
        });
        let Some(threshold) = thresholds.of(row).filter(|t| seen && open && under(i64::from(*t) * unit)) else { continue };
        let about = About { field: Some(field), audience: Some(&audience.navn), ..About::default() };
        sink.row_with("for-faa-personer", rows, row, about, || {
            vec![
                Fact::model("felt", &count.felt),
                Fact::model("maalgruppe", &audience.titel.da),
                Fact::model("maalgruppe_en", &audience.titel.en),
                Fact::number("graense", threshold),
            ]
        });
    }
}

/// One person in the column's scaled numbers.
fn unit(column: &Buffer) -> i64 {
    match column {
        Buffer::Decimal { scale, .. } => 10i64.pow(u32::from(*scale)),
        _ => 1,
    }
}

/// An audience's thresholds for the rows of a batch: by a fixed sensitivity class, or by each row's indicator.
struct Thresholds<'a> {
    rows: &'a Rows<'a>,
    audience: &'a str,
    fixed: Option<Foelsomhed>,
    indicator: Option<usize>,
    /// Columns whose code, when it is not 0 (all), makes an ordinary count a sensitive one.
    splits: Vec<usize>,
    last: Option<(i64, Foelsomhed)>,
}

impl<'a> Thresholds<'a> {
    fn new(rows: &'a Rows<'a>, count: &Taellefelt, audience: &'a Maalgruppe) -> Self {
        let indicator = rows.theme.fields.index("indikator_kode").filter(|_| count.foelsomhed.is_none());
        let splits = count.foelsomme_opdelinger.iter().filter_map(|f| rows.theme.fields.index(f)).collect();
        Thresholds { rows, audience: &audience.navn, fixed: count.foelsomhed, indicator, splits, last: None }
    }

    fn class(&self, class: Foelsomhed) -> Option<u32> {
        self.rows.compiled.threshold(self.audience, class)
    }

    fn highest(&self) -> u32 {
        let classes = [Foelsomhed::Almindelig, Foelsomhed::Foelsom];
        classes.into_iter().filter_map(|c| self.class(c)).max().unwrap_or(0)
    }

    /// The threshold of a row. A row whose indicator cannot be read is not judged here: it is a fault already.
    fn of(&mut self, row: usize) -> Option<u32> {
        let class = match self.fixed {
            Some(class) => class,
            None => self.of_indicator(row)?,
        };
        let split = |column: &usize| self.rows.batch.columns[*column].number(row).is_some_and(|code| code != 0);
        let sensitive = class == Foelsomhed::Almindelig && self.splits.iter().any(split);
        self.class(if sensitive { Foelsomhed::Foelsom } else { class })
    }

    fn of_indicator(&mut self, row: usize) -> Option<Foelsomhed> {
        let code = self.rows.batch.columns[self.indicator?].number(row)?;
        match self.last {
            Some((seen, class)) if seen == code => Some(class),
            _ => {
                let class = self.rows.compiled.sensitivity(code);
                self.last = Some((code, class));
                Some(class)
            }
        }
    }
}
