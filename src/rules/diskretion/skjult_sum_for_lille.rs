//! `skjult-sum-for-lille`: hidden counts whose sum, as a total and the shown parts leave it, is itself too small to
//! show (risk R16).

use super::audited::{Leak, tell};
use crate::rules::Status;
use crate::rules::whole::{Hits, Whole};

/// Tells of every such row, for each audience.
pub(in crate::rules) fn find(whole: &Whole<'_>, hits: &mut Hits<'_>) -> Option<Status> {
    tell(whole, hits, Leak::Few)
}
