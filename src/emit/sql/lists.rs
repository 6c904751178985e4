//! Code lists as tables with content: `fkg.d_6301_koen(koen_kode, koen, aktiv, begrebsdefinition)`.

use crate::model::{Datatype, Felt, Kodeliste, Model};

use super::columns::Column;
use super::geofa;
use super::write::{Script, dollar, fkg, ident, literal, rows, sentence};

/// The code lists that are ours, by name.
pub(super) fn own(model: &Model) -> impl Iterator<Item = &Kodeliste> {
    model.kodelister.iter().filter(|l| !l.findes_i_geofa)
}

/// One of our lists: table, content and comments; may run again, and then brings texts and `aktiv` up to date.
pub(super) fn write_own(script: &mut Script, liste: &Kodeliste) {
    let columns = columns(liste, "character varying", true);
    script.blank();
    script.statement(&super::table::guard(&liste.navn, &columns));
    script.statement(&create(liste, &columns, "CREATE TABLE IF NOT EXISTS"));
    script.statement(&format!(
        "{}\nON CONFLICT ({}) DO UPDATE SET {}",
        insert(liste, &columns, content(liste)),
        ident(&liste.kodefelt),
        columns[1..].iter().map(|c| format!("{0} = EXCLUDED.{0}", ident(&c.name))).collect::<Vec<_>>().join(", "),
    ));
    comments(script, liste, &columns);
}

/// One of GeoFA's lists, as `geofa-grundlag.sql` makes it.
pub(super) fn write_geofa(script: &mut Script, model: &Model, liste: &Kodeliste) {
    let mut columns = columns(liste, &text_type(model, liste), geofa::has_definition(liste));
    let mut lines = content(liste);
    if !geofa::has_definition(liste) {
        lines.iter_mut().for_each(|line| line.truncate(3));
    }
    if liste.navn == geofa::AUTHORITIES {
        columns.insert(2, municipality_column());
        for (line, kode) in lines.iter_mut().zip(&liste.koder) {
            line.insert(2, municipality(model, kode.kode));
        }
    }
    script.blank();
    script.statement(&create(liste, &columns, "CREATE TABLE IF NOT EXISTS"));
    script.statement(&format!("{}\nON CONFLICT DO NOTHING", insert(liste, &columns, lines)));
    comments(script, liste, &columns);
}

fn columns(liste: &Kodeliste, text_type: &str, definition: bool) -> Vec<Column> {
    let column = |name: &str, sql_type: &str, not_null: bool, comment: String| Column {
        name: name.into(),
        sql_type: sql_type.into(),
        not_null,
        comment,
    };
    let mut all = vec![
        column(&liste.kodefelt, "integer", true, format!("Koden i listen {}.", liste.titel)),
        column(&liste.tekstfelt, text_type, true, format!("Kodens tekst i listen {}.", liste.titel)),
        column("aktiv", "integer", true, "1: koden må bruges. 0: koden er udgået og bevares kun for ældre data.".into()),
    ];
    if definition {
        all.push(column("begrebsdefinition", "character varying", false, "Hvad koden betyder.".into()));
    }
    all
}

/// A text field of the same name among the general fields says how long the list's texts may be in GeoFA.
fn text_type(model: &Model, liste: &Kodeliste) -> String {
    let same = |f: &&Felt| f.feltnavn == liste.tekstfelt;
    match model.generelle_felter.iter().find(same).map(|f| &f.datatype) {
        Some(Datatype::Tekst { laengde, .. }) => format!("character varying({laengde})"),
        _ => "character varying".into(),
    }
}

fn municipality_column() -> Column {
    Column {
        name: geofa::AUTHORITY_MUNICIPALITY.into(),
        sql_type: "integer".into(),
        not_null: false,
        comment: "Kommunens kode, hvis myndigheden er en kommune.".into(),
    }
}

fn municipality(model: &Model, cvr: i64) -> String {
    // A CVR number that went from one municipality to another is the later one's.
    let found = model.kommuner.iter().filter(|k| i64::from(k.cvr) == cvr).max_by_key(|k| k.foerste_dag());
    found.map_or("NULL".into(), |k| k.kommunekode.to_string())
}

fn create(liste: &Kodeliste, columns: &[Column], verb: &str) -> String {
    let mut lines: Vec<String> = columns
        .iter()
        .map(|c| if c.name == "aktiv" { format!("{} DEFAULT 1", c.definition()) } else { c.definition() })
        .collect();
    lines.push(format!("CONSTRAINT {} PRIMARY KEY ({})", ident(&primary_key(liste)), ident(&liste.kodefelt)));
    format!("{verb} {} (\n{}\n)", fkg(&liste.navn), rows(&lines))
}

fn primary_key(liste: &Kodeliste) -> String {
    super::names::object_name(&liste.navn, &[], "pk")
}

/// The codes in the list's order, each as SQL values: code, text, aktiv, definition.
fn content(liste: &Kodeliste) -> Vec<Vec<String>> {
    let line = |k: &crate::model::Kode| {
        vec![k.kode.to_string(), literal(&k.tekst), k.aktiv.to_string(), literal(k.begrebsdefinition.trim())]
    };
    liste.koder.iter().map(line).collect()
}

fn insert(liste: &Kodeliste, columns: &[Column], lines: Vec<Vec<String>>) -> String {
    let names = columns.iter().map(|c| ident(&c.name)).collect::<Vec<_>>().join(", ");
    let values: Vec<String> = lines.iter().map(|l| format!("({})", l.join(", "))).collect();
    format!("INSERT INTO {} ({names}) VALUES\n{}", fkg(&liste.navn), rows(&values))
}

fn comments(script: &mut Script, liste: &Kodeliste, columns: &[Column]) {
    let mut text = sentence(&format!("Kodeliste: {}. {}", liste.titel, liste.definition));
    if let Some(part) = liste.status.forbehold() {
        text.push_str(&format!(" {part}"));
    }
    script.statement(&format!("COMMENT ON TABLE {} IS {}", fkg(&liste.navn), literal(&text)));
    let key = format!("[system] Koden er entydig i listen {}.", liste.titel);
    script.statement(&format!(
        "COMMENT ON CONSTRAINT {} ON {} IS {}",
        ident(&primary_key(liste)),
        fkg(&liste.navn),
        literal(&key)
    ));
    for column in columns {
        script.statement(&super::table::column_comment(&liste.navn, column));
    }
}

/// A block that adds to the text array `mangler` each code of GeoFA's list that our data rely on and that is not there.
pub(super) fn missing_codes(liste: &Kodeliste, codes: &[i64]) -> String {
    let numbers = codes.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
    format!(
        "  mangler := mangler || ARRAY(\n    SELECT format({}, kode) FROM unnest(ARRAY[{numbers}]) AS kode\n    \
         WHERE NOT EXISTS (SELECT FROM {} AS liste WHERE liste.{} = kode) ORDER BY kode);\n",
        dollar("t", &format!("koden %s i kodelisten fkg.{}", liste.navn)),
        fkg(&liste.navn),
        ident(&liste.kodefelt),
    )
}
