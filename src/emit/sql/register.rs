//! The theme group and the themes in GeoFA's own registers, `fkg.d_temagruppe` and `fkg.d_tabel`.

use crate::model::{Geometritype, Model, Tema};

use super::write::{Script, do_block, literal, rows};

/// Registers group and themes, after a check that nobody else holds their codes or names.
pub(super) fn write(script: &mut Script, model: &Model) {
    let g = &model.standard.temagruppe;
    script.section(&format!("Temagruppe {} {} og temaerne {}-{}", g.id, g.navn, g.fra, g.til));
    script.statement(&group_is_free(model));
    script.statement(&themes_are_free(model));
    script.statement(&format!(
        "INSERT INTO fkg.d_temagruppe (temagruppe_id, vaerdiomraade_min, vaerdiomraade_max, tema_gruppe)\n\
         VALUES ({}, {}, {}, {})\nON CONFLICT (temagruppe_id) DO NOTHING",
        literal(&g.id),
        g.fra,
        g.til,
        literal(&g.navn)
    ));
    script.statement(&format!(
        "INSERT INTO fkg.d_tabel (tema_kode, tema_navn, geo, udvekslingsnavn, temagruppe_id) VALUES\n{}\n\
         ON CONFLICT (tema_kode) DO UPDATE SET tema_navn = EXCLUDED.tema_navn, geo = EXCLUDED.geo, \
         temagruppe_id = EXCLUDED.temagruppe_id",
        rows(&model.temaer.iter().map(|t| theme_row(model, t)).collect::<Vec<_>>())
    ));
}

/// `(code, interface name)` of each theme: what makes a row of `fkg.d_tabel` ours.
pub(super) fn theme_keys(model: &Model) -> Vec<String> {
    model.temaer.iter().map(|t| format!("({}, {})", t.temakode, literal(&t.tabel))).collect()
}

fn theme_row(model: &Model, tema: &Tema) -> String {
    // GeoFA knows no theme without geometry: its own 7900 says P.
    let geo = match tema.geometritype {
        Geometritype::Flade => "F",
        Geometritype::Ingen => "P",
    };
    let group = &model.standard.temagruppe.id;
    format!("({}, {}, '{geo}', {}, {})", tema.temakode, literal(&tema.temanavn), literal(&tema.tabel), literal(group))
}

fn group_is_free(model: &Model) -> String {
    let g = &model.standard.temagruppe;
    let body = format!(
        "  SELECT format('%s %s (%s-%s)', temagruppe_id, tema_gruppe, vaerdiomraade_min, vaerdiomraade_max) INTO optaget
    FROM fkg.d_temagruppe
   WHERE (temagruppe_id = {id} OR (vaerdiomraade_min <= {til} AND vaerdiomraade_max >= {fra}))
     AND (temagruppe_id, vaerdiomraade_min, vaerdiomraade_max, tema_gruppe) IS DISTINCT FROM ({id}, {fra}, {til}, {navn})
   ORDER BY temagruppe_id LIMIT 1;
  IF optaget IS NOT NULL THEN
    RAISE EXCEPTION USING
      MESSAGE = 'Temagruppen {gid} eller dens temakoder {fra}-{til} er optaget af en anden i fkg.d_temagruppe.',
      DETAIL = 'Optaget af: ' || optaget || '.',
      HINT = 'Gruppen er reserveret til standarden i GeoFA; kontakt GeoFA, før standarden installeres her.';
  END IF;",
        id = literal(&g.id),
        gid = g.id.replace('\'', "''"),
        fra = g.fra,
        til = g.til,
        navn = literal(&g.navn),
    );
    do_block(&["optaget text"], &body)
}

fn themes_are_free(model: &Model) -> String {
    let themes: Vec<String> =
        model.temaer.iter().map(|t| format!("  ({}, {}, {})", t.temakode, literal(&t.temanavn), literal(&t.tabel))).collect();
    let body = format!(
        "  SELECT string_agg(DISTINCT format('%s %s (%s)', d.tema_kode, d.tema_navn, d.udvekslingsnavn), ', ') INTO optaget
    FROM fkg.d_tabel AS d
    JOIN (VALUES
{}) AS vor (kode, navn, tabel)
      ON d.tema_kode = vor.kode OR d.tema_navn = vor.navn OR d.udvekslingsnavn = vor.tabel
   WHERE (d.tema_kode, d.udvekslingsnavn) IS DISTINCT FROM (vor.kode, vor.tabel);
  IF optaget IS NOT NULL THEN
    RAISE EXCEPTION USING
      MESSAGE = 'Temakoder eller temanavne, som standarden bruger, er optaget af en anden i fkg.d_tabel.',
      DETAIL = 'Optaget af: ' || optaget || '.',
      HINT = 'Kontakt GeoFA, før standarden installeres her.';
  END IF;",
        rows(&themes)
    );
    do_block(&["optaget text"], &body)
}
