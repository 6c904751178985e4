//! Rules over the whole delivery, on what the ledger gathered.

pub mod dublet_noegle;
pub mod ukendt_omraade;
