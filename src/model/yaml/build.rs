//! From the parser's events to the tree, with the faults that the events show.

use super::fault::{Span, YamlFault};
use super::node::{Key, Kind, Node, Style};
use super::scalar::plain;
use super::syntax;
use crate::model::finding::bilingual;
use saphyr_parser::{Event, Parser, ScalarStyle, Span as Range};
use std::collections::HashMap;

/// Deepest nesting of maps and lists that is read.
pub const MAX_DEPTH: usize = 32;

/// The tree, when the parser came to the end of a document, and every fault it met.
pub fn tree(source: &str) -> (Option<Node>, Vec<YamlFault>) {
    let breaks = source.matches(['\n', '\r']).count() - source.matches("\r\n").count();
    let end = (1 + breaks, 1 + source.rsplit(['\n', '\r']).next().unwrap_or_default().chars().count());
    let mut builder = Builder { lines: source.lines().collect(), end, faults: Vec::new(), stack: Vec::new(), root: None };
    let mut parser = Parser::new_from_str(source);
    while let Some(event) = parser.next_event() {
        match event {
            Ok((Event::StreamEnd, _)) => break,
            Ok((event, range)) => {
                if !builder.take(event, range) {
                    return (None, builder.faults);
                }
            }
            Err(error) => {
                let fault = syntax::fault(&error);
                let (line, column) = (fault.span.line, fault.span.column).min(end);
                builder.faults.push(YamlFault { span: Span { line, column, ..fault.span }, ..fault });
                return (None, builder.faults);
            }
        }
    }
    if builder.root.is_none() {
        builder.faults.push(empty_file());
    }
    (builder.root, builder.faults)
}

/// A map or list that is still open.
enum Open {
    Map { span: Span, entries: Vec<(Key, Node)>, seen: HashMap<String, Span>, key: Option<Key> },
    List { span: Span, items: Vec<Node> },
}

struct Builder<'a> {
    lines: Vec<&'a str>,
    /// Line and column behind the last character: where no line break ends the file, the parser places its end on a line more.
    end: (usize, usize),
    faults: Vec<YamlFault>,
    stack: Vec<Open>,
    root: Option<Node>,
}

impl Builder<'_> {
    /// Takes one event; false when reading cannot go on.
    fn take(&mut self, event: Event<'_>, range: Range) -> bool {
        let span = self.span(range);
        match event {
            Event::DocumentStart(_) if self.root.is_some() => {
                self.faults.push(second_document(span));
                return false;
            }
            Event::Alias(_) => {
                self.faults.push(alias(span));
                self.scalar("alias".to_string(), Style::Quoted, span);
            }
            Event::Scalar(value, style, anchor, tag) => {
                self.marks(anchor, tag.is_some(), span);
                self.scalar(value.into_owned(), style_of(style), span);
            }
            Event::SequenceStart(anchor, tag) => {
                self.marks(anchor, tag.is_some(), span);
                return self.open(Open::List { span, items: Vec::new() }, span);
            }
            Event::MappingStart(anchor, tag) => {
                self.marks(anchor, tag.is_some(), span);
                let map = Open::Map { span, entries: Vec::new(), seen: HashMap::new(), key: None };
                return self.open(map, span);
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(),
            _ => {}
        }
        true
    }

    fn open(&mut self, open: Open, span: Span) -> bool {
        if self.stack.len() == MAX_DEPTH {
            self.faults.push(too_deep(span));
            return false;
        }
        self.stack.push(open);
        true
    }

    fn close(&mut self) {
        let node = match self.stack.pop() {
            Some(Open::Map { span, entries, .. }) => {
                // The span is that of its first key, which says which element it is.
                let span = entries.first().map_or(span, |(key, _)| key.span);
                Node { kind: Kind::Map(entries), span }
            }
            Some(Open::List { span, items }) => Node { kind: Kind::List(items), span },
            None => return,
        };
        self.add(node);
    }

    fn scalar(&mut self, value: String, style: Style, span: Span) {
        let is_key = matches!(self.stack.last(), Some(Open::Map { key: None, .. }));
        let span = match self.stack.last() {
            // The parser places a value that is not there at the next token; the reader looks at the key.
            Some(Open::Map { key: Some(key), .. }) if value.is_empty() && style == Style::Plain => key.span,
            _ => span,
        };
        if !is_key && style == Style::Plain {
            self.faults.extend(plain(&value).fault(&value, span));
        }
        self.add(Node { kind: Kind::Scalar { value, style }, span });
    }

    /// Puts a finished node where it belongs: as a key, as a value, as an item, as the document.
    fn add(&mut self, node: Node) {
        match self.stack.last_mut() {
            None => self.root = Some(node),
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Map { entries, seen, key, .. }) => match key.take() {
                None => {
                    let (next, fault) = as_key(node, seen);
                    *key = Some(next);
                    self.faults.extend(fault);
                }
                // The first of two equal keys is kept; the second is reported.
                Some(k) if seen.get(&k.name) != Some(&k.span) => {}
                Some(k) => entries.push((k, node)),
            },
        }
    }

    fn marks(&mut self, anchor: usize, tag: bool, span: Span) {
        if anchor > 0 {
            self.faults.push(anchor_fault(span));
        }
        if tag {
            self.faults.push(tag_fault(span));
        }
    }

    fn span(&self, range: Range) -> Span {
        let (line, column) = (range.start.line().max(1), range.start.col() + 1).min(self.end);
        let len = if range.end.line() == line {
            range.end.col().saturating_sub(range.start.col())
        } else {
            let text = self.lines.get(line - 1).copied().unwrap_or("");
            text.trim_end().chars().count().saturating_sub(range.start.col())
        };
        Span { line, column, len: len.max(1) }
    }
}

fn style_of(style: ScalarStyle) -> Style {
    match style {
        ScalarStyle::Plain => Style::Plain,
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
        ScalarStyle::Folded => Style::Folded,
        ScalarStyle::Literal => Style::Literal,
    }
}

/// A node as a key, with the fault when it cannot be one.
fn as_key(node: Node, seen: &mut HashMap<String, Span>) -> (Key, Option<YamlFault>) {
    let span = node.span;
    let Kind::Scalar { value: name, style } = node.kind else {
        // Its own place makes the name of this key unlike every other.
        let name = format!("? {}:{}", span.line, span.column);
        seen.insert(name.clone(), span);
        return (Key { name, span }, Some(complex_key(span)));
    };
    let fault = match seen.get(&name) {
        Some(first) => Some(duplicate(&name, *first, span)),
        None if name == "<<" && style == Style::Plain => Some(merge_key(span)),
        None if name.is_empty() => Some(complex_key(span)),
        None => None,
    };
    seen.entry(name.clone()).or_insert(span);
    (Key { name, span }, fault)
}

fn duplicate(name: &str, first: Span, span: Span) -> YamlFault {
    YamlFault {
        span,
        code: "dublet-noegle-i-yaml",
        da: format!("nøglen «{name}» står to gange; første gang på linje {}, kolonne {}", first.line, first.column),
        en: format!("the key «{name}» is repeated; first on line {}, column {}", first.line, first.column),
        hint: Some(bilingual("slet den ene", "delete one of them")),
    }
}

fn fault(span: Span, code: &'static str, da: &str, en: &str, hint: (&str, &str)) -> YamlFault {
    YamlFault { span, code, da: da.to_string(), en: en.to_string(), hint: Some(bilingual(hint.0, hint.1)) }
}

fn merge_key(span: Span) -> YamlFault {
    let (da, en) = ("fletning med «<<» er ikke tilladt", "merging with «<<» is not allowed");
    fault(span, "fletning-i-yaml", da, en, ("skriv nøglerne ud", "write the keys out"))
}

fn complex_key(span: Span) -> YamlFault {
    let (da, en) = ("en nøgle skal være en tekst", "a key must be a text");
    fault(span, "noegle-ikke-tekst", da, en, ("skriv nøglen som ét ord", "write the key as one word"))
}

fn anchor_fault(span: Span) -> YamlFault {
    let (da, en) = ("ankre (&navn) er ikke tilladt", "anchors (&name) are not allowed");
    fault(span, "anker-i-yaml", da, en, ("skriv værdien ud, hvor den bruges", "write the value out where it is used"))
}

fn alias(span: Span) -> YamlFault {
    let (da, en) = ("henvisninger til ankre (*navn) er ikke tilladt", "aliases (*name) are not allowed");
    fault(span, "anker-i-yaml", da, en, ("skriv værdien ud, hvor den bruges", "write the value out where it is used"))
}

fn tag_fault(span: Span) -> YamlFault {
    let (da, en) = ("typemærker (!navn) er ikke tilladt", "tags (!name) are not allowed");
    fault(span, "typemaerke-i-yaml", da, en, ("fjern mærket", "remove the tag"))
}

fn second_document(span: Span) -> YamlFault {
    let (da, en) = ("filen har mere end ét YAML-dokument", "the file has more than one YAML document");
    fault(
        span,
        "flere-dokumenter",
        da,
        en,
        ("fjern linjen «---», eller del filen i to", "remove the line «---», or split the file"),
    )
}

fn too_deep(span: Span) -> YamlFault {
    YamlFault {
        span,
        code: "for-dyb-indlejring",
        da: format!("mere end {MAX_DEPTH} trin af indlejring"),
        en: format!("more than {MAX_DEPTH} levels of nesting"),
        hint: None,
    }
}

fn empty_file() -> YamlFault {
    let span = Span { line: 1, column: 1, len: 1 };
    fault(
        span,
        "tom-fil",
        "filen er tom",
        "the file is empty",
        ("udfyld filen, eller slet den", "fill in the file, or delete it"),
    )
}
