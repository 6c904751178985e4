//! `for-aaben-adgang`: a row that an audience sees although the most open off_kode of its indicator or of its source would
//! not show it to them.

use crate::discretion::tables::rows;
use crate::finding::Fact;
use crate::index::{About, Compiled, Rows, Sink};
use crate::model::{Feltrolle, Maalgruppe};

/// What a row is judged by: off_kode, indicator, source.
type Codes = [Option<i64>; 3];

/// Checks every row whose theme has an indicator or a source; equal ones that follow each other are judged once.
pub fn check(rows: &Rows<'_>, sink: &mut Sink<'_>) {
    let [access, indicator, source] =
        [Feltrolle::Adgang, Feltrolle::Indikator, Feltrolle::Kilde].map(|role| rows.theme.field(role));
    if indicator.is_none() && source.is_none() {
        return;
    }
    let code = |field: Option<usize>, row: usize| rows.batch.columns[field?].number(row);
    let mut last: Option<(Codes, Vec<(&Maalgruppe, Cause)>)> = None;
    for row in 0..rows.batch.rows {
        let codes = [code(access, row), code(indicator, row), code(source, row)];
        let judged = match last.take() {
            Some((same, judged)) if same == codes => judged,
            _ => rows::judged(rows.compiled).filter_map(|a| Some((a, cause(rows.compiled, a, codes)?))).collect(),
        };
        for (audience, cause) in &judged {
            let about = About { field: access, audience: Some(&audience.navn), ..About::default() };
            sink.row_with("for-aaben-adgang", rows, row, about, || {
                let ([da, en], (cause_da, cause_en)) = (rows::named(audience), cause.words());
                vec![Fact::model("aarsag", cause_da), Fact::model("aarsag_en", cause_en), da, en]
            });
        }
        last = Some((codes, judged));
    }
}

/// Which of the two is more closed than the row.
#[derive(Clone, Copy)]
enum Cause {
    Indicator,
    Source,
    Both,
}

impl Cause {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Cause::Indicator => ("indikatoren", "the indicator"),
            Cause::Source => ("kilden", "the source"),
            Cause::Both => ("både indikatoren og kilden", "both the indicator and the source"),
        }
    }
}

/// Why an audience should not see a row; `None` if it may, does not, or the indicator or source is unknown, which other rules
/// report.
fn cause(compiled: &Compiled<'_>, audience: &Maalgruppe, [access, indicator, source]: Codes) -> Option<Cause> {
    if audience.kun_egne || !rows::sees(compiled, audience, access) {
        return None;
    }
    let model = compiled.model;
    let by_indicator = indicator.and_then(|code| model.indikator(code)).map(|i| i.mest_aaben);
    let by_source = source.and_then(|code| model.kilder.iter().find(|k| k.kode == code)).map(|k| k.mest_aaben);
    let too_open = |most: Option<u8>| most.is_some_and(|most| !audience.ser_off_koder.contains(&i64::from(most)));
    match (too_open(by_indicator), too_open(by_source)) {
        (true, true) => Some(Cause::Both),
        (true, false) => Some(Cause::Indicator),
        (false, true) => Some(Cause::Source),
        (false, false) => None,
    }
}
