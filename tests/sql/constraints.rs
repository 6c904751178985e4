//! Every constraint of every base table refuses what it is there for, under its own name and rule, and nothing else.

use std::collections::BTreeSet;

use sdm::model::{Datatype, Felt, Regelslags, Tema};

use super::support::{Row, changed, example, installed, model, verdicts};

/// One row that must be refused: what the database must answer, `SQLSTATE constraint rule`.
type Case<'a> = (&'a Tema, Row, String);

/// The field's cases: the example row with one value changed.
fn field_cases<'a>(tema: &'a Tema, felt: &'a Felt) -> Vec<Case<'a>> {
    let name = felt.feltnavn.as_str();
    // A row that breaks two constraints names the first by name, so the other dates of the row are left out.
    let other_dates = tema.felter.iter().filter(|f| f.datatype == Datatype::Dato && !f.er_obligatorisk());
    let empty: Vec<_> = other_dates.map(|f| (f.feltnavn.as_str(), None)).collect();
    let case = |(value, part, construct): (String, &str, &str)| {
        let mut changes = if felt.datatype == Datatype::Dato { empty.clone() } else { Vec::new() };
        changes.push((name, Some(value.as_str())));
        let state = if part == "fk" { "23503" } else { "23514" };
        (tema, changed(tema, &changes), format!("{state} {}_{name}_{part} {construct}", tema.tabel))
    };
    limits_broken(felt).into_iter().chain(type_broken(felt)).map(case).collect()
}

/// A value, the part of the constraint's name, and the construct.
type Broken = (String, &'static str, &'static str);

fn limits_broken(felt: &Felt) -> Vec<Broken> {
    let beyond = felt.minimum.map(|low| low - 1).into_iter().chain(felt.maksimum.map(|high| high + 1));
    beyond.map(|value| (value.to_string(), "graense_ck", "uden-for-vaerdiomraade")).collect()
}

fn type_broken(felt: &Felt) -> Vec<Broken> {
    match &felt.datatype {
        Datatype::Tekst { laengde, moenster, .. } => text_broken(felt, *laengde as usize, moenster.is_some()),
        Datatype::Decimaltal { cifre, decimaler } => {
            // numeric(p, s) would round the first and let it pass.
            let fine = format!("1.{}5", "0".repeat(usize::from(*decimaler)));
            let large = format!("1{}", "0".repeat(usize::from(cifre - decimaler)));
            vec![
                (fine, "decimaler_ck", "forkert-datatype/decimaler"),
                (large, "cifre_ck", "uden-for-vaerdiomraade/cifre"),
                ("NaN".into(), "cifre_ck", "uden-for-vaerdiomraade/cifre"),
            ]
        }
        Datatype::Dato => ["infinity", "10000-01-01"].map(|date| (date.to_owned(), "dato_ck", "forkert-datatype")).into(),
        Datatype::Kode { tilladte, kodeliste } if !tilladte.is_empty() => {
            let list = model().kodeliste(kodeliste).expect("the list is there");
            let other = list.koder.iter().find(|k| !tilladte.contains(&k.kode)).expect("not all are allowed");
            vec![(other.kode.to_string(), "koder_ck", "ukendt-kode")]
        }
        Datatype::Kode { .. } => vec![("987654".into(), "fk", "ukendt-kode")],
        Datatype::Heltal | Datatype::Uuid | Datatype::Tidspunkt => Vec::new(),
    }
}

fn text_broken(felt: &Felt, length: usize, pattern: bool) -> Vec<Broken> {
    let mut all = vec![
        ("å".repeat(length + 1), "laengde_ck", "for-lang-tekst"),
        // varchar(n) would cut these blanks and let the rest pass.
        (format!("{:<1$}", felt.eksempel, length + 1), "laengde_ck", "for-lang-tekst"),
    ];
    if felt.er_obligatorisk() {
        all.push((String::new(), "tom_ck", "manglende-felt"));
    }
    let count = felt.eksempel.chars().count();
    if pattern {
        let but_last: String = felt.eksempel.chars().take(count - 1).collect();
        all.push((format!("{but_last}é"), "moenster_ck", "forkert-moenster"));
    }
    if pattern && count < length {
        all.push((format!("{}\n", felt.eksempel), "moenster_ck", "forkert-moenster"));
    }
    all
}

/// Rows that break a row rule, written from the rule's own words.
fn row_cases() -> Vec<Case<'static>> {
    let case = |code: u16, rule: &str, changes: &[(&str, Option<&str>)]| {
        let tema = model().tema(code).expect("the theme is there");
        let name = format!("{}_{}_ck", tema.tabel, rule.replace('-', "_"));
        (tema, changed(tema, changes), format!("23514 {name} {rule}"))
    };
    let hidden = ("diskretion_kode", Some("1"));
    vec![
        case(6300, "gyldighed-baglaens", &[("gyldig_fra", Some("2025-01-02")), ("gyldig_til", Some("2025-01-01"))]),
        case(6300, "underinddeling-mangler", &[("fuldt_opdelt_kode", Some("1")), ("underinddeling", None)]),
        // An empty text is no underinddeling.
        case(6300, "underinddeling-mangler", &[("fuldt_opdelt_kode", Some("1")), ("underinddeling", Some(""))]),
        case(6301, "taeller-over-naevner", &[("taeller", Some("10.01")), ("naevner", Some("10")), ("vaerdi", Some("1"))]),
        case(6301, "skjult-vaerdi-udfyldt", &[hidden, ("taeller", None), ("vaerdi", Some("1"))]),
        case(
            6301,
            "aaben-vaerdi-mangler",
            &[("diskretion_kode", Some("0")), ("taeller", None), ("vaerdi", None), ("naevner", Some("1"))],
        ),
        case(6302, "skjult-vaerdi-udfyldt", &[hidden, ("antal", Some("4"))]),
        case(6302, "aaben-vaerdi-mangler", &[("diskretion_kode", Some("0")), ("antal", None)]),
        case(6303, "skjult-vaerdi-udfyldt", &[hidden]),
        case(6304, "skjult-vaerdi-udfyldt", &[hidden, ("score", None), ("rang", Some("1")), ("klasse_kode", None)]),
        case(6304, "aaben-vaerdi-mangler", &[("diskretion_kode", Some("0")), ("score", None)]),
        case(6305, "gyldighed-baglaens", &[("start_dato", Some("2025-01-02")), ("slut_dato", Some("2025-01-01"))]),
    ]
}

/// Rows with a faulty geometry.
fn geometry_cases() -> Vec<Case<'static>> {
    let wkt = |body: &str| format!("SRID=25832;MULTIPOLYGON{body}");
    let ring = |points: &str| wkt(&format!("((({points})))"));
    let mut cases = Vec::new();
    for tema in model().temaer.iter().filter(|t| [6300, 6305].contains(&t.temakode)) {
        let mut add = |value: Option<String>, answer: &str| {
            let answer = answer.replace("{}", &format!("{}_geometri", tema.tabel));
            cases.push((tema, changed(tema, &[("geometri", value.as_deref())]), answer));
        };
        add(None, "23514 {}_tom_ck tom-geometri");
        add(Some(wkt(" EMPTY")), "23514 {}_tom_ck tom-geometri");
        add(
            Some(ring("550000 6200000,551000 6201000,551000 6200000,550000 6201000,550000 6200000")),
            "23514 {}_gyldig_ck ugyldig-geometri",
        );
        add(Some(ring("55 12,56 12,56 13,55 12")), "23514 {}_ramme_ck uden-for-danmark");
        add(
            Some(ring("1777000 6200000,1777483.9991 6200000,1777000 6201000,1777000 6200000")),
            "23514 {}_ramme_ck uden-for-danmark",
        );
        // The column's type and the reading of a geometry refuse these; they have no constraint to name.
        add(Some("SRID=25832;POINT(550000 6200000)".into()), "22023");
        add(Some(ring("550000 6200000,551000 6201000,550000 6200000 ")), "XX000");
        add(Some(ring("0 0 1,1 0 1,1 1 1,0 0 1").replace("POLYGON", "POLYGON Z")), "22023");
        add(Some("SRID=4326;MULTIPOLYGON(((12 55,13 55,13 56,12 55)))".into()), "22023");
    }
    let areas = model().tema(6300).expect("the theme is there");
    let exempt = "23514 t_6300_monit_omr_geometri_undtaget_ck forkert-geometritype";
    cases.push((areas, changed(areas, &[("monit_omr_nr", Some("101-UOPLYST"))]), exempt.into()));
    let empty = [("monit_omr_nr", Some("101-UOPLYST")), ("geometri", Some("SRID=25832;MULTIPOLYGON EMPTY"))];
    cases.push((areas, changed(areas, &empty), exempt.into()));
    cases
}

#[test]
fn the_models_own_examples_are_taken() {
    let cluster = installed("eksempler");
    let areas = model().tema(6300).expect("the theme is there");
    let mut rows: Vec<(&Tema, Row)> = model().temaer.iter().map(|t| (t, example(t))).collect();
    // The limits themselves, and what is empty and may be.
    rows.push((areas, changed(areas, &[("monit_omr_nr", Some("000-LANDET")), ("geometri", None)])));
    rows.push((areas, changed(areas, &[("monit_omr_navn", Some(&"å".repeat(128)))])));
    rows.push((areas, changed(areas, &[("overordnet_nr", None), ("sagsnr", Some(""))])));
    let figures = model().tema(6301).expect("the theme is there");
    let most = [("taeller", Some("999999999999.99")), ("naevner", Some("999999999999.99")), ("vaerdi", Some("1.500"))];
    rows.push((figures, changed(figures, &most)));
    for ((tema, row), verdict) in rows.iter().zip(verdicts(cluster, "eksempler", &rows)) {
        assert_eq!(verdict, "ok", "{}: {row:?}", tema.tabel);
    }
}

#[test]
fn every_constraint_refuses_under_its_own_name() {
    let cluster = installed("afvisninger");
    let mut cases: Vec<Case> = Vec::new();
    for tema in &model().temaer {
        for felt in &tema.felter {
            cases.extend(field_cases(tema, felt));
        }
    }
    cases.extend(geometry_cases());
    cases.extend(row_cases());
    let rows: Vec<(&Tema, Row)> = cases.iter().map(|(t, r, _)| (*t, r.clone())).collect();
    let answers = verdicts(cluster, "afvisninger", &rows);
    let mut wrong = Vec::new();
    for ((_, row, expected), answer) in cases.iter().zip(&answers) {
        if answer != expected {
            wrong.push(format!("expected {expected}\n     got {answer}\n    from {row:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let silent = untried(&answers);
    assert!(silent.is_empty(), "never seen to fail: {silent:?}");
}

/// Field and geometry constraints that no case has tried. The foreign key behind a list of allowed codes is left out:
/// its CHECK speaks first. Row rules have cases by rule, above and in the conformance suite.
fn untried(answers: &[String]) -> Vec<String> {
    let tried: BTreeSet<&str> = answers.iter().filter_map(|a| a.split(' ').nth(1)).collect();
    let all = super::support::cluster().psql(
        "afvisninger",
        "
        SELECT conname, substring(obj_description(oid, 'pg_constraint') FROM '^\\[([^]]+)\\]') FROM pg_constraint
         WHERE conrelid::regclass::text ~ '^fkg[.]t_63' AND contype IN ('c', 'f')",
    );
    let row_rule = |rule: &str| model().regel(rule).is_some_and(|r| r.slags == Regelslags::Raekke);
    let checked_before =
        |name: &str| name.strip_suffix("_fk").is_some_and(|stem| tried.contains(format!("{stem}_koder_ck").as_str()));
    all.lines()
        .filter_map(|line| line.split_once('\t'))
        .filter(|(name, rule)| *rule != "system" && !row_rule(rule) && !tried.contains(name) && !checked_before(name))
        .map(|(name, _)| name.to_owned())
        .collect()
}

#[test]
fn an_empty_mandatory_field_is_refused() {
    let cluster = installed("obligatorisk");
    let mut rows = Vec::new();
    for tema in &model().temaer {
        for felt in tema.felter.iter().filter(|f| f.er_obligatorisk()) {
            rows.push((tema, changed(tema, &[(&felt.feltnavn, None)])));
        }
    }
    for ((tema, row), verdict) in rows.iter().zip(verdicts(cluster, "obligatorisk", &rows)) {
        let column = row.iter().find(|(_, v)| v.is_none()).map(|(c, _)| c.as_str()).unwrap_or_default();
        assert_eq!(verdict, format!("23502 {column}"), "{}", tema.tabel);
    }
}

#[test]
fn rings_that_only_geojson_lets_in_are_refused_by_the_check() {
    let cluster = installed("ringe");
    let insert = |geometry: &str| {
        cluster.try_psql(
            "ringe",
            &format!(
                "
            INSERT INTO fkg.generel VALUES (gen_random_uuid(), gen_random_uuid(), now(), NULL, now(), 99999999, 't', 5, 3, 2);
            INSERT INTO fkg.t_6305_bolsoc_inds_t (versions_id, indsats_navn, indsats_type_kode, start_dato, geometri)
            SELECT versions_id, 'x', 99, '2024-01-01', ST_SetSRID({geometry}, 25832) FROM fkg.generel LIMIT 1"
            ),
        )
    };
    let geojson = |ring: &str| format!("ST_GeomFromGeoJSON('{{\"type\":\"MultiPolygon\",\"coordinates\":[[{ring}]]}}')");
    let open = insert(&geojson("[[550000,6200000],[551000,6200000],[551000,6201000],[550000,6201000]]"));
    assert!(open.expect_err("not closed").contains("t_6305_bolsoc_inds_geometri_gyldig_ck"));
    let short = insert(&geojson("[[550000,6200000],[551000,6200000],[550000,6200000]]"));
    assert!(short.expect_err("three points").contains("t_6305_bolsoc_inds_geometri_gyldig_ck"));
    let nan = "ST_Multi(ST_MakePolygon(ST_MakeLine(ARRAY[ST_MakePoint(550000,6200000),ST_MakePoint('NaN',6200000),\
               ST_MakePoint(551000,6201000),ST_MakePoint(550000,6200000)])))";
    assert!(insert(nan).is_err(), "not a number");
    insert(&geojson("[[550000,6200000],[551000,6200000],[551000,6201000],[550000,6200000]]")).expect("a valid ring");
}

#[test]
fn rules_that_cannot_be_checks_are_left_out_and_declared() {
    let mut model = model().clone();
    let rule = |model: &mut sdm::model::Model, id: &str, sql: &str| {
        let mut rule = model.regler.iter().find(|r| r.id == "taeller-over-naevner").expect("the rule is there").clone();
        rule.id = id.into();
        rule.udtryk[0].sql = sql.into();
        model.regler.push(rule);
    };
    rule(&mut model, "a-general-field", "off_kode = 2 OR taeller > 1");
    rule(&mut model, "a-quoted-name", "periode <> 'off_kode'");
    rule(&mut model, "a-warning", "taeller > 1");
    model.regler.last_mut().expect("just pushed").niveau = sdm::finding::Level::Advarsel;
    let sql = super::support::script(&model, "install.sql");
    assert!(!sql.contains("[a-general-field]") && !sql.contains("[a-warning]"));
    assert!(sql.contains("CHECK (periode <> 'off_kode')"), "a text is no column");
    let lines = (sdm::emit::TARGETS.iter().find(|t| t.name == "sql").expect("registered").emit)(&model).capabilities;
    let carried = |id: &str| lines.iter().find(|c| c.construct == id).expect("every construct has a line").carried.clone();
    assert!(matches!(carried("a-general-field"), sdm::emit::Carried::Not { reason } if reason.contains("fkg.generel")));
    assert!(matches!(carried("a-warning"), sdm::emit::Carried::Not { reason } if reason.contains("ikke advare")));
    assert_eq!(carried("a-quoted-name"), sdm::emit::Carried::Fully);
    let constructs: Vec<&str> = lines.iter().map(|c| c.construct.as_str()).collect();
    assert_eq!(constructs, sdm::emit::Constructs::of(&model), "one line each, in order");
}
