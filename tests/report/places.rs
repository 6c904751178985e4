//! Where `-o` leads: a file is whole or not there, a link stays a link, a pipe gets what is written. Every path lies in a
//! scratch folder of the test's own.

use super::outputs::{names, without_room};
use crate::common::program::{PROGRAM, package};
use std::fs;
use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Output};

fn judged(folder: &Path, to: &str) -> Output {
    let source = package().join("examples/koebenhavn");
    Command::new(PROGRAM).current_dir(folder).arg("validate").arg(source).args(["--format", "json", "-o", to]).output().unwrap()
}

fn is_report(text: &[u8]) -> bool {
    serde_json::from_slice::<serde_json::Value>(text).is_ok_and(|r| r["verdict"] == "conforms")
}

#[test]
fn a_pipe_gets_the_report_and_stays_a_pipe() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let reader = Command::new("cat").arg(&pipe).stdout(std::process::Stdio::piped()).spawn().unwrap();
    assert_eq!(judged(folder.path(), "pipe").status.code(), Some(0));
    // The pipe is looked at first: were it a plain file, `cat` would wait for ever.
    assert!(fs::symlink_metadata(&pipe).unwrap().file_type().is_fifo());
    assert!(is_report(&reader.wait_with_output().unwrap().stdout));
    assert_eq!(names(folder.path()), ["pipe"]);
}

#[test]
fn a_link_stays_and_what_it_points_at_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::create_dir(path.join("maal")).unwrap();
    fs::write(path.join("maal/rapport"), "gammel").unwrap();
    symlink("maal/rapport", path.join("link")).unwrap();
    symlink("link", path.join("led")).unwrap();
    symlink("maal/ny", path.join("tom")).unwrap();
    symlink("ring", path.join("ring")).unwrap();
    for (to, real) in [("led", "maal/rapport"), ("tom", "maal/ny")] {
        assert_eq!(judged(path, to).status.code(), Some(0), "{to}");
        assert!(fs::symlink_metadata(path.join(to)).unwrap().is_symlink(), "{to}");
        assert!(is_report(&fs::read(path.join(real)).unwrap()), "{to}");
    }
    let ring = judged(path, "ring");
    assert_eq!((ring.status.code(), ring.stderr.is_empty()), (Some(2), false));
    assert_eq!(names(&path.join("maal")), ["ny", "rapport"]);
}

#[test]
fn who_could_not_read_the_former_report_cannot_read_the_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rapport");
    fs::write(&path, "gammel").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    assert_eq!(judged(folder.path(), "rapport").status.code(), Some(0));
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(is_report(&fs::read(&path).unwrap()));
}

#[test]
fn a_report_that_cannot_be_written_whole_leaves_the_former_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::write(path.join("rapport"), "gammel").unwrap();
    // A file may be 512 bytes long here, as on a disk with no more room.
    let source = package().join("examples/koebenhavn");
    let output = without_room(path).arg("validate").arg(&source).args(["--format", "json", "-o", "rapport"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("kan ikke skrive"));
    assert_eq!(
        (names(path), fs::read_to_string(path.join("rapport")).unwrap()),
        (vec!["rapport".to_owned()], "gammel".to_owned())
    );
    assert_eq!(judged(path, ".").status.code(), Some(2), "a folder is no place for a report");
}
