//! Each form in each situation, looked through by a person when it changes: `cargo insta review`.

use super::situations;
use sdm::disclose::Language;
use sdm::report::{Form, Report, render};

fn model() -> sdm::model::Model {
    sdm::model::store::embedded().unwrap()
}

/// A form as text: a GeoPackage as its tables, a page without its style and script, which are files of their own.
fn shown(form: Form, report: &Report, language: Language) -> String {
    let bytes = render(form, report, &model(), language, false).unwrap();
    match form {
        Form::Gpkg => tables(&bytes),
        Form::Html => without_parts(&String::from_utf8(bytes).unwrap()),
        _ => String::from_utf8(bytes).unwrap(),
    }
}

fn without_parts(page: &str) -> String {
    let mut page = page.to_owned();
    for (open, close) in [("<style>", "</style>"), ("<script>", "</script>"), ("Policy\" content=\"", "\"")] {
        let from = page.find(open).unwrap() + open.len();
        let to = from + page[from..].find(close).unwrap();
        page.replace_range(from..to, "…");
    }
    page
}

fn tables(bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("fund.gpkg");
    std::fs::write(&path, bytes).unwrap();
    let connection = rusqlite::Connection::open(path).unwrap();
    let mut out = String::new();
    for table in ["gpkg_contents", "gpkg_geometry_columns", "fund_flader", "fund_punkter", "fund_uden_geometri"] {
        out += &format!("[{table}]\n");
        let mut statement = connection.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for (i, name) in names.iter().enumerate() {
                let value: rusqlite::types::Value = row.get(i).unwrap();
                out += &match value {
                    rusqlite::types::Value::Null => continue,
                    rusqlite::types::Value::Blob(b) => format!("{name}: {} bytes\n", b.len()),
                    rusqlite::types::Value::Text(t) => format!("{name}: {t:?}\n"),
                    rusqlite::types::Value::Integer(n) => format!("{name}: {n}\n"),
                    rusqlite::types::Value::Real(n) => format!("{name}: {n}\n"),
                };
            }
            out += "\n";
        }
    }
    out
}

#[test]
fn every_form_in_every_situation() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let _bound = settings.bind_to_scope();
    for form in Form::ALL {
        for (name, report) in situations::all() {
            insta::assert_snapshot!(format!("{}-{name}", form.name()), shown(form, &report, Language::Da));
        }
        insta::assert_snapshot!(format!("{}-english", form.name()), shown(form, &situations::faults(), Language::En));
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let (model, report) = (model(), situations::faults());
    for form in Form::ALL {
        let once = || render(form, &report, &model, Language::Da, false).unwrap();
        assert!(once() == once(), "{}", form.name());
    }
}
