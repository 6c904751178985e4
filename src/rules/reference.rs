//! References: what GeoFA already holds, read with a delivery. Their rows are context: rules look up in them, and none
//! of them is judged. They have row numbers of their own ([`crate::ledger::REFERENCE`]) and places in no input, so that no finding can
//! be about one.

use super::readings::Readings;
use super::theme_resolution::{self, ThemeResolution};
use crate::delivery::{Batch, Chunk, Dataset, InputFile, Opened, Plan, ReadError, open, ordered};
use crate::index::content::{self, ChunkContent, DeliveryContent, add_reference_chunk};
use crate::index::watch::Watch;
use crate::index::{Compiled, ReferenceOutcome, Rows, Theme};

/// What was read of the references.
#[derive(Default)]
pub struct References {
    /// Their datasets, in the order given.
    pub all: Vec<ReferenceOutcome>,
    pub(crate) content: DeliveryContent,
}

/// Why a reference cannot be used at all.
#[derive(Debug)]
pub enum Why {
    /// It, or the rest of it, cannot be read.
    Read(ReadError),
    /// It shows no theme.
    NoTheme,
    /// Its coordinate system is not one that is read.
    Crs,
    /// There is nothing in it but parts that are passed over.
    Nothing,
    /// A point is both thousands sign and decimal sign in it.
    Points,
}

/// A reference that cannot be used.
#[derive(Debug)]
pub struct Unusable {
    /// How the user named its file.
    pub path: String,
    /// Member of an archive.
    pub member: Option<String>,
    /// Why.
    pub why: Why,
}

impl References {
    /// Reads files as references. A row whose key an earlier one has is another version of it; the first named counts.
    ///
    /// # Errors
    /// The first file that cannot be used whole: a delivery must not pass because what it was to be held against is not there.
    pub fn read(compiled: &Compiled<'_>, files: &[InputFile], watch: &mut dyn Watch) -> Result<References, Unusable> {
        let mut references = References::default();
        for (number, file) in files.iter().enumerate() {
            let datasets = open(file);
            let belongs = theme_resolution::of(compiled, &file.path, &datasets);
            for (opened, belongs) in datasets.into_iter().zip(belongs) {
                let member = opened.member.clone();
                let unusable = |why| Unusable { path: file.path.clone(), member: member.clone(), why };
                let read = references.dataset(compiled, opened, belongs, watch).map_err(unusable)?;
                references.all.push(ReferenceOutcome { path: file.path.clone(), file: number, member: member.clone(), ..read });
            }
        }
        match (references.all.first(), references.all.iter().any(|r| r.theme.is_some())) {
            (Some(first), false) => Err(Unusable { path: first.path.clone(), member: first.member.clone(), why: Why::Nothing }),
            _ => Ok(references),
        }
    }

    fn dataset(
        &mut self,
        compiled: &Compiled<'_>,
        opened: Opened,
        belongs: ThemeResolution,
        watch: &mut dyn Watch,
    ) -> Result<ReferenceOutcome, Why> {
        let mut outcome = ReferenceOutcome {
            path: String::new(),
            file: 0,
            member: None,
            layer: opened.layer,
            format: opened.format,
            theme: None,
            rows: 0,
            unusable: 0,
            passed_over: None,
        };
        let dataset = match opened.dataset {
            Err(ReadError::PassedOver(why)) => return Ok(ReferenceOutcome { passed_over: Some(why), ..outcome }),
            opened => opened.map_err(Why::Read)?,
        };
        let header = dataset.header();
        outcome.layer = header.name.clone().filter(|_| header.format.has_layers);
        outcome.format = Some(header.format);
        if belongs == ThemeResolution::NotData {
            return Ok(ReferenceOutcome { passed_over: theme_resolution::aside(header, belongs), ..outcome });
        }
        let theme = match belongs {
            ThemeResolution::Theme(theme) => compiled.theme(theme).ok_or(Why::NoTheme)?,
            ThemeResolution::Unknown | ThemeResolution::NotData => return Err(Why::NoTheme),
        };
        if theme.fields.has_geometry && header.crs.is_err() {
            return Err(Why::Crs);
        }
        outcome.theme = Some(theme.tema.temakode);
        self.rows(compiled, theme, dataset.as_ref(), &mut outcome, watch)?;
        if outcome.unusable > 0 {
            self.content.lacking.insert(theme.tema.temakode);
        }
        Ok(outcome)
    }

    fn rows(
        &mut self,
        compiled: &Compiled<'_>,
        theme: &Theme<'_>,
        dataset: &dyn Dataset,
        outcome: &mut ReferenceOutcome,
        watch: &mut dyn Watch,
    ) -> Result<(), Why> {
        let plan = Plan::new(dataset.header(), theme.fields.clone());
        let targets = content::targets(compiled, theme);
        let interner = std::mem::take(&mut self.content.interner);
        let (mut chunks, mut noted, mut end) = (dataset.chunks(None), Readings::default(), None);
        let kind = dataset.header().format.place;
        ordered(
            compiled.options.threads,
            || chunks.next(),
            |chunk: Chunk| {
                let batch = dataset.parse(&chunk, &plan);
                let rows = Rows { compiled, theme, batch: &batch, input: usize::MAX, first_row: 0, kind };
                let (part, unusable) = usable(ChunkContent::of(&rows, &interner, &targets), &rows);
                let slim =
                    Batch { columns: vec![], geometry: Default::default(), cell_faults: vec![], record_faults: vec![], ..batch };
                (part, unusable, slim, chunk.end)
            },
            |(part, unusable, batch, fault)| {
                noted.take(&Rows { compiled, theme, batch: &batch, input: usize::MAX, first_row: 0, kind });
                outcome.rows += batch.rows as u64;
                outcome.unusable += unusable;
                add_reference_chunk(&mut self.content, theme.tema.temakode, part);
                // Before the first delivered file.
                watch.read(0, outcome.rows, None);
                end = fault;
                end.is_none() && watch.goes_on()
            },
        );
        drop(chunks);
        self.content.interner = interner;
        match end {
            Some(error) => Err(Why::Read(error)),
            None if noted.decimal_point && !noted.thousands.is_empty() => Err(Why::Points),
            None => Ok(()),
        }
    }
}

/// The part without the rows that are not whole, and how many those are: half a row could make a rule report a fault that
/// is the reference's own.
fn usable(mut part: ChunkContent, rows: &Rows<'_>) -> (ChunkContent, u64) {
    let (batch, theme) = (rows.batch, rows.theme);
    let mut whole = vec![true; batch.rows];
    let faulty = batch.record_faults.iter().map(|f| f.row).chain(batch.cell_faults.iter().map(|f| f.row));
    for row in faulty {
        if let Some(whole) = whole.get_mut(row as usize) {
            *whole = false;
        }
    }
    for (column, _) in batch.columns.iter().zip(&theme.fields.specs).filter(|(_, s)| s.required) {
        whole.iter_mut().zip(column.valid()).for_each(|(whole, valid)| *whole &= valid);
    }
    let keyed = theme.key_fields.iter().all(|f| theme.fields.specs[*f].required);
    part.keep(&mut whole, keyed);
    // A record that was given up before any row of its chunk has no row to count.
    let beyond = batch.record_faults.iter().filter(|f| f.row as usize >= batch.rows).count();
    let unusable = whole.iter().filter(|w| !**w).count() + beyond;
    (part, unusable as u64)
}
