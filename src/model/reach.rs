//! Which themes a rule is about. A rule that names none gets them from what the themes are, so that a new theme is judged,
//! documented and reported by every rule that fits it.

use super::element::{Feltrolle, Geometritype, Regel, Regelslags};
use super::{Model, Tema};

impl Model {
    /// The themes that a rule is about, by code; `None`: every theme, whatever it has.
    pub fn temaer_for(&self, regel: &Regel) -> Option<Vec<u16>> {
        if !regel.temaer.is_empty() {
            return Some(regel.temaer.clone());
        }
        let fitting =
            |fits: &dyn Fn(&Tema) -> bool| Some(self.temaer.iter().filter(|tema| fits(tema)).map(|tema| tema.temakode).collect());
        match regel.slags {
            _ if !regel.roller.is_empty() || !regel.noegleroller.is_empty() => fitting(&|tema| self.has_roles(regel, tema)),
            Regelslags::Raekke => fitting(&|tema| regel.udtryk.iter().any(|u| u.tema == tema.temakode)),
            Regelslags::Geometri => fitting(&|tema| tema.geometritype == Geometritype::Flade),
            _ => None,
        }
    }

    /// Whether a rule is about a theme.
    pub fn regel_gaelder(&self, regel: &Regel, temakode: u16) -> bool {
        self.temaer_for(regel).is_none_or(|themes| themes.contains(&temakode))
    }

    /// Whether a theme has a field for each group of roles that the rule asks for, and its key a part for each that it asks
    /// of keys.
    fn has_roles(&self, regel: &Regel, tema: &Tema) -> bool {
        let one_of = |group: &[Feltrolle], only_key: bool| {
            let mut fields = self.felter(tema).filter(|f| !only_key || tema.noegle.contains(&f.feltnavn));
            fields.any(|f| f.rolle.is_some_and(|role| group.contains(&role)))
        };
        regel.roller.iter().all(|group| one_of(group, false)) && regel.noegleroller.iter().all(|group| one_of(group, true))
    }
}
