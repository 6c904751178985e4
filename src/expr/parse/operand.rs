//! Operands: columns, literals, calls, CASE and expressions in parentheses.

use super::Parser;
use crate::expr::ast::{Function, Kind, Node, level};
use crate::expr::fault::{quote, suggestion};
use crate::expr::keywords;
use crate::expr::lex::TokenKind;

/// The language's own words, which name nothing.
const KEYWORDS: [&str; 14] =
    ["and", "or", "not", "is", "in", "between", "null", "true", "false", "case", "when", "then", "else", "end"];

impl Parser<'_> {
    pub(super) fn operand(&mut self, least: u8) -> Node {
        match self.peek().clone() {
            TokenKind::Word(word) => self.word(&word, least),
            TokenKind::Quoted(name) => {
                let token = self.take();
                self.node(Kind::Column(name), token.span)
            }
            TokenKind::Number(text) => self.number(&text),
            TokenKind::Text(text) => {
                let token = self.take();
                self.node(Kind::Text(text), token.span)
            }
            TokenKind::Open => {
                self.take();
                let inner = self.expression(level::OR);
                self.close();
                inner
            }
            TokenKind::Minus => {
                let start = self.take().span.0;
                let inner = self.expression(level::NEGATE);
                let end = inner.span.1;
                self.node(Kind::Negate(Box::new(inner)), (start, end))
            }
            TokenKind::Plus => {
                let token = self.take();
                let (da, en) = ("Fortegnet «+» udelades", "The sign «+» is left out");
                self.fault(token.span, da, en, Some("skriv tallet uden «+»"));
                self.expression(level::NEGATE)
            }
            TokenKind::Bad => {
                let token = self.take();
                self.skip();
                self.failed(token.span)
            }
            _ => self.missing(),
        }
    }

    /// Values divided by commas, up to and with the closing parenthesis.
    pub(super) fn arguments(&mut self) -> Vec<Node> {
        let mut arguments = Vec::new();
        if self.peek() == &TokenKind::Close {
            self.take();
            return arguments;
        }
        loop {
            arguments.push(self.expression(level::OR));
            if self.peek() != &TokenKind::Comma {
                self.close();
                return arguments;
            }
            self.take();
        }
    }

    fn word(&mut self, word: &str, least: u8) -> Node {
        let span = self.here();
        let next = self.tokens.get(self.at + 1).map(|token| &token.kind);
        match word {
            "not" => self.not(least),
            "case" => self.case(),
            "null" => self.literal(Kind::Null),
            "true" => self.literal(Kind::Bool(true)),
            "false" => self.literal(Kind::Bool(false)),
            _ if KEYWORDS.contains(&word) => self.missing(),
            "date" if matches!(next, Some(TokenKind::Text(_))) => self.date(),
            _ if next == Some(&TokenKind::Open) => self.call(word),
            _ if keywords::reserved(word) => {
                self.take();
                let (da, en) = (format!("«{word}» er et ord i SQL og ikke et felt"), format!("«{word}» is a word of SQL"));
                let quoted = format!("et felt med det navn skrives \"{word}\"");
                self.fault(span, da, en, Some(keywords::instead(word).unwrap_or(&quoted)));
                self.failed(span)
            }
            _ => self.literal(Kind::Column(word.to_owned())),
        }
    }

    fn literal(&mut self, kind: Kind) -> Node {
        let token = self.take();
        self.node(kind, token.span)
    }

    fn not(&mut self, least: u8) -> Node {
        let token = self.take();
        if least > level::NOT {
            let (da, en) = ("«NOT» skal stå i parentes her", "«NOT» needs parentheses here");
            self.fault(token.span, da, en, Some("skriv (NOT …)"));
        }
        let inner = self.expression(level::NOT);
        let end = inner.span.1;
        self.node(Kind::Not(Box::new(inner)), (token.span.0, end))
    }

    fn number(&mut self, text: &str) -> Node {
        let token = self.take();
        let kind = match text.split_once('.') {
            None => text.parse().ok().map(Kind::Int),
            Some((whole, decimals)) => {
                let digits = format!("{whole}{decimals}").parse().ok();
                let scale = u32::try_from(decimals.len()).unwrap_or(u32::MAX);
                digits.filter(|_| scale <= 38).map(|digits| Kind::Decimal { digits, scale })
            }
        };
        if let Some(kind) = kind {
            return self.node(kind, token.span);
        }
        self.fault(token.span, "Tallet har for mange cifre", "The number has too many digits", None);
        self.failed(token.span)
    }

    fn date(&mut self) -> Node {
        let start = self.take().span.0;
        let token = self.take();
        let TokenKind::Text(text) = token.kind else { return self.failed(token.span) };
        let span = (start, token.span.1);
        match days(&text) {
            Some(days) => self.node(Kind::Date { text, days }, span),
            None => {
                let text = quote(&text);
                let (da, en) = (format!("{text} er ikke en dato i kalenderen"), format!("{text} is not a calendar date"));
                self.fault(token.span, da, en, Some("skriv år-måned-dag, som DATE '2024-01-31'"));
                self.failed(span)
            }
        }
    }

    fn call(&mut self, word: &str) -> Node {
        let name = self.take();
        self.take();
        let arguments = self.arguments();
        let span = (name.span.0, self.last_end());
        let Some(function) = Function::ALL.into_iter().find(|function| function.name() == word) else {
            let (da, en) = (format!("Funktionen «{word}» findes ikke her"), format!("There is no function «{word}» here"));
            let known = || Function::ALL.into_iter().map(Function::name);
            let all = || format!("brug en af {}", known().collect::<Vec<_>>().join(", "));
            let near = || suggestion(word, known());
            let hint = keywords::instead(word).map(str::to_owned).or_else(near).unwrap_or_else(all);
            self.fault(name.span, da, en, Some(&hint));
            return self.failed(span);
        };
        let (fewest, most) = function.arity();
        if arguments.len() < fewest || arguments.len() > most {
            let count = arguments.len();
            let da = format!("«{word}» får {count} {} her", if count == 1 { "værdi" } else { "værdier" });
            let en = format!("«{word}» is given {count} {} here", if count == 1 { "value" } else { "values" });
            self.fault(span, da, en, Some(&format!("skriv {}", function.form())));
            return self.failed(span);
        }
        self.node(Kind::Call { function, arguments }, span)
    }

    fn case(&mut self) -> Node {
        let start = self.take().span.0;
        let faults = self.faults.len();
        let begun = ["when", "then", "else", "end"].iter().any(|word| self.is_word(word));
        let operand = (!begun).then(|| Box::new(self.expression(level::OR)));
        let mut branches = Vec::new();
        let mut whole = self.is_word("when") || self.expect("when", "CASE WHEN … THEN … END", faults);
        while whole && self.skip_word("when") {
            let condition = self.expression(level::OR);
            whole = self.expect("then", "CASE WHEN … THEN …", faults);
            let value = if whole { self.expression(level::OR) } else { self.failed(condition.span) };
            branches.push((condition, value));
        }
        let otherwise = (whole && self.skip_word("else")).then(|| Box::new(self.expression(level::OR)));
        whole = whole && self.expect("end", "CASE … END", faults);
        if !whole {
            self.skip_case();
        }
        let span = (start, self.last_end());
        if whole { self.node(Kind::Case { operand, branches, otherwise }, span) } else { self.failed(span) }
    }

    /// Takes a word of CASE. A missing word is reported only if the CASE had no fault before: another fault may have
    /// hidden it.
    fn expect(&mut self, word: &str, form: &str, faults: usize) -> bool {
        if self.skip_word(word) {
            return true;
        }
        if self.faults.len() == faults {
            let word = word.to_uppercase();
            let (da, en) = (format!("Her mangler «{word}» i «{form}»"), format!("«{word}» is missing in «{form}»"));
            let at = self.last_end();
            self.fault((at, at), da, en, None);
        }
        false
    }

    /// After a fault in a CASE: goes to behind its END, if it has one.
    fn skip_case(&mut self) {
        let (mut open, mut cases) = (0_usize, 0_usize);
        loop {
            match self.peek() {
                TokenKind::End => return,
                TokenKind::Close if open == 0 => return,
                TokenKind::Open => open += 1,
                TokenKind::Close => open -= 1,
                TokenKind::Word(word) if word == "case" => cases += 1,
                TokenKind::Word(word) if word == "end" => {
                    if cases == 0 {
                        self.take();
                        return;
                    }
                    cases -= 1;
                }
                _ => {}
            }
            self.take();
        }
    }

    fn close(&mut self) {
        if self.peek() == &TokenKind::Close {
            self.take();
            return;
        }
        let at = self.last_end();
        self.fault((at, at), "Her mangler «)»", "«)» is missing here", None);
    }

    fn missing(&mut self) -> Node {
        let at = self.last_end();
        if self.at == 0 {
            if !self.source.trim().is_empty() {
                self.fault((0, 0), "Her mangler en værdi i begyndelsen", "A value is missing at the beginning", None);
            }
        } else {
            let before = &self.tokens[self.at - 1];
            let text = quote(&self.source[before.span.0..before.span.1]);
            let (da, en) = (format!("Her mangler en værdi efter {text}"), format!("A value is missing after {text}"));
            self.fault((at, at), da, en, None);
        }
        self.failed((at, at))
    }
}

/// Days since 1970-01-01 of a date written YYYY-MM-DD, from year 1 to 9999.
fn days(text: &str) -> Option<i32> {
    let bytes = text.as_bytes();
    let form = bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, b)| if at == 4 || at == 7 { *b == b'-' } else { b.is_ascii_digit() });
    if !form {
        return None;
    }
    let part = |from: usize, to: usize| text.get(from..to)?.parse::<i32>().ok();
    let (year, month, day) = (part(0, 4)?, part(5, 7)?, part(8, 10)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        2 => 28 + i32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if year == 0 || day == 0 || day > length {
        return None;
    }
    // Years begin in March here, so that the leap day is a year's last.
    let shifted = if month > 2 { year } else { year - 1 };
    let month = (month + 9) % 12;
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    Some(shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + day_of_year - 719_468)
}

#[cfg(test)]
mod tests {
    use super::days;

    #[test]
    fn days_count_from_1970() {
        assert_eq!(days("1970-01-01"), Some(0));
        assert_eq!(days("1969-12-31"), Some(-1));
        assert_eq!(days("2000-02-29"), Some(11_016));
        assert_eq!(days("0001-01-01"), Some(-719_162));
        assert_eq!(days("9999-12-31"), Some(2_932_896));
    }

    #[test]
    fn only_days_of_the_calendar_count() {
        for text in [
            "2023-02-29",
            "1900-02-29",
            "2024-13-01",
            "2024-00-10",
            "2024-04-31",
            "0000-01-01",
            "2024-1-1",
            "24-01-01",
            "infinity",
            "2024-01-01 ",
            "2024-01-0æ",
        ] {
            assert_eq!(days(text), None, "{text}");
        }
    }
}
