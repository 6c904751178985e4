//! Reading what a municipality sends: bytes in, batches of typed columns out; and writing them in any of the formats.
//!
//! **Architecture invariants:** opens no file (a [`Source`] is bytes that can be read again from an offset); judges
//! nothing beyond "this text is no such number"; loses nothing: a record that cannot be read becomes a
//! [`RecordFault`], a cell a [`CellFault`], an unusual reading a [`Reading`].

mod batch;
mod buffer;
mod fault;
mod fields;
mod formula;
mod names;
mod outside;
mod pipeline;
pub mod read;
mod sniff;
mod source;
mod target;
mod value;
pub mod write;

pub use batch::{Batch, GeometryColumn, Points, Reading};
pub use buffer::Buffer;
pub use fault::{CellFault, CellFaultKind, RecordFault, SourceForm};
pub use fields::{Binding, FieldKind, FieldSpec, Fields};
pub use formula::{guarded, is_formula, unguarded};
pub use names::Names;
pub use outside::{Outside, Part};
pub use pipeline::{ordered, spread};
pub use read::{
    Aside, Chunk, Content, Dataset, FORMATS, Format, Header, InputFile, Mark, Opened, PassedOver, Plan, ReadError, companion_of,
    is_guarded, open, search, together,
};
pub use sniff::{Encoding, theme_by_columns, theme_by_name};
pub use source::{Database, MemorySource, Source};
pub use value::{days, iso_date, iso_days, uuid};
