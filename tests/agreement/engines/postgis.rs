//! PostgreSQL with PostGIS and the generated scripts: each record is inserted as a row of `fkg.generel` and of its base
//! table in a sub-transaction of its own, which says what refused it and is undone.
//!
//! The database reads the values itself: the text of each is cast to its column's type. A text column takes any text,
//! that of an array or of true as well; PostgreSQL casts no array or object to anything else. A record without properties is no row and is not given.

use super::Answer;
use crate::common::postgres::Cluster;
use crate::world::World;
use sdm::model::{Datatype, Felt, Geometritype, Model, Tema};
use serde::Deserialize;
use std::fs;
use std::sync::OnceLock;

/// The session's functions.
const SESSION: &str = include_str!("postgis.sql");

/// The server that all worlds share; it ends with the test process.
fn cluster() -> &'static Cluster {
    static CLUSTER: OnceLock<Cluster> = OnceLock::new();
    CLUSTER.get_or_init(Cluster::start)
}

/// Judges every record.
pub fn judge(world: &World) -> Vec<Answer> {
    let database = world.name.replace('-', "_");
    let cluster = cluster();
    cluster.psql("postgres", &format!("CREATE DATABASE {database}"));
    for script in ["geofa-grundlag.sql", "install.sql"] {
        let sql = fs::read_to_string(world.generated(&format!("sql/{script}"))).expect("the script is generated");
        cluster.psql(&database, &sql);
    }
    let mut sql = SESSION.to_owned();
    for tema in &world.model.temaer {
        sql.push_str(&statements(&world.model, tema));
    }
    // No sign of JSON is one of these, so that a line is one value, unchanged.
    sql.push_str(&format!(
        "\\copy linjer (linje) FROM '{}' WITH (FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02')\n\
         SELECT pg_temp.proev(linje) FROM linjer ORDER BY nr;\n",
        world.ndjson().display()
    ));
    cluster.psql(&database, &sql).lines().map(answer).collect()
}

/// What `pg_temp.proev` says.
#[derive(Deserialize)]
struct Verdict {
    dom: String,
    #[serde(default)]
    konstruktion: Option<String>,
    #[serde(default)]
    kolonne: Option<String>,
    #[serde(default)]
    besked: String,
}

fn answer(line: &str) -> Answer {
    let verdict: Verdict = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
    match verdict.dom.as_str() {
        "ok" => Answer::Taken,
        "ikke-givet" => Answer::NotGiven(verdict.besked),
        _ => Answer::Refused {
            named: verdict.konstruktion.into_iter().map(|k| (k, verdict.kolonne.clone().unwrap_or_default())).collect(),
            why: verdict.besked,
        },
    }
}

/// The theme's two INSERTs, whose values come from the record: `$1` the version, `$2` the properties, `$3` the geometry.
fn statements(model: &Model, tema: &Tema) -> String {
    let given = |felt: &&Felt| !felt.er_systemfelt();
    let general: Vec<&Felt> = model.generelle_felter.iter().filter(given).collect();
    let mut columns: Vec<String> = tema.felter.iter().filter(given).map(|f| quoted(&f.feltnavn)).collect();
    let mut values: Vec<String> = tema.felter.iter().filter(given).map(value).collect();
    if tema.geometritype == Geometritype::Flade {
        columns.push(quoted(&model.standard.geometri.feltnavn));
        values.push(format!("pg_temp.flade($3, {})", model.standard.geometri.epsg));
    }
    let base =
        format!("INSERT INTO fkg.{}_t (versions_id, {}) VALUES ($1, {})", tema.tabel, columns.join(", "), values.join(", "));
    format!("INSERT INTO indsaet VALUES ({}, {}, {});\n", tema.temakode, literal(&general_row(&general)), literal(&base))
}

/// GeoFA's trigger fills in what the system keeps, and a new object's id.
fn general_row(general: &[&Felt]) -> String {
    let mut columns = vec!["versions_id".to_owned(), "systid_fra".into(), "oprettet".into(), "bruger_id".into()];
    let mut values = vec!["$1".to_owned(), "now()".into(), "now()".into(), "'afstemning'".into()];
    for felt in general {
        columns.push(quoted(&felt.feltnavn));
        values.push(match felt.datatype {
            Datatype::Uuid => format!("coalesce({}, gen_random_uuid())", value(felt)),
            _ => value(felt),
        });
    }
    format!("INSERT INTO fkg.generel ({}) VALUES ({})", columns.join(", "), values.join(", "))
}

/// A field's value. A text is not cast: a cast to varchar(n) would cut it in silence.
fn value(felt: &Felt) -> String {
    let json = format!("$2 -> {}", literal(&felt.feltnavn));
    match felt.datatype {
        Datatype::Tekst { .. } => format!("{json} #>> '{{}}'"),
        Datatype::Heltal | Datatype::Kode { .. } => format!("pg_temp.heltal({json})"),
        Datatype::Decimaltal { .. } => format!("pg_temp.skalar({json})::numeric"),
        Datatype::Dato => format!("pg_temp.skalar({json})::date"),
        Datatype::Uuid => format!("pg_temp.skalar({json})::uuid"),
        Datatype::Tidspunkt => format!("pg_temp.skalar({json})::timestamptz"),
    }
}

fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
