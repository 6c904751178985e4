//! Deliveries with marked values, whole and broken.

use std::fs;
use std::path::{Path, PathBuf};

/// Figures, and what follows from them, that no reader is shown, and texts that contain them.
pub const MARKS: [&str; 14] = [
    "48157", // the whole
    "44926", // the shown part
    "3231",  // what is left: the hidden part
    "34110", // the sum of the parts by age
    "14047", // what they lack of the whole
    "26911", // a count
    "73529", // its base
    "36,60", // their share
    "36.60",
    "46618", // what is left of the base
    "91,37", // a share that is wrong
    "91.37",
    "Zqwertlund",
    "0707614285",
];

/// What others than the own municipality are not shown: values that strayed, and the area that they do not see in GeoFA.
pub const OTHERS: [&str; 2] = ["58271", "BYDEL-03"];

/// Rules that find something in the delivery because of the marked values.
pub const FOUND: [&str; 3] = ["andel-stemmer-ikke", "cpr-nummer", "skjult-vaerdi-kan-genskabes"];

/// Endings of files that are no text.
pub const BINARY: [&str; 7] = ["xlsx", "gpkg", "shp", "shx", "dbf", "parquet", "zip"];

const HEADER: &str = "cvr_kode;oprindkode;statuskode;off_kode;note;monit_omr_nr;indikator_kode;periode;koen_kode;alder_kode;\
    herkomst_kode;kategori_kode;taeller;naevner;vaerdi;diskretion_kode;kilde_kode;opgjort";

/// Area, indicator, off_kode, sex, age, figures and discretion.
const ROWS: [&str; 8] = [
    "64942212;5;3;1;;101-BYDEL-01;100;2024K3;0;0;0;0;48157;;48157;0;1;2024-07-05",
    "64942212;5;3;1;;101-BYDEL-01;100;2024K3;1;0;0;0;44926;;44926;0;1;2024-07-05",
    "64942212;5;3;1;;101-BYDEL-01;100;2024K3;2;0;0;0;;;;1;1;2024-07-05",
    "64942212;5;3;2;Zqwertlund;101-BYDEL-01;100;2024K3;2;0;0;0;3231;;3231;0;1;2024-07-05",
    "64942212;5;3;1;;101-BYDEL-01;100;2024K3;0;1;0;0;12011;;12011;0;1;2024-07-05",
    "64942212;5;3;1;;101-BYDEL-01;100;2024K3;0;2;0;0;22099;;22099;0;1;2024-07-05",
    "64942212;5;3;1;Zqwertlund 0707614285;101-BYDEL-02;110;2024K3;0;0;0;0;26911;73529;36,60;0;3;2024-07-05",
    "64942212;5;3;1;;101-BYDEL-03;110;2024K3;0;0;0;0;26911;73529;91,37;0;3;2024-07-05",
];

/// The table of figures, each row as `change` has it.
pub fn table(change: impl Fn(String) -> String) -> String {
    let rows = ROWS.iter().map(|row| change((*row).to_owned())).filter(|row| !row.is_empty());
    std::iter::once(HEADER.to_owned()).chain(rows).map(|line| line + "\n").collect()
}

/// Three adjacent squares in Copenhagen, a kilometre wide, in EPSG:25832: small, for a thousand runs are made of them.
fn areas() -> String {
    let area = |number: i32| {
        let (west, east, south, north) = (720_000 + number * 1000, 721_000 + number * 1000, 6_175_000, 6_176_000);
        let off = if number == 3 { 2 } else { 1 };
        format!(
            r#"{{"type":"Feature","properties":{{"cvr_kode":64942212,"oprindkode":4,"statuskode":3,"off_kode":{off},
"monit_omr_nr":"101-BYDEL-0{number}","monit_omr_navn":"Bydel {number}","monit_omr_type_kode":7,"inddeling":"bydele",
"fuldt_opdelt_kode":0,"gyldig_fra":"2007-01-01"}},"geometry":{{"type":"MultiPolygon","coordinates":[[[[{west},{south}],
[{east},{south}],[{east},{north}],[{west},{north}],[{west},{south}]]]]}}}}"#
        )
    };
    let crs = r#""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25832"}}"#;
    format!(r#"{{"type":"FeatureCollection",{crs},"features":[{}]}}"#, [1, 2, 3].map(area).join(",\n"))
}

/// A folder with areas and a table of figures.
pub fn folder(folder: &Path, table: &str) -> PathBuf {
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join("t_6300_monit_omr.geojson"), areas()).unwrap();
    fs::write(folder.join("t_6301_soc_opg.csv"), table).unwrap();
    folder.to_owned()
}

/// A file that is in pieces, and how.
pub struct Broken {
    /// How.
    pub what: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Tables that are wrong at a marked value.
pub fn broken_texts() -> Vec<Broken> {
    let changes = [
        ("a letter after it", ";48157;", ";48157x;"),
        ("two values", ";48157;", ";48157 44926;"),
        ("beyond every limit", ";48157;", ";4815700000000000000000000;"),
        ("an exponent", ";48157;", ";48157e9999;"),
        ("below zero", ";48157;", ";-48157;"),
        ("decimals", ";26911;", ";26911,36603;"),
        ("it in a date", ";2024-07-05", ";48157-58271"),
        ("it in a code", ";48157;;48157;0;1;", ";;;48157;58271;"),
        ("it in the period", "2024K3;2;0;0;0;;;", "58271;2;0;0;0;;;"),
        ("it in the area", "101-BYDEL-03;", "58271;"),
        ("a CPR number in a code", ";1;2024-07-05", ";0707614285;2024-07-05"),
        ("a CPR number in the area", "101-BYDEL-03;", "070761-4285;"),
        ("a cell too many", ";48157;;", ";48157;44926;;"),
        ("a cell too few", ";48157;;48157;", ";48157;"),
        ("an open quote", ";48157;", ";\"48157;"),
        ("a quote in a cell", ";48157;", ";48\"157;"),
        ("it in a column's name", "vaerdi;", "58271;"),
        ("a column twice", "naevner;", "taeller;"),
        ("no head", HEADER, "64942212;48157;44926;58271"),
        ("NUL", ";48157;", ";48157\0;"),
        ("another separator", ";48157;", ",48157,"),
        ("a formula", ";48157;", ";=48157+3231;"),
        ("a text too long", "Zqwertlund", &"Zqwertlund".repeat(200)),
    ];
    let whole = table(|row| row);
    let mut broken: Vec<Broken> = changes
        .iter()
        .map(|(what, from, to)| {
            assert!(whole.contains(from), "{what}");
            Broken { what: (*what).to_owned(), bytes: whole.replace(from, to).into_bytes() }
        })
        .collect();
    broken.extend(broken_bytes(whole.as_bytes(), true));
    broken
}

/// A file cut off or changed at places all over it.
pub fn broken_bytes(whole: &[u8], is_text: bool) -> Vec<Broken> {
    let mut broken = Vec::new();
    let at = |tenth: usize| whole.len() * tenth / 10;
    for tenth in [3, 7, 9] {
        broken.push(Broken { what: format!("cut at {tenth} tenths"), bytes: whole[..at(tenth)].to_vec() });
        let mut bytes = whole.to_vec();
        bytes[at(tenth)] ^= 0x5a;
        broken.push(Broken { what: format!("another byte at {tenth} tenths"), bytes });
    }
    let marked = b"48157";
    let Some(place) = whole.windows(marked.len()).position(|w| w == marked) else { return broken };
    for strange in [&b"<"[..], b"\"", b"\xff\xfe", b"\0", b"{", b"&x;"].iter().filter(|_| is_text) {
        let mut bytes = whole.to_vec();
        bytes.splice(place + 5..place + 5, strange.iter().copied());
        broken.push(Broken { what: format!("{strange:?} after a mark"), bytes });
    }
    broken.push(Broken { what: "cut in a mark".to_owned(), bytes: whole[..place + 3].to_vec() });
    broken
}
