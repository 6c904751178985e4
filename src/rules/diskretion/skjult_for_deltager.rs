//! `skjult-for-deltager`: a hidden count that follows for one who is the single person behind another hidden count (risk R19).
//! Who is alone is known where the delivery has the municipality's full figure beside the hidden one.

use super::audited::{Leak, tell};
use crate::rules::Status;
use crate::rules::whole::{Hits, Whole};

/// Tells of every such row, for each audience.
pub(in crate::rules) fn find(whole: &Whole<'_>, hits: &mut Hits<'_>) -> Option<Status> {
    tell(whole, hits, Leak::Inside)
}
