//! `docs/new-rule.md`, followed: a row rule is YAML alone, and is judged, documented, and held by the database.

use crate::common::guide::block;
use crate::common::program::{copy, json, package, rule, said, sdm};
use std::fs;
use std::path::Path;

const RULE: &str = "start-foer-1990";

#[test]
fn a_row_rule_is_yaml_alone_as_the_guide_says() {
    let scratch = tempfile::tempdir().unwrap();
    let (model, out) = (scratch.path().join("model"), scratch.path().join("generated"));
    copy(Path::new("model"), &model);
    let file = model.join("regler/raekke.yaml");
    let rules = fs::read_to_string(&file).unwrap() + "\n" + &block("new-rule.md", "model/regler/raekke.yaml");
    fs::write(&file, rules).unwrap();

    let (model, made) = (model.to_str().unwrap(), out.to_str().unwrap());
    let check = sdm(package(), &["check", "--model", model]);
    assert_eq!(check.status.code(), Some(0), "{}", said(&check));
    let generated = sdm(package(), &["generate", "--model", model, "--out", made, "docs", "sql"]);
    assert_eq!(generated.status.code(), Some(0), "{}", said(&generated));
    let page = fs::read_to_string(out.join(format!("docs/regler/{RULE}.md"))).unwrap();
    assert!(page.contains("start_dato >= DATE '1990-01-01'") && page.contains("6305"), "{page}");
    assert!(fs::read_to_string(out.join("docs/temaer/t_6305_bolsoc_inds.md")).unwrap().contains(RULE));
    let install = fs::read_to_string(out.join("sql/install.sql")).unwrap();
    assert!(install.contains(&format!("[{RULE}]")), "the database has it as a constraint");

    let judge = |name: &str, text: String| {
        let delivery = scratch.path().join(name);
        fs::write(&delivery, text).unwrap();
        let output = sdm(package(), &["validate", "--format", "json", "--model", model, delivery.to_str().unwrap()]);
        let report = json(&output);
        (rule(&report, RULE)["status"].as_str().unwrap().to_owned(), output.status.code())
    };
    let measure = |day: &str| {
        format!(
            "cvr_kode;oprindkode;statuskode;off_kode;indsats_navn;indsats_type_kode;start_dato\n64942212;0;3;1;Lektiecafé;1;{day}\n"
        )
    };
    assert_eq!(judge("t_6305_bolsoc_inds.csv", measure("1990-01-01")), ("passed".into(), Some(0)));
    assert_eq!(judge("t_6305_bolsoc_inds.csv", measure("1989-12-31")), ("failed".into(), Some(1)));
    // Of the theme of its expression alone, though it names none.
    let parcels = "cvr_kode;oprindkode;statuskode;off_kode;monit_omr_nr;aar;landsejerlavskode;matrikelnummer\n64942212;0;3;1;101-A01;2024;2000175;14gf\n";
    assert_eq!(judge("t_6306_omr_matr.csv", parcels.into()).0, "not_applicable");
}
