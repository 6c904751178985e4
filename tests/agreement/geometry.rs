//! Geometries: right ones, and each fault of type, nesting, ring, place and shape. Coordinates are in EPSG:25832.

use super::draft::Edit;
use super::operators::{Change, Expect, finds, spares};
use sdm::model::{Geometriramme, Geometritype, Model, Tema};

const EMPTY: Expect = finds("tom-geometri");
const TYPE: Expect = finds("forkert-geometritype");
const PART: Expect = finds("ugyldig-geometri/tom-del");
const NESTING: Expect = finds("ugyldig-geometri");
const POINTS: Expect = finds("ugyldig-geometri/punkter");
const RING: Expect = finds("ugyldig-geometri/ring");
const OUTSIDE: Expect = finds("uden-for-danmark");
const INSIDE: Expect = spares("uden-for-danmark");
/// Of shapes that are wrong in a way that the operator leaves to whoever judges shapes.
const PRESENT: Expect = spares("tom-geometri");
const RIGHT: Expect = spares("ugyldig-geometri");

/// Lower left corner of the square, in the middle of Denmark.
const CORNER: [f64; 2] = [550_000.0, 6_200_000.0];

/// An operator on a theme's geometry: name, what it does, and raw geometries (`None`: no member) with what must come.
pub struct GeometryOperator {
    pub name: &'static str,
    pub about: &'static str,
    pub changes: Vec<Change>,
}

/// The base's geometry: a square of 1 km, or null where the theme has none.
pub fn base(tema: &Tema) -> String {
    match tema.geometritype {
        Geometritype::Flade => multi(&[&[square(CORNER, 1_000.0)]]),
        Geometritype::Ingen => "null".into(),
    }
}

/// Every operator that applies to the theme.
pub fn operators(model: &Model, tema: &Tema) -> Vec<GeometryOperator> {
    match tema.geometritype {
        Geometritype::Ingen => vec![
            operator(
                "uden",
                "a geometry where the theme has none",
                TYPE,
                [
                    multi(&[&[square(CORNER, 9.0)]]),
                    multi(&[&[square([0.0, 0.0], 9.0)]]),
                    of("Point", "[550000,6200000]"),
                    heights(),
                ],
            ),
            member("medlem", "no member geometry", finds("laesemaade/uden-geometrimedlem")),
        ],
        Geometritype::Flade => {
            let mut all = areas(&model.standard.geometri);
            all.extend(exempt(model, tema));
            all
        }
    }
}

fn areas(frame: &Geometriramme) -> Vec<GeometryOperator> {
    let s = || square(CORNER, 1_000.0);
    let hole = square([550_200.0, 6_200_200.0], 100.0);
    let away = square([552_000.0, 6_200_000.0], 500.0);
    let ring = |points: &[[f64; 2]]| polygon(&[points.to_vec()]);
    let [x, y] = CORNER;
    vec![
        member("medlem", "no member geometry", EMPTY),
        operator("null", "null", EMPTY, ["null".into()]),
        operator("tom", "no coordinates", EMPTY, [of("MultiPolygon", "[]"), of("Polygon", "[]")]),
        operator(
            "ringløs",
            "a polygon without rings",
            EMPTY,
            [of("MultiPolygon", "[[]]"), of("MultiPolygon", "[[[]]]"), of("Polygon", "[[]]")],
        ),
        operator(
            "type",
            "another type",
            TYPE,
            [of("Point", "[550000,6200000]"), of("LineString", "[[550000,6200000],[551000,6200000]]")],
        ),
        operator("typestil", "the type in other letters", TYPE, [multi(&[&[s()]]).replace("MultiPolygon", "multipolygon")]),
        operator("typeløs", "no type", TYPE, [r#"{"coordinates":[]}"#.into()]),
        operator("enkelt", "a single polygon", finds("laesemaade/enkelt-polygon"), [polygon(&[s()])]),
        operator(
            "indlejret",
            "coordinates nested wrongly",
            NESTING,
            [
                of("MultiPolygon", &rings(&[s()])),
                of("Polygon", &format!("[{}]", rings(&[s()]))),
                of("MultiPolygon", r#"[[[["550000","6200000"],[1,1],[2,2],["550000","6200000"]]]]"#),
                of("MultiPolygon", "[[[[550000],[551000],[551000],[550000]]]]"),
                of("MultiPolygon", "[[[[550000,null],[1,1],[2,2],[550000,null]]]]"),
                of("MultiPolygon", "{}"),
            ],
        ),
        operator(
            "halvtom",
            "an empty area or ring next to a filled one",
            PART,
            [
                of("MultiPolygon", &format!("[{},[]]", rings(&[s()]))),
                of("MultiPolygon", &format!("[{}]", rings(&[s()]).replacen("]]]", "]],[]]", 1))),
            ],
        ),
        operator("punkter", "a ring of three points", POINTS, [multi(&[&[vec![[x, y], [x + 9.0, y], [x, y]]]])]),
        operator(
            "åben",
            "a ring that is not closed",
            RING,
            [multi(&[&[s()[..4].to_vec()]]), ring(&[[x, y], [x + 9.0, y], [x + 9.0, y + 9.0], [x, y + 9.0], [x, y + 0.001]])],
        ),
        operator("højde", "heights", finds("z-koordinat"), [heights()]),
        operator("kant", "on the frame's edges", INSIDE, edges(frame, 0.0)),
        operator("over", "a step beyond the frame's edges", OUTSIDE, edges(frame, frame.oploesning)),
        operator(
            "byttet",
            "axes swapped, and degrees",
            OUTSIDE,
            [multi(&[&[square([y, x], 1_000.0)]]), multi(&[&[square([9.0, 55.0], 0.5)]])],
        ),
        operator(
            "hul",
            "a hole, two areas, a ring the other way round",
            RIGHT,
            [
                multi(&[&[s(), hole.clone()]]),
                multi(&[&[s()], std::slice::from_ref(&away)]),
                multi(&[&[s().into_iter().rev().collect()]]),
            ],
        ),
        operator(
            "sløjfe",
            "a ring that crosses itself",
            PRESENT,
            [multi(&[&[vec![[x, y], [x + 9.0, y + 9.0], [x + 9.0, y], [x, y + 9.0], [x, y]]]])],
        ),
        operator("hulude", "a hole outside its area", PRESENT, [multi(&[&[s(), away]])]),
        operator(
            "overlap",
            "areas that overlap, a hole twice",
            PRESENT,
            [multi(&[&[s()], &[square([x + 500.0, y], 1_000.0)]]), multi(&[&[s(), hole.clone(), hole]])],
        ),
    ]
}

/// The rows that the theme exempts have no geometry, and may not have one.
fn exempt(model: &Model, tema: &Tema) -> Option<GeometryOperator> {
    let exempt = tema.geometri_undtagelse.as_ref()?;
    let number = model.regioner.iter().map(|r| r.omraade_nr.as_str()).chain(["000-LANDET"]);
    let pattern = regex::Regex::new(&exempt.moenster).expect("the model's patterns are valid");
    let number = number.into_iter().find(|n| pattern.is_match(n))?;
    let named = Edit::Set(exempt.felt.clone(), super::draft::text(number));
    let change = |geometry: String, expect: Expect| Change { edits: vec![named.clone(), Edit::Geometry(Some(geometry))], expect };
    let changes = vec![change("null".into(), spares("tom-geometri")), change(base(tema), TYPE)];
    Some(GeometryOperator { name: "undtaget", about: "a row that is exempt, without and with geometry", changes })
}

fn operator<const N: usize>(name: &'static str, about: &'static str, expect: Expect, raws: [String; N]) -> GeometryOperator {
    let changes = raws.into_iter().map(|raw| Change { edits: vec![Edit::Geometry(Some(raw))], expect: expect.clone() }).collect();
    GeometryOperator { name, about, changes }
}

fn member(name: &'static str, about: &'static str, expect: Expect) -> GeometryOperator {
    GeometryOperator { name, about, changes: vec![Change { edits: vec![Edit::Geometry(None)], expect }] }
}

/// Small squares that touch the frame's four edges from inside, moved out by `step`.
fn edges(frame: &Geometriramme, step: f64) -> [String; 4] {
    let [x, y] = CORNER;
    let at = |corner| multi(&[&[square(corner, 1_000.0)]]);
    [
        at([frame.x_min - step, y]),
        at([frame.x_max - 1_000.0 + step, y]),
        at([x, frame.y_min - step]),
        at([x, frame.y_max - 1_000.0 + step]),
    ]
}

fn heights() -> String {
    let points: Vec<String> = square(CORNER, 1_000.0).iter().map(|[x, y]| format!("[{x},{y},12.5]")).collect();
    of("MultiPolygon", &format!("[[[{}]]]", points.join(",")))
}

/// A square as a closed ring, against the clock.
fn square([x, y]: [f64; 2], side: f64) -> Vec<[f64; 2]> {
    // Sums of millimetres are rounded to them, as the frame's own numbers are.
    let to = |v: f64| ((v + side) * 1_000.0).round() / 1_000.0;
    vec![[x, y], [to(x), y], [to(x), to(y)], [x, to(y)], [x, y]]
}

fn multi(polygons: &[&[Vec<[f64; 2]>]]) -> String {
    let polygons: Vec<String> = polygons.iter().map(|p| rings(p)).collect();
    of("MultiPolygon", &format!("[{}]", polygons.join(",")))
}

fn polygon(of_rings: &[Vec<[f64; 2]>]) -> String {
    of("Polygon", &rings(of_rings))
}

fn rings(rings: &[Vec<[f64; 2]>]) -> String {
    let point = |[x, y]: &[f64; 2]| format!("[{x},{y}]");
    let ring = |r: &Vec<[f64; 2]>| format!("[{}]", r.iter().map(point).collect::<Vec<_>>().join(","));
    format!("[{}]", rings.iter().map(ring).collect::<Vec<_>>().join(","))
}

fn of(kind: &str, coordinates: &str) -> String {
    format!("{{\"type\":\"{kind}\",\"coordinates\":{coordinates}}}")
}
