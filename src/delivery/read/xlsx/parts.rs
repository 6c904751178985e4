//! The texts of a workbook that are in no cell: comments, properties, defined names, headers and footers, validations,
//! links, copies of data in pivot tables and links to other workbooks, drawings.

use super::element::{attribute, place};
use crate::delivery::outside::{Outside, Part, has_digits};
use quick_xml::events::{BytesStart, Event};

/// Most bytes of such texts, and most of them, that are looked into.
const BYTES: usize = 16 << 20;
const TEXTS: usize = 200_000;

/// What a part of the package is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text of this kind.
    Xml(Part),
    /// A list of parts or places, without text of its own.
    Looks,
    /// A picture.
    Picture,
    /// Settings of a printer.
    Printer,
    /// A file or program in the workbook.
    Embedded,
}

/// What a part of the package is, by its name.
pub(super) fn kind(name: &str) -> Kind {
    let lower = name.to_ascii_lowercase();
    let (folder, file) = lower.rsplit_once('/').unwrap_or(("", &lower));
    let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
    let within = |part: &str| folder.split('/').any(|f| f == part);
    match () {
        () if within("media")
            || matches!(ending, "png" | "jpg" | "jpeg" | "gif" | "bmp" | "emf" | "wmf" | "tif" | "tiff" | "svg") =>
        {
            Kind::Picture
        }
        () if within("printersettings") => Kind::Printer,
        () if file == "[content_types].xml" || file == "calcchain.xml" => Kind::Looks,
        // A format can hold a text of its own: "text"0.
        () if within("theme") || file == "styles.xml" => Kind::Xml(Part::Metadata),
        () if !matches!(ending, "xml" | "rels" | "vml" | "txt") => Kind::Embedded,
        () if within("docprops") || within("persons") => Kind::Xml(Part::Properties),
        () if file.starts_with("comments") || within("threadedcomments") => Kind::Xml(Part::Note),
        () if within("pivotcache") => Kind::Xml(Part::PivotCache),
        () if within("externallinks") => Kind::Xml(Part::ExternalLink),
        () if within("drawings") || within("charts") || within("diagrams") || within("chartsheets") => Kind::Xml(Part::Drawing),
        () if file == "workbook.xml" => Kind::Xml(Part::DefinedName),
        () if ending == "rels" => Kind::Xml(Part::Link),
        () => Kind::Xml(Part::OtherPart),
    }
}

/// Texts of a workbook, with the part that holds each.
#[derive(Default)]
pub(super) struct Texts {
    pub(super) all: Vec<(String, Outside)>,
    bytes: usize,
    /// There were more.
    pub(super) cut: bool,
}

impl Texts {
    pub(super) fn push(&mut self, part: &str, found: Outside, length: usize) {
        self.bytes += length;
        self.cut |= self.bytes > BYTES || self.all.len() >= TEXTS;
        if !self.cut {
            self.all.push((part.to_owned(), found));
        }
    }
}

/// Gathers the texts of one part, element by element.
pub(super) struct Gatherer<'a> {
    name: &'a str,
    part: Part,
    texts: &'a mut Texts,
    /// The text that is being put together: of several runs where they are one paragraph.
    text: String,
    /// The cell that the text belongs to.
    cell: Option<(u32, u32)>,
    /// What the surrounding element makes of the text.
    as_part: Part,
}

impl<'a> Gatherer<'a> {
    pub(super) fn new(name: &'a str, part: Part, texts: &'a mut Texts) -> Self {
        Gatherer { name, part, texts, text: String::new(), cell: None, as_part: part }
    }

    /// Takes up an event.
    pub(super) fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(e) if is_run(e.local_name().as_ref()) => {}
            Event::Start(e) => {
                self.flush();
                self.begin(e);
            }
            Event::Empty(e) => self.attributes(e),
            Event::Text(text) => self.text.push_str(text),
            Event::CData(text) => self.text.push_str(text),
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(character)) => self.text.push(character),
                _ => self.text.push_str(quick_xml::escape::resolve_predefined_entity(reference).unwrap_or_default()),
            },
            Event::Comment(text) => self.keep(Part::Comment, text),
            Event::End(e) if !is_run(e.local_name().as_ref()) => self.flush(),
            _ => {}
        }
    }

    /// Ends a text that is not followed by an element.
    pub(super) fn ends_text(&mut self) {
        self.flush();
    }

    /// Ends the part.
    pub(super) fn end(mut self) {
        self.flush();
    }

    fn begin(&mut self, element: &BytesStart<'_>) {
        let name = element.local_name();
        match name.as_ref() {
            "comment" | "threadedComment" => self.cell = attribute(element, "ref").and_then(|r| place(&r)),
            "author" | "authors" => self.cell = None,
            _ => {}
        }
        self.as_part = match name.as_ref() {
            // The author of a comment is in every workbook that has one.
            "author" => Part::Properties,
            n if n.ends_with("Header") || n.ends_with("Footer") => Part::HeaderFooter,
            "dataValidation" | "formula1" | "formula2" => Part::Validation,
            "f" if self.as_part == Part::Validation => Part::Validation,
            _ => self.part,
        };
        self.attributes(element);
    }

    /// Keeps the attributes that people write, or that hold data.
    fn attributes(&mut self, element: &BytesStart<'_>) {
        let name = element.local_name();
        // A date is no number of a person.
        if self.part == Part::PivotCache && name.as_ref() == "d" {
            return;
        }
        let cell = self.cell;
        let (part, named): (Part, &[&str]) = match (self.part, name.as_ref()) {
            (_, "dataValidation") => (Part::Validation, &["prompt", "error", "promptTitle", "errorTitle"]),
            (_, "hyperlink") => {
                self.cell = attribute(element, "ref").and_then(|r| place(r.split(':').next().unwrap_or_default()));
                (Part::Link, &["display", "tooltip", "location"])
            }
            (Part::PivotCache, _) => (Part::PivotCache, &["v", "name", "caption"]),
            (Part::Drawing, _) => (Part::Drawing, &["descr", "title", "name", "alt"]),
            (Part::Link, _) => (Part::Link, &["Target"]),
            (Part::Note | Part::Properties, _) => (Part::Properties, &["name", "displayName", "userId"]),
            (Part::DefinedName, _) => (Part::DefinedName, &["name", "comment", "description", "userName"]),
            (part, _) => (part, &[]),
        };
        let all = matches!(self.part, Part::OtherPart | Part::Metadata | Part::ExternalLink);
        for found in element.attributes().flatten() {
            let key = found.key.local_name();
            let is_wanted = all && found.key.as_namespace_binding().is_none() || named.contains(&key.as_ref());
            if is_wanted && let Ok(value) = found.normalized_value(quick_xml::XmlVersion::Implicit1_0) {
                self.keep(part, &value);
            }
        }
        self.cell = cell;
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        self.keep(self.as_part, &text);
    }

    fn keep(&mut self, part: Part, text: &str) {
        let text = text.trim();
        let says = text.len() >= 5 && text.contains(char::is_alphabetic) && part != Part::Metadata;
        if !has_digits(text) && !says {
            return;
        }
        let (line, column) = (self.cell.map(|(row, _)| u64::from(row)), self.cell.map(|(_, column)| column));
        self.texts.push(self.name, Outside { line, column, ..Outside::of(part, text) }, text.len());
    }
}

/// Whether an element only divides a text into runs of one look.
fn is_run(name: &str) -> bool {
    matches!(name, "t" | "r" | "rPr" | "text" | "is" | "si")
}
