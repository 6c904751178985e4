//! Rules that compute figures again.

pub mod afledt_vaerdi_forkert;
