//! An optional field is one edit: a few lines of YAML and `sdm generate`; no Rust, no second list.

use crate::common::program::{copy, package, sdm};
use std::fs;
use std::path::Path;

const FIELD: &str = "
  - feltnavn: kontaktforum
    feltnavn10: kontaktfor
    titel: Kontaktforum
    titel_en: Contact forum
    begreb: note
    definition: Forum, hvor naboer og myndigheder mødes om indsatsen
    formaal: At vise, hvor man kan henvende sig
    datatype: tekst
    laengde: 40
    obligatorisk: F
    eksempel: Naborådet
";

#[test]
fn an_optional_field_is_one_edit_and_generate() {
    let scratch = tempfile::tempdir().unwrap();
    let (model, out) = (scratch.path().join("model"), scratch.path().join("generated"));
    copy(Path::new("model"), &model);
    let (model_arg, out_arg) = (model.to_str().unwrap(), out.to_str().unwrap());
    assert_eq!(sdm(package(), &["generate", "--model", model_arg, "--out", out_arg]).status.code(), Some(0));

    // The one edit.
    let theme = model.join("temaer/t_6305_bolsoc_inds.yaml");
    let text = fs::read_to_string(&theme).unwrap();
    assert!(text.contains("\nfelter:\n"), "the theme's fields come in a list");
    fs::write(&theme, text.replace("\nfelter:\n", &format!("\nfelter:{FIELD}"))).unwrap();

    let check = sdm(package(), &["check", "--model", model_arg]);
    assert_eq!(check.status.code(), Some(0), "{}", String::from_utf8_lossy(&check.stdout));
    let stale = sdm(package(), &["generate", "--check", "--model", model_arg, "--out", out_arg]);
    assert_eq!(stale.status.code(), Some(1), "what was generated before the edit is stale");
    assert_eq!(sdm(package(), &["generate", "--model", model_arg, "--out", out_arg]).status.code(), Some(0));
    assert_eq!(sdm(package(), &["generate", "--check", "--model", model_arg, "--out", out_arg]).status.code(), Some(0));

    for path in ["sql/install.sql", "rust/src/t_6305_bolsoc_inds.rs", "docs/temaer/t_6305_bolsoc_inds.md"] {
        assert!(fs::read_to_string(out.join(path)).unwrap().contains("kontaktforum"), "{path}");
    }
    let schema = fs::read_to_string(out.join("json-schema/t_6305_bolsoc_inds.post.schema.json")).unwrap();
    assert!(schema.contains("kontaktforum"));

    let delivery = scratch.path().join("t_6305_bolsoc_inds.csv");
    let row = |text: &str| {
        format!(
            "cvr_kode;oprindkode;statuskode;off_kode;indsats_navn;indsats_type_kode;start_dato;kontaktfor\n\
             64942212;0;3;1;Lektiecafé;1;2024-01-01;{text}\n"
        )
    };
    let judge = |text: String| {
        fs::write(&delivery, text).unwrap();
        sdm(package(), &["validate", "--model", model_arg, delivery.to_str().unwrap()])
    };
    let right = judge(row(&"æ".repeat(40)));
    assert_eq!(right.status.code(), Some(0), "{}", String::from_utf8_lossy(&right.stdout));
    let long = judge(row(&"æ".repeat(41)));
    assert!(String::from_utf8_lossy(&long.stdout).contains("for-lang-tekst"));
    assert_eq!(long.status.code(), Some(1));
}
