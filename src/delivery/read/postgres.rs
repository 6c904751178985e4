//! GeoFA's database: each of the standard's views that the user may read is a dataset.
//!
//! Everything is read in one transaction that only reads and sees one state of the database, so that a row is found again
//! where it was. The database's messages are never repeated: they may quote data.

use super::block::{Block, Cell};
use super::shape::RawGeometry;
use super::{Chunk, Content, Crs, Dataset, Format, Header, InputFile, Mark, Opened, ReadError, wkb};
use crate::delivery::Encoding;
use crate::delivery::source::Database;
use postgres::config::{Host, SslMode};
use postgres::{Client, Config, Error, NoTls, Row};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Schema of GeoFA's views.
const SCHEMA: &str = "fkg";
/// How long a server may take to answer for the first time, where the address does not say.
const PATIENCE: Duration = Duration::from_secs(10);
/// Rows that are fetched at a time.
const FETCH: usize = 2048;

type Shared = Arc<Mutex<Client>>;

/// Opens the database.
pub(super) fn open(format: &'static Format, file: &InputFile, _: &[u8]) -> Vec<Opened> {
    let Some(database) = file.source.database() else { return vec![] };
    let one = |dataset| Opened::one(Some(format), dataset);
    match connect(database).and_then(|shared| layers(format, &shared, &database.tables)) {
        Err(error) => vec![one(Err(error))],
        Ok(layers) => layers.into_iter().map(|layer| one(Ok(Box::new(layer) as Box<dyn Dataset>))).collect(),
    }
}

/// An address as it may be shown: server and database, without user and password. Where either has other signs than such
/// names have, a password may have strayed there, and neither is shown.
pub fn shown(address: &str) -> String {
    let Ok(config) = address.parse::<Config>() else { return "postgresql:".to_owned() };
    let hosts: Vec<String> = config.get_hosts().iter().map(host).collect();
    let names = format!("{}/{}", hosts.join(","), config.get_dbname().unwrap_or_default());
    let plain = names.chars().all(|c| c.is_alphanumeric() || "-_.:,/".contains(c)) && names.matches('/').count() == 1;
    if plain { format!("postgresql://{names}") } else { "postgresql:".to_owned() }
}

fn host(host: &Host) -> String {
    match host {
        Host::Tcp(name) => name.clone(),
        #[cfg(unix)]
        Host::Unix(_) => String::new(),
    }
}

/// Whether a server is this machine, so that nothing crosses a network.
fn is_here(name: &str) -> bool {
    matches!(name, "" | "localhost" | "::1") || name.starts_with("127.")
}

fn broken(da: &str, en: &str) -> ReadError {
    ReadError::Broken { da: da.into(), en: en.into(), line: 0 }
}

fn connect(database: &Database) -> Result<Shared, ReadError> {
    let mut config: Config = database.address.parse().map_err(|_| {
        broken(
            "adressen kan ikke læses; den skal se ud som postgresql://bruger@server:5432/database",
            "the address cannot be read; it must look like postgresql://user@server:5432/database",
        )
    })?;
    if config.get_ssl_mode() != SslMode::Disable && !config.get_hosts().iter().all(|h| is_here(&host(h))) {
        return Err(broken(
            "forbindelsen kan ikke krypteres; brug en tunnel (ssh -L), eller skriv ?sslmode=disable, hvis nettet frem til serveren er sikret",
            "the connection cannot be encrypted; use a tunnel (ssh -L), or write ?sslmode=disable if the network to the server is secured",
        ));
    }
    if let (None, Some(password)) = (config.get_password(), &database.password) {
        config.password(password);
    }
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(PATIENCE);
    }
    let mut client = config.connect(NoTls).map_err(|e| explain(&e))?;
    let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL datestyle = 'ISO'";
    client.batch_execute(begin).map_err(|e| explain(&e))?;
    Ok(Arc::new(Mutex::new(client)))
}

/// What went wrong, and what to do, by the error's class (PostgreSQL's appendix A).
fn explain(error: &Error) -> ReadError {
    let code = error.code().map(|c| c.code().to_owned());
    match code.as_deref() {
        Some(c) if c.starts_with("28") => broken(
            "databasen afviser brugeren eller adgangskoden; adgangskoden kan gives i PGPASSWORD",
            "the database refuses the user or the password; the password can be given in PGPASSWORD",
        ),
        Some("3D000") => broken("serveren har ingen database med det navn", "the server has no database of that name"),
        Some("42501") => broken(
            "brugeren må ikke læse standardens visninger; bed om læseadgang til skemaet fkg",
            "the user may not read the standard's views; ask for read access to the schema fkg",
        ),
        Some(c) if c.starts_with("53") => broken(
            "serveren har ikke plads til flere forbindelser; prøv igen senere",
            "the server has no room for further connections; try again later",
        ),
        Some(_) => broken("databasen kan ikke læses til ende", "the database cannot be read to its end"),
        None if error.to_string().contains("password") => broken(
            "databasen kræver en adgangskode; giv den i PGPASSWORD",
            "the database demands a password; give it in PGPASSWORD",
        ),
        None => broken(
            "der er ingen forbindelse til databasen; se efter server og port, og om databasen kan nås herfra",
            "there is no connection to the database; check server and port, and whether the database can be reached from here",
        ),
    }
}

/// A view.
struct Layer {
    shared: Shared,
    header: Header,
    /// The query for all rows, in an order of its own.
    select: String,
    /// How each of the header's columns is read.
    kinds: Vec<Kind>,
    shapes: bool,
}

/// How a column's text is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Text,
    /// Read unchanged: a date.
    Literal,
}

/// Numbers of cursors, which no two readings of a view share.
static CURSORS: AtomicU64 = AtomicU64::new(0);

fn layers(format: &'static Format, shared: &Shared, tables: &[String]) -> Result<Vec<Layer>, ReadError> {
    let mut client = shared.lock().unwrap_or_else(PoisonError::into_inner);
    let sql = "SELECT c.relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
               WHERE n.nspname = $1 AND c.relname = ANY($2) AND c.relkind IN ('v', 'm', 'r', 'p', 'f') \
               AND has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT') ORDER BY c.relname";
    let rows = client.query(sql, &[&SCHEMA, &tables]).map_err(|e| explain(&e))?;
    if rows.is_empty() {
        return Err(broken(
            "databasen har ingen af standardens visninger, som brugeren må læse (fx fkg.t_6300_monit_omr); kør install.sql, eller bed om læseadgang",
            "the database has none of the standard's views that the user may read (as fkg.t_6300_monit_omr); run install.sql, or ask for read access",
        ));
    }
    rows.iter().map(|row| layer(format, shared, &mut client, row.get(0))).collect()
}

fn layer(format: &'static Format, shared: &Shared, client: &mut Client, name: &str) -> Result<Layer, ReadError> {
    let quoted = |c: &str| format!("\"{}\"", c.replace('"', "\"\""));
    let table = format!("{}.{}", quoted(SCHEMA), quoted(name));
    let sql = "SELECT a.attname::text, t.typname::text, t.typcategory::text FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid \
               WHERE a.attrelid = $1::text::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum";
    let rows = client.query(sql, &[&table]).map_err(|e| explain(&e))?;
    let columns: Vec<(String, String, String)> = rows.iter().map(|r| (r.get(0), r.get(1), r.get(2))).collect();
    let geometry = columns.iter().find(|(_, kind, _)| kind == "geometry").map(|(c, _, _)| quoted(c));
    let own: Vec<&(String, String, String)> = columns.iter().filter(|(_, kind, _)| kind != "geometry").collect();
    let crs = match &geometry {
        Some(column) => crs(client, &table, column)?,
        None => Ok(Crs::Unsaid),
    };
    let shape = geometry.as_ref().map_or_else(|| "NULL::bytea".to_owned(), |g| format!("ST_AsBinary({g})"));
    let list: Vec<String> = std::iter::once(shape).chain(own.iter().map(|(c, _, _)| format!("{}::text", quoted(c)))).collect();
    // A version's id is of it alone.
    let order = ["versions_id", "objekt_id"].into_iter().find(|o| columns.iter().any(|(c, _, _)| c == o));
    let order = order.map(|o| format!(" ORDER BY {}", quoted(o))).unwrap_or_default();
    let kind = |category: &str| match category {
        "N" => Kind::Number,
        "D" => Kind::Literal,
        _ => Kind::Text,
    };
    let header = Header {
        format,
        encoding: Encoding::Utf8,
        columns: own.iter().map(|(c, _, _)| c.clone()).collect(),
        name: Some(format!("{SCHEMA}.{name}")),
        delimiter: 0,
        crs,
        start: 0,
        start_line: 0,
        readings: vec![],
    };
    let select = format!("SELECT {} FROM {table}{order}", list.join(", "));
    let kinds = own.iter().map(|(_, _, category)| kind(category)).collect();
    Ok(Layer { shared: shared.clone(), header, select, kinds, shapes: geometry.is_some() })
}

/// The coordinate system of a view's geometries, by the first that it has.
fn crs(client: &mut Client, table: &str, column: &str) -> Result<Result<Crs, String>, ReadError> {
    let sql = format!("SELECT ST_SRID({column}) FROM {table} WHERE {column} IS NOT NULL LIMIT 1");
    let srid: Option<i32> = client.query_opt(&sql, &[]).map_err(|e| explain(&e))?.map(|r| r.get(0));
    Ok(srid.map_or(Ok(Crs::Utm32), |srid| Crs::by_name(&srid.to_string()).ok_or_else(|| format!("SRID {srid}"))))
}

impl Dataset for Layer {
    fn header(&self) -> &Header {
        &self.header
    }

    fn chunks(&self, from: Option<Mark>) -> Box<dyn Iterator<Item = Chunk> + Send + '_> {
        let start = from.map_or(0, |m| m.offset);
        let cursor = format!("sdm_{}", CURSORS.fetch_add(1, Ordering::Relaxed));
        let mut next = Some((start, false));
        Box::new(std::iter::from_fn(move || {
            let (offset, begun) = next.take()?;
            let (block, end) = match self.block(&cursor, offset, begun) {
                Ok(block) => (block, None),
                Err(error) => (Block::default(), Some(explain(&error))),
            };
            if block.rows == 0 && end.is_none() {
                return None;
            }
            next = end.is_none().then_some((offset + block.rows as u64, true));
            Some(Chunk { content: Content::Cells(block), offset, line: 0, end })
        }))
    }
}

impl Layer {
    /// The next rows of a cursor, which is opened first where it has not begun.
    fn block(&self, cursor: &str, offset: u64, begun: bool) -> Result<Block, Error> {
        let mut client = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        if !begun {
            client.batch_execute(&format!(
                "DECLARE {cursor} NO SCROLL CURSOR FOR {}; MOVE FORWARD {offset} IN {cursor}",
                self.select
            ))?;
        }
        let mut block = Block::default();
        for row in client.query(&format!("FETCH {FETCH} FROM {cursor}"), &[])? {
            for (index, kind) in self.kinds.iter().enumerate() {
                block.cells.push(cell(row.try_get(index + 1)?, *kind));
            }
            let shape = if self.shapes { Some(shape(&row)?) } else { None };
            block.end_row(None, shape);
        }
        if block.rows == 0 {
            client.batch_execute(&format!("CLOSE {cursor}"))?;
        }
        Ok(block)
    }
}

fn cell(value: Option<String>, kind: Kind) -> Cell {
    match (value, kind) {
        (None, _) => Cell::Empty,
        (Some(text), Kind::Number) => Cell::Number(text),
        (Some(text), Kind::Text) => Cell::Text(text),
        (Some(text), Kind::Literal) => Cell::Literal(text),
    }
}

fn shape(row: &Row) -> Result<RawGeometry, Error> {
    Ok(row.try_get::<_, Option<Vec<u8>>>(0)?.map_or_else(RawGeometry::missing, |bytes| wkb::read(&bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_shown_without_user_and_password() {
        for (address, expected) in [
            ("postgresql://bruger:hemmelig@db.kommune.dk:5432/geofa?sslmode=disable", "postgresql://db.kommune.dk/geofa"),
            ("postgresql://db.kommune.dk/geofa?user=a@b&password=hemmelig", "postgresql:"),
            ("postgresql://db.kommune.dk/geofa?user=a&password=hemmelig", "postgresql://db.kommune.dk/geofa"),
            ("postgresql://bruger:hemmel?ig@db/geofa", "postgresql://db/geofa"),
            ("postgresql:///geofa?host=/tmp/hemmelig", "postgresql:///geofa"),
            ("postgresql://hemmelig@@:x", "postgresql:"),
        ] {
            let shown_address = shown(address);
            assert!(!shown_address.contains("hemm"), "{shown_address}");
            assert_eq!(shown_address, expected, "{address}");
        }
    }

    #[test]
    fn nothing_crosses_a_network_in_clear_unless_that_is_said() {
        let refused = |address: &str| {
            let database = Database { address: address.to_owned(), password: None, tables: vec![] };
            matches!(connect(&database), Err(ReadError::Broken { da, .. }) if da.contains("krypteres"))
        };
        assert!(refused("postgresql://u@db.invalid/geofa?connect_timeout=1"));
        assert!(!refused("postgresql://u@127.0.0.1:1/geofa?connect_timeout=1"));
        assert!(!refused("postgresql://u@db.invalid/geofa?sslmode=disable&connect_timeout=1"));
    }
}
