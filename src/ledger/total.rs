//! The total of a code list, whatever its number.

use crate::model::{Kodeliste, Koderolle};

/// A code list whose total may have any number: inside the program the total is 0, and what has 0 has the total's number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Total(i64);

impl Total {
    /// Of a list; a list without a total is left as it is.
    pub fn of(list: Option<&Kodeliste>) -> Total {
        let koder = list.into_iter().flat_map(|l| &l.koder);
        Total(koder.clone().find(|k| k.rolle == Some(Koderolle::IAlt)).map_or(0, |k| k.kode))
    }

    /// A code of the model as the program has it, or the other way round.
    pub fn exchange(self, code: i64) -> i64 {
        match code {
            c if c == self.0 => 0,
            0 => self.0,
            c => c,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Total;

    #[test]
    fn the_total_changes_places_with_zero() {
        let total = Total(90);
        assert_eq!([90, 0, 3].map(|code| total.exchange(code)), [0, 90, 3]);
        assert_eq!([90, 0, 3].map(|code| total.exchange(total.exchange(code))), [90, 0, 3]);
        assert_eq!(Total::default().exchange(0), 0);
    }
}
