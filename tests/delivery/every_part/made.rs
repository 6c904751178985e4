//! Files of every kind, as bytes, and the program that judges them.

pub use crate::common::program::{said, sdm};
use rust_xlsxwriter::{Chart, ChartType, Workbook};
use serde_json::Value;
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use tempfile::TempDir;
use zip::write::{SimpleFileOptions, ZipWriter};

pub const HEAD: &str = "cvr_kode;oprindkode;statuskode;off_kode;monit_omr_nr;indikator_kode;periode;koen_kode;alder_kode;\
                        herkomst_kode;kategori_kode;taeller;naevner;vaerdi;diskretion_kode;kilde_kode;opgjort";

/// A right row of theme 6301.
pub fn row(area: &str) -> String {
    format!("64942212;5;3;1;{area};100;2024K3;0;0;0;0;1040;;1040;0;1;2024-07-05")
}

pub fn csv(areas: &[&str]) -> String {
    let rows: String = areas.iter().map(|area| row(area) + "\n").collect();
    format!("{HEAD}\n{rows}")
}

/// A feature of theme 6301 without geometry.
pub fn feature(area: &str) -> String {
    let row = row(area);
    let fields = HEAD.split(';').zip(row.split(';')).filter(|(_, value)| !value.is_empty());
    let property = |(name, value): (&str, &str)| match value.parse::<u32>() {
        Ok(number) if name != "monit_omr_nr" => format!("\"{name}\":{number}"),
        _ => format!("\"{name}\":\"{value}\""),
    };
    let properties: Vec<String> = fields.map(property).collect();
    format!("{{\"type\":\"Feature\",\"geometry\":null,\"properties\":{{{}}}}}", properties.join(","))
}

pub fn geojson(area: &str) -> String {
    format!("{{\"type\":\"FeatureCollection\",\"features\":[{}]}}", feature(area))
}

pub fn gml(area: &str) -> String {
    let row = row(area);
    let fields = HEAD.split(';').zip(row.split(';')).filter(|(_, value)| !value.is_empty());
    let fields: String = fields.map(|(name, value)| format!("<f:{name}>{value}</f:{name}>")).collect();
    format!(
        "<?xml version=\"1.0\"?><w:FeatureCollection xmlns:w=\"http://www.opengis.net/wfs/2.0\" xmlns:f=\"x\"><w:member>\
         <f:t_6301_soc_opg>{fields}</f:t_6301_soc_opg></w:member></w:FeatureCollection>"
    )
}

/// Excel's "Unicode text".
pub fn utf_16(text: &str) -> Vec<u8> {
    [0xFEFFu16].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

pub fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The content of a sheet.
#[derive(Clone, Copy)]
pub enum Sheet {
    Rows,
    Guidance,
    Nothing,
    Chart,
}

pub fn workbook(sheets: &[(&str, Sheet)]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, kind) in sheets {
        if matches!(kind, Sheet::Chart) {
            let mut chart = Chart::new(ChartType::Column);
            chart.add_series().set_values((sheets[0].0, 0, 0, 1, 0));
            workbook.add_chartsheet().set_name(*name).unwrap().insert_chart(0, 0, &chart).unwrap();
            continue;
        }
        let sheet = workbook.add_worksheet();
        sheet.set_name(*name).unwrap();
        match kind {
            Sheet::Rows => {
                for (line, text) in csv(&["101-A01"]).lines().enumerate() {
                    for (column, value) in text.split(';').enumerate().filter(|(_, value)| !value.is_empty()) {
                        let (line, column) = (line as u32, column as u16);
                        match value.parse::<f64>() {
                            Ok(number) => sheet.write(line, column, number).unwrap(),
                            Err(_) => sheet.write(line, column, value).unwrap(),
                        };
                    }
                }
            }
            Sheet::Guidance => {
                sheet.write(0, 0, "Sådan er tallene trukket").unwrap();
                sheet.write(1, 0, "Af Mette").unwrap();
            }
            Sheet::Nothing | Sheet::Chart => {}
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// A GeoPackage with tables of texts; `true`: it has rows of theme 6301, else no rows.
pub fn geopackage(tables: &[(&str, bool)]) -> Vec<u8> {
    let mut database = rusqlite::Connection::open_in_memory().unwrap();
    database
        .execute_batch(
            "PRAGMA application_id = 0x47504B47; PRAGMA user_version = 10300; \
             CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, \
             organization_coordsys_id INTEGER, definition TEXT, description TEXT); \
             CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT, description TEXT, \
             last_change TEXT, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER);",
        )
        .unwrap();
    for (name, has_rows) in tables {
        let quoted = format!("\"{}\"", name.replace('"', "\"\""));
        let columns: Vec<String> = HEAD.split(';').map(|c| format!("{c} TEXT")).collect();
        database.execute(&format!("CREATE TABLE {quoted} (fid INTEGER PRIMARY KEY, {})", columns.join(", ")), []).unwrap();
        database.execute("INSERT INTO gpkg_contents (table_name, data_type) VALUES (?1, 'attributes')", [name]).unwrap();
        if *has_rows {
            let row = row("101-A01");
            let values: Vec<String> =
                row.split(';').map(|v| if v.is_empty() { "NULL".to_owned() } else { format!("'{v}'") }).collect();
            database.execute(&format!("INSERT INTO {quoted} VALUES (1, {})", values.join(", ")), []).unwrap();
        }
    }
    database.serialize("main").unwrap().to_vec()
}

/// Writes files into the folder `lev` of a new folder.
pub fn delivery(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join("lev").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

/// The report of `lev` as JSON, and the exit code.
pub fn judged(folder: &Path, more: &[&str]) -> (Value, i32) {
    let arguments = ["validate", "lev", "--format", "json", "--today", "2024-09-30", "--audience", "egen-kommune"];
    let output = sdm(folder, &[&arguments, more].concat());
    let report = serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{e}: {}", said(&output)));
    (report, output.status.code().unwrap())
}
