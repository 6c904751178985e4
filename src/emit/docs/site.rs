//! Where each element of the model is described, and links to it.
//!
//! Targets are paths from the documentation's root. A reference to something the model does not have becomes plain
//! text: that is for the model's own lint to find.

use super::danish;
use super::markdown::{Md, ROOT};
use crate::model::*;

/// The list of categories, each valid for some indicators.
pub(super) const CATEGORY_LIST: &str = "d_6301_kategori";
/// The page of the general fields.
pub(super) const GENERAL_FIELDS: &str = "generelle-felter.md";

/// The model, seen as pages.
pub(super) struct Site<'a> {
    pub(super) model: &'a Model,
}

impl<'a> Site<'a> {
    pub(super) fn begreb(&self, id: &str) -> Md {
        match self.model.begreb(id) {
            Some(begreb) => to(&Md::text(&begreb.term), &format!("begreber/README.md#{id}")),
            None => Md::code(id),
        }
    }

    pub(super) fn tema(&self, temakode: u16) -> Md {
        match self.model.tema(temakode) {
            Some(tema) => to(&Md::text(&format!("{temakode} {}", tema.temanavn)), &theme_path(tema)),
            None => Md::text(&temakode.to_string()),
        }
    }

    /// A field of a theme; a general field, and the geometry, are found as well.
    pub(super) fn felt(&self, temakode: u16, feltnavn: &str) -> Md {
        let anchor = field_anchor(feltnavn);
        let general = self.model.generelle_felter.iter().any(|f| f.feltnavn == feltnavn);
        let name = Md::code(feltnavn);
        match self.model.tema(temakode) {
            Some(tema) if self.has_own_field(tema, feltnavn) => to(&name, &format!("{}#{anchor}", theme_path(tema))),
            Some(_) if general => to(&name, &format!("{GENERAL_FIELDS}#{anchor}")),
            _ => name,
        }
    }

    fn has_own_field(&self, tema: &Tema, feltnavn: &str) -> bool {
        let geometry = tema.geometritype != Geometritype::Ingen && feltnavn == self.model.standard.geometri.feltnavn;
        geometry || tema.felter.iter().any(|f| f.feltnavn == feltnavn)
    }

    pub(super) fn generelt_felt(&self, feltnavn: &str) -> Md {
        to(&Md::code(feltnavn), &format!("{GENERAL_FIELDS}#{}", field_anchor(feltnavn)))
    }

    pub(super) fn kodeliste(&self, navn: &str) -> Md {
        match self.model.kodeliste(navn) {
            Some(_) => to(&Md::code(navn), &list_path(navn)),
            None => Md::code(navn),
        }
    }

    /// A code with its text, linked to its line in the list.
    pub(super) fn kode(&self, liste: &str, kode: i64) -> Md {
        let found = self.model.kodeliste(liste).and_then(|l| l.koder.iter().find(|k| k.kode == kode));
        match found {
            Some(found) => {
                to(&Md::text(&format!("{kode} {}", found.tekst)), &format!("{}#{}", list_path(liste), code_anchor(kode)))
            }
            None => Md::text(&kode.to_string()),
        }
    }

    /// A code of the list behind the field with a role, in whichever theme has it first.
    pub(super) fn kode_i_felt(&self, rolle: Feltrolle, kode: i64) -> Md {
        match self.model.liste_med_rolle(None, rolle) {
            Some(liste) => self.kode(&liste.navn, kode),
            None => Md::text(&kode.to_string()),
        }
    }

    pub(super) fn off_kode(&self, kode: u8) -> Md {
        self.kode_i_felt(Feltrolle::Adgang, i64::from(kode))
    }

    pub(super) fn indikator(&self, kode: i64) -> Md {
        match self.model.indikator(kode) {
            Some(indikator) => to(&Md::text(&format!("{kode} {}", indikator.navn)), &indicator_path(kode)),
            None => Md::text(&kode.to_string()),
        }
    }

    pub(super) fn kilde(&self, kode: i64) -> Md {
        match self.model.kilder.iter().find(|k| k.kode == kode) {
            Some(kilde) => to(&Md::text(&format!("{kode} {}", kilde.navn)), &format!("kilder.md#kilde-{kode}")),
            None => Md::text(&kode.to_string()),
        }
    }

    pub(super) fn regel(&self, regel: &Regel) -> Md {
        to(&Md::code(&regel.id), &rule_path(&regel.id))
    }

    /// The rules that apply to a theme.
    pub(super) fn regler_for(&self, temakode: u16) -> impl Iterator<Item = &'a Regel> {
        self.model.regler.iter().filter(move |r| self.model.regel_gaelder(r, temakode))
    }

    /// The concepts in the order of the Danish alphabet.
    pub(super) fn begreber(&self) -> Vec<&'a Begreb> {
        let mut sorted: Vec<&Begreb> = self.model.begreber.iter().collect();
        sorted.sort_by_cached_key(|b| (danish::sort_key(&b.term), &b.id));
        sorted
    }
}

/// A link to a path from the root.
pub(super) fn to(text: &Md, path: &str) -> Md {
    Md::link(text, &format!("{ROOT}{path}"))
}

/// A law, register or other source, with its link where it has one.
pub(super) fn source(source: &Kildehenvisning) -> Md {
    let text = Md::text(&source.tekst);
    match &source.link {
        Some(link) => Md::link(&text, link),
        None => text,
    }
}

pub(super) fn sources(sources: &[Kildehenvisning]) -> Vec<Md> {
    sources.iter().map(source).collect()
}

pub(super) fn theme_path(tema: &Tema) -> String {
    format!("temaer/{}.md", tema.tabel)
}

pub(super) fn list_path(navn: &str) -> String {
    format!("kodelister/{navn}.md")
}

pub(super) fn indicator_path(kode: i64) -> String {
    format!("indikatorer/{kode}.md")
}

pub(super) fn rule_path(id: &str) -> String {
    format!("regler/{id}.md")
}

pub(super) fn field_anchor(feltnavn: &str) -> String {
    format!("felt-{feltnavn}")
}

pub(super) fn code_anchor(kode: i64) -> String {
    format!("kode-{kode}")
}
