//! What the model retires is accepted, not demanded, and noted; a merger of municipalities and a new rule set are edits of
//! YAML. What deliveries meet is in the conformance cases; here is what the model's check and the targets say.

use crate::common::program::{copy, json, package, rule, said, sdm};
use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

/// The model with texts replaced, each of which occurs once in its file.
struct Edited {
    scratch: TempDir,
}

impl Edited {
    fn new(edits: &[(&str, &str, &str)]) -> Edited {
        let scratch = tempfile::tempdir().unwrap();
        copy(&package().join("model"), &scratch.path().join("model"));
        for (file, find, replace) in edits {
            let path = scratch.path().join("model").join(file);
            let text = fs::read_to_string(&path).unwrap();
            assert_eq!(text.matches(find).count(), 1, "{file}: {find}");
            fs::write(&path, text.replace(find, replace)).unwrap();
        }
        Edited { scratch }
    }

    fn model(&self) -> String {
        self.scratch.path().join("model").to_str().unwrap().to_owned()
    }

    fn check(&self) -> (Option<i32>, String) {
        let output = sdm(package(), &["check", "--model", &self.model()]);
        (output.status.code(), said(&output))
    }

    fn generated(&self) -> PathBuf {
        let out = self.scratch.path().join("generated");
        let made = sdm(package(), &["generate", "--model", &self.model(), "--out", out.to_str().unwrap()]);
        assert_eq!(made.status.code(), Some(0), "{}", String::from_utf8_lossy(&made.stderr));
        out
    }

    fn report(&self, name: &str, delivery: &str, options: &[&str]) -> Value {
        let path = self.scratch.path().join(name);
        fs::write(&path, delivery).unwrap();
        let model = self.model();
        let mut arguments = vec!["validate", path.to_str().unwrap(), "--model", &model, "--format", "json"];
        arguments.extend(options);
        json(&sdm(package(), &arguments))
    }
}

const NAME: (&str, &str, &str) = (
    "temaer/t_6305_bolsoc_inds.yaml",
    "    eksempel: \"Fritidsjob i Nordbyen\"\n",
    "    eksempel: \"Fritidsjob i Nordbyen\"\n    status: udgaaet\n",
);

#[test]
fn no_target_demands_a_retired_field() {
    let edited = Edited::new(&[NAME]);
    let (code, said) = edited.check();
    assert_eq!(code, Some(0), "{said}");
    let out = edited.generated();
    let read = |path: &str| fs::read_to_string(out.join(path)).unwrap();
    let schema: Value = serde_json::from_str(&read("json-schema/t_6305_bolsoc_inds.post.schema.json")).unwrap();
    assert!(!schema["required"].as_array().unwrap().contains(&"indsats_navn".into()));
    let field = &schema["properties"]["indsats_navn"];
    assert_eq!((&field["deprecated"], &field["type"]), (&true.into(), &serde_json::json!(["string", "null"])));
    let sql = read("sql/install.sql");
    assert!(sql.contains("indsats_navn character varying,") && !sql.contains("indsats_navn character varying NOT NULL"));
    assert!(!sql.contains("t_6305_bolsoc_inds_indsats_navn_tom_ck"));
    assert!(read("rust/src/t_6305_bolsoc_inds.rs").contains("pub indsats_navn: Option<String>,"));
    let page = read("docs/temaer/t_6305_bolsoc_inds.md");
    let section = page.split("indsats_navn").last().unwrap();
    assert!(section.contains("F (frivilligt)") && section.contains("udgået"), "{section}");
}

#[test]
fn a_retired_rule_is_neither_passed_nor_failed_and_in_no_target() {
    let id = "  - id: gyldighed-baglaens\n";
    let edited = Edited::new(&[("regler/raekke.yaml", id, &format!("{id}    status: udgaaet\n"))]);
    assert_eq!(edited.check().0, Some(0));
    let row = "cvr_kode;oprindkode;statuskode;off_kode;indsats_navn;indsats_type_kode;start_dato;slut_dato\n\
               64942212;2;3;1;Lektiecafé;1;2024-03-01;2024-02-01\n";
    let report = edited.report("t_6305_bolsoc_inds.csv", row, &["--today", "2024-09-30"]);
    assert_eq!(report["verdict"], "conforms");
    let line = rule(&report, "gyldighed-baglaens");
    assert_eq!((&line["status"], &line["reason"]), (&"not_checked".into(), &"reglen er udgået af standarden".into()));
    let install = edited.generated().join("sql/install.sql");
    assert!(!fs::read_to_string(install).unwrap().contains("[gyldighed-baglaens]"));
}

/// A rule about what could not be read may be retired; what could not be read is then still no basis for others.
#[test]
fn what_was_not_read_is_not_judged_whatever_rule_is_retired() {
    let edited =
        Edited::new(&[("regler/struktur.yaml", "  - id: ulaeselig-post\n", "  - id: ulaeselig-post\n    status: udgaaet\n")]);
    let rows = "cvr_kode;oprindkode;statuskode;off_kode;monit_omr_nr;indikator_kode;periode;koen_kode;alder_kode;herkomst_kode;\
                kategori_kode;taeller;naevner;vaerdi;diskretion_kode;kilde_kode;opgjort\n\
                64942212;5;3;1;101-A01;100;2024K3;0;0;0;0;1040;;1040;0;1;2024-07-05\n\
                64942212;5;3;1;101-A01;100\n";
    let report = edited.report("t_6301_soc_opg.csv", rows, &["--today", "2024-09-30"]);
    assert_eq!(rule(&report, "sum-stemmer-ikke")["status"], "not_checked");
}

#[test]
fn what_is_in_use_and_rests_on_what_is_retired_is_a_warning() {
    let list =
        ("kodelister/udpegning.yaml", "  - navn: d_6303_udpeget_af\n", "  - navn: d_6303_udpeget_af\n    status: udgaaet\n");
    let end = ("temaer/t_6305_bolsoc_inds.yaml", "  - feltnavn: slut_dato\n", "  - feltnavn: slut_dato\n    status: udgaaet\n");
    let (code, said) = Edited::new(&[list, end]).check();
    assert_eq!(code, Some(0), "{said}");
    for text in
        ["advarsel: kodelisten «d_6303_udpeget_af» er udgået", "advarsel: feltet «slut_dato» er udgået", "[brugt-udgaaet]"]
    {
        assert!(said.contains(text), "{text} is not in\n{said}");
    }
}

const DRAGOER: (&str, &str, &str) = (
    "kommuner.yaml",
    "    cvr_navn: \"Dragør Kommune\"\n    regioner:\n      - {region: \"1084\", gyldig_fra: \"2007-01-01\", gyldig_til: \"2026-12-31\"}\n      - {region: \"1086\", gyldig_fra: \"2027-01-01\"}\n",
    "    cvr_navn: \"Dragør Kommune\"\n    gyldig_til: \"2026-12-31\"\n    erstattes_af: 156\n    regioner:\n      - {region: \"1084\", gyldig_fra: \"2007-01-01\", gyldig_til: \"2026-12-31\"}\n",
);
const AMAGER: (&str, &str, &str) = (
    "kommuner.yaml",
    "  - kommunekode: 157\n",
    "  - kommunekode: 156\n    navn: \"Amager\"\n    cvr: 12345674\n    cvr_navn: \"Amager Kommune\"\n    gyldig_fra: \"2027-01-01\"\n    regioner:\n      - {region: \"1086\", gyldig_fra: \"2027-01-01\"}\n  - kommunekode: 157\n",
);
const AUTHORITY: (&str, &str, &str) = (
    "kodelister/myndigheder.yaml",
    "      - kode: 99999999\n",
    "      - kode: 12345674\n        tekst: \"Amager Kommune\"\n        begrebsdefinition: Kommunalbestyrelsen i Amager Kommune\n      - kode: 99999999\n",
);

#[test]
fn a_merger_is_checked_and_documented() {
    let edited = Edited::new(&[DRAGOER, AMAGER, AUTHORITY]);
    let (code, said) = edited.check();
    assert_eq!(code, Some(0), "{said}");
    let page = fs::read_to_string(edited.generated().join("docs/kommuner.md")).unwrap();
    let line = |name: &str| page.lines().find(|l| l.starts_with(&format!("| {name} |"))).unwrap_or_default().to_owned();
    assert!(line("Dragør").contains("1. januar 2007 til 31. december 2026 | Amager (156)"), "{}", line("Dragør"));
    assert!(line("Amager").contains("fra 1. januar 2027"), "{}", line("Amager"));
}

#[test]
fn half_a_merger_is_refused_with_what_is_missing() {
    for (edits, text) in [
        (&[AMAGER, AUTHORITY][..], "ingen kommune ophører dagen før"),
        (&[DRAGOER], "kommunen 156 findes ikke"),
        (&[DRAGOER, AMAGER], "12345674 findes ikke i d_basis_ansvarlig_myndighed"),
    ] {
        let (code, said) = Edited::new(edits).check();
        assert_eq!(code, Some(1), "{text}: {said}");
        assert!(said.contains(text) && said.contains("kommuner.yaml:"), "{text} is not in\n{said}");
    }
}

/// A municipality may go on under another code with its name and CVR number; two at a time may not share them.
#[test]
fn a_municipality_may_take_over_name_and_cvr_number() {
    let taken = (
        AMAGER.0,
        AMAGER.1,
        &*AMAGER.2.replace("Amager Kommune", "Dragør Kommune").replace("Amager", "Dragør").replace("12345674", "12881517"),
    );
    let (code, said) = Edited::new(&[DRAGOER, taken]).check();
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = Edited::new(&[taken]).check();
    assert_eq!(code, Some(1));
    assert!(said.contains("«12881517» er allerede brugt"), "{said}");
}

#[test]
fn a_new_rule_set_reaches_every_target() {
    let sets = fs::read_to_string(package().join("model/beregning/boligkriterier-2021.yaml")).unwrap();
    let edited = Edited::new(&[(
        "beregning/boligkriterier-2021.yaml",
        "    foerste_liste: 2021\n",
        "    foerste_liste: 2021\n    sidste_liste: 2026\n",
    )]);
    let new = sets.replace("id: \"2021\"", "id: \"2027\"").replace("foerste_liste: 2021", "foerste_liste: 2027");
    fs::write(edited.scratch.path().join("model/beregning/boligkriterier-2027.yaml"), new).unwrap();
    let (code, said) = edited.check();
    assert_eq!(code, Some(0), "{said}");
    let out = edited.generated();
    let pattern = "^(2010|2013|2018|2021|2027)$";
    for path in [
        "json-schema/t_6303_udpegning.post.schema.json",
        "sql/install.sql",
        "rust/src/t_6303_udpegning.rs",
        "docs/temaer/t_6303_udpegning.md",
    ] {
        let text = fs::read_to_string(out.join(path)).unwrap();
        assert!(text.contains(pattern) || text.contains(&pattern.replace('|', "\\|")), "{path}");
    }
}
