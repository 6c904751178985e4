//! `sdm protect`: a delivery in, its safe version out, and what that cost. What was written is judged again by all rules, and
//! what they still find is reported: hiding does not fix everything.

mod summary;

use super::args::ProtectArgs;
use super::convert::{self, Faults};
use super::exit::{FAILED, FINDINGS, OK};
use super::follow::Following;
use super::places::Goal;
use super::{files, output, validate};
use crate::delivery::InputFile;
use crate::delivery::write::Target;
use crate::disclose::Language;
use crate::index::Options;
use crate::model::Model;
use crate::protect::{Mask, protect};
use crate::report;
use crate::rules::{self, References, Watch};
use std::io::Write;
use std::path::Path;
use summary::Remaining;

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
    let inputs = files::inputs(&args.paths, &model, language).map_err(one)?;
    let references = files::inputs(&args.reference, &model, language).map_err(one)?;
    let (mut sources, left) = convert::sources(&compiled, &inputs, language)?;
    let goal = goal(args, &mut sources, language).map_err(one)?;
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
        convert::write(&compiled, &sources, &goal, &read, &following, language, &mut |theme, batch| mask.apply(theme, batch))?
            .without(left);
    // A file's name need not show the theme that its data were known by.
    let theme = match sources.as_slice() {
        [only] => Some(only.tema.temakode),
        _ => args.theme,
    };
    let again = Options { theme, max_per_rule: 1, ..options.clone() };
    let compiled = rules::compile(&model, &again).map_err(one)?;
    let safe = files::inputs(&done.files, &model, language).map_err(one)?;
    following.now_reads(&safe);
    let reference_rows = read_references(&mut following)?;
    let outcome = rules::watched(&compiled, &safe, reference_rows, &mut following);
    following.done();
    if outcome.stopped {
        let (da, en) = ("afbrudt; det, der er skrevet, er ikke kontrolleret", "interrupted; what was written was not judged");
        return Err(one(language.of(da, en).to_owned()));
    }
    let left = Remaining::of(&outcome);
    let text = done.summary(language) + &summary::hidden(&mask.tally, left.is_settled(), &model, language) + &left.text(language);
    Ok((text, left.is_none() && done.is_whole()))
}

/// Where it goes: each table in its own format where the output is a folder and no format is asked for.
fn goal(args: &ProtectArgs, sources: &mut [convert::Source<'_>], language: Language) -> Result<Goal, String> {
    let is_folder = args.output.is_dir() || args.output.extension().is_none();
    let own: Option<Vec<Target>> = sources.iter().map(|s| s.own_target()).collect();
    match own.filter(|_| is_folder && args.to.is_none()).as_deref() {
        Some([first, rest @ ..]) if rest.iter().all(|other| other == first) => Goal::new(&args.output, Some(*first), language),
        Some(own @ [_, ..]) => {
            sources.iter_mut().zip(own).for_each(|(source, target)| source.target = Some(*target));
            Ok(Goal::mixed(&args.output))
        }
        _ => Goal::new(&args.output, args.to, language),
    }
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
