//! Features out of a collection: their properties as text, their geometry, the coordinate system that holds for it.

use super::super::ReadError;
use super::super::block::{Block, Cell};
use super::super::shape::RawGeometry;
use super::events::{self, XmlPart};
use super::geometry::{self, Building};
use crate::delivery::Source;
use crate::delivery::outside::has_digits;
use std::sync::Arc;

/// Elements that hold features.
const MEMBERS: [&str; 3] = ["featureMember", "featureMembers", "member"];
/// Attributes by which a collection says how many features there are: WFS 2.0, WFS 1.1.
const COUNTS: [&str; 3] = ["numberMatched", "numberReturned", "numberOfFeatures"];
/// What a collection may have next to its members: GML's own elements, and those of WFS.
const ASIDE: [&str; 8] = [
    "boundedBy",
    "description",
    "descriptionReference",
    "identifier",
    "location",
    "metaDataProperty",
    "name",
    "truncatedResponse",
];
/// Elements that hold coordinates.
const COORDINATES: [&str; 8] = ["coordinates", "lowerCorner", "pos", "posList", "upperCorner", "X", "Y", "Z"];
/// Longest property.
const LONGEST: usize = 1 << 20;

/// One feature.
pub(super) struct Feature {
    /// Its element's local name.
    pub(super) name: String,
    /// Its properties by local name, in its own order; nothing where the element is empty.
    pub(super) properties: Vec<(String, Option<String>)>,
    pub(super) geometry: Option<Building>,
    /// The name of the geometry's coordinate system, its own or the collection's.
    pub(super) srs: Option<String>,
    line: u64,
    /// The feature has more than one geometry.
    shapes: bool,
    /// The property that was opened last is a geometry's.
    in_shape: bool,
}

/// Where one is in the document.
enum State {
    /// Outside members.
    Outside,
    /// In a member, outside a feature.
    Member,
    /// In a feature, outside its properties.
    Feature,
    /// In a property, at this many elements below it.
    Property(usize),
    /// In a geometry, at this many elements below it.
    Geometry(usize),
    /// In something that is passed over.
    Skipped(usize, Box<State>),
}

struct Walk<'o, F> {
    take: F,
    /// Is given what travels in no property and no coordinate: attributes, descriptions, instructions.
    outside: &'o mut dyn FnMut(&str),
    /// The text of the element that is open, and whether it holds coordinates, where it is in no property.
    aside: (String, bool),
    state: State,
    depth: usize,
    /// How many features the collection says that the service has, or that it holds.
    said: u64,
    srs: Option<String>,
    feature: Option<Feature>,
}

/// Gives every feature of a document's collection, in order, as long as they are wanted. Returns how many the collection
/// itself says that there are; 0 where it does not say.
///
/// # Errors
/// The document is none that can be read to its end.
pub(super) fn each(source: Arc<dyn Source>, take: impl FnMut(Feature) -> bool) -> Result<u64, ReadError> {
    walked(source, take, &mut |_| ())
}

/// Visits the texts of a document that are in no property and no coordinate.
///
/// # Errors
/// As [`each`].
pub(super) fn outside(source: Arc<dyn Source>, visit: &mut dyn FnMut(&str)) -> Result<(), ReadError> {
    walked(source, |_| true, visit).map(drop)
}

fn walked(source: Arc<dyn Source>, take: impl FnMut(Feature) -> bool, outside: &mut dyn FnMut(&str)) -> Result<u64, ReadError> {
    let aside = (String::new(), false);
    let mut walk = Walk { take, outside, aside, state: State::Outside, depth: 0, said: 0, srs: None, feature: None };
    events::each(source, |part| walk.part(part))?;
    Ok(walk.said)
}

impl<F: FnMut(Feature) -> bool> Walk<'_, F> {
    /// Ends a text that is in no property.
    fn end_aside(&mut self) {
        let text = std::mem::take(&mut self.aside.0);
        if has_digits(&text) && !self.aside.1 {
            (self.outside)(&text);
        }
        self.aside.1 = false;
    }

    fn part(&mut self, part: XmlPart) -> Result<bool, ReadError> {
        match part {
            XmlPart::Begin { name, attributes, line } => {
                self.depth += 1;
                self.end_aside();
                self.aside.1 = COORDINATES.contains(&name.as_str());
                attributes.iter().filter(|(_, value)| has_digits(value)).for_each(|(_, value)| (self.outside)(value));
                self.begin(&name, &attributes, line)?;
            }
            XmlPart::End => {
                self.depth -= 1;
                self.end_aside();
                return Ok(self.end());
            }
            XmlPart::Text(text) => self.text(&text, false)?,
            XmlPart::Reference(text) => self.text(&text, true)?,
            XmlPart::Instruction(text) => (self.outside)(&text),
        }
        Ok(true)
    }

    fn begin(&mut self, name: &str, attributes: &[(String, String)], line: u64) -> Result<(), ReadError> {
        let attribute = |wanted: &str| attributes.iter().find(|(n, _)| n == wanted).map(|(_, v)| v.clone());
        let state = std::mem::replace(&mut self.state, State::Outside);
        self.state = match state {
            State::Outside if self.depth == 1 => {
                self.root(name, attributes, line)?;
                State::Outside
            }
            State::Outside if self.depth == 2 && MEMBERS.contains(&name) => State::Member,
            State::Outside if self.depth == 2 && !ASIDE.contains(&name) => return Err(unread(line)),
            State::Outside => {
                // The collection's envelope says what its features' coordinates mean.
                self.srs = self.srs.take().or_else(|| attribute("srsName"));
                State::Outside
            }
            State::Member => {
                let (name, srs) = (name.to_owned(), self.srs.clone());
                self.feature =
                    Some(Feature { name, properties: vec![], geometry: None, srs, line, shapes: false, in_shape: false });
                State::Feature
            }
            State::Feature if name == "boundedBy" => State::Skipped(1, Box::new(State::Feature)),
            State::Feature => {
                if let Some(feature) = &mut self.feature {
                    feature.properties.push((name.to_owned(), None));
                    feature.in_shape = false;
                }
                State::Property(0)
            }
            State::Property(0) if geometry::is_geometry(name) => {
                self.shape(name, attribute("srsName"), attribute("srsDimension"));
                State::Geometry(0)
            }
            State::Property(below) => State::Property(below + 1),
            State::Geometry(below) => {
                if let Some(shape) = self.feature.as_mut().and_then(|f| f.geometry.as_mut()) {
                    shape.begin(name, attribute("srsDimension").as_deref());
                }
                State::Geometry(below + 1)
            }
            State::Skipped(below, home) => State::Skipped(below + 1, home),
        };
        Ok(())
    }

    fn root(&mut self, name: &str, attributes: &[(String, String)], line: u64) -> Result<(), ReadError> {
        let counts = attributes.iter().filter(|(n, _)| COUNTS.contains(&n.as_str()));
        self.said = counts.filter_map(|(_, v)| v.parse().ok()).max().unwrap_or(0);
        if name.contains("Exception") {
            return Err(ReadError::broken_at(
                line,
                "filen er en fejlmeddelelse fra tjenesten (WFS), ikke data; hent dem igen",
                "the file is an error message from the service (WFS), no data; fetch them again",
            ));
        }
        match name {
            "FeatureCollection" => Ok(()),
            _ => Err(ReadError::broken_at(
                line,
                "filen er XML, men ikke en GML-samling (FeatureCollection)",
                "the file is XML but no GML FeatureCollection",
            )),
        }
    }

    /// A geometry begins: it takes the place of its property.
    fn shape(&mut self, name: &str, srs: Option<String>, dimension: Option<String>) {
        let Some(feature) = &mut self.feature else { return };
        if !std::mem::replace(&mut feature.in_shape, true)
            && let Some((_, Some(text))) = feature.properties.pop()
        {
            (self.outside)(&text);
        }
        feature.srs = srs.or_else(|| feature.srs.take());
        feature.shapes |= feature.geometry.is_some();
        feature.geometry = Some(Building::new(name, dimension.as_deref()));
    }

    /// An element ends; whether more is wanted.
    fn end(&mut self) -> bool {
        let state = std::mem::replace(&mut self.state, State::Outside);
        self.state = match state {
            State::Outside | State::Member => State::Outside,
            State::Feature => {
                self.state = State::Member;
                return self.feature.take().is_none_or(|feature| (self.take)(feature));
            }
            State::Property(0) => State::Feature,
            State::Property(below) => State::Property(below - 1),
            State::Geometry(0) => {
                if let Some(shape) = self.feature.as_mut().and_then(|f| f.geometry.as_mut()) {
                    shape.end();
                }
                // The property around it ends next.
                State::Property(0)
            }
            State::Geometry(below) => {
                if let Some(shape) = self.feature.as_mut().and_then(|f| f.geometry.as_mut()) {
                    shape.end();
                }
                State::Geometry(below - 1)
            }
            State::Skipped(1, home) => *home,
            State::Skipped(below, home) => State::Skipped(below - 1, home),
        };
        true
    }

    /// Text of the element that is open; `meant`: also where it is a blank before any other text.
    fn text(&mut self, text: &str, meant: bool) -> Result<(), ReadError> {
        let Some(feature) = &mut self.feature else {
            self.aside.0.push_str(text);
            return Ok(());
        };
        match self.state {
            State::Property(_) if !feature.in_shape => {
                let Some((_, value)) = feature.properties.last_mut() else { return Ok(()) };
                if !meant && text.trim().is_empty() && value.is_none() {
                    return Ok(());
                }
                let value = value.get_or_insert_default();
                value.push_str(text);
                if value.len() > LONGEST {
                    return Err(ReadError::broken_at(
                        feature.line,
                        "en egenskab er længere end 1 MB",
                        "a property is longer than 1 MB",
                    ));
                }
            }
            State::Geometry(_) => {
                if let Some(shape) = &mut feature.geometry {
                    shape.text(text);
                }
                if !self.aside.1 {
                    self.aside.0.push_str(text);
                }
            }
            _ => self.aside.0.push_str(text),
        }
        Ok(())
    }
}

/// Why a collection is not read that has more than features and what describes them.
fn unread(line: u64) -> ReadError {
    ReadError::broken_at(
        line,
        "samlingen har et element ud over objekter og deres beskrivelse, og det læses ikke; gem laget igen fra QGIS",
        "the collection has an element in addition to features and their description, which is not read; save the layer again from QGIS",
    )
}

impl Feature {
    /// Puts the feature into a block. `srs` is the dataset's coordinate system; a feature in another cannot be read.
    pub(super) fn into_block(self, columns: &[String], srs: Option<&str>, block: &mut Block) {
        let row = block.rows;
        let fault = |block: &mut Block, da: &str, en: &str| block.faults.push((row, da.to_owned(), en.to_owned()));
        let twice = |n: &String| self.properties.iter().filter(|(name, _)| name == n).count() > 1;
        if self.properties.iter().any(|(name, _)| twice(name)) {
            fault(block, "den samme egenskab står to gange i objektet", "the same property occurs twice in the feature");
        } else if self.shapes {
            fault(block, "der står mere end en geometri i objektet", "the feature has more than one geometry");
        } else if self.geometry.is_some() && !geometry::same_system(self.srs.as_deref(), srs) {
            fault(
                block,
                "objektet er i et andet koordinatsystem end filens første",
                "the feature is in another coordinate system than the file's first",
            );
        }
        for column in columns {
            let value = self.properties.iter().find(|(name, _)| name == column).and_then(|(_, v)| v.as_deref());
            block.cells.push(value.map_or(Cell::Empty, |text| Cell::Literal(text.to_owned())));
        }
        let turned = srs.is_some_and(geometry::latitude_first);
        // A feature may always have a geometry, so one without is empty, also where no other has one.
        let shape = self.geometry.map_or_else(RawGeometry::missing, |g| g.finish(turned));
        block.end_row(Some(self.line), Some(shape));
    }
}
