//! `sdm convert`: a delivery in, the same delivery in another format out, and what was lost on the way.

mod summary;

use super::args::ConvertArgs;
use super::exit::{FAILED, FINDINGS, OK};
use super::follow::{Following, READ};
use super::places::{Drafts, Goal};
use super::{files, output};
use crate::delivery::write::{self, Known, OTHERS, Survey, Table, Target, WriteError, Writer};
use crate::delivery::{Batch, Dataset, Header, InputFile, PassedOver, ReadError, open};
use crate::disclose::{self, Language};
use crate::discretion::text::{cpr, personal};
use crate::finding::Secret;
use crate::index::{Compiled, Options, Profile};
use crate::model::{Model, Tema};
use crate::report;
use crate::rules::{self, ThemeResolution};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Runs the command; the exit code.
pub fn run(args: &ConvertArgs, language: Language, quiet: bool) -> u8 {
    match converted(args, language, quiet) {
        Ok(done) => {
            let mut screen = output::screen(quiet);
            // A closed pipe is a reader that has seen enough.
            let _ = screen.write_all(done.text(language).as_bytes()).and_then(|()| screen.flush());
            if done.is_whole() { OK } else { FINDINGS }
        }
        Err(faults) => {
            faults.iter().for_each(|why| eprintln!("{}: {why}", language.of("fejl", "error")));
            FAILED
        }
    }
}

/// A dataset of the delivery.
pub(super) struct Source<'m> {
    /// How messages name it.
    pub(super) name: String,
    /// The file that it was read from, or the member of an archive.
    pub(super) file: String,
    dataset: Box<dyn Dataset>,
    pub(super) tema: &'m Tema,
    /// The format that it is written in, where it is not that of all.
    pub(super) target: Option<Target>,
}

/// What was done.
pub(super) struct Done {
    pub(super) files: Vec<PathBuf>,
    /// Each table: where it came from, its survey with what was lost, its name.
    tables: Vec<(String, Survey, Table)>,
    /// What was passed over and not written.
    passed_over: Vec<Left>,
}

/// A part of the delivery that is passed over: how messages name it, and why.
pub(super) type Left = (String, PassedOver);

impl Source<'_> {
    /// The format that it can be written in as it was read.
    pub(super) fn own_target(&self) -> Option<Target> {
        let written = self.dataset.header().format.written;
        let by_ending = Path::new(&self.file).extension().and_then(|e| Target::by_ending(&e.to_string_lossy()));
        let own = by_ending.filter(|target| written.iter().any(|(own, _)| own == target));
        own.or_else(|| written.first().map(|(target, _)| *target))
    }
}

pub(super) type Faults = Vec<String>;
/// What is changed in a batch of a theme before it is written.
pub(super) type Change<'c> = dyn FnMut(u16, &mut Batch) + 'c;

fn converted(args: &ConvertArgs, language: Language, quiet: bool) -> Result<Done, Faults> {
    let one = |why: String| vec![why];
    let goal = Goal::new(&args.output, args.to, language).map_err(one)?;
    let model = files::model(args.model.as_deref(), language).map_err(one)?;
    let options = options(args, &model, language).map_err(one)?;
    let compiled = rules::compile(&model, &options).map_err(one)?;
    let inputs = files::inputs(&args.paths, &model, language).map_err(one)?;
    let (sources, left) = sources(&compiled, &inputs, language)?;
    let read: Vec<&Path> = inputs.iter().flat_map(InputFile::sources).filter_map(|s| s.path()).collect();
    let done = write(&compiled, &sources, &goal, &read, &Following::new(language, quiet), language, &mut |_, _| {})?;
    Ok(done.without(left))
}

/// Surveys the datasets and writes them as `change` leaves them, not over what is `read`.
pub(super) fn write(
    compiled: &Compiled<'_>,
    sources: &[Source<'_>],
    goal: &Goal,
    read: &[&Path],
    following: &Following,
    language: Language,
    change: &mut Change<'_>,
) -> Result<Done, Faults> {
    let one = |why: String| vec![why];
    let (model, threads) = (compiled.model, compiled.options.threads);
    let surveyed = surveys(sources, model, threads, following, language)?;
    let mut tables = tables(sources, surveyed, goal, model, language)?;
    for (index, _, table) in &tables {
        goal.to(sources[*index].target).refuse(&table.name, read, language).map_err(one)?;
    }
    let written = written(sources, &mut tables, goal, (threads, following), language, change);
    following.done();
    if following.pressed() {
        return Err(one(language.of("afbrudt; intet er skrevet", "interrupted; nothing was written").to_owned()));
    }
    let files = written.map_err(one)?;
    let tables =
        tables.into_iter().zip(sources).map(|((_, survey, table), source)| (source.name.clone(), survey, table)).collect();
    Ok(Done { files, tables, passed_over: vec![] })
}

/// As `validate` recognises themes; the rest of the options judge nothing here.
fn options(args: &ConvertArgs, model: &Model, language: Language) -> Result<Options, String> {
    if let Some(theme) = args.theme.filter(|t| model.tema(*t).is_none()) {
        let all: Vec<String> = model.temaer.iter().map(|t| t.temakode.to_string()).collect();
        let all = all.join(", ");
        return Err(match language {
            Language::Da => format!("--theme {theme} skal være en af: {all}"),
            Language::En => format!("--theme {theme} must be one of: {all}"),
        });
    }
    Ok(Options {
        audiences: vec![],
        discretion_profile: model.diskretion.profiler.first().map(|p| p.navn.clone()).unwrap_or_default(),
        theme: args.theme,
        max_per_rule: 0,
        memory: 0,
        threads: std::thread::available_parallelism().map_or(1, usize::from),
        proofs: false,
        today: 0,
        profile: Profile::default(),
    })
}

/// The datasets with their themes, and what is passed over.
///
/// # Errors
/// Every part that cannot be read, and every dataset whose theme cannot be determined: nothing is left out silently.
pub(super) fn sources<'m>(
    compiled: &Compiled<'m>,
    inputs: &[InputFile],
    language: Language,
) -> Result<(Vec<Source<'m>>, Vec<Left>), Faults> {
    let (mut found, mut left, mut faults) = (Vec::new(), Vec::new(), Vec::new());
    for input in inputs {
        let opened = open(input);
        let belongs = rules::theme_resolution(compiled, &input.path, &opened);
        for (opened, belongs) in opened.into_iter().zip(belongs) {
            let path = opened.member.as_deref().unwrap_or(&input.path);
            let file = opened.member.as_ref().map_or_else(|| input.path.clone(), |m| format!("{}/{m}", input.path));
            let file = report::printable(&disclose::name(&file));
            let part = || opened.layer.as_ref().map_or_else(|| file.clone(), |layer| part(&file, layer, language));
            let dataset = match opened.dataset {
                Ok(dataset) => dataset,
                Err(ReadError::PassedOver(why)) if !rules::is_named_as_data(compiled, path, &why) => {
                    left.push((part(), why));
                    continue;
                }
                Err(error) => {
                    faults.push(format!("{}: {}", part(), report::explain(&error, language)));
                    continue;
                }
            };
            let name = named(&file, dataset.header(), language);
            match belongs {
                ThemeResolution::Theme(theme) => {
                    let source = |tema| Source { name, file, dataset, tema, target: None };
                    found.extend(compiled.model.tema(theme).map(source));
                }
                ThemeResolution::NotData => match rules::aside(dataset.header(), belongs) {
                    Some(why) if rules::is_named_as_data(compiled, path, &why) => {
                        faults.push(format!("{file}: {}", report::explain(&ReadError::PassedOver(why), language)));
                    }
                    why => left.extend(why.map(|why| (name, why))),
                },
                ThemeResolution::Unknown => faults.push(match language {
                    Language::Da => format!("{name}: det kan ikke ses, hvilket tema data hører til; kald filen efter temaets tabel, fx t_6301_soc_opg, eller brug --theme"),
                    Language::En => format!("{name}: the theme of the data cannot be determined; name the file after the theme's table, as t_6301_soc_opg, or use --theme"),
                }),
            }
        }
    }
    if found.is_empty() && faults.is_empty() {
        faults.extend(left.iter().map(|(name, why)| format!("{name}: {}", report::printable(language.of(&why.da, &why.en)))));
        faults.push(
            language.of("leverancen har ingen data, der kan læses", "the delivery has no data that can be read").to_owned(),
        );
    }
    if faults.is_empty() { Ok((found, left)) } else { Err(faults) }
}

/// A file, and its layer or sheet where it can have several.
fn named(file: &str, header: &Header, language: Language) -> String {
    match header.name.as_ref().filter(|_| header.format.has_layers) {
        Some(layer) => part(file, layer, language),
        None => file.to_owned(),
    }
}

/// A layer or sheet of a file.
fn part(file: &str, layer: &str, language: Language) -> String {
    format!("{file}, {}", disclose::column(&Secret::new(layer), language))
}

/// Goes through every dataset once.
fn surveys(
    sources: &[Source<'_>],
    model: &Model,
    threads: usize,
    following: &Following,
    language: Language,
) -> Result<Vec<Survey>, Faults> {
    let (mut all, mut faults): (Vec<Survey>, Faults) = (Vec::new(), Vec::new());
    for Source { name, dataset, tema, .. } in sources {
        let before: u64 = all.iter().map(|s| s.rows).sum();
        let goes_on = |rows| following.at(None, before + rows, READ);
        let survey = match write::survey(dataset.as_ref(), model, tema, threads, &goes_on, &is_personal) {
            Ok(survey) => survey,
            Err(_) => {
                faults.push(match language {
                    Language::Da => format!("{name}: der er mere end {OTHERS} kolonner, som standarden ikke kender"),
                    Language::En => format!("{name}: there are more than {OTHERS} columns that the standard does not know"),
                });
                continue;
            }
        };
        match (&survey.end, &dataset.header().crs) {
            (Some(error), _) => faults.push(format!("{name}: {}", report::explain(error, language))),
            (None, Err(_)) if survey.unplaced > 0 => faults.push(match language {
                Language::Da => format!("{name}: koordinatsystemet læses ikke; gem filen i EPSG:25832"),
                Language::En => format!("{name}: the coordinate system is not read; save the file in EPSG:25832"),
            }),
            _ => all.push(survey),
        }
    }
    if faults.is_empty() { Ok(all) } else { Err(faults) }
}

/// Whether a text outside a theme's fields holds personal data; in columns that the standard knows, a number of a person.
fn is_personal(text: &str, known: Known) -> bool {
    cpr::find_outside(text).is_some() || known == Known::No && personal(text).is_some()
}

/// What each dataset becomes: index of its source, its survey, its table. Names are those of the themes' tables.
fn tables(
    sources: &[Source<'_>],
    surveys: Vec<Survey>,
    goal: &Goal,
    model: &Model,
    language: Language,
) -> Result<Vec<(usize, Survey, Table)>, Faults> {
    if sources.len() > 1 && !goal.folder && !goal.target.has_layers() {
        let (count, name) = (sources.len(), goal.target.name());
        return Err(vec![match language {
            Language::Da => {
                format!("leverancen har {count} tabeller, og en fil i {name} har én; giv en mappe med -o og --to {name}")
            }
            Language::En => {
                format!("the delivery has {count} tables, and a file in {name} has one; name a folder with -o and --to {name}")
            }
        }]);
    }
    let (mut all, mut faults): (Vec<(usize, Survey, Table)>, Faults) = (Vec::new(), Vec::new());
    for (index, (source, mut survey)) in sources.iter().zip(surveys).enumerate() {
        let before = sources[..index].iter().filter(|s| s.tema.temakode == source.tema.temakode).count();
        let name = if before == 0 { source.tema.tabel.clone() } else { format!("{}_{}", source.tema.tabel, before + 1) };
        let target = goal.to(source.target).target;
        let table = Table::new(name, &mut survey, target, model, source.tema);
        if let Err(error) = target.refuse(&table) {
            faults.push(format!("{}: {}", source.name, why(&error, language)));
        }
        all.push((index, survey, table));
    }
    if faults.is_empty() { Ok(all) } else { Err(faults) }
}

fn why(error: &WriteError, language: Language) -> String {
    match error {
        WriteError::Io(error) => output::why(error, language),
        WriteError::Refused { da, en } => language.of(da, en).to_owned(),
    }
}

/// Writes every table; the files, which are in their places only when all are whole.
fn written(
    sources: &[Source<'_>],
    tables: &mut [(usize, Survey, Table)],
    goal: &Goal,
    (threads, following): (usize, &Following),
    language: Language,
    change: &mut Change<'_>,
) -> Result<Vec<PathBuf>, String> {
    let cannot = |goal: &Goal, table: &str, error: WriteError| match error {
        WriteError::Io(error) => output::cannot_write(goal.files(table).first().map(PathBuf::as_path), &error, language),
        refused => why(&refused, language),
    };
    let mut drafts = Drafts::new(goal).map_err(|e| cannot(goal, "", e.into()))?;
    let mut shared: Option<Box<dyn Writer>> = None;
    let (mut before, all) = (0, tables.iter().map(|(_, survey, _)| survey.rows).sum());
    for (index, survey, table) in tables {
        let Source { dataset, tema, target, .. } = &sources[*index];
        let goal = goal.to(*target);
        (drafts.table, drafts.goal) = (table.name.clone(), goal.clone());
        let writer = shared.take().map_or_else(|| write::writer_of(goal.target, table, &mut drafts), Ok);
        let done = writer.and_then(|mut writer| {
            let mut change = |batch: &mut Batch| change(tema.temakode, batch);
            let goes_on = |rows| following.at(Some((before + rows, all)), before + rows, ("rækker skrevet", "rows written"));
            write::copy(dataset.as_ref(), survey, (goal.target, table), writer.as_mut(), threads, &goes_on, &mut change)?;
            before += survey.rows;
            match goal.is_shared() {
                true => shared = Some(writer),
                false => writer.finish()?,
            }
            Ok(())
        });
        done.map_err(|e| cannot(&goal, &table.name, e))?;
        if following.pressed() {
            return Ok(vec![]);
        }
    }
    shared.map_or(Ok(()), |writer| writer.finish()).map_err(|e| cannot(goal, "", e))?;
    drafts.finish().map_err(|(path, error)| output::cannot_write(Some(&path), &error, language))
}
