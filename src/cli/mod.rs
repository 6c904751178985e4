//! The command line. Alone may print, open files, read the environment or the clock.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the one room that speaks")]

mod args;
mod audit;
mod bar;
pub mod check;
mod complaint;
mod convert;
mod exit;
mod explain;
mod files;
mod follow;
pub mod generate;
pub mod model_files;
mod output;
mod places;
mod protect;
mod receipt;
mod validate;

pub use args::command;

use args::{Cli, Command};
use clap::{FromArgMatches, error::ErrorKind};
use exit::{FAILED, OK};
use std::process::ExitCode;

/// Runs the program with the process's own arguments.
pub fn main() -> ExitCode {
    std::panic::set_hook(Box::new(|info| {
        if crate::delivery::is_guarded() {
            return;
        }
        // The payload may hold a value from the data; only the place in the program is printed.
        let place = info.location().map(|l| format!("{}:{}", l.file(), l.line())).unwrap_or_default();
        eprintln!("fejl: programmet er gået i stå ved {place}. Det er en fejl i sdm, ikke i filen.");
    }));
    let language = args::language(std::env::args().skip(1));
    let matches = match command(language).try_get_matches() {
        Ok(matches) => matches,
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            let _ = error.print();
            return ExitCode::from(OK);
        }
        Err(error) => {
            eprintln!("{}", complaint::explain(&error, language));
            return ExitCode::from(FAILED);
        }
    };
    let code = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| match Cli::from_arg_matches(&matches) {
        Ok(cli) => run(&cli),
        Err(error) => {
            eprintln!("{}", complaint::explain(&error, language));
            FAILED
        }
    }));
    ExitCode::from(code.unwrap_or(FAILED))
}

fn run(cli: &Cli) -> u8 {
    let language = cli.lang.language();
    match &cli.command {
        Command::Check(args) => check::run(&args.model, language, &mut output::screen(cli.quiet)),
        Command::Generate(args) => generated(args, language, cli.quiet),
        Command::Validate(args) => validate::run(args, language, cli.quiet),
        Command::Convert(args) => convert::run(args, language, cli.quiet),
        Command::Protect(args) => protect::run(args, language, cli.quiet),
        Command::Audit(args) => audit::run(args, language, cli.quiet),
        Command::Explain(args) => explain::run(args, language),
    }
}

/// `sdm generate` reads the YAML always: a bad artifact must never stop its own repair.
fn generated(args: &args::GenerateArgs, language: crate::disclose::Language, quiet: bool) -> u8 {
    let mode = if args.check { generate::Mode::Check } else { generate::Mode::Write };
    let names: Vec<&str> = args.targets.iter().map(String::as_str).collect();
    let run = |model| {
        generate::apart_from_model(&args.out, &args.model)?;
        generate::run(&model, &args.out, &names, mode, &mut output::screen(quiet))
    };
    let done = files::yaml(&args.model, language).and_then(|model| run(model).map_err(|e| e.to_string()));
    done.unwrap_or_else(|why| {
        eprintln!("{}: {why}", language.of("fejl", "error"));
        FAILED
    })
}
