//! `kreds-i-hierarki`: an area that lies under itself, directly or over others.

use crate::discretion::tables::derived::Derived;
use crate::finding::Fact;
use crate::index::NO_AREAS;
use crate::index::areas::Area;
use crate::index::{Sink, Status};
use crate::model::Feltrolle;
use std::collections::{HashMap, HashSet};

/// Takes away, over and over, the areas without a parent and those without a child: what is left goes in circles.
pub(in crate::rules) fn find(whole: &Derived<'_>, sink: &mut Sink<'_>) -> Option<Status> {
    if whole.areas.none {
        return Some(NO_AREAS);
    }
    let mut up: HashMap<&str, HashSet<&str>> = HashMap::new();
    let mut down: HashMap<&str, HashSet<&str>> = HashMap::new();
    for area in &whole.areas.all {
        if let Some(parent) = parent(whole, area) {
            up.entry(area.number).or_default().insert(parent);
            down.entry(parent).or_default().insert(area.number);
        }
    }
    peel(&mut up, &mut down);
    peel(&mut down, &mut up);
    for area in whole.areas.all.iter().filter(|a| up.contains_key(a.number) && parent(whole, a).is_some()) {
        let round = up.len();
        sink.area("kreds-i-hierarki", area.row, Some(Feltrolle::Overordnet), None, vec![Fact::number("antal", round as u64)]);
    }
    whole.hindrance(&[whole.compiled.roles.areas])
}

/// Takes away every area that has nothing on one side, and then those that are left with nothing.
fn peel<'a>(one: &mut HashMap<&'a str, HashSet<&'a str>>, other: &mut HashMap<&'a str, HashSet<&'a str>>) {
    let mut bare: Vec<&str> = other.keys().filter(|n| !one.contains_key(*n)).copied().collect();
    while let Some(area) = bare.pop() {
        for neighbour in other.remove(area).into_iter().flatten() {
            if let Some(links) = one.get_mut(neighbour) {
                links.remove(area);
                if links.is_empty() {
                    one.remove(neighbour);
                    bare.push(neighbour);
                }
            }
        }
    }
}

/// The parent of a row; not where no row of it is valid together with this one.
fn parent<'a>(whole: &Derived<'a>, area: &Area<'a>) -> Option<&'a str> {
    area.parent.filter(|p| whole.areas.numbered(p).any(|row| row.meets(area)))
}
