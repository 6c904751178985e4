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
mod writer;
mod xlsx;

pub use crate::delivery::target::Target;
pub use geometry::{Bounds, Wkb, united};
pub use loss::{Loss, Losses, Lost};
pub use survey::{IsPersonal, Known, OTHERS, Seen, Survey, TooManyColumns, survey};
pub use table::{Column, Table};
pub use writer::{Places, WriteError, Writer};

use crate::delivery::batch::Batch;
use crate::delivery::read::{Dataset, Plan};
use value::{OutputRows, Value};

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
/// As [`writer()`].
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
