//! What GeoFA 1.7 has of its own: facts of a foreign schema, the same whatever our model says.
//!
//! `geofa-grundlag.sql` creates the least of it that we need, `install.sql` asks whether it is there. Nothing here is
//! ever changed by our scripts.

use crate::model::{Datatype, Felt, Kodeliste, Model};

/// A column of one of GeoFA's own tables.
pub(super) struct GeofaColumn {
    /// Its name.
    pub(super) name: &'static str,
    /// Its type as GeoFA declares it.
    pub(super) sql_type: &'static str,
    /// Whether it is NOT NULL.
    pub(super) not_null: bool,
    /// What it is, in Danish, for the columns that the model does not describe.
    pub(super) comment: &'static str,
}

const fn column(name: &'static str, sql_type: &'static str, not_null: bool, comment: &'static str) -> GeofaColumn {
    GeofaColumn { name, sql_type, not_null, comment }
}

/// `fkg.d_temagruppe`: the theme groups.
pub(super) const THEME_GROUPS: &[GeofaColumn] = &[
    column("temagruppe_id", "varchar", true, "Temagruppens id, fx 5.7."),
    column("vaerdiomraade_min", "integer", true, "Laveste temakode i gruppen."),
    column("vaerdiomraade_max", "integer", true, "Højeste temakode i gruppen."),
    column("tema_gruppe", "varchar", true, "Temagruppens navn."),
];

/// `fkg.d_tabel`: the themes.
pub(super) const THEMES: &[GeofaColumn] = &[
    column("tema_kode", "integer", true, "Temaets kode."),
    column("tema_navn", "varchar", true, "Temaets navn."),
    column("geo", "char(1)", true, "Temaets geometri: P punkt, L linje, F flade. Et tema uden geometri har P."),
    column("udvekslingsnavn", "varchar", true, "Navnet på temaets udvekslingsvisning; grundtabellen hedder det samme med _t."),
    column("temagruppe_id", "varchar", true, "Temagruppen, som temaet hører til."),
];

/// `fkg.generel`: the fields that every theme has, one row per version of an object.
pub(super) const GENERAL: &[GeofaColumn] = &[
    column("versions_id", "uuid", true, "Entydig nøgle for én version af et objekt."),
    column("objekt_id", "uuid", true, "Entydig nøgle for objektet gennem alle dets versioner."),
    column("systid_fra", "timestamptz", true, "Tidspunktet, hvor versionen blev registreret."),
    column("systid_til", "timestamptz", false, "Tidspunktet, hvor versionen blev afløst; uden værdi: den gældende version."),
    column("oprettet", "timestamptz", true, "Tidspunktet, hvor objektet blev oprettet."),
    column("cvr_kode", "integer", true, "CVR-nummer på den ansvarlige myndighed."),
    column("bruger_id", "varchar(128)", true, "Brugeren, der registrerede versionen."),
    column("oprindkode", "integer", true, "Kode for det grundlag, objektet er registreret efter."),
    column("statuskode", "integer", true, "Kode for objektets status."),
    column("off_kode", "integer", true, "Kode for, hvem der må se objektet."),
    column("noegle", "varchar(128)", false, "Nøgle til data i et andet system."),
    column("note", "varchar(254)", false, "Bemærkning."),
];

/// GeoFA's lists that have no column `begrebsdefinition`.
const WITHOUT_DEFINITION: &[&str] = &["d_basis_ansvarlig_myndighed", "d_basis_offentlig", "d_basis_status"];

/// The list of authorities; it has the municipality's code besides, and every GeoFA database keeps its own rows in it.
pub(super) const AUTHORITIES: &str = "d_basis_ansvarlig_myndighed";

/// The column that only [`AUTHORITIES`] has.
pub(super) const AUTHORITY_MUNICIPALITY: &str = "kommunekode";

/// Whether GeoFA's list has the column `begrebsdefinition`.
pub(super) fn has_definition(list: &Kodeliste) -> bool {
    !WITHOUT_DEFINITION.contains(&list.navn.as_str())
}

/// The lists that are GeoFA's own and that our themes lean on, by name.
pub(super) fn own_lists(model: &Model) -> impl Iterator<Item = &Kodeliste> {
    model.kodelister.iter().filter(|l| l.findes_i_geofa)
}

/// The column of `fkg.generel` that holds a general field, where there is one.
pub(super) fn general_column(felt: &Felt) -> Option<&'static GeofaColumn> {
    GENERAL.iter().find(|c| c.name == felt.feltnavn)
}

/// The codes of GeoFA's list that our themes' data may hold, so that the list must have them: those that a field
/// allows, or all active ones where a field does not choose. Sorted; empty where no field uses the list.
pub(super) fn codes_relied_on(model: &Model, list: &Kodeliste) -> Vec<i64> {
    let mut codes = Vec::new();
    let fields = model.generelle_felter.iter().chain(model.temaer.iter().flat_map(|t| &t.felter));
    for felt in fields {
        match &felt.datatype {
            Datatype::Kode { kodeliste, tilladte } if *kodeliste == list.navn && !tilladte.is_empty() => codes.extend(tilladte),
            Datatype::Kode { kodeliste, .. } if *kodeliste == list.navn => {
                codes.extend(list.koder.iter().filter(|k| k.aktiv == 1).map(|k| k.kode));
            }
            _ => {}
        }
    }
    codes.sort_unstable();
    codes.dedup();
    codes
}
