//! A model of another name space: every field of the themes of areas, figures and moves renamed, every key in another order,
//! every code of their lists another number. The conformance cases, translated, are judged as before: the program knows roles,
//! not names.

use crate::common::cases::all_cases;
use crate::common::model::embedded;
use regex::{Captures, Regex};
use sdm::delivery::{InputFile, MemorySource, iso_days};
use sdm::index::{Options, Profile};
use sdm::model::{Datatype, Kodeliste, Model, Temarolle};
use sdm::rules::{Nobody, References, compile, watched};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Lists whose codes get other numbers. GeoFA's own lists are not ours to number.
const LISTS: [&str; 6] =
    ["d_6301_koen", "d_6301_alder", "d_6301_herkomst", "d_6301_diskretion", "d_6301_kategori", "d_6302_husstandstype"];

/// The other name space.
struct Translation {
    /// By field: its new name.
    names: BTreeMap<String, String>,
    /// By list: each code's new number.
    codes: BTreeMap<String, BTreeMap<i64, i64>>,
    /// By theme and field: its list.
    lists: BTreeMap<(u16, String), String>,
    model: Model,
}

impl Translation {
    fn new() -> Translation {
        let mut model = embedded().clone();
        let renamed = [Temarolle::Omraader, Temarolle::Opgoerelser, Temarolle::Flytninger];
        let own = model.temaer.iter().filter(|t| t.rolle.is_some_and(|r| renamed.contains(&r))).flat_map(|t| &t.felter);
        let fields: BTreeSet<String> = own.map(|f| f.feltnavn.clone()).collect();
        let names: BTreeMap<String, String> =
            fields.into_iter().enumerate().map(|(i, name)| (name, format!("f{i:02}x"))).collect();
        let mut codes = BTreeMap::new();
        for list in model.kodelister.iter_mut().filter(|l| LISTS.contains(&l.navn.as_str())) {
            codes.insert(list.navn.clone(), renumber(list));
        }
        assert_eq!(codes.len(), LISTS.len());
        let mut lists = BTreeMap::new();
        for tema in &model.temaer {
            for felt in model.felter(tema) {
                for name in [&felt.feltnavn, &felt.feltnavn10] {
                    lists.extend(felt.kodeliste().map(|list| ((tema.temakode, name.clone()), list.to_owned())));
                }
            }
        }
        let mut made = Translation { names, codes, lists, model };
        made.rename();
        made
    }

    fn name(&self, old: &str) -> String {
        self.names.get(old).cloned().unwrap_or_else(|| old.to_owned())
    }

    fn code(&self, theme: u16, field: &str, code: i64) -> i64 {
        let list = self.lists.get(&(theme, field.to_owned())).and_then(|list| self.codes.get(list));
        list.and_then(|codes| codes.get(&code)).copied().unwrap_or(code)
    }

    fn rename(&mut self) {
        let mut model = self.model.clone();
        for tema in &mut model.temaer {
            tema.noegle = tema.noegle.iter().rev().map(|name| self.name(name)).collect();
            if let Some(exempt) = &mut tema.geometri_undtagelse {
                exempt.felt = self.name(&exempt.felt);
            }
            for felt in &mut tema.felter {
                if felt.feltnavn10 == felt.feltnavn {
                    felt.feltnavn10 = self.name(&felt.feltnavn);
                }
                if let Datatype::Kode { tilladte, .. } = &mut felt.datatype {
                    tilladte.iter_mut().for_each(|code| *code = self.code(tema.temakode, &felt.feltnavn, *code));
                }
                felt.feltnavn = self.name(&felt.feltnavn);
                if let Some(target) = &mut felt.henvisning {
                    target.felt = self.name(&target.felt);
                }
            }
        }
        for list in &mut model.kodelister {
            list.kodefelt = self.name(&list.kodefelt);
        }
        for regel in &mut model.regler {
            for udtryk in &mut regel.udtryk {
                udtryk.sql = self.sql(udtryk.tema, &udtryk.sql);
                udtryk.felt = self.name(&udtryk.felt);
            }
        }
        for count in &mut model.diskretion.taellefelter {
            count.felt = self.name(&count.felt);
            count.grundlag = count.grundlag.as_ref().map(|name| self.name(name));
            count.foelsomme_opdelinger = count.foelsomme_opdelinger.iter().map(|name| self.name(name)).collect();
        }
        let of = |list: &str, codes: &mut Vec<i64>| codes.iter_mut().for_each(|code| *code = self.codes[list][code]);
        for indicator in &mut model.indikatorer {
            of("d_6301_kategori", &mut indicator.kategorier);
            for same in indicator.taeller_er.iter_mut().chain(&mut indicator.naevner_er) {
                of("d_6301_koen", &mut same.koen);
                of("d_6301_alder", &mut same.alder);
                of("d_6301_herkomst", &mut same.herkomst);
                of("d_6301_kategori", &mut same.kategori);
            }
        }
        self.model = model;
    }

    /// An expression with its columns renamed, and the numbers that a code is compared with.
    fn sql(&self, theme: u16, sql: &str) -> String {
        let compared = Regex::new(r"([a-z_]+_kode)( (?:NOT )?IN \(| = | <> )([0-9, ]+)").unwrap();
        let numbers = Regex::new("[0-9]+").unwrap();
        let sql = compared.replace_all(sql, |found: &Captures<'_>| {
            let code = |n: &Captures<'_>| self.code(theme, &found[1], n[0].parse().unwrap()).to_string();
            format!("{}{}{}", &found[1], &found[2], numbers.replace_all(&found[3], code))
        });
        Regex::new("[a-z_]+").unwrap().replace_all(&sql, |word: &Captures<'_>| self.name(&word[0])).into_owned()
    }

    /// A file of a theme; `None` if its form is not one that can be rewritten here without changing what it is.
    fn file(&self, path: &Path) -> Option<Vec<u8>> {
        let name = path.file_name()?.to_str()?;
        let theme: u16 = Regex::new("63[0-9]{2}").unwrap().find(name)?.as_str().parse().ok()?;
        let text = String::from_utf8(fs::read(path).ok()?).ok()?;
        match path.extension()?.to_str()? {
            "csv" => self.csv(theme, &text).map(String::into_bytes),
            // What is no JSON is not read as far as where it breaks, which is elsewhere in another text.
            "geojson" if serde_json::from_str::<serde_json::Value>(&text).is_ok() => {
                Some(self.geojson(theme, &text).into_bytes())
            }
            _ => None,
        }
    }

    fn csv(&self, theme: u16, text: &str) -> Option<String> {
        let (head, rows) = text.split_once('\n')?;
        let between = if head.contains(';') { ';' } else { ',' };
        // Quoted cells may hold the sign between cells; a first line of another form is none of names.
        let is_names = head.matches(between).count() > 3 && head.to_lowercase() == *head;
        if text.contains('"') || text.starts_with('\u{feff}') || !is_names {
            return None;
        }
        let columns: Vec<String> = head.trim_end().split(between).map(|c| c.trim().to_lowercase()).collect();
        let cell = |(at, cell): (usize, &str)| match (columns.get(at), cell.parse::<i64>()) {
            (Some(column), Ok(code)) if code.to_string() == cell => self.code(theme, column, code).to_string(),
            _ => cell.to_owned(),
        };
        let row = |row: &str| {
            let (row, end) = row.strip_suffix('\r').map_or((row, ""), |row| (row, "\r"));
            row.split(between).enumerate().map(cell).collect::<Vec<_>>().join(&between.to_string()) + end
        };
        let end = if head.ends_with('\r') { "\r" } else { "" };
        let head: Vec<String> = head.trim_end().split(between).map(|c| self.name(c)).collect();
        let rows: Vec<String> = rows.split('\n').map(row).collect();
        Some(format!("{}{end}\n{}", head.join(&between.to_string()), rows.join("\n")))
    }

    fn geojson(&self, theme: u16, text: &str) -> String {
        let coded = Regex::new(r#""([a-z_0-9]+)"(\s*:\s*)(-?[0-9]+)(\s*[,}\n])"#).unwrap();
        let text = coded.replace_all(text, |found: &Captures<'_>| {
            let code = self.code(theme, &found[1], found[3].parse().unwrap());
            format!("\"{}\"{}{code}{}", &found[1], &found[2], &found[4])
        });
        let named = Regex::new(r#""([a-z_0-9]+)"(\s*:)"#).unwrap();
        named.replace_all(&text, |found: &Captures<'_>| format!("\"{}\"{}", self.name(&found[1]), &found[2])).into_owned()
    }

    /// The files of a folder, as they are and translated; `None` if one of them cannot be.
    fn folder(&self, folder: &Path) -> Option<[Vec<InputFile>; 2]> {
        let mut paths: Vec<_> = fs::read_dir(folder).into_iter().flatten().map(|e| e.unwrap().path()).collect();
        paths.sort();
        let (mut own, mut other) = (Vec::new(), Vec::new());
        for path in paths {
            let name = path.file_name()?.to_str()?.to_owned();
            other.push(InputFile::alone(name.clone(), MemorySource::new(self.file(&path)?)));
            own.push(InputFile::alone(name, MemorySource::new(fs::read(&path).unwrap())));
        }
        Some([own, other])
    }
}

/// Gives a list's codes each other's numbers, the last the first's.
fn renumber(list: &mut Kodeliste) -> BTreeMap<i64, i64> {
    let numbers: Vec<i64> = list.koder.iter().map(|k| k.kode).collect();
    let codes: BTreeMap<i64, i64> = numbers.iter().copied().zip(numbers.iter().rev().copied()).collect();
    for kode in &mut list.koder {
        kode.kode = codes[&kode.kode];
        kode.overordnet = kode.overordnet.map(|code| codes[&code]);
        kode.erstattes_af = kode.erstattes_af.map(|code| codes[&code]);
    }
    list.koder.sort_by_key(|k| k.kode);
    codes
}

/// Rule, level, audience, theme, field, and where: what a finding is, whatever things are called.
type Judged = BTreeMap<(String, String, Option<String>, Option<u16>, Option<String>, usize, u64, Option<u64>), u64>;

/// How the cases are judged that do not say it, and as far as a case says it: by its arguments, of which `None` is returned
/// for those that say more.
fn options(arguments: &[String]) -> Option<Options> {
    let audiences = embedded().diskretion.maalgrupper.iter().map(|m| m.navn.clone()).collect();
    let mut options = Options {
        audiences,
        discretion_profile: "standard".to_owned(),
        theme: None,
        max_per_rule: 1_000,
        memory: 0,
        threads: 1,
        proofs: false,
        today: iso_days("2024-09-30").unwrap(),
        profile: Profile::default(),
    };
    for pair in arguments.chunks(2) {
        match [pair[0].as_str(), pair.get(1)?] {
            ["--today", day] => options.today = iso_days(day)?,
            ["--audience", audience] => options.audiences = vec![audience.to_owned()],
            ["--discretion-profile", profile] => options.discretion_profile = profile.to_owned(),
            _ => return None,
        }
    }
    Some(options)
}

fn judge(
    model: &Model,
    options: &Options,
    files: &[InputFile],
    references: &[InputFile],
    name: impl Fn(&str) -> String,
) -> Judged {
    let compiled = compile(model, options).unwrap();
    let references = References::read(&compiled, references, &mut Nobody).unwrap_or_default();
    let outcome = watched(&compiled, files, references, &mut Nobody);
    let mut judged = Judged::new();
    for found in outcome.found.values().flat_map(|f| &f.kept) {
        let field = found.field.as_deref().map(&name);
        let (level, place) = (found.level.name().to_owned(), &found.place);
        let key = (found.rule.clone(), level, found.audience.clone(), found.theme, field, place.input, place.row, place.line);
        *judged.entry(key).or_default() += 1;
    }
    judged
}

#[test]
fn a_model_of_other_names_keys_and_codes_judges_alike() {
    let translation = Translation::new();
    let faults = sdm::rules::binding_faults(&translation.model);
    assert!(faults.is_empty(), "{faults:#?}");
    let (mut tried, mut rules, mut wrong) = (0, BTreeSet::new(), Vec::new());
    for case in all_cases() {
        let expected = case.expected().unwrap_or_else(|_| panic!("{} has no expected.json", case.name()));
        // An edit of the model's text is one of the model as it is named.
        let Some(options) = options(&expected.arguments).filter(|_| expected.model_change.is_empty()) else { continue };
        let Some([own, other]) = translation.folder(&case.path().join("input")) else { continue };
        let Some([own_references, references]) = translation.folder(&case.path().join("reference")) else { continue };
        let before = judge(embedded(), &options, &own, &own_references, |name| translation.name(name));
        let after = judge(&translation.model, &options, &other, &references, str::to_owned);
        tried += 1;
        rules.insert(case.rule.clone());
        // A name that is unknown, or one near to it, is another in another name space.
        if before != after {
            let gone: Vec<_> = before.iter().filter(|(k, n)| after.get(k) != Some(n)).collect();
            let new: Vec<_> = after.iter().filter(|(k, n)| before.get(k) != Some(n)).collect();
            wrong.push(format!("{}\n  lost {gone:?}\n  gained {new:?}", case.name()));
        }
    }
    assert!(wrong.is_empty(), "{} of {tried} differ:\n{}", wrong.len(), wrong.join("\n"));
    assert!(tried > 800 && rules.len() > 60, "{tried} cases of {} rules were translated", rules.len());
    println!("{tried} cases of {} rules", rules.len());
}
