//! The one binding of model and program: which theme, field and code the program means, by the roles that the model gives
//! them (`rolle:`). Names, numbers and order are the model's; this file alone says what is asked for.

use crate::delivery::Fields;
use crate::ledger::Total;
use crate::model::{Felt, Feltrolle, Kodeliste, Koderolle, Model, Tema, Temarolle};

/// How a row's figures are marked, by the role of its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Marking {
    /// They are exact.
    Open = 0,
    /// They are kept back.
    Hidden = 1,
    /// They are multiples of the policy's base.
    Rounded = 2,
    /// There are none, or the code has no role.
    Absent = 3,
    /// They are another table's, held against a row of this one.
    Elsewhere = 4,
}

impl Marking {
    /// From the small number that the ledger keeps.
    pub(crate) fn of_small(small: u8) -> Marking {
        match small {
            0 => Marking::Open,
            1 => Marking::Hidden,
            2 => Marking::Rounded,
            _ => Marking::Absent,
        }
    }

    fn of_role(role: Option<Koderolle>) -> Marking {
        match role {
            Some(Koderolle::Aaben) => Marking::Open,
            Some(Koderolle::Skjult) => Marking::Hidden,
            Some(Koderolle::Afrundet) => Marking::Rounded,
            _ => Marking::Absent,
        }
    }
}

/// A status or source that is not there, or is no code of its list.
pub(crate) const UNKNOWN: u8 = u8::MAX;

/// The dimensions of a figure, in the order of [`super::cells::Codes`].
pub(crate) const DIMENSIONS: [Feltrolle; 4] = [Feltrolle::Koen, Feltrolle::Alder, Feltrolle::Herkomst, Feltrolle::Kategori];
/// Where the age is among them.
pub(crate) const AGE: usize = 1;
/// Where the category is among them.
pub(crate) const CATEGORY: usize = 3;
/// The dimensions of a move; the fourth is not used.
pub(crate) const MOVE_DIMENSIONS: [Feltrolle; 3] = [Feltrolle::Husstandstype, Feltrolle::Alder, Feltrolle::Herkomst];
/// Fields that name an area.
pub(crate) const AREA_NAMES: [Feltrolle; 3] = [Feltrolle::Omraade, Feltrolle::Fra, Feltrolle::Til];
/// Fields that say when, as a period or a list year.
pub(crate) const TIMES: [Feltrolle; 2] = [Feltrolle::Periode, Feltrolle::Aar];

/// The order in which a theme's key is packed, so that rows that are asked for together lie together. A part of the key
/// that the model has elsewhere in its own order is packed here all the same.
pub(crate) fn key_order(theme: Option<Temarolle>) -> &'static [Feltrolle] {
    use Feltrolle as F;
    match theme {
        Some(Temarolle::Opgoerelser) => {
            &[F::Omraade, F::Indikator, F::Periode, F::Koen, F::Alder, F::Herkomst, F::Kategori, F::Adgang]
        }
        Some(Temarolle::Flytninger) => &[F::Fra, F::Til, F::Periode, F::Husstandstype, F::Alder, F::Herkomst, F::Adgang],
        _ => &[],
    }
}

/// The figures that the ledger keeps of a row, in its order.
pub(crate) const FIGURES: [Feltrolle; 3] = [Feltrolle::Taeller, Feltrolle::Naevner, Feltrolle::Vaerdi];

/// The numbers of the themes that have a role; 0 where none has.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct ThemeRoles {
    pub(crate) areas: u16,
    pub(crate) figures: u16,
    pub(crate) moves: u16,
    pub(crate) designations: u16,
    pub(crate) scores: u16,
}

impl ThemeRoles {
    /// As the model has them.
    pub(crate) fn new(model: &Model) -> Self {
        let of = |role| model.temaer.iter().find(|t| t.rolle == Some(role)).map_or(0, |t| t.temakode);
        ThemeRoles {
            areas: of(Temarolle::Omraader),
            figures: of(Temarolle::Opgoerelser),
            moves: of(Temarolle::Flytninger),
            designations: of(Temarolle::Udpegninger),
            scores: of(Temarolle::Scorer),
        }
    }
}

/// What a theme's fields are to the program.
#[derive(Debug, Clone, Default)]
pub struct FieldRoles {
    /// Index of the field that has a role.
    fields: [Option<usize>; Feltrolle::COUNT],
    /// Fields of free text.
    texts: Vec<usize>,
    /// Codes of the marking, with what they mean.
    markings: Vec<(i64, Marking)>,
    /// By field: the total of its list.
    totals: Vec<Total>,
    /// The status of what is in force.
    in_force: Option<i64>,
    /// The code that says that an area is wholly divided.
    yes: Option<i64>,
}

impl FieldRoles {
    /// Of a theme.
    pub fn new(model: &Model, tema: &Tema, fields: &Fields) -> Self {
        let mut roles = FieldRoles { totals: vec![Total::default(); fields.specs.len()], ..FieldRoles::default() };
        for felt in model.felter(tema) {
            let Some(index) = fields.index(&felt.feltnavn) else { continue };
            roles.totals[index] = Total::of(list(model, felt));
            match felt.rolle {
                Some(Feltrolle::Fritekst) => roles.texts.push(index),
                Some(role) => roles.fields[role as usize] = Some(index),
                None => {}
            }
            let koder = || list(model, felt).into_iter().flat_map(|l| &l.koder);
            let code = |role| koder().find(|k| k.rolle == Some(role)).map(|k| k.kode);
            match felt.rolle {
                Some(Feltrolle::Markering) => {
                    roles.markings = koder().map(|k| (k.kode, Marking::of_role(k.rolle))).collect();
                }
                Some(Feltrolle::Status) => roles.in_force = code(Koderolle::IKraft),
                Some(Feltrolle::FuldtOpdelt) => roles.yes = code(Koderolle::Ja),
                _ => {}
            }
        }
        roles
    }

    /// The index of the field with a role.
    pub fn field(&self, role: Feltrolle) -> Option<usize> {
        self.fields[role as usize]
    }

    /// Fields of free text.
    pub fn texts(&self) -> &[usize] {
        &self.texts
    }

    /// The total of a field's list.
    pub fn total(&self, field: usize) -> Total {
        self.totals.get(field).copied().unwrap_or_default()
    }

    /// What a code of the marking means. Without a code, or with one that is none of the list's, a row shows its figures:
    /// nothing says that they are kept back.
    pub fn marking(&self, code: Option<i64>) -> Marking {
        self.markings.iter().find(|m| Some(m.0) == code).map_or(Marking::Open, |m| m.1)
    }

    /// The code that says so.
    pub fn code_of(&self, marking: Marking) -> Option<i64> {
        self.markings.iter().find(|m| m.1 == marking).map(|m| m.0)
    }

    /// Whether a status is that of what is in force; doubt counts.
    pub fn is_in_force(&self, status: Option<i64>) -> bool {
        status.is_none() || status == self.in_force
    }

    /// The status of what is in force.
    pub fn in_force(&self) -> Option<i64> {
        self.in_force
    }

    /// Whether a code says that an area is wholly divided.
    pub fn is_yes(&self, code: Option<i64>) -> bool {
        code.is_some() && code == self.yes
    }
}

/// The code list behind a field.
pub(crate) fn list<'m>(model: &'m Model, felt: &Felt) -> Option<&'m Kodeliste> {
    model.kodeliste(felt.kodeliste()?)
}
