//! Cuts a rule's text into tokens. Reports every sign that has no place in a rule, and goes on after it.

use super::ast::Comparison;
use super::fault::{Fault, quote};

/// A token and its bytes in the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) span: (usize, usize),
}

/// What a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A keyword or a name, in lower case.
    Word(String),
    /// A name in double quotes.
    Quoted(String),
    /// A text literal's content.
    Text(String),
    /// A number as written: digits, perhaps with a point among them.
    Number(String),
    Compare(Comparison),
    Plus,
    Minus,
    Star,
    Slash,
    Percent,
    Open,
    Close,
    Comma,
    /// A sign that is reported already.
    Bad,
    End,
}

/// All tokens of a source, `End` last, and what was wrong on the way.
pub(super) fn tokens(source: &str) -> (Vec<Token>, Vec<Fault>) {
    let mut lexer = Lexer { source, at: 0, faults: Vec::new() };
    let mut tokens = Vec::new();
    loop {
        let token = lexer.next();
        let end = token.kind == TokenKind::End;
        tokens.push(token);
        if end {
            return (tokens, lexer.faults);
        }
    }
}

struct Lexer<'a> {
    source: &'a str,
    at: usize,
    faults: Vec<Fault>,
}

impl Lexer<'_> {
    fn next(&mut self) -> Token {
        while self.peek().is_some_and(|c| matches!(c, ' ' | '\t' | '\n' | '\r')) {
            self.at += 1;
        }
        let start = self.at;
        let kind = match self.peek() {
            None => TokenKind::End,
            Some('\'') => self.text(),
            Some('"') => self.quoted(),
            Some(c) if c.is_ascii_digit() => self.number(),
            Some(c) if c.is_alphabetic() || c == '_' => self.word(),
            Some(c) => self.sign(c),
        };
        Token { kind, span: (start, self.at) }
    }

    fn rest(&self) -> &str {
        &self.source[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn take_while(&mut self, mut wanted: impl FnMut(char) -> bool) -> &str {
        let start = self.at;
        let rest = self.rest();
        self.at += rest.find(|c| !wanted(c)).unwrap_or(rest.len());
        &self.source[start..self.at]
    }

    fn fault(&mut self, start: usize, da: String, en: String, hint: Option<&str>) {
        let fault = Fault::new((start, self.at), da, en).maybe_hint(hint.map(str::to_owned));
        self.faults.push(fault);
    }

    fn word(&mut self) -> TokenKind {
        TokenKind::Word(self.take_while(|c| c.is_alphanumeric() || c == '_').to_lowercase())
    }

    fn number(&mut self) -> TokenKind {
        let start = self.at;
        let text = self.take_while(|c| c.is_alphanumeric() || c == '.' || c == '_').to_owned();
        let (whole, decimals) = text.split_once('.').unwrap_or((&text, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if digits(whole) && digits(decimals) {
            return TokenKind::Number(text);
        }
        let (da, en) = (format!("{} er ikke et tal", quote(&text)), format!("{} is not a number", quote(&text)));
        self.fault(start, da, en, Some("skriv cifre, evt. med punktum og decimaler, som 12 eller 12.5"));
        TokenKind::Bad
    }

    /// The text between two of this quotation mark; a doubled mark is one mark.
    fn between(&mut self, mark: char) -> Option<String> {
        let mut content = String::new();
        self.at += mark.len_utf8();
        loop {
            let Some(length) = self.rest().find(mark) else {
                self.at = self.source.len();
                return None;
            };
            content.push_str(&self.source[self.at..self.at + length]);
            self.at += length + mark.len_utf8();
            if self.peek() != Some(mark) {
                return Some(content);
            }
            content.push(mark);
            self.at += mark.len_utf8();
        }
    }

    fn text(&mut self) -> TokenKind {
        let start = self.at;
        match self.between('\'') {
            None => {
                let (da, en) = ("Teksten slutter ikke", "The text does not end");
                self.fault(start, da.into(), en.into(), Some("sæt ' efter teksten"));
                TokenKind::Bad
            }
            Some(content) if content.chars().any(char::is_control) => {
                let (da, en) = ("Teksten indeholder et usynligt styretegn", "The text holds an invisible control character");
                self.fault(start, da.into(), en.into(), None);
                TokenKind::Bad
            }
            Some(content) => TokenKind::Text(content),
        }
    }

    fn quoted(&mut self) -> TokenKind {
        let start = self.at;
        match self.between('"') {
            Some(name) if !name.is_empty() => TokenKind::Quoted(name),
            name => {
                let da = if name.is_some() { "Her mangler et feltnavn mellem \"\"" } else { "Feltnavnet slutter ikke" };
                let en = if name.is_some() { "A column name is missing between \"\"" } else { "The name does not end" };
                self.fault(start, da.into(), en.into(), Some("tekster skrives mellem ' og '"));
                TokenKind::Bad
            }
        }
    }

    fn sign(&mut self, first: char) -> TokenKind {
        let start = self.at;
        if let Some((written, meant, kind)) = FOREIGN.iter().find(|(written, ..)| self.rest().starts_with(written)) {
            self.at += written.len();
            let hint = (!meant.is_empty()).then_some(*meant);
            let (da, en) = (
                format!("{} kan ikke bruges i en regel", quote(written)),
                format!("{} is not part of the rule language", quote(written)),
            );
            self.fault(start, da, en, hint);
            return kind.clone();
        }
        for (written, kind) in SIGNS {
            if self.rest().starts_with(written) {
                self.at += written.len();
                self.divided(start, written);
                return kind.clone();
            }
        }
        self.at += first.len_utf8();
        let (da, en) = if first.is_control() || first.is_whitespace() {
            let code = u32::from(first);
            (format!("Her står et usynligt tegn (U+{code:04X})"), format!("Invisible character (U+{code:04X})"))
        } else {
            (
                format!("Tegnet «{first}» kan ikke bruges i en regel"),
                format!("The sign «{first}» is not part of the rule language"),
            )
        };
        self.fault(start, da, en, first.is_whitespace().then_some("skriv et almindeligt mellemrum"));
        TokenKind::Bad
    }

    /// PostgreSQL reads `%-` as one operator, which it does not have.
    fn divided(&mut self, start: usize, written: &str) {
        if written == "%" && self.peek().is_some_and(|c| "+-*/<>=%".contains(c)) {
            let (da, en) = ("Efter «%» skal der være et mellemrum", "A space is needed after «%»");
            self.fault(start, da.into(), en.into(), Some("skriv fx «% -3»"));
        }
    }
}

/// The signs of the language, the longer of two that begin alike first.
const SIGNS: &[(&str, TokenKind)] = &[
    ("<>", TokenKind::Compare(Comparison::NotEqual)),
    ("<=", TokenKind::Compare(Comparison::LessOrEqual)),
    (">=", TokenKind::Compare(Comparison::GreaterOrEqual)),
    ("<", TokenKind::Compare(Comparison::Less)),
    (">", TokenKind::Compare(Comparison::Greater)),
    ("=", TokenKind::Compare(Comparison::Equal)),
    ("+", TokenKind::Plus),
    ("-", TokenKind::Minus),
    ("*", TokenKind::Star),
    ("/", TokenKind::Slash),
    ("%", TokenKind::Percent),
    ("(", TokenKind::Open),
    (")", TokenKind::Close),
    (",", TokenKind::Comma),
];

/// Signs of other languages or of a word processor, what to write instead, and how reading goes on.
const FOREIGN: &[(&str, &str, TokenKind)] = &[
    ("--", "bemærkninger skrives uden for udtrykket; minus et negativt tal skrives «- -»", TokenKind::Minus),
    ("/*", "bemærkninger skrives uden for udtrykket", TokenKind::Bad),
    ("!=", "skriv «<>»", TokenKind::Compare(Comparison::NotEqual)),
    ("==", "skriv «=»", TokenKind::Compare(Comparison::Equal)),
    ("=>", "skriv «>=»", TokenKind::Compare(Comparison::GreaterOrEqual)),
    ("=<", "skriv «<=»", TokenKind::Compare(Comparison::LessOrEqual)),
    ("≠", "skriv «<>»", TokenKind::Compare(Comparison::NotEqual)),
    ("≤", "skriv «<=»", TokenKind::Compare(Comparison::LessOrEqual)),
    ("≥", "skriv «>=»", TokenKind::Compare(Comparison::GreaterOrEqual)),
    ("−", "skriv et almindeligt minus «-»", TokenKind::Minus),
    ("–", "skriv et almindeligt minus «-»", TokenKind::Minus),
    ("·", "skriv «*»", TokenKind::Star),
    ("×", "skriv «*»", TokenKind::Star),
    ("’", "skriv tekster mellem ' og '", TokenKind::Bad),
    ("‘", "skriv tekster mellem ' og '", TokenKind::Bad),
    ("“", "skriv tekster mellem ' og '", TokenKind::Bad),
    ("”", "skriv tekster mellem ' og '", TokenKind::Bad),
    ("´", "skriv tekster mellem ' og '", TokenKind::Bad),
    ("::", "typer omregnes ikke i en regel", TokenKind::Bad),
    ("||", "tekster kan ikke sættes sammen i en regel; «eller» skrives OR", TokenKind::Bad),
    ("&&", "skriv AND", TokenKind::Bad),
    ("~", "skriv matches(felt, 'mønster')", TokenKind::Bad),
    (".", "decimaltal skrives med et ciffer foran punktummet, som 0.5", TokenKind::Bad),
    (";", "et udtryk slutter uden tegn", TokenKind::Bad),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(source: &str) -> Vec<TokenKind> {
        let (tokens, faults) = tokens(source);
        assert_eq!(faults, [], "{source}");
        tokens.into_iter().map(|token| token.kind).collect()
    }

    #[test]
    fn reads_words_numbers_texts_and_signs() {
        use TokenKind::*;
        assert_eq!(
            kinds("Taeller>=12.50 AND t<>'d''Or'"),
            [
                Word("taeller".into()),
                Compare(Comparison::GreaterOrEqual),
                Number("12.50".into()),
                Word("and".into()),
                Word("t".into()),
                Compare(Comparison::NotEqual),
                Text("d'Or".into()),
                End
            ]
        );
        assert_eq!(kinds("\"Left\"-1"), [Quoted("Left".into()), Minus, Number("1".into()), End]);
    }

    #[test]
    fn places_are_bytes() {
        let (tokens, _) = tokens("'æ' = b");
        assert_eq!(tokens[0].span, (0, 4));
        assert_eq!(tokens[1].span, (5, 6));
        assert_eq!(tokens[3].span, (8, 8));
    }

    #[test]
    fn goes_on_after_a_bad_sign() {
        let (tokens, faults) = tokens("a != 1e5 # 'x");
        assert_eq!(tokens.len(), 6);
        assert_eq!(faults.iter().map(|f| (f.start, f.end)).collect::<Vec<_>>(), [(2, 4), (5, 8), (9, 10), (11, 13)]);
    }

    #[test]
    fn what_postgresql_reads_as_one_operator_is_refused() {
        assert_eq!(tokens("a %-3 = 0").1.len(), 1);
        assert_eq!(tokens("a--3 = 0").1.len(), 1);
        assert_eq!(tokens("a % -3 = 0 AND a*-3 <-1").1, []);
    }
}
