//! Where in an input a finding lies, exact in every format.

/// A place inside one input of a delivery. Every number counts from 1.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Index into the delivery's inputs, from 0, in the order in which they were named.
    pub input: usize,
    /// Record number in the input: CSV data row, GeoJSON feature; 0 when the finding concerns the whole input.
    pub row: u64,
    /// The record's own number in the file: physical line of a text, row of a sheet, feature id of a layer.
    pub line: Option<u64>,
    /// Column in characters on that line.
    pub column: Option<u64>,
    /// What kind of record `row` counts.
    pub kind: PlaceKind,
}

/// What a place's `row` counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceKind {
    /// The whole input.
    #[default]
    File,
    /// A row of a table.
    Row,
    /// A feature of a document.
    Feature,
    /// A row of a table that is no text and has no numbers of its own.
    Record,
    /// A row of a sheet; its `line` is the sheet's own row number.
    Sheet,
    /// A feature of a database layer; its `line` is the feature id.
    Fid,
}
