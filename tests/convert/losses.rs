//! Each kind of loss is reported where it happens, and nowhere else.

use super::content::{rows, written};
use super::made::file;
use sdm::delivery::write::{Loss, Target};
use sdm::delivery::{InputFile, MemorySource};
use std::collections::BTreeSet;

fn csv(text: &str) -> InputFile {
    InputFile::alone("t_6301_soc_opg.csv", MemorySource::new(text.as_bytes()))
}

/// A feature of theme 6305 with a geometry.
fn area(geometry: &str) -> InputFile {
    let crs = r#""crs":{"type":"name","properties":{"name":"EPSG:25832"}}"#;
    file(&format!(
        r#"{{"type":"FeatureCollection",{crs},"features":[{{"type":"Feature","properties":{{"indsats_navn":"x"}},"geometry":{geometry}}}]}}"#
    ))
}

fn losses(file: &InputFile, theme: u16, target: Target) -> BTreeSet<(Loss, Option<String>)> {
    written(file, theme, target).1
}

fn one(loss: Loss, field: Option<&str>) -> BTreeSet<(Loss, Option<String>)> {
    [(loss, field.map(str::to_owned))].into()
}

#[test]
fn what_reading_loses_is_reported_in_every_format() {
    let head = "monit_omr_nr;indikator_kode;taeller;naevner;opgjort";
    for (text, loss, field) in [
        (format!("{head}\n101-A;1;2;3\n101-B;1;2;3;\n"), Loss::Record, None),
        (format!("{head};taeller\n101-A;1;2;3;;9\n"), Loss::SecondColumn, None),
        (format!("{head};\n101-A;1;2;3;;9\n"), Loss::NamelessColumn, None),
        (format!("{head}\n101-A;1;..;3;\n"), Loss::Sign, Some("taeller")),
        (format!("{head}\n101-A;1;2;3;2024-01-01 12:30\n"), Loss::TimeOfDay, Some("opgjort")),
        (format!("{head}\n101-A;1;1.453;19.99;\n"), Loss::Point, Some("taeller")),
    ] {
        for target in Target::ALL {
            assert_eq!(losses(&csv(&text), 6301, target), one(loss, field), "{text} {}", target.name());
        }
    }
    let square = "[[550000,6200000],[550100,6200000],[550100,6200100],[550000,6200000]]";
    for (geometry, loss) in [
        (r#"{"type":"Point","coordinates":[550000,6200000]}"#.to_owned(), Loss::OtherGeometry),
        (r#"{"type":"Polygon","coordinates":[[[550000],[550100,6200000]]]}"#.to_owned(), Loss::Coordinates),
        (format!(r#"{{"type":"Polygon","coordinates":[{}]}}"#, square.replace("]", ",5]").replace("],5]", "]]")), Loss::Height),
        (format!(r#"{{"type":"Polygon","coordinates":[{square},[]]}}"#), Loss::HollowPart),
    ] {
        for target in Target::ALL.into_iter().filter(|t| t.has_shapes()) {
            assert_eq!(losses(&area(&geometry), 6305, target), one(loss, None), "{geometry} {}", target.name());
        }
    }
}

#[test]
fn what_a_format_cannot_hold_is_reported_for_that_format_alone() {
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let feature = |name: &str, value: &str| {
        file(&format!(r#"{{"type":"Feature","properties":{{"monit_omr_nr":"101-A",{}:{value}}},"geometry":null}}"#, quoted(name)))
    };
    let long = quoted(&"ø".repeat(20_000));
    let longer = quoted(&"ø".repeat(40_000));
    let cases: [(&str, &str, Loss, &[Target]); 9] = [
        (
            "note",
            "[1, \"x\"]",
            Loss::NotText,
            &[Target::Csv, Target::Xlsx, Target::GeoPackage, Target::Gml, Target::Shape, Target::Parquet],
        ),
        ("note", r#""a\u0000b""#, Loss::ControlCharacter, &[Target::Csv, Target::Gml, Target::Shape]),
        ("note", r#""a\u0001b""#, Loss::ControlCharacter, &[Target::Gml]),
        ("note", r#""a\ufffeb""#, Loss::ControlCharacter, &[Target::Xlsx, Target::Gml]),
        ("note", &long, Loss::LongText, &[Target::Shape]),
        ("note", &longer, Loss::LongText, &[Target::Xlsx, Target::Shape]),
        ("min kolonne", r#""x""#, Loss::Name, &[Target::Gml, Target::Shape]),
        ("a;b", r#""x""#, Loss::Name, &[Target::Csv, Target::Gml, Target::Shape]),
        ("etlangtnavn", r#""x""#, Loss::Name, &[Target::Shape]),
    ];
    for (name, value, loss, targets) in cases {
        for target in Target::ALL {
            let wanted = if targets.contains(&target) { one(loss, Some(name)) } else { BTreeSet::new() };
            assert_eq!(
                losses(&feature(name, value), 6301, target),
                wanted,
                "{name} {} {}",
                &value[..value.len().min(20)],
                target.name()
            );
        }
    }
}

#[test]
fn areas_and_rows_that_a_format_cannot_hold_are_reported() {
    // A hole outside its polygon: Shape takes it to the other one, in which it lies.
    let square = |x: f64, turned: bool, side: f64| {
        let mut ring = vec![
            [x, 6_200_000.0],
            [x, 6_200_000.0 + side],
            [x + side, 6_200_000.0 + side],
            [x + side, 6_200_000.0],
            [x, 6_200_000.0],
        ];
        if turned {
            ring.reverse();
        }
        serde_json::to_string(&ring).unwrap()
    };
    let astray = format!(
        r#"{{"type":"MultiPolygon","coordinates":[[{},{}],[{}]]}}"#,
        square(550_000.0, false, 100.0),
        square(551_010.0, true, 10.0),
        square(551_000.0, false, 100.0)
    );
    let far = r#"{"type":"Polygon","coordinates":[[[1e9,6200000],[1e9,6200100],[1000000100,6200100],[1e9,6200000]]]}"#;
    let nothing = file(r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":null}]}"#);
    let empty = csv("monit_omr_nr;indikator_kode\n");
    for target in Target::ALL {
        let is = |targets: &[Target], loss: Loss| if targets.contains(&target) { one(loss, None) } else { BTreeSet::new() };
        let tables = [Target::Csv, Target::Xlsx];
        assert_eq!(
            losses(&area(&astray), 6305, target),
            &is(&[Target::Shape], Loss::Rings) | &is(&tables, Loss::Geometry),
            "{}",
            target.name()
        );
        assert_eq!(
            losses(&area(far), 6305, target),
            &is(&[Target::GeoJsonSeq], Loss::Coordinates) | &is(&tables, Loss::Geometry),
            "{}",
            target.name()
        );
        let tabular = [Target::Csv, Target::Xlsx, Target::GeoPackage, Target::Gml, Target::Shape, Target::Parquet];
        assert_eq!(losses(&nothing, 6301, target), is(&tabular, Loss::BlankRow), "{}", target.name());
    }
    for target in [Target::GeoJson, Target::Csv, Target::Xlsx, Target::GeoPackage, Target::Shape, Target::Parquet] {
        let (made, lost) = written(&empty, 6301, target);
        assert_eq!((rows(&made, 6301).len(), lost.is_empty()), (0, true), "{}", target.name());
    }
    assert_eq!(
        [Target::GeoJsonSeq, Target::Gml].map(|t| losses(&empty, 6301, t)),
        [one(Loss::NoRows, None), one(Loss::NoRows, None)]
    );
}
