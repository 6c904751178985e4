//! `sdm generate`: what is written is what is made, and `--check` finds every way in which a folder can differ.

use crate::common::program::names;
use crate::support;
use sdm::cli::generate::{Error, Mode, run};
use std::fs;
use std::path::Path;

fn generate(out: &Path, names: &[&str], mode: Mode) -> (u8, String) {
    let mut said = Vec::new();
    let code = run(&support::model(), out, names, mode, &mut said).unwrap();
    (code, String::from_utf8(said).unwrap())
}

#[test]
fn what_was_written_is_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("new/generated");
    assert_eq!(generate(&out, &[], Mode::Check).0, 1, "nothing is there yet");
    assert!(!out.exists(), "--check writes nothing");
    let (code, said) = generate(&out, &[], Mode::Write);
    assert_eq!(code, 0, "{said}");
    let (code, said) = generate(&out, &[], Mode::Check);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("svarer til modellen"), "{said}");
}

#[test]
fn check_names_what_is_missing_differs_and_is_left_over() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path();
    generate(out, &[], Mode::Write);
    fs::remove_file(out.join("rust/Cargo.toml")).unwrap();
    let readme = fs::read_to_string(out.join("rust/README.md")).unwrap();
    fs::write(out.join("rust/README.md"), readme.replacen("Rust-typer", "noget andet", 1)).unwrap();
    super::out_folder::made_before(out, "gammelt/maal/x.txt", "x");
    let (code, said) = generate(out, &[], Mode::Check);
    assert_eq!(code, 1);
    assert!(said.contains("missing: rust/Cargo.toml\n"), "{said}");
    assert!(said.contains("differs: rust/README.md\n@@ -3,1 +3,1 @@\n-"), "{said}");
    assert!(said.contains("som noget andet") && said.contains("som Rust-typer"), "{said}");
    assert!(said.contains("not made by the model: gammelt/maal/x.txt\n"), "{said}");
    assert!(said.ends_with(&format!("run: sdm generate --out {}\n", out.display())), "{said}");
    assert!(out.join("gammelt/maal/x.txt").exists(), "--check removes nothing");

    generate(out, &[], Mode::Write);
    assert_eq!(generate(out, &[], Mode::Check).0, 0);
    assert!(!out.join("gammelt").exists(), "what is left over goes, and its empty folders");
}

#[test]
fn a_byte_is_a_difference() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path();
    generate(out, &[], Mode::Write);
    for change in [|t: String| t.trim_end().to_owned(), |t: String| t.replacen('\n', "\r\n", 1), |t: String| t + "\n"] {
        let text = fs::read_to_string(out.join("losses.md")).unwrap();
        fs::write(out.join("losses.md"), change(text)).unwrap();
        let (code, said) = generate(out, &[], Mode::Check);
        assert_eq!(code, 1, "{said}");
        assert!(said.contains("differs: losses.md\n@@"), "{said}");
        generate(out, &[], Mode::Write);
    }
}

#[test]
fn a_long_difference_is_cut_and_a_binary_one_is_counted() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path();
    generate(out, &["rust"], Mode::Write);
    fs::write(out.join("rust/src/lib.rs"), "andet\n".repeat(500)).unwrap();
    fs::write(out.join("rust/Cargo.toml"), [0xff, 0x00]).unwrap();
    let (_, said) = generate(out, &["rust"], Mode::Check);
    assert!(said.lines().count() < 40, "{said}");
    assert!(said.contains("linjer til / more lines"), "{said}");
    assert!(said.contains("binær / binary: 2 → "), "{said}");
}

#[test]
fn a_target_alone_leaves_the_others_in_peace() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path();
    generate(out, &["rust"], Mode::Write);
    for path in ["docs/side.md", "losses.md", "rust/gammel.rs"] {
        super::out_folder::made_before(out, path, "x");
    }
    let (code, said) = generate(out, &["rust"], Mode::Check);
    assert_eq!(code, 1);
    assert!(said.contains("rust/gammel.rs") && !said.contains("side.md") && !said.contains("losses.md"), "{said}");
    assert!(said.ends_with(" rust\n"), "{said}");
    generate(out, &["rust"], Mode::Write);
    assert!(out.join("docs/side.md").exists() && out.join("losses.md").exists());
    assert!(!out.join("rust/gammel.rs").exists());
    assert!(!out.join("json-schema").exists());
}

/// `cargo build` in `generated/rust` leaves `target/`, marked as a cache.
#[test]
fn a_build_tools_cache_is_not_ours() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path();
    generate(out, &["rust"], Mode::Write);
    fs::create_dir_all(out.join("rust/target/debug")).unwrap();
    fs::write(out.join("rust/target/CACHEDIR.TAG"), "Signature: 8a477f597d28d172789f06886806bc55").unwrap();
    fs::write(out.join("rust/target/debug/x"), "x").unwrap();
    assert_eq!(generate(out, &["rust"], Mode::Check).0, 0);
    generate(out, &["rust"], Mode::Write);
    assert!(out.join("rust/target/debug/x").exists());
}

#[test]
fn a_fault_of_the_generator_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut said = Vec::new();
    let result = run(&support::model(), folder.path(), &["cobol"], Mode::Write, &mut said);
    assert!(matches!(result, Err(Error::Generate(_))));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn no_half_written_file_stays() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path();
    // A folder lies where a file is to be: it says where, and writes nothing at all.
    fs::create_dir_all(out.join("rust/Cargo.toml/i-vejen")).unwrap();
    let mut said = Vec::new();
    let error = run(&support::model(), out, &["rust"], Mode::Write, &mut said).unwrap_err();
    assert!(error.to_string().contains("Cargo.toml"), "{error}");
    assert_eq!(names(&out.join("rust")), ["Cargo.toml"]);
}
