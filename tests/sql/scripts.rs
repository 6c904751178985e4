//! Install, install again, count, take away, install once more.

use super::support::{bare, cluster, installed, model, quote, script, with_base};

/// Everything that a second run could change, as text.
const SNAPSHOT: &str = "
SELECT c.relname, c.relkind, obj_description(c.oid, 'pg_class') FROM pg_class c
 WHERE c.relnamespace = 'fkg'::regnamespace ORDER BY 1;
SELECT conrelid::regclass, conname, pg_get_constraintdef(oid), obj_description(oid, 'pg_constraint') FROM pg_constraint
 WHERE connamespace = 'fkg'::regnamespace ORDER BY 1, 2;
SELECT * FROM fkg.d_tabel ORDER BY 1;
SELECT * FROM fkg.d_temagruppe ORDER BY 1;";

#[test]
fn installing_twice_gives_what_the_model_says() {
    let cluster = installed("to_gange");
    let before = cluster.psql("to_gange", SNAPSHOT);
    cluster.psql("to_gange", &script(model(), "geofa-grundlag.sql"));
    cluster.psql("to_gange", &script(model(), "install.sql"));
    assert_eq!(before, cluster.psql("to_gange", SNAPSHOT), "the second run changed something");

    // Two constraints of one name would replace each other without a word.
    let written = script(model(), "install.sql").matches("PERFORM pg_temp.sdm_begraensning(").count();
    let there = "SELECT count(*) FROM pg_constraint WHERE conrelid::regclass::text ~ '^fkg[.]t_63' AND contype <> 'p'";
    assert_eq!(cluster.psql("to_gange", there), format!("{written}\n"));

    let themes = cluster.psql("to_gange", "SELECT udvekslingsnavn, tema_kode, geo FROM fkg.d_tabel ORDER BY tema_kode");
    let expected: String = model()
        .temaer
        .iter()
        .map(|t| {
            let geo = if matches!(t.temakode, 6300 | 6305) { "F" } else { "P" };
            format!("{}\t{}\t{geo}\n", t.tabel, t.temakode)
        })
        .collect();
    assert_eq!(themes, expected);
    assert_eq!(cluster.psql("to_gange", "SELECT * FROM fkg.d_temagruppe"), "5.14\t6300\t6399\tSocial og sundhed\n");
}

#[test]
fn every_list_holds_every_code() {
    let cluster = installed("lister");
    for liste in &model().kodelister {
        let found = cluster.psql(
            "lister",
            &format!("SELECT {0}, {1}, aktiv FROM fkg.{2} ORDER BY {0}", liste.kodefelt, liste.tekstfelt, liste.navn),
        );
        let mut codes: Vec<_> = liste.koder.iter().collect();
        codes.sort_by_key(|k| k.kode);
        let expected: String = codes.iter().map(|k| format!("{}\t{}\t{}\n", k.kode, k.tekst, k.aktiv)).collect();
        assert_eq!(found, expected, "{}", liste.navn);
    }
    let municipality = "SELECT kommunekode FROM fkg.d_basis_ansvarlig_myndighed WHERE cvr_kode = 64942212";
    assert_eq!(cluster.psql("lister", municipality), "101\n");
    let given = "SELECT count(kommunekode) FROM fkg.d_basis_ansvarlig_myndighed";
    assert_eq!(cluster.psql("lister", given), "98\n");
}

#[test]
fn a_changed_text_is_brought_up_to_date_and_a_changed_limit_too() {
    let cluster = installed("ajour");
    let mut newer = model().clone();
    let list = newer.kodelister.iter_mut().find(|l| l.navn == "d_6301_koen").expect("the list is there");
    list.koder[1].tekst = "En ny tekst".into();
    let theme = newer.temaer.iter_mut().find(|t| t.temakode == 6301).expect("the theme is there");
    theme.felter.iter_mut().find(|f| f.feltnavn == "taeller").expect("the field is there").minimum = Some(7);
    cluster.psql("ajour", &script(&newer, "install.sql"));
    assert_eq!(cluster.psql("ajour", "SELECT count(*) FROM fkg.d_6301_koen WHERE koen = 'En ny tekst'"), "1\n");
    let limit = "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 't_6301_soc_opg_taeller_graense_ck'";
    assert_eq!(cluster.psql("ajour", limit), "CHECK ((taeller >= (7)::numeric))\n");
}

#[test]
fn every_table_column_and_constraint_of_ours_is_explained() {
    let cluster = installed("kommentarer");
    let silent = "
        SELECT c.relname || '.' || a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
         WHERE c.relnamespace = 'fkg'::regnamespace AND c.relkind = 'r' AND NOT a.attisdropped
           AND (coalesce(col_description(c.oid, a.attnum), '') = '' OR coalesce(obj_description(c.oid, 'pg_class'), '') = '')";
    assert_eq!(cluster.psql("kommentarer", silent), "");
    let nameless = "
        SELECT conname FROM pg_constraint WHERE conrelid::regclass::text ~ '^fkg[.][dt]_63[0-9]{2}_'
           AND coalesce(obj_description(oid, 'pg_constraint'), '') !~ '^\\[[a-z/-]+\\] .'";
    assert_eq!(cluster.psql("kommentarer", nameless), "");
    let rules: Vec<String> = sdm::emit::Constructs::of(model());
    let named = "
        SELECT DISTINCT substring(obj_description(oid, 'pg_constraint') FROM '^\\[([^]]+)\\]') FROM pg_constraint
         WHERE connamespace = 'fkg'::regnamespace AND obj_description(oid, 'pg_constraint') IS NOT NULL";
    for construct in cluster.psql("kommentarer", named).lines().filter(|c| *c != "system") {
        assert!(rules.iter().any(|r| r == construct), "{construct} is no rule of the model");
    }
    let text = cluster.psql(
        "kommentarer",
        "SELECT col_description('fkg.t_6301_soc_opg_t'::regclass, attnum)
        FROM pg_attribute WHERE attrelid = 'fkg.t_6301_soc_opg_t'::regclass AND attname = 'taeller'",
    );
    for part in ["Værdiområde: ", "numeric(14,2)", "Frivillig (F)", "Begreb: "] {
        assert!(text.contains(part), "{part:?} is missing in {text}");
    }
}

#[test]
fn indexes_serve_the_key_the_codes_and_the_map() {
    let cluster = installed("indekser");
    let defs = cluster.psql("indekser", "SELECT indexdef FROM pg_indexes WHERE schemaname = 'fkg'");
    assert!(defs.contains("t_6300_monit_omr_geometri_idx ON fkg.t_6300_monit_omr_t USING gist (geometri)"), "{defs}");
    assert!(
        defs.contains("USING btree (monit_omr_nr, indikator_kode, periode, koen_kode, alder_kode, herkomst_kode, kategori_kode)")
    );
    let unserved = cluster.psql(
        "indekser",
        "
        SELECT conname FROM pg_constraint f WHERE contype = 'f' AND connamespace = 'fkg'::regnamespace
           AND conrelid::regclass::text ~ '_63[0-9]{2}_'
           AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = f.conrelid AND i.indkey[0] = f.conkey[1])",
    );
    assert_eq!(unserved, "", "a foreign key without an index");
}

#[test]
fn uninstall_leaves_the_base_as_it_was_and_installs_again() {
    let cluster = with_base("retur");
    let before = cluster.psql("retur", SNAPSHOT);
    for _ in 0..2 {
        cluster.psql("retur", &script(model(), "install.sql"));
        cluster.psql("retur", &script(model(), "uninstall.sql"));
        assert_eq!(before, cluster.psql("retur", SNAPSHOT));
    }
    cluster.psql("retur", &script(model(), "uninstall.sql"));
    cluster.psql("retur", &script(model(), "install.sql"));
}

#[test]
fn uninstall_keeps_data_unless_asked_otherwise() {
    let cluster = installed("med_data");
    cluster.psql("med_data", "
        INSERT INTO fkg.generel
        SELECT ('00000000-0000-4000-8000-00000000000' || n)::uuid, gen_random_uuid(), now(), NULL, now(), 99999999, 'test', 5, 3, 2
          FROM generate_series(1, 2) AS n;
        INSERT INTO fkg.t_6306_omr_matr_t (versions_id, monit_omr_nr, aar, landsejerlavskode, matrikelnummer)
        VALUES ('00000000-0000-4000-8000-000000000001', '101-A01', 2024, 2000173, '6307');");
    let uninstall = script(model(), "uninstall.sql");
    let refused = cluster.try_psql("med_data", &uninstall).expect_err("there are data");
    assert!(refused.contains("Der er data i standardens temaer, så intet er fjernet."), "{refused}");
    assert!(refused.contains("fkg.t_6306_omr_matr_t (1)"), "{refused}");
    assert!(cluster.try_psql("med_data", &format!("SET sdm.slet_data = 'nej';\n{uninstall}")).is_err());
    assert_eq!(cluster.psql("med_data", "SELECT count(*) FROM fkg.t_6306_omr_matr_t"), "1\n");

    cluster.psql("med_data", &format!("SET sdm.slet_data = 'ja';\n{uninstall}"));
    let left = cluster.psql("med_data", "SELECT versions_id FROM fkg.generel");
    assert_eq!(left, "00000000-0000-4000-8000-000000000002\n", "only the general fields of our rows may go");
}

#[test]
fn scripts_leave_the_session_as_it_was() {
    let cluster = bare("session");
    let sql = format!(
        "SET search_path = public; SET client_min_messages = error;\n{}\n{}\nSHOW search_path; SHOW client_min_messages;\n\
         SELECT count(*) FROM pg_proc WHERE proname LIKE 'sdm%';",
        script(model(), "geofa-grundlag.sql"),
        script(model(), "install.sql")
    );
    assert_eq!(cluster.psql("session", &sql), "public\nerror\n0\n");
}

#[test]
fn texts_from_the_model_arrive_as_they_are() {
    let nasty = "Ærø's \\ \"å\" $sdm$ $ck$ ; -- /* %s é";
    let mut model = model().clone();
    let list = model.kodelister.iter_mut().find(|l| l.navn == "d_6301_koen").expect("the list is there");
    list.titel = nasty.into();
    list.koder[0].tekst = nasty.into();
    let theme = model.temaer.iter_mut().find(|t| t.temakode == 6306).expect("the theme is there");
    theme.temanavn = nasty.into();
    let mut field = theme.felter.last().expect("it has fields").clone();
    field.feltnavn = "order".into();
    field.titel = nasty.into();
    field.datatype =
        sdm::model::Datatype::Tekst { laengde: 9, moenster: Some("^'[$]ck[$]$".into()), moenster_forklaring: Some(nasty.into()) };
    theme.felter.push(field);
    let db = "tekster";
    with_base(db);
    cluster().psql(db, &script(&model, "install.sql"));
    let sql = format!(
        "SELECT count(*) FROM fkg.d_6301_koen WHERE koen = {0};
         SELECT count(*) FROM fkg.d_tabel WHERE tema_navn = {0};
         SELECT count(*) FROM pg_description WHERE strpos(description, {0}) > 0;
         SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 't_6306_omr_matr_order_moenster_ck'",
        quote(nasty)
    );
    let answer = cluster().psql(db, &sql);
    let lines: Vec<&str> = answer.lines().collect();
    assert_eq!(lines[..2], ["1", "1"]);
    // Table, key, code and text column of the list; table, column and pattern of the theme.
    assert_eq!(lines[2], "7", "{answer}");
    assert!(lines[3].contains("'^''[$]ck[$]$'"), "{answer}");
    cluster().psql(db, &script(&model, "uninstall.sql"));
}
