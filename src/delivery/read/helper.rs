//! Helper files that programs and systems leave among data: known by what is in them, else by their names.
//!
//! A name alone is not enough where the bytes are data: see [`disguised`].

use super::disguised::{self, is_data};
use super::head::Head;
use super::name;
use super::passed_over::{Aside, PassedOver};

/// Whose file it is, in Danish and English.
type Owner = [&'static str; 2];

const ARCGIS: Owner = ["ArcGIS' hjælpefil", "a helper file of ArcGIS"];
const EXCEL: Owner =
    ["Office-programmets låsefil, mens et dokument er åbent", "an owner file of Office while a document is open"];
const GDAL: Owner = ["GDAL's hjælpefil", "a helper file of GDAL"];
const GIT: Owner = ["versionsstyringens fil", "a file of version control"];
const LIBRE_OFFICE: Owner =
    ["LibreOffice' låsefil, mens et dokument er åbent", "a lock file of LibreOffice while a document is open"];
const MAC: Owner = ["macOS' hjælpefil", "a helper file of macOS"];
const METADATA: Owner = ["metadata om et lag", "metadata of a layer"];
const QGIS: Owner = ["QGIS' hjælpefil (projekt, signatur eller metadata)", "a helper file of QGIS (project, style or metadata)"];
const SCHEMA: Owner = ["en beskrivelse af en fils felter", "a description of a file's fields"];
const SHAPE: Owner = ["en Shape-fils indeks eller beskrivelse", "an index or description of a Shape file"];
const SQLITE: Owner = ["SQLite's hjælpefil, mens en database er åben", "a helper file of SQLite while a database is open"];
const STYLE: Owner = ["en signatur til kort", "a style for maps"];
const SYSTEM: Owner = ["systemets egen fil", "a file of the system's own"];
const WINDOWS: Owner = ["Windows' hjælpefil", "a helper file of Windows"];

/// Names, in lower case.
static NAMES: &[(&str, Owner)] = &[
    (".directory", SYSTEM),
    (".ds_store", MAC),
    (".gitattributes", GIT),
    (".gitignore", GIT),
    (".gitkeep", GIT),
    ("desktop.ini", WINDOWS),
    ("ehthumbs.db", WINDOWS),
    ("schema.ini", SCHEMA),
    ("thumbs.db", WINDOWS),
];

/// What names begin with.
static BEGINNINGS: &[(&str, Owner)] = &[("~$", EXCEL), (".~lock.", LIBRE_OFFICE), ("._", MAC)];

/// What names end in, in lower case.
static ENDINGS: &[(&str, Owner)] = &[
    ("-shm", SQLITE),
    (".ain", SHAPE),
    (".aih", SHAPE),
    (".aprx", ARCGIS),
    (".atx", SHAPE),
    (".aux.xml", GDAL),
    (".cpg", SHAPE),
    (".cst", SHAPE),
    (".csvt", SCHEMA),
    (".gfs", SCHEMA),
    (".ixs", SHAPE),
    (".lyr", ARCGIS),
    (".lyrx", ARCGIS),
    (".mxd", ARCGIS),
    (".mxs", SHAPE),
    (".prj", SHAPE),
    (".qgs", QGIS),
    (".qgz", QGIS),
    (".qix", SHAPE),
    (".qlr", QGIS),
    (".qmd", QGIS),
    (".qml", QGIS),
    (".qpj", SHAPE),
    (".qpt", QGIS),
    (".sbn", SHAPE),
    (".sbx", SHAPE),
    (".shp.xml", SHAPE),
    (".shx", SHAPE),
    (".sld", STYLE),
    (".sr.lock", ARCGIS),
    (".xsd", SCHEMA),
];

/// Folders that systems make, in lower case.
static FOLDERS: &[(&str, Owner)] = &[
    ("$recycle.bin", WINDOWS),
    (".fseventsd", MAC),
    (".git", GIT),
    (".spotlight-v100", MAC),
    (".svn", GIT),
    (".trashes", MAC),
    ("@eadir", SYSTEM),
    ("__macosx", MAC),
    ("system volume information", WINDOWS),
];

/// Root elements of XML, in lower case.
static ROOTS: &[(&[u8], Owner)] = &[
    (b"gmlfeatureclasslist", SCHEMA),
    (b"md_metadata", METADATA),
    (b"metadata", METADATA),
    (b"mi_metadata", METADATA),
    (b"pamdataset", GDAL),
    (b"qgis", QGIS),
    (b"qgis-layer-definition", QGIS),
    (b"qlr", QGIS),
    (b"schema", SCHEMA),
    (b"styledlayerdescriptor", STYLE),
];

/// What helper files begin with: AppleDouble (RFC 1740), .DS_Store.
static MARKS: &[(&[u8], Owner)] = &[(b"\x00\x05\x16\x07", MAC), (b"\x00\x05\x16\x00", MAC), (b"\0\0\0\x01Bud1", MAC)];

/// Why a file is passed over as a helper of a program or system; `None` if it is not one.
pub(super) fn of(head: &Head<'_>) -> Option<PassedOver> {
    by_content(head)
        .or_else(|| by_name(head.path).filter(|(_, placed)| !is_data(head, *placed)).map(|(owner, _)| owner))
        .map(passed_over)
}

/// Whether a file that is called as another's helper is data all the same. Shape's own files are binary and never are.
pub(super) fn is_disguised(head: &Head<'_>) -> bool {
    matches!(head.ending.as_str(), "cpg" | "prj") && is_data(head, false)
}

fn passed_over([da, en]: Owner) -> PassedOver {
    PassedOver::new(Aside::Helper, format!("{da}, ikke data"), format!("{en}, no data"))
}

fn by_content(head: &Head<'_>) -> Option<Owner> {
    let marked = MARKS.iter().find(|(mark, _)| head.begins(mark)).map(|(_, owner)| *owner);
    let root = || head.root().and_then(|root| ROOTS.iter().find(|(name, _)| *name == root.as_slice())).map(|(_, owner)| *owner);
    marked.or_else(|| root().filter(|_| disguised::is_helper_xml(head)))
}

/// Whose file it is by its name, and whether its ending says nothing of that.
fn by_name(path: &str) -> Option<(Owner, bool)> {
    let path = path.replace('\\', "/").to_lowercase();
    let base = name::base(&path);
    let named = NAMES.iter().find(|(name, _)| *name == base);
    let begun = || BEGINNINGS.iter().find(|(beginning, _)| base.starts_with(beginning));
    let ended = || ENDINGS.iter().find(|(ending, _)| base.ends_with(ending));
    let within = || path.split('/').rev().skip(1).find_map(|part| FOLDERS.iter().find(|(folder, _)| *folder == part));
    let called = named.or_else(ended).map(|(_, owner)| (*owner, false));
    called.or_else(|| begun().or_else(within).map(|(_, owner)| (*owner, true)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delivery::{MemorySource, Source};
    use std::sync::Arc;

    fn is_helper(path: &str, bytes: &[u8]) -> bool {
        let source: Arc<dyn Source> = Arc::new(MemorySource::new(bytes));
        of(&Head::new(bytes, &source, path)).is_some()
    }

    #[test]
    fn helper_files_are_known_by_name_and_content() {
        for path in
            ["a/~$t_6301.xlsx", ".~lock.t_6301.ods#", "THUMBS.DB", "x/__MACOSX/y/t.csv", "._t.csv", "stil.QML", "a.aux.xml"]
        {
            assert!(is_helper(path, b"\x05Mette"), "{path}");
        }
        assert!(is_helper("x.xml", b"<?xml version=\"1.0\"?><!DOCTYPE qgis PUBLIC 'x'>\n<qgis version=\"3\"/>"));
        let system = "PROJCS[\"A\",\n    GEOGCS[\"B\",\n        PARAMETER[\"c\",0],\n        PARAMETER[\"d\",9],\n";
        for (path, text) in [
            ("a.prj", system),
            ("a.cpg", "UTF-8\n"),
            ("a.csvt", "\"Integer\",\"String\"\n"),
            ("desktop.ini", "[.ShellClassInfo]\r\nA=@x.dll,-1\r\nB=@y.dll,-2\r\n"),
            (".git/logs/HEAD", "0123456789012345678901234567890123456789 x\ta\n0123456789012345678901234567890123456789 x\tb\n"),
            (".gitignore", "*.gpkg\n*.csv\n"),
            (".gitkeep", ""),
            ("a.lyrx", "{\n\"type\": \"CIMLayerDocument\"}"),
            (".~lock.a.csv#", ",mette,pc,05.07.2024 10:12,file:///home/mette;"),
        ] {
            assert!(is_helper(path, text.as_bytes()), "{path}");
        }
        assert!(is_helper("uden-endelse", b"\x00\x05\x16\x07\0\x02"));
    }

    #[test]
    fn data_under_a_helpers_name_are_data() {
        assert!(!is_helper("~$t_6301.xlsx", b"PK\x03\x04"));
        assert!(!is_helper("t_6301.qml", b"<wfs:FeatureCollection xmlns:wfs=\"x\">"));
        assert!(!is_helper("._t.csv", b"SQLite format 3\0"));
        for path in [
            "._borgere.csv",
            "~$t.csv",
            "@eaDir/x.txt",
            ".git/x",
            "x.csvt",
            "x.PRJ",
            "desktop.ini",
            "thumbs.db",
            ".gitkeep",
            "x.qml",
        ] {
            for text in ["a;b\n1;2\n", "a\tb\r1\t2", "{\"a\":1}", "[{\"a\":1}]", "<borgere><b/></borgere>"] {
                assert!(!is_helper(path, text.as_bytes()), "{path}: {text}");
            }
        }
        assert!(!is_helper("x.xml", b"<metadata><borger><navn>Anna</navn></borger></metadata>"));
        assert!(is_helper("x.xml", b"<metadata xml:lang=\"da\"><Esri><CreaDate>2024</CreaDate></Esri><dataIdInfo/></metadata>"));
        for path in ["t_6301.csv", ".t_6301.csv", "a~$b.csv", "macosx/t.csv"] {
            assert!(!is_helper(path, b"a;b\n1;2\n"), "{path}");
        }
    }
}
