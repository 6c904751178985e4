//! The model, the scripts, a server for all tests of this file, and rows to try.

use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock};

use sdm::model::{Geometritype, Model, Tema};

use crate::common::postgres::Cluster;

/// A flat, valid square in the middle of Denmark.
pub const SQUARE: &str =
    "SRID=25832;MULTIPOLYGON(((550000 6200000,551000 6200000,551000 6201000,550000 6201000,550000 6200000)))";

/// The standard's own model.
pub fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(crate::common::model::read)
}

/// One script of the target, by file name.
pub fn script(model: &Model, name: &str) -> String {
    let target = sdm::emit::TARGETS.iter().find(|t| t.name == "sql").expect("the target is registered");
    let path = format!("sql/{name}");
    let artifact = (target.emit)(model).artifacts.into_iter().find(|a| a.path == path).expect("the script is made");
    String::from_utf8(artifact.content).expect("scripts are UTF-8")
}

/// The server that all tests here share; it ends with the test process.
pub fn cluster() -> &'static Cluster {
    static CLUSTER: OnceLock<Cluster> = OnceLock::new();
    CLUSTER.get_or_init(Cluster::start)
}

/// A new database with nothing in it.
pub fn bare(name: &str) -> &'static Cluster {
    let cluster = cluster();
    let _one_at_a_time = LOCK.lock();
    cluster.psql("postgres", &format!("CREATE DATABASE {name}"));
    cluster
}

/// A new database with PostGIS and `geofa-grundlag.sql`.
pub fn with_base(name: &str) -> &'static Cluster {
    static TEMPLATE: OnceLock<()> = OnceLock::new();
    TEMPLATE.get_or_init(|| {
        bare("kun_grundlag").psql("kun_grundlag", &script(model(), "geofa-grundlag.sql"));
    });
    copy(name, "kun_grundlag")
}

/// A new database with the base and `install.sql`.
pub fn installed(name: &str) -> &'static Cluster {
    static TEMPLATE: OnceLock<()> = OnceLock::new();
    TEMPLATE.get_or_init(|| {
        with_base("installeret").psql("installeret", &script(model(), "install.sql"));
    });
    copy(name, "installeret")
}

/// A template may not be copied by two at once.
static LOCK: Mutex<()> = Mutex::new(());

fn copy(name: &str, template: &str) -> &'static Cluster {
    let cluster = cluster();
    let _one_at_a_time = LOCK.lock();
    cluster.psql("postgres", &format!("CREATE DATABASE {name} TEMPLATE {template}"));
    cluster
}

/// A theme's row: column and value as text, NULL as `None`.
pub type Row = BTreeMap<String, Option<String>>;

/// The theme's own example of each field, and a geometry where it has one: a valid row.
pub fn example(tema: &Tema) -> Row {
    let mut row: Row = tema.felter.iter().map(|f| (f.feltnavn.clone(), Some(f.eksempel.clone()))).collect();
    if tema.geometritype == Geometritype::Flade {
        row.insert(model().standard.geometri.feltnavn.clone(), Some(SQUARE.into()));
    }
    row
}

/// The example row with some values replaced.
pub fn changed(tema: &Tema, changes: &[(&str, Option<&str>)]) -> Row {
    let mut row = example(tema);
    for (column, value) in changes {
        assert!(row.contains_key(*column), "{}: no column {column}", tema.tabel);
        row.insert((*column).to_owned(), value.map(str::to_owned));
    }
    row
}

/// What the database says to each row: `ok`, or SQLSTATE, constraint and the rule in its comment, divided by a blank.
/// Nothing stays.
pub fn verdicts(cluster: &Cluster, db: &str, rows: &[(&Tema, Row)]) -> Vec<String> {
    let mut sql = String::from(TRY);
    for (tema, row) in rows {
        let columns: Vec<String> = row.keys().map(|c| quote_name(c)).collect();
        let values: Vec<String> = row.values().map(|v| v.as_deref().map_or("NULL".into(), quote)).collect();
        sql.push_str(&format!(
            "SELECT pg_temp.proev({}, {}, {});\n",
            quote(&format!("{}_t", tema.tabel)),
            quote(&columns.join(", ")),
            quote(&values.join(", "))
        ));
    }
    let answer = cluster.psql(db, &sql);
    let lines: Vec<String> = answer.lines().map(str::to_owned).collect();
    assert_eq!(lines.len(), rows.len(), "{answer}");
    lines
}

/// Inserts a row with its general fields, in a transaction of its own that is always undone.
const TRY: &str = r#"
CREATE FUNCTION pg_temp.proev(tabel text, kolonner text, vaerdier text) RETURNS text LANGUAGE plpgsql AS $f$
DECLARE
  v uuid := gen_random_uuid();
  tilstand text; navn text; kolonne text;
BEGIN
  INSERT INTO fkg.generel VALUES (v, v, now(), NULL, now(), 99999999, 'test', 5, 3, 2, NULL, NULL);
  EXECUTE format('INSERT INTO fkg.%I (versions_id, %s) VALUES (%L, %s)', tabel, kolonner, v, vaerdier);
  RAISE EXCEPTION USING ERRCODE = 'ZZ000';
EXCEPTION
  WHEN SQLSTATE 'ZZ000' THEN RETURN 'ok';
  WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS tilstand = RETURNED_SQLSTATE, navn = CONSTRAINT_NAME, kolonne = COLUMN_NAME;
    RETURN rtrim(format('%s %s %s', tilstand, coalesce(nullif(navn, ''), kolonne),
      (SELECT substring(obj_description(c.oid, 'pg_constraint') FROM '^\[([^]]+)\]')
         FROM pg_constraint AS c WHERE c.conname = navn AND c.conrelid = ('fkg.' || tabel)::regclass)));
END $f$;
"#;

/// A text literal.
pub fn quote(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn quote_name(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
