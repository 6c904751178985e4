//! `docs/new-theme.md`, followed: a theme with areas is YAML alone, and is judged, documented and installed.

use super::support::{changed, cluster, quote, verdicts, with_base};
use crate::common::guide::{block, follow};
use crate::common::program::{copy, json, package, rule, said, sdm};
use sdm::cli::model_files::read_folder;
use serde_json::{Value, json as value};
use std::fs;
use std::path::Path;

const THEME: u16 = 6399;
const FILES: [&str; 3] = ["model/begreber/ssp.yaml", "model/kodelister/ssp.yaml", "model/temaer/t_6399_ssp_samarb.yaml"];
/// Rules about every geometry by itself.
const GEOMETRY: [&str; 6] =
    ["forkert-geometritype", "forkert-koordinatsystem", "tom-geometri", "uden-for-danmark", "ugyldig-geometri", "z-koordinat"];

/// A scratch copy that the guide was followed in.
fn followed() -> tempfile::TempDir {
    let scratch = tempfile::tempdir().unwrap();
    copy(&package().join("model"), &scratch.path().join("model"));
    FILES.iter().for_each(|file| follow("new-theme.md", file, scratch.path()));
    // Without the fourth step the pupils are nobody's to judge, and the model is not in order.
    let check = sdm(scratch.path(), &["check"]);
    assert!(check.status.code() == Some(1) && said(&check).contains("antallet elever i tema 6399"), "{}", said(&check));
    let edit = |file: &str, find: &str, replace: &str| {
        let path = scratch.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(text.matches(find).count(), 1, "{find} in {file}");
        fs::write(path, text.replace(find, replace)).unwrap();
    };
    let counted = block("new-theme.md", "Under\n   `taellefelter`");
    edit("model/diskretion.yaml", "\ntaellefelter:\n", &format!("\ntaellefelter:\n{counted}"));
    edit("model/regler/diskretion.yaml", "    temaer: [6301, 6302, 6303]\n", &block("new-theme.md", "among those of"));
    scratch
}

fn judged(folder: &Path, name: &str, content: &str) -> Value {
    let delivery = folder.join("delivery");
    let _ = fs::remove_dir_all(&delivery);
    fs::create_dir(&delivery).unwrap();
    fs::write(delivery.join(name), content).unwrap();
    json(&sdm(folder, &["validate", "delivery", "--model", "model", "--today", "2026-09-30", "--format", "json"]))
}

fn csv(area: &str, year: u16) -> String {
    counting(area, year, "")
}

fn counting(area: &str, year: u16, pupils: &str) -> String {
    let head = "cvr_kode;oprindkode;statuskode;off_kode;ssp_nr;aar;ssp_type_kode;monit_omr_nr;elever";
    format!("{head}\n64942212;2;3;1;101-SSP9;{year};1;{area};{pupils}\n")
}

/// A feature of the theme with these points as its ring.
fn geojson(ring: Option<Value>) -> String {
    let geometry = ring.map(|ring| value!({ "type": "MultiPolygon", "coordinates": [[ring]] }));
    let properties = value!({ "cvr_kode": 64_942_212, "oprindkode": 2, "statuskode": 3, "off_kode": 1, "ssp_nr": "101-SSP9",
        "aar": 2026, "ssp_type_kode": 1 });
    value!({ "type": "FeatureCollection", "crs": { "type": "name", "properties": { "name": "urn:ogc:def:crs:EPSG::25832" } },
        "features": [{ "type": "Feature", "geometry": geometry, "properties": properties }] })
    .to_string()
}

#[test]
fn a_theme_is_yaml_alone_as_the_guide_says() {
    let scratch = followed();
    let folder = scratch.path();
    let check = sdm(folder, &["check"]);
    assert_eq!(check.status.code(), Some(0), "{}", said(&check));
    let generated = sdm(folder, &["generate"]);
    assert_eq!(generated.status.code(), Some(0), "{}", said(&generated));

    // Documented: both ways, also with rules that name no theme.
    let page = |path: String| fs::read_to_string(folder.join("generated").join(path)).unwrap();
    let own = page("docs/temaer/t_6399_ssp_samarb.md".into());
    for id in GEOMETRY.iter().chain(&["periode-i-fremtiden", "kommune-passer-ikke"]) {
        assert!(own.contains(id), "{id}");
        assert!(page(format!("docs/regler/{id}.md")).contains("6399 SSP-samarbejde"), "{id}");
    }
    assert!(!page("docs/regler/omraade-ikke-gyldigt.md".into()).contains("6399"), "the area is no part of the key");
    assert!(page("json-schema/t_6399_ssp_samarb.post.schema.json".into()).contains("ssp_type_kode"));

    // As CSV it has no geometry, and the report says so.
    let report = judged(folder, "t_6399_ssp_samarb.csv", &csv("", 2026));
    for id in GEOMETRY {
        assert_eq!(rule(&report, id)["status"], "not_checked", "{id}");
        assert!(rule(&report, id)["reason"].as_str().unwrap().contains("CSV har ingen geometri"), "{id}");
    }
    assert_eq!(rule(&report, "periode-i-fremtiden")["status"], "passed");
    assert_eq!(rule(&report, "omraade-ikke-gyldigt")["status"], "not_applicable");
    assert_eq!(rule(&judged(folder, "t_6399_ssp_samarb.csv", &csv("", 2027)), "periode-i-fremtiden")["status"], "failed");
    // Two pupils are too few to be shown to everybody.
    for (pupils, status) in [("40", "passed"), ("2", "failed")] {
        let report = judged(folder, "t_6399_ssp_samarb.csv", &counting("", 2026, pupils));
        assert_eq!(rule(&report, "for-faa-personer")["status"], status, "{pupils}");
    }
    let elsewhere = judged(folder, "t_6399_ssp_samarb.csv", &csv("147-A01", 2026));
    assert_eq!(rule(&elsewhere, "kommune-passer-ikke")["status"], "failed");

    // As GeoJSON it is judged: a square, a bow tie, none, and a square in the North Sea.
    let (x, y) = (720_000, 6_175_000);
    let square = |x: i32, y: i32| value!([[x, y], [x + 100, y], [x + 100, y + 100], [x, y + 100], [x, y]]);
    let bow_tie = value!([[x, y], [x + 100, y + 100], [x + 100, y], [x, y + 100], [x, y]]);
    let right = judged(folder, "t_6399_ssp_samarb.geojson", &geojson(Some(square(x, y))));
    assert!(GEOMETRY.iter().all(|id| rule(&right, id)["status"] == "passed") && right["verdict"] == "conforms", "{right:#}");
    for (ring, id) in
        [(Some(bow_tie), "ugyldig-geometri"), (None, "tom-geometri"), (Some(square(x, 100_000)), "uden-for-danmark")]
    {
        let report = judged(folder, "t_6399_ssp_samarb.geojson", &geojson(ring));
        assert_eq!(rule(&report, id)["status"], "failed", "{id}");
    }
    installed(folder);
}

/// In PostGIS the theme is there with its list, takes its own example and refuses what the rules find.
fn installed(folder: &Path) {
    let sources = read_folder(&folder.join("model")).unwrap().sources;
    let model = sdm::model::read(&sources).0.unwrap();
    let tema = model.tema(THEME).unwrap();
    with_base("nyt_tema");
    let install = fs::read_to_string(folder.join("generated/sql/install.sql")).unwrap();
    cluster().psql("nyt_tema", &install);
    let registered = "SELECT udvekslingsnavn, geo FROM fkg.d_tabel WHERE tema_kode = 6399";
    assert_eq!(cluster().psql("nyt_tema", registered), "t_6399_ssp_samarb\tF\n");
    let codes = "SELECT ssp_type_kode, ssp_type FROM fkg.d_6399_ssp_type ORDER BY 1";
    assert_eq!(cluster().psql("nyt_tema", codes), "1\tSSP\n2\tSSP+\n");
    let geometry = model.standard.geometri.feltnavn.as_str();
    let bow_tie = "SRID=25832;MULTIPOLYGON(((720000 6175000,720100 6175100,720100 6175000,720000 6175100,720000 6175000)))";
    let rows = [
        (tema, changed(tema, &[])),
        (tema, changed(tema, &[("ssp_type_kode", Some("3"))])),
        (tema, changed(tema, &[(geometry, Some(bow_tie))])),
        (tema, changed(tema, &[(geometry, None)])),
    ];
    let said = verdicts(cluster(), "nyt_tema", &rows);
    assert_eq!(said[0], "ok", "{}", quote(&said[0]));
    // Foreign key, check, check or not null: by PostgreSQL's own numbers.
    assert!(said[1].starts_with("23503"), "{said:?}");
    assert!(said[2].starts_with("23514") && said[2].contains("ugyldig-geometri"), "{said:?}");
    assert!(said[3].starts_with("23"), "{said:?}");
}
