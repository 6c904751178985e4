//! `skjult-vaerdi-for-snaever`: a hidden count that an audience can reckon to an interval narrower than the policy
//! demands, or wholly inside the counts that are too small to show (risk R18).

use super::audited::{Leak, tell};
use crate::rules::Status;
use crate::rules::whole::{Hits, Whole};

/// Tells of every such row, for each audience.
pub(in crate::rules) fn find(whole: &Whole<'_>, hits: &mut Hits<'_>) -> Option<Status> {
    tell(whole, hits, Leak::Narrow)
}
