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
mod retired;
mod roles;
mod rules;
mod spotted;
mod texts;
mod unique;
mod validity;
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
    /// The same in English.
    pub explanation: &'static str,
    run: fn(&Context<'_>, &mut Report),
}

const fn lint_of(
    id: &'static str,
    forklaring: &'static str,
    explanation: &'static str,
    run: fn(&Context<'_>, &mut Report),
) -> Lint {
    Lint { id, forklaring, explanation, run }
}

/// Every check, in the order in which the documentation lists them.
pub static LINTS: &[Lint] = &[
    lint_of("dublet-id", "Et id, en kode eller et navn bruges én gang.", "An id, a code or a name is used once.", unique::ids),
    lint_of(
        "ukendt-begreb",
        "Et begreb, der henvises til, findes.",
        "A concept that is referred to exists.",
        references::concepts,
    ),
    lint_of(
        "ukendt-kodeliste",
        "En kodeliste, der henvises til, findes.",
        "A code list that is referred to exists.",
        references::code_lists,
    ),
    lint_of(
        "ukendt-tema-i-model",
        "Et tema, der henvises til, findes.",
        "A theme that is referred to exists.",
        references::themes,
    ),
    lint_of(
        "ukendt-felt-i-model",
        "Et felt, der henvises til, findes i temaet.",
        "A field that is referred to exists in the theme.",
        references::fields,
    ),
    lint_of(
        "ukendt-indikator",
        "En indikator, der henvises til, findes.",
        "An indicator that is referred to exists.",
        references::indicators,
    ),
    lint_of("ukendt-kilde", "En kilde, der henvises til, findes.", "A source that is referred to exists.", references::sources),
    lint_of(
        "ukendt-kode-i-model",
        "En kode, der henvises til, findes i listen.",
        "A code that is referred to is in the list.",
        references::codes,
    ),
    lint_of(
        "ukendt-kriterium",
        "Et kriterium eller en kategori, der henvises til, findes.",
        "A criterion or category that is referred to exists.",
        references::criteria,
    ),
    lint_of(
        "ukendt-maalgruppe",
        "En målgruppe, der henvises til, findes.",
        "An audience that is referred to exists.",
        references::audiences,
    ),
    lint_of(
        "ukendt-kommune",
        "En kommune, der henvises til, findes.",
        "A municipality that is referred to exists.",
        references::municipalities,
    ),
    lint_of("ukendt-region", "En region, der henvises til, findes.", "A region that is referred to exists.", references::regions),
    lint_of(
        "forkert-henvisning",
        "Et felt, der peger på et andet, har dets datatype og peger på en nøgle.",
        "A field that points to another has its data type and points to a key.",
        references::targets,
    ),
    lint_of(
        "kreds",
        "Overbegreb, overordnet kode, afløser, forudsætning og taeller_er går aldrig i ring.",
        "Broader concept, parent code, successor, required category and taeller_er never run in a ring.",
        cycles::all,
    ),
    lint_of(
        "dublet-term",
        "To begreber deler aldrig en term, et synonym eller en frarådet term.",
        "Two concepts never share a term, a synonym or a deprecated term.",
        concepts::terms,
    ),
    lint_of("ubrugt-begreb", "Ethvert begreb bruges.", "Every concept is used.", concepts::unused),
    lint_of(
        "cirkulaer-definition",
        "En definition bruger ikke sin egen term, heller ikke ad omveje.",
        "A definition does not use its own term, nor does it in a roundabout way.",
        definitions::circular,
    ),
    lint_of(
        "forkert-definition",
        "Et begrebs definition begynder med småt og slutter uden punktum.",
        "A concept's definition begins in lower case and ends without a full stop.",
        definitions::form,
    ),
    lint_of(
        "forkert-tabelnavn",
        "Temakoden står i tabelnavnet og hører til temagruppen.",
        "The theme's code is in the table's name and belongs to the theme group.",
        names::theme_codes,
    ),
    lint_of(
        "reserveret-navn",
        "Navne i databasen er ikke reserverede ord i SQL.",
        "Names in the database are no reserved words of SQL.",
        names::reserved_words,
    ),
    lint_of(
        "ugyldigt-navn",
        "Navne i databasen er små bogstaver a–z, cifre og understreg.",
        "Names in the database are small letters a–z, digits and underscores.",
        names::identifiers,
    ),
    lint_of(
        "for-langt-navn",
        "Intet navn i databasen er over 63 byte.",
        "No name in the database is over 63 bytes.",
        names::lengths,
    ),
    lint_of(
        "dublet-feltnavn",
        "Et temas felter har hver sit navn, også i Shape.",
        "Each field of a theme has a name of its own, in Shape too.",
        names::field_names,
    ),
    lint_of(
        "dublet-kode",
        "En kodelistes koder og tekster står én gang.",
        "The codes and texts of a list are unique.",
        codes::duplicates,
    ),
    lint_of("ubrugt-kodeliste", "En kodeliste bruges af et felt.", "A code list is used by a field.", codes::unused),
    lint_of(
        "ubrugt-kategori",
        "En kategori bruges af en indikator.",
        "A category is used by an indicator.",
        codes::unused_categories,
    ),
    lint_of(
        "forkert-kode",
        "En kode er et helt tal fra 0 til 2147483647.",
        "A code is a whole number from 0 to 2147483647.",
        codes::range,
    ),
    lint_of("tom-kodeliste", "En kodeliste har koder.", "A code list has codes.", codes::empty),
    lint_of(
        "forkert-udgaaet",
        "Det, der har en afløser, er på vej ud eller ude af brug.",
        "What has a successor is on its way out or out of use.",
        codes::replaced,
    ),
    lint_of(
        "brugt-udgaaet",
        "Det, der er i brug, bygger ikke på noget udgået, og en nøgle aldrig.",
        "What is in use does not rest on what is retired, and a key never does.",
        retired::rests_on,
    ),
    lint_of(
        "forkert-indikator",
        "En indikators oplysninger passer sammen.",
        "What an indicator says of itself fits together.",
        indicators::consistent,
    ),
    lint_of("manglende-begrundelse", "En begrænsning har en begrundelse.", "A limit has its reason.", indicators::reasons),
    lint_of("forkert-eksempel", "Et felts eksempel er gyldigt.", "A field's example is valid.", examples::valid),
    lint_of(
        "forkert-moenster-i-model",
        "Et mønster læses ens i PostgreSQL, JSON Schema og Rust.",
        "A pattern reads alike in PostgreSQL, JSON Schema and Rust.",
        examples::patterns,
    ),
    lint_of(
        "forkert-graense",
        "Et felts mindste tal er ikke over det største.",
        "A field's least number is not above its greatest.",
        examples::limits,
    ),
    lint_of("forkert-praksis", "En praksis giver gyldige værdier.", "A practice gives valid values.", practice::valid),
    lint_of(
        "forkert-pladsholder",
        "Pladsholderne i en regels besked er de samme på dansk og engelsk.",
        "The placeholders of a rule's message are the same in Danish and English.",
        rules::placeholders,
    ),
    lint_of(
        "forkert-udtryk",
        "Rækkeregler, og kun de, har udtryk, udtrykkene er gyldige og bruger koder, der findes, og en regel siger sine temaer på én måde.",
        "Row rules, and they alone, have expressions, these are valid and use codes that exist, and a rule says its themes in one way.",
        rules::expressions,
    ),
    lint_of(
        "manglende-profil",
        "Diskretionspolitikken har profilen standard.",
        "The discretion policy has the profile standard.",
        policy::standard,
    ),
    lint_of(
        "forkert-rolle",
        "Et felt, som reglerne går efter, leveres, har samme rolle i alle temaer og passer til rollen.",
        "A field that rules go by is delivered, has the same role in all themes, and fits its role.",
        roles::fit,
    ),
    lint_of(
        "forkert-politik",
        "Diskretionspolitikkens grænser passer sammen.",
        "The limits of the discretion policy fit together.",
        policy::consistent,
    ),
    lint_of(
        "forkert-vaegt",
        "En scores vægte giver 100 tilsammen.",
        "A score's weights make 100 together.",
        calculation::weights,
    ),
    lint_of(
        "forkert-beregning",
        "Et regelsæts og en scores oplysninger passer sammen.",
        "What a rule set and a score say of themselves fits together.",
        calculation::consistent,
    ),
    lint_of(
        "forkert-cvr",
        "Et CVR-nummer har det rette kontrolciffer.",
        "A CVR number has the right check digit.",
        registers::cvr,
    ),
    lint_of(
        "forkert-myndighed",
        "En kommune står i kodelisten over myndigheder, og en myndighed der er en kommune eller nævnt som en anden.",
        "A municipality is in the code list of authorities, and an authority there is a municipality or named as another.",
        registers::authorities,
    ),
    lint_of(
        "forkert-gyldighed",
        "Tidsrum er rigtige datoer, uden hul og uden overlap, og det, der ophører, afløses dagen efter.",
        "Periods are real dates, without gap and without overlap, and what ends is replaced on the day after.",
        validity::periods,
    ),
    lint_of(
        "forkert-version",
        "«siden» er en version og ikke nyere end standarden.",
        "«siden» is a version and no newer than the standard.",
        texts::versions,
    ),
    lint_of("forkert-link", "Et link er en hel adresse.", "A link is a whole address.", texts::links),
    lint_of(
        "tom-liste",
        "Et tema har nøgle og felter, et regelsæt kriterier, en målgruppe koder.",
        "A theme has a key and fields, a rule set criteria, an audience codes.",
        texts::empty_lists,
    ),
    lint_of(
        "forkert-skemalinje",
        "Første linje siger, hvilket skema en editor skal bruge.",
        "The first line says which schema an editor is to use.",
        texts::schema_lines,
    ),
    lint_of(
        "tekst-med-blanke",
        "En tekst begynder og slutter ikke med blanke.",
        "A text neither begins nor ends with blanks.",
        texts::blanks,
    ),
];

/// Everything the checks find.
pub(super) fn lint(raw: &RawModel, model: &Model) -> Vec<ModelFinding> {
    let context = Context { raw, model };
    let mut findings = Vec::new();
    for lint in LINTS {
        let mut report = Report::new(lint.id);
        (lint.run)(&context, &mut report);
        // Where there is no one thing to do, what is demanded is the help.
        let helped = report.into_findings().into_iter().map(|f| match f.hint {
            None => f.with_hint(lint.forklaring, lint.explanation),
            Some(_) => f,
        });
        findings.extend(helped);
    }
    findings
}
