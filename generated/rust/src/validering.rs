//! Kontrol af felter i en post, efter at typerne har taget det, de selv kan.

use regex::Regex;
use serde::{Deserialize, Serialize};

/// En brudt regel og feltet, den er brudt i.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Violation {
    /// Reglens id i standarden.
    pub rule: &'static str,
    /// Feltets navn.
    pub felt: &'static str,
}

/// En post i et tema.
pub trait Record: Serialize + for<'de> Deserialize<'de> {
    /// Temakoden.
    const TEMAKODE: u16;
    /// Tabellen i GeoFA, uden skema.
    const TABEL: &'static str;
    /// Temaet har geometri.
    const HAS_GEOMETRY: bool;

    /// Posten skal have geometri; ellers må den ikke have nogen.
    fn has_geometry(&self) -> bool {
        Self::HAS_GEOMETRY
    }

    /// Det, der er galt med felterne hver for sig; tomt, når intet er. Regler mellem felter findes ikke her.
    fn validate(&self) -> Vec<Violation>;
}

/// Det fundne i en post.
#[derive(Default)]
pub(crate) struct Found(Vec<Violation>);

impl Found {
    /// Regel og felt, hvis det er brudt.
    pub(crate) fn add_if(&mut self, broken: bool, rule: &'static str, felt: &'static str) {
        if broken {
            self.0.push(Violation { rule, felt });
        }
    }

    /// En tekst: ikke tom, hvor den skal være der; uden styretegn; højst så mange tegn; efter mønsteret.
    pub(crate) fn text(&mut self, felt: &'static str, text: &str, required: bool, length: usize, pattern: Option<&Regex>) {
        if required && text.trim_matches([' ', '\t', '\r', '\u{a0}']).is_empty() {
            return self.add_if(true, "manglende-felt", felt);
        }
        let control = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
        if text.contains(control) {
            return self.add_if(true, "forkert-datatype", felt);
        }
        self.add_if(text.chars().count() > length, "for-lang-tekst", felt);
        self.add_if(pattern.is_some_and(|p| !p.is_match(text)), "forkert-moenster", felt);
    }

    /// Alt det fundne.
    pub(crate) fn all(self) -> Vec<Violation> {
        self.0
    }
}
