//! Databases in which the scripts must not run: each is answered once, in Danish, and nothing is left behind.

use super::support::{bare, cluster, model, script, with_base};

/// Runs `install.sql` after a change to the base, and expects these words in its one error.
fn refused(db: &str, change: &str, words: &[&str]) {
    let cluster = with_base(db);
    cluster.psql(db, change);
    let before = cluster.psql(db, "SELECT count(*) FROM pg_class WHERE relnamespace = 'fkg'::regnamespace");
    let error = cluster.try_psql(db, &script(model(), "install.sql")).expect_err("the database does not fit");
    for word in words {
        assert!(error.contains(word), "{db}: {word:?} is missing in {error}");
    }
    assert_eq!(error.matches("ERROR").count(), 1, "{error}");
    assert_eq!(before, cluster.psql(db, "SELECT count(*) FROM pg_class WHERE relnamespace = 'fkg'::regnamespace"));
}

#[test]
fn a_database_without_postgis() {
    let error = bare("uden_postgis").try_psql("uden_postgis", &script(model(), "install.sql")).expect_err("no PostGIS");
    assert!(error.contains("PostGIS mangler i skemaet public"), "{error}");
}

#[test]
fn a_database_without_geofa() {
    let cluster = bare("uden_geofa");
    cluster.psql("uden_geofa", "CREATE EXTENSION postgis");
    let error = cluster.try_psql("uden_geofa", &script(model(), "install.sql")).expect_err("no GeoFA");
    assert!(error.contains("Databasen er ikke en GeoFA 1.7-database"), "{error}");
    assert!(error.contains("d_tabel.tema_kode") && error.contains("generel.off_kode"), "{error}");
    let error = cluster.try_psql("uden_geofa", &script(model(), "uninstall.sql")).expect_err("no GeoFA");
    assert!(error.contains("der er intet at fjerne"), "{error}");
}

#[test]
fn a_database_that_counts_bytes() {
    cluster().psql(
        "postgres",
        "CREATE DATABASE latin1 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0 LOCALE_PROVIDER libc",
    );
    let error = cluster().try_psql("latin1", &script(model(), "install.sql")).expect_err("LATIN1");
    assert!(error.contains("skal være UTF8"), "{error}");
}

#[test]
fn the_base_over_a_geofa() {
    let cluster = with_base("andet_grundlag");
    cluster.psql("andet_grundlag", "COMMENT ON SCHEMA fkg IS 'GeoFA'");
    let error = cluster.try_psql("andet_grundlag", &script(model(), "geofa-grundlag.sql"));
    assert!(error.expect_err("fkg is there").contains("grundlaget er kun til en tom PostGIS-database"));
}

#[test]
fn a_column_of_geofa_is_missing() {
    refused("uden_kolonne", "ALTER TABLE fkg.generel DROP COLUMN systid_til", &["generel.systid_til"]);
}

#[test]
fn a_code_of_geofa_is_missing() {
    refused(
        "uden_kode",
        "DELETE FROM fkg.d_basis_status WHERE statuskode = 3; DELETE FROM fkg.d_basis_ja_nej WHERE ja_nej_kode IN (1, 3)",
        &["koden 3 i kodelisten fkg.d_basis_status", "koden 1 i kodelisten fkg.d_basis_ja_nej"],
    );
}

#[test]
fn codes_that_no_field_allows_and_other_authorities_are_geofas_own_business() {
    let cluster = with_base("andre_koder");
    cluster.psql(
        "andre_koder",
        "
        DELETE FROM fkg.d_basis_ja_nej WHERE ja_nej_kode IN (2, 3);
        DELETE FROM fkg.d_basis_ansvarlig_myndighed WHERE kommunekode > 200;
        UPDATE fkg.d_basis_status SET status = 'Noget andet' WHERE statuskode = 3;",
    );
    cluster.psql("andre_koder", &script(model(), "install.sql"));
    let kept = cluster.psql(
        "andre_koder",
        "
        SELECT count(*) FROM fkg.d_basis_ja_nej; SELECT status FROM fkg.d_basis_status WHERE statuskode = 3",
    );
    assert_eq!(kept, "2\nNoget andet\n", "GeoFA's lists were changed");
}

#[test]
fn the_theme_group_is_taken() {
    refused(
        "gruppe_id",
        "INSERT INTO fkg.d_temagruppe VALUES ('5.14', 6500, 6599, 'En andens')",
        &["Temagruppen 5.14", "En andens"],
    );
    refused(
        "gruppe_koder",
        "INSERT INTO fkg.d_temagruppe VALUES ('5.99', 6350, 6360, 'En andens')",
        &["6300-6399 er optaget", "5.99 En andens"],
    );
}

#[test]
fn a_theme_is_taken() {
    let group = "INSERT INTO fkg.d_temagruppe VALUES ('5.1', 5000, 5099, 'Natur'); INSERT INTO fkg.d_tabel VALUES ";
    refused("tema_kode", &format!("{group} (6301, 'Andet tema', 'P', 't_6301_andet', '5.1')"), &["6301 Andet tema"]);
    refused("tema_navn", &format!("{group} (5001, 'Flytning', 'P', 't_5001_flytning', '5.1')"), &["5001 Flytning"]);
    refused("tema_tabel", &format!("{group} (5002, 'X', 'P', 't_6302_flytning', '5.1')"), &["5002 X (t_6302_flytning)"]);
}

#[test]
fn a_table_of_the_same_name_is_another() {
    refused(
        "anden_tabel",
        "CREATE TABLE fkg.t_6302_flytning_t (versions_id uuid NOT NULL, andet text)",
        &["Tabellen fkg.t_6302_flytning_t findes i forvejen", "Kun i databasen: andet text", "fra_nr character varying NOT NULL"],
    );
    refused(
        "anden_liste",
        "CREATE TABLE fkg.d_6301_koen (koen_kode integer PRIMARY KEY, koen varchar(5) NOT NULL)",
        &["Tabellen fkg.d_6301_koen findes i forvejen"],
    );
}
