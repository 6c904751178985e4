//! Rules on one row that need a code list, an indicator, the policy, the municipalities or the date.

pub mod afrunding_stemmer_ikke;
pub mod andel_stemmer_ikke;
pub mod kategori_passer_ikke;
pub mod kommune_passer_ikke;
pub mod periode_i_fremtiden;
pub mod taeller_ikke_heltal;
pub mod tekst_modsiger_kode;

use crate::index::Rows;
use crate::model::{Feltrolle, Indikator};

/// The indicator of each row, looked up once where rows of one indicator follow each other.
pub(super) fn indicators<'a>(rows: &'a Rows<'_>) -> impl Iterator<Item = (usize, &'a Indikator)> {
    let column = rows.theme.field(Feltrolle::Indikator).map(|f| &rows.batch.columns[f]);
    let mut last: Option<(i64, Option<&Indikator>)> = None;
    (0..rows.batch.rows).filter_map(move |row| {
        let code = column?.number(row)?;
        let found = match last {
            Some((seen, found)) if seen == code => found,
            _ => rows.compiled.model.indikator(code),
        };
        last = Some((code, found));
        found.map(|indicator| (row, indicator))
    })
}
