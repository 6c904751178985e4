//! Base tables: columns, primary key, constraints, indexes, comments. Running them again changes nothing.

use crate::model::{Datatype, Geometritype, Model, Tema};

use super::columns::{self, Column};
use super::constraint::base_table;
use super::names::object_name;
use super::table_constraints::constraints;
use super::write::{Script, do_block, dollar, fkg, ident, literal, rows, sentence};

/// A theme's base table with everything that belongs to it.
pub(super) fn write(script: &mut Script, model: &Model, tema: &Tema) {
    let table = base_table(tema);
    let columns = columns::of(model, tema);
    script.blank();
    script.comment(&format!("Tema {} {}", tema.temakode, tema.temanavn));
    script.statement(&guard(&table, &columns));
    script.statement(&create(tema, &columns));
    script.statement(&constraint_block(model, tema));
    for index in indexes(model, tema) {
        script.statement(&index);
    }
    comments(script, model, tema, &columns);
}

/// Stops, in Danish, where a table of this name is there already with other columns.
pub(super) fn guard(table: &str, columns: &[Column]) -> String {
    let expected: Vec<String> = columns.iter().map(|c| literal(&signature(c))).collect();
    let body = format!("  PERFORM pg_temp.sdm_tabel_passer({}, ARRAY[\n{}]);", literal(table), indent(&rows(&expected)));
    do_block(&[], &body)
}

/// COMMENT ON COLUMN.
pub(super) fn column_comment(table: &str, column: &Column) -> String {
    format!("COMMENT ON COLUMN {}.{} IS {}", fkg(table), ident(&column.name), literal(&column.comment))
}

/// How `sdm_tabel_passer` describes a column: name, type, and whether it may be empty.
fn signature(column: &Column) -> String {
    format!("{} {}{}", column.name, column.sql_type, if column.not_null { " NOT NULL" } else { "" })
}

fn create(tema: &Tema, columns: &[Column]) -> String {
    let mut lines: Vec<String> = columns.iter().map(Column::definition).collect();
    lines.push(format!("CONSTRAINT {} PRIMARY KEY (versions_id)", ident(&primary_key(tema))));
    format!("CREATE TABLE IF NOT EXISTS {} (\n{}\n)", fkg(&base_table(tema)), rows(&lines))
}

fn primary_key(tema: &Tema) -> String {
    object_name(&tema.tabel, &[], "pk")
}

/// One call per constraint; `sdm_begraensning` adds it, or replaces it where its text has changed.
fn constraint_block(model: &Model, tema: &Tema) -> String {
    let table = literal(&base_table(tema));
    let call = |c: &super::constraint::Constraint| {
        format!(
            "  PERFORM pg_temp.sdm_begraensning({table}, {},\n    {},\n    {});\n",
            literal(&c.name),
            dollar("ck", &c.definition),
            literal(&c.comment())
        )
    };
    do_block(&[], &constraints(model, tema).iter().map(call).collect::<String>())
}

/// Indexes: the business key as far as it lies in this table, then every reference and code that the key does not
/// begin with, then the geometry. Not unique: GeoFA keeps closed versions in the same table.
fn indexes(model: &Model, tema: &Tema) -> Vec<String> {
    let own = |name: &&String| tema.felter.iter().any(|f| f.feltnavn == **name);
    let key: Vec<&str> = tema.noegle.iter().filter(own).map(String::as_str).collect();
    let mut all = Vec::new();
    if !key.is_empty() {
        all.push(index(tema, "noegle", "", &key));
    }
    for felt in &tema.felter {
        let points = felt.henvisning.is_some() || matches!(felt.datatype, Datatype::Kode { .. });
        if points && key.first() != Some(&felt.feltnavn.as_str()) {
            all.push(index(tema, &felt.feltnavn, "", &[&felt.feltnavn]));
        }
    }
    if tema.geometritype == Geometritype::Flade {
        let name = model.standard.geometri.feltnavn.as_str();
        all.push(index(tema, name, "USING gist ", &[name]));
    }
    all
}

fn index(tema: &Tema, part: &str, method: &str, columns: &[&str]) -> String {
    let name = object_name(&tema.tabel, &[part], "idx");
    let list = columns.iter().map(|c| ident(c)).collect::<Vec<_>>().join(", ");
    format!("CREATE INDEX IF NOT EXISTS {} ON {} {method}({list})", ident(&name), fkg(&base_table(tema)))
}

fn comments(script: &mut Script, model: &Model, tema: &Tema, columns: &[Column]) {
    let table = base_table(tema);
    let begreb = model.begreb(&tema.begreb).map_or(tema.begreb.as_str(), |b| b.term.as_str());
    let text = [
        format!("Tema {} {}.", tema.temakode, tema.temanavn),
        tema.status.forbehold().unwrap_or_default().to_owned(),
        sentence(&tema.metadata.definition),
        sentence(&tema.metadata.beskrivelse),
        format!("Forretningsnøgle: {}.", tema.noegle.join(", ")),
        sentence(&format!("Begreb: {begreb}")),
        "Grundtabel: de generelle felter står i fkg.generel.".to_owned(),
    ];
    let text = text.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    script.statement(&format!("COMMENT ON TABLE {} IS {}", fkg(&table), literal(&text)));
    script.statement(&format!(
        "COMMENT ON CONSTRAINT {} ON {} IS {}",
        ident(&primary_key(tema)),
        fkg(&table),
        literal("[system] Versionens nøgle er entydig.")
    ));
    for column in columns {
        script.statement(&column_comment(&table, column));
    }
}

fn indent(text: &str) -> String {
    text.lines().map(|l| format!("    {}", l.trim_start())).collect::<Vec<_>>().join("\n")
}
