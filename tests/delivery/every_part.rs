//! Nothing of a delivery is read or passed over in silence: every file, member of an archive, sheet, layer and table is
//! in the report's `inputs` once, whatever its name, and what may hold rows and was not read leaves the verdict open.

mod kinds;
mod made;
mod trees;
