//! Rules over several rows, on what the ledger kept of the whole delivery.

pub mod aabne_vaerdier_uenige;
pub mod dublet_noegle;
pub mod foraeldet_opgoerelse;
pub mod hul_i_tidsserie;
pub mod kreds_i_hierarki;
pub mod manglende_indikator;
pub mod manglende_kategori;
pub mod omraade_ikke_gyldigt;
pub mod spring_i_tidsserie;
pub mod sum_stemmer_ikke;
pub mod ukendt_omraade;
