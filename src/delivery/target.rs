//! The formats that can be written, by name.

/// A format that can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// GeoJSON in EPSG:25832, which its `crs` member says.
    GeoJson,
    /// One GeoJSON feature a line, in longitude and latitude.
    GeoJsonSeq,
    /// Semicolons, decimal comma, UTF-8 with a byte order mark.
    Csv,
    /// An Excel workbook, a sheet per table.
    Xlsx,
    /// GeoPackage, a layer per table.
    GeoPackage,
    /// GML 3.2, a type of features per table.
    Gml,
    /// ESRI Shape: files of one name.
    Shape,
    /// Parquet; GeoParquet where the table has areas.
    Parquet,
}

impl Target {
    /// Every format.
    pub const ALL: [Target; 8] = [
        Target::GeoJson,
        Target::GeoJsonSeq,
        Target::Csv,
        Target::Xlsx,
        Target::GeoPackage,
        Target::Gml,
        Target::Shape,
        Target::Parquet,
    ];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Target::GeoJson => "geojson",
            Target::GeoJsonSeq => "geojson-seq",
            Target::Csv => "csv",
            Target::Xlsx => "xlsx",
            Target::GeoPackage => "gpkg",
            Target::Gml => "gml",
            Target::Shape => "shape",
            Target::Parquet => "parquet",
        }
    }
}
