//! `sdm audit`: the feasibility intervals of hidden cells, from what is shown. It prints values: for local work only.

mod case;
mod decimal;
mod fault;
mod read;

use super::args::AuditArgs;
use super::exit::{FAILED, FINDINGS, OK};
use super::{files, output};
use crate::audit::{Question, SolveStatus, Solver, Work};
use crate::disclose::Language;

/// Runs the command; the exit code: 0 settled and none exact, 1 some exact, 2 otherwise.
pub fn run(args: &AuditArgs, language: Language, quiet: bool) -> u8 {
    match audit(args, language, quiet) {
        Ok(code) => code,
        Err(why) => {
            eprintln!("{}: {why}", language.of("fejl", "error"));
            FAILED
        }
    }
}

fn audit(args: &AuditArgs, language: Language, quiet: bool) -> Result<u8, String> {
    if args.output.as_deref().is_some_and(|to| output::is_same_file(&args.case, to)) {
        let (da, en) = (
            "er sagen selv og overskrives ikke; giv svaret et andet navn",
            "is the case itself and is not overwritten; give the answer another name",
        );
        return Err(format!("{} {}", files::shown(&args.case), language.of(da, en)));
    }
    let bytes = files::bytes(&args.case, language)?;
    let placed = |why: String| format!("{}: {why}", files::shown(&args.case));
    let text = std::str::from_utf8(&bytes).map_err(|_| placed(not_utf8(language)))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let located = |fault: fault::CaseFault| placed(fault.message(text, language));
    let case = read::read(text).map_err(located)?;
    let named = case::problem(&case).map_err(located)?;
    let mut solver = Solver::new();
    let answer = solver.audit_and_explain(&named.problem, Question::Intervals, &mut Work::new(args.work));
    let status = answer.status();
    let public = case::public(&case, &named, answer);
    let mut json = serde_json::to_vec_pretty(&public).map_err(|e| e.to_string())?;
    json.push(b'\n');
    if !quiet || args.output.is_some() {
        output::write(&json, args.output.as_deref(), language)?;
    }
    if !quiet {
        explain(status, public.any_exact(), language);
    }
    Ok(match status {
        SolveStatus::Infeasible => FAILED,
        _ if public.any_exact() => FINDINGS,
        SolveStatus::Settled => OK,
        SolveStatus::NotSettled => FAILED,
    })
}

fn not_utf8(language: Language) -> String {
    let (da, en) = ("filen er ikke UTF-8; gem den som UTF-8", "the file is not UTF-8; save it as UTF-8");
    language.of(da, en).to_owned()
}

/// Explains on stderr what the answer means.
fn explain(status: SolveStatus, any_exact: bool, language: Language) {
    let (da, en) = match status {
        SolveStatus::Infeasible => {
            ("tallene modsiger hinanden; conflict viser hvor", "the figures contradict each other; conflict shows where")
        }
        SolveStatus::NotSettled => (
            "ikke alt er afgjort, og intet uafgjort må regnes for sikkert; prøv med et større --work",
            "not everything is settled, and nothing unsettled may be taken for safe; try a larger --work",
        ),
        SolveStatus::Settled if any_exact => {
            ("skjulte tal kan regnes ud; exact viser hvilke", "hidden figures can be computed; exact shows which")
        }
        SolveStatus::Settled => ("intet skjult tal kan regnes ud", "no hidden figure can be computed"),
    };
    eprintln!("{}", language.of(da, en));
    let (da, en) = (
        "Svaret viser, hvad skjulte tal kan være: kun til eget brug.",
        "The answer shows what hidden figures can be: for your own work alone.",
    );
    eprintln!("{}", language.of(da, en));
}
