//! `geofa-grundlag.sql`: the part of GeoFA that the standard depends on, for an empty PostGIS database only.

use crate::model::{Datatype, Model};

use super::columns;
use super::geofa::{self, GeofaColumn};
use super::lists;
use super::names::object_name;
use super::parts;
use super::write::{Script, do_block, fkg, ident, literal, rows};

/// The whole script.
pub(super) fn script(model: &Model) -> String {
    let mut script = Script::new(&[
        &format!(
            "geofa-grundlag.sql: det mindste af GeoFA {}, som {} bygger på, til en tom PostGIS-database.",
            model.standard.geofa_version, model.standard.titel
        ),
        "Dannet af sdm generate; ret modellen, ikke denne fil.",
        "Kun til afprøvning og udvikling. Brug det aldrig i en database, der har GeoFA; der køres kun install.sql.",
        "Kør: psql -v ON_ERROR_STOP=1 -d DATABASE -f geofa-grundlag.sql",
    ]);
    parts::begin(&mut script);
    script.blank();
    script.statement(&refuse_geofa());
    script.statement("CREATE EXTENSION IF NOT EXISTS postgis WITH SCHEMA public");
    script.statement("CREATE SCHEMA IF NOT EXISTS fkg");
    script.statement(&format!("COMMENT ON SCHEMA fkg IS {}", literal(OURS)));
    script.section("Kodelister, som er GeoFA's egne");
    for liste in geofa::own_lists(model) {
        lists::write_geofa(&mut script, model, liste);
    }
    registers(&mut script, model);
    script.section("Generelle felter");
    general(&mut script, model);
    parts::commit(&mut script);
    script.finish()
}

fn registers(script: &mut Script, model: &Model) {
    script.section("Temagrupper og temaer");
    table(
        script,
        model,
        "d_temagruppe",
        "GeoFA's temagrupper.",
        geofa::THEME_GROUPS,
        &[
            "CONSTRAINT temagruppe_pk PRIMARY KEY (temagruppe_id)",
            "CONSTRAINT temagruppe_vaerdiomraade_min_uc UNIQUE (vaerdiomraade_min)",
        ],
    );
    table(
        script,
        model,
        "d_tabel",
        "GeoFA's temaer.",
        geofa::THEMES,
        &[
            "CONSTRAINT d_tabel_pk PRIMARY KEY (tema_kode)",
            "CONSTRAINT d_tabel_temanavn_uc UNIQUE (tema_navn)",
            "CONSTRAINT d_tabel_udvekslingsnavn_uc UNIQUE (udvekslingsnavn)",
            "CONSTRAINT geo_ck CHECK (geo IN ('P', 'L', 'F'))",
            "CONSTRAINT d_tabel_d_temagruppe_fk FOREIGN KEY (temagruppe_id) REFERENCES fkg.d_temagruppe (temagruppe_id)",
        ],
    );
}

/// What the schema says of itself where this script made it: by that it knows its own work when it is run again.
const OURS: &str = "Uddrag af GeoFA til afprøvning af Sociodemografisk monitorering; ikke GeoFA selv.";

fn refuse_geofa() -> String {
    let body = format!(
        "  IF to_regnamespace('fkg') IS NOT NULL
    AND obj_description(to_regnamespace('fkg')::oid, 'pg_namespace') IS DISTINCT FROM {} THEN
    RAISE EXCEPTION USING
      MESSAGE = 'Skemaet fkg findes i forvejen; grundlaget er kun til en tom PostGIS-database.',
      HINT = 'Har databasen GeoFA, så kør kun install.sql.';
  END IF;",
        literal(OURS)
    );
    do_block(&[], &body)
}

fn general(script: &mut Script, model: &Model) {
    let links: Vec<(String, String, String)> = model.generelle_felter.iter().filter_map(|f| link(model, f)).collect();
    let mut constraints = vec!["CONSTRAINT generel_pk PRIMARY KEY (versions_id)".to_owned()];
    constraints.extend(links.iter().map(|(name, definition, _)| format!("CONSTRAINT {} {definition}", ident(name))));
    let constraints: Vec<&str> = constraints.iter().map(String::as_str).collect();
    table(
        script,
        model,
        "generel",
        "De generelle felter, som alle temaer har: én række pr. version.",
        geofa::GENERAL,
        &constraints,
    );
    for (name, _, list) in &links {
        let text = format!("[ukendt-kode] Koden skal findes i kodelisten fkg.{list}.");
        script.statement(&format!("COMMENT ON CONSTRAINT {} ON fkg.generel IS {}", ident(name), literal(&text)));
    }
    script.statement("CREATE INDEX IF NOT EXISTS generel_objekt_id_idx ON fkg.generel (objekt_id)");
}

/// Name, definition and list of the foreign key of a general field that is a code.
fn link(model: &Model, felt: &crate::model::Felt) -> Option<(String, String, String)> {
    let Datatype::Kode { kodeliste, .. } = &felt.datatype else { return None };
    let liste = model.kodeliste(kodeliste)?;
    let column = geofa::general_column(felt)?;
    let definition = format!("FOREIGN KEY ({}) REFERENCES {} ({})", ident(column.name), fkg(&liste.navn), ident(&liste.kodefelt));
    Some((object_name("generel", &[&liste.navn], "fk"), definition, liste.navn.clone()))
}

fn table(script: &mut Script, model: &Model, name: &str, text: &str, columns: &[GeofaColumn], constraints: &[&str]) {
    let mut lines: Vec<String> = columns.iter().map(definition).collect();
    lines.extend(constraints.iter().map(|c| (*c).to_owned()));
    script.blank();
    script.statement(&format!("CREATE TABLE IF NOT EXISTS {} (\n{}\n)", fkg(name), rows(&lines)));
    script.statement(&format!("COMMENT ON TABLE {} IS {}", fkg(name), literal(text)));
    for column in columns {
        let described = (name == "generel").then(|| model.generelle_felter.iter().find(|f| f.feltnavn == column.name));
        let comment = described.flatten().map_or(column.comment.to_owned(), |felt| columns::comment(model, felt));
        script.statement(&format!("COMMENT ON COLUMN {}.{} IS {}", fkg(name), ident(column.name), literal(&comment)));
    }
}

fn definition(column: &GeofaColumn) -> String {
    format!("{} {}{}", ident(column.name), column.sql_type, if column.not_null { " NOT NULL" } else { "" })
}
