//! Judgement of the whole model: references, names, definitions, codes, rules, the policy, the registers.
//!
//! Each check is a small function in the one table [`LINTS`]. A check reads the raw elements, because they know their
//! places, and the resolved model where defaults and derived lists matter; it never changes either.

mod calculation;
mod codes;
mod concepts;
mod context;
mod cycles;
mod dates;
mod definitions;
mod examples;
mod indicators;
mod names;
mod policy;
mod practice;
mod references;
mod registers;
mod reserved;
mod rules;
mod spotted;
mod texts;
mod unique;
mod value;

pub use reserved::RESERVED;
pub(super) use spotted::Spotted;

use super::Model;
use super::finding::ModelFinding;
use super::raw::RawModel;
use context::{Context, Report};

/// A check of the whole model.
pub struct Lint {
    /// Stable id, the `code` of its findings.
    pub id: &'static str,
    /// What it demands, in Danish.
    pub forklaring: &'static str,
    run: fn(&Context<'_>, &mut Report),
}

const fn lint_of(id: &'static str, forklaring: &'static str, run: fn(&Context<'_>, &mut Report)) -> Lint {
    Lint { id, forklaring, run }
}

/// Every check, in the order in which the documentation lists them.
pub static LINTS: &[Lint] = &[
    lint_of("dublet-id", "Et id, en kode eller et navn bruges én gang.", unique::ids),
    lint_of("ukendt-begreb", "Et begreb, der henvises til, findes.", references::concepts),
    lint_of("ukendt-kodeliste", "En kodeliste, der henvises til, findes.", references::code_lists),
    lint_of("ukendt-tema-i-model", "Et tema, der henvises til, findes.", references::themes),
    lint_of("ukendt-felt-i-model", "Et felt, der henvises til, findes i temaet.", references::fields),
    lint_of("ukendt-indikator", "En indikator, der henvises til, findes.", references::indicators),
    lint_of("ukendt-kilde", "En kilde, der henvises til, findes.", references::sources),
    lint_of("ukendt-kode-i-model", "En kode, der henvises til, findes i listen.", references::codes),
    lint_of("ukendt-kriterium", "Et kriterium eller en kategori, der henvises til, findes.", references::criteria),
    lint_of("ukendt-maalgruppe", "En målgruppe, der henvises til, findes.", references::audiences),
    lint_of("ukendt-region", "En region, der henvises til, findes.", references::regions),
    lint_of(
        "forkert-henvisning",
        "Et felt, der peger på et andet, har dets datatype og peger på en nøgle.",
        references::targets,
    ),
    lint_of("kreds", "Overbegreb, overordnet kode, afløser og forudsætning går aldrig i ring.", cycles::all),
    lint_of("dublet-term", "To begreber deler aldrig en term, et synonym eller en frarådet term.", concepts::terms),
    lint_of("ubrugt-begreb", "Ethvert begreb bruges.", concepts::unused),
    lint_of("cirkulaer-definition", "En definition bruger ikke sin egen term.", definitions::circular),
    lint_of(
        "forkert-definition",
        "Et begrebs definition begynder med småt og slutter uden punktum.",
        definitions::form,
    ),
    lint_of("forkert-tabelnavn", "Temakoden står i tabelnavnet og hører til temagruppen.", names::theme_codes),
    lint_of("reserveret-navn", "Navne i databasen er ikke reserverede ord i SQL.", names::reserved_words),
    lint_of("ugyldigt-navn", "Navne i databasen er små bogstaver a–z, cifre og understreg.", names::identifiers),
    lint_of("for-langt-navn", "Intet navn i databasen er over 63 byte.", names::lengths),
    lint_of("dublet-feltnavn", "Et temas felter har hver sit navn, også i Shape.", names::field_names),
    lint_of("dublet-kode", "En kodelistes koder og tekster står én gang.", codes::duplicates),
    lint_of("ubrugt-kodeliste", "En kodeliste bruges af et felt.", codes::unused),
    lint_of("ubrugt-kategori", "En kategori bruges af en indikator.", codes::unused_categories),
    lint_of("forkert-kode", "En kode er et helt tal fra 0 til 2147483647.", codes::range),
    lint_of("tom-kodeliste", "En kodeliste har koder.", codes::empty),
    lint_of("forkert-udgaaet", "Det, der har en afløser, er på vej ud eller ude af brug.", codes::replaced),
    lint_of("forkert-indikator", "En indikators oplysninger passer sammen.", indicators::consistent),
    lint_of("manglende-begrundelse", "En begrænsning har en begrundelse.", indicators::reasons),
    lint_of("forkert-eksempel", "Et felts eksempel er gyldigt.", examples::valid),
    lint_of("forkert-moenster-i-model", "Et mønster læses ens i PostgreSQL, JSON Schema og Rust.", examples::patterns),
    lint_of("forkert-graense", "Et felts mindste tal er ikke over det største.", examples::limits),
    lint_of("forkert-praksis", "En praksis giver gyldige værdier.", practice::valid),
    lint_of(
        "forkert-pladsholder",
        "Pladsholderne i en regels besked er de samme på dansk og engelsk.",
        rules::placeholders,
    ),
    lint_of("forkert-udtryk", "Rækkeregler, og kun de, har udtryk, og udtrykkene er gyldige.", rules::expressions),
    lint_of("manglende-profil", "Diskretionspolitikken har profilen standard.", policy::standard),
    lint_of("forkert-politik", "Diskretionspolitikkens grænser passer sammen.", policy::consistent),
    lint_of("forkert-vaegt", "En scores vægte giver 100 tilsammen.", calculation::weights),
    lint_of("forkert-beregning", "Et regelsæts og en scores oplysninger passer sammen.", calculation::consistent),
    lint_of("forkert-antal-kommuner", "Der er 98 kommuner.", registers::count),
    lint_of("forkert-cvr", "Et CVR-nummer har det rette kontrolciffer.", registers::cvr),
    lint_of("forkert-myndighed", "En kommune står i kodelisten over myndigheder.", registers::authorities),
    lint_of("forkert-gyldighed", "Tidsrum er rigtige datoer, uden hul og uden overlap.", registers::validity),
    lint_of("forkert-version", "«siden» er en version og ikke nyere end standarden.", texts::versions),
    lint_of("forkert-link", "Et link er en hel adresse.", texts::links),
    lint_of("tom-liste", "Et tema har nøgle og felter, et regelsæt kriterier, en målgruppe koder.", texts::empty_lists),
    lint_of("forkert-skemalinje", "Første linje siger, hvilket skema en editor skal bruge.", texts::schema_lines),
    lint_of("tekst-med-blanke", "En tekst begynder og slutter ikke med blanke.", texts::blanks),
];

/// Everything the checks find.
pub(super) fn lint(raw: &RawModel, model: &Model) -> Vec<ModelFinding> {
    let context = Context { raw, model };
    let mut findings = Vec::new();
    for lint in LINTS {
        let mut report = Report::new(lint.id);
        (lint.run)(&context, &mut report);
        findings.extend(report.into_findings());
    }
    findings
}
