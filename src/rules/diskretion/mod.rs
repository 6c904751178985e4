//! Discretion: what an audience could learn of persons and households.

pub mod for_faa_personer;
