//! A user's own profile (`--profile`): other levels for rules, and exceptions by rule and place with reason and expiry.
//! What it takes out of the report is counted there, so that nothing disappears.

use crate::delivery::iso_days;
use crate::finding::{Level, Secret};
use crate::model::{Model, closest};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// En profil til validering: andre niveauer og undtagelser.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Niveauer pr. regel-id, hvor de er andre end standardens.
    #[serde(default)]
    pub niveauer: BTreeMap<String, ProfileLevel>,
    /// Undtagelser.
    #[serde(default)]
    pub undtagelser: Vec<Exception>,
}

/// Et niveau i en profil.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ProfileLevel {
    /// Fejl.
    Fejl,
    /// Advarsel.
    Advarsel,
    /// Oplysning.
    Oplysning,
    /// Reglen bruges ikke; rapporten siger, at den ikke er kontrolleret.
    Fra,
}

/// En undtagelse: fund af en regel på et sted, som ikke skal tælle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// Reglens id.
    pub regel: String,
    /// Temaet; uden det alle temaer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tema: Option<u16>,
    /// Feltet, som fundet peger på; uden det alle felter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub felt: Option<String>,
    /// Rækkens nøgle: felt og værdi, som rapporten skriver dem. Kun rækker, hvor alle passer, er undtaget.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub noegle: BTreeMap<String, String>,
    /// Hvorfor stedet er undtaget.
    pub begrundelse: String,
    /// Sidste dag, undtagelsen gælder, som ÅÅÅÅ-MM-DD.
    #[schemars(regex(pattern = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
    pub udloeber: String,
}

impl Profile {
    /// What in the profile the model does not know, in Danish and English.
    pub fn faults(&self, model: &Model) -> Vec<(String, String)> {
        let mut faults = Vec::new();
        let named = self.niveauer.keys().chain(self.undtagelser.iter().map(|e| &e.regel));
        for id in named.filter(|id| model.regel(id).is_none()) {
            let ids = model.regler.iter().map(|r| r.id.as_str());
            let (da, en) = closest(id, ids)
                .map_or_else(Default::default, |c| (format!(" Mente du «{c}»?"), format!(" Did you mean «{c}»?")));
            faults.push((format!("reglen {id} findes ikke.{da}"), format!("there is no rule {id}.{en}")));
        }
        for exception in &self.undtagelser {
            if iso_days(&exception.udloeber).is_none() {
                let date = &exception.udloeber;
                faults.push((format!("{date} er ingen dato"), format!("{date} is no date")));
            }
            let fields = || model.temaer.iter().flat_map(|t| model.felter(t)).map(|f| f.feltnavn.as_str());
            for name in exception.felt.iter().chain(exception.noegle.keys()).filter(|n| !fields().any(|f| f == **n)) {
                faults.push((format!("feltet {name} findes ikke"), format!("there is no field {name}")));
            }
        }
        faults
    }

    /// The level that it gives a rule: `None` says nothing, `Some(None)` switches it off.
    pub fn level(&self, rule: &str) -> Option<Option<Level>> {
        Some(match self.niveauer.get(rule)? {
            ProfileLevel::Fejl => Some(Level::Fejl),
            ProfileLevel::Advarsel => Some(Level::Advarsel),
            ProfileLevel::Oplysning => Some(Level::Oplysning),
            ProfileLevel::Fra => None,
        })
    }

    /// Whether it has exceptions for a rule, so that keys need only be made where they are compared.
    pub(crate) fn excepts(&self, rule: &str) -> bool {
        self.undtagelser.iter().any(|e| e.regel == rule)
    }

    /// The exception that a finding falls under on a day.
    pub(crate) fn exception(
        &self,
        rule: &str,
        theme: Option<u16>,
        field: Option<&str>,
        key: &[(String, Secret)],
        today: i64,
    ) -> Option<usize> {
        let holds = |wanted: &(&String, &String)| key.iter().any(|(name, value)| name == wanted.0 && value.is(wanted.1));
        let here = |e: &Exception| {
            e.regel == rule
                && !e.expired(today)
                && e.tema.is_none_or(|t| Some(t) == theme)
                && e.felt.as_deref().is_none_or(|f| Some(f) == field)
                && e.noegle.iter().all(|wanted| holds(&wanted))
        };
        self.undtagelser.iter().position(here)
    }
}

impl Exception {
    /// Whether its last day is before a day, given as days since 1970-01-01.
    pub fn expired(&self, today: i64) -> bool {
        iso_days(&self.udloeber).is_none_or(|last| last < today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile() -> Profile {
        let exception = Exception {
            regel: "z-koordinat".into(),
            tema: Some(6300),
            felt: None,
            noegle: [("monit_omr_nr".to_owned(), "101-A01".to_owned())].into(),
            begrundelse: "målt med højde".into(),
            udloeber: "2026-06-30".into(),
        };
        Profile { niveauer: [("dublet-noegle".to_owned(), ProfileLevel::Fra)].into(), undtagelser: vec![exception] }
    }

    #[test]
    fn an_exception_holds_for_its_place_and_until_its_last_day() {
        let (profile, day) = (profile(), |text| iso_days(text).unwrap_or_default());
        let key = |nr: &str| vec![("monit_omr_nr".to_owned(), Secret::new(nr))];
        let on = |nr: &str, theme, date| profile.exception("z-koordinat", Some(theme), None, &key(nr), day(date));
        assert_eq!(on("101-A01", 6300, "2026-06-30"), Some(0), "the last day is inclusive");
        assert_eq!(on("101-A01", 6300, "2026-07-01"), None, "it has expired");
        assert_eq!(on("101-A02", 6300, "2026-06-30"), None, "another area");
        assert_eq!(on("101-A01", 6305, "2026-06-30"), None, "another theme");
    }

    #[test]
    fn an_exception_for_a_field_holds_for_that_field_alone() {
        let mut profile = profile();
        profile.undtagelser[0].felt = Some("gyldig_fra".into());
        let key = [("monit_omr_nr".to_owned(), Secret::new("101-A01"))];
        let at = |field| profile.exception("z-koordinat", Some(6300), field, &key, 0);
        assert_eq!([at(Some("gyldig_fra")), at(Some("gyldig_til")), at(None)], [Some(0), None, None]);
    }

    #[test]
    fn an_exception_holds_where_every_part_of_its_key_does() {
        let mut profile = profile();
        profile.undtagelser[0].noegle.insert("gyldig_fra".into(), "2024-01-01".into());
        let key = |parts: &[(&str, &str)]| -> Vec<(String, Secret)> {
            parts.iter().map(|(name, value)| ((*name).to_owned(), Secret::new(*value))).collect()
        };
        let at = |parts: &[(&str, &str)]| profile.exception("z-koordinat", Some(6300), None, &key(parts), 0);
        assert_eq!(at(&[("monit_omr_nr", "101-A01"), ("gyldig_fra", "2024-01-01")]), Some(0));
        assert_eq!(at(&[("monit_omr_nr", "101-A01"), ("gyldig_fra", "2023-01-01")]), None);
        assert_eq!(at(&[("monit_omr_nr", "101-A02"), ("gyldig_fra", "2024-01-01")]), None);
        assert_eq!(at(&[("monit_omr_nr", "101-A01")]), None);
    }

    #[test]
    fn levels_are_other_off_or_the_standards() {
        assert_eq!(profile().level("dublet-noegle"), Some(None));
        assert_eq!(profile().level("z-koordinat"), None);
    }
}
