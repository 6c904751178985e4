//! What `sdm convert` reports: what was written and from where, how it was read, what was passed over and what was lost.

use super::{Done, Left};
use crate::cli::files;
use crate::delivery::write::{self, Loss, Losses, Survey};
use crate::delivery::{Aside, Reading};
use crate::disclose::{self, Language};
use crate::finding::Secret;
use crate::{report, rules};

impl Done {
    /// The same, of a delivery of which something was passed over.
    pub(in crate::cli) fn without(self, passed_over: Vec<Left>) -> Done {
        Done { passed_over, ..self }
    }

    /// Whether no data were lost.
    pub(in crate::cli) fn is_whole(&self) -> bool {
        let not_data = self.passed_over.iter().any(|(_, why)| why.kind == Aside::NotData);
        !not_data && self.tables.iter().all(|(_, survey, _)| survey.losses.is_empty())
    }

    /// The text for the user.
    pub(super) fn text(&self, language: Language) -> String {
        let is_all = self.passed_over.iter().all(|(_, why)| why.kind == Aside::Companion);
        let end = match (self.is_whole(), is_all) {
            (false, _) => "",
            (true, true) => language.of("Intet er gået tabt.\n", "Nothing was lost.\n"),
            (true, false) => language.of("Af det, der er læst, er intet gået tabt.\n", "Of what was read, nothing was lost.\n"),
        };
        self.summary(language) + end
    }

    /// What was written, how it was read, and what was lost.
    pub(in crate::cli) fn summary(&self, language: Language) -> String {
        let words = |da: &'static str, en: &'static str| language.of(da, en);
        let mut out = format!("{}\n", words("Skrevet:", "Written:"));
        self.files.iter().for_each(|f| out += &format!("  {}\n", files::shown(f)));
        for (name, survey, table) in &self.tables {
            let rows = match language {
                Language::Da => report::thousands(survey.rows),
                Language::En => survey.rows.to_string(),
            };
            out += &format!("  {}: {rows} {} ({} {name})\n", table.name, words("rækker", "rows"), words("fra", "from"));
        }
        let left = |(name, why): &Left| format!("{name}: {}", report::printable(language.of(&why.da, &why.en)));
        let (not_data, aside): (Vec<&Left>, Vec<&Left>) =
            self.passed_over.iter().partition(|(_, why)| why.kind == Aside::Companion);
        let read = self.tables.iter().flat_map(|(name, survey, _)| read(name, survey, language));
        let read: Vec<String> = not_data.into_iter().map(left).chain(read).collect();
        let lost = self.tables.iter().flat_map(|(name, survey, _)| lost(name, survey, &survey.losses, language)).collect();
        for (title, lines) in [
            (words("Læst og skrevet sådan:", "Read and written so:"), read),
            (words("Sprunget over og ikke skrevet:", "Passed over and not written:"), aside.into_iter().map(left).collect()),
            (words("Gået tabt:", "Lost:"), lost),
        ] {
            if !lines.is_empty() {
                out += &format!("{title}\n  {}\n", lines.join("\n  "));
            }
        }
        out
    }
}

/// A field's name, as it may be shown.
fn field(survey: &Survey, field: usize, language: Language) -> String {
    let name = &survey.fields.specs[field].name;
    let shown = if field < survey.fields.own { name.clone() } else { disclose::column(&Secret::new(name), language) };
    format!("{} {shown}", language.of("feltet", "the field"))
}

/// How a dataset was read and written, where that is not self-evident.
fn read(name: &str, survey: &Survey, language: Language) -> Vec<String> {
    let place = |f: Option<usize>| f.map_or_else(|| name.to_owned(), |f| format!("{name}, {}", field(survey, f, language)));
    // What the standard does not know is text to it, whatever it was.
    let own = |f: &Option<usize>, r: &Reading| *r != Reading::TextAsNumber || f.is_none_or(|f| f < survey.fields.own);
    let readings = survey.readings.iter().filter(|(f, r, _)| own(f, r));
    let mut lines: Vec<String> = readings
        .map(|(f, reading, _)| {
            let (da, en) = rules::reading_words(*reading);
            format!("{}: {}", place(*f), language.of(da, en))
        })
        .collect();
    let others = survey.seen[survey.fields.own..].iter().filter(|seen| !seen.personal).count();
    if others > 0 {
        lines.push(match language {
            Language::Da => format!("{name}: {others} kolonner ud over standardens felter er skrevet som tekst, som de står"),
            Language::En => format!("{name}: {others} columns beyond the standard's fields were written as texts, unchanged"),
        });
    }
    for (index, seen) in survey.seen.iter().enumerate().filter(|(_, s)| s.unread > 0) {
        lines.push(match language {
            Language::Da => {
                format!("{}: {} værdier, der ikke kan læses, er skrevet, som de står", place(Some(index)), seen.unread)
            }
            Language::En => {
                format!("{}: {} values that cannot be read were written unchanged", place(Some(index)), seen.unread)
            }
        });
    }
    lines
}

/// What a dataset lost, with how often and where first.
fn lost(name: &str, survey: &Survey, losses: &Losses, language: Language) -> Vec<String> {
    let line = |(loss, f, lost): (Loss, Option<usize>, write::Lost)| {
        let (da, en) = loss.words();
        let place = f.map_or_else(|| name.to_owned(), |f| format!("{name}, {}", field(survey, f, language)));
        let count = (lost.count > 0).then(|| format!("{} {}", language.of("antal", "count"), lost.count));
        let row = lost.row.map(|row| format!("{} {row}", language.of("første gang i række", "first in row")));
        let where_: Vec<String> = count.into_iter().chain(row).collect();
        match where_.is_empty() {
            true => format!("{place}: {}", language.of(da, en)),
            false => format!("{place}: {} ({})", language.of(da, en), where_.join(", ")),
        }
    };
    losses.iter().map(line).collect()
}
