//! Discretion: what an audience could learn of persons and households.

pub mod afrunding_kan_omgoeres;
pub mod alle_eller_ingen;
pub mod andel_roeber_antal;
pub mod cpr_nummer;
pub mod differens_mellem_omraader;
pub mod differens_over_tid;
pub mod for_aaben_adgang;
pub mod for_faa_bag_gennemsnit;
pub mod for_faa_personer;
pub mod for_lille_margin;
pub mod for_lille_omraade;
pub mod geometri_peger_paa_bolig;
pub mod outside;
pub mod personoplysning_i_tekst;
pub mod skjult_et_sted_aaben_et_andet;
pub mod skjult_raekke_med_tekst;
pub mod texts;
