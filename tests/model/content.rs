//! The committed model: it reads without a finding, has what the contract promises, and gives the same bytes always.

use crate::common::model::sources;
use sdm::expr::Type;
use sdm::model::{Datatype, FILE_KINDS, FileKind, Model, read, store};

fn model() -> Model {
    let (model, findings) = read(&sources());
    assert_eq!(findings, Vec::new());
    model.unwrap()
}

#[test]
fn the_model_is_in_order_and_as_large_as_promised() {
    let model = model();
    assert!(model.begreber.len() >= 60, "{} concepts", model.begreber.len());
    assert!(model.indikatorer.len() >= 40, "{} indicators", model.indikatorer.len());
    assert_eq!(model.kommuner.len(), 98);
    assert_eq!(model.praksis.len(), 3);
    let themes: Vec<u16> = model.temaer.iter().map(|t| t.temakode).collect();
    assert_eq!(themes, [6300, 6301, 6302, 6303, 6304, 6305, 6306]);
    let sets: Vec<&str> = model.regelsaet.iter().map(|s| s.id.as_str()).collect();
    assert_eq!(sets, ["2010", "2013", "2018", "2021"]);
}

/// Codes that deliveries may be written with before the lists are published (the contract's section 3).
#[test]
fn the_fixed_codes_are_as_fixed() {
    let model = model();
    let codes = |list: &str| model.kodeliste(list).unwrap().koder.iter().map(|k| k.kode).collect::<Vec<_>>();
    assert_eq!(codes("d_6300_monit_omr_type"), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 98, 99]);
    assert_eq!(codes("d_6301_koen"), [0, 1, 2]);
    assert_eq!(codes("d_6301_alder"), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    assert_eq!(codes("d_6301_herkomst"), [0, 1, 2, 3, 31, 32]);
    assert_eq!(codes("d_6301_diskretion"), [0, 1, 2, 8, 9]);
    assert_eq!(codes("d_6301_kilde"), [1, 2, 3, 4, 5, 6, 7, 8, 98, 99]);
    assert_eq!(codes("d_6303_kategori"), [1, 2, 3, 4, 5, 6]);
    for kode in [100, 101, 110, 200, 201, 300, 400, 500, 501] {
        assert!(model.indikator(kode).is_some(), "{kode}");
    }
}

/// Keys, lengths and patterns that the contract fixes word for word.
#[test]
fn the_fixed_fields_are_as_fixed() {
    let model = model();
    let key = |tema: u16| model.tema(tema).unwrap().noegle.join(" ");
    assert_eq!(key(6300), "monit_omr_nr gyldig_fra");
    assert_eq!(key(6301), "monit_omr_nr indikator_kode periode koen_kode alder_kode herkomst_kode kategori_kode off_kode");
    assert_eq!(key(6302), "fra_nr til_nr periode husstandstype_kode alder_kode herkomst_kode off_kode");
    assert_eq!(key(6303), "monit_omr_nr aar kategori_kode udpeget_af_kode regelsaet off_kode");
    assert_eq!(key(6304), "monit_omr_nr periode beregningsmodel off_kode");
    assert_eq!(key(6305), "objekt_id");
    assert_eq!(key(6306), "monit_omr_nr aar landsejerlavskode matrikelnummer");
    let field = |tema: u16, name: &str| model.tema(tema).unwrap().felter.iter().find(|f| f.feltnavn == name).unwrap();
    let Datatype::Tekst { laengde, moenster, .. } = &field(6301, "periode").datatype else { panic!("periode is text") };
    assert_eq!((*laengde, moenster.as_deref()), (7, Some("^[0-9]{4}(K[1-4]|M(0[1-9]|1[0-2]))?$")));
    assert_eq!(field(6301, "vaerdi").datatype, Datatype::Decimaltal { cifre: 14, decimaler: 2 });
    for (tema, name, short) in [
        (6300, "monit_omr_nr", "mon_omr_nr"),
        (6300, "monit_omr_navn", "mon_omr_na"),
        (6300, "monit_omr_type_kode", "mon_o_ty_k"),
        (6300, "overordnet_nr", "overord_nr"),
        (6300, "fuldt_opdelt_kode", "fuldt_op_k"),
        (6300, "underinddeling", "underindd"),
        (6301, "indikator_kode", "indikato_k"),
        (6301, "herkomst_kode", "herkomst_k"),
        (6301, "diskretion_kode", "diskret_k"),
        (6302, "husstandstype_kode", "husstype_k"),
        (6303, "udpeget_af_kode", "udpeget_k"),
        (6303, "andel_ikke_vestlige", "and_ikke_v"),
        (6303, "andel_uden_tilknytning", "and_uden_t"),
        (6303, "andel_doemte", "and_doemte"),
        (6303, "andel_grundskole", "and_grunds"),
        (6303, "indkomst_pct", "indk_pct"),
        (6303, "landsgns_doemte", "lgns_doemt"),
        (6304, "beregningsmodel", "ber_model"),
        (6304, "antal_indikatorer", "ant_indik"),
        (6306, "landsejerlavskode", "ejerlav_k"),
        (6306, "matrikelnummer", "matr_nr"),
        (6305, "indsats_type_kode", "inds_ty_k"),
        (6305, "indsats_navn", "inds_navn"),
    ] {
        assert_eq!(field(tema, name).feltnavn10, short, "{tema}.{name}");
    }
}

#[test]
fn the_order_of_files_and_a_round_through_json_change_nothing() {
    let json = store::to_json(&model()).unwrap();
    let mut reversed = sources();
    reversed.reverse();
    assert_eq!(store::to_json(&read(&reversed).0.unwrap()).unwrap(), json);
    let again = store::from_json(json.as_bytes()).unwrap();
    assert_eq!(again, model());
    assert_eq!(store::to_json(&again).unwrap(), json);
    assert!(json.ends_with("}\n"));
}

/// What a row rule may name: what a delivery gives, and nothing that the system fills in.
#[test]
fn a_themes_columns_are_what_a_delivery_gives() {
    let model = model();
    let columns = model.columns(model.tema(6301).unwrap());
    let of = |name: &str| columns.iter().find(|c| c.name == name).map(|c| c.ty);
    assert_eq!(of("off_kode"), Some(Type::Int));
    assert_eq!(of("objekt_id"), Some(Type::Text));
    assert_eq!(of("opgjort"), Some(Type::Date));
    assert_eq!(of("vaerdi"), Some(Type::Decimal(2)));
    assert_eq!(of("periode"), Some(Type::Text));
    assert_eq!(of("systid_fra"), None);
    assert_eq!(of("cvr_navn"), None);
    assert_eq!(of("geometri"), None);
}

#[test]
fn what_is_derived_is_there() {
    let model = model();
    let list = model.kodeliste("d_6301_indikator").unwrap();
    assert_eq!(list.koder.len(), model.indikatorer.len());
    assert_eq!((list.kodefelt.as_str(), list.tekstfelt.as_str()), ("indikator_kode", "indikator"));
    let residents = &list.koder[0];
    assert_eq!((residents.kode, residents.tekst.as_str(), residents.aktiv), (100, "Beboere", 1));
    assert_eq!(residents.begrebsdefinition, model.indikator(100).unwrap().definition);
    for tema in &model.temaer {
        for felt in model.felter(tema) {
            assert!(!felt.vaerdiomraade.is_empty() && !felt.siden.is_empty(), "{}.{}", tema.temakode, felt.feltnavn);
        }
    }
    assert!(model.standard.generelle_felter.is_empty(), "they are resolved, outside the standard");
}

/// One key of every kind of file is misspelt: each gives a finding with line and column in that file.
#[test]
fn a_typo_in_any_file_is_found_in_its_place() {
    for kind in FILE_KINDS {
        let mut sources = sources();
        let source = sources.iter_mut().find(|s| FileKind::of(&s.path).is_some_and(|k| k.name == kind.name)).unwrap();
        let text = String::from_utf8(source.bytes.clone()).unwrap();
        let (line, key) = text.lines().enumerate().find(|(_, l)| l.starts_with(|c: char| c.is_ascii_lowercase())).unwrap();
        let name = key.split(':').next().unwrap();
        let misspelt = text.replacen(&format!("\n{name}:"), &format!("\n{name}x:"), 1);
        source.bytes = misspelt.into_bytes();
        let path = source.path.clone();
        let (model, findings) = read(&sources);
        assert!(model.is_none(), "{path}");
        let found = findings.iter().find(|f| f.file == path && f.code == "ukendt-noegle");
        let found = found.unwrap_or_else(|| panic!("{path}: {findings:?}"));
        assert_eq!((found.line, found.column), (line + 1, 1), "{path}");
        assert_eq!(found.hint.as_ref().unwrap().da, format!("mente du «{name}»?"));
    }
}
