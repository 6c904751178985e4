//! Validity and overlay as PostGIS has them: some thousand polygons on a coarse grid, where touching, overlapping and
//! nesting are common, judged by both.

use crate::common::postgres::Cluster;
use sdm::geometry::{FaultKind, Point, PolygonRef, Shape, area, beyond, common, fault};
use std::fmt::Write;

/// Park and Miller's generator (1993), so that every run judges the same.
struct Seeded(u64);

impl Seeded {
    fn below(&mut self, below: u64) -> u64 {
        self.0 = self.0 * 48_271 % 0x7fff_ffff;
        self.0 % below
    }

    fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
}

type Rings = Vec<Vec<Vec<Point>>>;

/// Corner of the grid: EPSG:25832, in the middle of Denmark.
const CORNER: Point = [550_000.0, 6_200_000.0];

fn point(random: &mut Seeded, size: u64) -> Point {
    [CORNER[0] + random.below(size) as f64, CORNER[1] + random.below(size) as f64]
}

/// A star around a point of the grid: simple unless points fall together.
fn star(random: &mut Seeded, size: u64) -> Vec<Point> {
    let centre = point(random, size);
    let corners = 3 + random.below(6);
    let mut ring: Vec<Point> = (0..corners)
        .map(|i| {
            let (angle, reach) = (i as f64 / corners as f64 * std::f64::consts::TAU, 1.0 + random.below(size / 2) as f64);
            [(centre[0] + reach * angle.cos()).round(), (centre[1] + reach * angle.sin()).round()]
        })
        .collect();
    ring.push(ring[0]);
    ring
}

fn box_of(random: &mut Seeded, size: u64) -> Vec<Point> {
    let [x, y] = point(random, size);
    let (w, h) = (1.0 + random.below(size / 2) as f64, 1.0 + random.below(size / 2) as f64);
    vec![[x, y], [x + w, y], [x + w, y + h], [x, y + h], [x, y]]
}

fn ring(random: &mut Seeded, size: u64) -> Vec<Point> {
    let mut ring = if random.chance(50) { star(random, size) } else { box_of(random, size) };
    if random.chance(20) {
        // One corner goes astray.
        let at = 1 + random.below(ring.len() as u64 - 2) as usize;
        ring[at] = point(random, size);
    }
    if random.chance(10) {
        // A point twice in a row.
        let at = random.below(ring.len() as u64) as usize;
        ring.insert(at, ring[at]);
    }
    if random.chance(8) {
        // A spike, there and back.
        let at = 1 + random.below(ring.len() as u64 - 2) as usize;
        let tip = point(random, size);
        ring.splice(at..at, [ring[at], tip]);
    }
    ring
}

fn polygon(random: &mut Seeded) -> Rings {
    let size = [6, 10, 20, 60][random.below(4) as usize];
    let parts = 1 + random.below(10).saturating_sub(6);
    (0..parts)
        .map(|_| {
            let holes = random.below(9).saturating_sub(5);
            let outer = if holes > 0 && random.chance(70) {
                let w = size as f64;
                let [x, y] = CORNER;
                vec![[x - 1.0, y - 1.0], [x + w, y - 1.0], [x + w, y + w], [x - 1.0, y + w], [x - 1.0, y - 1.0]]
            } else {
                ring(random, size)
            };
            let small = (size / 2).max(4);
            std::iter::once(outer).chain((0..holes).map(|_| ring(random, small))).collect()
        })
        .collect()
}

fn parts(rings: &Rings) -> Vec<PolygonRef<'_>> {
    rings.iter().map(|p| PolygonRef { outer: &p[0], holes: p[1..].iter().map(Vec::as_slice).collect() }).collect()
}

fn wkt(rings: &Rings) -> String {
    let point = |p: &Point| format!("{} {}", p[0], p[1]);
    let ring = |r: &Vec<Point>| format!("({})", r.iter().map(point).collect::<Vec<_>>().join(","));
    let polygon = |p: &Vec<Vec<Point>>| format!("({})", p.iter().map(ring).collect::<Vec<_>>().join(","));
    format!("MULTIPOLYGON({})", rings.iter().map(polygon).collect::<Vec<_>>().join(","))
}

/// PostGIS's words for a kind of fault; those that mean the same in it and here.
fn reasons(kind: FaultKind) -> &'static [&'static str] {
    match kind {
        FaultKind::SelfIntersection => &["Self-intersection", "Ring Self-intersection", "Duplicate Rings"],
        FaultKind::HoleOutside => &["Hole lies outside shell"],
        FaultKind::NestedHoles => &["Holes are nested"],
        FaultKind::NestedParts => &["Nested shells"],
        FaultKind::Disconnected => &["Interior is disconnected"],
        FaultKind::TooFewPoints => &["Too few points in geometry component"],
        FaultKind::NotFinite | FaultKind::Open => &["Invalid Coordinate"],
    }
}

#[test]
fn validity_is_what_postgis_says() {
    const POLYGONS: usize = 6_000;
    let cluster = Cluster::start();
    cluster.psql("postgres", "CREATE EXTENSION postgis");
    let mut random = Seeded(20_240_701);
    let all: Vec<Rings> = (0..POLYGONS).map(|_| polygon(&mut random)).collect();
    let mut sql = String::from("CREATE TEMP TABLE g(n integer, g geometry);\n");
    for (n, rings) in all.iter().enumerate() {
        let _ = writeln!(sql, "INSERT INTO g VALUES ({n}, ST_GeomFromText('{}'));", wkt(rings));
    }
    sql.push_str("SELECT n, (ST_IsValidDetail(g)).valid, coalesce((ST_IsValidDetail(g)).reason, '') FROM g ORDER BY n;");
    let answer = cluster.psql("postgres", &sql);
    let lines: Vec<&str> = answer.lines().filter(|l| l.split('\t').count() == 3).collect();
    assert_eq!(lines.len(), POLYGONS);
    let (mut differ, mut other, mut valid) = (Vec::new(), 0, 0);
    let mut seen = std::collections::BTreeMap::new();
    for (rings, line) in all.iter().zip(lines) {
        let answer: Vec<&str> = line.split('\t').collect();
        let ours = fault(&parts(rings));
        valid += usize::from(ours.is_none());
        if ours.is_none() != (answer[1] == "t") {
            differ.push(format!("{} PostGIS: {} {}, ours: {ours:?}", wkt(rings), answer[1], answer[2]));
        } else if let Some(fault) = ours {
            *seen.entry(fault.kind).or_insert(0) += 1;
            // With several faults either may name another first.
            other += usize::from(!reasons(fault.kind).contains(&answer[2]));
        }
    }
    assert!(differ.is_empty(), "{} differ, the first: {}", differ.len(), differ[0]);
    assert!(valid > POLYGONS / 5 && valid < POLYGONS * 4 / 5, "{valid} of {POLYGONS} are valid");
    assert!(seen.len() >= 6, "{seen:?}");
    println!("{valid} of {POLYGONS} valid; by fault {seen:?}; PostGIS names another fault first in {other}");
    assert!(other * 10 < POLYGONS, "{other} name another fault");
}

#[test]
fn overlay_is_what_postgis_says() {
    const PAIRS: usize = 500;
    let cluster = Cluster::start();
    cluster.psql("postgres", "CREATE EXTENSION postgis");
    let mut random = Seeded(7);
    let mut pairs: Vec<(Rings, Rings)> = Vec::new();
    while pairs.len() < PAIRS {
        let (a, b) = (polygon(&mut random), polygon(&mut random));
        if fault(&parts(&a)).is_none() && fault(&parts(&b)).is_none() {
            pairs.push((a, b));
        }
    }
    let mut sql = String::new();
    for (a, b) in &pairs {
        let (a, b) = (wkt(a), wkt(b));
        let _ = writeln!(
            sql,
            "SELECT ST_Area('{a}'::geometry), ST_Area(ST_Intersection('{a}'::geometry, '{b}'::geometry)), \
             ST_Area(ST_Difference('{a}'::geometry, '{b}'::geometry));"
        );
    }
    let answer = cluster.psql("postgres", &sql);
    for ((a, b), line) in pairs.iter().zip(answer.lines()) {
        let theirs: Vec<f64> = line.split('\t').map(|t| t.parse().unwrap()).collect();
        let (first, second) = (Shape::new(&parts(a)).unwrap(), Shape::new(&parts(b)).unwrap());
        let sum = |patches: Vec<sdm::geometry::Patch>| patches.iter().map(|p| p.area).sum::<f64>();
        let ours = [area(&parts(a)), sum(common(&first, &second)), sum(beyond(&first, &second))];
        for (ours, theirs) in ours.iter().zip(&theirs) {
            assert!((ours - theirs).abs() <= 1e-3 + 1e-6 * theirs, "{ours} {theirs}: {} {}", wkt(a), wkt(b));
        }
    }
    assert_eq!(answer.lines().count(), PAIRS);
}
