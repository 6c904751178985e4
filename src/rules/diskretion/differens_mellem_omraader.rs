//! `differens-mellem-omraader`: areas that lie over each other, and unions of areas, whose difference carries a count that is
//! too small (risks R21, R22 and R24). One area is set against another, and against those of a division that lie in it or touch
//! it; what several equations say together is found, but of unions of several areas against unions of several others only
//! what follows for a single piece, and no more than 64 pieces are asked about together.

use crate::discretion::tables::derived::Derived;
use crate::discretion::tables::differencing;
use crate::index::RowFindings;
use crate::index::Status;

/// Reports each.
pub(in crate::rules) fn find(whole: &Derived<'_>, hits: &mut RowFindings<'_>) -> Option<Status> {
    let said = differencing::report(whole, hits).or_else(|| whole.hindrance(&[whole.compiled.roles.figures]));
    // Areas without shapes are another rule's business; a shape that could not be used may hide an overlap.
    said.or_else(|| whole.shapes().lacking(whole))
}
