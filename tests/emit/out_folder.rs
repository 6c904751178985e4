//! `sdm generate --out`: nothing is lost of what it did not make, whatever the folder is and whatever lies in it.

use crate::common::program::{copy, names, package, said, sdm};
use crate::support;
use sdm::cli::generate::{Error, MANIFEST, Mode, Refusal, run};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A file as an earlier run left it: there, and in the list. The hash is `sha256sum`'s.
pub fn made_before(out: &Path, path: &str, content: &str) {
    fs::create_dir_all(out.join(path).parent().unwrap()).unwrap();
    fs::write(out.join(path), content).unwrap();
    let line = Command::new("sha256sum").arg(path).current_dir(out).output().unwrap().stdout;
    let list = out.join(MANIFEST);
    fs::write(&list, [fs::read(&list).unwrap_or_default(), line].concat()).unwrap();
}

/// All files below a folder with their content, links as what they lead to.
fn all(folder: &Path) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    for name in names(folder) {
        let path = folder.join(name);
        match fs::symlink_metadata(&path).unwrap() {
            m if m.is_symlink() => drop(found.insert(path.clone(), format!("→ {}", fs::read_link(&path).unwrap().display()))),
            m if m.is_dir() => found.extend(all(&path)),
            _ => drop(found.insert(path.clone(), String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned())),
        }
    }
    found
}

fn write(out: &Path, targets: &[&str]) -> Result<String, Error> {
    let mut said = Vec::new();
    let code = run(&support::model(), out, targets, Mode::Write, &mut said)?;
    assert_eq!(code, 0);
    Ok(String::from_utf8(said).unwrap())
}

fn check(out: &Path, targets: &[&str]) -> (u8, String) {
    let mut said = Vec::new();
    let code = run(&support::model(), out, targets, Mode::Check, &mut said).unwrap();
    (code, String::from_utf8(said).unwrap())
}

/// What was refused; nothing below `world` is another than it was.
fn refused(world: &Path, out: &Path, targets: &[&str]) -> Vec<Refusal> {
    let before = all(world);
    let Err(Error::Refused(refusals)) = write(out, targets) else { panic!("{} is written in", out.display()) };
    assert_eq!(all(world), before);
    refusals
}

fn files(folder: &Path, files: &[&str]) {
    for file in files {
        fs::create_dir_all(folder.join(file).parent().unwrap()).unwrap();
        fs::write(folder.join(file), "x").unwrap();
    }
}

#[test]
fn the_program_deletes_no_model_and_no_photos() {
    let home = tempfile::tempdir().unwrap();
    copy(&package().join("model"), &home.path().join("model"));
    files(home.path(), &["README.md", "ud/familie/billeder/a.jpg", "ud/cv.docx"]);
    let before = all(home.path());
    for out in [".", "", "./", "ud", "ud/familie", "ud/..", "model", "model/ny", "model/../model/ny/dyb", "README.md", "/"] {
        let output = sdm(home.path(), &["generate", "--out", out]);
        assert_eq!(output.status.code(), Some(2), "{out}: {}", said(&output));
        assert_eq!(all(home.path()), before, "{out}");
    }
    let reported = said(&sdm(home.path(), &["generate", "--out", "ud"]));
    assert!(
        reported.contains("cv.docx") && reported.contains("Intet er skrevet") && reported.contains("ny eller tom mappe"),
        "{reported}"
    );
    assert_eq!(sdm(home.path(), &["generate", "--out", "ud/ny/genereret", "rust"]).status.code(), Some(0), "a new folder");
}

#[test]
fn a_folder_that_is_new_or_empty_or_its_own_is_written_in() {
    let home = tempfile::tempdir().unwrap();
    let (new, empty) = (home.path().join("ny"), home.path().join("tom"));
    fs::create_dir(&empty).unwrap();
    for out in [new, empty] {
        write(&out, &["rust"]).unwrap();
        // The list is one that another program reads and agrees with.
        let output = Command::new("sha256sum").args(["--check", "--strict", MANIFEST]).current_dir(&out).output().unwrap();
        assert!(output.status.success(), "{}", said(&output));
        let listed = fs::read_to_string(out.join(MANIFEST)).unwrap().lines().filter(|l| !l.starts_with('#')).count();
        assert_eq!(listed + 1, all(&out).len(), "everything there, but for the list itself");
        let again = write(&out, &["rust"]).unwrap();
        assert!(again.contains(" 0 skrevet, 0 fjernet"), "{again}");
    }
}

#[test]
fn what_others_put_in_its_own_folder_stays_and_is_reported() {
    let home = tempfile::tempdir().unwrap();
    let out = home.path();
    write(out, &[]).unwrap();
    files(out, &["noter.txt", "docs/egen/side.md", "rust/target2/x"]);
    let reported = write(out, &[]).unwrap();
    for path in ["noter.txt", "docs/egen/side.md", "rust/target2/x"] {
        assert!(out.join(path).exists() && reported.contains(&format!("was left: {path}\n")), "{reported}");
    }
    let (code, reported) = check(out, &[]);
    assert_eq!(code, 1, "--check finds what is not made");
    assert!(
        reported.contains("not made by the model: noter.txt\n") && reported.contains("move or delete yourself: "),
        "{reported}"
    );
    assert!(!reported.contains("Kør / run"), "no run takes it away: {reported}");
}

#[test]
fn a_folder_made_before_there_was_a_list_is_taken_over_where_it_is_as_it_should_be() {
    let home = tempfile::tempdir().unwrap();
    let out = home.path();
    write(out, &[]).unwrap();
    let list = fs::read(out.join(MANIFEST)).unwrap();
    fs::remove_file(out.join(MANIFEST)).unwrap();
    let (code, reported) = check(out, &[]);
    assert!(code == 1 && reported.contains(&format!("differs: {MANIFEST}\n")), "{reported}");
    write(out, &[]).unwrap();
    assert_eq!(fs::read(out.join(MANIFEST)).unwrap(), list);
    // Not where a file has another content: it may be somebody's.
    fs::remove_file(out.join(MANIFEST)).unwrap();
    fs::write(out.join("losses.md"), "mine tab").unwrap();
    let refusals = refused(out, out, &[]);
    assert!(matches!(&refusals[..], [Refusal::Foreign(_, files)] if files == &["losses.md"]), "{refusals:?}");
}

#[test]
fn what_was_changed_since_is_not_removed_and_not_overwritten_unsaid() {
    let home = tempfile::tempdir().unwrap();
    let out = home.path();
    write(out, &["rust"]).unwrap();
    made_before(out, "rust/gammel.rs", "x");
    fs::write(out.join("rust/gammel.rs"), "mit arbejde").unwrap();
    let refusals = refused(out, out, &["rust"]);
    assert_eq!(refusals, [Refusal::Edited(out.join("rust/gammel.rs"))]);
    fs::remove_file(out.join("rust/gammel.rs")).unwrap();
    let readme = fs::read(out.join("rust/README.md")).unwrap();
    fs::write(out.join("rust/README.md"), "mit arbejde").unwrap();
    let reported = write(out, &["rust"]).unwrap();
    assert!(reported.contains("had been changed, was written again: rust/README.md\n"), "{reported}");
    assert_eq!(fs::read(out.join("rust/README.md")).unwrap(), readme);
}

#[test]
fn a_strangers_file_in_the_place_of_one_that_is_made_is_not_overwritten() {
    // As the file itself, as a folder on the way, as a folder in its place, and spelt otherwise.
    for (stranger, taken) in [
        ("losses.md", "losses.md"),
        ("docs", "docs"),
        ("losses.md/egen", "losses.md"),
        ("Losses.md", "Losses.md"),
        ("DOCS/egen.md", "DOCS"),
    ] {
        let home = tempfile::tempdir().unwrap();
        let out = home.path();
        write(out, &["rust"]).unwrap();
        files(out, &[stranger]);
        let refusals = refused(out, out, &[]);
        assert!(refusals.contains(&Refusal::Taken(out.join(taken))), "{stranger}: {refusals:?}");
        assert_eq!(check(out, &[]).0, 1);
    }
}

#[test]
fn a_list_that_leads_out_of_the_folder_is_not_followed() {
    let home = tempfile::tempdir().unwrap();
    let (out, outside) = (home.path().join("ud"), home.path().join("vigtig.txt"));
    fs::write(&outside, "x").unwrap();
    write(&out, &["rust"]).unwrap();
    let hash = fs::read_to_string(out.join(MANIFEST)).unwrap();
    let absolute = outside.to_string_lossy().into_owned();
    for path in ["../vigtig.txt", absolute.as_str(), "rust/../../vigtig.txt", "..\\vigtig.txt"] {
        // `x`, as `printf x | sha256sum` says.
        let line = format!("2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881  {path}\n");
        fs::write(out.join(MANIFEST), format!("{hash}{line}")).unwrap();
        let refusals = refused(home.path(), &out, &["rust"]);
        assert!(matches!(&refusals[..], [Refusal::Manifest(_, line)] if *line == hash.lines().count() + 1), "{refusals:?}");
    }
}

#[test]
#[cfg(unix)]
fn links_in_the_folder_are_not_followed() {
    use std::os::unix::fs::symlink;
    // A folder of what is made, a file of what is made, and one on the way to what is removed.
    for (link, target) in [("docs", "andet"), ("losses.md", "andet/a.txt"), ("gammelt", "andet"), (MANIFEST, "andet/a.txt")] {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("ud");
        files(home.path(), &["andet/a.txt"]);
        write(&out, &["rust"]).unwrap();
        if link == "gammelt" {
            made_before(&out, "gammelt/a.txt", "x");
            fs::remove_dir_all(out.join("gammelt")).unwrap();
        }
        if link == MANIFEST {
            fs::remove_file(out.join(MANIFEST)).unwrap();
        }
        symlink(home.path().join(target), out.join(link)).unwrap();
        let before = all(&home.path().join("andet"));
        let result = write(&out, &[]);
        assert_eq!(all(&home.path().join("andet")), before, "{link}");
        assert!(out.join(link).is_symlink(), "{link}");
        // What no longer is made, and now lies behind a link, is nothing of ours.
        assert_eq!(matches!(result, Err(Error::Refused(_))), link != "gammelt", "{link}: {result:?}");
    }
}

/// A run that was cut off has left its list with what it was about to write, and a merge that is not finished has both sides'.
#[test]
fn a_folder_left_in_the_middle_is_made_whole() {
    let home = tempfile::tempdir().unwrap();
    let out = home.path();
    write(out, &["rust"]).unwrap();
    let whole = all(out);
    made_before(out, "rust/gammel.rs", "x");
    fs::remove_file(out.join("rust/README.md")).unwrap();
    let list = fs::read_to_string(out.join(MANIFEST)).unwrap();
    fs::write(
        out.join(MANIFEST),
        format!("<<<<<<< HEAD\n{list}=======\n{}\n>>>>>>> gren\n", list.replace("  rust", "  rust/src")),
    )
    .unwrap();
    write(out, &["rust"]).unwrap();
    assert_eq!(all(out), whole);
}

#[test]
fn a_file_that_changes_its_spelling_or_becomes_a_folder_is_made() {
    let home = tempfile::tempdir().unwrap();
    let out = home.path();
    write(out, &["rust"]).unwrap();
    let whole = all(out);
    fs::remove_file(out.join("rust/README.md")).unwrap();
    made_before(out, "rust/readme.md", "x");
    fs::remove_dir_all(out.join("rust/src")).unwrap();
    made_before(out, "rust/src", "x");
    fs::remove_file(out.join("rust/Cargo.toml")).unwrap();
    made_before(out, "rust/Cargo.toml/x", "x");
    write(out, &["rust"]).unwrap();
    assert_eq!(all(out), whole);
}

/// A folder that a build tool calls its cache is passed over, but not where files are to be made in it, nor as a whole.
#[test]
fn a_cache_is_no_way_round() {
    let home = tempfile::tempdir().unwrap();
    for (out, files_there) in [("a", ["CACHEDIR.TAG", "x"]), ("b", ["docs/CACHEDIR.TAG", "docs/README.md"])] {
        let out = home.path().join(out);
        files(&out, &files_there);
        let refusals = refused(home.path(), &out, &[]);
        assert!(matches!(&refusals[..], [Refusal::Foreign(..)]), "{refusals:?}");
    }
}
