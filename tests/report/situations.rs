//! Reports as they can be, built by hand: they change with the report's forms, not with the rules of the standard.

use sdm::report::*;
use serde_json::{Map, Value};

/// Names that would be markup, a formula, the end of a record or a terminal's order, where a form let them through.
pub const HOSTILE: &str = "=cmd|' /C calc'!A0 <script>alert(1)</script> \"]]>&\u{1b}[31m\u{202e}";

/// Every situation by name.
pub fn all() -> Vec<(&'static str, Report)> {
    vec![
        ("overholder", conforms()),
        ("fejl", faults()),
        ("advarsler", warnings()),
        ("ikke-bedoemt", undecided()),
        ("offentligheden", public()),
        ("afkortet", cut()),
        ("fjendtlig", hostile()),
    ]
}

fn input(path: &str, format: &str, theme: u16, rows: u64) -> InputReport {
    InputReport {
        path: path.into(),
        member: None,
        layer: None,
        format: Some(format.into()),
        sha256: Some("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad".into()),
        hmac_sha256: None,
        theme: Some(theme),
        rows,
        status: InputStatus::Read,
        reason: None,
        error: None,
    }
}

fn rule(id: &str, level: &str, status: RuleStatus, count: u64) -> RuleReport {
    let reason = (status == RuleStatus::NotChecked).then(|| "leverancen har ikke tema 6300".to_owned());
    RuleReport { id: id.into(), level: level.into(), status, count, reason }
}

/// A square of a kilometre with its south-west corner there.
fn square(number: &str, name: &str, x: f64, y: f64) -> MapArea {
    let ring = vec![[x, y], [x + 1000.0, y], [x + 1000.0, y + 1000.0], [x, y + 1000.0], [x, y]];
    MapArea { number: number.into(), name: name.into(), polygons: vec![vec![ring]] }
}

/// Nothing found.
pub fn conforms() -> Report {
    Report {
        report_version: REPORT_VERSION,
        standard: StandardRef { id: "sdm".into(), version: "1.0.0".into() },
        verdict: Verdict::Conforms,
        inputs: vec![
            input("lev/t_6300_monit_omr.geojson", "GeoJSON", 6300, 2),
            input("lev/t_6301_soc_opg.csv", "CSV", 6301, 1234),
        ],
        reader: "egen-kommune".into(),
        references: vec![],
        shows_values: false,
        discretion_profile: "standard".into(),
        counts: Counts::default(),
        rules: vec![
            rule("dublet-noegle", "fejl", RuleStatus::Passed, 0),
            rule("for-faa-personer", "fejl", RuleStatus::Passed, 0),
            rule("hul-mellem-omraader", "advarsel", RuleStatus::NotApplicable, 0),
            rule("spring-i-tidsserie", "advarsel", RuleStatus::Passed, 0),
            rule("ugyldig-geometri", "fejl", RuleStatus::Passed, 0),
        ],
        exceptions: vec![],
        coverage: vec![CoverageReport {
            theme: 6301,
            rows: 1234,
            fields: vec![
                FieldCoverage { field: "monit_omr_nr".into(), mandatory: true, filled: 1234 },
                FieldCoverage { field: "note".into(), mandatory: false, filled: 617 },
            ],
        }],
        findings: vec![],
        map: vec![square("101-A01", "Ådalen", 720_000.0, 6_170_000.0), square("101-A02", "Søholm", 721_000.0, 6_170_000.0)],
    }
}

fn finding(rule: &str, level: &str, theme: u16, key: &[(&str, &str)], message: &str, location: Location) -> FindingReport {
    let key: Map<String, Value> = key.iter().map(|(k, v)| ((*k).to_owned(), (*v).into())).collect();
    FindingReport {
        rule: rule.into(),
        level: level.into(),
        audience: None,
        theme: Some(theme),
        message: message.into(),
        field: None,
        location,
        key,
        point: None,
        origin: Origin::default(),
    }
}

fn failed(report: &mut Report, id: &str, level: &str, count: u64) {
    report.rules.retain(|r| r.id != id);
    report.rules.push(rule(id, level, RuleStatus::Failed, count));
    report.rules.sort_by(|a, b| a.id.cmp(&b.id));
    match level {
        "fejl" => report.counts.fejl += count,
        "advarsel" => report.counts.advarsel += count,
        _ => report.counts.oplysning += count,
    }
}

fn in_features(feature: u64, line: u64) -> Location {
    Location {
        file: "lev/t_6300_monit_omr.geojson".into(),
        line: Some(line),
        column: Some(1),
        feature: Some(feature),
        ..Location::default()
    }
}

fn in_rows(row: u64) -> Location {
    Location { file: "lev/t_6301_soc_opg.csv".into(), line: Some(row + 1), row: Some(row), ..Location::default() }
}

/// A point, an area and rows without a place on the map.
pub fn faults() -> Report {
    let mut report = warnings();
    report.verdict = Verdict::DoesNotConform;
    let invalid = finding(
        "ugyldig-geometri",
        "fejl",
        6300,
        &[("monit_omr_nr", "101-A01"), ("gyldig_fra", "2024-01-01")],
        "Fladen krydser sig selv.",
        in_features(1, 2),
    );
    let invalid =
        FindingReport { point: Some([720_500.123_456, 6_170_500.0]), origin: Origin { input: 0, area: Some(0) }, ..invalid };
    let area = finding(
        "ukendt-kode",
        "fejl",
        6300,
        &[("monit_omr_nr", "101-A02"), ("gyldig_fra", "2024-01-01")],
        "Feltet monit_omr_type_kode har koden 77, som ikke er i listen.",
        in_features(2, 3),
    );
    let area = FindingReport { field: Some("monit_omr_type_kode".into()), origin: Origin { input: 0, area: Some(1) }, ..area };
    let key = [("monit_omr_nr", "101-A01"), ("indikator_kode", "100"), ("periode", "2024K3")];
    let few =
        finding("for-faa-personer", "fejl", 6301, &key, "Feltet taeller viser en gruppe på færre end 3 personer.", in_rows(7));
    let few = FindingReport {
        audience: Some("offentligheden".into()),
        field: Some("taeller".into()),
        origin: Origin { input: 1, area: None },
        ..few
    };
    report.findings.splice(0..0, [few, invalid, area]);
    failed(&mut report, "for-faa-personer", "fejl", 1);
    failed(&mut report, "ugyldig-geometri", "fejl", 1);
    failed(&mut report, "ukendt-kode", "fejl", 1);
    report
}

/// A warning and a note; a rule that was not checked, and exceptions of the user's own profile.
fn warnings() -> Report {
    let mut report = conforms();
    let key = [("monit_omr_nr", "101-A02"), ("indikator_kode", "100"), ("periode", "2024K3")];
    let jump = finding(
        "spring-i-tidsserie",
        "advarsel",
        6301,
        &key,
        "Tallet er mere end dobbelt så stort som i forrige periode.",
        in_rows(12),
    );
    let read = finding("laesemaade", "oplysning", 6301, &[], "Decimalkomma er læst som decimaltegn.", in_rows(1));
    report.findings = [jump, read].map(|f| FindingReport { origin: Origin { input: 1, area: None }, ..f }).into();
    failed(&mut report, "spring-i-tidsserie", "advarsel", 1);
    failed(&mut report, "laesemaade", "oplysning", 1);
    report.rules.push(rule("ukendt-omraade", "fejl", RuleStatus::NotChecked, 0));
    let exception = |reason: &str, count, expired| ExceptionReport {
        rule: "foraeldet-opgoerelse".into(),
        theme: Some(6301),
        field: None,
        key: Map::new(),
        reason: Some(reason.into()),
        expires: "2024-12-31".into(),
        expired,
        count,
    };
    report.exceptions = vec![exception("aftalt med området", 3, false), exception("gammel aftale", 0, true)];
    report
}

/// A file that could not be read.
fn undecided() -> Report {
    let mut report = conforms();
    report.verdict = Verdict::Undecided;
    report.inputs[1] = InputReport {
        member: Some("data/t_6301.csv".into()),
        format: None,
        sha256: None,
        theme: None,
        rows: 0,
        status: InputStatus::Unreadable,
        reason: Some("filen er tom".into()),
        error: Some("filen er tom".into()),
        ..input("lev/alt.zip", "", 6301, 0)
    };
    report.coverage = vec![];
    report.rules[1] = rule("for-faa-personer", "fejl", RuleStatus::NotChecked, 0);
    report
}

/// What others see of the faulty delivery: no key, no point, no hidden area, discretion as a count.
pub fn public() -> Report {
    let mut report = faults();
    report.reader = "offentligheden".into();
    report.inputs.iter_mut().for_each(|i| i.sha256 = None);
    report.findings.retain(|f| f.rule != "for-faa-personer");
    report.findings.iter_mut().for_each(|f| (f.key, f.point) = (Map::new(), None));
    report.exceptions.iter_mut().for_each(|e| e.reason = None);
    report.map.truncate(1);
    report.findings.iter_mut().for_each(|f| f.origin.area = f.origin.area.filter(|a| *a == 0));
    report
}

/// More findings than are listed.
pub fn cut() -> Report {
    let mut report = conforms();
    report.verdict = Verdict::DoesNotConform;
    let key = |row: u64| [("monit_omr_nr", format!("101-A{row:03}")), ("periode", "2024K3".to_owned())];
    let one = |row: u64| {
        let key = key(row);
        let key: Vec<(&str, &str)> = key.iter().map(|(k, v)| (*k, v.as_str())).collect();
        let f = finding("dublet-noegle", "fejl", 6301, &key, "Nøglen står to gange.", in_rows(row));
        FindingReport { origin: Origin { input: 1, area: None }, ..f }
    };
    report.findings = (1..=4).map(one).collect();
    failed(&mut report, "dublet-noegle", "fejl", 12_345);
    report
}

/// Names from outside that no form may take for anything but text.
pub fn hostile() -> Report {
    let mut report = faults();
    report.inputs[1].path = HOSTILE.into();
    report.inputs[1].layer = Some(HOSTILE.into());
    report.map[0].name = HOSTILE.into();
    for finding in &mut report.findings {
        finding.location.file = HOSTILE.into();
        finding.message = HOSTILE.into();
        finding.key = [("monit_omr_nr".to_owned(), HOSTILE.into())].into_iter().collect();
    }
    report.exceptions[0].reason = Some(HOSTILE.into());
    report
}
