//! Well-typed expressions and patterns by chance, always the same from the same seed.
//!
//! Operands get parentheses only where PostgreSQL's order of operators asks for them, and now and then where it does
//! not, so that the order itself is tested.

/// SplitMix64.
struct Chance(u64);

/// An expression and how tightly its operator binds, from 1 (OR) to 10.
type Piece = (String, u8);

pub fn expressions(count: usize, seed: u64) -> Vec<String> {
    let mut chance = Chance(seed);
    (0..count).map(|_| chance.condition(4).0).collect()
}

pub fn patterns(count: usize, seed: u64) -> Vec<String> {
    let mut chance = Chance(seed);
    (0..count).map(|_| chance.pattern(3)).collect()
}

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    fn pick(&mut self, choices: &[&str]) -> String {
        let at = self.below(choices.len() as u64);
        choices[usize::try_from(at).expect("small")].to_owned()
    }

    fn tight(&mut self, piece: Piece, least: u8) -> String {
        if piece.1 < least || self.below(12) == 0 { format!("({})", piece.0) } else { piece.0 }
    }

    fn condition(&mut self, depth: u32) -> Piece {
        if depth == 0 {
            return self.simple();
        }
        match self.below(16) {
            0..=1 => self.joined(depth, "AND", 2),
            2..=3 => self.joined(depth, "OR", 1),
            4 => {
                let inner = self.condition(depth - 1);
                (format!("NOT {}", self.tight(inner, 3)), 3)
            }
            5 => {
                let inner = self.condition(depth - 1);
                (format!("{} {}", self.tight(inner, 5), self.is_null()), 4)
            }
            6 => {
                let (a, b) = (self.condition(depth - 1), self.condition(depth - 1));
                let sign = self.pick(&["=", "<>"]);
                (format!("{} {sign} {}", self.tight(a, 6), self.tight(b, 6)), 5)
            }
            7 => self.choice(depth, Chance::condition),
            8 => self.coalesce(depth, Chance::condition),
            9..=10 => {
                let (a, b) = (self.number(depth - 1), self.number(depth - 1));
                self.compared(a, b)
            }
            11 => self.between(depth),
            12 => self.listed(depth),
            13 => {
                let piece = self.number(depth - 1);
                (format!("{} {}", self.tight(piece, 5), self.is_null()), 4)
            }
            14 => {
                let (a, b) = (self.text(depth - 1), self.text(depth - 1));
                let sign = self.pick(&["=", "<>"]);
                (format!("{} {sign} {}", self.tight(a, 6), self.tight(b, 6)), 5)
            }
            _ => self.dates(depth - 1),
        }
    }

    fn dates(&mut self, depth: u32) -> Piece {
        let (a, b) = (self.date(depth), self.date(depth));
        self.compared(a, b)
    }

    fn simple(&mut self) -> Piece {
        match self.below(8) {
            0 => (self.pick(&["TRUE", "FALSE", "true"]), 10),
            1 => {
                let column = self.pick(&["antal", "navn", "gyldig_til", "andel", "periode"]);
                (format!("{column} {}", self.is_null()), 4)
            }
            2 => (format!("matches({}, '^[A-Z0-9a-z]*$')", self.pick(&["navn", "periode"])), 10),
            3 => (format!("{} IN ('a', 'æøå', '2024', '')", self.pick(&["navn", "periode"])), 6),
            4 => self.dates(0),
            _ => {
                let (a, b) = (self.number(0), self.number(0));
                self.compared(a, b)
            }
        }
    }

    fn is_null(&mut self) -> String {
        self.pick(&["IS NULL", "IS NOT NULL", "is null"])
    }

    fn joined(&mut self, depth: u32, word: &str, level: u8) -> Piece {
        let parts: Vec<String> = (0..2 + self.below(2))
            .map(|_| {
                let part = self.condition(depth - 1);
                self.tight(part, level + 1)
            })
            .collect();
        (parts.join(&format!(" {word} ")), level)
    }

    fn compared(&mut self, a: Piece, b: Piece) -> Piece {
        let sign = self.pick(&["=", "<>", "<", "<=", ">", ">="]);
        (format!("{} {sign} {}", self.tight(a, 6), self.tight(b, 6)), 5)
    }

    fn between(&mut self, depth: u32) -> Piece {
        let not = self.pick(&["", "NOT "]);
        let bound = |chance: &mut Chance| match chance.below(8) {
            0 => "NULL".to_owned(),
            _ => {
                let piece = chance.number(depth - 1);
                chance.tight(piece, 7)
            }
        };
        let (low, high) = (bound(self), bound(self));
        let operand = self.number(depth - 1);
        (format!("{} {not}BETWEEN {low} AND {high}", self.tight(operand, 7)), 6)
    }

    fn listed(&mut self, depth: u32) -> Piece {
        let not = self.pick(&["", "NOT "]);
        let (operand, items) = match self.below(4) {
            0 => (self.text(depth - 1), self.pick(&["'a', 'æ', '24', '2', ''", "'ÆØÅ', NULL", "'d''Or'"])),
            1 => (self.date(depth - 1), self.pick(&["DATE '1970-01-01', DATE '9999-12-31'", "DATE '2024-01-01', NULL"])),
            2 => {
                let items = "0, 1, 2, 3, 5, -7, 10, 0.5, -2.5, 2.67, 99.99";
                (self.number(depth - 1), items.to_owned())
            }
            _ => (self.number(depth - 1), self.pick(&["0", "1, 2, NULL", "0.005, 2.675, -1", "100.00, 1.5"])),
        };
        (format!("{} {not}IN ({items})", self.tight(operand, 7)), 6)
    }

    fn choice(&mut self, depth: u32, mut value: impl FnMut(&mut Chance, u32) -> Piece) -> Piece {
        let mut text = "CASE".to_owned();
        for _ in 0..=self.below(2) {
            let condition = self.condition(depth - 1).0;
            text += &format!(" WHEN {condition} THEN {}", value(self, depth - 1).0);
        }
        match self.below(3) {
            0 => {}
            1 => text += &format!(" ELSE {}", value(self, depth - 1).0),
            _ => text += " ELSE NULL",
        }
        (text + " END", 10)
    }

    fn coalesce(&mut self, depth: u32, mut value: impl FnMut(&mut Chance, u32) -> Piece) -> Piece {
        let (a, b) = (value(self, depth - 1).0, value(self, depth - 1).0);
        (format!("coalesce({a}, {b})"), 10)
    }

    /// A whole number or a decimal.
    fn number(&mut self, depth: u32) -> Piece {
        if self.below(2) == 0 { self.whole(depth) } else { self.decimal(depth) }
    }

    fn whole(&mut self, depth: u32) -> Piece {
        if depth == 0 {
            return match self.below(8) {
                0..=2 => (self.pick(&["0", "1", "2", "10", "100", "7"]), 10),
                3..=5 => ("antal".to_owned(), 10),
                6 => (self.pick(&["stort", "langt"]), 10),
                _ => (format!("length({})", self.pick(&["navn", "periode"])), 10),
            };
        }
        match self.below(9) {
            0 => self.negated(depth, Chance::whole),
            1 => (format!("abs({})", self.whole(depth - 1).0), 10),
            2 => self.pair(depth, Chance::whole, Chance::whole, &["+", "-"], 7),
            3 => self.pair(depth, Chance::whole, |chance, _| chance.whole(0), &["*"], 8),
            4 => self.pair(
                depth,
                Chance::whole,
                |chance, _| chance.literal(&["2", "3", "7", "-3", "10", "1", "-1"]),
                &["/", "%"],
                8,
            ),
            5 => self.choice(depth, Chance::whole),
            6 => self.coalesce(depth, Chance::whole),
            7 => (format!("length({})", self.text(depth - 1).0), 10),
            _ => self.whole(0),
        }
    }

    fn decimal(&mut self, depth: u32) -> Piece {
        if depth == 0 {
            return match self.below(4) {
                0 => (self.pick(&["0.5", "0.005", "2.675", "100.00", "0.01", "12.34"]), 10),
                _ => (self.pick(&["taeller", "naevner", "andel", "fint", "taeller"]), 10),
            };
        }
        match self.below(11) {
            0 => self.negated(depth, Chance::decimal),
            1 => (format!("abs({})", self.decimal(depth - 1).0), 10),
            2 => self.pair(depth, Chance::decimal, Chance::number, &["+", "-"], 7),
            3 => self.pair(depth, Chance::decimal, |chance, _| chance.number(0), &["*"], 8),
            4 => self.pair(depth, Chance::decimal, |chance, _| chance.literal(&["0.25", "7", "-0.3", "2.50", "1000"]), &["%"], 8),
            // What is divided has to have a fixed number of decimals.
            5..=6 => self.pair(
                1,
                |chance, _| chance.decimal(0),
                |chance, _| chance.literal(&["3", "-7", "0.3", "1.5", "2.50", "100", "99", "12345.678", "0.0007"]),
                &["/"],
                8,
            ),
            7 => self.choice(depth, Chance::decimal),
            8 => self.coalesce(depth, Chance::decimal),
            9 => (format!("round({})", self.decimal(depth - 1).0), 10),
            _ => (format!("round({}, {})", self.decimal(depth - 1).0, self.pick(&["0", "1", "2", "3", "-1", "-2", "6"])), 10),
        }
    }

    /// A literal with the level of its sign.
    fn literal(&mut self, choices: &[&str]) -> Piece {
        let text = self.pick(choices);
        let level = if text.starts_with('-') { 9 } else { 10 };
        (text, level)
    }

    fn negated(&mut self, depth: u32, mut value: impl FnMut(&mut Chance, u32) -> Piece) -> Piece {
        let inner = value(self, depth - 1);
        // Two signs would begin a remark.
        (format!("-{}", self.tight(inner, 10)), 9)
    }

    fn pair(
        &mut self,
        depth: u32,
        mut left: impl FnMut(&mut Chance, u32) -> Piece,
        mut right: impl FnMut(&mut Chance, u32) -> Piece,
        signs: &[&str],
        level: u8,
    ) -> Piece {
        let (a, b) = (left(self, depth - 1), right(self, depth - 1));
        let sign = self.pick(signs);
        // A divisor stays as it is: a literal.
        let divides = sign == "/" || sign == "%";
        let b = if divides { b.0 } else { self.tight(b, level + 1) };
        (format!("{} {sign} {b}", self.tight(a, level)), level)
    }

    fn text(&mut self, depth: u32) -> Piece {
        if depth == 0 {
            return match self.below(3) {
                0 => (self.pick(&["'a'", "''", "'æøå'", "'2024'", "'d''Or'", "'é'"]), 10),
                _ => (self.pick(&["navn", "periode"]), 10),
            };
        }
        match self.below(4) {
            0 => self.choice(depth, Chance::text),
            1 => self.coalesce(depth, Chance::text),
            2 => (format!("left({}, {})", self.text(depth - 1).0, self.pick(&["0", "1", "2", "4", "50"])), 10),
            _ => self.text(0),
        }
    }

    fn date(&mut self, depth: u32) -> Piece {
        if depth == 0 {
            return match self.below(3) {
                0 => (format!("DATE '{}'", self.pick(&["1970-01-01", "2024-01-01", "0001-01-01", "9999-12-31"])), 10),
                _ => (self.pick(&["gyldig_fra", "gyldig_til"]), 10),
            };
        }
        match self.below(3) {
            0 => self.choice(depth, Chance::date),
            1 => self.coalesce(depth, Chance::date),
            _ => self.date(0),
        }
    }

    fn pattern(&mut self, depth: u32) -> String {
        let (begin, end) = (self.pick(&["^", "^", ""]), self.pick(&["$", "$", ""]));
        let body = self.alternatives(depth);
        if body.contains('|') { format!("{begin}({body}){end}") } else { format!("{begin}{body}{end}") }
    }

    fn alternatives(&mut self, depth: u32) -> String {
        let branches: Vec<String> =
            (0..=self.below(2)).map(|_| (0..=self.below(3)).map(|_| self.repeated(depth)).collect()).collect();
        branches.join("|")
    }

    fn repeated(&mut self, depth: u32) -> String {
        let atom = match self.below(if depth == 0 { 4 } else { 6 }) {
            0 => self.pick(&["a", "b", "æ", "0", "-", " ", "K", "A", "'", "é", "\u{65E5}", "/", ",", "#", "&"]),
            1 => self.pick(&["\\.", "\\[", "\\]", "\\^", "\\\\", "\\$", "\\*", "\\(", "\\/", "\\|", "\\{"]),
            2 => self.pick(&["[a-z]", "[A-Z0-9_-]", "[æøåÆØÅ]", "[^a]", "[^0-9;]", "[-a]", "[a^-]", "[0-9]", "[a-å]", "[*.?+]"]),
            3 => self.pick(&[
                "[\\]a]",
                "[\\[\\\\]",
                "[^\\^]",
                "[A-Za-z0-9 -]",
                "[\\-x]",
                "[&~|$]",
                "[ab-]",
                "[^\\]x-]",
                "[\u{3000}-\u{9FFF}]",
            ]),
            _ => format!("{}{})", self.pick(&["(", "(?:"]), self.alternatives(depth - 1)),
        };
        let times = self.pick(&["", "", "", "*", "+", "?", "{2}", "{0,3}", "{1,}", "{0}", "{2,4}"]);
        format!("{atom}{times}")
    }
}
