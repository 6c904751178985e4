//! `afrunding-stemmer-ikke`: a figure marked as rounded that is no multiple of the profile's rounding base.

use crate::finding::Fact;
use crate::index::roles::Marking;
use crate::index::{Rows, Sink};
use crate::model::Feltrolle;

/// Checks the counts of every row marked so: those that the policy protects. A denominator is another count and may be
/// exact while the numerator is rounded; shares and means are rounded by their own decimals.
pub fn check(rows: &Rows<'_>, sink: &mut Sink<'_>) {
    let base = i64::from(rows.compiled.profile.afrunding_base);
    let theme = rows.theme.tema.temakode;
    let counts = rows.compiled.model.diskretion.taellefelter.iter().filter(|count| count.tema == theme);
    for field in counts.filter_map(|count| rows.theme.fields.index(&count.felt)) {
        let column = &rows.batch.columns[field];
        let rounded = |row: &usize| rows.theme.roles.marking(rows.number(Feltrolle::Markering, *row)) == Marking::Rounded;
        for row in (0..rows.batch.rows).filter(rounded) {
            if column.number(row).is_some_and(|n| n % (base * column.unit()).max(1) != 0) {
                sink.row("afrunding-stemmer-ikke", rows, row, Some(field), || vec![Fact::number("base", base)]);
            }
        }
    }
}
