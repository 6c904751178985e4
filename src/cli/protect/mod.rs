//! `sdm protect`: a delivery in, its safe version out, and what that cost. What was written is judged again by all rules, and
//! what they still find is reported: hiding does not fix everything.

mod summary;

use super::convert::{self, Done, Faults};
use super::follow::Following;
use super::places::Goal;
use super::{FAILED, FINDINGS, OK, files, output, validate};
use crate::delivery::write::Target;
use crate::delivery::{Format, InputFile};
use crate::disclose::Language;
use crate::index::Options;
use crate::model::Model;
use crate::report;
use crate::rules::protect::{Mask, protect};
use crate::rules::{self, References, Watch};
use clap::{ArgAction, Args};
use std::io::Write;
use std::path::{Path, PathBuf};
use summary::Remaining;

/// `sdm protect`.
#[derive(Debug, Args)]
pub struct ProtectArgs {
    /// Filer eller mapper i leverancen
    #[arg(required = true, value_name = "STI")]
    pub paths: Vec<PathBuf>,
    /// Filen, der skrives, fx sikker.gpkg; eller en mappe med en fil pr. tabel
    #[arg(id = "protected", short = 'o', long = "output", required = true, value_name = "STI")]
    pub output: PathBuf,
    /// Format [{formater}; ellers efter filens endelse, ellers som leverancen]
    #[arg(id = "form", long = "to", value_enum, value_name = "FORMAT")]
    pub to: Option<Target>,
    /// Områder og tal, der allerede ligger i GeoFA: filer eller mapper, som leverancen holdes op mod, men som ikke selv
    /// bedømmes; kan gives flere gange
    #[arg(long, value_name = "STI", num_args = 1.., action = ArgAction::Append)]
    pub reference: Vec<PathBuf>,
    /// Afrund antal i stedet for at skjule dem, hvor det er nok
    #[arg(long)]
    pub round: bool,
    /// Tema for filer, der ikke selv viser det
    #[arg(long, value_name = "KODE")]
    pub theme: Option<u16>,
    /// Diskretionsprofil [ellers standard]
    #[arg(long, value_name = "NAVN", default_value = "standard")]
    pub discretion_profile: String,
    /// Egen profil: regler, der er slået fra, og steder, der er undtaget, skjules ikke. For skjulte tal, der kan regnes ud,
    /// gælder kun, om alle fire regler om dem er slået fra
    #[arg(id = "spared", long = "profile", value_name = "FIL")]
    pub profile: Option<PathBuf>,
    /// Dagen, der regnes fra [ellers i dag]
    #[arg(long, value_name = "ÅÅÅÅ-MM-DD")]
    pub today: Option<String>,
    /// Mappe med modellens YAML i stedet for den indbyggede model
    #[arg(long, value_name = "MAPPE")]
    pub model: Option<PathBuf>,
}

/// Runs the command; the exit code.
pub fn run(args: &ProtectArgs, language: Language, quiet: bool) -> u8 {
    match protected(args, language, quiet) {
        Ok((text, is_clean)) => {
            let mut screen = output::screen(quiet);
            // A closed pipe is a reader that has seen enough.
            let _ = screen.write_all(text.as_bytes()).and_then(|()| screen.flush());
            if is_clean { OK } else { FINDINGS }
        }
        Err(faults) => {
            faults.iter().for_each(|why| eprintln!("{}: {why}", language.of("fejl", "error")));
            FAILED
        }
    }
}

/// The text for the user, and whether nothing was found or lost.
fn protected(args: &ProtectArgs, language: Language, quiet: bool) -> Result<(String, bool), Faults> {
    let one = |why: String| vec![why];
    // Where some rule cannot be judged, no version of the delivery is known to be safe.
    let model = match args.model.as_deref() {
        Some(dir) => files::yaml(dir, language),
        None => files::model(None, language),
    };
    let model = model.map_err(one)?;
    let options = options(args, &model, language).map_err(one)?;
    let compiled = rules::compile(&model, &options).map_err(one)?;
    let inputs = validate::read_paths(&args.paths, &model, language, quiet).map_err(one)?;
    let references = validate::read_paths(&args.reference, &model, language, quiet).map_err(one)?;
    let (mut sources, _) = convert::sources(&compiled, &inputs, language)?;
    let goal = match args.to.is_none().then(|| own(&args.output, &sources)).flatten() {
        Some(own) => {
            sources.iter_mut().zip(own).for_each(|(source, target)| source.target = Some(target));
            Goal::mixed(&args.output)
        }
        None => Goal::new(&args.output, args.to.or_else(|| same(&args.output, &inputs)), language).map_err(one)?,
    };
    let read = inputs.iter().chain(&references).flat_map(InputFile::sources).filter_map(|s| s.path());
    let read: Vec<&Path> = read.chain(args.profile.as_deref()).collect();
    let mut following = Following::new(language, quiet);
    following.now_reads(&inputs);
    let read_references =
        |watch: &mut dyn Watch| References::read(&compiled, &references, watch).map_err(|u| vec![report::unusable(&u, language)]);
    let reference_rows = read_references(&mut following)?;
    let changes = protect(&compiled, &inputs, reference_rows, args.round, &mut following);
    let stopped = || one(language.of("afbrudt; intet er skrevet", "interrupted; nothing was written").to_owned());
    let changes = changes.ok_or_else(stopped)?;
    let mut mask = Mask::new(&compiled, &changes);
    let done =
        convert::write(&compiled, &sources, &goal, &read, &following, language, &mut |theme, batch| mask.apply(theme, batch))?;
    // A file's name need not show the theme that its data were known by.
    let theme = match sources.as_slice() {
        [only] => Some(only.tema.temakode),
        _ => args.theme,
    };
    let again = Options { theme, max_per_rule: 1, ..options.clone() };
    let compiled = rules::compile(&model, &again).map_err(one)?;
    let safe = written(&done);
    following.now_reads(&safe);
    let reference_rows = read_references(&mut following)?;
    let outcome = rules::watched(&compiled, &safe, reference_rows, &mut following);
    following.done();
    if outcome.stopped {
        let (da, en) = ("afbrudt; det, der er skrevet, er ikke kontrolleret", "interrupted; what was written was not judged");
        return Err(one(language.of(da, en).to_owned()));
    }
    let left = Remaining::of(&outcome);
    let text = done.summary(language) + &summary::hidden(&mask.tally, &model, language) + &left.text(language);
    Ok((text, left.is_none() && done.is_whole()))
}

/// The files that were written, to be read again.
fn written(done: &Done) -> Vec<InputFile> {
    let names: Vec<String> = done.files.iter().map(|f| files::shown(f)).collect();
    let is_own = |f: &&PathBuf| {
        let name = files::shown(f);
        Format::is_data(&name) && !Format::is_companion(&name, names.iter().map(String::as_str))
    };
    done.files.iter().filter(is_own).map(|f| files::input(f)).collect()
}

/// The formats of the tables, where the output is a folder and they are not all one.
fn own(output: &Path, sources: &[convert::Source<'_>]) -> Option<Vec<Target>> {
    let target = |s: &convert::Source<'_>| Target::by_ending(&Path::new(&s.file).extension()?.to_string_lossy());
    let all: Vec<Target> = sources.iter().map(target).collect::<Option<_>>()?;
    let is_folder = output.is_dir() || output.extension().is_none();
    (is_folder && all.iter().any(|t| *t != all[0])).then_some(all)
}

/// The format of the input, where the output's name shows none.
fn same(output: &Path, inputs: &[InputFile]) -> Option<Target> {
    let ending = |path: &Path| path.extension().and_then(|e| Target::by_ending(&e.to_string_lossy()));
    if !output.is_dir() && output.extension().is_some() {
        return None;
    }
    let mut all = inputs.iter().map(|i| ending(Path::new(&i.path)));
    let first = all.next()??;
    all.all(|other| other == Some(first)).then_some(first)
}

fn options(args: &ProtectArgs, model: &Model, language: Language) -> Result<Options, String> {
    validate::known_names(args.theme, &args.discretion_profile, model, language)?;
    Ok(Options {
        audiences: model.diskretion.maalgrupper.iter().map(|m| m.navn.clone()).collect(),
        discretion_profile: args.discretion_profile.clone(),
        theme: args.theme,
        max_per_rule: 0,
        memory: 0,
        threads: std::thread::available_parallelism().map_or(1, usize::from),
        proofs: false,
        today: validate::today(args.today.as_deref(), language)?,
        profile: validate::profile(args.profile.as_deref(), model, language)?,
    })
}
