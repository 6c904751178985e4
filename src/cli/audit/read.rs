//! Reads a case of `sdm audit` from JSON: cells and equations with their positions, so that every fault says where it is.

use super::decimal::Decimal;
use super::fault::CaseFault;
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;
use std::borrow::Cow;

/// The case as given in the file; other keys are ignored.
#[derive(Deserialize)]
struct RawCase<'a> {
    #[serde(borrow, default)]
    attacker: Option<&'a RawValue>,
    #[serde(borrow)]
    cells: Option<Vec<&'a RawValue>>,
    #[serde(borrow)]
    equations: Option<Vec<&'a RawValue>>,
}

#[derive(Deserialize, Default)]
struct RawAttacker<'a> {
    #[serde(borrow, default, deserialize_with = "given")]
    lower: Option<&'a RawValue>,
    #[serde(borrow, default, deserialize_with = "given")]
    upper: Option<&'a RawValue>,
    #[serde(default)]
    integer: Option<bool>,
}

#[derive(Deserialize)]
struct RawCell<'a> {
    #[serde(borrow)]
    id: Option<Cow<'a, str>>,
    #[serde(borrow, default, deserialize_with = "given")]
    value: Option<&'a RawValue>,
    #[serde(borrow)]
    status: Option<Cow<'a, str>>,
    #[serde(borrow, default, deserialize_with = "given")]
    lower: Option<&'a RawValue>,
    #[serde(borrow, default, deserialize_with = "given")]
    upper: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct RawEquation<'a> {
    total: Option<String>,
    parts: Option<Vec<String>>,
    #[serde(borrow)]
    terms: Option<Vec<(&'a RawValue, String)>>,
    #[serde(borrow, default, deserialize_with = "given")]
    lower: Option<&'a RawValue>,
    #[serde(borrow, default, deserialize_with = "given")]
    upper: Option<&'a RawValue>,
}

/// A key that is present, possibly null.
fn given<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<&'de RawValue>, D::Error> {
    <&RawValue>::deserialize(deserializer).map(Some)
}

/// A bound; `None` means unbounded.
pub type Bound = Option<Decimal>;

/// What is published about a cell.
#[derive(Debug)]
pub enum CellState {
    /// Shown exactly.
    Value(Decimal),
    /// Shown rounded: the value lies between these bounds.
    Rounded(Bound, Bound),
    /// Hidden: the value lies between these bounds.
    Hidden(Bound, Bound),
}

/// A cell.
#[derive(Debug)]
pub struct CaseCell {
    pub id: String,
    pub state: CellState,
    /// Where it begins in the file.
    pub offset: usize,
}

/// `lower ≤ Σ coefficient · cell ≤ upper`.
#[derive(Debug)]
pub struct CaseEquation {
    pub terms: Vec<(Decimal, String)>,
    pub lower: Bound,
    pub upper: Bound,
    /// Where it begins in the file.
    pub offset: usize,
}

/// A case.
#[derive(Debug)]
pub struct Case {
    pub integer: bool,
    pub cells: Vec<CaseCell>,
    pub equations: Vec<CaseEquation>,
}

/// Reads a case.
///
/// # Errors
/// The first fault, with its position.
pub fn read(text: &str) -> Result<Case, CaseFault> {
    let begin = text.len() - text.trim_start().len();
    let raw: RawCase = object(&text[begin..], text, case_help)?;
    let missing = |key: &'static str| CaseFault::at(0, format!("nøglen {key} mangler"), format!("the key {key} is missing"));
    let cells = raw.cells.ok_or_else(|| missing("cells"))?;
    let equations = raw.equations.ok_or_else(|| missing("equations"))?;
    let attacker: RawAttacker = match raw.attacker {
        Some(attacker) => part(attacker, text, attacker_help)?,
        None => RawAttacker::default(),
    };
    let own = |given: Option<&RawValue>, otherwise: Bound| given.map_or(Ok(otherwise), |raw| bound(raw, text));
    let (lower, upper) = (own(attacker.lower, Some(Decimal::ZERO))?, own(attacker.upper, None)?);
    Ok(Case {
        integer: attacker.integer.unwrap_or(true),
        cells: cells.into_iter().map(|raw| cell(raw, text, lower, upper)).collect::<Result<_, _>>()?,
        equations: equations.into_iter().map(|raw| equation(raw, text)).collect::<Result<_, _>>()?,
    })
}

fn case_help() -> (&'static str, &'static str) {
    (
        "en sag er et objekt med attacker, cells (en liste) og equations (en liste)",
        "a case is an object with attacker, cells (a list) and equations (a list)",
    )
}

fn attacker_help() -> (&'static str, &'static str) {
    (
        "attacker har lower og upper (tal eller null) og integer (true eller false)",
        "attacker has lower and upper (number or null) and integer (true or false)",
    )
}

fn cell_help() -> (&'static str, &'static str) {
    (
        "en celle har id (tekst), status (\"s\", \"u\" eller \"x\"), value og evt. lower og upper (tal eller null)",
        "a cell has id (text), status (\"s\", \"u\" or \"x\"), value and perhaps lower and upper (number or null)",
    )
}

fn equation_help() -> (&'static str, &'static str) {
    (
        "en ligning er {\"total\": id, \"parts\": [id, …]} eller \
         {\"terms\": [[tal, id], …], \"lower\": tal, \"upper\": tal}",
        "an equation is {\"total\": id, \"parts\": [id, …]} or \
         {\"terms\": [[number, id], …], \"lower\": number, \"upper\": number}",
    )
}

fn part<'a, T: Deserialize<'a>>(
    raw: &'a RawValue,
    text: &str,
    help: fn() -> (&'static str, &'static str),
) -> Result<T, CaseFault> {
    object(raw.get(), text, help)
}

/// Reads a piece of text that must be an object; serde would accept a list as well.
fn object<'a, T: Deserialize<'a>>(
    piece: &'a str,
    text: &str,
    help: fn() -> (&'static str, &'static str),
) -> Result<T, CaseFault> {
    if piece.starts_with(['[', '"', '-', 't', 'f', 'n']) || piece.starts_with(|c: char| c.is_ascii_digit()) {
        return Err(CaseFault::unexpected((piece.as_ptr() as usize).saturating_sub(text.as_ptr() as usize), help));
    }
    serde_json::from_str(piece).map_err(|e| CaseFault::of_json(&e, piece, text, help))
}

/// The byte offset of a piece of the text.
fn offset(raw: &RawValue, text: &str) -> usize {
    (raw.get().as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}

fn bound(raw: &RawValue, text: &str) -> Result<Bound, CaseFault> {
    if raw.get() == "null" { Ok(None) } else { number(raw, text).map(Some) }
}

fn number(raw: &RawValue, text: &str) -> Result<Decimal, CaseFault> {
    let at = offset(raw, text);
    if !raw.get().starts_with(|c: char| c == '-' || c.is_ascii_digit()) {
        let (da, en) = ("her skal stå et tal uden anførselstegn", "a number without quotation marks belongs here");
        return Err(CaseFault::at(at, da, en));
    }
    Decimal::read(raw.get()).ok_or_else(|| too_large(at))
}

/// The fault for a number that is too large.
pub fn too_large(offset: usize) -> CaseFault {
    CaseFault::at(
        offset,
        "tallet er for stort eller har for mange decimaler: regn i større enheder; \
         højst 15 cifre i alt og højst 9 efter kommaet",
        "the number is too large or has too many decimals: use larger units; \
         at most 15 digits in all and 9 behind the point",
    )
}

fn cell(raw: &RawValue, text: &str, lower: Bound, upper: Bound) -> Result<CaseCell, CaseFault> {
    let at = offset(raw, text);
    let cell: RawCell = part(raw, text, cell_help)?;
    let help = cell_help();
    let (Some(id), Some(status)) = (cell.id, cell.status) else {
        return Err(CaseFault::at(
            at,
            format!("id eller status mangler; {}", help.0),
            format!("id or status is missing; {}", help.1),
        ));
    };
    let own = |given: Option<&RawValue>, otherwise: Bound| given.map_or(Ok(otherwise), |raw| bound(raw, text));
    let state = match status.as_ref() {
        "u" | "x" => CellState::Hidden(own(cell.lower, lower)?, own(cell.upper, upper)?),
        "s" => {
            let value = own(cell.value, None)?;
            let banded = cell.lower.is_some() || cell.upper.is_some();
            match value {
                Some(value) if !banded => CellState::Value(value),
                None if !banded => {
                    let da = "en vist celle (s) skal have et tal i value; er den skjult, er status u eller x";
                    return Err(CaseFault::at(
                        at,
                        da,
                        "a shown cell (s) needs a number in value; if it is hidden, its status is u or x",
                    ));
                }
                value => CellState::Rounded(own(cell.lower, value)?, own(cell.upper, value)?),
            }
        }
        _ => {
            let da = "status skal være s (vist), u (skjult) eller x (skjult for at beskytte andre)";
            return Err(CaseFault::at(at, da, "status must be s (shown), u (hidden) or x (hidden to protect others)"));
        }
    };
    Ok(CaseCell { id: id.into_owned(), state, offset: at })
}

fn equation(raw: &RawValue, text: &str) -> Result<CaseEquation, CaseFault> {
    let at = offset(raw, text);
    let equation: RawEquation = part(raw, text, equation_help)?;
    match (equation.total, equation.parts, equation.terms) {
        (Some(total), Some(parts), None) => {
            let parts = parts.into_iter().map(|id| (Decimal::ONE, id));
            let terms = parts.chain([(Decimal::ONE.negative(), total)]).collect();
            Ok(CaseEquation { terms, lower: Some(Decimal::ZERO), upper: Some(Decimal::ZERO), offset: at })
        }
        (None, None, Some(terms)) if equation.lower.is_some() || equation.upper.is_some() => {
            let side = |given: Option<&RawValue>| given.map_or(Ok(None), |raw| bound(raw, text));
            let terms = terms.into_iter().map(|(raw, id)| Ok((number(raw, text)?, id))).collect::<Result<_, _>>()?;
            Ok(CaseEquation { terms, lower: side(equation.lower)?, upper: side(equation.upper)?, offset: at })
        }
        _ => {
            let help = equation_help();
            Err(CaseFault::at(
                at,
                format!("ligningen kan ikke forstås; {}", help.0),
                format!("the equation cannot be understood; {}", help.1),
            ))
        }
    }
}
