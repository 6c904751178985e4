//! `sdm validate`: files in, a report out.

use super::args::{ReportFormat, ValidateArgs};
use super::files;
use super::{FAILED, FINDINGS, OK, output};
use crate::delivery::{InputFile, Source};
use crate::disclose::{Audience, Language};
use crate::finding::Level;
use crate::model::Model;
use crate::report::{self, Counts, Report, Request, Verdict};
use crate::rules::{self, Compiled, Options};
use sha2::{Digest, Sha256};

/// Runs the command; the exit code.
pub fn run(args: &ValidateArgs, language: Language, quiet: bool) -> u8 {
    match report(args, language, quiet) {
        Ok(code) => code,
        Err(why) => {
            eprintln!("{}: {why}", language.of("fejl", "error"));
            FAILED
        }
    }
}

fn report(args: &ValidateArgs, language: Language, quiet: bool) -> Result<u8, String> {
    let model = files::model(args.model.as_deref(), language)?;
    let options = options(args, &model, language)?;
    let reader = reader(&args.reader, language)?;
    let compiled = Compiled::new(&model, &options)?;
    let paths = files::expand(&args.paths, language)?;
    let inputs: Vec<InputFile> = paths.iter().map(|p| files::input(p)).collect();
    // The receipt's hashes are made while the rules run.
    let (outcome, hashes) = std::thread::scope(|scope| {
        let hashes = scope.spawn(|| match reader {
            Audience::OwnMunicipality => inputs.iter().map(|i| hash(i.source.as_ref())).collect(),
            _ => vec![],
        });
        let outcome = rules::validate(&compiled, &inputs);
        (outcome, hashes.join().unwrap_or_default())
    });
    let request = Request { model: &model, reader, language, profile: &args.discretion_profile, hashes };
    let report = report::build(&outcome, &request);
    let text = match args.format {
        ReportFormat::Json => report::json(&report).map_err(|e| e.to_string())?,
        ReportFormat::Text => {
            let color = args.output.is_none() && output::colors();
            report::text(&report, &model, language, color).map_err(|e| e.to_string())?
        }
    };
    if !quiet || args.output.is_some() {
        output::write(text.as_bytes(), args.output.as_deref(), language)?;
    }
    Ok(code(&report, args.fail_on.level()))
}

fn options(args: &ValidateArgs, model: &Model, language: Language) -> Result<Options, String> {
    let known: Vec<&str> = model.diskretion.maalgrupper.iter().map(|m| m.navn.as_str()).collect();
    let audiences = match args.audience.as_str() {
        "alle" => known.iter().map(|n| (*n).to_owned()).collect(),
        one if known.contains(&one) => vec![one.to_owned()],
        _ => return Err(choose("--audience", known.iter().copied().chain(["alle"]), language)),
    };
    if let Some(theme) = args.theme.filter(|t| model.tema(*t).is_none()) {
        let all: Vec<String> = model.temaer.iter().map(|t| t.temakode.to_string()).collect();
        return Err(choose(&format!("--theme {theme}"), all.iter().map(String::as_str), language));
    }
    let profiles: Vec<&str> = model.diskretion.profiler.iter().map(|p| p.navn.as_str()).collect();
    if !profiles.contains(&args.discretion_profile.as_str()) {
        return Err(choose("--discretion-profile", profiles.into_iter(), language));
    }
    Ok(Options {
        audiences,
        discretion_profile: args.discretion_profile.clone(),
        theme: args.theme,
        max_per_rule: args.max_per_rule,
        threads: std::thread::available_parallelism().map_or(1, usize::from),
    })
}

fn reader(name: &str, language: Language) -> Result<Audience, String> {
    let found = Audience::ALL.into_iter().find(|a| a.name() == name);
    found.ok_or_else(|| choose("--reader", Audience::ALL.iter().map(|a| a.name()), language))
}

fn choose<'a>(argument: &str, names: impl Iterator<Item = &'a str>, language: Language) -> String {
    let names = names.collect::<Vec<_>>().join(", ");
    match language {
        Language::Da => format!("{argument} skal være en af: {names}"),
        Language::En => format!("{argument} must be one of: {names}"),
    }
}

fn hash(source: &dyn Source) -> Option<String> {
    let (mut hasher, mut buf, mut offset) = (Sha256::new(), vec![0u8; 1 << 18], 0u64);
    loop {
        let n = source.read_at(offset, &mut buf).ok()?;
        if n == 0 {
            return Some(hasher.finalize().iter().map(|b| format!("{b:02x}")).collect());
        }
        hasher.update(&buf[..n]);
        offset += n as u64;
    }
}

fn code(report: &Report, fail_on: Level) -> u8 {
    let Counts { fejl, advarsel, oplysning } = report.counts;
    let at_or_above = match fail_on {
        Level::Fejl => fejl,
        Level::Advarsel => fejl + advarsel,
        Level::Oplysning => fejl + advarsel + oplysning,
    };
    match (report.verdict, at_or_above) {
        (Verdict::Undecided, _) => FAILED,
        (_, 0) => OK,
        _ => FINDINGS,
    }
}
