//! Parses a chunk of an input and judges its rows, on any core.

use super::raekke;
use super::table::{Check, RULES};
use crate::delivery;
use crate::delivery::{Batch, Chunk, Content, Dataset, Plan, ReadError};
use crate::expr::Scratch;
use crate::index::content::ChunkContent;
use crate::index::{Compiled, Mark, Rows, Sink, Theme};
use crate::ledger::Interner;

/// What the chunks of an input are judged with.
pub(super) struct ChunkJudge<'a, 'm> {
    pub(super) compiled: &'m Compiled<'m>,
    pub(super) theme: &'m Theme<'m>,
    pub(super) dataset: &'a dyn Dataset,
    pub(super) plan: &'a Plan,
    /// Index of the input.
    pub(super) input: usize,
    pub(super) interner: &'a Interner,
    /// The theme's own fields that some theme points to.
    pub(super) targets: &'a [(String, usize)],
}

/// What a worker returns for a chunk.
pub(super) struct Judged<'m> {
    pub(super) mark: Mark,
    pub(super) sink: Sink<'m>,
    pub(super) batch: Batch,
    pub(super) part: ChunkContent,
    /// The byte after the chunk, where the format has bytes in order.
    pub(super) byte: Option<u64>,
    /// Some record could not be read.
    pub(super) lacks: bool,
    /// What it uses that is leaving, and its first row that does.
    pub(super) leaving: Vec<(usize, u32)>,
    pub(super) end: Option<ReadError>,
}

impl<'m> ChunkJudge<'_, 'm> {
    /// A batch of the input in its context.
    pub(super) fn rows<'b>(&self, batch: &'b Batch, first_row: u64) -> Rows<'b>
    where
        'm: 'b,
    {
        let kind = self.dataset.header().format.place;
        Rows { compiled: self.compiled, theme: self.theme, batch, input: self.input, first_row, kind }
    }

    /// Judges a chunk; of the rules that are `full` findings are only counted.
    pub(super) fn work(&self, full: Vec<&'m str>, chunk: Chunk) -> Judged<'m> {
        let mut sink = Sink::after(self.compiled, full);
        let batch = self.dataset.parse(&chunk, self.plan);
        let rows = self.rows(&batch, 0);
        self.judge(&rows, &mut sink);
        let part = ChunkContent::of(&rows, self.interner, self.targets);
        let mark = Mark { row: 0, at: delivery::Mark { offset: chunk.offset, line: chunk.line } };
        let byte = match &chunk.content {
            Content::Text { bytes, .. } => Some(chunk.offset + bytes.len() as u64),
            Content::Cells(_) => None,
        };
        let (lacks, leaving) = (!batch.record_faults.is_empty(), rows.leaving());
        // Only what the coordinator needs travels back.
        let slim = Batch {
            columns: vec![],
            geometry: Default::default(),
            cell_faults: vec![],
            record_faults: vec![],
            outside: vec![],
            ..batch
        };
        Judged { mark, sink, batch: slim, part, byte, lacks, leaving, end: chunk.end }
    }

    /// Runs every rule that sees rows.
    pub(super) fn judge(&self, rows: &Rows<'_>, sink: &mut Sink<'_>) {
        for check in RULES.iter().flat_map(|r| r.checks) {
            if let Check::Rows(check) = check {
                check(rows, sink);
            }
        }
        let (mut scratch, mut truths) = (Scratch::default(), Vec::new());
        raekke::check(rows, sink, &mut scratch, &mut truths);
    }
}
