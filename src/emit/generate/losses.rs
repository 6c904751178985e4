//! `losses.md`: what each target carries of the model, as one table, and why not where it does not.

use crate::emit::{Capability, Carried, Target};
use crate::model::Model;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The page, in Danish Markdown.
pub(super) fn page(model: &Model, tables: &[(&Target, Vec<Capability>)]) -> String {
    let mut page = String::new();
    intro(model, &mut page);
    table(model, tables, &mut page);
    for (target, capabilities) in tables {
        section(target, capabilities, &mut page);
    }
    page
}

fn intro(model: &Model, page: &mut String) {
    let standard = &model.standard;
    let _ = write!(
        page,
        "# Hvad hvert mål siger af {} {}\n\n\
         Siden er dannet af modellen; ret den ikke i hånden.\n\n\
         Modellen er den eneste kilde. Af den dannes filer i flere formater, og intet format kan sige det hele. \
         Tabellen viser for hver regel, om formatet selv afviser det, som `sdm validate` finder:\n\n\
         - **ja**: formatet afviser præcis det samme.\n\
         - **delvis**: kun for nogle felter; de er nævnt under tabellen.\n\
         - **nej**: formatet siger intet om det; grunden står under tabellen.\n\n\
         En linje med skråstreg er en del af en regel, som formaterne bærer forskelligt. Det, et format ikke siger, \
         finder `sdm validate`. Afprøvningen af formaterne mod hinanden læser samme tabel, så et tab, der ikke står her, \
         er en fejl.\n\n",
        standard.titel, standard.version
    );
}

fn table(model: &Model, tables: &[(&Target, Vec<Capability>)], page: &mut String) {
    let names: Vec<String> = tables.iter().map(|(target, _)| format!("`{}`", target.name)).collect();
    let _ = writeln!(page, "## Oversigt\n\n| regel | titel | {} |", names.join(" | "));
    let _ = writeln!(page, "|---|---|{}", "---|".repeat(tables.len()));
    let by_construct: Vec<BTreeMap<&str, &Carried>> =
        tables.iter().map(|(_, lines)| lines.iter().map(|c| (c.construct.as_str(), &c.carried)).collect()).collect();
    for construct in crate::emit::Constructs::of(model) {
        let cells: Vec<&str> = by_construct.iter().map(|t| t.get(construct.as_str()).map_or("", |c| word(c))).collect();
        let _ = writeln!(page, "| `{construct}` | {} | {} |", cell(&title(model, &construct)), cells.join(" | "));
    }
}

/// The reasons of one target, the same reason once with all that it is the reason for.
fn section(target: &Target, capabilities: &[Capability], page: &mut String) {
    let _ = write!(page, "\n## `{}`\n\n{}.\n\n", target.name, target.beskrivelse);
    let mut reasons: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for Capability { construct, carried } in capabilities {
        match carried {
            Carried::Fully => {}
            Carried::Not { reason } => reasons.entry(reason.clone()).or_default().push(format!("`{construct}`")),
            Carried::Partly { fields, reason } => {
                let only = if fields.is_empty() { "intet felt".to_owned() } else { fields.join(", ") };
                reasons.entry(reason.clone()).or_default().push(format!("`{construct}` (delvis: kun {only})"));
            }
        }
    }
    if reasons.is_empty() {
        page.push_str("Intet tab.\n");
    }
    for (reason, mut constructs) in reasons {
        constructs.sort();
        let _ = writeln!(page, "- {reason} ({})", constructs.join(", "));
    }
}

fn word(carried: &Carried) -> &'static str {
    match carried {
        Carried::Fully => "ja",
        Carried::Partly { .. } => "delvis",
        Carried::Not { .. } => "nej",
    }
}

fn title(model: &Model, construct: &str) -> String {
    let (id, aspect) = construct.split_once('/').map_or((construct, None), |(id, aspect)| (id, Some(aspect)));
    let title = model.regel(id).map_or("", |regel| regel.titel.da.as_str());
    aspect.map_or_else(|| title.to_owned(), |aspect| format!("{title}: {aspect}"))
}

/// Text that cannot break a table's row.
fn cell(text: &str) -> String {
    text.replace('\n', " ").replace('|', "\\|")
}
