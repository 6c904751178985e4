//! Names that lead to no field, once each, in the order in which they were met. A file can have hundreds of thousands.

use super::Binding;
use crate::finding::Secret;
use std::collections::HashSet;

/// So many are gone through one by one: that is quicker than to copy each name that comes.
const FEW: usize = 32;

/// Names, what became of each, and where it was met first.
#[derive(Debug, Clone)]
pub struct Names<P> {
    all: Vec<(Secret, Binding, P)>,
    /// The same names, once they are more than a few.
    seen: HashSet<Secret>,
}

impl<P> Default for Names<P> {
    fn default() -> Self {
        Names { all: vec![], seen: HashSet::new() }
    }
}

impl<P> Names<P> {
    /// Notes a name that `is` knows and `own` gives, where it is not noted yet.
    pub(crate) fn note(&mut self, is: impl Fn(&Secret) -> bool, own: impl FnOnce() -> Secret, binding: Binding, place: P) {
        let many = self.all.len() > FEW;
        if !many && self.all.iter().any(|(name, _, _)| is(name)) {
            return;
        }
        let name = own();
        if many && !self.seen.insert(name.clone()) {
            return;
        }
        self.all.push((name, binding, place));
        if self.all.len() == FEW + 1 {
            self.seen.extend(self.all.iter().map(|(name, _, _)| name.clone()));
        }
    }

    /// All of them.
    pub fn as_slice(&self) -> &[(Secret, Binding, P)] {
        &self.all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_is_kept_once_be_they_few_or_many() {
        for count in [1, FEW - 1, FEW, FEW + 1, 3 * FEW] {
            let mut names = Names::default();
            for round in 0..2 {
                for number in 0..count {
                    let name = format!("x{number}");
                    names.note(|n| n.is(&name), || Secret::new(name.as_str()), Binding::Unknown, round);
                }
            }
            let kept: Vec<_> = names.as_slice().iter().map(|(name, _, round)| (name.clone(), *round)).collect();
            let expected: Vec<_> = (0..count).map(|n| (Secret::new(format!("x{n}")), 0)).collect();
            assert_eq!(kept, expected, "{count}");
        }
    }

    /// One by one they would be 20,000 million comparisons: minutes.
    #[test]
    fn hundreds_of_thousands_take_no_time() {
        let mut names = Names::default();
        for number in 0..200_000 {
            let name = format!("x{number}");
            names.note(|n| n.is(&name), || Secret::new(name.as_str()), Binding::Unknown, ());
        }
        assert_eq!(names.as_slice().len(), 200_000);
    }
}
