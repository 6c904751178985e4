//! Discretion: what an audience could learn of persons and households.

pub mod audited;
pub mod for_faa_personer;
pub mod ledger_view;
pub mod neighbours;
pub mod skjult_for_deltager;
pub mod skjult_sum_for_lille;
pub mod skjult_vaerdi_for_snaever;
pub mod skjult_vaerdi_kan_genskabes;
pub mod view;
