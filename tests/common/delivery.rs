//! Deliveries in CSV. Which columns a table has, and in which order, is read from the embedded model, so that a new field or
//! another order there breaks no test.

use super::model::embedded;
use sdm::emit::record;
use sdm::model::Krav;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::{Display, Write};
use std::fs;
use tempfile::TempDir;

/// A CSV file of a theme: its columns, and what a row has in those of which nothing else is said.
#[derive(Clone)]
pub struct Table {
    columns: Vec<String>,
    usual: Vec<String>,
}

/// What a row has in a column.
pub type Own<'a> = (&'a str, &'a dyn Display);

impl Table {
    /// The theme's obligatory fields, with their examples from the model, and some optional ones, which are empty.
    pub fn of(theme: u16, optional: &[&str]) -> Table {
        let model = embedded();
        let tema = model.temaer.iter().find(|t| t.temakode == theme).unwrap_or_else(|| panic!("there is no theme {theme}"));
        let mut table = Table { columns: Vec::new(), usual: Vec::new() };
        for felt in model.felter(tema).filter(|f| !f.er_systemfelt()) {
            let usual = match (felt.obligatorisk, record::example_value(felt)) {
                (Krav::O, Value::String(text)) => text,
                (Krav::O, value) => value.to_string(),
                _ if optional.contains(&felt.feltnavn.as_str()) => String::new(),
                _ => continue,
            };
            table.columns.push(felt.feltnavn.clone());
            table.usual.push(usual);
        }
        let missing: Vec<_> = optional.iter().filter(|name| !table.columns.iter().any(|c| c == *name)).collect();
        assert!(missing.is_empty(), "theme {theme} has no fields {missing:?}");
        table
    }

    /// The table where rows usually have something else in a column.
    pub fn with(mut self, column: &str, value: impl Display) -> Table {
        let at = self.place(column);
        self.usual[at] = value.to_string();
        self
    }

    /// The table with one more column at the end, which the theme does not have.
    pub fn and(mut self, column: &str) -> Table {
        self.columns.push(column.to_owned());
        self.usual.push(String::new());
        self
    }

    /// The columns.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The position of a column.
    pub fn place(&self, column: &str) -> usize {
        self.columns.iter().position(|c| c == column).unwrap_or_else(|| panic!("no column {column} in {:?}", self.columns))
    }

    /// The first line.
    pub fn head(&self) -> String {
        self.columns.join(";") + "\n"
    }

    /// A row's values, column by column.
    pub fn values(&self, own: &[Own]) -> Vec<String> {
        let mut values = self.usual.clone();
        for (column, value) in own {
            values[self.place(column)] = value.to_string();
        }
        values
    }

    /// A row as a line.
    pub fn row(&self, own: &[Own]) -> String {
        // Some deliveries have half a million rows: no value is copied before it is written.
        let own: Vec<(usize, &dyn Display)> = own.iter().map(|(column, value)| (self.place(column), *value)).collect();
        let mut line = String::new();
        for (at, usual) in self.usual.iter().enumerate() {
            let end = if at + 1 == self.usual.len() { '\n' } else { ';' };
            let written = match own.iter().find(|(place, _)| *place == at) {
                Some((_, value)) => write!(line, "{value}{end}"),
                None => write!(line, "{usual}{end}"),
            };
            written.unwrap();
        }
        line
    }

    /// A whole file.
    pub fn file(&self, rows: &[String]) -> String {
        self.head() + &rows.concat()
    }
}

/// Figures (theme 6301): the residents (100) of an area of Copenhagen on 1 July 2024, open to all.
pub fn figures() -> Table {
    figures_and(&[])
}

/// The same with more of the theme's optional fields.
pub fn figures_and(optional: &[&str]) -> Table {
    let table = Table::of(6301, &[&["taeller", "naevner", "vaerdi"], optional].concat());
    table.with("off_kode", 1).with("indikator_kode", 100).with("periode", "2024K3").with("opgjort", "2024-07-05")
}

/// Areas (theme 6300) of Copenhagen, open to all, in one inddeling.
pub fn areas() -> Table {
    let table = Table::of(6300, &["gyldig_til", "overordnet_nr", "underinddeling"]);
    table.with("off_kode", 1).with("gyldig_fra", "2024-01-01")
}

/// Moves (theme 6302) of the second quarter of 2024, open to all.
pub fn moves() -> Table {
    let table = Table::of(6302, &["antal"]);
    table.with("off_kode", 1).with("periode", "2024K2").with("opgjort", "2024-07-05")
}

/// A folder with files by name.
pub fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

/// The rows of a CSV as field and value.
pub fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    let names: Vec<&str> = lines.next().unwrap().split(';').collect();
    lines.map(|l| names.iter().map(|n| (*n).to_owned()).zip(l.split(';').map(str::to_owned)).collect()).collect()
}
