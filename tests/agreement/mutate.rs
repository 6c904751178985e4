//! Makes the run's records from the model alone: for each theme a valid feature of the fields' own examples, every
//! operator on every field that it applies to, valid variants, broken row rules, faulty geometries, and seeded pairs.
//!
//! No field, code or rule is named here: a field added to a theme's YAML is mutated from then on.

use super::draft::{Draft, Edit};
use super::geometry;
use super::operators::{Change, Expect, OPERATORS, Site, finds};
use super::random::Random;
use super::record::{File, Record};
use super::rows::RowRules;
use sdm::expr::Truth;
use sdm::model::{Felt, Geometritype, Model, Tema};

/// Seed of the pairs.
const SEED: u64 = 6300;
/// Combinations tried per row rule and truth value that are kept.
const PER_RULE: usize = 6;
/// Rows of the report's table that are no field.
pub const WHOLE: &str = "(post)";
/// Operator of the combinations.
pub const PAIR: &str = "par";

/// A change with where it belongs.
struct Single {
    field: String,
    operator: &'static str,
    change: Change,
    /// The field that the expectation is about; `None` for the record as a whole.
    about: Option<String>,
}

/// All records of one theme: every single change, and so many pairs.
pub fn theme(model: &Model, tema: &Tema, pairs: usize) -> Vec<Record> {
    let rules = RowRules::new(model, tema);
    let base = base(model, tema, &rules);
    let mut records = valid(model, tema, &rules, &base);
    records.extend(files(tema, &base));
    let mut singles = fields(model, tema, &base);
    singles.extend(geometries(model, tema));
    singles.extend(whole(model, tema, &base));
    singles.extend(row_rules(&rules, &base));
    for (n, single) in singles.iter().enumerate() {
        let expect = single.about.clone().map(|field| (field, single.change.expect.clone()));
        records.push(record(tema, &single.field, single.operator, n, &base.with(&single.change.edits), expect));
    }
    records.extend(self::pairs(tema, &base, &singles, pairs));
    records
}

/// What applies to a theme, as rows and columns of the report's table, whether or not it gave a record.
pub fn applicable(model: &Model, tema: &Tema) -> Vec<(String, &'static str)> {
    let base = examples(model, tema);
    let mut cells = Vec::new();
    for felt in delivered(model, tema) {
        let site = Site { model, tema, felt, base: &base };
        cells.extend(OPERATORS.iter().filter(|o| (o.changes)(&site).is_some()).map(|o| (felt.feltnavn.clone(), o.name)));
    }
    let geometri = &model.standard.geometri.feltnavn;
    cells.extend(geometry::operators(model, tema).iter().map(|o| (geometri.clone(), o.name)));
    cells.extend(
        model.regler.iter().filter(|r| r.udtryk.iter().any(|u| u.tema == tema.temakode)).map(|r| (r.id.clone(), "falsk")),
    );
    cells
}

/// The fields that a delivery gives.
fn delivered<'a>(model: &'a Model, tema: &'a Tema) -> impl Iterator<Item = &'a Felt> {
    model.felter(tema).filter(|f| !f.er_systemfelt())
}

fn examples(model: &Model, tema: &Tema) -> Draft {
    let example = |f: &Felt| (f.feltnavn.clone(), sdm::emit::record::example_value(f).to_string());
    Draft::new(delivered(model, tema).map(example).collect(), geometry::base(tema))
}

/// The examples together; where they break row rules, optional fields are emptied as long as that helps.
fn base(model: &Model, tema: &Tema, rules: &RowRules<'_>) -> Draft {
    let mut draft = examples(model, tema);
    for felt in delivered(model, tema).filter(|f| !f.er_obligatorisk()) {
        let without = draft.with(&[Edit::Set(felt.feltnavn.clone(), "null".into())]);
        if rules.broken(&without) < rules.broken(&draft) {
            draft = without;
        }
    }
    assert_eq!(rules.broken(&draft), 0, "{}: no valid feature follows from the fields' examples", tema.tabel);
    draft
}

fn record(tema: &Tema, field: &str, operator: &str, n: usize, draft: &Draft, expect: Option<(String, Expect)>) -> Record {
    Record {
        id: format!("{}/{field}/{operator}/{n}", tema.temakode),
        temakode: tema.temakode,
        field: field.to_owned(),
        operator: operator.to_owned(),
        expect,
        must_pass: false,
        feature: draft.feature(),
        file: File::Plain,
    }
}

/// Features that are right in every way: as it is, without each optional field, without all of them, with members
/// that GeoJSON allows, and with values that leave a row rule unknown.
fn valid(model: &Model, tema: &Tema, rules: &RowRules<'_>, base: &Draft) -> Vec<Record> {
    let optional: Vec<&Felt> = delivered(model, tema).filter(|f| !f.er_obligatorisk()).collect();
    let remove = |f: &&Felt| Edit::Remove(f.feltnavn.clone());
    let mut edits: Vec<(String, &str, Vec<Edit>)> = vec![
        (WHOLE.into(), "gyldig", vec![]),
        (WHOLE.into(), "gyldig", optional.iter().map(remove).collect()),
        (WHOLE.into(), "medlemmer", vec![Edit::Member("id".into(), "7".into())]),
        (
            WHOLE.into(),
            "medlemmer",
            vec![Edit::Member("id".into(), "\"a-7\"".into()), Edit::Member("bbox".into(), "[0,0,1,1]".into())],
        ),
        (WHOLE.into(), "medlemmer", vec![Edit::Member("fremmed".into(), "{\"a\":[null]}".into())]),
    ];
    edits.extend(optional.iter().map(|f| (f.feltnavn.clone(), "uden", vec![remove(f)])));
    for (n, (id, _)) in rules.ids().enumerate() {
        let unknown = rules.find(base, n, Truth::Unknown, true, PER_RULE);
        edits.extend(unknown.into_iter().map(|e| (id.to_owned(), "ukendt", e)));
        let kept = rules.find(base, n, Truth::True, true, PER_RULE);
        edits.extend(kept.into_iter().map(|e| (id.to_owned(), "sand", e)));
    }
    let drafts = edits.iter().map(|(field, operator, edits)| (field, operator, base.with(edits)));
    let kept = drafts.filter(|(_, _, draft)| rules.broken(draft) == 0).enumerate();
    kept.map(|(n, (field, operator, draft))| Record { must_pass: true, ..record(tema, field, operator, n, &draft, None) })
        .collect()
}

/// A right feature in a file with a fault.
fn files(tema: &Tema, base: &Draft) -> Vec<Record> {
    let of = |file, operator, construct| Record {
        file,
        ..record(tema, WHOLE, operator, 0, base, Some((String::new(), finds(construct))))
    };
    let mut records = vec![of(File::Twice, "to gange", "dublet-noegle")];
    if tema.geometritype == Geometritype::Flade {
        records.push(of(File::OtherCrs, "fremmed crs", "forkert-koordinatsystem"));
    }
    records
}

/// Every operator on every field that it applies to.
fn fields(model: &Model, tema: &Tema, base: &Draft) -> Vec<Single> {
    let mut singles = Vec::new();
    for felt in delivered(model, tema) {
        let site = Site { model, tema, felt, base };
        for operator in OPERATORS {
            for change in (operator.changes)(&site).unwrap_or_default() {
                let field = felt.feltnavn.clone();
                singles.push(Single { about: Some(field.clone()), field, operator: operator.name, change });
            }
        }
    }
    singles
}

fn geometries(model: &Model, tema: &Tema) -> Vec<Single> {
    let field = &model.standard.geometri.feltnavn;
    // How a geometry was read belongs to no field.
    let about = |expect: &Expect| match expect {
        Expect::Finds(construct) if construct.starts_with("laesemaade/") => String::new(),
        _ => field.clone(),
    };
    let single = |operator, change: Change| {
        let about = Some(about(&change.expect));
        Single { field: field.clone(), operator, change, about }
    };
    let operators = geometry::operators(model, tema);
    operators.into_iter().flat_map(|o| o.changes.into_iter().map(move |c| (o.name, c))).map(|(o, c)| single(o, c)).collect()
}

/// What concerns the record as a whole: other properties, system fields, texts of codes, and forms that are no feature.
fn whole(model: &Model, tema: &Tema, base: &Draft) -> Vec<Single> {
    let single = |field: &str, operator, edit, expect| {
        let change = Change { edits: vec![edit], expect };
        Single { field: field.to_owned(), operator, change, about: Some(String::new()) }
    };
    let set = |name: &str, raw: &str| Edit::Set(name.to_owned(), raw.to_owned());
    let mut singles = Vec::new();
    for (name, raw) in [("findes_ikke", "1"), ("findes_ikke", "null"), ("Blåbær", "\"æ\""), ("", "1")] {
        singles.push(single(WHOLE, "ukendtfelt", set(name, raw), finds("ukendt-felt")));
    }
    for felt in model.felter(tema).filter(|f| f.er_systemfelt()) {
        let example = sdm::emit::record::example_value(felt).to_string();
        for raw in [example.as_str(), "null", "{}"] {
            singles.push(single(&felt.feltnavn, "systemfelt", set(&felt.feltnavn, raw), finds("systemfelt-udfyldt")));
        }
    }
    for (column, _) in model.tekstkolonner(tema) {
        singles.push(single(&column, "kodetekst", set(&column, "\"tekst\""), finds("systemfelt-udfyldt")));
    }
    for felt in delivered(model, tema) {
        let raw = base.get(&felt.feltnavn).unwrap_or("null").to_owned();
        let twice = Edit::Repeat(felt.feltnavn.clone(), raw);
        singles.push(single(&felt.feltnavn, "dobbelt", twice, finds("ulaeselig-post/dobbelt")));
    }
    for raw in ["[]", "1", "\"tekst\""] {
        singles.push(single(WHOLE, "egenskaber", Edit::Properties(raw.into()), finds("ulaeselig-post")));
    }
    for raw in ["null", "{}"] {
        singles.push(single(WHOLE, "egenskaber", Edit::Properties(raw.into()), finds("manglende-felt")));
    }
    for raw in ["\"Point\"", "\"feature\"", "null"] {
        singles.push(single(WHOLE, "featuretype", Edit::Kind(raw.into()), finds("ulaeselig-post")));
    }
    singles
}

/// Values that make each row rule false.
fn row_rules(rules: &RowRules<'_>, base: &Draft) -> Vec<Single> {
    let mut singles = Vec::new();
    for (n, (id, field)) in rules.ids().enumerate() {
        for edits in rules.find(base, n, Truth::False, false, PER_RULE) {
            let change = Change { edits, expect: Expect::Finds(id.to_owned().into()) };
            singles.push(Single { field: id.to_owned(), operator: "falsk", change, about: Some(field.to_owned()) });
        }
    }
    singles
}

/// Two changes at once, to different parts of the feature.
fn pairs(tema: &Tema, base: &Draft, singles: &[Single], many: usize) -> Vec<Record> {
    let mut records = Vec::new();
    let mut random = Random::new(SEED + u64::from(tema.temakode));
    let apart = |a: &Single, b: &Single| {
        a.change.edits.iter().all(|x| b.change.edits.iter().all(|y| x.part() != y.part() && x.is_local() && y.is_local()))
    };
    while records.len() < many {
        let (a, b) = (random.pick(singles), random.pick(singles));
        if !apart(a, b) {
            continue;
        }
        let draft = base.with(&a.change.edits).with(&b.change.edits);
        let field = format!("{}+{}", a.field, b.field);
        let mut pair = record(tema, &field, &format!("{}+{}", a.operator, b.operator), 0, &draft, None);
        pair.id = format!("{}/{PAIR}/{}", tema.temakode, records.len());
        records.push(pair);
    }
    records
}
