//! The seeds: the deliveries of the conformance cases and of the example, as they are and as GDAL and pyarrow write them in
//! the other formats; the model's own YAML and rules.

use super::{model, parts};
use sdm::delivery::companion_of;
use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Largest file of a case that is a seed: a fuzzer changes small inputs far sooner.
const LARGEST: u64 = 16 << 10;
/// Case folders whose deliveries are written in every format: between them every kind of geometry and fault.
const IN_EVERY_FORMAT: &[&str] = &[
    "forkert-geometritype",
    "tom-geometri",
    "ugyldig-geometri",
    "z-koordinat",
    "overlappende-omraader",
    "forkert-datatype",
    "forkert-koordinatsystem",
    "hul-mellem-omraader",
    "for-faa-personer",
];

/// A seed: its target, its name, its bytes.
pub type Seed = (&'static str, String, Vec<u8>);

/// Makes every seed. `python` has pyarrow. Temporary files lie in `scratch`.
///
/// # Panics
/// A tool is missing or fails.
pub fn all(scratch: &Path, python: &Path) -> Vec<Seed> {
    let root = model::root();
    let mut seeds = Vec::new();
    for case in cases(&root) {
        delivered(&case, &mut seeds);
    }
    converted(&root, scratch, python, &mut seeds);
    seeds.extend(yaml());
    seeds.extend(rules());
    seeds
}

/// Writes the seeds in a folder for each target.
///
/// # Errors
/// What the operating system says.
pub fn write(seeds: &[Seed], corpus: &Path) -> std::io::Result<()> {
    for (target, name, bytes) in seeds {
        let folder = corpus.join(target);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(name.replace(['/', ' '], "-")), bytes)?;
    }
    Ok(())
}

fn listed(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|e| e.expect("an entry").path()).collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn read(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The folders of deliveries, with the name of their rule and case.
fn cases(root: &Path) -> Vec<(String, PathBuf)> {
    let rules = listed(&root.join("conformance-tests/cases"));
    let cases = rules.iter().flat_map(|rule| listed(rule)).map(|case| {
        let rule = case.parent().map(name).unwrap_or_default();
        (format!("{rule}-{}", name(&case)), case.join("input"))
    });
    cases.filter(|(_, input)| input.is_dir()).collect()
}

/// What a case delivers: each file for its own target, and all of them for `validate`.
fn delivered((case, input): &(String, PathBuf), seeds: &mut Vec<Seed>) {
    let small = |p: &PathBuf| p.is_file() && fs::metadata(p).is_ok_and(|m| m.len() <= LARGEST);
    let files: Vec<PathBuf> = listed(input).into_iter().filter(small).collect();
    let all: Vec<(String, Vec<u8>)> = files.iter().map(|p| (name(p), read(p))).collect();
    for (file, bytes) in &all {
        let named = format!("{case}-{file}");
        match file.rsplit('.').next() {
            Some("csv" | "txt") => seeds.push(("csv", named, bytes.clone())),
            Some("geojson" | "geojsonl" | "json") => seeds.push(("geojson", named, bytes.clone())),
            Some("dbf") => seeds.push(("shp", named, companions(file, &all))),
            Some("xlsx") => seeds.push(("xlsx", named, unpacked(bytes))),
            Some("zip") => seeds.push(("zip", named, bytes.clone())),
            _ => {}
        }
    }
    let number = case.bytes().map(usize::from).sum::<usize>() as u8;
    // Every reader and form is chosen by some case.
    let choice: (String, Vec<u8>) = ("valg".to_owned(), vec![number % 3, number % 8]);
    let parts = [&choice].into_iter().chain(&all).map(|(n, b)| (n.as_str(), b.as_slice()));
    seeds.push(("validate", case.clone(), parts::join(parts)));
}

/// A file and those that belong to it, by ending.
fn companions(file: &str, all: &[(String, Vec<u8>)]) -> Vec<u8> {
    let ending = |name: &str| name.rsplit('.').next().unwrap_or_default().to_lowercase();
    let stem = |name: &str| name.rsplit_once('.').map_or("", |(s, _)| s).to_owned();
    let belongs = |name: &str| name == file || companion_of(file, name).is_some();
    let mut own: Vec<(String, &[u8])> =
        all.iter().filter(|(n, _)| stem(n) == stem(file) && belongs(n)).map(|(n, b)| (ending(n), b.as_slice())).collect();
    own.sort_by_key(|(e, _)| *e != ending(file));
    parts::join(own.iter().map(|(e, b)| (e.as_str(), *b)))
}

/// A workbook's or archive's members, without those that no reader looks at.
fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut members = Vec::new();
    for index in 0..archive.len() {
        let mut member = archive.by_index(index).expect("a member");
        let name = member.name().expect("a name").into_owned();
        if !["docProps", "theme", "printerSettings"].iter().any(|other| name.contains(other)) {
            let mut bytes = Vec::new();
            member.read_to_end(&mut bytes).expect("a whole member");
            members.push((name, bytes));
        }
    }
    parts::join(members.iter().map(|(n, b)| (n.as_str(), b.as_slice())))
}

fn run(command: &mut Command) {
    let output = command.output().unwrap_or_else(|e| panic!("{command:?}: {e}"));
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// Deliveries of areas and figures in every format.
fn converted(root: &Path, scratch: &Path, python: &Path, seeds: &mut Vec<Seed>) {
    let mut sources: Vec<(String, PathBuf)> = Vec::new();
    for (case, input) in cases(root) {
        if IN_EVERY_FORMAT.iter().any(|rule| case.starts_with(rule)) {
            let files = listed(&input).into_iter().filter(|p| name(p).ends_with(".geojson"));
            sources.extend(files.map(|p| (format!("{case}-{}", name(&p)), p)).take(1));
        }
    }
    // Every third is enough: the cases of a rule differ in a value or two.
    for (case, source) in sources.iter().step_by(3) {
        one(root, case, source, scratch, python, seeds);
    }
}

/// One file in every format that can hold it.
fn one(root: &Path, case: &str, source: &Path, scratch: &Path, python: &Path, seeds: &mut Vec<Seed>) {
    let folder = scratch.join(case);
    fs::create_dir_all(&folder).expect("a folder");
    let layer = name(source).replace(".geojson", "");
    let to = |ending: &str| folder.join(format!("{layer}.{ending}"));
    let ogr = |arguments: &[&str], target: &Path| {
        run(Command::new("ogr2ogr").args(arguments).args(["-nln", &layer]).arg(target).arg(source));
        read(target)
    };
    let small =
        ["--config", "OGR_SQLITE_PRAGMA", "page_size=512", "-dsco", "ADD_GPKG_OGR_CONTENTS=NO", "-lco", "SPATIAL_INDEX=NO"];
    seeds.push(("gpkg", case.to_owned(), ogr(&[&["-f", "GPKG"], &small[..]].concat(), &to("gpkg"))));
    seeds.push(("gml", format!("{case}-3"), ogr(&["-f", "GML", "-dsco", "FORMAT=GML3"], &to("3.gml"))));
    let gml = ogr(&["-f", "GML", "-dsco", "FORMAT=GML3.2", "-t_srs", "EPSG:4326"], &to("32.gml"));
    seeds.push(("gml", format!("{case}-32"), gml.clone()));
    seeds.push(("geojson", format!("{case}-seq"), ogr(&["-f", "GeoJSONSeq", "-lco", "RS=YES"], &to("geojsonl"))));
    seeds.push(("xlsx", case.to_owned(), unpacked(&ogr(&["-f", "XLSX"], &to("xlsx")))));
    let csv = ogr(&["-f", "CSV", "-lco", "SEPARATOR=SEMICOLON"], &to("csv"));
    ogr(&["-f", "ESRI Shapefile", "-lco", "ENCODING=UTF-8", "-skipfailures"], &to("shp"));
    let shape: Vec<(String, Vec<u8>)> =
        ["shp", "dbf", "prj", "cpg"].iter().filter(|e| to(e).exists()).map(|e| (format!("{layer}.{e}"), read(&to(e)))).collect();
    let main = if to("shp").exists() { "shp" } else { "dbf" };
    seeds.push(("shp", case.to_owned(), companions(&format!("{layer}.{main}"), &shape)));
    let mut members = shape;
    members.push((format!("a/{layer}.csv"), csv));
    members.push((format!("a/{layer}.gml"), gml));
    let joined = parts::join(members.iter().map(|(n, b)| (n.as_str(), b.as_slice())));
    seeds.push(("zip", format!("{case}-raw"), parts::archive(&joined)));
    seeds.push(("zip", case.to_owned(), joined));
    // GDAL's GeoJSON says of every feature what it has, and where it is.
    let (plain, target) = (to("plain.geojson"), to("parquet"));
    ogr(&["-f", "GeoJSON"], &plain);
    run(Command::new(python).arg(root.join("tests/formats/parquet.py")).args([&plain, &target]));
    seeds.push(("parquet", case.to_owned(), read(&target)));
}

/// The model's files, and profiles.
fn yaml() -> Vec<Seed> {
    let file = |s: &sdm::model::SourceFile| ("model", s.path.clone(), [s.path.as_bytes(), b"\n", &s.bytes].concat());
    let profiles = [
        "niveauer:\n  dublet-noegle: advarsel\n  z-koordinat: fra\nundtagelser:\n  - regel: for-faa-personer\n    tema: 6301\n    felt: taeller\n    noegle:\n      monit_omr_nr: \"101-A01\"\n    begrundelse: |\n      Aftalt\n    udloeber: \"2026-06-30\"\n",
        "undtagelser:\n- {regel: dublet-noegle, begrundelse: >-\n    x, udloeber: '2024-09-30'}\n",
        "niveauer: {laesemaade: oplysning, ukendt-omraade: fejl}\n",
    ];
    let profiles = profiles.iter().enumerate().map(|(i, p)| ("profile", format!("profil-{i}"), p.as_bytes().to_vec()));
    model::sources().iter().map(file).chain(profiles).collect()
}

/// The model's row rules over columns of the target, and one of each construct.
fn rules() -> Vec<Seed> {
    let own = super::delivery::model().regler.iter().flat_map(|r| r.udtryk.iter().map(|u| u.sql.clone()));
    let constructs = [
        "abs(taeller * naevner - 100 * antal) <= 0.05 * naevner",
        "CASE antal WHEN 1 THEN taeller IS NULL WHEN 2 THEN TRUE ELSE navn <> '' END",
        "navn IN ('a', 'b') AND NOT (antal NOT BETWEEN -1 AND 2 OR dag >= DATE '2024-01-01')",
        "coalesce(taeller, naevner, 0.5) / 3 > round(naevner, 1)",
        "left(navn, 3) = '101' AND length(navn) < 9",
        "matches(navn, '^[0-9]{3}-[A-Z]+$')",
        "antal % 7 = antal / 2 - -antal",
        "(taeller IS NULL) = (naevner IS NOT NULL)",
    ];
    let all = own.chain(constructs.iter().map(|c| (*c).to_owned())).enumerate();
    all.map(|(i, sql)| ("expr", format!("regel-{i}"), sql.into_bytes())).collect()
}
