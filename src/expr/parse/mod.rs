//! Reads a rule's tokens into a tree, with PostgreSQL's own order of operators, and goes on after a fault.
//!
//! Text from anywhere is safe here: length and nesting are limited, and nothing panics.

mod operand;

use super::ast::{Arithmetic, Comparison, Kind, Node, level};
use super::fault::{Fault, quote};
use super::keywords;
use super::lex::{self, Token, TokenKind};

/// Longest source in bytes.
const MAX_LENGTH: usize = 8_192;
/// Deepest nesting.
const MAX_DEPTH: usize = 64;
/// Most faults that are worth reading.
const MAX_FAULTS: usize = 50;

/// The tree of a source, and the number of its nodes; or every fault found, in the order of the text.
pub(super) fn parse(source: &str) -> Result<(Node, usize), Vec<Fault>> {
    if source.len() > MAX_LENGTH {
        let da = format!("Udtrykket er for langt: {} tegn, højst {MAX_LENGTH}", source.len());
        let en = format!("The expression is too long: {} bytes, at most {MAX_LENGTH}", source.len());
        return Err(vec![Fault::new((0, source.len()), da, en).hint("del reglen i flere")]);
    }
    let (tokens, faults) = lex::tokens(source);
    let mut parser = Parser { source, tokens, at: 0, faults, ids: 0, nesting: 0 };
    let tree = parser.whole();
    if parser.faults.is_empty() { Ok((tree, parser.ids)) } else { Err(in_order(parser.faults)) }
}

/// Faults by place, each once, and no more than can be read.
pub(super) fn in_order(mut faults: Vec<Fault>) -> Vec<Fault> {
    faults.sort();
    faults.dedup();
    faults.truncate(MAX_FAULTS);
    faults
}

struct Parser<'a> {
    source: &'a str,
    tokens: Vec<Token>,
    at: usize,
    faults: Vec<Fault>,
    ids: usize,
    nesting: usize,
}

/// An operator between two values, or after one.
enum Operator {
    And,
    Or,
    Is,
    In,
    Between,
    NotIn,
    NotBetween,
    Compare(Comparison),
    Arithmetic(Arithmetic),
}

impl Operator {
    fn level(&self) -> u8 {
        match self {
            Operator::Or => level::OR,
            Operator::And => level::AND,
            Operator::Is => level::IS,
            Operator::Compare(_) => level::COMPARE,
            Operator::In | Operator::Between | Operator::NotIn | Operator::NotBetween => level::RANGE,
            Operator::Arithmetic(Arithmetic::Add | Arithmetic::Subtract) => level::ADD,
            Operator::Arithmetic(_) => level::MULTIPLY,
        }
    }

    /// Whether two of its level may not follow each other, as in `0 <= x <= 100`.
    fn is_non_associative(&self) -> bool {
        matches!(self.level(), level::IS | level::COMPARE | level::RANGE)
    }
}

impl Parser<'_> {
    fn whole(&mut self) -> Node {
        if self.peek() == &TokenKind::End && self.faults.is_empty() {
            self.fault((0, 0), "Udtrykket er tomt", "The expression is empty", Some("skriv fx «taeller <= naevner»"));
        }
        let mut tree = self.expression(level::OR);
        while self.peek() != &TokenKind::End {
            tree = self.surplus(tree);
        }
        tree
    }

    /// Reports a sign that ends something which never began, and goes on after it.
    fn surplus(&mut self, tree: Node) -> Node {
        let number = |token: Option<&Token>| matches!(token.map(|token| &token.kind), Some(TokenKind::Number(_)));
        let numbers =
            number(self.at.checked_sub(1).and_then(|last| self.tokens.get(last))) && number(self.tokens.get(self.at + 1));
        let token = self.take();
        let comma = token.kind == TokenKind::Comma;
        let hint = (comma && numbers).then_some("decimaler skrives efter punktum, som 12.5");
        let (da, en) = self.said(&token, "hører ikke til noget før det", "belongs to nothing before it");
        self.fault(token.span, da, en, hint);
        let tree = if comma { self.expression(level::OR) } else { tree };
        self.operators(tree, level::OR)
    }

    /// An expression whose operators all bind at least this tightly.
    fn expression(&mut self, least: u8) -> Node {
        self.nesting += 1;
        let node = if self.nesting > MAX_DEPTH {
            self.too_deep(self.tokens[self.at].span)
        } else {
            let first = self.operand(least);
            self.operators(first, least)
        };
        self.nesting -= 1;
        node
    }

    fn operators(&mut self, mut left: Node, least: u8) -> Node {
        let mut alone = None;
        loop {
            let Some(operator) = self.operator() else {
                if self.closes() {
                    return left;
                }
                self.unexpected();
                continue;
            };
            if operator.level() < least {
                return left;
            }
            if alone == Some(operator.level()) {
                self.chained(&operator);
            }
            alone = operator.is_non_associative().then_some(operator.level());
            left = self.apply(operator, left);
        }
    }

    /// The next operator, without taking it.
    fn operator(&self) -> Option<Operator> {
        Some(match self.peek() {
            TokenKind::Compare(comparison) => Operator::Compare(*comparison),
            TokenKind::Plus => Operator::Arithmetic(Arithmetic::Add),
            TokenKind::Minus => Operator::Arithmetic(Arithmetic::Subtract),
            TokenKind::Star => Operator::Arithmetic(Arithmetic::Multiply),
            TokenKind::Slash => Operator::Arithmetic(Arithmetic::Divide),
            TokenKind::Percent => Operator::Arithmetic(Arithmetic::Modulo),
            TokenKind::Word(word) => match (word.as_str(), self.tokens.get(self.at + 1).map(|t| &t.kind)) {
                ("and", _) => Operator::And,
                ("or", _) => Operator::Or,
                ("is", _) => Operator::Is,
                ("in", _) => Operator::In,
                ("between", _) => Operator::Between,
                ("not", Some(TokenKind::Word(next))) if next == "in" => Operator::NotIn,
                ("not", Some(TokenKind::Word(next))) if next == "between" => Operator::NotBetween,
                _ => return None,
            },
            _ => return None,
        })
    }

    fn apply(&mut self, operator: Operator, left: Node) -> Node {
        self.take();
        let start = left.span.0;
        let kind = match operator {
            Operator::Or => return self.joined(left, level::AND, Kind::Or),
            Operator::And => return self.joined(left, level::NOT, Kind::And),
            Operator::Is => self.is_null(left),
            Operator::In => self.list(left, false),
            Operator::Between => self.range(left, false),
            Operator::NotIn => {
                self.take();
                self.list(left, true)
            }
            Operator::NotBetween => {
                self.take();
                self.range(left, true)
            }
            Operator::Compare(comparison) => {
                let right = self.expression(level::RANGE);
                Kind::Compare(comparison, Box::new(left), Box::new(right))
            }
            Operator::Arithmetic(arithmetic) => {
                let tighter = Operator::Arithmetic(arithmetic).level() + 1;
                let right = self.expression(tighter);
                Kind::Arithmetic(arithmetic, Box::new(left), Box::new(right))
            }
        };
        self.node(kind, (start, self.last_end()))
    }

    /// `a AND b AND c` is one node, so that a long chain is not a deep tree.
    fn joined(&mut self, left: Node, tighter: u8, kind: fn(Vec<Node>) -> Kind) -> Node {
        let mut parts = vec![left, self.expression(tighter)];
        let word = if tighter == level::AND { "or" } else { "and" };
        while self.is_word(word) {
            self.take();
            parts.push(self.expression(tighter));
        }
        let start = parts[0].span.0;
        self.node(kind(parts), (start, self.last_end()))
    }

    fn is_null(&mut self, left: Node) -> Kind {
        let negated = self.skip_word("not");
        if !self.skip_word("null") {
            let text = if negated { "IS NOT" } else { "IS" };
            let (da, en) = (format!("Efter «{text}» skal der stå NULL"), format!("NULL must follow «{text}»"));
            self.fault(self.here(), da, en, Some("sammenlign med =, eller skriv IS NULL"));
            self.skip();
            return Kind::Error;
        }
        Kind::IsNull { operand: Box::new(left), negated }
    }

    fn list(&mut self, left: Node, negated: bool) -> Kind {
        if self.peek() != &TokenKind::Open {
            let (da, en) = ("Efter «IN» skal der stå en liste", "A list must follow «IN»");
            self.fault(self.here(), da, en, Some("skriv fx IN (1, 2, 3)"));
            self.skip();
            return Kind::Error;
        }
        self.take();
        let items = self.arguments();
        if items.is_empty() {
            let (da, en) = ("Listen efter «IN» er tom", "The list after «IN» is empty");
            self.fault(self.here(), da, en, Some("skriv fx IN (1, 2, 3)"));
        }
        Kind::In { operand: Box::new(left), items, negated }
    }

    fn range(&mut self, left: Node, negated: bool) -> Kind {
        let low = self.expression(level::ADD);
        if !self.skip_word("and") {
            let (da, en) = ("Her mangler «AND» i «BETWEEN … AND …»", "«AND» is missing in «BETWEEN … AND …»");
            self.fault(self.here(), da, en, Some("skriv fx BETWEEN 0 AND 100"));
            if self.peek() != &TokenKind::Comma {
                return Kind::Error;
            }
            self.take();
        }
        let high = self.expression(level::ADD);
        Kind::Between { operand: Box::new(left), low: Box::new(low), high: Box::new(high), negated }
    }

    fn node(&mut self, kind: Kind, span: (usize, usize)) -> Node {
        let depth = kind.depth() + 1;
        if depth > MAX_DEPTH {
            return self.too_deep(span);
        }
        self.ids += 1;
        Node { kind, span, depth, id: self.ids - 1 }
    }

    fn failed(&mut self, span: (usize, usize)) -> Node {
        self.node(Kind::Error, span)
    }

    /// Reports it once and gives up the rest.
    fn too_deep(&mut self, span: (usize, usize)) -> Node {
        self.at = self.tokens.len() - 1;
        let da = format!("Udtrykket har for mange niveauer, højst {MAX_DEPTH}");
        let en = format!("The expression is nested too deeply, at most {MAX_DEPTH} levels");
        self.fault((span.0, span.0), da, en, Some("del reglen i flere"));
        self.failed(span)
    }

    fn chained(&mut self, operator: &Operator) {
        let span = self.here();
        let hint = match operator {
            Operator::Compare(Comparison::Equal | Comparison::NotEqual) => "skriv fx «a = b AND b = c»",
            Operator::Compare(_) => "skriv fx «0 <= x AND x <= 100»",
            _ => "sæt parenteser",
        };
        self.fault(span, "Sammenligninger kan ikke kædes sammen", "Comparisons cannot be chained", Some(hint));
    }

    fn unexpected(&mut self) {
        let token = self.tokens[self.at].clone();
        if token.kind != TokenKind::Bad {
            let (da, en) = self.said(&token, "kan ikke stå her", "is not allowed here");
            // The operator that NOT belongs to follows it, as in NOT LIKE.
            let meant = if self.is_word("not") { self.at + 1 } else { self.at };
            let foreign = match self.tokens.get(meant).map(|token| &token.kind) {
                Some(TokenKind::Word(word)) => keywords::instead(word),
                _ => None,
            };
            let hint = foreign.unwrap_or("her mangler fx AND, OR, = eller et komma");
            self.fault(token.span, da, en, Some(hint));
        }
        self.skip();
    }

    fn said(&self, token: &Token, da: &str, en: &str) -> (String, String) {
        let text = quote(&self.source[token.span.0..token.span.1]);
        (format!("{text} {da}"), format!("{text} {en}"))
    }

    fn fault(&mut self, span: (usize, usize), da: impl Into<String>, en: impl Into<String>, hint: Option<&str>) {
        self.faults.push(Fault::new(span, da, en).maybe_hint(hint.map(str::to_owned)));
    }

    fn peek(&self) -> &TokenKind {
        &self.tokens[self.at].kind
    }

    fn here(&self) -> (usize, usize) {
        self.tokens[self.at].span
    }

    /// Where the token before ended.
    fn last_end(&self) -> usize {
        self.at.checked_sub(1).map_or(0, |last| self.tokens[last].span.1)
    }

    /// Takes a token; the last, `End`, is never used up.
    fn take(&mut self) -> Token {
        let token = self.tokens[self.at].clone();
        self.at = (self.at + 1).min(self.tokens.len() - 1);
        token
    }

    fn is_word(&self, wanted: &str) -> bool {
        matches!(self.peek(), TokenKind::Word(word) if word == wanted)
    }

    fn skip_word(&mut self, wanted: &str) -> bool {
        let found = self.is_word(wanted);
        if found {
            self.take();
        }
        found
    }

    /// Whether an expression ends here.
    fn closes(&self) -> bool {
        match self.peek() {
            TokenKind::Close | TokenKind::Comma | TokenKind::End => true,
            TokenKind::Word(word) => matches!(word.as_str(), "then" | "else" | "when" | "end"),
            _ => false,
        }
    }

    /// After a fault: goes to where a new part begins, so that later faults are found too.
    fn skip(&mut self) {
        let mut open = 0_usize;
        loop {
            match self.peek() {
                TokenKind::End => return,
                TokenKind::Open => open += 1,
                TokenKind::Close if open > 0 => open -= 1,
                _ if open == 0 && (self.closes() || self.is_word("and") || self.is_word("or")) => return,
                _ => {}
            }
            self.take();
        }
    }
}
