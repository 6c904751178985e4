//! Text patterns that PostgreSQL (`~`), JSON Schema and Rust read alike.
//!
//! What is left out is what one of them reads otherwise, or not at all: `.` (a line break, or not), `\d \w \s \b`
//! (other alphabets, or not), look-around, back-references, lazy quantifiers, named groups, empty alternatives,
//! sets within sets, characters beyond U+FFFF. Every pattern that passes compiles in Rust, in linear time.

use super::fault::Fault;
use regex::bytes::{Regex, RegexBuilder};

/// Longest pattern in bytes.
const MAX_LENGTH: usize = 500;
/// Most characters that a pattern may have when its repetitions are written out.
const MAX_SIZE: usize = 2_000;
/// Largest repetition; PostgreSQL knows none above 255.
const MAX_REPEAT: usize = 255;
/// Deepest groups within groups.
const MAX_DEPTH: usize = 16;
/// Signs with a meaning, which `\` takes from them.
const SYNTAX: &str = r"^$\.*+?()[]{}|/";

/// Whether a pattern means the same everywhere. The fault's place is counted in the pattern's bytes.
pub fn check_pattern(pattern: &str) -> Result<(), Fault> {
    compiled(pattern).map(|_| ())
}

/// A pattern that passes, ready for UTF-8 text.
pub(super) fn compiled(pattern: &str) -> Result<Regex, Fault> {
    if pattern.len() > MAX_LENGTH {
        return Err(Fault::new((0, pattern.len()), "Mønstret er for langt", "The pattern is too long"));
    }
    let mut reader = Reader { pattern, at: 0 };
    reader.alternatives(0)?;
    if reader.at < pattern.len() {
        let hint = "skriv \\) om tegnet selv";
        return Err(reader.fault(reader.at, "«)» har ingen begyndelse", "«)» closes nothing", hint));
    }
    RegexBuilder::new(pattern)
        .size_limit(1 << 22)
        .build()
        .map_err(|_| Fault::new((0, pattern.len()), "Mønstret kan ikke bruges", "The pattern cannot be used"))
}

struct Reader<'a> {
    pattern: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.pattern[self.at..].chars().next()
    }

    fn take(&mut self) -> Option<char> {
        let next = self.peek();
        self.at += next.map_or(0, char::len_utf8);
        next
    }

    fn skip(&mut self, wanted: &str) -> bool {
        let found = self.pattern[self.at..].starts_with(wanted);
        if found {
            self.at += wanted.len();
        }
        found
    }

    /// A fault from `start` to the current position, or at the current character.
    fn fault(&self, start: usize, da: impl Into<String>, en: impl Into<String>, hint: &str) -> Fault {
        let end = if self.at > start { self.at } else { start + self.peek().map_or(0, char::len_utf8) };
        let fault = Fault::new((start, end), da, en);
        if hint.is_empty() { fault } else { fault.hint(hint) }
    }

    /// Sequences divided by `|`; gives how many characters they are when written out.
    fn alternatives(&mut self, depth: usize) -> Result<usize, Fault> {
        let mut size = self.sequence(depth)?;
        while self.skip("|") {
            size += self.sequence(depth)?;
        }
        Ok(size)
    }

    fn sequence(&mut self, depth: usize) -> Result<usize, Fault> {
        let start = self.at;
        let mut size = 0;
        while self.peek().is_some_and(|next| next != '|' && next != ')') {
            size += self.repeated(depth)?;
            if size > MAX_SIZE {
                let (da, en) = ("Mønstret bliver for stort", "The pattern grows too large");
                return Err(self.fault(start, da, en, "brug mindre tal i {…}"));
            }
        }
        if self.at == start {
            return Err(self.fault(
                start,
                "Her mangler noget i mønstret",
                "Something is missing in the pattern",
                "skriv (…)? om det, der kan udelades",
            ));
        }
        Ok(size)
    }

    fn repeated(&mut self, depth: usize) -> Result<usize, Fault> {
        let start = self.at;
        let size = self.atom(depth)?;
        let after = self.at;
        let times = match self.peek() {
            Some('*' | '+' | '?') => {
                self.take();
                1
            }
            Some('{') => self.bounds()?,
            _ => return Ok(size),
        };
        if size == 0 {
            let (da, en) = ("Et sted i teksten kan ikke gentages", "A place in the text cannot repeat");
            return Err(self.fault(start, da, en, ""));
        }
        match self.peek() {
            Some('?') => Err(self.fault(
                after,
                "Dovne gentagelser kan ikke bruges",
                "Lazy quantifiers cannot be used",
                "udelad det sidste «?»",
            )),
            Some('*' | '+' | '{') => Err(self.fault(
                after,
                "To gentagelser følger efter hinanden",
                "Two quantifiers follow each other",
                "sæt parenteser",
            )),
            _ => Ok(size * times),
        }
    }

    /// `{m}`, `{m,}` or `{m,n}`; gives the largest number in it.
    fn bounds(&mut self) -> Result<usize, Fault> {
        let start = self.at;
        self.take();
        let least = self.count();
        let most = if self.skip(",") { if self.peek() == Some('}') { least } else { self.count() } } else { least };
        let closed = self.skip("}");
        match (least, most) {
            (Some(least), Some(most)) if closed && least <= most && most <= MAX_REPEAT => Ok(most.max(1)),
            _ => {
                let (da, en) = ("«{» begynder ikke en gentagelse her", "«{» begins no repetition here");
                Err(self.fault(start, da, en, "skriv {3}, {1,3} eller {1,} med tal op til 255, eller \\{ om tegnet selv"))
            }
        }
    }

    fn count(&mut self) -> Option<usize> {
        let start = self.at;
        while self.peek().is_some_and(|next| next.is_ascii_digit()) {
            self.take();
        }
        self.pattern[start..self.at].parse().ok().filter(|_| self.at - start <= 3)
    }

    /// What may be repeated: a character, a set or a group.
    fn atom(&mut self, depth: usize) -> Result<usize, Fault> {
        let start = self.at;
        match self.take() {
            Some('^' | '$') => Ok(0),
            Some('(') => self.group(start, depth),
            Some('[') => self.set(start),
            Some('\\') => self.escaped(start, SYNTAX).map(|_| 1),
            Some('.') => Err(self.fault(
                start,
                "«.» læses ikke ens alle steder",
                "«.» is not read alike everywhere",
                "skriv en mængde, som [A-Za-z0-9 -] eller [^;], eller \\. om tegnet selv",
            )),
            Some(sign @ ('*' | '+' | '?' | '{')) => Err(self.fault(
                start,
                format!("Der er intet, som «{sign}» kan gentage"),
                format!("There is nothing for «{sign}» to repeat"),
                &format!("skriv \\{sign} om tegnet selv"),
            )),
            Some(sign @ (']' | '}')) => Err(self.fault(
                start,
                format!("«{sign}» har ingen begyndelse"),
                format!("«{sign}» closes nothing"),
                &format!("skriv \\{sign} om tegnet selv"),
            )),
            Some(other) => self.plain(start, other).map(|_| 1),
            None => Ok(0),
        }
    }

    /// A literal character.
    fn plain(&self, start: usize, sign: char) -> Result<char, Fault> {
        if sign.is_control() || u32::from(sign) > 0xFFFF {
            let code = u32::from(sign);
            let (da, en) = (
                format!("Tegnet U+{code:04X} kan ikke bruges i et mønster"),
                format!("U+{code:04X} cannot be used in a pattern"),
            );
            return Err(self.fault(start, da, en, ""));
        }
        Ok(sign)
    }

    fn escaped(&mut self, start: usize, allowed: &str) -> Result<char, Fault> {
        let sign = self.take();
        if let Some(sign) = sign.filter(|sign| allowed.contains(*sign)) {
            return Ok(sign);
        }
        let hint = match sign {
            Some('d') => "skriv [0-9]",
            Some('D') => "skriv [^0-9]",
            Some('w') => "skriv [A-Za-z0-9_], med ÆØÅæøå om nødvendigt",
            Some('s') => "skriv et mellemrum",
            Some('b') => "brug ^ og $",
            Some('-') => "skriv - uden \\",
            Some('0'..='9') => "en gruppe kan ikke gentages ved sit nummer; skriv mønstret to gange",
            _ => "skriv tegnet uden \\",
        };
        let text = sign.map(String::from).unwrap_or_default();
        Err(self.fault(
            start,
            format!("«\\{text}» læses ikke ens alle steder"),
            format!("«\\{text}» is not read alike everywhere"),
            hint,
        ))
    }

    fn group(&mut self, start: usize, depth: usize) -> Result<usize, Fault> {
        if depth == MAX_DEPTH {
            return Err(self.fault(start, "Der er for mange parenteser i hinanden", "Groups are nested too deeply", ""));
        }
        if !self.skip("?:") && self.skip("?") {
            self.take();
            let (da, en) = ("Denne slags gruppe kan ikke bruges", "This kind of group cannot be used");
            return Err(self.fault(start, da, en, "skriv (…) eller (?:…); mønstre kan ikke se frem eller tilbage"));
        }
        let size = self.alternatives(depth + 1)?;
        if self.skip(")") {
            Ok(size)
        } else {
            Err(Fault::new((start, start + 1), "«(» har ingen slutning", "«(» is not closed"))
        }
    }

    fn set(&mut self, start: usize) -> Result<usize, Fault> {
        self.skip("^");
        let first = self.at;
        let mut last = None;
        loop {
            let from = self.at;
            let begins = from == first;
            match self.take() {
                None => return Err(Fault::new((start, start + 1), "«[» har ingen slutning", "«[» is not closed")),
                Some(']') if begins => {
                    return Err(self.fault(start, "Mængden er tom", "The set is empty", "skriv \\] om tegnet selv"));
                }
                Some(']') => return Ok(1),
                Some('[') => {
                    let (da, en) = ("«[» kan ikke stå i en mængde", "«[» is not allowed in a set");
                    return Err(self.fault(from, da, en, "skriv \\[ om tegnet selv"));
                }
                Some('\\') => {
                    self.escaped(from, &format!("{SYNTAX}-"))?;
                    last = None;
                }
                Some('-') if begins || self.peek() == Some(']') => last = None,
                Some('-') => {
                    self.range(from, last)?;
                    last = None;
                }
                Some(sign @ ('&' | '~')) if self.peek() == Some(sign) => {
                    let da = format!("«{sign}{sign}» læses ikke ens alle steder");
                    let en = format!("«{sign}{sign}» is not read alike everywhere");
                    return Err(self.fault(from, da, en, "skriv tegnet én gang"));
                }
                Some(sign) => last = Some(self.plain(from, sign)?),
            }
        }
    }

    /// The end of a range in a set, as `Z` in `A-Z`.
    fn range(&mut self, start: usize, first: Option<char>) -> Result<(), Fault> {
        let end = self.take().filter(|sign| !"[]\\-".contains(*sign));
        match (first, end) {
            (Some(first), Some(end)) if first <= end => self.plain(start, end).map(|_| ()),
            _ => {
                let (da, en) =
                    ("«-» står ikke mellem to tegn i rækkefølge", "«-» is not between two characters in ascending order");
                Err(self.fault(start, da, en, "skriv fx A-Z; om tegnet selv sættes - sidst i mængden"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standards_own_patterns_pass() {
        for pattern in [
            "^[0-9]{3}-[A-Z0-9_-]{1,20}$",
            "^[0-9]{4}(K[1-4]|M(0[1-9]|1[0-2]))?$",
            r"^[a-z0-9-]+@[0-9]+\.[0-9]+\.[0-9]+$",
            "^[1-9][0-9]{0,3}[a-zæøå]{0,3}$",
            "^(?:A|B)*[^;]$",
            r"^[\[\]\\^.-]\/?$",
        ] {
            assert_eq!(check_pattern(pattern), Ok(()), "{pattern}");
        }
    }

    #[test]
    fn what_is_read_differently_is_refused_in_its_place() {
        let cases = [
            (r"^\d+$", (1, 3)),
            (r"a\w", (1, 3)),
            (r"(a)\1", (3, 5)),
            (r"\-", (0, 2)),
            ("æ.", (2, 3)),
            ("(?=a)", (0, 3)),
            ("(?<n>a)", (0, 3)),
            ("(?i)a", (0, 3)),
            ("a+?", (1, 2)),
            ("a**", (1, 2)),
            ("^*", (0, 2)),
            ("*a", (0, 1)),
            ("a{2,1}", (1, 6)),
            ("a{256}", (1, 6)),
            ("a{,3}", (1, 5)),
            ("a{", (1, 2)),
            ("a}", (1, 2)),
            ("a]", (1, 2)),
            ("[]a]", (0, 2)),
            ("[[:alpha:]]", (1, 2)),
            ("[a&&b]", (2, 3)),
            ("[z-a]", (2, 4)),
            ("[a-c-e]", (4, 6)),
            (r"[a-\]]", (2, 4)),
            ("(a", (0, 1)),
            ("a)", (1, 2)),
            ("[a", (0, 1)),
            ("a|", (2, 2)),
            ("", (0, 0)),
            ("()", (1, 2)),
            ("\u{1F600}", (0, 4)),
            ("a\n", (1, 2)),
            ("a\\", (1, 2)),
        ];
        for (pattern, place) in cases {
            let fault = check_pattern(pattern).expect_err(pattern);
            assert_eq!((fault.start, fault.end), place, "{pattern}: {}", fault.da);
        }
    }

    #[test]
    fn deep_and_long_patterns_are_refused() {
        assert!(check_pattern(&"(".repeat(400)).is_err());
        assert!(check_pattern(&"a".repeat(501)).is_err());
        assert_eq!(check_pattern("((a{100}){100}){100}").expect_err("too large").start, 1);
    }
}
