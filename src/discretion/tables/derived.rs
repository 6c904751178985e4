//! The delivery's index with what is computed from it once, for every rule that asks.

use super::findings::Audited;
use crate::index::designations::{self, DesignatedFigures};
use crate::index::links::{self, Link};
use crate::index::shapes::Shapes;
use crate::index::{Compiled, DeliveryContent, DeliveryIndex, ReadInput};
use std::ops::Deref;
use std::sync::OnceLock;

/// An index and what follows from it.
pub(crate) struct Derived<'a> {
    index: DeliveryIndex<'a>,
    /// Shapes of the areas, made when a rule first asks.
    shapes: OnceLock<Shapes>,
    /// Whether what follows of hidden figures is wanted; who chooses which to hide asks that table by table.
    pub(crate) asks_hidden: bool,
    /// What follows of hidden and rounded figures and of boundaries, found when a rule first asks.
    pub(crate) audited: OnceLock<Audited>,
    /// The figures that designations show, looked up when a rule first asks.
    stated: OnceLock<DesignatedFigures>,
    /// Counts that the model says are the same or add up, looked up when a rule first asks.
    links: OnceLock<Vec<Link>>,
}

impl<'a> Derived<'a> {
    /// From what was gathered and settled. `asks_hidden`: what follows of hidden figures is wanted.
    pub(crate) fn new(
        compiled: &'a Compiled<'a>,
        content: &'a DeliveryContent,
        inputs: &'a [ReadInput],
        asks_hidden: bool,
    ) -> Self {
        Derived {
            index: DeliveryIndex::new(compiled, content, inputs),
            shapes: OnceLock::new(),
            asks_hidden,
            audited: OnceLock::new(),
            stated: OnceLock::new(),
            links: OnceLock::new(),
        }
    }
}

impl<'a> Deref for Derived<'a> {
    type Target = DeliveryIndex<'a>;

    fn deref(&self) -> &DeliveryIndex<'a> {
        &self.index
    }
}

impl Derived<'_> {
    /// The shape of each area, in the areas' order; `None` where it has no valid one.
    pub(crate) fn shapes(&self) -> &Shapes {
        self.shapes.get_or_init(|| Shapes::new(&self.areas))
    }

    /// The figures that designations show.
    pub(crate) fn stated(&self) -> &DesignatedFigures {
        self.stated.get_or_init(|| designations::statements(self))
    }

    /// Counts that the model says are the same or add up.
    pub(crate) fn links(&self) -> &[Link] {
        self.links.get_or_init(|| links::links(self.compiled.model))
    }
}
