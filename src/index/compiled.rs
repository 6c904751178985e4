//! What the rules need of the model, compiled once before the first row.

use super::leaving::{self, Leaving};
use super::profile::Profile;
use super::roles::{self, FieldRoles, ThemeRoles};
use crate::delivery::{Batch, FieldKind, Fields};
use crate::expr::{self, Column, Expr, Type};
use crate::ledger::{Figures, KeyPlan};
use crate::model::{Datatype, Diskretionsprofil, Felt, Feltrolle, Foelsomhed, Level, Model, Regel, Regelslags, Tema, Tosproget};
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How a delivery is to be judged.
#[derive(Debug, Clone)]
pub struct Options {
    /// Audiences for whom discretion is judged.
    pub audiences: Vec<String>,
    /// Name of the discretion profile.
    pub discretion_profile: String,
    /// Theme of inputs that do not say theirs.
    pub theme: Option<u16>,
    /// Most findings kept per rule and input; totals stay true. 0 keeps all.
    pub max_per_rule: usize,
    /// Worker threads.
    pub threads: usize,
    /// Bytes for the keys of the whole delivery; what needs more is read in several passes. 0 is no limit.
    pub memory: usize,
    /// Keep why something follows of hidden figures, for the municipality's own eyes.
    pub proofs: bool,
    /// Today, as days since 1970-01-01.
    pub today: i64,
    /// Other levels and exceptions.
    pub profile: Profile,
}

/// The model, made ready.
pub struct Compiled<'m> {
    /// The model.
    pub model: &'m Model,
    /// The options.
    pub options: &'m Options,
    /// The themes, by code.
    pub themes: Vec<Theme<'m>>,
    /// The discretion profile.
    pub profile: &'m Diskretionsprofil,
    /// The themes that have a role.
    pub(crate) roles: ThemeRoles,
    /// By id: rules that cannot be bound to the model, and why.
    pub(crate) unbound: BTreeMap<String, Tosproget>,
    /// Rules that are out of use, by id. Asked for every finding, so the model is not searched each time.
    retired: BTreeSet<&'m str>,
}

/// A theme, made ready.
pub struct Theme<'m> {
    /// The theme.
    pub tema: &'m Tema,
    /// Its fields as readers have them.
    pub fields: Arc<Fields>,
    /// What its fields are to the program.
    pub roles: FieldRoles,
    /// The model's fields, by the same index.
    pub felter: Vec<&'m Felt>,
    /// Codes of code fields, by the same index: code and whether it is active.
    pub codes: Vec<Option<Codes>>,
    /// Patterns of text fields, by the same index.
    pub patterns: Vec<Option<Regex>>,
    /// Row rules.
    pub row_rules: Vec<RowRule<'m>>,
    /// How its key is packed.
    pub key: Option<KeyPlan>,
    /// What the ledger keeps of a row in addition to its key.
    pub figures: FigurePlan,
    /// Index of the key's fields.
    pub key_fields: Vec<usize>,
    /// Fields that point to another theme: field index, theme, field there, patterns of values that need not exist.
    pub references: Vec<Reference>,
    /// Rows without geometry: field index and pattern.
    pub no_geometry: Option<(usize, Regex)>,
    /// What its rows can use that is out of use or on its way out.
    pub leaving: Vec<Leaving<'m>>,
}

impl Theme<'_> {
    /// Which part of its key is the area; `None` if it has none.
    pub(crate) fn area_part(&self) -> Option<usize> {
        self.key.as_ref()?.part(Feltrolle::Omraade)
    }

    /// The index of the field with a role.
    pub fn field(&self, role: Feltrolle) -> Option<usize> {
        self.roles.field(role)
    }

    /// The name of a field.
    pub(crate) fn name(&self, field: usize) -> &str {
        &self.fields.specs[field].name
    }
}

/// Which of a theme's fields the ledger keeps: up to three figures, and three codes.
#[derive(Debug, Clone, Default)]
pub struct FigurePlan {
    /// Index of each figure's field, and what makes its scaled value hundredths.
    values: [Option<(usize, i64)>; 3],
    /// The marking's field.
    marking: Option<usize>,
    /// The fields of status and source, with the codes of their lists in order.
    lists: [Option<(usize, Vec<i64>)>; 2],
}

impl FigurePlan {
    fn new(model: &Model, felter: &[&Felt], fields: &Fields, roles: &FieldRoles) -> Self {
        let figure = |role| {
            let field = roles.field(role)?;
            match fields.specs[field].kind {
                FieldKind::Decimal { scale: 2, .. } => Some((field, 1)),
                FieldKind::Int => Some((field, 100)),
                _ => None,
            }
        };
        let list = |role| {
            let field = roles.field(role)?;
            Some((field, roles::list(model, felter[field])?.koder.iter().map(|k| k.kode).collect()))
        };
        FigurePlan {
            values: roles::FIGURES.map(figure),
            marking: roles.field(Feltrolle::Markering),
            lists: [Feltrolle::Status, Feltrolle::Kilde].map(list),
        }
    }

    /// A row's figures.
    pub fn of(&self, roles: &FieldRoles, batch: &Batch, row: usize) -> Figures {
        let value = |plan: Option<(usize, i64)>| plan.and_then(|(f, unit)| Some(batch.columns[f].number(row)?.max(0) * unit));
        let small = |list: &Option<(usize, Vec<i64>)>| {
            let (field, codes) = list.as_ref()?;
            let code = batch.columns[*field].number(row)?;
            u8::try_from(codes.binary_search(&code).ok()?).ok()
        };
        let marking = roles.marking(self.marking.and_then(|f| batch.columns[f].number(row)));
        let [status, source] = self.lists.each_ref().map(|list| small(list).unwrap_or(roles::UNKNOWN));
        Figures { values: self.values.map(value), codes: [marking as u8, status, source] }
    }

    /// A status as the ledger keeps it.
    pub(crate) fn small_status(&self, code: Option<i64>) -> u8 {
        let at = self.lists[0].as_ref().and_then(|(_, codes)| codes.binary_search(&code?).ok());
        at.and_then(|at| u8::try_from(at).ok()).unwrap_or(roles::UNKNOWN)
    }
}

/// A field that points to another theme.
pub struct Reference {
    /// Index of the field.
    pub field: usize,
    /// The theme it points to.
    pub theme: u16,
    /// The field there.
    pub target: String,
    /// Values that need not exist.
    pub also: Vec<Regex>,
}

/// A row rule of one theme, compiled.
pub struct RowRule<'m> {
    /// The rule.
    pub regel: &'m Regel,
    /// Its expression over the theme's columns.
    pub expr: Expr,
    /// Index of the field that a finding points to.
    pub field: Option<usize>,
}

/// Codes of a list in their order, and whether each is active.
pub struct Codes(Vec<(i64, bool)>);

impl Codes {
    /// Whether a code is active; `None` if the list does not have it.
    pub fn active(&self, code: i64) -> Option<bool> {
        self.0.binary_search_by_key(&code, |c| c.0).ok().map(|at| self.0[at].1)
    }
}

impl<'m> Compiled<'m> {
    /// Makes a model ready.
    ///
    /// # Errors
    /// What cannot be made ready, in Danish: the model was not checked, or a name in the options is none of its.
    pub(crate) fn new(model: &'m Model, options: &'m Options, unbound: BTreeMap<String, Tosproget>) -> Result<Self, String> {
        let profile = model.diskretion.profiler.iter().find(|p| p.navn == options.discretion_profile);
        let Some(profile) = profile else {
            let names: Vec<&str> = model.diskretion.profiler.iter().map(|p| p.navn.as_str()).collect();
            return Err(format!("diskretionsprofilen findes ikke; vælg en af: {}", names.join(", ")));
        };
        let themes = model.temaer.iter().map(|t| Theme::new(model, t)).collect::<Result<_, _>>()?;
        let retired = model.regler.iter().filter(|r| r.status.er_udgaaet()).map(|r| r.id.as_str()).collect();
        Ok(Compiled { model, options, themes, profile, roles: ThemeRoles::new(model), unbound, retired })
    }

    /// A theme by code.
    pub fn theme(&self, code: u16) -> Option<&Theme<'m>> {
        self.themes.iter().find(|t| t.tema.temakode == code)
    }

    /// A number that a rule uses; the binding holds that it is there.
    pub(crate) fn parameter(&self, rule: &str, name: &str) -> i64 {
        self.model.regel(rule).and_then(|r| r.parametre.get(name)).copied().unwrap_or_default()
    }

    /// The themes that a rule is about, by code.
    pub(crate) fn themes_of(&self, rule: &str) -> Vec<u16> {
        let Some(regel) = self.model.regel(rule) else { return Vec::new() };
        let all = self.themes.iter().map(|t| t.tema.temakode);
        all.filter(|theme| self.model.regel_gaelder(regel, *theme)).collect()
    }

    /// Where a theme has the field with a role.
    pub(crate) fn field(&self, theme: u16, role: Feltrolle) -> Option<usize> {
        self.theme(theme)?.field(role)
    }

    /// How many audiences see an access code: the fewer, the fuller its figures may be.
    pub(crate) fn readers(&self, access: i64) -> usize {
        self.model.diskretion.maalgrupper.iter().filter(|m| m.ser_off_koder.contains(&access)).count()
    }

    /// A rule's level, by the profile or the standard.
    pub fn level(&self, rule: &str) -> Level {
        let standard = || self.model.regel(rule).map_or(Level::Fejl, |r| r.niveau);
        self.options.profile.level(rule).flatten().unwrap_or_else(standard)
    }

    /// Whether a rule is not run: it cannot be bound to the model, the model has retired it, or the profile has switched it off.
    pub fn is_off(&self, rule: &str) -> bool {
        self.unbound.contains_key(rule) || self.is_retired(rule) || self.options.profile.level(rule) == Some(None)
    }

    /// Whether the model has retired a rule.
    pub fn is_retired(&self, rule: &str) -> bool {
        self.retired.contains(rule)
    }

    /// An indicator's sensitivity; one that the model does not know is sensitive: doubt protects.
    pub fn sensitivity(&self, indicator: i64) -> Foelsomhed {
        self.model.indikator(indicator).map_or(Foelsomhed::Foelsom, |i| i.foelsomhed)
    }

    /// The threshold for open counts of this sensitivity for an audience; `None` if it is not judged.
    pub fn threshold(&self, audience: &str, sensitivity: Foelsomhed) -> Option<u32> {
        self.profile.graenser.iter().find(|g| g.maalgruppe == audience)?.mindste_antal.af(sensitivity)
    }
}

impl<'m> Theme<'m> {
    fn new(model: &'m Model, tema: &'m Tema) -> Result<Self, String> {
        let fields = Arc::new(Fields::new(model, tema));
        let felter: Vec<&Felt> = model.felter(tema).filter(|f| fields.index(&f.feltnavn).is_some()).collect();
        let codes = felter.iter().map(|f| codes(model, f)).collect();
        let patterns = felter
            .iter()
            .map(|f| match &f.datatype {
                Datatype::Tekst { moenster: Some(m), .. } => pattern(m).map(Some),
                _ => Ok(None),
            })
            .collect::<Result<_, String>>()?;
        let no_geometry = match &tema.geometri_undtagelse {
            Some(u) => fields.index(&u.felt).map(|i| Ok::<_, String>((i, pattern(&u.moenster)?))).transpose()?,
            None => None,
        };
        let references = felter.iter().enumerate().filter_map(|(i, f)| reference(i, f)).collect::<Result<_, _>>()?;
        let roles = FieldRoles::new(model, tema, &fields);
        Ok(Theme {
            tema,
            row_rules: row_rules(model, tema, &fields)?,
            key: KeyPlan::new(model, tema, &fields, roles::key_order(tema.rolle)),
            figures: FigurePlan::new(model, &felter, &fields, &roles),
            roles,
            key_fields: tema.noegle.iter().filter_map(|n| fields.index(n)).collect(),
            codes,
            patterns,
            references,
            no_geometry,
            leaving: leaving::of(model, tema, &fields),
            felter,
            fields,
        })
    }
}

/// `$` also matches before a trailing line break in some dialects; here the whole text must match.
fn pattern(source: &str) -> Result<Regex, String> {
    let body = source.strip_prefix('^').and_then(|s| s.strip_suffix('$')).unwrap_or(source);
    Regex::new(&format!("\\A(?:{body})\\z")).map_err(|_| format!("mønsteret {source} kan ikke læses"))
}

fn reference(field: usize, felt: &Felt) -> Option<Result<Reference, String>> {
    let h = felt.henvisning.as_ref()?;
    let also = h.ogsaa.iter().map(|m| pattern(m)).collect::<Result<_, _>>();
    Some(also.map(|also| Reference { field, theme: h.tema, target: h.felt.clone(), also }))
}

fn codes(model: &Model, felt: &Felt) -> Option<Codes> {
    let Datatype::Kode { kodeliste, tilladte } = &felt.datatype else { return None };
    let koder = &model.kodeliste(kodeliste)?.koder;
    let allowed = koder.iter().filter(|k| tilladte.is_empty() || tilladte.contains(&k.kode));
    let mut codes: Vec<(i64, bool)> = allowed.map(|k| (k.kode, k.aktiv == 1)).collect();
    codes.sort_unstable();
    Some(Codes(codes))
}

/// The columns that a theme's row rules may name, in the order of its fields.
pub fn columns(fields: &Fields) -> Vec<Column> {
    let ty = |kind| match kind {
        FieldKind::Int => Type::Int,
        FieldKind::Decimal { scale, .. } => Type::Decimal(scale),
        FieldKind::Date => Type::Date,
        FieldKind::Text | FieldKind::Uuid => Type::Text,
    };
    fields.specs.iter().map(|s| Column { name: s.name.clone(), ty: ty(s.kind) }).collect()
}

fn row_rules<'m>(model: &'m Model, tema: &Tema, fields: &Fields) -> Result<Vec<RowRule<'m>>, String> {
    let columns = columns(fields);
    let mut rules = Vec::new();
    for regel in model.regler.iter().filter(|r| r.slags == Regelslags::Raekke && !r.status.er_udgaaet()) {
        for udtryk in regel.udtryk.iter().filter(|u| u.tema == tema.temakode) {
            let expr = expr::compile(&udtryk.sql, &columns)
                .map_err(|faults| format!("reglen {}: {}", regel.id, faults.first().map_or("", |f| f.da.as_str())))?;
            rules.push(RowRule { regel, expr, field: fields.index(&udtryk.felt) });
        }
    }
    Ok(rules)
}
