//! `sdm validate`: files in, a report out.

use super::args::ValidateArgs;
use super::exit::{FAILED, FINDINGS, OK};
use super::files;
use super::follow::{Follower, Interrupt};
use super::output;
use super::output::Draft;
use super::receipt;
use crate::delivery::{InputFile, iso_days};
use crate::disclose::{self, Audience, Language};
use crate::finding::Level;
use crate::index::{Options, Profile};
use crate::model::{Model, read_form};
use crate::report::{self, Counts, Form, Report, Request, Verdict};
use crate::rules::{self, References};
use std::io::Write;
use std::path::Path;
use std::time::SystemTime;

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
    if args.show_values && reader != Audience::OwnMunicipality {
        let (da, en) = (
            "--show-values er kun til kommunens eget arbejde og kan ikke bruges med --reader",
            "--show-values is for the municipality's own work alone and cannot be used with --reader",
        );
        return Err(format!("{} {}", language.of(da, en), reader.name()));
    }
    if args.proofs.is_some() && reader != Audience::OwnMunicipality {
        let (da, en) = (
            "--proofs viser, hvad skjulte tal er, og kan ikke bruges med --reader",
            "--proofs shows what hidden figures are and cannot be used with --reader",
        );
        return Err(format!("{} {}", language.of(da, en), reader.name()));
    }
    let key = args.receipt_key.as_deref().map(|path| receipt::key(path, language)).transpose()?;
    let compiled = rules::compile(&model, &options)?;
    let inputs = files::inputs(&args.paths, &model, language)?;
    let references = files::inputs(&args.reference, &model, language)?;
    refuse_output(args, inputs.iter().chain(&references), language)?;
    let mut request = Request {
        model: &model,
        reader,
        language,
        profile: &args.discretion_profile,
        today: options.today,
        own_profile: &options.profile,
        with_map: args.format.has_map(),
        hashes: vec![],
        reference_hashes: vec![],
        keyed: key.is_some(),
        show_values: args.show_values,
    };
    let streams = args.max_per_rule == 0 && args.format == Form::Json;
    let cannot = |e: std::io::Error| output::cannot_write(args.output.as_deref(), &e, language);
    let mut stream = streams.then(|| Draft::create(args.output.as_deref())).transpose().map_err(cannot)?;
    let interrupt = Interrupt::listen();
    // The receipt's hashes are made while the rules run.
    let (outcome, hashes) = std::thread::scope(|scope| {
        let hashes = scope.spawn(|| match (&key, reader) {
            (None, Audience::OwnMunicipality) | (Some(_), _) => {
                let hash = |i: &InputFile| receipt::hash(i.source.as_ref(), key.as_deref(), &interrupt);
                (inputs.iter().map(hash).collect(), references.iter().map(hash).collect())
            }
            (None, _) => (vec![], vec![]),
        });
        let lengths = inputs.iter().map(|i| i.source.len()).collect();
        let mut follower = Follower::new(&request, interrupt.clone(), lengths, quiet, stream.as_mut());
        let outcome = References::read(&compiled, &references, &mut follower)
            .map(|references| rules::watched(&compiled, &inputs, references, &mut follower))
            .map_err(|unusable| report::unusable(&unusable, language));
        follower.done();
        (follower.failed.map_or(Ok(outcome), Err), hashes.join().unwrap_or_default())
    });
    let outcome = outcome.map_err(cannot)??;
    if outcome.stopped {
        return Err(language.of("afbrudt; intet er skrevet", "interrupted; nothing was written").to_owned());
    }
    (request.hashes, request.reference_hashes) = hashes;
    let report = report::build(&outcome, &request);
    let code = code(&report, args.fail_on.level());
    match stream {
        Some(mut stream) => {
            let last = report::json_line(&report).map_err(|e| e.to_string())?;
            stream.write_all(last.as_bytes()).and_then(|()| stream.finish()).map_err(cannot)?;
        }
        None => written(args, &report, &model, language, quiet)?,
    }
    if let Some(path) = &args.proofs {
        let proofs = disclose::proofs(&outcome.proofs, reader, language).unwrap_or_default();
        output::write(proofs.as_bytes(), Some(path), language)?;
    }
    Ok(code)
}

/// Refuses, before any work, what cannot or must not be written.
fn refuse_output<'a>(args: &ValidateArgs, inputs: impl Iterator<Item = &'a InputFile>, language: Language) -> Result<(), String> {
    let name = args.format.name();
    match (args.format.is_binary() && args.output.is_none(), language) {
        (false, _) => {}
        (true, Language::Da) => {
            return Err(format!("{name} er ikke tekst og kan ikke vises på skærmen; giv en fil med -o, fx -o rapport.{name}"));
        }
        (true, Language::En) => {
            return Err(format!("{name} is no text and cannot be shown on the screen; give a file with -o, as -o report.{name}"));
        }
    }
    let read = inputs
        .flat_map(InputFile::sources)
        .filter_map(|s| s.path())
        .chain(args.profile.as_deref())
        .chain(args.receipt_key.as_deref());
    let read: Vec<&Path> = read.collect();
    for output in args.output.iter().chain(&args.proofs) {
        if read.iter().any(|input| output::is_same_file(input, output)) {
            let shown = files::shown(output);
            return Err(match language {
                Language::Da => format!(
                    "{shown} hører til det, der læses, og overskrives ikke; giv rapporten et andet navn eller en anden mappe"
                ),
                Language::En => {
                    format!("{shown} is among what is read and is not overwritten; give the report another name or folder")
                }
            });
        }
    }
    match args.output.as_ref().zip(args.proofs.as_ref()) {
        Some((report, proofs)) if report == proofs || output::is_same_file(report, proofs) => {
            Err(language.of("-o og --proofs skal være hver sin fil", "-o and --proofs must be different files").to_owned())
        }
        _ => Ok(()),
    }
}

/// Writes the report in the form asked for.
fn written(args: &ValidateArgs, report: &Report, model: &Model, language: Language, quiet: bool) -> Result<(), String> {
    let color = args.output.is_none() && output::colors();
    let bytes = report::render(args.format, report, model, language, color)?;
    if !quiet || args.output.is_some() {
        output::write(&bytes, args.output.as_deref(), language)?;
    }
    Ok(())
}

fn options(args: &ValidateArgs, model: &Model, language: Language) -> Result<Options, String> {
    let known: Vec<&str> = model.diskretion.maalgrupper.iter().map(|m| m.navn.as_str()).collect();
    let audiences = match args.audience.as_str() {
        "alle" => known.iter().map(|n| (*n).to_owned()).collect(),
        one if known.contains(&one) => vec![one.to_owned()],
        _ => return Err(choose("--audience", known.iter().copied().chain(["alle"]), language)),
    };
    known_names(args.theme, &args.discretion_profile, model, language)?;
    Ok(Options {
        audiences,
        discretion_profile: args.discretion_profile.clone(),
        theme: args.theme,
        max_per_rule: args.max_per_rule,
        memory: args.memory as usize * 1_000_000,
        threads: std::thread::available_parallelism().map_or(1, usize::from),
        proofs: args.proofs.is_some(),
        today: today(args.today.as_deref(), language)?,
        profile: profile(args.profile.as_deref(), model, language)?,
    })
}

/// The day given, or the clock's, in days since 1970-01-01.
pub(super) fn today(given: Option<&str>, language: Language) -> Result<i64, String> {
    let Some(given) = given else {
        let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |d| d.as_secs());
        return Ok((since / 86_400) as i64);
    };
    iso_days(given)
        .ok_or_else(|| language.of("--today skal være en dato som 2026-12-31", "--today must be a date as 2026-12-31").into())
}

/// The user's own profile; everything that is wrong with it, with its place.
pub(super) fn profile(path: Option<&Path>, model: &Model, language: Language) -> Result<Profile, String> {
    let Some(path) = path else { return Ok(Profile::default()) };
    let shown = files::shown(path);
    let bytes = files::bytes(path, language)?;
    let lines = |faults: Vec<String>| faults.join("\n");
    let profile: Profile = read_form(&shown, &bytes).map_err(|faults| {
        lines(faults.iter().map(|f| format!("{}:{}:{}: {}", f.file, f.line, f.column, language.of(&f.da, &f.en))).collect())
    })?;
    match profile.faults(model) {
        faults if faults.is_empty() => Ok(profile),
        faults => Err(lines(faults.iter().map(|(da, en)| format!("{shown}: {}", language.of(da, en))).collect())),
    }
}

fn reader(name: &str, language: Language) -> Result<Audience, String> {
    let found = Audience::ALL.into_iter().find(|a| a.name() == name);
    found.ok_or_else(|| choose("--reader", Audience::ALL.iter().map(|a| a.name()), language))
}

/// Whether the model has a theme and a profile of discretion that were asked for; why not.
pub(super) fn known_names(theme: Option<u16>, profile: &str, model: &Model, language: Language) -> Result<(), String> {
    if let Some(theme) = theme.filter(|t| model.tema(*t).is_none()) {
        let all: Vec<String> = model.temaer.iter().map(|t| t.temakode.to_string()).collect();
        return Err(choose(&format!("--theme {theme}"), all.iter().map(String::as_str), language));
    }
    let profiles: Vec<&str> = model.diskretion.profiler.iter().map(|p| p.navn.as_str()).collect();
    if !profiles.contains(&profile) {
        return Err(choose("--discretion-profile", profiles.into_iter(), language));
    }
    Ok(())
}

pub(super) fn choose<'a>(argument: &str, names: impl Iterator<Item = &'a str>, language: Language) -> String {
    let names = names.collect::<Vec<_>>().join(", ");
    match language {
        Language::Da => format!("{argument} skal være en af: {names}"),
        Language::En => format!("{argument} must be one of: {names}"),
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
