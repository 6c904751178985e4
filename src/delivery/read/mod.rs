//! One reader per format: a file is opened as its datasets, each a header, then chunks of whole records, each parsed on
//! any thread into a batch. Readers of text cut bytes and parse them later; all others give [`Block`]s of cells.

mod accompanied;
mod archive;
mod block;
mod cell;
mod columns;
mod companions;
mod crs;
mod csv;
mod dataset;
mod dbf;
mod disguised;
mod error;
mod foreign;
mod format;
mod geojson;
mod gml;
#[cfg(feature = "gpkg")]
mod gpkg;
mod guard;
mod gzip;
mod head;
mod header;
mod helper;
mod members;
mod name;
mod note;
mod open;
#[cfg(feature = "parquet")]
mod parquet;
mod passed_over;
mod placing;
mod plan;
#[cfg(feature = "postgres")]
mod postgres;
mod prose;
mod searched;
mod shape;
mod shapes;
mod shp;
mod stream;
mod utf16;
mod wkb;
mod xlsx;

pub use block::{Block, Cell};
pub use columns::Columns;
pub use companions::{companion_of, together};
pub(crate) use crs::ToLonLat;
pub use crs::{Crs, explain};
pub use dataset::{Chunk, Content, Dataset, InputFile, Mark, Opened};
pub use error::{Foreign, ReadError};
pub use format::{Entry, FORMATS};
pub(in crate::delivery) use guard::caught;
pub use guard::is_guarded;
pub use header::{Format, Header};
pub use open::open;
pub use passed_over::{Aside, PassedOver};
pub use plan::Plan;
pub use postgres::shown as shown_address;
pub use searched::search;
pub use shape::{GeometryKind, GeometryRow, GeometryState, Ring};
pub(in crate::delivery) use shapes::rearranged;

/// About how many bytes of records a chunk holds; under a fuzzer few, so that its small inputs have several.
pub(crate) const CHUNK: usize = if cfg!(fuzzing) { 1 << 9 } else { 1 << 20 };
/// How many bytes of an input are looked at for what it is.
const HEAD: usize = 1 << 20;
/// Longest CSV record that is read.
pub const MAX_CSV_RECORD: usize = 1 << 20;
/// Longest GeoJSON feature that is read.
pub const MAX_FEATURE: usize = 64 << 20;

/// Replaces the reader if the program is built without it.
#[cfg(not(feature = "postgres"))]
mod postgres {
    pub(super) fn open(_: &'static super::Format, _: &super::InputFile, _: &[u8]) -> Vec<super::Opened> {
        let (da, en) = ("dette program er bygget uden PostgreSQL", "this program was built without PostgreSQL");
        let dataset = Err(super::ReadError::Broken { da: da.into(), en: en.into(), line: 0 });
        vec![super::Opened::one(None, dataset)]
    }

    /// An address as it may be shown.
    pub fn shown(_: &str) -> String {
        "postgresql:".to_owned()
    }
}
