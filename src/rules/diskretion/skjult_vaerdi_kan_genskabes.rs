//! `skjult-vaerdi-kan-genskabes`: a hidden count that follows exactly from all that an audience sees together (risks
//! R15 and R17).

use super::audited::{Leak, tell};
use crate::rules::Status;
use crate::rules::whole::{Hits, Whole};

/// Tells of every such row, for each audience.
pub(in crate::rules) fn find(whole: &Whole<'_>, hits: &mut Hits<'_>) -> Option<Status> {
    tell(whole, hits, Leak::Exact)
}
