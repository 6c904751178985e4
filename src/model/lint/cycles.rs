//! Chains that must end: a broader concept, a parent code, a successor, a required category.

use super::Spotted;
use super::context::{Context, Report};
use crate::model::element::Indikator;
use crate::model::raw::Located;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, VecDeque};

/// One step from each element to the next, with the place where the step is written.
type Steps<'a> = BTreeMap<String, (String, Spotted<'a>)>;

/// Every chain in the model.
pub(super) fn all(c: &Context<'_>, report: &mut Report) {
    let mut broader = Steps::new();
    let mut successor = Steps::new();
    for b in &c.raw.begreber {
        let (id, place) = (&b.value.id, c.place(b));
        step(&mut broader, id, b.value.overbegreb.as_ref(), place.at("/overbegreb"));
        step(&mut successor, id, b.value.erstattes_af.as_ref(), place.at("/erstattes_af"));
    }
    check(report, &broader);
    check(report, &successor);
    let mut successor = Steps::new();
    for i in &c.raw.indikatorer {
        let next = i.value.erstattes_af.map(|k| k.to_string());
        step(&mut successor, &i.value.kode.to_string(), next.as_ref(), c.place(i).at("/erstattes_af"));
    }
    check(report, &successor);
    registers(c, report);
    counts(c, report);
    fields(c, report);
    codes(c, report);
    categories(c, report);
}

fn registers(c: &Context<'_>, report: &mut Report) {
    let (mut municipality, mut region) = (Steps::new(), Steps::new());
    for k in &c.raw.kommuner {
        let next = k.value.erstattes_af.map(|kode| kode.to_string());
        step(&mut municipality, &k.value.kommunekode.to_string(), next.as_ref(), c.place(k).at("/erstattes_af"));
    }
    for r in &c.raw.regioner {
        step(&mut region, &r.value.kode, r.value.erstattes_af.as_ref(), c.place(r).at("/erstattes_af"));
    }
    check(report, &municipality);
    check(report, &region);
}

/// Counts that equal each other in a ring define none of them.
fn counts(c: &Context<'_>, report: &mut Report) {
    let all = &c.raw.indikatorer;
    let index = |kode: i64| all.iter().position(|i| i.value.kode == kode);
    let steps = |i: &Located<Indikator>| i.value.taeller_er.iter().filter_map(|same| index(same.indikator)).collect();
    let uses: Vec<Vec<usize>> = all.iter().map(steps).collect();
    for (first, indicator) in all.iter().enumerate() {
        // A count that equals itself is reported by `forkert-indikator`.
        let Some(way) = ring(&uses, first).filter(|way| way.len() > 1) else { continue };
        let names: Vec<String> = way.iter().chain([&first]).map(|i| all[*i].value.kode.to_string()).collect();
        let shown = names.join(" → ");
        let place = c.place(indicator).at("/taeller_er");
        report.fault(&place, format!("kæden går i ring: {shown}"), format!("the chain is a ring: {shown}"));
    }
}

fn fields(c: &Context<'_>, report: &mut Report) {
    let mut by_theme: BTreeMap<Option<u16>, Steps<'_>> = BTreeMap::new();
    for field in c.fields() {
        let steps = by_theme.entry(field.temakode).or_default();
        step(steps, &field.felt.feltnavn, field.felt.erstattes_af.as_ref(), field.place.at("/erstattes_af"));
    }
    by_theme.values().for_each(|steps| check(report, steps));
}

fn codes(c: &Context<'_>, report: &mut Report) {
    for list in &c.raw.kodelister {
        let mut parent = Steps::new();
        let mut successor = Steps::new();
        for (i, kode) in list.value.koder.iter().enumerate() {
            let place = c.place(list).at(&format!("/koder/{i}"));
            let id = kode.kode.to_string();
            step(&mut parent, &id, kode.overordnet.map(|k| k.to_string()).as_ref(), place.at("/overordnet"));
            step(&mut successor, &id, kode.erstattes_af.map(|k| k.to_string()).as_ref(), place.at("/erstattes_af"));
        }
        check(report, &parent);
        check(report, &successor);
    }
}

fn categories(c: &Context<'_>, report: &mut Report) {
    for set in &c.raw.regelsaet {
        let mut required = Steps::new();
        for (i, rule) in set.value.kategorier.iter().enumerate() {
            let place = c.place(set).at(&format!("/kategorier/{i}/forudsaetter"));
            step(&mut required, &rule.id, rule.forudsaetter.as_ref(), place);
        }
        check(report, &required);
    }
}

fn step<'a>(steps: &mut Steps<'a>, from: &str, to: Option<&String>, place: Spotted<'a>) {
    if let Some(to) = to {
        steps.entry(from.to_string()).or_insert((to.clone(), place));
    }
}

/// One finding per ring, at the step from its first member.
fn check(report: &mut Report, steps: &Steps<'_>) {
    for (start, (_, place)) in steps {
        let mut chain = vec![start.clone()];
        while let Some((next, _)) = chain.last().and_then(|last| steps.get(last)) {
            if next == start {
                // Each member finds the ring; the first by name reports it.
                if chain.iter().all(|member| member >= start) {
                    chain.push(start.clone());
                    let shown = chain.join(" → ");
                    report.fault(place, format!("kæden går i ring: {shown}"), format!("the chain is a ring: {shown}"));
                }
                break;
            }
            if chain.contains(next) {
                break;
            }
            chain.push(next.clone());
        }
    }
}

/// The shortest cycle from an element back to itself through later elements, so that each cycle is reported once: at its first.
pub(super) fn ring(uses: &[Vec<usize>], first: usize) -> Option<Vec<usize>> {
    let mut before: BTreeMap<usize, usize> = BTreeMap::new();
    let mut line = VecDeque::from([first]);
    while let Some(at) = line.pop_front() {
        for next in uses[at].iter().copied().filter(|next| *next >= first) {
            if next == first {
                let mut way = vec![at];
                while let Some(last) = way.last().filter(|last| **last != first) {
                    way.push(before[last]);
                }
                way.reverse();
                return Some(way);
            }
            if let Entry::Vacant(place) = before.entry(next) {
                place.insert(at);
                line.push_back(next);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::ring;

    #[test]
    fn a_ring_is_found_once_at_its_first_and_by_the_shortest_way() {
        // 0 → 1 → 2 → 0, with a way round by 3; 4 → 4 is no ring of others; 5 ↔ 6.
        let uses: Vec<Vec<usize>> = vec![vec![1, 3], vec![2], vec![0], vec![1], vec![], vec![6, 0], vec![5]];
        let rings: Vec<Option<Vec<usize>>> = (0..uses.len()).map(|i| ring(&uses, i)).collect();
        assert_eq!(rings, [Some(vec![0, 1, 2]), None, None, None, None, Some(vec![5, 6]), None]);
    }
}
