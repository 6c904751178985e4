//! Datasets as proptest makes them, written as GeoJSON by the test: every kind of field, right and wrong, and areas.

use super::content::model;
use proptest::collection::vec;
use proptest::prelude::*;
use sdm::delivery::{FieldKind, Fields, InputFile, MemorySource, iso_date};
use serde_json::Value;

/// Columns that the standard does not know, with names that formats have trouble with.
pub const OTHERS: [&str; 7] = ["Ukendt kolonne, æøå", "fid", "geom", "boundedBy", "=1+1", "2. kolonne", "et meget langt navn"];

/// Pieces of texts.
const PIECES: [&str; 30] = [
    "Nørrebro",
    "æøå ÆØÅ",
    "a\u{30a}",
    "\"",
    "'",
    ";",
    ",",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "=1+1",
    "+45",
    "-",
    "@x",
    "<b>&amp;</b>",
    "]]>",
    "_x000D_",
    "_x0041_",
    "\u{1F642}",
    "\u{0}",
    "\u{1}",
    "\u{b}",
    "\u{fffe}",
    "\u{a0}",
    " ",
    "\u{2003}",
    "1.453",
    "2024-01-01",
    "''=",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![9 => vec(prop::sample::select(PIECES.to_vec()), 0..5).prop_map(|p| p.concat()), 1 => Just("lang ø".repeat(60))]
}

/// A scaled number's digits by plain arithmetic.
fn decimal(value: i64, scale: u8) -> String {
    let unit = 10i64.pow(u32::from(scale));
    let sign = if value < 0 { "-" } else { "" };
    let (whole, part) = (value.abs() / unit, value.abs() % unit);
    if scale == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part:0>width$}", width = usize::from(scale)) }
}

/// A field's value as JSON; `None` if the feature does not have it.
fn value(kind: FieldKind) -> BoxedStrategy<Option<String>> {
    let quoted = |text: String| Value::from(text).to_string();
    let right = match kind {
        FieldKind::Int => any::<i32>().prop_map(|n| n.to_string()).boxed(),
        FieldKind::Decimal { digits, scale } => {
            let most = 10i64.pow(u32::from(digits)) - 1;
            prop_oneof![-most..=most, Just(most), Just(-most), -999i64..999].prop_map(move |n| decimal(n, scale)).boxed()
        }
        // From 1 January of year 1 to 31 December 9999.
        FieldKind::Date => (-719_162i64..=2_932_896).prop_map(move |d| quoted(iso_date(d))).boxed(),
        FieldKind::Text => text().prop_map(quoted).boxed(),
        FieldKind::Uuid => any::<u128>()
            .prop_map(move |n| {
                let n = format!("{n:032x}");
                quoted(format!("{}-{}-{}-{}-{}", &n[..8], &n[8..12], &n[12..16], &n[16..20], &n[20..]))
            })
            .boxed(),
    };
    let wrong = prop_oneof![
        text().prop_map(quoted),
        prop::sample::select(vec![
            "1.453",
            "-0.00001",
            "1e30",
            "123456789012345678901",
            "true",
            "[1, 2]",
            "{\"a\": 1}",
            "12345678"
        ])
        .prop_map(str::to_owned),
    ];
    prop_oneof![8 => right.prop_map(Some), 1 => wrong.prop_map(Some), 2 => Just(Some("null".to_owned())), 1 => Just(None)].boxed()
}

/// A ring around a place, closed, in whichever direction.
fn ring(x: f64, y: f64, side: f64, turned: bool) -> Vec<[f64; 2]> {
    let mut ring = vec![[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]];
    if turned {
        ring.reverse();
    }
    ring
}

/// Adjacent polygons, some with a hole, anywhere in Denmark; null; or without any point.
fn shape() -> impl Strategy<Value = String> {
    let part = (1.0..99.0f64, any::<bool>(), any::<bool>(), any::<bool>());
    let parts = (450_000.0..880_000.0f64, 6_060_000.0..6_400_000.0f64, vec(part, 0..4)).prop_map(|(x, y, parts)| {
        let polygon = |(index, (side, hole, turned, also)): (usize, (f64, bool, bool, bool))| {
            let x = x + 100.0 * index as f64;
            let mut rings = vec![ring(x, y, side, turned)];
            rings.extend(hole.then(|| ring(x + side / 4.0, y + side / 4.0, side / 3.0, also)));
            rings
        };
        let polygons: Vec<_> = parts.into_iter().enumerate().map(polygon).collect();
        serde_json::json!({ "type": "MultiPolygon", "coordinates": polygons }).to_string()
    });
    prop_oneof![4 => parts, 1 => Just("null".to_owned())]
}

/// A dataset of a theme: features in GeoJSON.
pub fn dataset(theme: u16) -> impl Strategy<Value = (u16, String)> {
    let fields = Fields::new(model(), model().tema(theme).unwrap());
    let own: Vec<BoxedStrategy<Option<String>>> = fields.specs.iter().map(|s| value(s.kind)).collect();
    let others = OTHERS.map(|_| value(FieldKind::Text)).to_vec();
    let names: Vec<String> = fields.specs.iter().map(|s| s.name.clone()).chain(OTHERS.map(str::to_owned)).collect();
    let shapes = if fields.has_geometry { shape().boxed() } else { Just("null".to_owned()).boxed() };
    let row = (own.into_iter().chain(others).collect::<Vec<_>>(), shapes);
    vec(row, 1..5).prop_map(move |rows| {
        let feature = |(values, shape): (Vec<Option<String>>, String)| {
            let properties: Vec<String> =
                names.iter().zip(values).filter_map(|(n, v)| Some(format!("{}:{}", Value::from(n.as_str()), v?))).collect();
            format!(r#"{{"type":"Feature","properties":{{{}}},"geometry":{shape}}}"#, properties.join(","))
        };
        let features: Vec<String> = rows.into_iter().map(feature).collect();
        let crs = r#""crs":{"type":"name","properties":{"name":"EPSG:25832"}}"#;
        (theme, format!(r#"{{"type":"FeatureCollection",{crs},"features":[{}]}}"#, features.join(",")))
    })
}

/// The dataset as a file.
pub fn file(text: &str) -> InputFile {
    InputFile::alone("kilde.geojson", MemorySource::new(text.as_bytes()))
}
