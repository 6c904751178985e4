//! Edits of the model by which rules would judge nothing, or something else, and pass: each is a fault with a place.

use crate::common::model::{edit, sources};
use sdm::model::examine;
use sdm::rules::binding_faults;

/// A file, a text in it, the text after it, its replacement, and what `sdm check` says.
type Silencing = (&'static str, &'static str, &'static str, &'static str, &'static str);

const POLICY: &str = "diskretion.yaml";
const STANDARD: &str = "standard.yaml";
const FIGURES: &str = "temaer/t_6301_soc_opg.yaml";
const AREAS: &str = "temaer/t_6300_monit_omr.yaml";
const DISCRETION: &str = "regler/diskretion.yaml";
const CODES: &str = "kodelister/opgoerelse.yaml";
const ROWS: &str = "regler/raekke.yaml";

const SILENCING: &[Silencing] = &[
    // What is counted, and for whom.
    (
        POLICY,
        "taellefelter:\n",
        "  - tema: 6301\n    felt: taeller\n    grundlag: naevner\n    foelsomme_opdelinger: [herkomst_kode]\n",
        "",
        "antallet taeller i tema 6301 er ikke blandt taellefelter",
    ),
    (POLICY, "- tema: 6301\n", "felt: taeller", "felt: vaerdi", "feltet har ikke rollen taeller"),
    (POLICY, "- tema: 6301\n", "    grundlag: naevner\n", "", "grundlaget er feltet med rollen naevner"),
    (POLICY, "- tema: 6301\n", "    foelsomme_opdelinger: [herkomst_kode]\n", "", "deler efter etnisk oprindelse"),
    (POLICY, "- tema: 6302\n", "    foelsomhed: almindelig\n", "", "ingen indikator, som siger, hvor følsomt"),
    (
        POLICY,
        "- tema: 6303\n",
        "    felt: beboere\n    foelsomhed: almindelig\n",
        "    felt: beboere\n",
        "ingen indikator, som siger, hvor følsomt",
    ),
    (DISCRETION, "- id: for-faa-personer\n", "[6301, 6302, 6303]", "[6301, 6303]", "har ikke tema 6302 blandt sine temaer"),
    (
        DISCRETION,
        "- id: for-faa-personer\n",
        "[6301, 6302, 6303]",
        "[6301, 6302, 6303, 6304]",
        "tema 6304 har intet i taellefelter",
    ),
    (
        POLICY,
        "navn: standard\n",
        "almindelig: 3\n          foelsom: 5",
        "almindelig: 0\n          foelsom: 0",
        "grænsen skal være mindst 1",
    ),
    (POLICY, "navn: standard\n", "maalgruppe: offentligheden", "maalgruppe: egen-kommune", "«offentligheden» har ingen grænser"),
    (POLICY, "navn: offentligheden\n", "ser_off_koder: [1]", "ser_off_koder: [2]", "ser ikke alt det, som den foregående ser"),
    (POLICY, "navn: egen-kommune\n", "ser_off_koder: [1, 2, 3]", "ser_off_koder: [1, 3]", "ingen målgruppe ser off_kode 2"),
    // What is delivered.
    (STANDARD, "feltnavn: off_kode\n", "obligatorisk: O", "obligatorisk: S", "systemet udfylder feltet"),
    (STANDARD, "feltnavn: note\n", "obligatorisk: F", "obligatorisk: S", "systemet udfylder feltet"),
    (FIGURES, "feltnavn: indikator_kode\n", "obligatorisk: O", "obligatorisk: S", "systemet udfylder feltet"),
    (AREAS, "feltnavn: monit_omr_nr\n", "obligatorisk: O", "obligatorisk: S", "systemet udfylder feltet"),
    // Roles.
    (STANDARD, "feltnavn: note\n", "    rolle: fritekst\n", "", "fri tekst i et tema, hvis rækker kan være skjult"),
    (STANDARD, "feltnavn: noegle\n", "    rolle: fritekst\n", "", "fri tekst i et tema, hvis rækker kan være skjult"),
    ("temaer/t_6306_omr_matr.yaml", "feltnavn: aar\n", "    rolle: aar\n", "", "har rollen aar i et andet tema og ingen her"),
    (
        "temaer/t_6305_bolsoc_inds.yaml",
        "feltnavn: monit_omr_nr\n",
        "    rolle: omraade\n",
        "",
        "har rollen omraade i et andet tema og ingen her",
    ),
    (AREAS, "feltnavn: inddeling\n", "rolle: inddeling", "rolle: underinddeling", "for et felt, der kan være tomt"),
    (AREAS, "feltnavn: gyldig_fra\n", "rolle: gyldig_fra", "rolle: gyldig_til", "for et felt, der kan være tomt"),
    (FIGURES, "feltnavn: taeller\n", "rolle: taeller", "rolle: naevner", "intet felt har rollen taeller"),
    (CODES, "navn: d_6301_diskretion\n", "rolle: aaben", "rolle: skjult", "viser ingen tal efter sin rolle"),
    // Numbers and expressions.
    ("regler/geometri.yaml", "- id: for-lille-flade\n", "mindst_m2: 1000", "mindst_m2: 1000.0", "et helt tal"),
    ("kodelister/indsats.yaml", "koder:\n", "- kode: 9\n", "- kode: 9.0\n", "et helt tal"),
    (DISCRETION, "- id: for-lille-omraade\n", "beboere: 100", "beboere: 400", "indikatoren 400 tæller ikke personer"),
    (DISCRETION, "- id: for-lille-omraade\n", "husstande: 101", "husstande: 100", "indikatoren 100 tæller ikke husstande"),
    (
        DISCRETION,
        "- id: skjult-vaerdi-kan-genskabes\n",
        "fraflyttede: 601",
        "fraflyttede: 600",
        "bruger indikatoren 600 to gange",
    ),
    (ROWS, "- id: gyldighed-baglaens\n", "slut_dato >= start_dato", "slut_dato >= slut_dato", "ingen række kan bryde udtrykket"),
    (ROWS, "- id: taeller-over-naevner\n", "taeller <= naevner", "taeller <= taeller", "ingen række kan bryde udtrykket"),
];

#[test]
fn an_edit_that_silences_a_rule_is_a_fault_with_a_place() {
    let mut wrong = Vec::new();
    for (file, anchor, find, replace, says) in SILENCING {
        let mut edited = sources();
        edit(&mut edited, file, anchor, find, replace);
        let reading = examine(&edited);
        let mut found = reading.findings;
        if let (Some(model), Some(raw)) = (&reading.model, &reading.raw) {
            found.extend(binding_faults(model).iter().map(|fault| fault.finding(raw)));
        }
        let is_it = |f: &sdm::model::ModelFinding| f.da.contains(says) && f.line > 0 && f.column > 0 && f.hint.is_some();
        if !found.iter().any(is_it) {
            let all: Vec<String> = found.iter().map(|f| format!("{}:{} {}", f.file, f.line, f.da)).collect();
            wrong.push(format!("{file}: {find} → {replace}: {all:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), SILENCING.len(), wrong.join("\n"));
}
