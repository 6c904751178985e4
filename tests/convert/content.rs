//! What a dataset holds, whatever its format, and a dataset written in another.

pub use crate::common::model::embedded as model;
use sdm::delivery::read::{GeometryKind, GeometryState};
use sdm::delivery::write::{Loss, Losses, Places, Table, Target, copy, survey, writer_of};
use sdm::delivery::{Batch, Buffer, CellFaultKind, Dataset, InputFile, MemorySource, Plan, Source, open};
use sdm::finding::Secret;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;

/// A cell.
#[derive(Debug, Clone)]
pub enum Cell {
    Number(i64),
    Text(String),
    /// What could not be read, and its text if it is kept as one: a number's digits may come back with a comma.
    Unread(CellFaultKind, Option<Secret>),
}

impl PartialEq for Cell {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Cell::Number(a), Cell::Number(b)) => a == b,
            (Cell::Text(a), Cell::Text(b)) => a == b,
            (Cell::Unread(a, s), Cell::Unread(b, t)) => a == b && (s.is_none() || t.is_none() || s == t),
            _ => false,
        }
    }
}

/// A row's cells by field, and its area: polygons of rings, empty if there is no area.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub cells: BTreeMap<String, Cell>,
    pub area: Option<Vec<Vec<Vec<[f64; 2]>>>>,
}

/// The one dataset of a file.
pub fn dataset(file: &InputFile) -> Box<dyn Dataset> {
    let mut all = open(file);
    assert_eq!(all.len(), 1, "{}", file.path);
    all.remove(0).dataset.unwrap_or_else(|e| panic!("{}: {e:?}", file.path))
}

/// The rows of a file of a theme.
pub fn rows(file: &InputFile, theme: u16) -> Vec<Row> {
    let dataset = dataset(file);
    let seen = survey(dataset.as_ref(), model(), model().tema(theme).unwrap(), 1, &|_| true, &|_, _| false).unwrap();
    assert!(seen.end.is_none(), "{:?}", seen.end);
    let plan = Plan::new(dataset.header(), seen.fields.clone());
    let batches: Vec<Batch> = dataset.chunks(None).map(|chunk| dataset.parse(&chunk, &plan)).collect();
    let names: Vec<&str> = seen.fields.specs.iter().map(|s| s.name.as_str()).collect();
    batches.iter().flat_map(|b| (0..b.rows).map(|row| self::row(b, row, &names)).collect::<Vec<_>>()).collect()
}

fn row(batch: &Batch, row: usize, names: &[&str]) -> Row {
    let cell = |field: usize| -> Option<Cell> {
        if let Some(fault) = batch.cell_faults.iter().find(|f| f.row as usize == row && f.field as usize == field) {
            let text = (fault.form == sdm::delivery::SourceForm::Text).then(|| fault.text.clone());
            return Some(Cell::Unread(fault.kind, text));
        }
        match &batch.columns[field] {
            column @ Buffer::Text { .. } => column.text(row).map(|t| Cell::Text(t.to_owned())),
            column => column.number(row).map(Cell::Number),
        }
    };
    let cells = names.iter().enumerate().filter_map(|(field, name)| Some(((*name).to_owned(), cell(field)?))).collect();
    Row { cells, area: batch.geometry.states.get(row).and_then(area) }
}

fn area(state: &GeometryState) -> Option<Vec<Vec<Vec<[f64; 2]>>>> {
    let is_area = matches!(state.kind, GeometryKind::Polygon | GeometryKind::MultiPolygon);
    let polygon =
        |part: sdm::geometry::PolygonRef<'_>| std::iter::once(part.outer).chain(part.holes).map(<[_]>::to_vec).collect();
    is_area.then(|| state.shape.parts().into_iter().map(polygon).collect())
}

/// Files in a folder of their own.
struct Folder(tempfile::TempDir);

impl Folder {
    fn file(&self, ending: &str) -> PathBuf {
        self.0.path().join(format!("ud.{ending}"))
    }
}

impl Places for Folder {
    fn file(&mut self, ending: &str) -> io::Result<Box<dyn Write + Send>> {
        Ok(Box::new(io::BufWriter::new(std::fs::File::create(Folder::file(self, ending))?)))
    }

    fn path(&mut self, ending: &str) -> io::Result<PathBuf> {
        Ok(Folder::file(self, ending))
    }

    fn folder(&self) -> PathBuf {
        self.0.path().to_owned()
    }
}

/// What was lost, by kind and field; a field's name is the one in the file that was read.
pub type Lost = BTreeSet<(Loss, Option<String>)>;

/// A file written in a format, and what was lost on the way.
pub fn written(file: &InputFile, theme: u16, target: Target) -> (InputFile, Lost) {
    let dataset = dataset(file);
    let tema = model().tema(theme).unwrap();
    let mut seen = survey(dataset.as_ref(), model(), tema, 2, &|_| true, &|_, _| false).unwrap();
    let table = Table::new(tema.tabel.clone(), &mut seen, target, model(), tema);
    target.refuse(&table).unwrap();
    let mut folder = Folder(tempfile::tempdir().unwrap());
    let mut writer = writer_of(target, &table, &mut folder).unwrap();
    copy(dataset.as_ref(), &mut seen, (target, &table), writer.as_mut(), 2, &|_| true, &mut |_| {}).unwrap();
    writer.finish().unwrap();
    let name = |losses: &Losses| losses.iter().map(|(loss, f, _)| (loss, f.map(|f| seen.fields.specs[f].name.clone()))).collect();
    let lost = name(&seen.losses);
    let source = |ending: &str| std::fs::read(folder.file(ending)).ok().map(MemorySource::new);
    let ending = target.endings().iter().find(|e| folder.file(e).exists()).unwrap();
    let companion = |e: &&str| Some(((*e).to_owned(), Arc::new(source(e)?) as Arc<dyn Source>));
    let companions =
        ["dbf", "prj", "cpg"].iter().filter(|e| *e != ending && target == Target::Shape).filter_map(companion).collect();
    let path = format!("{}.{ending}", tema.tabel);
    (InputFile { path, source: Arc::new(source(ending).unwrap()), companions, passed_over: None }, lost)
}
