//! Follows work on the terminal: how far it is, Ctrl-C, findings written as they come.

use super::bar::{Bar, Progress};
use super::output::Draft;
use crate::delivery::InputFile;
use crate::disclose::Language;
use crate::finding::Finding;
use crate::index::InputOutcome;
use crate::report::{self, Request};
use crate::rules::Watch;
use std::cell::RefCell;
use std::io::{self, IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether somebody has pressed Ctrl-C.
#[derive(Clone, Default)]
pub struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Listens from now on. A second Ctrl-C ends the program at once.
    pub fn listen() -> Self {
        let interrupt = Interrupt::default();
        let flag = interrupt.clone();
        // Where no handler can be set, Ctrl-C ends the program as it always did.
        let _ = ctrlc::set_handler(move || {
            if flag.0.swap(true, Ordering::SeqCst) {
                std::process::exit(i32::from(super::exit::FAILED));
            }
        });
        interrupt
    }

    /// Whether to stop.
    pub fn pressed(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}

/// Follows `convert` and `protect`.
pub struct Following {
    interrupt: Interrupt,
    bar: RefCell<Bar>,
    /// Lengths of the files that are judged, in bytes.
    lengths: Vec<u64>,
}

impl Following {
    /// Listens for Ctrl-C from now on.
    pub fn new(language: Language, quiet: bool) -> Self {
        Following { interrupt: Interrupt::listen(), bar: RefCell::new(Bar::new(language, !quiet)), lengths: vec![] }
    }

    /// These files are judged from now on.
    pub fn now_reads(&mut self, inputs: &[InputFile]) {
        self.lengths = inputs.iter().map(|i| i.source.len()).collect();
    }

    /// Shows how far the work is; whether to go on.
    pub fn at(&self, part: Option<Progress>, count: u64, words: (&str, &str)) -> bool {
        self.bar.borrow_mut().at(part, count, words);
        !self.pressed()
    }

    /// Whether to stop.
    pub fn pressed(&self) -> bool {
        self.interrupt.pressed()
    }

    /// The work is done; messages come.
    pub fn done(&self) {
        self.bar.borrow_mut().done();
    }
}

impl Watch for Following {
    fn read(&mut self, file: usize, rows: u64, byte: Option<u64>) {
        self.at(Some(so_far(&self.lengths, file, byte)), rows, READ);
    }

    fn hidden(&mut self, rows: u64) {
        self.at(None, rows, ("rækker skjult", "rows hidden"));
    }

    fn goes_on(&self) -> bool {
        !self.pressed()
    }
}

/// What rows are when they are read.
pub const READ: (&str, &str) = ("rækker læst", "rows read");

/// How much of the files is read, in bytes.
fn so_far(lengths: &[u64], file: usize, byte: Option<u64>) -> Progress {
    (lengths.iter().take(file).sum::<u64>() + byte.unwrap_or(0), lengths.iter().sum())
}

/// Follows `validate`.
pub struct Follower<'a> {
    request: &'a Request<'a>,
    interrupt: Interrupt,
    bar: Bar,
    /// Lengths of the files, in bytes.
    lengths: Vec<u64>,
    stream: Option<&'a mut Draft>,
    /// The first fault in writing.
    pub failed: Option<io::Error>,
}

impl<'a> Follower<'a> {
    /// Follows files of these lengths; `stream` takes findings as they come.
    pub fn new(
        request: &'a Request<'a>,
        interrupt: Interrupt,
        lengths: Vec<u64>,
        quiet: bool,
        stream: Option<&'a mut Draft>,
    ) -> Self {
        // Not where lines are written to the same terminal.
        let wanted = !quiet && (stream.is_none() || !io::stdout().is_terminal());
        Follower { request, interrupt, bar: Bar::new(request.language, wanted), lengths, stream, failed: None }
    }

    /// Takes the bar away.
    pub fn done(&mut self) {
        self.bar.done();
    }
}

impl Watch for Follower<'_> {
    fn read(&mut self, file: usize, rows: u64, byte: Option<u64>) {
        self.bar.at(Some(so_far(&self.lengths, file, byte)), rows, READ);
    }

    fn found(&mut self, input: &InputOutcome, findings: Vec<Finding>) {
        let Some(stream) = self.stream.as_mut() else { return };
        for finding in findings.iter().filter_map(|f| report::one(f, input, self.request)) {
            let written = report::line(&finding).map_err(io::Error::other).and_then(|line| stream.write_all(line.as_bytes()));
            if let Err(error) = written {
                self.failed.get_or_insert(error);
                return;
            }
        }
    }

    fn goes_on(&self) -> bool {
        !self.interrupt.pressed() && self.failed.is_none()
    }

    fn takes_findings(&self) -> bool {
        self.stream.is_some()
    }
}
