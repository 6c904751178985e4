//! `sdm check` as a whole: what it prints, and its exit code.

use crate::common::model::{edit, sources};
use sdm::cli::check;
use sdm::disclose::Language as Lang;
use sdm::model::{SourceFile, read, store};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A model folder in a folder of its own, as a repository has it.
fn repository(sources: &[SourceFile]) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    for source in sources {
        let path = root.path().join("model").join(&source.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, &source.bytes).unwrap();
    }
    root
}

fn check(root: &Path, lang: Lang) -> (u8, String) {
    let mut out = Vec::new();
    let code = check::run(&root.join("model"), lang, &mut out);
    // What is printed names the folder as it was given; a temporary folder's name is nobody's business here.
    let printed = String::from_utf8(out).unwrap().replace(&root.join("model").display().to_string(), "model");
    (code, printed)
}

#[test]
fn a_model_in_order_is_summed_up_and_gives_0() {
    let root = repository(&sources());
    let (code, printed) = check(root.path(), Lang::Da);
    assert_eq!(code, 0, "{printed}");
    assert!(printed.starts_with("Modellen er i orden: 7 temaer, ") && printed.ends_with(" regler\n"), "{printed}");
    let (code, printed) = check(root.path(), Lang::En);
    assert_eq!(code, 0);
    assert!(printed.starts_with("The model is in order: 7 themes, "), "{printed}");
}

#[test]
fn a_fault_is_shown_with_its_line_its_carets_and_its_remedy_and_gives_1() {
    let mut sources = sources();
    edit(&mut sources, "regioner.yaml", "kode: \"1081\"", "navn:", "nvan:");
    edit(&mut sources, "kommuner.yaml", "kommunekode: 101", "cvr:", "cvr: 1_0 #");
    let root = repository(&sources);
    let expected = r#"model/kommuner.yaml:24:10: fejl: «1_0» læses som tal af nogle programmer og som tekst af andre [tvetydigt-tal]
  24 |     cvr: 1_0 # 64942212
     |          ^^^
  hjælp: skriv tallet med cifre alene, eller skriv "1_0" i citationstegn

model/regioner.yaml:13:5: fejl: ukendt nøgle «nvan» [ukendt-noegle]
  13 |     nvan: "Region Nordjylland"
     |     ^^^^
  hjælp: mente du «navn»?

2 fejl i 2 filer
Henvisninger og indhold er ikke kontrolleret: det bliver de, når alle filer har den rette form.
"#;
    assert_eq!(check(root.path(), Lang::Da), (1, expected.to_string()));
    let (code, printed) = check(root.path(), Lang::En);
    assert_eq!(code, 1);
    assert!(printed.contains("model/regioner.yaml:13:5: error: unknown key «nvan» [ukendt-noegle]"), "{printed}");
    assert!(printed.contains("  help: did you mean «navn»?"), "{printed}");
    assert!(printed.contains("\n2 errors in 2 files\nReferences and contents were not checked: "), "{printed}");
}

#[test]
fn a_folder_that_is_not_there_gives_2() {
    let root = tempfile::tempdir().unwrap();
    let (code, printed) = check(root.path(), Lang::Da);
    assert_eq!(code, 2);
    assert!(printed.starts_with("model: modellens mappe kan ikke læses ("), "{printed}");
}

#[cfg(unix)]
#[test]
fn a_link_and_a_stranger_are_found_and_a_hidden_file_is_not_ours() {
    let root = repository(&sources());
    let model = root.path().join("model");
    std::os::unix::fs::symlink("regioner.yaml", model.join("begreber").join("links.yaml")).unwrap();
    fs::write(model.join("noter.txt"), "huskeliste").unwrap();
    fs::write(model.join(".skjult"), "editor").unwrap();
    let (code, printed) = check(root.path(), Lang::Da);
    assert_eq!(code, 1);
    assert!(printed.contains("model/begreber/links.yaml: fejl: er en symbolsk henvisning; modellen er filer [symbolsk-henvisning]\n  hjælp: læg filen selv i mappen\n"), "{printed}");
    assert!(printed.contains("model/noter.txt: fejl: filen hører ikke til modellen [ukendt-fil]"), "{printed}");
    assert!(printed.contains("\n2 fejl i 2 filer\n"), "{printed}");
}

#[test]
fn the_newest_release_is_held_against_the_model() {
    let root = repository(&sources());
    let mut released = read(&sources()).0.unwrap();
    let folder = |version: &str| root.path().join("conformance-tests").join("releases").join(version);
    let write = |version: &str, content: String| {
        fs::create_dir_all(folder(version)).unwrap();
        fs::write(folder(version).join("sdm-model.json"), content).unwrap();
    };
    released.standard.version = "0.9.0".into();
    write("0.9.0", store::to_json(&released).unwrap());
    assert_eq!(check(root.path(), Lang::Da).0, 0, "the same under a new version");

    // An older release that is broken is not read; the newest is.
    write("0.8.0", "{".into());
    assert_eq!(check(root.path(), Lang::Da).0, 0);

    let mut gone = released.kilder[0].clone();
    gone.kode = 42;
    released.kilder.push(gone);
    released.standard.version = "0.10.0".into();
    write("0.10.0", store::to_json(&released).unwrap());
    let (code, printed) = check(root.path(), Lang::Da);
    assert_eq!(code, 1);
    assert!(
        printed.contains("kilder/*.yaml: fejl: kilden «42» er udgivet i 0.10.0 og må ikke forsvinde [forsvundet]"),
        "{printed}"
    );

    write("0.11.0", "{".into());
    let (code, printed) = check(root.path(), Lang::Da);
    assert_eq!(code, 1);
    assert!(printed.contains("den udgivne model 0.11.0 kan ikke læses"), "{printed}");
}
