//! Discretion: what an audience could learn of persons and households.

pub mod cpr_nummer;
pub mod for_faa_personer;
pub mod personoplysning_i_tekst;
pub mod texts;
pub mod view;
