//! What `install.sql` asks of the database before it touches anything, and what it answers when something is missing.

use crate::model::Model;

use super::geofa::{self, GeofaColumn};
use super::lists::missing_codes;
use super::write::{Script, do_block, ident, literal, rows};

/// Checks the database, the tables and columns of GeoFA, and the codes of its lists: one clear message for all.
pub(super) fn write(script: &mut Script, model: &Model) {
    script.section("Forudsætninger: en database med GeoFA 1.7");
    script.statement(&database());
    script.statement(&tables(model));
    script.statement(&codes(model));
}

fn database() -> String {
    do_block(
        &[],
        "  IF current_setting('server_encoding') <> 'UTF8' THEN
    RAISE EXCEPTION USING
      MESSAGE = format('Databasens tegnsæt er %s, men skal være UTF8: ellers tælles tekstlængder i bytes.', current_setting('server_encoding'));
  END IF;
  IF to_regtype('public.geometry') IS NULL THEN
    RAISE EXCEPTION USING
      MESSAGE = 'PostGIS mangler i skemaet public, så standarden kan ikke installeres.',
      HINT = 'Kør CREATE EXTENSION postgis WITH SCHEMA public, eller vælg den rigtige database.';
  END IF;",
    )
}

fn tables(model: &Model) -> String {
    let body = format!(
        "  SELECT array_agg(krav.tabel || '.' || krav.kolonne ORDER BY krav.tabel, krav.kolonne) INTO mangler
    FROM (VALUES
{}) AS krav (tabel, kolonne)
   WHERE NOT EXISTS (
     SELECT FROM pg_attribute AS a
      WHERE a.attrelid = to_regclass('fkg.' || krav.tabel) AND a.attname = krav.kolonne AND NOT a.attisdropped);
  IF mangler IS NOT NULL THEN
    RAISE EXCEPTION USING
      MESSAGE = {},
      DETAIL = 'I skemaet fkg mangler: ' || array_to_string(mangler, ', ') || '.',
      HINT = 'Vælg databasen med GeoFA. I en tom PostGIS-database til afprøvning kan geofa-grundlag.sql køres først.';
  END IF;",
        rows(&required_columns(model)),
        literal(&format!(
            "Databasen er ikke en GeoFA {}-database, så standarden kan ikke installeres.",
            model.standard.geofa_version
        )),
    );
    do_block(&["mangler text[]"], &body)
}

/// `('table', 'column')` for everything of GeoFA's that our scripts name.
fn required_columns(model: &Model) -> Vec<String> {
    let fixed =
        |table: &'static str, columns: &'static [GeofaColumn]| columns.iter().map(move |c| (table.to_owned(), c.name.to_owned()));
    let lists = geofa::own_lists(model).map(|l| (l.navn.clone(), l.kodefelt.clone()));
    fixed("d_temagruppe", geofa::THEME_GROUPS)
        .chain(fixed("d_tabel", geofa::THEMES))
        .chain(fixed("generel", geofa::GENERAL))
        .chain(lists)
        .map(|(table, column)| format!("  ({}, {})", literal(&ident(&table)), literal(&column)))
        .collect()
}

/// The codes that our data may hold. The authorities are each database's own, so only their table is asked for.
fn codes(model: &Model) -> String {
    let mut body = String::new();
    for liste in geofa::own_lists(model).filter(|l| l.navn != geofa::AUTHORITIES) {
        let codes = geofa::codes_relied_on(model, liste);
        if !codes.is_empty() {
            body.push_str(&missing_codes(liste, &codes));
        }
    }
    body.push_str(
        "  IF cardinality(mangler) > 0 THEN
    RAISE EXCEPTION USING
      MESSAGE = 'GeoFA''s kodelister mangler koder, som standarden bygger på.',
      DETAIL = 'Der mangler: ' || array_to_string(mangler, ', ') || '.',
      HINT = 'GeoFA''s egne kodelister ændres ikke herfra. Opgradér GeoFA, eller tilføj koderne efter GeoFA-specifikationen.';
  END IF;",
    );
    do_block(&["mangler text[] := '{}'"], &body)
}
