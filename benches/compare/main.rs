//! The programs that `sdm` is compared with as whole processes, and the deliveries that all of them read.
//!
//! `benches/compare/run.py` builds this, makes the files and takes the times. A command a process, so that the peak of
//! memory is each one's own.
#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

#[path = "../delivery/mod.rs"]
mod delivery;
#[path = "../typed/mod.rs"]
mod typed;

use delivery::tree;
use std::fs;
use std::io::Write;
use std::path::Path;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["make", folder, rows] => make(Path::new(folder), rows.parse().unwrap(), str::to_owned),
        ["make-wrong", folder, rows, kind] => make(Path::new(folder), rows.parse().unwrap(), wrong(kind)),
        ["make-tree", folder, municipalities, areas, months, indicators] => {
            let [municipalities, areas, months, indicators] =
                [municipalities, areas, months, indicators].map(|n| n.parse().unwrap());
            make_tree(Path::new(folder), tree::Size { municipalities, areas, months, indicators });
        }
        ["make-geojson", file, features] => fs::write(file, delivery::geojson(features.parse().unwrap())).unwrap(),
        ["csv", file] => println!("{}", bare_csv(file)),
        ["jsonschema", file, schema] => println!("{}", json_schema(file, schema)),
        ["serde-json", file] => {
            let bytes = fs::read(file).unwrap();
            println!("{}", serde_json::from_slice::<typed::Collection<'_>>(&bytes).unwrap().features.len());
        }
        // `cargo bench` and `cargo test` start every bench without a word.
        _ => println!("see benches/compare/run.py"),
    }
}

/// Writes themes 6300 and 6301, every line of the figures through `change`.
fn make(folder: &Path, rows: usize, change: impl Fn(&str) -> String) {
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join("t_6300_monit_omr.geojson"), delivery::areas(rows)).unwrap();
    let csv = String::from_utf8(delivery::csv(rows)).unwrap();
    let mut out = std::io::BufWriter::new(fs::File::create(folder.join("t_6301_soc_opg.csv")).unwrap());
    let (head, lines) = csv.split_once('\n').unwrap();
    writeln!(out, "{head}").unwrap();
    lines.lines().for_each(|line| writeln!(out, "{}", change(line)).unwrap());
    out.into_inner().unwrap().sync_all().unwrap();
}

/// Writes themes 6300 and 6301 for the audit.
fn make_tree(folder: &Path, size: tree::Size) {
    fs::create_dir_all(folder).unwrap();
    let file = |name: &str| std::io::BufWriter::new(fs::File::create(folder.join(name)).unwrap());
    tree::areas(size, file("t_6300_monit_omr.geojson")).unwrap();
    tree::figures(size, file("t_6301_soc_opg.csv")).unwrap();
}

/// What makes every row wrong in one way.
fn wrong(kind: &str) -> fn(&str) -> String {
    match kind {
        // Source 77 is in no list.
        "code" => |line| line.replace(";1;2024-10-01", ";77;2024-10-01"),
        "date" => |line| line.replace(";2024-10-01", ";2024-13-01"),
        "key" => |_| "64942212;5;3;1;101-OMR-0000;100;2024M09;0;0;0;0;500;;500;0;1;2024-10-01".to_owned(),
        _ => panic!("code, date or key"),
    }
}

fn bare_csv(file: &str) -> usize {
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_path(file).unwrap();
    let mut record = csv::ByteRecord::new();
    let mut fields = 0;
    while reader.read_byte_record(&mut record).unwrap() {
        fields += record.len();
    }
    fields
}

/// Each row as a JSON object, numbers as numbers, judged by the record schema of its theme on all cores; how many are valid.
fn json_schema(file: &str, schema: &str) -> usize {
    let schema: serde_json::Value = serde_json::from_slice(&fs::read(schema).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let bytes = fs::read(file).unwrap();
    let head_end = bytes.iter().position(|b| *b == b'\n').unwrap() + 1;
    let (head, body) = bytes.split_at(head_end);
    let names: Vec<&str> = std::str::from_utf8(head).unwrap().trim_end().split(';').collect();
    let cores = std::thread::available_parallelism().unwrap().get();
    let mut parts = Vec::new();
    let mut rest = body;
    for left in (1..=cores).rev() {
        let cut = rest.len() / left;
        let cut = rest[cut..].iter().position(|b| *b == b'\n').map_or(rest.len(), |at| cut + at + 1);
        let (part, after) = rest.split_at(if left == 1 { rest.len() } else { cut });
        parts.push(part);
        rest = after;
    }
    std::thread::scope(|scope| {
        let (names, validator) = (&names, &validator);
        let workers: Vec<_> = parts.into_iter().map(|part| scope.spawn(move || valid_rows(part, names, validator))).collect();
        workers.into_iter().map(|w| w.join().unwrap()).sum()
    })
}

fn valid_rows(part: &[u8], names: &[&str], validator: &jsonschema::Validator) -> usize {
    let texts = ["monit_omr_nr", "periode", "opgjort"];
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(part);
    let mut record = csv::StringRecord::new();
    let mut valid = 0;
    while reader.read_record(&mut record).unwrap() {
        let value = |name: &str, text: &str| match text {
            "" => serde_json::Value::Null,
            _ if texts.contains(&name) => text.into(),
            _ => text.parse::<i64>().unwrap().into(),
        };
        let row: serde_json::Map<String, serde_json::Value> =
            names.iter().zip(&record).map(|(name, text)| ((*name).to_owned(), value(name, text))).collect();
        valid += usize::from(validator.is_valid(&row.into()));
    }
    valid
}
