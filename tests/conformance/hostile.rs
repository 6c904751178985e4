//! Inputs that are no delivery at all: the program says why, in words, with exit code 2, and soon.

use crate::common::cases::{Answer, sdm};
use libtest_mimic::{Failed, Trial};
use std::fs::{self, File};
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Longest that an input without a readable record may take; an optimised build needs a fraction of it.
const SOON: Duration = Duration::from_secs(60);
const GIGABYTE: u64 = 1 << 30;

/// The trials.
pub fn trials() -> Vec<Trial> {
    let file = |name: &'static str, bytes: &'static [u8], da: &'static str, en: &'static str| {
        Trial::test(format!("unreadable: {name}"), move || one_file(name, bytes, da, en))
    };
    vec![
        file("t_6301_empty.csv", b"", "filen er tom", "the file is empty"),
        file("t_6300_empty.geojson", b"", "filen er tom", "the file is empty"),
        file("t_6301_blank.csv", b"\xEF\xBB\xBF \r\n\r\n", "filen er tom", "the file is empty"),
        file("t_6301_workbook.csv", b"PK\x03\x04\x14\0\x06\0", "ikke et helt arkiv", "no whole archive"),
        file("t_6301_binary.csv", b"\x01\x00\x02\x00\xff\x00", "binært indhold", "binary content"),
        file(
            "t_6300_none.geojson",
            br#"{"type":"FeatureCollection"}"#,
            "ingen liste med navnet features",
            "no array named features",
        ),
        file("t_6300_null.geojson", br#"{"features":null,"type":"FeatureCollection"}"#, "ingen liste", "no array"),
        #[cfg(unix)]
        Trial::test("unreadable: a pipe that nobody writes to", || {
            let dir = folder(&[])?;
            let made = std::process::Command::new("mkfifo").arg(dir.path().join("t_6301.csv")).status()?;
            assert!(made.success(), "mkfifo");
            refused(dir.path(), &["validate", "t_6301.csv"], "ikke en almindelig fil", "no ordinary file")
        }),
        Trial::test("unreadable: a folder without data", || {
            let dir = folder(&[("readme.txt", b"x")])?;
            refused(dir.path(), &["validate", "."], "readme.txt: sprunget over", "readme.txt: passed over")?;
            refused(folder(&[])?.path(), &["validate", "."], "mappen har ingen filer", "the folder has no file")
        }),
        Trial::test("unreadable: a file that does not exist", || {
            let dir = folder(&[])?;
            refused(dir.path(), &["validate", "findes-ikke.csv"], "findes ikke", "does not exist")
        }),
        Trial::test("arguments: an unknown option", || {
            let dir = folder(&[])?;
            refused(dir.path(), &["validate", ".", "--findes-ikke"], "kendes ikke", "is unknown")
        }),
        Trial::test("arguments: an unknown audience", || {
            let dir = folder(&[("t_6301.csv", b"cvr_kode\n")])?;
            refused(dir.path(), &["validate", ".", "--audience", "alle-og-enhver"], "--audience skal være", "--audience must be")
        }),
        Trial::test("arguments: an unknown discretion profile", || {
            let dir = folder(&[("t_6301.csv", b"cvr_kode\n")])?;
            refused(
                dir.path(),
                &["validate", ".", "--discretion-profile", "x"],
                "--discretion-profile skal være",
                "--discretion-profile must be",
            )
        }),
        Trial::test("hostile: a line of one gigabyte", || {
            hole("t_6301_soc_opg.csv", &[b"cvr_kode;note\n64942212;".to_vec(), vec![b'a'; 10_000]].concat(), "længere end 1 MB")
        }),
        Trial::test("hostile: a feature of one gigabyte", || {
            let head = br#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"note":""#;
            hole("t_6300_monit_omr.geojson", &[head.to_vec(), vec![b'a'; 10_000]].concat(), "større end 64 MB")
        }),
    ]
}

fn folder(files: &[(&str, &[u8])]) -> Result<TempDir, Failed> {
    let dir = tempfile::tempdir()?;
    for (name, bytes) in files {
        fs::write(dir.path().join(name), bytes)?;
    }
    Ok(dir)
}

fn one_file(name: &str, bytes: &[u8], da: &str, en: &str) -> Result<(), Failed> {
    let dir = folder(&[(name, bytes)])?;
    refused(dir.path(), &["validate", "."], da, en)?;
    // A file that cannot be read leaves the delivery undecided, never conforming.
    let report = sdm(dir.path(), &["validate", ".", "--format", "json"])?.report()?;
    if report.verdict == "undecided" { Ok(()) } else { Err(format!("verdict {}", report.verdict).into()) }
}

/// Exit code 2 and the reason, in both languages.
fn refused(cwd: &Path, arguments: &[&str], da: &str, en: &str) -> Result<(), Failed> {
    says(&sdm(cwd, arguments)?, da)?;
    says(&sdm(cwd, &[arguments, &["--lang", "en"]].concat())?, en)
}

fn says(answer: &Answer, words: &str) -> Result<(), Failed> {
    let all = format!("{}{}", answer.stdout, answer.stderr);
    match (answer.code, all.contains(words)) {
        (2, true) => Ok(()),
        (code, _) => Err(format!("exit code {code}, and not «{words}» in:\n{all}").into()),
    }
}

/// A file that begins well and has no line break in its first gigabyte; the rest of it is a hole on disk.
fn hole(name: &str, head: &[u8], words: &str) -> Result<(), Failed> {
    let dir = folder(&[])?;
    let mut file = File::create(dir.path().join(name))?;
    file.write_all(head)?;
    file.seek(SeekFrom::Start(GIGABYTE))?;
    file.write_all(b"\n")?;
    let begun = Instant::now();
    let answer = sdm(dir.path(), &["validate", "."])?;
    if begun.elapsed() > SOON {
        return Err(format!("took {:?}", begun.elapsed()).into());
    }
    says(&answer, words)
}
