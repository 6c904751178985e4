//! `sdm convert`: what is read of a delivery is read again of what was written, or told as lost; others read it too.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "convert/command.rs"]
mod command;
#[path = "convert/content.rs"]
mod content;
#[path = "convert/findings.rs"]
mod findings;
#[path = "format_support/mod.rs"]
#[allow(dead_code, reason = "here others read, and do not write")]
mod format_support;
#[path = "convert/losses.rs"]
mod losses;
#[path = "convert/made.rs"]
mod made;
#[path = "convert/others.rs"]
mod others;
#[path = "convert/round.rs"]
mod round;
#[path = "conformance_support/mod.rs"]
#[allow(dead_code, reason = "the conformance trials use the rest")]
mod support;
