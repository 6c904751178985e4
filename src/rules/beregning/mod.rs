//! Rules that reckon again.

pub mod afledt_vaerdi_forkert;
