//! Exit codes, the same for every command.

/// No finding at or above the level asked for.
pub(super) const OK: u8 = 0;
/// Findings.
pub(super) const FINDINGS: u8 = 1;
/// Could not run.
pub(super) const FAILED: u8 = 2;
