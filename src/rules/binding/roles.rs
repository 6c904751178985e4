//! Themes, fields and codes have the roles that the program asks for, once each and in a form that it can read.

use super::fault::BindingFault;
use crate::index::roles::{self, key_order};
use crate::ledger;
use crate::model::named;
use crate::model::{Datatype, Element, Felt, Feltrolle, Kodeliste, Koderolle, Model, Tema, Temarolle, bilingual};
use crate::rules::table::{Need, RULES};
use std::collections::BTreeSet;

/// Each role of a theme is that of one theme.
pub(super) fn themes(model: &Model, found: &mut Vec<BindingFault>) {
    for role in Temarolle::ALL {
        let name = named(role);
        let mut those = model.temaer.iter().filter(|t| t.rolle == Some(role));
        if those.next().is_none() {
            let text = bilingual(format!("intet tema har rollen {name}"), format!("no theme has the role {name}"));
            let hint = bilingual(format!("skriv «rolle: {name}» i temaet"), format!("write «rolle: {name}» in the theme"));
            found.push(BindingFault::new(readers(Some(role), None), Element::Standard, "", text).with_hint(Some(hint)));
        }
        for other in those {
            let text =
                bilingual(format!("et andet tema har også rollen {name}"), format!("another theme has the role {name} too"));
            found.push(BindingFault::new(readers(Some(role), None), Element::Tema(other.temakode), "/rolle", text));
        }
    }
}

/// Fields have each role once, in the form that it is read in, and keys hold the parts that they are packed by.
pub(super) fn fields(model: &Model, found: &mut Vec<BindingFault>) {
    for tema in &model.temaer {
        let of = |felt: &Felt| Element::Felt(tema.temakode, felt.feltnavn.clone());
        let mut seen = BTreeSet::new();
        for (felt, role) in model.felter(tema).filter_map(|f| Some((f, f.rolle?))) {
            let name = named(role);
            if !role.kan_gentages() && !seen.insert(role) {
                let text = bilingual(
                    format!("et andet af temaets felter har også rollen {name}"),
                    format!("another of the theme's fields has the role {name} too"),
                );
                found.push(BindingFault::new(readers(tema.rolle, Some(&[role])), of(felt), "/rolle", text));
            }
            if !fits(role, &felt.datatype) {
                let text = bilingual(
                    format!("et felt med rollen {name} kan ikke have denne datatype"),
                    format!("a field with the role {name} cannot have this data type"),
                );
                found.push(BindingFault::new(readers(tema.rolle, Some(&[role])), of(felt), "/datatype", text));
            }
        }
        key(model, tema, found);
    }
}

/// Whether fields of a data type can be read by a role.
fn fits(role: Feltrolle, datatype: &Datatype) -> bool {
    use Feltrolle as F;
    match role {
        F::Koen | F::Alder | F::Herkomst | F::Kategori | F::Husstandstype => matches!(datatype, Datatype::Kode { .. }),
        F::Myndighed | F::Klasse | F::Adgang | F::Status | F::Markering | F::Kilde | F::Indikator | F::FuldtOpdelt => {
            matches!(datatype, Datatype::Kode { .. })
        }
        F::Taeller | F::Naevner | F::Vaerdi => {
            matches!(datatype, Datatype::Heltal | Datatype::Decimaltal { decimaler: 2, .. })
        }
        F::Score => matches!(datatype, Datatype::Heltal | Datatype::Decimaltal { .. }),
        F::Aar => matches!(datatype, Datatype::Heltal),
        F::GyldigFra | F::GyldigTil => matches!(datatype, Datatype::Dato),
        F::Regelsaet => matches!(datatype, Datatype::Tekst { .. } | Datatype::Kode { .. }),
        F::Fritekst
        | F::Omraade
        | F::Navn
        | F::Overordnet
        | F::Inddeling
        | F::Underinddeling
        | F::Periode
        | F::Fra
        | F::Til
        | F::Region
        | F::Beregningsmodel => matches!(datatype, Datatype::Tekst { .. }),
    }
}

/// The key of a theme that is packed by roles has just these parts.
fn key(model: &Model, tema: &Tema, found: &mut Vec<BindingFault>) {
    let order = key_order(tema.rolle);
    if order.is_empty() {
        return;
    }
    let role_of = |name: &String| model.felter(tema).find(|f| f.feltnavn == *name).and_then(|f| f.rolle);
    let mut fault = |below: &str, text| {
        found.push(BindingFault::new(readers(tema.rolle, None), Element::Tema(tema.temakode), below, text));
    };
    for role in order.iter().filter(|role| !tema.noegle.iter().any(|name| role_of(name) == Some(**role))) {
        let name = named(*role);
        fault(
            "/noegle",
            bilingual(
                format!("nøglen har ikke feltet med rollen {name}, som rækker findes efter"),
                format!("the key lacks the field with the role {name}, which rows are looked up by"),
            ),
        );
    }
    for (at, name) in tema.noegle.iter().enumerate().filter(|(_, name)| !role_of(name).is_some_and(|r| order.contains(&r))) {
        fault(
            &format!("/noegle/{at}"),
            bilingual(
                format!("programmet kender ikke {name} som del af dette temas nøgle"),
                format!("the program does not know {name} as a part of this theme's key"),
            ),
        );
    }
}

/// Code lists have the codes that the program asks for by role, and no more codes than the ledger has room for.
pub(super) fn lists(model: &Model, found: &mut Vec<BindingFault>) {
    use Koderolle as K;
    for tema in model.temaer.iter().filter(|t| t.rolle.is_some()) {
        for (felt, role) in model.felter(tema).filter_map(|f| Some((f, f.rolle?))) {
            let Some(list) = roles::list(model, felt) else { continue };
            let rules = || readers(tema.rolle, Some(&[role]));
            let wanted: &[Koderolle] = match role {
                Feltrolle::Markering => &[K::Aaben, K::Skjult, K::Afrundet],
                Feltrolle::Status => &[K::IKraft],
                Feltrolle::FuldtOpdelt => &[K::Ja],
                Feltrolle::Koen | Feltrolle::Alder | Feltrolle::Herkomst | Feltrolle::Husstandstype => &[K::IAlt],
                Feltrolle::Kategori if tema.rolle == Some(Temarolle::Opgoerelser) => &[K::IAlt],
                _ => &[],
            };
            wanted.iter().for_each(|code| found.extend(once(list, *code, rules())));
            if role == Feltrolle::Markering {
                found.extend(list.koder.iter().filter(|k| k.rolle.is_none()).map(|k| {
                    let text = bilingual(
                        "koden siger ikke, om et tal vises: den har ingen rolle",
                        "the code does not say whether a figure is shown: it has no role",
                    );
                    let hint = bilingual(
                        "skriv «rolle: uden_tal», hvis den intet tal har",
                        "write «rolle: uden_tal» if it has no figure",
                    );
                    BindingFault::new(rules(), Element::Kode(list.navn.clone(), k.kode), "/kode", text).with_hint(Some(hint))
                }));
            }
            let room = match role {
                Feltrolle::Status => ledger::room(1),
                Feltrolle::Kilde => ledger::room(2),
                _ => usize::MAX,
            };
            if list.koder.len() > room {
                let text = bilingual(
                    format!("listen har {} koder, og programmet har plads til {room}", list.koder.len()),
                    format!("the list has {} codes, and the program has room for {room}", list.koder.len()),
                );
                found.push(BindingFault::new(rules(), Element::Kodeliste(list.navn.clone()), "/koder", text));
            }
        }
    }
    // A list that several fields have is looked at once for each.
    let mut seen = Vec::new();
    found.retain(|fault| {
        let is_new = !seen.contains(fault);
        seen.push(fault.clone());
        is_new
    });
}

/// A fault unless one code of a list has a role.
fn once(list: &Kodeliste, role: Koderolle, rules: impl Iterator<Item = &'static str>) -> Option<BindingFault> {
    let name = named(role);
    let mut those = list.koder.iter().filter(|k| k.rolle == Some(role));
    match (those.next(), those.next()) {
        (Some(_), None) => None,
        (None, _) => {
            let text =
                bilingual(format!("ingen kode i listen har rollen {name}"), format!("no code of the list has the role {name}"));
            let hint = bilingual(format!("skriv «rolle: {name}» ved koden"), format!("write «rolle: {name}» at the code"));
            Some(BindingFault::new(rules, Element::Kodeliste(list.navn.clone()), "/koder", text).with_hint(Some(hint)))
        }
        (Some(_), Some(second)) => {
            let text =
                bilingual(format!("en anden kode har også rollen {name}"), format!("another code has the role {name} too"));
            Some(BindingFault::new(rules, Element::Kode(list.navn.clone(), second.kode), "/rolle", text))
        }
    }
}

/// The rules that read fields of a theme with a role; with `fields`, one of these.
fn readers(theme: Option<Temarolle>, fields: Option<&[Feltrolle]>) -> impl Iterator<Item = &'static str> + use<> {
    let reads = move |need: &Need| {
        need.theme == theme && fields.is_none_or(|fields| need.fields.iter().any(|field| fields.contains(field)))
    };
    RULES.iter().filter(move |r| r.needs.iter().any(reads)).map(|r| r.id).collect::<Vec<_>>().into_iter()
}
