//! The engines: each reads the run's records and says of each whether it takes it.

mod ajv;
mod jsonschema_crate;
mod postgis;
mod python;
mod rust_types;
pub mod schemas;
pub mod sdm;

use super::world::World;
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What an engine says of one record.
#[derive(Clone, Debug)]
pub enum Answer {
    /// It takes it.
    Taken,
    /// It refuses it.
    Refused {
        /// The rules that it names, as construct and field; empty if its refusal names none.
        named: Vec<(String, String)>,
        /// In its own words.
        why: String,
    },
    /// The record cannot be given to it; why.
    NotGiven(String),
}

/// An engine.
pub struct Engine {
    /// Its name in the report.
    pub name: &'static str,
    /// The target whose claims it is held to.
    pub target: &'static str,
    /// Judges every record, in order.
    pub judge: fn(&World) -> Vec<Answer>,
}

/// Every engine but the validator.
pub static ENGINES: &[Engine] = &[
    Engine { name: "jsonschema", target: "json-schema", judge: jsonschema_crate::judge },
    Engine { name: "Ajv", target: "json-schema", judge: ajv::judge },
    Engine { name: "Python", target: "json-schema", judge: python::judge },
    Engine { name: "PostGIS", target: "sql", judge: postgis::judge },
    Engine { name: "Rust-typer", target: "rust", judge: rust_types::judge },
];

/// What an engine gave, and how long it took.
pub struct Judged {
    /// The engine.
    pub engine: &'static Engine,
    /// One answer per record.
    pub answers: Vec<Answer>,
    /// Wall time.
    pub took: Duration,
}

/// Runs every engine over a world's records, side by side.
pub fn run(world: &World) -> Vec<Judged> {
    let one = |engine: &'static Engine| {
        let begun = Instant::now();
        let answers = (engine.judge)(world);
        assert_eq!(answers.len(), world.records.len(), "{} did not answer every record", engine.name);
        Judged { engine, answers, took: begun.elapsed() }
    };
    std::thread::scope(|scope| {
        let running: Vec<_> = ENGINES.iter().map(|e| scope.spawn(move || one(e))).collect();
        running.into_iter().map(|r| r.join().unwrap_or_else(|e| std::panic::resume_unwind(e))).collect()
    })
}

/// Runs a program to its end and gives what it says; anything but success fails the test with what it complained of.
fn output(command: &mut Command, input: Option<Vec<u8>>) -> String {
    command.stdin(if input.is_some() { Stdio::piped() } else { Stdio::null() });
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{command:?}: {error}. Run tests/agreement/setup.sh first."));
    let feeder = child.stdin.take().zip(input).map(|(mut pipe, bytes)| {
        std::thread::spawn(move || {
            let _ = pipe.write_all(&bytes);
        })
    });
    let output = child.wait_with_output().expect("the program ends");
    if let Some(feeder) = feeder {
        let _ = feeder.join();
    }
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {}\n{said}", output.status);
    String::from_utf8(output.stdout).expect("programs answer in UTF-8")
}

/// A file that setup.sh makes.
fn installed(path: &str) -> std::path::PathBuf {
    let path = super::world::agreement_folder().join(path);
    assert!(path.exists(), "{} is missing: run tests/agreement/setup.sh first", path.display());
    path
}

/// The answers of a program that writes one line per record: `ok`, or why not.
fn lines(text: &str) -> Vec<Answer> {
    let answer = |line: &str| match line {
        "ok" => Answer::Taken,
        why => Answer::Refused { named: vec![], why: why.to_owned() },
    };
    text.lines().map(answer).collect()
}
