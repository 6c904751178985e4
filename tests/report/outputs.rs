//! Where a report goes: whole or not at all, and never over what was read.

use super::forms::delivery;
use crate::common::program::{PROGRAM, sdm};
use sdm::report::Form;
use std::fs;
use std::path::Path;
use std::process::Command;

const FIXED: [&str; 4] = ["validate", "lev", "--today", "2024-09-30"];

/// Names of the files in a folder.
pub fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// The program in a folder where a file may be 512 bytes long, as on a disk with no more room. No device is written to: who
/// runs the tests as root could lose it.
pub fn without_room(folder: &Path) -> Command {
    let mut command = Command::new("sh");
    command.current_dir(folder).args(["-c", r#"trap '' XFSZ; ulimit -f 1; exec "$0" "$@""#, PROGRAM]);
    command
}

#[test]
fn a_full_disk_ends_in_an_error_for_every_form() {
    let folder = delivery();
    let before = names(folder.path());
    for form in Form::ALL.map(Form::name) {
        let output = without_room(folder.path()).args(FIXED).args(["--format", form, "-o", "rapport"]).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!((output.status.code(), said.contains("kan ikke skrive")), (Some(2), true), "{form}: {said}");
        assert_eq!(names(folder.path()), before, "{form}: nothing is left behind");
    }
}

#[test]
fn a_report_that_cannot_be_written_leaves_the_old_one() {
    let folder = delivery();
    fs::create_dir(folder.path().join("mappe")).unwrap();
    let before = names(folder.path());
    for (to, said) in [("mappe", "det er en mappe; giv et filnavn"), ("findes/ikke/r.html", "stien findes ikke; opret mappen")] {
        let output = sdm(folder.path(), &[&FIXED[..], &["--format", "html", "-o", to]].concat());
        assert_eq!(output.status.code(), Some(2), "{to}");
        assert!(String::from_utf8_lossy(&output.stderr).contains(said), "{to}");
        assert_eq!(names(folder.path()), before, "{to}: nothing is left behind");
    }
}

#[test]
fn what_was_read_is_never_overwritten() {
    let folder = delivery();
    let areas = folder.path().join("lev/t_6300_monit_omr.geojson");
    let bytes = fs::read(&areas).unwrap();
    fs::hard_link(&areas, folder.path().join("haard")).unwrap();
    std::os::unix::fs::symlink(&areas, folder.path().join("bloed")).unwrap();
    for to in ["lev/t_6300_monit_omr.geojson", "./lev/../lev/t_6300_monit_omr.geojson", "haard", "bloed"] {
        let output = sdm(folder.path(), &[&FIXED[..], &["--format", "geojson", "-o", to]].concat());
        assert_eq!(output.status.code(), Some(2), "{to}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("overskrives ikke"), "{to}");
        assert!(fs::read(&areas).unwrap() == bytes, "{to}");
    }
}

#[test]
fn a_link_keeps_pointing_to_the_report() {
    let folder = delivery();
    fs::write(folder.path().join("rapport.html"), "gammel").unwrap();
    std::os::unix::fs::symlink("rapport.html", folder.path().join("seneste")).unwrap();
    let output = sdm(folder.path(), &[&FIXED[..], &["--format", "html", "-o", "seneste"]].concat());
    assert_eq!(output.status.code(), Some(1));
    assert!(fs::symlink_metadata(folder.path().join("seneste")).unwrap().is_symlink());
    assert!(fs::read_to_string(folder.path().join("rapport.html")).unwrap().starts_with("<!doctype html>"));
}

#[test]
fn a_form_that_is_no_text_asks_for_a_file() {
    let folder = delivery();
    for form in Form::ALL.into_iter().filter(|f| f.is_binary()).map(Form::name) {
        for (language, said) in [("da", "giv en fil med -o, fx -o rapport."), ("en", "give a file with -o, as -o report.")] {
            let output = sdm(folder.path(), &[&FIXED[..], &["--format", form, "--lang", language]].concat());
            assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{form}");
            assert!(String::from_utf8_lossy(&output.stderr).contains(said), "{form}");
        }
    }
}
