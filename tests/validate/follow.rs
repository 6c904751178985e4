//! What a user sees of work that takes long, on a real terminal; and Ctrl-C, which leaves nothing half-written.

use crate::common::delivery::figures;
use crate::common::program::{PROGRAM, names};
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

const NAME: &str = "t_6301_soc_opg.csv";

/// Rows of as many areas; every hundredth is small enough to be hidden.
fn delivery(rows: u32) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let count = |n: u32| if n.is_multiple_of(100) { 2 } else { 300 };
    let table = figures();
    let row = |n: u32| table.row(&[("monit_omr_nr", &format!("101-A{n:06}")), ("taeller", &count(n)), ("vaerdi", &count(n))]);
    fs::write(folder.path().join(NAME), table.head() + &(0..rows).map(row).collect::<String>()).unwrap();
    folder
}

/// What a terminal shows of a command.
fn terminal(folder: &Path, arguments: &str) -> String {
    let command = format!("{PROGRAM} {arguments}");
    let output =
        Command::new("script").current_dir(folder).args(["-qec", &command, "/dev/null"]).stdin(Stdio::null()).output().unwrap();
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Whether a process has a handler of its own for Ctrl-C: bit 1 of the signals it catches.
fn listens(process: u32) -> bool {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let caught =
        status.lines().find_map(|l| l.strip_prefix("SigCgt:")).and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    caught.is_some_and(|mask| mask & 0b10 != 0)
}

/// Presses Ctrl-C once the program listens and `begun` says so.
fn interrupted(folder: &Path, arguments: &[&str], begun: impl Fn() -> bool) -> Output {
    let child =
        Command::new(PROGRAM).current_dir(folder).args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let start = Instant::now();
    while !(listens(child.id()) && begun()) && start.elapsed() < Duration::from_secs(60) {
        std::thread::sleep(Duration::from_millis(1));
    }
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    child.wait_with_output().unwrap()
}

fn nothing_is_left(folder: &Path, output: &Output) {
    let text = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{text}");
    assert!(text.contains("afbrudt; intet er skrevet"), "{text}");
    assert_eq!(names(folder), [NAME]);
}

#[test]
fn long_work_shows_how_far_it_is_and_short_work_shows_nothing() {
    let long = delivery(300_000);
    let convert = terminal(long.path(), &format!("convert {NAME} -o tal.xlsx"));
    assert!(convert.contains("rækker skrevet") && convert.contains(" %  "), "{convert}");
    assert!(convert.contains("Skrevet:"), "{convert}");
    let quiet = terminal(long.path(), &format!("convert {NAME} -o tal.xlsx --quiet"));
    assert_eq!(quiet, "");
    let protect = terminal(long.path(), &format!("protect {NAME} -o sikker.xlsx --lang en --today 2024-10-04"));
    assert!(protect.contains(" rows ") && protect.contains(" %  "), "{protect}");

    let short = delivery(10);
    for arguments in ["convert t_6301_soc_opg.csv -o tal.xlsx", "protect t_6301_soc_opg.csv -o sikker.xlsx --today 2024-10-04"] {
        let shown = terminal(short.path(), arguments);
        assert!(shown.contains("Skrevet:") && !shown.contains(" %  ") && !shown.contains('\u{1b}'), "{shown:?}");
    }
}

#[test]
fn an_interrupted_conversion_leaves_nothing() {
    let folder = delivery(300_000);
    // Written under a temporary name until it is complete.
    let begun = || names(folder.path()).iter().any(|n| n.ends_with(".ny"));
    let output = interrupted(folder.path(), &["convert", NAME, "-o", "tal.xlsx"], begun);
    nothing_is_left(folder.path(), &output);
}

#[test]
fn an_interrupted_protection_leaves_nothing() {
    let folder = delivery(300_000);
    let output = interrupted(folder.path(), &["protect", NAME, "-o", "sikker.csv", "--today", "2024-10-04"], || true);
    nothing_is_left(folder.path(), &output);
}
