//! Who sees a row and what of it: the audiences that are judged, their limits, and how a figure is marked.

use crate::finding::Fact;
use crate::index::roles::Marking;
use crate::index::{Compiled, Rows};
use crate::model::{Feltrolle, Graenser, Maalgruppe};

/// The audiences that discretion is judged for, in the policy's order.
pub(crate) fn judged<'a>(compiled: &'a Compiled<'_>) -> impl Iterator<Item = &'a Maalgruppe> {
    compiled.model.diskretion.maalgrupper.iter().filter(|m| compiled.options.audiences.contains(&m.navn))
}

/// Whether an audience sees a row of this off_kode. One without a code, or with one that no audience has, is everybody's:
/// nothing says from whom it is kept.
pub(crate) fn sees(compiled: &Compiled<'_>, audience: &Maalgruppe, access: Option<i64>) -> bool {
    access.filter(|a| compiled.readers(*a) > 0).is_none_or(|a| audience.ser_off_koder.contains(&a))
}

/// The access code of a row of a batch.
pub(crate) fn access(rows: &Rows<'_>, row: usize) -> Option<i64> {
    rows.number(Feltrolle::Adgang, row)
}

/// The placeholder `{maalgruppe}` in both languages.
pub(crate) fn named(audience: &Maalgruppe) -> [Fact; 2] {
    [Fact::model("maalgruppe", &audience.titel.da), Fact::model("maalgruppe_en", &audience.titel.en)]
}

/// An audience's limits in the profile that is used; none where it is not judged.
pub(crate) fn limits<'a>(compiled: &'a Compiled<'_>, audience: &Maalgruppe) -> Option<&'a Graenser> {
    compiled.profile.graenser.iter().find(|g| g.maalgruppe == audience.navn)
}

/// How a row of a batch is marked; a theme without a marking shows its figures.
pub(crate) fn marking(rows: &Rows<'_>, row: usize) -> Marking {
    rows.theme.roles.marking(rows.number(Feltrolle::Markering, row))
}

/// Whether a count stands there as it is: open, or marked as rounded and no multiple of the base, whatever its mark says.
pub(crate) fn is_exact(rows: &Rows<'_>, row: usize, field: usize) -> bool {
    let column = &rows.batch.columns[field];
    let base = (i64::from(rows.compiled.profile.afrunding_base) * column.unit()).max(1);
    match marking(rows, row) {
        Marking::Open => true,
        Marking::Rounded => column.number(row).is_some_and(|value| value % base != 0),
        _ => false,
    }
}
