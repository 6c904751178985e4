//! Files of one name that are read together: a Shape file and its table, a database and its log.

use super::dataset::InputFile;
use super::foreign;
use super::format::FORMATS;
use super::name::split;
use super::passed_over::PassedOver;
use crate::delivery::source::Source;
use std::collections::HashMap;
use std::sync::Arc;

/// Endings of files, each with those that are read together with it.
fn pairs() -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
    FORMATS.iter().flat_map(|entry| entry.format.companions).chain(foreign::COMPANIONS).copied()
}

/// A name without what is put behind it in the name of a log, and that; `None` if it is not a log's.
fn log(name: &str) -> Option<(&str, &'static str)> {
    let logs = || FORMATS.iter().flat_map(|entry| entry.format.logs).copied();
    let split = |log: &'static str| {
        let at = name.len().checked_sub(log.len())?;
        let (main, end) = name.split_at_checked(at)?;
        end.eq_ignore_ascii_case(log).then_some((main, log))
    };
    logs().find_map(split)
}

/// What a file is to another that it is read together with: its ending, or what follows the other's whole name; `None`
/// if they are unrelated.
pub fn companion_of(name: &str, other: &str) -> Option<String> {
    if let Some((main, log)) = log(other) {
        return (main.to_lowercase() == name.to_lowercase()).then(|| log.trim_start_matches('-').to_owned());
    }
    let ((stem, ending), (other_stem, other_ending)) = (split(name), split(other));
    let belongs = pairs().any(|(main, others)| main == ending && others.contains(&other_ending.as_str()));
    (belongs && stem.to_lowercase() == other_stem.to_lowercase()).then_some(other_ending)
}

/// Whether a file may be read together with another, by its name alone.
fn is_related(name: &str) -> bool {
    let (_, ending) = split(name);
    let logged = || FORMATS.iter().any(|e| !e.format.logs.is_empty() && e.format.endings().any(|own| own == ending));
    log(name).is_some() || logged() || pairs().any(|(main, others)| main == ending || others.contains(&ending.as_str()))
}

/// The files of a folder or archive, each once and in the order given: those that others are read together with are passed
/// over, and say with which. Looked for among those of the same name alone: of 10,000 files each with each would be 100
/// million pairs.
pub fn together(files: Vec<(String, Arc<dyn Source>)>) -> Vec<InputFile> {
    let key = |name: &str| split(log(name).map_or(name, |(main, _)| main)).0.to_lowercase();
    let mut alike: HashMap<String, Vec<usize>> = HashMap::new();
    let related = files.iter().enumerate().filter(|(_, (name, _))| is_related(name));
    related.for_each(|(index, (name, _))| alike.entry(key(name)).or_default().push(index));
    let siblings = |name: &str| {
        let others = alike.get(&key(name)).filter(|_| is_related(name)).into_iter().flatten().map(|index| &files[*index]);
        others.filter(|(other, _)| other != name).collect::<Vec<_>>()
    };
    let mains = |name: &str| {
        let all = siblings(name).into_iter().map(|(main, _)| main.as_str());
        all.filter(|main| companion_of(main, name).is_some()).collect::<Vec<&str>>()
    };
    let one = |(name, source): &(String, Arc<dyn Source>)| {
        // A table's encoding belongs to the table, which itself belongs to a Shape file.
        let main = mains(name).into_iter().min_by_key(|main| !mains(main).is_empty());
        let companions = siblings(name).into_iter().filter_map(|(n, s)| Some((companion_of(name, n)?, s.clone())));
        InputFile {
            path: name.clone(),
            source: source.clone(),
            companions: companions.collect(),
            passed_over: main
                .map(|main| PassedOver::companion(main, !foreign::COMPANIONS.iter().any(|(own, _)| *own == split(main).1))),
        }
    };
    files.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delivery::MemorySource;

    fn files(names: &[&str]) -> Vec<(String, Vec<String>, bool)> {
        let source: Arc<dyn Source> = Arc::new(MemorySource::new([]));
        let files = together(names.iter().map(|name| ((*name).to_owned(), source.clone())).collect());
        let endings = |f: &InputFile| f.companions.iter().map(|(ending, _)| ending.clone()).collect();
        files.iter().map(|f| (f.path.clone(), endings(f), f.passed_over.is_some())).collect()
    }

    #[test]
    fn files_belong_together_by_their_name_whatever_its_letters() {
        let of =
            |path: &str, endings: &[&str], aside| (path.to_owned(), endings.iter().map(|e| (*e).to_owned()).collect(), aside);
        assert_eq!(
            files(&["a/x.shp", "a/X.DBF", "a/x.prj", "b/x.dbf", "b/x.cpg", "x.csv", "y.prj", "a.b/x", "a.b/x-wal"]),
            [
                of("a/x.shp", &["dbf", "prj"], false),
                of("a/X.DBF", &[], true),
                of("a/x.prj", &[], true),
                of("b/x.dbf", &["cpg"], false),
                of("b/x.cpg", &[], true),
                of("x.csv", &[], false),
                of("y.prj", &[], false),
                of("a.b/x", &[], false),
                of("a.b/x-wal", &[], false),
            ]
        );
        let (gpkg, wal) = (of("D.gpkg", &["wal"], false), of("d.GPKG-WAL", &[], true));
        assert_eq!(files(&["D.gpkg", "d.GPKG-WAL"]), [gpkg, wal]);
    }

    #[test]
    fn every_one_of_ten_thousand_files_is_there_once() {
        let names: Vec<String> = (0..10_000).map(|n| format!("m.{n}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        assert_eq!(files(&names).len(), names.len());
    }
}
