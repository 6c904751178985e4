//! Themes and fields after resolution: defaults filled in, datatypes complete.

use super::Model;
use super::element::*;
use serde::{Deserialize, Serialize};

/// A theme: one table in GeoFA.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tema {
    /// Theme code, 6300–6399.
    pub temakode: u16,
    /// Name of the interface view without schema (`t_6300_monit_omr`); the base table adds `_t`.
    pub tabel: String,
    /// Danish name.
    pub temanavn: String,
    /// English name.
    pub temanavn_en: String,
    /// What the theme is to the program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rolle: Option<Temarolle>,
    /// Whether the theme has areas.
    pub geometritype: Geometritype,
    /// Rows that have no geometry although the theme has areas.
    pub geometri_undtagelse: Option<GeometriUndtagelse>,
    /// Id of the concept that one row is an instance of.
    pub begreb: String,
    /// Business key: field names in order (`off_kode` and `objekt_id` are general fields).
    pub noegle: Vec<String>,
    /// GeoFA metadata.
    pub metadata: Temametadata,
    /// Registration guidance.
    pub registrering: Registreringsvejledning,
    /// Questions left open.
    pub aabne_spoergsmaal: Vec<String>,
    /// The theme's own fields, in the order of the specification; geometry is not among them.
    pub felter: Vec<Felt>,
    /// Version in which it came.
    pub siden: String,
    /// Life stage.
    pub status: Status,
}

/// A field with a complete datatype.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Felt {
    /// Name of field and column.
    pub feltnavn: String,
    /// Name in Shape, at most 10 characters.
    pub feltnavn10: String,
    /// What the field is to the program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rolle: Option<Feltrolle>,
    /// Danish heading.
    pub titel: String,
    /// English heading.
    pub titel_en: String,
    /// Id of the concept.
    pub begreb: String,
    /// What it means.
    pub definition: String,
    /// What it is for.
    pub formaal: String,
    /// Datatype with all it needs.
    pub datatype: Datatype,
    /// Where in the model its values are; they are the only ones where the pattern was made of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vaerdier: Option<Vaerdikilde>,
    /// Smallest number allowed.
    pub minimum: Option<i64>,
    /// Largest number allowed.
    pub maksimum: Option<i64>,
    /// The field points to another theme.
    pub henvisning: Option<Henvisning>,
    /// Who fills it in while it is in use; [`Felt::krav`] says who does today.
    pub obligatorisk: Krav,
    /// Never shown in a report.
    pub beskyttet: bool,
    /// Value range in words, given or derived.
    pub vaerdiomraade: String,
    /// A valid example, written as in CSV.
    pub eksempel: String,
    /// What to mind when registering.
    pub bemaerkning: Option<String>,
    /// Version in which it came.
    pub siden: String,
    /// Life stage.
    pub status: Status,
    /// The field that replaces it.
    pub erstattes_af: Option<String>,
}

/// A field's datatype.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Datatype {
    /// Text of at most `laengde` characters, after a pattern where there is one.
    Tekst {
        /// Most characters (never bytes).
        laengde: u32,
        /// Anchored pattern that PostgreSQL, JSON Schema and Rust read alike.
        moenster: Option<String>,
        /// The pattern in Danish words.
        moenster_forklaring: Option<String>,
    },
    /// 32-bit whole number.
    Heltal,
    /// numeric(cifre, decimaler).
    Decimaltal {
        /// Digits in all.
        cifre: u8,
        /// Decimals.
        decimaler: u8,
    },
    /// Date, YYYY-MM-DD.
    Dato,
    /// Code of a list.
    Kode {
        /// Name of the code list.
        kodeliste: String,
        /// Only these codes; empty: all.
        tilladte: Vec<i64>,
    },
    /// UUID.
    Uuid,
    /// Timestamp with time zone.
    Tidspunkt,
}

impl Felt {
    /// Who fills it in today: what is out of use is demanded of nobody.
    pub fn krav(&self) -> Krav {
        match self.obligatorisk {
            Krav::O if self.status.er_udgaaet() => Krav::F,
            krav => krav,
        }
    }

    /// Whether a delivery must give it.
    pub fn er_obligatorisk(&self) -> bool {
        self.krav() == Krav::O
    }

    /// Whether the system fills it in, so that what a delivery says there is ignored.
    pub fn er_systemfelt(&self) -> bool {
        self.obligatorisk == Krav::S
    }

    /// The code list, where the field is a code.
    pub fn kodeliste(&self) -> Option<&str> {
        match &self.datatype {
            Datatype::Kode { kodeliste, .. } => Some(kodeliste),
            _ => None,
        }
    }
}

impl Model {
    /// The theme with a role.
    pub fn tema_med_rolle(&self, rolle: Temarolle) -> Option<&Tema> {
        self.temaer.iter().find(|t| t.rolle == Some(rolle))
    }

    /// The code list behind the field with a role: of the theme with a role, or of any theme.
    pub fn liste_med_rolle(&self, tema: Option<Temarolle>, felt: Feltrolle) -> Option<&Kodeliste> {
        let has_role = |f: &&Felt| f.rolle == Some(felt);
        let own = match tema {
            Some(rolle) => self.felter(self.tema_med_rolle(rolle)?).find(has_role),
            None => self.temaer.iter().flat_map(|t| self.felter(t)).find(has_role),
        };
        self.kodeliste(own?.kodeliste()?)
    }

    /// Columns that GeoFA's interface view adds with the text of each code. A record fetched from GeoFA may contain them;
    /// they are not read as data.
    ///
    /// In order: column name and the code field it belongs to. A column that is a field of its own is left out.
    pub fn tekstkolonner<'a>(&'a self, tema: &'a Tema) -> Vec<(String, &'a Felt)> {
        let mut columns: Vec<(String, &Felt)> = Vec::new();
        for felt in self.felter(tema) {
            let Some(name) = self.tekstkolonne(felt) else { continue };
            let taken = self.felter(tema).any(|f| f.feltnavn == name) || columns.iter().any(|(n, _)| *n == name);
            if !taken {
                columns.push((name, felt));
            }
        }
        columns
    }

    fn tekstkolonne(&self, felt: &Felt) -> Option<String> {
        let list = self.kodeliste(felt.kodeliste()?)?;
        if list.kodefelt == felt.feltnavn {
            return Some(list.tekstfelt.clone());
        }
        felt.feltnavn.strip_suffix("_kode").map(str::to_owned)
    }
}
