//! One field, resolved: its datatype with all it needs, its short name, its value range in words.

use super::element::*;
use super::finding::ModelFinding;
use super::lint::Spotted;
use super::raw::RawModel;
use super::{Datatype, Felt};

/// Where the field is, and what it inherits.
pub(super) struct FieldContext<'a> {
    /// The model, for places.
    pub raw: &'a RawModel,
    /// The file.
    pub file: usize,
    /// The theme's version, for a field that has none of its own.
    pub siden: Option<&'a str>,
}

/// Resolves a field; what it lacks becomes a finding at the field.
pub(super) fn resolve(context: &FieldContext<'_>, pointer: &str, felt: &RawFelt, out: &mut Vec<ModelFinding>) -> Felt {
    let place = Spotted::new(context.raw, context.file, pointer);
    out.extend(superfluous(&place, felt));
    let mut datatype = datatype(&place, felt, out);
    if let (Datatype::Tekst { laengde, moenster, moenster_forklaring }, Some(source)) = (&mut datatype, felt.vaerdier) {
        let values = values(context.raw, source);
        out.extend(too_long(&place, &values, *laengde));
        if moenster.is_none() {
            (*moenster, *moenster_forklaring) = only(&values);
        }
    }
    if felt.siden.is_none() && context.siden.is_none() {
        out.push(missing(&place, felt, "siden"));
    }
    Felt {
        feltnavn: felt.feltnavn.clone(),
        feltnavn10: felt.feltnavn10.clone().unwrap_or_else(|| felt.feltnavn.clone()),
        rolle: felt.rolle,
        titel: felt.titel.clone(),
        titel_en: felt.titel_en.clone(),
        begreb: felt.begreb.clone(),
        definition: felt.definition.clone(),
        formaal: felt.formaal.clone(),
        vaerdiomraade: felt.vaerdiomraade.clone().unwrap_or_else(|| value_range(&datatype, felt.minimum, felt.maksimum)),
        datatype,
        vaerdier: felt.vaerdier,
        minimum: felt.minimum,
        maksimum: felt.maksimum,
        henvisning: felt.henvisning.clone(),
        obligatorisk: felt.obligatorisk,
        beskyttet: felt.beskyttet,
        eksempel: felt.eksempel.clone(),
        bemaerkning: felt.bemaerkning.clone(),
        siden: felt.siden.clone().or(context.siden.map(str::to_string)).unwrap_or_default(),
        status: felt.status,
        erstattes_af: felt.erstattes_af.clone(),
    }
}

fn datatype(place: &Spotted<'_>, felt: &RawFelt, out: &mut Vec<ModelFinding>) -> Datatype {
    match felt.datatype {
        Feltdatatype::Tekst => {
            let laengde = felt.laengde.unwrap_or_else(|| need(place, felt, "laengde", out));
            if laengde == 0 {
                out.push(place.at("/laengde").fault(
                    "uden-for-graense",
                    format!("feltet «{}» har længden 0", felt.feltnavn),
                    format!("the field «{}» has length 0", felt.feltnavn),
                ));
            }
            Datatype::Tekst { laengde, moenster: felt.moenster.clone(), moenster_forklaring: felt.moenster_forklaring.clone() }
        }
        Feltdatatype::Decimaltal => {
            let cifre = felt.cifre.unwrap_or_else(|| need(place, felt, "cifre", out));
            let decimaler = felt.decimaler.unwrap_or_else(|| need(place, felt, "decimaler", out));
            out.extend(digits(place, felt));
            Datatype::Decimaltal { cifre, decimaler }
        }
        Feltdatatype::Kode => Datatype::Kode {
            kodeliste: felt.kodeliste.clone().unwrap_or_else(|| need(place, felt, "kodeliste", out)),
            tilladte: sorted_codes(&felt.tilladte_koder),
        },
        Feltdatatype::Heltal => Datatype::Heltal,
        Feltdatatype::Dato => Datatype::Dato,
        Feltdatatype::Uuid => Datatype::Uuid,
        Feltdatatype::Tidspunkt => Datatype::Tidspunkt,
    }
}

/// The values that the model has for a text: ids of rule sets, or names of scores with their versions.
fn values(raw: &RawModel, source: Vaerdikilde) -> Vec<String> {
    let mut all: Vec<String> = match source {
        Vaerdikilde::Regelsaet => raw.regelsaet.iter().map(|r| r.value.id.clone()).collect(),
        Vaerdikilde::Scorer => raw.scorer.iter().map(|s| s.value.beregningsmodel()).collect(),
    };
    all.sort_unstable();
    all
}

/// The pattern of a text that is one of some values, and its words; `None` if there are no values.
fn only(values: &[String]) -> (Option<String>, Option<String>) {
    // A sign that could mean something else in a pattern is a set of one sign, which every dialect reads alike.
    let sign = |c: char| if c.is_ascii_alphanumeric() || c == '-' { c.to_string() } else { format!("[{c}]") };
    let pattern: Vec<String> = values.iter().map(|v| v.chars().map(sign).collect()).collect();
    let words = || match values.split_last() {
        Some((last, [])) => format!("Kun {last}."),
        Some((last, before)) => format!("En af værdierne {} eller {last}.", before.join(", ")),
        None => String::new(),
    };
    (!values.is_empty()).then(|| (format!("^({})$", pattern.join("|")), words())).unzip()
}

/// A value of the model that its field has no room for.
fn too_long(place: &Spotted<'_>, values: &[String], length: u32) -> Option<ModelFinding> {
    let value = values.iter().find(|v| v.chars().count() > length as usize)?;
    Some(place.at("/laengde").fault(
        "uden-for-graense",
        format!("værdien «{value}» er længere end feltets {length} tegn"),
        format!("the value «{value}» is longer than the field's {length} characters"),
    ))
}

/// Says that a key is missing and gives its empty value in the meantime.
fn need<T: Default>(place: &Spotted<'_>, felt: &RawFelt, key: &str, out: &mut Vec<ModelFinding>) -> T {
    out.push(missing(place, felt, key));
    T::default()
}

fn missing(place: &Spotted<'_>, felt: &RawFelt, key: &str) -> ModelFinding {
    let name = &felt.feltnavn;
    place.fault("manglende-noegle", format!("feltet «{name}» mangler «{key}»"), format!("the field «{name}» lacks «{key}»"))
}

/// 18 digits is what a scaled 64-bit number holds whatever they are.
const MOST_DIGITS: u8 = 18;

fn digits(place: &Spotted<'_>, felt: &RawFelt) -> Option<ModelFinding> {
    let (cifre, decimaler) = (felt.cifre?, felt.decimaler?);
    if (1..=MOST_DIGITS).contains(&cifre) && decimaler <= cifre {
        return None;
    }
    Some(place.at("/cifre").fault(
        "uden-for-graense",
        format!("{cifre} cifre med {decimaler} decimaler kan ikke lade sig gøre; cifre er 1–{MOST_DIGITS} og mindst decimaler"),
        format!("{cifre} digits with {decimaler} decimals is not possible; digits are 1–{MOST_DIGITS} and at least decimals"),
    ))
}

/// Keys that say something of another datatype than the field's.
fn superfluous(place: &Spotted<'_>, felt: &RawFelt) -> Vec<ModelFinding> {
    use Feltdatatype::{Decimaltal, Heltal, Kode, Tekst};
    let given = [
        ("laengde", felt.laengde.is_some(), &[Tekst][..]),
        ("moenster", felt.moenster.is_some(), &[Tekst]),
        ("vaerdier", felt.vaerdier.is_some(), &[Tekst]),
        ("moenster_forklaring", felt.moenster_forklaring.is_some(), &[Tekst]),
        ("cifre", felt.cifre.is_some(), &[Decimaltal]),
        ("decimaler", felt.decimaler.is_some(), &[Decimaltal]),
        ("minimum", felt.minimum.is_some(), &[Heltal, Decimaltal]),
        ("maksimum", felt.maksimum.is_some(), &[Heltal, Decimaltal]),
        ("kodeliste", felt.kodeliste.is_some(), &[Kode]),
        ("tilladte_koder", !felt.tilladte_koder.is_empty(), &[Kode]),
    ];
    given
        .into_iter()
        .filter(|(_, is_given, datatypes)| *is_given && !datatypes.contains(&felt.datatype))
        .map(|(key, _, _)| {
            place.at(&format!("/{key}")).fault(
                "noegle-passer-ikke-til-datatype",
                format!("«{key}» siger ikke noget om feltets datatype"),
                format!("«{key}» says nothing about the field's datatype"),
            )
        })
        .collect()
}

fn sorted_codes(codes: &[i64]) -> Vec<i64> {
    let mut codes = codes.to_vec();
    codes.sort_unstable();
    codes
}

/// The value range in words, from what the datatype and the limits say.
fn value_range(datatype: &Datatype, minimum: Option<i64>, maksimum: Option<i64>) -> String {
    match datatype {
        Datatype::Tekst { laengde, moenster, moenster_forklaring } => match (moenster_forklaring, moenster) {
            (Some(words), _) => format!("Tekst på højst {laengde} tegn: {words}"),
            (None, Some(pattern)) => format!("Tekst på højst {laengde} tegn efter mønsteret {pattern}"),
            (None, None) => format!("Tekst på højst {laengde} tegn"),
        },
        Datatype::Heltal => format!("Helt tal{}", limits(minimum, maksimum)),
        Datatype::Decimaltal { cifre, decimaler } => {
            format!("Tal med højst {cifre} cifre, heraf {decimaler} decimaler{}", limits(minimum, maksimum))
        }
        Datatype::Dato => "Dato, ÅÅÅÅ-MM-DD".to_string(),
        Datatype::Kode { kodeliste, tilladte } if tilladte.is_empty() => format!("Kode fra kodelisten {kodeliste}"),
        Datatype::Kode { kodeliste, tilladte } => {
            format!("Kode fra kodelisten {kodeliste}, kun {}", listed(tilladte))
        }
        Datatype::Uuid => "UUID".to_string(),
        Datatype::Tidspunkt => "Tidspunkt med tidszone".to_string(),
    }
}

fn limits(minimum: Option<i64>, maksimum: Option<i64>) -> String {
    match (minimum, maksimum) {
        (Some(least), Some(most)) => format!(", {least} til {most}"),
        (Some(least), None) => format!(", mindst {least}"),
        (None, Some(most)) => format!(", højst {most}"),
        (None, None) => String::new(),
    }
}

/// `0`, `0 og 1`, `0, 1 og 2`.
fn listed(codes: &[i64]) -> String {
    let texts: Vec<String> = codes.iter().map(i64::to_string).collect();
    match texts.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} og {last}", before.join(", ")),
        None => String::new(),
    }
}
