//! `uninstall.sql`: takes away what `install.sql` brought, and nothing else.

use crate::model::Model;

use super::constraint::base_table;
use super::register::theme_keys;
use super::write::{Script, do_block, fkg, literal, rows};
use super::{lists, parts};

/// The whole script.
pub(super) fn script(model: &Model) -> String {
    let s = &model.standard;
    let mut script = Script::new(&[
        &format!("uninstall.sql: fjerner {} fra en GeoFA-database.", s.titel),
        "Dannet af sdm generate; ret modellen, ikke denne fil.",
        "Kør: psql -v ON_ERROR_STOP=1 -d DATABASE -f uninstall.sql. Alt sker i én transaktion.",
        "Er der rækker i temaerne, sker der intet, før det siges, at de skal slettes: \
         PGOPTIONS=\"-c sdm.slet_data=ja\" psql … eller, i samme session, SET sdm.slet_data = 'ja';",
        "Temagruppen fjernes kun, hvis den er standardens, og ingen andre temaer bruger den. GeoFA's egne tabeller røres ikke.",
    ]);
    parts::begin(&mut script);
    script.blank();
    script.statement(&installed());
    script.statement(&refuse_data(model));
    remove(&mut script, model);
    parts::commit(&mut script);
    script.finish()
}

fn installed() -> String {
    do_block(
        &[],
        "  IF to_regclass('fkg.generel') IS NULL OR to_regclass('fkg.d_tabel') IS NULL OR to_regclass('fkg.d_temagruppe') IS NULL THEN
    RAISE EXCEPTION 'Databasen har ikke GeoFA''s tabeller i skemaet fkg, så der er intet at fjerne.';
  END IF;",
    )
}

/// Counts the rows of every base table that is there, and stops unless they may go.
fn refuse_data(model: &Model) -> String {
    let tables: Vec<String> = model.temaer.iter().map(|t| format!("  {}", literal(&base_table(t)))).collect();
    let body = format!(
        "  FOREACH tabel IN ARRAY ARRAY[
{}]
  LOOP
    IF to_regclass(format('fkg.%I', tabel)) IS NOT NULL THEN
      EXECUTE format('LOCK TABLE fkg.%I IN ACCESS EXCLUSIVE MODE', tabel);
      EXECUTE format('INSERT INTO pg_temp.sdm_versioner SELECT versions_id FROM fkg.%I', tabel);
      GET DIAGNOSTICS antal = ROW_COUNT;
      IF antal > 0 THEN
        fundet := fundet || format('fkg.%s (%s)', tabel, antal);
      END IF;
    END IF;
  END LOOP;
  IF cardinality(fundet) > 0 AND coalesce(current_setting('sdm.slet_data', true), '') <> 'ja' THEN
    RAISE EXCEPTION USING
      MESSAGE = 'Der er data i standardens temaer, så intet er fjernet.',
      DETAIL = 'Rækker: ' || array_to_string(fundet, ', ') || '.',
      HINT = 'Tag en sikkerhedskopi. Skal data slettes, så kør igen med indstillingen sdm.slet_data = ''ja''.';
  END IF;",
        rows(&tables)
    );
    format!(
        "CREATE TEMPORARY TABLE sdm_versioner (versions_id uuid) ON COMMIT DROP;\n{}",
        do_block(&["tabel text", "antal bigint", "fundet text[] := '{}'"], &body)
    )
}

fn remove(script: &mut Script, model: &Model) {
    script.blank();
    for tema in &model.temaer {
        script.statement(&format!("DROP TABLE IF EXISTS {}", fkg(&base_table(tema))));
    }
    script.statement("DELETE FROM fkg.generel WHERE versions_id IN (SELECT versions_id FROM pg_temp.sdm_versioner)");
    for liste in lists::own(model) {
        script.statement(&format!("DROP TABLE IF EXISTS {}", fkg(&liste.navn)));
    }
    script.statement(&format!("DELETE FROM fkg.d_tabel WHERE (tema_kode, udvekslingsnavn) IN (\n{})", rows(&theme_keys(model))));
    let g = &model.standard.temagruppe;
    script.statement(&format!(
        "DELETE FROM fkg.d_temagruppe\n WHERE (temagruppe_id, vaerdiomraade_min, vaerdiomraade_max, tema_gruppe) = ({0}, {1}, {2}, {3})\n   \
         AND NOT EXISTS (SELECT FROM fkg.d_tabel WHERE temagruppe_id = {0})",
        literal(&g.id),
        g.fra,
        g.til,
        literal(&g.navn)
    ));
}
