//! Nothing of a delivery is read or passed over in silence: every file, member of an archive, sheet, layer and table stands
//! in the report's `inputs` once, whatever its name, and what may hold rows and was not read leaves the verdict open.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "every_part/kinds.rs"]
mod kinds;
#[path = "every_part/made.rs"]
mod made;
#[path = "every_part/trees.rs"]
mod trees;
