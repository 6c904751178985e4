//! Which theme each dataset of a file belongs to, and which parts of a file are no data at all.

use super::struktur::laesemaade::words;
use crate::delivery::{Aside, Binding, Dataset, Header, Opened, PassedOver, ReadError, Reading, theme_by_columns, theme_by_name};
use crate::finding::PlaceKind;
use crate::index::{Compiled, Theme};

/// Where a dataset belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ThemeResolution {
    /// To a theme.
    Theme(u16),
    /// To an unknown theme.
    Unknown,
    /// To none, and need not: a sheet of guidance in a workbook with data, or one without cells.
    NotData,
}

/// Where the datasets of a file belong.
pub fn of(compiled: &Compiled<'_>, path: &str, opened: &[Opened]) -> Vec<ThemeResolution> {
    let (mut all, mut from) = (Vec::new(), 0);
    // The sheets of one workbook are judged together.
    while let Some(first) = opened.get(from) {
        let is_sheet = |o: &Opened| o.format.is_some_and(|f| f.place == PlaceKind::Sheet) && !is_passed_over(o);
        let same = |o: &Opened| o.member == first.member && is_sheet(o);
        let count = opened[from..].iter().take_while(|o| same(o)).count().max(1);
        let datasets: Vec<Option<&dyn Dataset>> = opened[from..from + count].iter().map(|o| o.dataset.as_deref().ok()).collect();
        let names: Vec<String> = first.member.iter().map(String::as_str).chain([path]).map(base).collect();
        match count {
            1 if is_passed_over(first) => all.push(ThemeResolution::NotData),
            1 => all.push(datasets[0].map_or(ThemeResolution::Unknown, |d| alone(compiled, &names, d.header()))),
            _ => all.extend(sheets(compiled, &names, &datasets)),
        }
        from += count;
    }
    all
}

fn is_passed_over(opened: &Opened) -> bool {
    matches!(opened.dataset, Err(ReadError::PassedOver(_)))
}

/// Why a dataset that has no theme is passed over.
pub fn aside(header: &Header, belongs: ThemeResolution) -> Option<PassedOver> {
    let of = |kind, reading| {
        let (da, en) = words(reading);
        Some(PassedOver::new(kind, da, en))
    };
    match belongs {
        ThemeResolution::Theme(_) => None,
        ThemeResolution::NotData if is_note(header) => of(Aside::Document, Reading::Note),
        ThemeResolution::NotData if header.columns.is_empty() => of(Aside::Empty, Reading::EmptySheet),
        ThemeResolution::NotData => of(Aside::NotData, unlike(header)),
        ThemeResolution::Unknown => Some(PassedOver::new(
            Aside::Unplaced,
            "det kan ikke ses, hvilket tema den hører til, og den er ikke kontrolleret",
            "its theme is unknown, and it was not checked",
        )),
    }
}

/// Whether a part that is no table is called after a theme's table: then it is the data, in a form that is not read.
pub fn is_named_as_data(compiled: &Compiled<'_>, path: &str, why: &PassedOver) -> bool {
    let name = base(path).to_lowercase();
    why.kind == Aside::Document && compiled.model.temaer.iter().any(|t| name.contains(&t.tabel))
}

fn base(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned()
}

fn resolved(theme: Option<u16>) -> ThemeResolution {
    theme.map_or(ThemeResolution::Unknown, ThemeResolution::Theme)
}

/// By the name of its layer or sheet, of its member, of its file, else by its columns, else as the user says. A layer that
/// is alone in a file often has a name of its own while the file is named after the theme.
fn alone(compiled: &Compiled<'_>, names: &[String], header: &Header) -> ThemeResolution {
    if is_style_table(header) || is_note(header) || header.readings.contains(&Reading::Tiles) {
        return ThemeResolution::NotData;
    }
    if header.readings.contains(&Reading::Unregistered) {
        // The file's name speaks of the layers that the file shows.
        let own = header.name.as_deref().and_then(|n| theme_by_name(compiled.model, n));
        let theme = own.or_else(|| theme_by_columns(compiled.model, &header.columns));
        return theme.map_or(ThemeResolution::NotData, ThemeResolution::Theme);
    }
    let named = header.name.iter().chain(names).find_map(|n| theme_by_name(compiled.model, n));
    resolved(named.or_else(|| theme_by_columns(compiled.model, &header.columns)).or(compiled.options.theme))
}

/// Whether it is a text without rows.
fn is_note(header: &Header) -> bool {
    header.readings.contains(&Reading::Note)
}

/// What a dataset with columns is, if it is no data of a theme.
pub(super) fn unlike(header: &Header) -> Reading {
    match () {
        () if is_style_table(header) => Reading::Styles,
        () if header.readings.contains(&Reading::Tiles) => Reading::Tiles,
        () => Reading::OtherSheet,
    }
}

/// Whether a layer is the table in which QGIS saves the styles of a GeoPackage's layers.
pub(super) fn is_style_table(header: &Header) -> bool {
    let has = |name: &str| header.columns.iter().any(|c| c.eq_ignore_ascii_case(name));
    header.format.place == PlaceKind::Fid
        && header.name.as_deref() == Some("layer_styles")
        && has("styleQML")
        && has("f_table_name")
}

/// Of several sheets each one's own name and columns are the better witness; the file's name and the user's word are for
/// those that look like the theme, and for the first where none does.
fn sheets(compiled: &Compiled<'_>, names: &[String], datasets: &[Option<&dyn Dataset>]) -> Vec<ThemeResolution> {
    let file = names.iter().find_map(|n| theme_by_name(compiled.model, n)).or(compiled.options.theme);
    let hidden = |h: &Header| h.readings.contains(&Reading::HiddenSheet);
    let own = |header: &Header| {
        if header.columns.is_empty() {
            return ThemeResolution::NotData;
        }
        let by_name = header.name.as_deref().and_then(|n| theme_by_name(compiled.model, n));
        let by_columns = || theme_by_columns(compiled.model, &header.columns);
        let by_file = || file.filter(|f| !hidden(header) && compiled.theme(*f).is_some_and(|t| resembles(t, &header.columns)));
        resolved(by_name.or_else(by_columns).or_else(by_file))
    };
    let headers: Vec<Option<&Header>> = datasets.iter().map(|d| d.map(Dataset::header)).collect();
    let mut all: Vec<ThemeResolution> = headers.iter().map(|h| h.map_or(ThemeResolution::Unknown, own)).collect();
    let placed = |all: &[ThemeResolution]| all.iter().any(|b| matches!(b, ThemeResolution::Theme(_)));
    let first = (0..all.len()).find(|i| all[*i] == ThemeResolution::Unknown && headers[*i].is_some_and(|h| !hidden(h)));
    if let (false, Some(first), Some(theme)) = (placed(&all), first, file) {
        all[first] = ThemeResolution::Theme(theme);
    }
    if placed(&all) {
        for (belongs, header) in all.iter_mut().zip(&headers) {
            let data = header.is_some_and(|h| !hidden(h) && compiled.themes.iter().any(|t| resembles(t, &h.columns)));
            if *belongs == ThemeResolution::Unknown && header.is_some() && !data {
                *belongs = ThemeResolution::NotData;
            }
        }
    }
    all
}

/// Whether at least half of what the theme demands has a column.
fn resembles(theme: &Theme<'_>, columns: &[String]) -> bool {
    let fields = &theme.fields;
    let has = |index: usize| columns.iter().any(|c| fields.bind(c) == Binding::Field(index));
    let required: Vec<usize> = (0..fields.specs.len()).filter(|i| fields.specs[*i].required).collect();
    2 * required.iter().filter(|i| has(**i)).count() >= required.len()
}
