//! A dataset as a table of a format: the columns that are written, under names that the format can have.

use super::geometry::{Polygons, polygons};
use super::value::OutputRow;
use super::{Bounds, Loss, Losses, Survey, Target};
use crate::delivery::batch::Batch;
use crate::delivery::fields::{Binding, FieldKind, Fields};
use crate::model::{Model, Tema};

/// A column that is written.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its name in the format.
    pub name: String,
    /// Index of its field.
    pub field: usize,
    /// What it holds: texts where it has a value that could not be read as what its field holds.
    pub kind: FieldKind,
    /// Bytes of the longest text.
    pub width: usize,
}

/// A table.
#[derive(Debug, Clone)]
pub struct Table {
    /// Its name: the theme's table, with a number where the delivery has several of it.
    pub name: String,
    /// The theme's title.
    pub title: String,
    /// The standard's namespace.
    pub namespace: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Whether rows have a place for an area.
    pub geometry: bool,
    /// Number of rows.
    pub rows: u64,
    /// What its areas cover.
    pub bounds: Option<Bounds>,
    /// Bytes of the areas' records in a Shape file.
    pub shape_bytes: u64,
}

impl Table {
    /// The table of a dataset in a format. Its losses are added to those of reading it.
    pub fn new(name: String, survey: &mut Survey, target: Target, model: &Model, tema: &Tema) -> Table {
        let fields = survey.fields.clone();
        let is_written = |field: usize| match (&survey.seen[field], survey.format.names_fields) {
            (seen, _) if field >= fields.own => !seen.personal,
            // A feature has no columns: a field without a value in any of them is none that somebody gave.
            (seen, true) => fields.specs[field].required || seen.filled + seen.unread > 0,
            (seen, false) => seen.present,
        };
        let written: Vec<usize> = (0..fields.specs.len()).filter(|f| is_written(*f)).collect();
        let names = names(&written, &fields, target, model, tema, &mut survey.losses);
        let kind = |field: usize| if survey.seen[field].unread > 0 { FieldKind::Text } else { fields.specs[field].kind };
        let column = |(name, field): (String, usize)| Column { name, field, kind: kind(field), width: survey.width(field) };
        let columns = names.into_iter().zip(written).map(column).collect();
        let geometry = survey.areas > 0 || fields.has_geometry && survey.format.has_geometry;
        if geometry && !target.has_shapes() {
            (0..survey.areas).for_each(|_| survey.losses.add(Loss::Geometry, None, None));
        }
        if !target.keeps_json() {
            survey.losses.append(std::mem::take(&mut survey.json));
        }
        if survey.rows == 0 && !target.holds_no_rows() {
            survey.losses.add(Loss::NoRows, None, None);
        }
        Table {
            name,
            title: tema.temanavn.clone(),
            namespace: model.standard.navnerum.clone(),
            columns,
            geometry: geometry && target.has_shapes(),
            rows: survey.rows,
            bounds: survey.bounds,
            shape_bytes: survey.shape_bytes,
        }
    }

    /// A row's area, if the table has areas.
    pub(super) fn area<'a>(&self, batch: &'a Batch, row: OutputRow<'_>) -> Option<Polygons<'a>> {
        batch.geometry.states.get(row.index).filter(|_| self.geometry).and_then(polygons)
    }

    /// A name for something that is no column, other than every column's.
    pub(super) fn free_name(&self, wanted: &str) -> String {
        let taken = |name: &str| self.columns.iter().any(|c| c.name.eq_ignore_ascii_case(name));
        numbered(wanted, usize::MAX, taken)
    }
}

/// The names of fields in a format: the standard's own, and those of other columns as far as the format can have them.
fn names(written: &[usize], fields: &Fields, target: Target, model: &Model, tema: &Tema, losses: &mut Losses) -> Vec<String> {
    let own = Fields::new(model, tema);
    let mut names: Vec<String> = Vec::new();
    for field in written {
        let given = &fields.specs[*field].name;
        let known =
            model.felter(tema).find(|f| f.feltnavn.eq_ignore_ascii_case(given) || f.feltnavn10.eq_ignore_ascii_case(given));
        let standard = known.map(|f| if target == Target::Shape { &f.feltnavn10 } else { &f.feltnavn });
        let wanted = standard.unwrap_or(given);
        let taken = |name: &str| {
            let same = |n: &String| if target.knows_case() { n == name } else { n.eq_ignore_ascii_case(name) };
            names.iter().any(same) || *field >= fields.own && matches!(own.bind(name), Binding::Field(_))
        };
        let name = numbered(&target.name_of(wanted), target.longest_name(), taken);
        if name != *wanted {
            losses.add(Loss::Name, Some(*field), None);
        }
        names.push(name);
    }
    names
}

/// A name within a length, with a number behind where it is taken.
fn numbered(wanted: &str, longest: usize, taken: impl Fn(&str) -> bool) -> String {
    let cut = |room: usize| {
        let mut end = wanted.len().min(room);
        while !wanted.is_char_boundary(end) {
            end -= 1;
        }
        &wanted[..end]
    };
    let mut name = cut(longest).to_owned();
    let mut number = 2;
    while taken(&name) {
        let end = format!("_{number}");
        name = format!("{}{end}", cut(longest.saturating_sub(end.len())));
        number += 1;
    }
    name
}

impl Target {
    /// Whether names that differ in case alone are two names.
    fn knows_case(self) -> bool {
        !matches!(self, Target::GeoPackage | Target::Shape)
    }

    /// Longest name of a column, in bytes.
    fn longest_name(self) -> usize {
        if self == Target::Shape { 10 } else { usize::MAX }
    }

    /// A column's name as far as the format can have it.
    fn name_of(self, name: &str) -> String {
        let letter = |c: char| match self {
            Target::GeoJson | Target::GeoJsonSeq => true,
            // Without what could be taken for a delimiter.
            Target::Csv => !c.is_control() && !",;|\"".contains(c),
            Target::Xlsx | Target::GeoPackage | Target::Parquet => !c.is_control(),
            Target::Gml => c.is_ascii_alphanumeric() || c >= '\u{C0}' && c.is_alphabetic() || "_-.".contains(c),
            Target::Shape => c.is_ascii_alphanumeric() || c == '_',
        };
        let mut made: String = name.chars().map(|c| if letter(c) { c } else { '_' }).collect();
        // An element's name begins with a letter; that of the envelope is taken.
        if self == Target::Gml && (!made.starts_with(|c: char| c.is_alphabetic() || c == '_') || made == "boundedBy") {
            made.insert(0, '_');
        }
        made
    }
}
