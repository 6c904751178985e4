//! The one exit: facts of findings, and a reader, become text. Nothing else in the program opens a value from the data.
//!
//! What is shown, and to whom:
//! - A reader other than the delivery's own municipality sees no value, no key, no place and no point of a discretion
//!   finding: counts per rule and file only.
//! - A value of a field that the model marks `beskyttet` is shown to nobody.
//! - With `--show-values`, for local work only, the own municipality sees both kinds, and every finding that shows one
//!   says so; a possible CPR number or e-mail address is repeated to nobody even then.
//! - Any other value is shown to the own municipality alone, and only if it looks like what belongs there (a code, a
//!   date, an area's number, a column's name): a CPR number that strayed into a code field is not repeated.

mod shape;

use crate::discretion::text::cpr;
use crate::finding::{Fact, FactValue, Finding, Level, Place, Secret};
use crate::index::AreaRow;
use crate::model::{Felt, Feltrolle, Model, Regelslags};
use shape::{harmless, harmless_name, may_be_personal};
use std::cell::Cell;

/// Who will read the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// The municipality that made the delivery.
    OwnMunicipality,
    /// Other authorities.
    Authorities,
    /// Everybody.
    Public,
}

impl Audience {
    /// Its name in the policy and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Audience::OwnMunicipality => "egen-kommune",
            Audience::Authorities => "myndigheder",
            Audience::Public => "offentligheden",
        }
    }

    /// Every reader.
    pub const ALL: [Audience; 3] = [Audience::OwnMunicipality, Audience::Authorities, Audience::Public];
}

/// Language of texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Danish.
    Da,
    /// English.
    En,
}

impl Language {
    /// The text in this language.
    pub fn of<'a>(self, da: &'a str, en: &'a str) -> &'a str {
        match self {
            Language::Da => da,
            Language::En => en,
        }
    }
}

/// A finding as text, for one reader: everything in it may be shown.
#[derive(Debug, Clone, PartialEq)]
pub struct PublicFinding {
    /// Rule id.
    pub rule: String,
    /// Level.
    pub level: Level,
    /// Audience of a discretion finding.
    pub audience: Option<String>,
    /// Theme code.
    pub theme: Option<u16>,
    /// Message.
    pub message: String,
    /// `feltnavn`.
    pub field: Option<String>,
    /// Place.
    pub place: Place,
    /// Business key.
    pub key: Vec<(String, String)>,
    /// Where it lies on the map, in EPSG:25832, to the centimetre.
    pub point: Option<[f64; 2]>,
}

/// Proofs as one JSON file that says who may read it; none for a reader who may not.
pub fn proofs(proofs: &[Secret], reader: Audience, language: Language) -> Option<String> {
    if reader != Audience::OwnMunicipality {
        return None;
    }
    let warning = language.of(
        "Filen viser, hvad skjulte tal er. Den er kun til kommunens eget arbejde og må ikke gives videre.",
        "This file shows what hidden figures are. It is for the municipality's own work alone and may not be passed on.",
    );
    let each: Vec<&str> = proofs.iter().map(Secret::open).collect();
    Some(format!(
        "{{\"laeser\": \"{}\",\n\"advarsel\": \"{warning}\",\n\"beviser\": [\n{}\n]}}\n",
        reader.name(),
        each.join(",\n")
    ))
}

/// The placeholder for a value that is not shown.
const HIDDEN: (&str, &str) = ("(vises ikke)", "(not shown)");

/// The prefix of the message of a finding that shows a value which would be hidden without `--show-values`.
const SHOWN: (&str, &str) = ("Viser en værdi, kun til eget arbejde: ", "Shows a value, for own work alone: ");

/// The audience of the text.
#[derive(Debug, Clone, Copy)]
pub struct Addressee {
    /// Who reads it.
    pub reader: Audience,
    /// In which language.
    pub language: Language,
    /// Whether to show values that are otherwise hidden; only respected for the own municipality.
    pub values: bool,
}

/// A finding on its way out.
struct Exit<'a> {
    model: &'a Model,
    finding: &'a Finding,
    reader: Audience,
    language: Language,
    values: bool,
    /// Something was shown that is hidden otherwise.
    opened: Cell<bool>,
}

/// Makes a finding readable for a reader; `None` if this reader may see its count alone.
pub fn finding(model: &Model, finding: &Finding, to: Addressee) -> Option<PublicFinding> {
    let Addressee { reader, language, values } = to;
    let regel = model.regel(&finding.rule)?;
    if regel.slags == Regelslags::Diskretion && reader != Audience::OwnMunicipality {
        return None;
    }
    let template = language.of(&regel.besked.da, &regel.besked.en);
    let own = reader == Audience::OwnMunicipality;
    let exit = Exit { model, finding, reader, language, values: values && own, opened: Cell::new(false) };
    let key = finding.key.iter().filter(|_| own).map(|(name, value)| (name.clone(), exit.shown(name, value))).collect();
    let message = fill(template, |name| exit.placeholder(name));
    let mark = if exit.opened.get() { language.of(SHOWN.0, SHOWN.1) } else { "" };
    Some(PublicFinding {
        rule: finding.rule.clone(),
        level: finding.level,
        audience: finding.audience.clone(),
        theme: finding.theme,
        message: format!("{mark}{message}"),
        field: finding.field.clone(),
        place: finding.place.clone(),
        key,
        // An area may be the own municipality's alone, and then so is its boundary.
        point: finding.point.filter(|_| own).map(|p| p.map(|c| (c * 100.0).round() / 100.0)),
    })
}

/// How an area may be named on a map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicArea {
    /// Its number; empty where it has none that looks like one.
    pub number: String,
    /// Its name; empty where it has none that looks like one.
    pub name: String,
}

/// An area for the map of a report: to the own municipality every one, to others those whose row they see in GeoFA.
/// `None` if not even its outline may be shown.
pub fn area(model: &Model, row: &AreaRow, reader: Audience) -> Option<PublicArea> {
    let given = || model.tema(row.theme).into_iter().flat_map(|t| model.felter(t)).filter(|f| !f.er_systemfelt());
    let value = |wanted: &dyn Fn(&Felt) -> bool| {
        let (index, felt) = given().enumerate().find(|(_, f)| wanted(f))?;
        Some((felt, row.value(index)?))
    };
    let sees = &model.diskretion.maalgrupper.iter().find(|m| m.navn == reader.name())?.ser_off_koder;
    let code = value(&|f| f.rolle == Some(Feltrolle::Adgang)).and_then(|(_, code)| code.open().parse().ok());
    if reader != Audience::OwnMunicipality && !code.is_some_and(|code: i64| sees.contains(&code)) {
        return None;
    }
    let number = value(&|f| f.rolle == Some(Feltrolle::Omraade)).filter(|(f, v)| !f.beskyttet && harmless(f, v.open()));
    let name = value(&|f| f.rolle == Some(Feltrolle::Navn)).filter(|(f, v)| !f.beskyttet && harmless_name(v.open()));
    let text = |shown: Option<(&Felt, Secret)>| shown.map(|(_, v)| v.open().to_owned()).unwrap_or_default();
    Some(PublicArea { number: text(number), name: text(name) })
}

/// Puts texts for the placeholders of a message.
fn fill(template: &str, text: impl Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        rest = &rest[open..];
        let Some(close) = rest.find('}') else { break };
        out.push_str(&text(&rest[1..close]));
        rest = &rest[close + 1..];
    }
    out.push_str(rest);
    out
}

impl Exit<'_> {
    fn placeholder(&self, name: &str) -> String {
        let (finding, language) = (self.finding, self.language);
        let english = format!("{name}_en");
        let find = |n: &str| finding.facts.iter().find(|f| f.name == n);
        let fact = match language {
            Language::En => find(&english).or_else(|| find(name)),
            Language::Da => find(name),
        };
        let Some(Fact { value, .. }) = fact else { return String::new() };
        let text = match value {
            FactValue::Number(n) => n.to_string(),
            FactValue::Model(text) => text.clone(),
            FactValue::Data(_) if self.reader != Audience::OwnMunicipality => language.of(HIDDEN.0, HIDDEN.1).into(),
            FactValue::Data(secret) if name == "felt" => self.named(secret),
            FactValue::Data(secret) => match &finding.field {
                Some(field) => self.shown(field, secret),
                None => self.named(secret),
            },
        };
        match (name, text.is_empty()) {
            ("hint", false) => match language {
                Language::Da => format!(" Mente du «{text}»?"),
                Language::En => format!(" Did you mean «{text}»?"),
            },
            _ => text,
        }
    }

    fn named(&self, secret: &Secret) -> String {
        self.out(secret, harmless_name(secret.open()))
    }

    /// A value of a field of the finding's theme.
    fn shown(&self, field: &str, secret: &Secret) -> String {
        let model = self.model;
        let felt = self.finding.theme.and_then(|t| model.tema(t)).and_then(|t| model.felter(t).find(|f| f.feltnavn == field));
        self.out(secret, felt.is_some_and(|felt| !felt.beskyttet && harmless(felt, secret.open())))
    }

    fn out(&self, secret: &Secret, harmless: bool) -> String {
        let asked = !harmless && self.values && !may_be_personal(secret.open());
        self.opened.set(self.opened.get() || asked);
        match harmless || asked {
            true => secret.open().to_owned(),
            false => self.language.of(HIDDEN.0, HIDDEN.1).to_owned(),
        }
    }
}

/// The name of a file, a member of an archive, a layer or a sheet. Who named it after a CPR number gets the parts of its path
/// that hold none.
pub fn name(path: &str) -> String {
    let part = |part: &str| if cpr::find_outside(part).is_some() { "(…)".to_owned() } else { part.to_owned() };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

/// The name of a column that the standard does not know, for the own municipality.
pub fn column(name: &Secret, language: Language) -> String {
    match harmless_name(name.open()) {
        true => name.open().to_owned(),
        false => language.of(HIDDEN.0, HIDDEN.1).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_a_cpr_number_is_not_repeated() {
        assert_eq!(name("lev/t_6301 20240705.csv"), "lev/t_6301 20240705.csv");
        assert_eq!(name("lev/070761-4285/sag 0707614285.csv"), "lev/(…)/(…)");
    }

    #[test]
    fn placeholders_are_filled_and_strange_braces_kept() {
        assert_eq!(fill("a {x} b{y}", |n| format!("<{n}>")), "a <x> b<y>");
        assert_eq!(fill("a { b", |_| String::new()), "a { b");
    }

    #[test]
    fn proofs_are_for_the_own_municipality_alone() {
        for reader in Audience::ALL {
            let file = proofs(&[Secret::new("{}")], reader, Language::Da);
            assert_eq!(file.is_some(), reader == Audience::OwnMunicipality, "{reader:?}");
        }
    }
}
