//! Who uses a concept: the way back from the concept to field, column, list, indicator, rule and calculation.

use super::danish;
use super::markdown::Md;
use super::site::{GENERAL_FIELDS, Site, field_anchor, to};
use super::table::Facts;
use crate::model::Geometritype;
use std::collections::BTreeMap;

/// A kind of use, in the order in which a page shows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Narrower,
    Related,
    Theme,
    Field,
    CodeList,
    Indicator,
    Source,
    Rule,
    Criterion,
    Score,
    Policy,
}

impl Kind {
    fn heading(self) -> &'static str {
        match self {
            Kind::Narrower => "Underbegreber",
            Kind::Related => "Nævnes som beslægtet af",
            Kind::Theme => "Temaer",
            Kind::Field => "Felter",
            Kind::CodeList => "Kodelister",
            Kind::Indicator => "Indikatorer",
            Kind::Source => "Kilder",
            Kind::Rule => "Regler",
            Kind::Criterion => "Kriterier",
            Kind::Score => "Scorer",
            Kind::Policy => "Diskretion",
        }
    }
}

/// Every use of every concept.
pub(super) struct Uses<'a>(BTreeMap<&'a str, BTreeMap<Kind, Vec<Md>>>);

impl<'a> Uses<'a> {
    pub(super) fn of(site: &Site<'a>) -> Self {
        let mut uses = Uses(BTreeMap::new());
        uses.add_concepts(site);
        uses.add_themes(site);
        uses.add_content(site);
        uses.add_calculation(site);
        uses.add_policy(site);
        uses
    }

    /// What uses the concept, as facts by kind; empty for a concept that nothing uses.
    pub(super) fn facts(&self, begreb: &str) -> Md {
        let mut facts = Facts::new();
        for (kind, links) in self.0.get(begreb).into_iter().flatten() {
            facts = facts.list(kind.heading(), links.iter().cloned());
        }
        facts.into_md()
    }

    fn add(&mut self, begreb: &'a str, kind: Kind, link: Md) {
        let links = self.0.entry(begreb).or_default().entry(kind).or_default();
        if !links.contains(&link) {
            links.push(link);
        }
    }

    fn add_concepts(&mut self, site: &Site<'a>) {
        for begreb in site.begreber() {
            if let Some(broader) = &begreb.overbegreb {
                self.add(broader, Kind::Narrower, site.begreb(&begreb.id));
            }
            for related in &begreb.relaterede {
                self.add(related, Kind::Related, site.begreb(&begreb.id));
            }
        }
    }

    fn add_themes(&mut self, site: &Site<'a>) {
        for felt in &site.model.generelle_felter {
            let target = format!("{GENERAL_FIELDS}#{}", field_anchor(&felt.feltnavn));
            self.add(&felt.begreb, Kind::Field, to(&Md::code(&felt.feltnavn), &target).with(" ", Md::text("(alle temaer)")));
        }
        let geometry = &site.model.standard.geometri;
        for tema in &site.model.temaer {
            let in_theme =
                |feltnavn: &str| site.felt(tema.temakode, feltnavn).with(" ", Md::text(&format!("({})", tema.temakode)));
            self.add(&tema.begreb, Kind::Theme, site.tema(tema.temakode));
            for felt in &tema.felter {
                self.add(&felt.begreb, Kind::Field, in_theme(&felt.feltnavn));
            }
            if tema.geometritype != Geometritype::Ingen {
                self.add(&geometry.begreb, Kind::Field, in_theme(&geometry.feltnavn));
            }
        }
    }

    fn add_content(&mut self, site: &Site<'a>) {
        for liste in &site.model.kodelister {
            self.add(&liste.begreb, Kind::CodeList, site.kodeliste(&liste.navn));
        }
        for indikator in &site.model.indikatorer {
            self.add(&indikator.begreb, Kind::Indicator, site.indikator(indikator.kode));
        }
        for kilde in &site.model.kilder {
            self.add(&kilde.begreb, Kind::Source, site.kilde(kilde.kode));
        }
        for regel in &site.model.regler {
            if let Some(begreb) = &regel.begreb {
                self.add(begreb, Kind::Rule, site.regel(regel));
            }
        }
    }

    fn add_calculation(&mut self, site: &Site<'a>) {
        for regelsaet in &site.model.regelsaet {
            let target = format!("beregning.md#regelsaet-{}", regelsaet.id);
            for kriterium in &regelsaet.kriterier {
                let link = to(&Md::text(&format!("{} ({})", kriterium.titel, regelsaet.id)), &target);
                self.add(&kriterium.begreb, Kind::Criterion, link);
            }
        }
        for score in &site.model.scorer {
            let target = format!("beregning.md#score-{}-{}", score.navn, score.version);
            self.add(&score.begreb, Kind::Score, to(&Md::text(&score.titel), &target));
        }
    }

    fn add_policy(&mut self, site: &Site<'a>) {
        for maalgruppe in &site.model.diskretion.maalgrupper {
            let link = to(&Md::text(&danish::capital(&maalgruppe.titel.da)), "diskretion.md#maalgrupper");
            self.add(&maalgruppe.begreb, Kind::Policy, link);
        }
        for begreb in &site.model.diskretion.begreber {
            self.add(begreb, Kind::Policy, to(&Md::text("diskretionspolitikken"), "diskretion.md"));
        }
    }
}
