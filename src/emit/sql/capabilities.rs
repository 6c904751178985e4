//! What the database carries of the model, derived from the constraints that are actually emitted.
//!
//! For each construct two sets of fields are compared: those that the validator judges, and those that a constraint, a
//! column or `fkg.generel` judges. What follows from neither has its reason here.

use std::collections::{BTreeMap, BTreeSet};

use crate::emit::capability::RETIRED;
use crate::emit::{Capability, Carried};
use crate::model::{Datatype, Felt, Geometritype, Model, Regel, Regelslags, Tema};

use super::table_constraints::{constraints, is_retired};
use super::{columns, geofa, readings, row_rules};

/// Constructs, each with fields as `temakode.feltnavn`.
type Fields = BTreeMap<String, BTreeSet<String>>;

/// One line for every construct of the model.
pub(super) fn of(model: &Model) -> Vec<Capability> {
    let (wanted, carried) = (wanted(model), carried(model));
    Capability::of_each(model, |model, construct| judge(model, construct, &wanted, &carried))
}

fn judge(model: &Model, construct: &str, wanted: &Fields, carried: &Fields) -> Carried {
    if is_retired(model, construct) {
        return Carried::Not { reason: RETIRED.into() };
    }
    if let Some(carried) = readings::of(model, construct) {
        return carried;
    }
    let none = BTreeSet::new();
    let (want, have) = (wanted.get(construct).unwrap_or(&none), carried.get(construct).unwrap_or(&none));
    let rule = construct.split('/').next().unwrap_or(construct);
    if have.is_empty() {
        let own = REASONS.iter().find(|(id, _)| *id == construct).map(|(_, reason)| (*reason).to_owned());
        return Carried::Not { reason: own.unwrap_or_else(|| not_carried(model, rule)) };
    }
    let reason = remark(construct).map(str::to_owned).or_else(|| (!want.is_subset(have)).then(|| rest(model, rule)));
    match reason {
        None => Carried::Fully,
        Some(reason) => Carried::Partly { fields: have.intersection(want).cloned().collect(), reason },
    }
}

/// What the validator judges: from the fields' definitions, the geometry and the row rules.
fn wanted(model: &Model) -> Fields {
    let mut all = Fields::new();
    for tema in &model.temaer {
        for felt in model.felter(tema).filter(|f| !f.er_systemfelt()) {
            for construct in demands(felt) {
                add(&mut all, construct, tema, &felt.feltnavn);
            }
        }
        // A geometry that a theme without areas is given is judged as any other.
        for construct in GEOMETRY_CONSTRUCTS {
            add(&mut all, construct, tema, &model.standard.geometri.feltnavn);
        }
        for (regel, udtryk) in row_expressions(model, tema) {
            add(&mut all, &regel.id, tema, &udtryk.felt);
        }
    }
    all
}

/// What is emitted: constraints, NOT NULL and types of the base tables, and what `fkg.generel` refuses by itself.
fn carried(model: &Model) -> Fields {
    let mut all = Fields::new();
    for tema in &model.temaer {
        for constraint in constraints(model, tema) {
            if let Some(construct) = &constraint.construct {
                add(&mut all, construct, tema, &constraint.field);
            }
        }
        for column in columns::of(model, tema).iter().filter(|c| c.not_null) {
            add(&mut all, "manglende-felt", tema, &column.name);
        }
        for felt in tema.felter.iter().filter(|f| typed(&f.datatype)) {
            add(&mut all, "forkert-datatype", tema, &felt.feltnavn);
        }
        if tema.geometritype == Geometritype::Flade {
            for construct in GEOMETRY_BESIDES {
                add(&mut all, construct, tema, &model.standard.geometri.feltnavn);
            }
        }
        for felt in &model.generelle_felter {
            for construct in general_demands(felt) {
                add(&mut all, construct, tema, &felt.feltnavn);
            }
        }
    }
    all
}

/// Constructs that judge every geometry by itself.
const GEOMETRY_CONSTRUCTS: &[&str] = &[
    "forkert-geometritype",
    "tom-geometri",
    "uden-for-danmark",
    "ugyldig-geometri",
    "ugyldig-geometri/gyldighed",
    "ugyldig-geometri/punkter",
    "ugyldig-geometri/ring",
    "z-koordinat",
];

/// Those that have no constraint of their name: the column's type refuses other geometries and heights, and a ring that is open or
/// too short is refused when the geometry is read or, where the reader lets it in, by the CHECK with ST_IsValid.
const GEOMETRY_BESIDES: &[&str] =
    &["forkert-geometritype", "ugyldig-geometri/gyldighed", "ugyldig-geometri/punkter", "ugyldig-geometri/ring", "z-koordinat"];

/// The structure constructs that a field's definition gives rise to.
fn demands(felt: &Felt) -> Vec<&'static str> {
    let mut all = vec!["forkert-datatype"];
    if felt.er_obligatorisk() {
        all.push("manglende-felt");
    }
    if felt.minimum.is_some() || felt.maksimum.is_some() {
        all.push("uden-for-vaerdiomraade");
    }
    match &felt.datatype {
        Datatype::Tekst { moenster, .. } => {
            all.push("for-lang-tekst");
            all.extend(moenster.is_some().then_some("forkert-moenster"));
        }
        Datatype::Decimaltal { .. } => all.extend(["forkert-datatype/decimaler", "uden-for-vaerdiomraade/cifre"]),
        Datatype::Kode { .. } => all.extend(["ukendt-kode", "udgaaet-kode"]),
        Datatype::Heltal | Datatype::Dato | Datatype::Uuid | Datatype::Tidspunkt => {}
    }
    all
}

/// What `fkg.generel` refuses of a general field: GeoFA's own NOT NULL, foreign keys, types and sizes.
fn general_demands(felt: &Felt) -> Vec<&'static str> {
    let Some(column) = geofa::general_column(felt) else { return Vec::new() };
    let held = |construct: &&'static str| match *construct {
        "manglende-felt" => column.not_null,
        "forkert-datatype" => typed(&felt.datatype),
        "ukendt-kode" => matches!(&felt.datatype, Datatype::Kode { tilladte, .. } if tilladte.is_empty()),
        "for-lang-tekst" => {
            matches!(felt.datatype, Datatype::Tekst { laengde, .. } if column.sql_type == format!("varchar({laengde})"))
        }
        _ => false,
    };
    demands(felt).into_iter().filter(held).collect()
}

/// Whether the column's type refuses what is not of it; a text column takes everything.
fn typed(datatype: &Datatype) -> bool {
    !matches!(datatype, Datatype::Tekst { .. })
}

fn row_expressions<'a>(model: &'a Model, tema: &'a Tema) -> impl Iterator<Item = (&'a Regel, &'a crate::model::Udtryk)> {
    let rules = model.regler.iter().filter(|r| r.slags == Regelslags::Raekke);
    rules.flat_map(|r| r.udtryk.iter().map(move |u| (r, u))).filter(|(_, u)| u.tema == tema.temakode)
}

fn add(all: &mut Fields, construct: &str, tema: &Tema, field: &str) {
    all.entry(construct.to_owned()).or_default().insert(format!("{}.{field}", tema.temakode));
}

/// Constructs that are carried for these fields, with something to know about it.
fn remark(construct: &str) -> Option<&'static str> {
    match construct {
        "forkert-datatype" => Some(
            "Kolonnens type afviser det, der ikke kan læses; en tekstkolonne tager enhver værdi. Et tal eller en dato i en \
             anden skrivemåde, som PostgreSQL kender, er omsat, før tabellen ser den.",
        ),
        "forkert-geometritype" => Some(
            "I temaer uden geometri har tabellen ingen kolonne til den, så databasen ser den ikke. En enkelt flade skal gøres \
             til en MultiPolygon (ST_Multi), før den registreres.",
        ),
        "z-koordinat" => Some(
            "Kolonnen er todimensional og afviser højder, også hvor reglen kun er en advarsel; fjern dem med ST_Force2D. I temaer \
             uden geometri har tabellen ingen kolonne til den.",
        ),
        "ukendt-kode" => Some(
            "GeoFA's egne lister kan have flere koder end modellen, fx andre myndigheder end kommunerne, og dem tager \
             fremmednøglen; i en database med geofa-grundlag.sql er listerne modellens.",
        ),
        "for-lang-tekst" => Some(
            "I GeoFA's fkg.generel (noegle, note) er kolonnerne varchar(n), som stille klipper mellemrum i enden; i grundtabellerne \
             tælles de med.",
        ),
        _ => None,
    }
}

/// Why the fields that are left over are not judged.
fn rest(model: &Model, rule: &str) -> String {
    match model.regel(rule) {
        Some(regel) if regel.slags == Regelslags::Raekke => row_reasons(model, regel),
        Some(regel) if regel.slags == Regelslags::Geometri => {
            "I temaer uden geometri har tabellen ingen kolonne til den, så databasen ser den ikke.".into()
        }
        _ => "De øvrige felter er generelle felter, som GeoFA har i fkg.generel; den tabel ændres ikke herfra.".into(),
    }
}

/// Why a rule is not carried at all.
fn not_carried(model: &Model, rule: &str) -> String {
    if let Some((_, reason)) = REASONS.iter().find(|(id, _)| *id == rule) {
        return (*reason).to_owned();
    }
    let Some(regel) = model.regel(rule) else { return "Reglen findes ikke i modellen.".into() };
    match regel.slags {
        Regelslags::Raekke => row_reasons(model, regel),
        Regelslags::Struktur => "Intet felt i temaerne giver anledning til den.".into(),
        Regelslags::Opslag => {
            "Kræver en kodeliste, diskretionspolitikken eller dagens dato; en CHECK ser kun sin egen række.".into()
        }
        Regelslags::Relation => "Kræver flere rækker; en CHECK ser kun sin egen række.".into(),
        Regelslags::Geometri => "Kræver flere rækkers geometri eller et valg, som databasen ikke kan træffe.".into(),
        Regelslags::Diskretion => "Kræver alt, hvad en målgruppe kan se; afgøres af validatoren før registrering.".into(),
        Regelslags::Beregning => "Kræver beregning over flere rækker; afgøres af validatoren.".into(),
    }
}

/// The reasons for which a row rule's expressions are no CHECKs, each once.
fn row_reasons(model: &Model, regel: &Regel) -> String {
    let reasons: BTreeSet<_> = regel.udtryk.iter().filter_map(|u| row_rules::check(model, regel, u).err()).collect();
    reasons.into_iter().map(row_rules::NotCheck::reason).collect::<Vec<_>>().join(" ")
}

/// Reasons that belong to one rule alone. Rules that are not named here get their kind's reason.
const REASONS: &[(&str, &str)] = &[
    (
        "dublet-noegle",
        "GeoFA har off_kode og systid_til i fkg.generel, så intet entydigt indeks kan spænde over nøglen; den håndhæves af \
         udvekslingsvisningens trigger, som kommer senere.",
    ),
    (
        "ukendt-omraade",
        "Et områdenummer findes i flere versioner, så det kan ikke være en fremmednøgle; henvisningen håndhæves af \
         udvekslingsvisningens trigger, som kommer senere.",
    ),
    ("udgaaet-i-brug", "Er ikke en fejl: kolonner og tabeller bliver, og deres kommentarer siger, hvad der udgår."),
    ("udgaaet-kode", "En fremmednøgle ser ikke aktiv, og historiske rækker med udgåede koder skal kunne indlæses."),
    (
        "forkert-koordinatsystem",
        "Reglen gælder filens koordinatsystem; kolonnen tager kun EPSG:25832, også når data kunne regnes om.",
    ),
    ("ugyldig-geometri/tom-del", "PostGIS tager en MultiPolygon, hvor en del er tom, og ser bort fra den."),
    ("ukendt-tema", "Temaet er valgt med tabellen, før en række når databasen."),
    ("ukendt-felt", "En kolonne, som tabellen ikke har, kan ikke nå den; databasen ser ikke filens kolonner."),
    ("systemfelt-udfyldt", "Systemfelter hører ikke til i grundtabellen; GeoFA udfylder dem."),
    ("ulaeselig-post", "Databasen ser ikke filen, kun de poster, der kunne læses."),
    ("laesemaade", "Databasen ser ikke filen, kun de poster, der kunne læses."),
];
