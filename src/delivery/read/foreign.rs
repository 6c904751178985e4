//! Recognises files that are not read, by their bytes, and says what to do instead.
//!
//! An ending is asked only where the bytes are those of several programs: a file with a misleading name is recognised by what
//! it is.

use super::error::Foreign;
use super::head::Head;
use super::name::split;
use crate::delivery::Source;
use crate::delivery::source::read_more;

const LAYER: [&str; 2] = ["åbn den i QGIS, og gem laget som GeoPackage", "open it in QGIS and save the layer as GeoPackage"];
const SHEET: [&str; 2] =
    ["åbn den i Excel, og gem den som Excel-projektmappe (xlsx)", "open it in Excel and save it as an Excel workbook (xlsx)"];
const TABLE: [&str; 2] = [
    "læg tabellen i et Excel-ark (xlsx) eller en CSV-fil, eller find de data, den er lavet af",
    "put the table into an Excel sheet (xlsx) or a CSV file, or find the data that it was made from",
];
const EXPORT: [&str; 2] = ["eksportér tabellen som CSV eller xlsx", "export the table as CSV or xlsx"];
const UNPACK: [&str; 2] = ["pak den ud, og kontrollér mappen", "unpack it and check the folder"];
const FETCH: [&str; 2] =
    ["hent data igen; måske kræver det, at man er logget ind", "fetch the data again; perhaps one must be logged in"];

macro_rules! foreign {
    ($document:literal; $($(#[$attribute:meta])* $name:ident: $da:literal, $en:literal, $remedy:ident;)*) => {
        $($(#[$attribute])* pub(super) static $name: Foreign =
            Foreign { what: [$da, $en], remedy: $remedy, is_document: $document };)*
    };
}

foreign! {
    false;
    ACCESS: "en Access-database", "an Access database", EXPORT;
    BZIP2: "pakket med bzip2", "packed with bzip2", UNPACK;
    COMPOUND: "et Office-dokument i det gamle format", "an Office document in the old format", SHEET;
    DGN: "en tegning fra MicroStation (DGN)", "a drawing of MicroStation (DGN)", LAYER;
    DWG: "en tegning fra AutoCAD (DWG)", "a drawing of AutoCAD (DWG)", LAYER;
    DXF: "en tegning i formatet DXF", "a drawing in the format DXF", LAYER;
    ESRI_JSON: "JSON fra ArcGIS, ikke GeoJSON", "JSON of ArcGIS, not GeoJSON", AS_GEOJSON;
    FLATGEOBUF: "en FlatGeobuf-fil", "a FlatGeobuf file", LAYER;
    GEODATABASE: "en filgeodatabase fra ArcGIS", "a file geodatabase of ArcGIS", LAYER;
    GEOMETRY: "en GeoJSON-geometri uden felter", "a GeoJSON geometry without fields", WITH_FIELDS;
    GPX: "en GPX-fil", "a GPX file", LAYER;
    HTML: "en webside (HTML), ikke data", "a web page (HTML), no data", FETCH;
    JSON: "JSON, men ikke GeoJSON", "JSON but not GeoJSON", AS_GEOJSON_OR_CSV;
    KML: "en KML-fil fra Google Earth", "a KML file of Google Earth", LAYER;
    LOCKED: "låst med en adgangskode", "locked with a password", UNLOCK;
    MAIL: "en mail fra Outlook", "a mail of Outlook", ATTACHMENT;
    MAPINFO_MID: "tabellen i et MapInfo-lag (MID)", "the table of a MapInfo layer (MID)", LAYER;
    MAPINFO_MIF: "et MapInfo-lag (MIF)", "a MapInfo layer (MIF)", LAYER;
    MAPINFO_TAB: "et MapInfo-lag (TAB)", "a MapInfo layer (TAB)", LAYER;
    OPEN_SHEET: "et regneark fra LibreOffice (ODS)", "a spreadsheet of LibreOffice (ODS)", OPEN_AS_XLSX;
    RAR: "pakket med RAR", "packed with RAR", UNPACK;
    SAS: "en tabel fra SAS", "a table of SAS", EXPORT;
    SEVEN_ZIP: "pakket med 7-Zip", "packed with 7-Zip", UNPACK;
    SPSS: "en tabel fra SPSS", "a table of SPSS", EXPORT;
    #[cfg(feature = "gpkg")]
    SQLITE: "en SQLite-database, men ikke en GeoPackage", "an SQLite database but no GeoPackage", LAYER;
    TAR: "pakket med tar", "packed with tar", UNPACK;
    TOPOJSON: "TopoJSON, ikke GeoJSON", "TopoJSON, not GeoJSON", LAYER;
    UTF_16: "i tegnsættet UTF-16", "in the encoding UTF-16", AS_UTF_8;
    UTF_32: "i tegnsættet UTF-32", "in the encoding UTF-32", AS_UTF_8;
    XLS: "en Excel-projektmappe i det gamle format (XLS)", "an Excel workbook in the old format (XLS)", SHEET;
    XLSB: "en binær Excel-projektmappe (XLSB)", "a binary Excel workbook (XLSB)", SHEET;
    XML_SHEET: "et Excel-ark i formatet XML 2003", "an Excel sheet in the format XML 2003", SHEET;
    XZ: "pakket med xz", "packed with xz", UNPACK;
    ZSTANDARD: "pakket med zstd", "packed with zstd", UNPACK;
}

foreign! {
    true;
    DOC: "et Word-dokument", "a Word document", TABLE;
    IMAGE: "et billede", "an image", TABLE;
    OPEN_DOCUMENT: "et OpenDocument-dokument", "an OpenDocument document", TABLE;
    PDF: "et PDF-dokument", "a PDF document", TABLE;
    POWERPOINT: "en PowerPoint-præsentation", "a PowerPoint presentation", TABLE;
    RTF: "et tekstdokument (RTF)", "a text document (RTF)", TABLE;
}

const AS_GEOJSON: [&str; 2] = ["hent den igen som GeoJSON (f=geojson)", "fetch it again as GeoJSON (f=geojson)"];
const AS_GEOJSON_OR_CSV: [&str; 2] =
    ["gem data som CSV, eller som GeoJSON, hvis de har geometri", "save the data as CSV, or as GeoJSON if they have geometry"];
const AS_UTF_8: [&str; 2] = ["gem den i tegnsættet UTF-8", "save it in the encoding UTF-8"];
const ATTACHMENT: [&str; 2] = ["gem den vedhæftede fil, og kontrollér den", "save the attached file and check that"];
const OPEN_AS_XLSX: [&str; 2] =
    ["åbn den, og gem den som Excel-projektmappe (xlsx)", "open it and save it as an Excel workbook (xlsx)"];
const UNLOCK: [&str; 2] = ["åbn den, og gem den uden adgangskode", "open it and save it without the password"];
const WITH_FIELDS: [&str; 2] = [
    "gem laget med dets felter som GeoJSON (FeatureCollection)",
    "save the layer with its fields as GeoJSON (FeatureCollection)",
];

/// What formats begin with.
static MARKS: &[(&[u8], &Foreign)] = &[
    (b"%PDF", &PDF),
    (b"{\\rtf", &RTF),
    (b"\x08\x09\xFE", &DGN),
    (b"\xC8\x09\xFE", &DGN),
    (b"AC10", &DWG),
    (b"fgb\x03fgb", &FLATGEOBUF),
    (b"7z\xBC\xAF\x27\x1C", &SEVEN_ZIP),
    (b"Rar!\x1A\x07", &RAR),
    (b"BZh", &BZIP2),
    (b"\xFD7zXZ\0", &XZ),
    (b"\x28\xB5\x2F\xFD", &ZSTANDARD),
    (b"GIF8", &IMAGE),
    (b"II*\0", &IMAGE),
    (b"MM\0*", &IMAGE),
    (b"RIFF", &IMAGE),
    (b"\x89PNG\r\n", &IMAGE),
    (b"\xFF\xD8\xFF", &IMAGE),
    (b"\x00\x01\x00\x00Standard Jet DB", &ACCESS),
    (b"\x00\x01\x00\x00Standard ACE DB", &ACCESS),
    (b"$FL2", &SPSS),
    (b"\0\0\0\0\0\0\0\0\0\0\0\0\xC2\xEA\x81\x60", &SAS),
    (b"\xFF\xFE\0\0", &UTF_32),
    (b"\0\0\xFE\xFF", &UTF_32),
];

/// Endings of files that may hold rows, in addition to those of the formats that are read.
pub(super) const DATA: &[&str] = &["gz", "ods", "xls", "xlsb", "zip"];

/// Endings of files that are not read, each with those of the same name that belong to it.
pub(super) static COMPANIONS: &[(&str, &[&str])] = &[("mif", &["mid"]), ("tab", &["dat", "map", "id", "ind"])];

/// What a file is that is none of those that are read.
pub(super) fn of(head: &Head<'_>) -> Option<&'static Foreign> {
    let marked = || MARKS.iter().find(|(mark, _)| head.begins(mark)).map(|(_, foreign)| *foreign);
    let compound = || head.begins(b"\xD0\xCF\x11\xE0").then(|| compound(head.source.as_ref(), &head.ending));
    // The name of a member of POSIX tar's first header, then the mark (IEEE 1003.1, pax).
    let tar = || head.bytes.get(257..262).is_some_and(|mark| mark == b"ustar").then_some(&TAR);
    in_geodatabase(head.path)
        .or_else(marked)
        .or_else(compound)
        .or_else(tar)
        .or_else(|| markup(head))
        .or_else(|| text(head.bytes, &head.ending))
}

/// Of a file in the folder that a file geodatabase is.
fn in_geodatabase(path: &str) -> Option<&'static Foreign> {
    let mut folders = path.rsplit(['/', '\\']).skip(1).map(|part| split(part).1);
    folders.any(|ending| ending == "gdb").then_some(&GEODATABASE)
}

/// Of XML and HTML that is no GML, by its first element.
fn markup(head: &Head<'_>) -> Option<&'static Foreign> {
    match head.root()?.as_slice() {
        b"kml" => Some(&KML),
        b"gpx" => Some(&GPX),
        b"html" | b"head" | b"body" | b"table" | b"meta" => Some(&HTML),
        b"workbook" => Some(&XML_SHEET),
        b"svg" => Some(&IMAGE),
        b"featurecollection" => None,
        _ => (head.ending == "kml").then_some(&KML),
    }
}

/// Of plain text, which would else be taken for CSV.
fn text(head: &[u8], ending: &str) -> Option<&'static Foreign> {
    let mut lines = head.split(|b| *b == b'\n').map(|l| l.trim_ascii().to_ascii_lowercase()).filter(|l| !l.is_empty());
    let (first, second) = (lines.next()?, lines.next().unwrap_or_default());
    let begins = |line: &[u8], word: &str| line.starts_with(word.as_bytes());
    match () {
        () if begins(&first, "!table") => Some(&MAPINFO_TAB),
        () if begins(&first, "version ")
            && ["charset", "delimiter", "unique", "index", "coordsys", "columns"].iter().any(|w| begins(&second, w)) =>
        {
            Some(&MAPINFO_MIF)
        }
        () if first == b"0" && second == b"section" => Some(&DXF),
        () => (ending == "mid").then_some(&MAPINFO_MID),
    }
}

/// Of the container that many programs of Microsoft used until 2007, by the names of the streams in it ([MS-CFB] 2.6): its
/// directory begins where the header says and holds entries of 128 bytes, each with a name in UTF-16.
fn compound(source: &dyn Source, ending: &str) -> &'static Foreign {
    const STREAMS: [(&str, &Foreign); 8] = [
        ("EncryptedPackage", &LOCKED),
        ("Workbook", &XLS),
        ("Book", &XLS),
        ("WordDocument", &DOC),
        ("PowerPoint Document", &POWERPOINT),
        ("__properties_version1.0", &MAIL),
        ("Dgn~H", &DGN),
        ("Dgn-H", &DGN),
    ];
    let names = stream_names(source).unwrap_or_default();
    let known = STREAMS.iter().find(|(name, _)| names.iter().any(|n| n == name));
    let by_ending = || match ending {
        "xls" => &XLS,
        "doc" => &DOC,
        "dgn" => &DGN,
        "msg" => &MAIL,
        _ => &COMPOUND,
    };
    known.map_or_else(by_ending, |(_, foreign)| *foreign)
}

/// The names in the first part of a container's directory.
fn stream_names(source: &dyn Source) -> Option<Vec<String>> {
    /// Entries that are looked at: a workbook's own streams are among the first.
    const ENTRIES: usize = 64;
    let mut header = Vec::new();
    read_more(source, 0, 512, &mut header).ok()?;
    let number = |at: usize| Some(u32::from_le_bytes(header.get(at..at + 4)?.try_into().ok()?));
    let shift = u16::from_le_bytes(header.get(30..32)?.try_into().ok()?);
    let size = 1u64.checked_shl(shift.into()).filter(|size| (512..=4096).contains(size))?;
    let mut directory = Vec::new();
    read_more(source, (u64::from(number(48)?) + 1) * size, ENTRIES * 128, &mut directory).ok()?;
    let name = |entry: &[u8]| {
        let units: Vec<u16> =
            entry[..64].chunks_exact(2).map(|u| u16::from_le_bytes([u[0], u[1]])).take_while(|u| *u != 0).collect();
        String::from_utf16_lossy(&units)
    };
    Some(directory.chunks_exact(128).map(name).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delivery::MemorySource;
    use std::sync::Arc;

    fn what(head: &[u8], path: &str) -> Option<&'static Foreign> {
        let source: Arc<dyn Source> = Arc::new(MemorySource::new(head));
        of(&Head::new(head, &source, path))
    }

    #[test]
    fn data_are_not_taken_for_what_they_are_not() {
        for head in [
            b"version;kommune\n1;2\n".as_slice(),
            b"Version 3;note\nCPR;x\n",
            b"0\nsektion\n",
            b"<?xml version=\"1.0\"?>\n<!-- <kml> --><wfs:FeatureCollection xmlns:kml=\"x\">",
            b"<!DOCTYPE gml><FeatureCollection/>",
            b"<",
            b"<!--",
            b"{\"type\":\"FeatureCollection\"",
            b"",
        ] {
            assert_eq!(what(head, "t_6301_soc_opg.csv"), None, "{}", String::from_utf8_lossy(head));
        }
    }

    #[test]
    fn an_ending_counts_only_where_the_bytes_are_ambiguous() {
        let mut container = vec![0u8; 1024];
        container[..4].copy_from_slice(b"\xD0\xCF\x11\xE0");
        assert_eq!(what(&container, "a.xls"), Some(&XLS));
        assert_eq!(what(&container, "a.bin"), Some(&COMPOUND));
        assert_eq!(what(&container[..20], "a.doc"), Some(&DOC));
        assert_eq!(what(b"\"101-A01\",5\n", "a.mid"), Some(&MAPINFO_MID));
        assert_eq!(what(b"%PDF-1.7", "t_6301.csv"), Some(&PDF));
    }
}
