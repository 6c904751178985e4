//! What keeps a file from being read whole: paths that are no files, permissions, and content that is larger than the memory.

use super::hostile::{TABLE, answered, sdm};
use super::support::{csv, folder, judge, zip};
use crate::common::program::{PROGRAM, said};
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use std::process::Command;
use zip::write::{SimpleFileOptions, ZipWriter};

#[test]
#[cfg(unix)]
fn paths_that_are_no_files() {
    use std::os::unix::fs::symlink;
    let folder = folder(&[]);
    fs::create_dir(folder.path().join(TABLE)).unwrap();
    symlink("findes-ikke.csv", folder.path().join("t_6301_a.csv")).unwrap();
    symlink("t_6301_c.csv", folder.path().join("t_6301_b.csv")).unwrap();
    symlink("t_6301_b.csv", folder.path().join("t_6301_c.csv")).unwrap();
    for (name, words) in [
        (TABLE, "mappen har ingen filer"),
        ("t_6301_a.csv", "findes ikke"),
        ("t_6301_b.csv", "kan ikke læses fra disken"),
        ("t_6301_d.csv/t_6301.csv", "findes ikke"),
    ] {
        let (code, said) = sdm(folder.path(), &["validate", name]);
        assert!(code == 2 && said.contains(words) && said.contains(name), "{name}: {code} {said}");
    }
    // A folder that holds nothing else says so, and does not go round in circles.
    fs::remove_dir(folder.path().join(TABLE)).unwrap();
    let (code, said) = sdm(folder.path(), &["validate", "."]);
    assert!(code == 2 && said.contains("t_6301_a.csv"), "links that lead nowhere are not passed over: {code} {said}");
    // A profile and a model that are folders or files.
    fs::write(folder.path().join(TABLE), csv(&["101-A01"])).unwrap();
    for arguments in [["--profile", "."], ["--model", TABLE], ["--profile", "t_6301_a.csv"], ["--model", "findes-ikke"]] {
        let (code, said) = sdm(folder.path(), &[&["validate", TABLE], &arguments[..]].concat());
        assert!(code == 2 && said.contains(arguments[1]), "{arguments:?}: {code} {said}");
    }
}

/// A file that this user may not read, and a folder likewise; as another user, because root may read everything.
#[test]
#[cfg(unix)]
fn a_file_without_permission_is_reported_and_the_others_are_judged() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(&[(TABLE, &csv(&["101-A01"])), ("t_6302_flytning.csv", b"fra_nr\n")]);
    let mode = |path: &Path, mode: u32| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    mode(folder.path(), 0o755);
    mode(&folder.path().join(TABLE), 0o644);
    mode(&folder.path().join("t_6302_flytning.csv"), 0o000);
    // The program itself may lie where another user may not go.
    let program = folder.path().join("sdm");
    fs::copy(PROGRAM, &program).unwrap();
    mode(&program, 0o755);
    let root = Command::new("id").arg("-u").output().unwrap().stdout == b"0\n";
    let command = |path: &str| {
        let mut command = Command::new(if root { "setpriv" } else { "env" });
        if root {
            command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]);
        }
        command.arg(&program).args(["validate", path, "--today", "2024-09-30"]).current_dir(folder.path());
        let output = command.output().unwrap();
        (output.status.code(), said(&output))
    };
    let (code, said) = command(".");
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("t_6302_flytning.csv: der er ikke adgang til filen"), "{said}");
    assert!(said.contains("1 række"), "the other file is judged: {said}");
    let closed = folder.path().join("lukket");
    fs::create_dir(&closed).unwrap();
    mode(&closed, 0o000);
    let (code, said) = command("lukket");
    mode(&closed, 0o755);
    assert!(code == Some(2) && said.contains("lukket") && said.contains("adgang"), "{said}");
}

/// Zeros shrink a thousandfold. Each of these would fill more than the memory that the program is given here: 512 MB of
/// addresses, of which the program and its threads take a part.
#[test]
#[cfg(target_os = "linux")]
fn bombs_do_not_fill_the_memory() {
    let zeros = vec![0u8; 1 << 20];
    let bomb = |names: &[&str], megabytes: usize, head: &[u8]| {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for name in names {
            archive.start_file(*name, SimpleFileOptions::default()).unwrap();
            archive.write_all(head).unwrap();
            (0..megabytes).for_each(|_| archive.write_all(&zeros).unwrap());
        }
        archive.finish().unwrap().into_inner()
    };
    let sheet = b"<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1";
    let books = bomb(&["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"], 600, sheet);
    let laughter = format!("<FeatureCollection><member><t_6301><note>{}", "x".repeat(100 << 20));
    let one_line = [b"cvr_kode;note\n1;".to_vec(), vec![b'x'; 200 << 20]].concat();
    for (name, bytes) in [
        ("t_6301.xlsx", books),
        ("t_6301.gml", laughter.into_bytes()),
        ("t_6301.csv", one_line),
        ("t_6301.xlsx", bomb(&["xl/workbook.xml", "xl/sharedStrings.xml"], 600, b"<sst><si><t>")),
    ] {
        let folder = folder(&[(name, &bytes)]);
        let limited = format!("ulimit -v 524288; exec '{}' validate {name}", PROGRAM);
        let output = Command::new("sh").args(["-c", &limited]).current_dir(folder.path()).output().unwrap();
        let said = said(&output);
        assert_eq!(output.status.code(), Some(2), "{name}: {said}");
        assert!(
            said.contains("kunne ikke bedømmes") && !said.contains("panicked") && !said.contains("memory allocation"),
            "{name}: {said}"
        );
    }
}

/// An archive's directory may name the same bytes many times over (Fifield, "A better zip bomb", 2019).
#[test]
fn entries_that_overlap_are_refused_or_counted() {
    let table = csv(&["101-A01"]);
    let one = zip(&[("t_6301_0.csv", &table)]);
    let directory = one.windows(4).position(|w| w == b"PK\x01\x02").unwrap();
    let end = one.windows(4).position(|w| w == b"PK\x05\x06").unwrap();
    let (entry, many) = (&one[directory..end], 5);
    let mut bytes = one[..directory].to_vec();
    for number in 0..many {
        let mut again = entry.to_vec();
        let at = again.windows(12).position(|w| w == b"t_6301_0.csv").unwrap() + 7;
        again[at] = b'0' + number as u8;
        bytes.extend(again);
    }
    let (size, start) = ((many * entry.len()) as u32, directory as u32);
    let mut tail = one[end..].to_vec();
    tail[8..10].copy_from_slice(&(many as u16).to_le_bytes());
    tail[10..12].copy_from_slice(&(many as u16).to_le_bytes());
    tail[12..16].copy_from_slice(&size.to_le_bytes());
    tail[16..20].copy_from_slice(&start.to_le_bytes());
    bytes.extend(tail);
    let answer = judge(&[("leverance.zip", &bytes)]);
    answered(&answer, "overlapping entries");
    // Whether the archive is refused or each name read, no row comes twice unsaid.
    assert!(answer.code == 2 || !answer.messages("dublet-noegle").is_empty(), "{:?}", answer.inputs());
}
