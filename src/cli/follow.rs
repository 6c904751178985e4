//! Follows a validation on the terminal: a progress bar for work over a second, Ctrl-C, findings written as they come.

use super::output::Draft;
use crate::disclose::Language;
use crate::finding::Finding;
use crate::report::{self, Request};
use crate::rules::{InputOutcome, Watch};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Work that is done sooner shows no bar.
const PATIENCE: Duration = Duration::from_secs(1);

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
                std::process::exit(i32::from(super::FAILED));
            }
        });
        interrupt
    }

    /// Whether to stop.
    pub fn pressed(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}

/// The command line's own follower.
pub struct Follower<'a> {
    request: &'a Request<'a>,
    interrupt: Interrupt,
    begun: Instant,
    bar: Option<ProgressBar>,
    /// Lengths of the files, in bytes.
    lengths: Vec<u64>,
    wanted: bool,
    stream: Option<&'a mut Draft>,
    /// The first fault in writing.
    pub failed: Option<io::Error>,
}

impl<'a> Follower<'a> {
    /// Follows files of these lengths; `stream` takes findings as they come.
    pub fn new(request: &'a Request<'a>, interrupt: Interrupt, lengths: Vec<u64>, quiet: bool, stream: Option<&'a mut Draft>) -> Self {
        // Not where lines are written to the same terminal.
        let wanted = !quiet && io::stderr().is_terminal() && (stream.is_none() || !io::stdout().is_terminal());
        Follower { request, interrupt, begun: Instant::now(), bar: None, lengths, wanted, stream, failed: None }
    }

    fn bar(&mut self) -> Option<&ProgressBar> {
        if self.bar.is_none() && self.wanted && self.begun.elapsed() >= PATIENCE {
            let words = self.request.language.of("rækker læst", "rows read");
            let template = format!("{{bar:30}} {{percent:>3}} %  {{msg}} {words}");
            let bar = ProgressBar::with_draw_target(Some(self.lengths.iter().sum()), ProgressDrawTarget::stderr());
            self.bar = Some(match ProgressStyle::with_template(&template) {
                Ok(style) => bar.with_style(style),
                Err(_) => bar,
            });
        }
        self.bar.as_ref()
    }

    /// Takes the bar away.
    pub fn done(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }
}

impl Watch for Follower<'_> {
    fn read(&mut self, file: usize, rows: u64, byte: Option<u64>) {
        let before: u64 = self.lengths.iter().take(file).sum();
        let told = match self.request.language {
            Language::Da => report::thousands(rows),
            Language::En => rows.to_string(),
        };
        if let Some(bar) = self.bar() {
            bar.set_position(before + byte.unwrap_or(0));
            bar.set_message(told);
        }
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
