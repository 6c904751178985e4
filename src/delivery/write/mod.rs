//! One writer per format: a dataset is gone through once to see what it holds ([`survey()`]), then read again and written
//! ([`copy`]), batch by batch. What a format cannot hold is a [`Loss`], reported by column and row.
//!
//! **Architecture invariants:** opens no file (the caller gives places to write to); judges nothing; changes no value in
//! silence; opens values from the data only to write them.

mod csv;
mod geojson;
mod geometry;
mod gml;
#[cfg(feature = "gpkg")]
pub mod gpkg;
mod loss;
#[cfg(feature = "parquet")]
mod parquet;
mod shp;
mod survey;
mod table;
mod target;
mod value;
mod xlsx;

pub use crate::delivery::target::Target;
pub use geometry::{Bounds, Wkb, united};
pub use loss::{Loss, Losses, Lost};
pub use survey::{OTHERS, Seen, Survey, TooManyColumns, survey};
pub use table::{Column, Table};

use crate::delivery::batch::Batch;
use crate::delivery::read::{Dataset, Plan};
use std::borrow::Cow;
use std::io::{self, Write};
use std::path::PathBuf;
use value::{OutputRow, OutputRows, Value};

/// Why something cannot be written.
#[derive(Debug)]
pub enum WriteError {
    /// The operating system says no.
    Io(io::Error),
    /// The format cannot hold it, or the input was changed while it was read; in Danish and English.
    Refused {
        /// In Danish.
        da: String,
        /// In English.
        en: String,
    },
}

impl WriteError {
    fn refused(da: impl Into<String>, en: impl Into<String>) -> Self {
        WriteError::Refused { da: da.into(), en: en.into() }
    }
}

impl From<io::Error> for WriteError {
    fn from(error: io::Error) -> Self {
        WriteError::Io(error)
    }
}

/// Where a writer writes: the caller's files, by the endings that the format gives them.
pub trait Places {
    /// A file to write to, from its beginning to its end.
    ///
    /// # Errors
    /// What the operating system says.
    fn file(&mut self, ending: &str) -> io::Result<Box<dyn Write + Send>>;

    /// An empty file that a library opens by its path.
    ///
    /// # Errors
    /// What the operating system says; a device or pipe is none.
    fn path(&mut self, ending: &str) -> io::Result<PathBuf>;

    /// The folder in which they lie, for what a library keeps meanwhile.
    fn folder(&self) -> PathBuf;
}

/// Writes tables.
pub trait Writer {
    /// A table begins.
    ///
    /// # Errors
    /// It cannot be written.
    fn begin(&mut self, table: &Table) -> Result<(), WriteError>;

    /// Rows of the table that began last; `first` is the number of the first one, from 1.
    ///
    /// # Errors
    /// They cannot be written.
    fn rows(&mut self, table: &Table, batch: &Batch, first: u64, losses: &mut Losses) -> Result<(), WriteError>;

    /// The table ends.
    ///
    /// # Errors
    /// What was left of it cannot be written.
    fn end(&mut self, table: &Table) -> Result<(), WriteError>;

    /// No more tables come: what was written is whole.
    ///
    /// # Errors
    /// What was left cannot be written.
    fn finish(self: Box<Self>) -> Result<(), WriteError>;
}

/// A writer of a format.
///
/// # Errors
/// Its files cannot be made, or the format was left out of this program.
pub fn writer(target: Target, places: &mut dyn Places) -> Result<Box<dyn Writer>, WriteError> {
    Ok(match target {
        Target::GeoJson => Box::new(geojson::GeoJson::new(places.file("geojson")?, false)),
        Target::GeoJsonSeq => Box::new(geojson::GeoJson::new(places.file("geojsonl")?, true)),
        Target::Csv => Box::new(csv::Csv::new(places.file("csv")?)?),
        Target::Xlsx => Box::new(xlsx::Xlsx::new(places.file("xlsx")?, &places.folder())?),
        #[cfg(feature = "gpkg")]
        Target::GeoPackage => Box::new(gpkg::GeoPackage::new(&places.path("gpkg")?)?),
        Target::Gml => Box::new(gml::Gml::new(places.file("gml")?)),
        Target::Shape => {
            return Err(WriteError::refused("Shape skrives én tabel ad gangen", "Shape is written one table at a time"));
        }
        #[cfg(feature = "parquet")]
        Target::Parquet => Box::new(parquet::Parquet::new(places.file("parquet")?)),
        #[cfg(not(all(feature = "gpkg", feature = "parquet")))]
        _ => return Err(WriteError::refused("programmet er bygget uden formatet", "the program was built without the format")),
    })
}

/// A writer of one table in a format that has a file per table.
///
/// # Errors
/// As [`writer`].
pub fn writer_of(target: Target, table: &Table, places: &mut dyn Places) -> Result<Box<dyn Writer>, WriteError> {
    match target {
        Target::Shape => Ok(Box::new(shp::ShapeWriter::new(table, places)?)),
        other => writer(other, places),
    }
}

/// Reads a dataset again and writes it as `change` leaves each batch. `goes_on` is asked after every chunk, with
/// the rows so far; false means that it was not written in full.
///
/// # Errors
/// It cannot be written, or not be read as it was the first time.
pub fn copy(
    dataset: &dyn Dataset,
    survey: &mut Survey,
    (target, table): (Target, &Table),
    writer: &mut dyn Writer,
    threads: usize,
    goes_on: &dyn Fn(u64) -> bool,
    change: &mut dyn FnMut(&mut Batch),
) -> Result<(), WriteError> {
    let plan = Plan::new(dataset.header(), survey.fields.clone());
    writer.begin(table)?;
    let (mut first, mut rows, mut result) = (1, 0, Ok(()));
    let losses = &mut survey.losses;
    survey::chunks(dataset, &plan, threads, |mut batch, end| {
        if end.is_some() {
            result = Err(changed());
            return false;
        }
        rows += OutputRows::of(&batch).count() as u64;
        change(&mut batch);
        blank_rows(target, table, &batch, first, losses);
        result = writer.rows(table, &batch, first, losses);
        first += batch.rows as u64;
        result.is_ok() && goes_on(rows)
    });
    result?;
    if goes_on(rows) && rows != table.rows {
        return Err(changed());
    }
    writer.end(table)
}

fn changed() -> WriteError {
    WriteError::refused("filen blev ændret, mens den blev læst", "the file was changed while it was read")
}

/// Rows without any value: whoever reads the format passes them over.
fn blank_rows(target: Target, table: &Table, batch: &Batch, first: u64, losses: &mut Losses) {
    if target.holds_blank_rows() {
        return;
    }
    for row in OutputRows::of(batch) {
        let blank = table.columns.iter().all(|c| row.value(c.field) == Value::Empty);
        let shape = || batch.geometry.states.get(row.index).is_some_and(|s| !s.shape.points.is_empty());
        if blank && !(table.geometry && shape()) {
            losses.add(Loss::BlankRow, None, Some(first + row.index as u64));
        }
    }
}

/// A text without the characters that a format cannot have; what is left out is a loss.
fn without<'a>(
    text: Cow<'a, str>,
    bad: impl Fn(char) -> bool,
    losses: &mut Losses,
    (field, number): (usize, u64),
) -> Cow<'a, str> {
    if !text.contains(&bad) {
        return text;
    }
    losses.add(Loss::ControlCharacter, Some(field), Some(number));
    Cow::Owned(text.chars().filter(|c| !bad(*c)).collect())
}

/// A row's area, where the table has areas.
fn area<'a>(table: &Table, batch: &'a Batch, row: OutputRow<'_>) -> Option<geometry::Polygons<'a>> {
    batch.geometry.states.get(row.index).filter(|_| table.geometry).and_then(geometry::polygons)
}
