//! Where findings go: totals always true, examples kept up to a limit, the first by place.

use super::area_row::AreaRow;
use super::compiled::Compiled;
use super::rows::Rows;
use super::values::shown;
use crate::finding::{Fact, Finding, Place, Secret};
use crate::model::Feltrolle;
use std::collections::BTreeMap;

/// Findings of one rule in one input.
#[derive(Default)]
pub struct Found {
    /// How many there are.
    pub count: u64,
    /// How many for each audience; empty for rules without audiences.
    pub by_audience: BTreeMap<String, u64>,
    /// The first of them in each input.
    pub kept: Vec<Finding>,
    /// How many were kept, by input; they count on when the kept are handed over.
    of_input: BTreeMap<usize, usize>,
}

impl Found {
    fn keep(&mut self, finding: Finding) {
        *self.of_input.entry(finding.place.input).or_default() += 1;
        self.kept.push(finding);
    }
}

/// Findings of one input or batch, by rule.
pub struct Sink<'m> {
    compiled: &'m Compiled<'m>,
    /// By rule id.
    pub found: BTreeMap<&'m str, Found>,
    /// By index of the profile's exception: findings that it took out.
    pub excepted: BTreeMap<usize, u64>,
    /// Rules of which as many as are shown were found before these rows; theirs are only counted.
    only_counted: Vec<&'m str>,
}

/// A finding before it is added.
pub struct Draft<'a> {
    /// The place.
    pub place: Place,
    /// Index of the field it points to.
    pub field: Option<usize>,
    /// Part of the rule.
    pub aspect: Option<&'static str>,
    /// Audience.
    pub audience: Option<&'a str>,
    /// Facts for the message.
    pub facts: Vec<Fact>,
}

/// What a finding about a row points to, and for whom.
#[derive(Default)]
pub struct About<'a> {
    /// Index of the field.
    pub field: Option<usize>,
    /// Part of the rule.
    pub aspect: Option<&'static str>,
    /// Audience.
    pub audience: Option<&'a str>,
    /// Where the fault lies in EPSG:25832; a point that has no place there is left out.
    pub point: Option<[f64; 2]>,
}

impl<'m> Sink<'m> {
    /// An empty sink.
    pub fn new(compiled: &'m Compiled<'m>) -> Self {
        Sink { compiled, found: BTreeMap::new(), excepted: BTreeMap::new(), only_counted: vec![] }
    }

    /// An empty sink for rows that come after others of their input.
    pub(crate) fn after(compiled: &'m Compiled<'m>, full: Vec<&'m str>) -> Self {
        Sink { only_counted: full, ..Sink::new(compiled) }
    }

    /// Rules of which as many as are shown of an input were found.
    pub(crate) fn full(&self, input: usize) -> Vec<&'m str> {
        let limit = self.limit();
        let full = self.found.iter().filter(|(_, f)| f.of_input.get(&input).is_some_and(|n| *n >= limit));
        full.map(|(rule, _)| *rule).collect()
    }

    fn limit(&self) -> usize {
        match self.compiled.options.max_per_rule {
            0 => usize::MAX,
            n => n,
        }
    }

    /// Adds a finding about a row of a batch: a field by index, and facts that are only made when they are kept.
    pub fn row(&mut self, rule: &str, rows: &Rows<'_>, row: usize, field: Option<usize>, facts: impl FnOnce() -> Vec<Fact>) {
        self.row_with(rule, rows, row, About { field, ..About::default() }, facts);
    }

    /// The same with more to say of it.
    pub fn row_with(&mut self, rule: &str, rows: &Rows<'_>, row: usize, about: About<'_>, facts: impl FnOnce() -> Vec<Fact>) {
        let name = about.field.map(|f| rows.theme.fields.specs[f].name.clone());
        let theme = Some(rows.theme.tema.temakode);
        let key = || if row < rows.batch.rows { key(rows, row) } else { vec![] };
        if self.excepted(rule, theme, name.as_deref(), key) || !self.count(rule, about.audience, rows.input) {
            return;
        }
        let draft = Draft { place: rows.place(row), field: None, aspect: about.aspect, audience: about.audience, facts: facts() };
        let mut finding = self.finding(rule, draft);
        finding.theme = theme;
        finding.field = name;
        finding.key = key();
        finding.point = about.point.filter(|p| p.iter().all(|c| c.is_finite()));
        self.keep(rule, finding);
    }

    /// Adds a finding about an input.
    pub fn input(&mut self, rule: &str, theme: Option<u16>, field: Option<String>, draft: Draft<'_>) {
        if self.excepted(rule, theme, field.as_deref(), Vec::new) || !self.count(rule, draft.audience, draft.place.input) {
            return;
        }
        let mut finding = self.finding(rule, draft);
        finding.theme = theme;
        finding.field = field;
        self.keep(rule, finding);
    }

    /// Adds a finding about an area's row, with its key and the point where it lies; none about a reference's.
    pub(crate) fn area(
        &mut self,
        rule: &str,
        row: &AreaRow,
        field: Option<Feltrolle>,
        point: Option<[f64; 2]>,
        facts: Vec<Fact>,
    ) {
        self.area_about(rule, row, (None, None), field, point, facts);
    }

    /// The same for an audience.
    pub(crate) fn area_for(&mut self, audience: &str, rule: &str, row: &AreaRow, point: Option<[f64; 2]>, facts: Vec<Fact>) {
        self.area_about(rule, row, (None, Some(audience)), None, point, facts);
    }

    /// The same with an aspect.
    pub(crate) fn area_with(
        &mut self,
        rule: &str,
        row: &AreaRow,
        aspect: Option<&'static str>,
        field: Option<Feltrolle>,
        point: Option<[f64; 2]>,
        facts: Vec<Fact>,
    ) {
        self.area_about(rule, row, (aspect, None), field, point, facts);
    }

    fn area_about(
        &mut self,
        rule: &str,
        row: &AreaRow,
        (aspect, audience): (Option<&'static str>, Option<&str>),
        field: Option<Feltrolle>,
        point: Option<[f64; 2]>,
        facts: Vec<Fact>,
    ) {
        let Some(theme) = self.compiled.theme(row.theme).filter(|_| !row.reference) else { return };
        let field = field.and_then(|role| theme.field(role)).map(|f| theme.name(f));
        let part = |f: &usize| Some((theme.name(*f).to_owned(), row.value(*f)?));
        let key: Vec<(String, Secret)> = theme.key_fields.iter().filter_map(part).collect();
        if self.excepted(rule, Some(row.theme), field, || key.clone()) || !self.count(rule, audience, row.place.input) {
            return;
        }
        let draft = Draft { place: row.place.clone(), field: None, aspect, audience, facts };
        let mut finding = self.finding(rule, draft);
        finding.theme = Some(row.theme);
        finding.field = field.map(str::to_owned);
        finding.key = key;
        finding.point = point;
        self.keep(rule, finding);
    }

    /// Counts findings that are not kept.
    pub(crate) fn beyond(&mut self, rule: &str, audience: Option<&str>, n: u64) {
        if let Some(id) = self.id(rule).filter(|_| n > 0 && !self.compiled.is_off(rule)) {
            let found = self.found.entry(id).or_default();
            found.count += n;
            audience.into_iter().for_each(|a| *found.by_audience.entry(a.to_owned()).or_default() += n);
        }
    }

    /// Whether the profile takes a finding out, which is counted.
    fn excepted(
        &mut self,
        rule: &str,
        theme: Option<u16>,
        field: Option<&str>,
        key: impl FnOnce() -> Vec<(String, Secret)>,
    ) -> bool {
        let options = self.compiled.options;
        if !options.profile.excepts(rule) {
            return false;
        }
        let exception = options.profile.exception(rule, theme, field, &key(), options.today);
        exception.map(|e| *self.excepted.entry(e).or_default() += 1).is_some()
    }

    /// The findings kept so far, by place, which are kept no longer; totals stay.
    pub(crate) fn take_kept(&mut self) -> Vec<Finding> {
        let mut all: Vec<Finding> = self.found.values_mut().flat_map(|f| std::mem::take(&mut f.kept)).collect();
        all.sort_by(|a, b| (&a.place, &a.rule, &a.field).cmp(&(&b.place, &b.rule, &b.field)));
        all
    }

    /// Counts one more; whether there is room to keep it.
    fn count(&mut self, rule: &str, audience: Option<&str>, input: usize) -> bool {
        let limit = self.limit();
        let Some(id) = self.id(rule) else { return false };
        if self.compiled.is_off(rule) {
            return false;
        }
        let found = self.found.entry(id).or_default();
        found.count += 1;
        if let Some(audience) = audience {
            *found.by_audience.entry(audience.to_owned()).or_default() += 1;
        }
        !self.only_counted.contains(&id) && found.of_input.get(&input).is_none_or(|n| *n < limit)
    }

    fn id(&self, rule: &str) -> Option<&'m str> {
        self.compiled.model.regel(rule).map(|r| r.id.as_str())
    }

    fn finding(&self, rule: &str, draft: Draft<'_>) -> Finding {
        Finding {
            rule: rule.to_owned(),
            aspect: draft.aspect,
            level: self.compiled.level(rule),
            audience: draft.audience.map(str::to_owned),
            theme: None,
            field: None,
            place: draft.place,
            key: vec![],
            point: None,
            facts: draft.facts,
        }
    }

    fn keep(&mut self, rule: &str, finding: Finding) {
        if let Some(found) = self.id(rule).and_then(|id| self.found.get_mut(id)) {
            found.keep(finding);
        }
    }

    /// Takes up another sink whose places come after this one's.
    pub fn append(&mut self, other: Sink<'m>) {
        let limit = self.limit();
        for (exception, n) in other.excepted {
            *self.excepted.entry(exception).or_default() += n;
        }
        for (rule, theirs) in other.found {
            let ours = self.found.entry(rule).or_default();
            ours.count += theirs.count;
            for (audience, n) in theirs.by_audience {
                *ours.by_audience.entry(audience).or_default() += n;
            }
            for finding in theirs.kept {
                if ours.of_input.get(&finding.place.input).is_none_or(|n| *n < limit) {
                    ours.keep(finding);
                }
            }
        }
    }
}

/// A row's business key, field by field.
pub fn key(rows: &Rows<'_>, row: usize) -> Vec<(String, Secret)> {
    let theme = rows.theme;
    let value = |field: usize| shown(&rows.batch.columns[field], row);
    theme.key_fields.iter().filter_map(|f| Some((theme.fields.specs[*f].name.clone(), Secret::new(value(*f)?)))).collect()
}
