//! The progress bar on the terminal: for work over a second, and nowhere else.

use crate::disclose::Language;
use crate::report;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

/// Work that is done sooner shows no bar.
const SHOW_AFTER: Duration = Duration::from_secs(1);

/// A bar on standard error.
pub struct Bar {
    language: Language,
    wanted: bool,
    begun: Instant,
    bar: Option<ProgressBar>,
}

/// How far work is, of how much.
pub type Progress = (u64, u64);

impl Bar {
    /// None is shown where standard error is no terminal.
    pub fn new(language: Language, wanted: bool) -> Self {
        Bar { language, wanted: wanted && io::stderr().is_terminal(), begun: Instant::now(), bar: None }
    }

    /// Shows a count, with its words in Danish and English, and how far the work is where that is known.
    pub fn at(&mut self, part: Option<Progress>, count: u64, words: (&str, &str)) {
        if !self.wanted || self.begun.elapsed() < SHOW_AFTER {
            return;
        }
        let bar = self.bar.get_or_insert_with(|| ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr()));
        let template = if part.is_some() { "{bar:30} {percent:>3} %  {msg}" } else { "{spinner} {msg}" };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        let (done, of) = part.unwrap_or_default();
        bar.set_length(of.max(done));
        bar.set_position(done);
        let count = match self.language {
            Language::Da => report::thousands(count),
            Language::En => count.to_string(),
        };
        bar.set_message(format!("{count} {}", self.language.of(words.0, words.1)));
        bar.tick();
    }

    /// Takes the bar away.
    pub fn done(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.done();
    }
}
