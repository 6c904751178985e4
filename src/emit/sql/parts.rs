//! The pieces that every script begins and ends with, and the two functions that `install.sql` uses while it runs.

use super::write::{Script, dollar};

/// Opens the one transaction and fixes how the script is read, whatever the session was set to.
pub(super) fn begin(script: &mut Script) {
    script.blank();
    script.statement("BEGIN");
    script.statement("SET LOCAL client_encoding = 'UTF8'");
    script.statement("SET LOCAL standard_conforming_strings = on");
    script.statement("SET LOCAL client_min_messages = warning");
    script.statement("SET LOCAL search_path = pg_catalog, public");
}

/// Closes it.
pub(super) fn commit(script: &mut Script) {
    script.blank();
    script.statement("COMMIT");
}

/// Creates the functions for the time of the session; they leave nothing behind.
pub(super) fn functions(script: &mut Script) {
    script.section("Hjælpefunktioner, som kun findes, mens scriptet kører");
    script.statement(&format!(
        "CREATE OR REPLACE FUNCTION pg_temp.sdm_tabel_passer(tabel text, ventet text[]) RETURNS void\nLANGUAGE plpgsql AS {}",
        dollar("sdm", TABLE_FITS)
    ));
    script.statement(&format!(
        "CREATE OR REPLACE FUNCTION pg_temp.sdm_begraensning(tabel text, navn text, definition text, tekst text) RETURNS void\n\
         LANGUAGE plpgsql AS {}",
        dollar("sdm", CONSTRAINT)
    ));
}

/// Removes them again, for a session that goes on.
pub(super) fn drop_functions(script: &mut Script) {
    script.blank();
    script.statement("DROP FUNCTION pg_temp.sdm_tabel_passer(text, text[])");
    script.statement("DROP FUNCTION pg_temp.sdm_begraensning(text, text, text, text)");
}

/// A table that is there already must be the one that the script would create: CREATE TABLE IF NOT EXISTS would keep
/// another one without a word.
const TABLE_FITS: &str = "
DECLARE
  fundet text[];
BEGIN
  SELECT array_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                   || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END ORDER BY a.attnum)
    INTO fundet
    FROM pg_attribute AS a
   WHERE a.attrelid = to_regclass(format('fkg.%I', tabel)) AND a.attnum > 0 AND NOT a.attisdropped;
  IF fundet IS NOT NULL AND NOT (fundet @> ventet AND ventet @> fundet) THEN
    RAISE EXCEPTION USING
      MESSAGE = format('Tabellen fkg.%s findes i forvejen med andre kolonner, end standarden har.', tabel),
      DETAIL = format('Kun i databasen: %s. Kun i standarden: %s.',
        coalesce((SELECT string_agg(k, ', ') FROM unnest(fundet) AS k WHERE k <> ALL (ventet)), 'ingen'),
        coalesce((SELECT string_agg(k, ', ') FROM unnest(ventet) AS k WHERE k <> ALL (fundet)), 'ingen')),
      HINT = 'Er det en anden version af standarden, så brug dens opgraderingsscript. Er tabellen en andens, kan standarden ikke installeres her.';
  END IF;
END
";

/// A constraint's comment says every limit, so an equal comment means an equal definition, and nothing is done.
const CONSTRAINT: &str = "
DECLARE
  nuvaerende text;
BEGIN
  SELECT coalesce(obj_description(c.oid, 'pg_constraint'), '') INTO nuvaerende
    FROM pg_constraint AS c
   WHERE c.conrelid = format('fkg.%I', tabel)::regclass AND c.conname = navn;
  IF nuvaerende = tekst THEN
    RETURN;
  END IF;
  IF nuvaerende IS NOT NULL THEN
    EXECUTE format('ALTER TABLE fkg.%I DROP CONSTRAINT %I', tabel, navn);
  END IF;
  EXECUTE format('ALTER TABLE fkg.%I ADD CONSTRAINT %I ', tabel, navn) || definition;
  EXECUTE format('COMMENT ON CONSTRAINT %I ON fkg.%I IS %L', navn, tabel, tekst);
END
";
