//! The rules: one file each, one static table. A rule sees facts and gives findings; it never prints or renders.
//!
//! A rule's cost shows in its kind: `Check::Input` runs once per input, `Check::Rows` once per batch of rows on
//! any thread, `Check::Whole` and `Check::Areas` once per delivery, on the ledger and on the areas. Row rules
//! (`slags: raekke`) are YAML alone and run through `raekke`.

mod belonging;
mod beregning;
mod diskretion;
mod engine;
mod geometri;
mod locate;
mod noted;
mod opslag;
mod passes;
pub mod protect;
mod raekke;
mod reference;
mod relation;
mod status;
mod struktur;
mod watch;

pub use belonging::{Belongs, aside, is_named_as_data, of as belonging};
pub use engine::{validate, watched};
pub use reference::{References, Unusable, Why};
pub(crate) use struktur::laesemaade::words as reading_words;
pub use watch::{Nobody, Watch};

use crate::discretion::tables::derived::Derived;
use crate::discretion::tables::findings::{self, Leak};
use crate::index::{Hits, InputFacts, Rows, Sink, Status};

/// A rule in the table.
pub struct Rule {
    /// Its id in `model/regler/`.
    pub id: &'static str,
    /// How it runs.
    check: Check,
}

/// When a rule runs.
enum Check {
    /// Once per input, on what its beginning said and its batches gathered.
    Input(fn(&InputFacts<'_>, &mut Sink<'_>)),
    /// On each batch, without knowledge of any other.
    Rows(fn(&Rows<'_>, &mut Sink<'_>)),
    /// On the whole delivery's ledger; a status where it could not be judged.
    Whole(WholeCheck),
    /// On the whole delivery's areas; a status where it could not be judged.
    Areas(AreasCheck),
    /// On values that are pointed to; the engine gathers them.
    References,
}

type WholeCheck = for<'a> fn(&Derived<'a>, &mut Hits<'_>) -> Option<Status>;
type AreasCheck = for<'a> fn(&Derived<'a>, &mut Sink<'_>) -> Option<Status>;

/// Every rule that is written in Rust, by id. What follows of hidden figures is found once for four of them.
pub static RULES: &[Rule] = &[
    Rule { id: "aabne-vaerdier-uenige", check: Check::Whole(relation::aabne_vaerdier_uenige::find) },
    Rule { id: "afledt-vaerdi-forkert", check: Check::Whole(beregning::afledt_vaerdi_forkert::find) },
    Rule { id: "afrunding-kan-omgoeres", check: Check::Whole(diskretion::afrunding_kan_omgoeres::find) },
    Rule { id: "afrunding-stemmer-ikke", check: Check::Rows(opslag::afrunding_stemmer_ikke::check) },
    Rule { id: "alle-eller-ingen", check: Check::Rows(diskretion::alle_eller_ingen::check) },
    Rule { id: "andel-roeber-antal", check: Check::Whole(diskretion::andel_roeber_antal::find) },
    Rule { id: "andel-stemmer-ikke", check: Check::Rows(opslag::andel_stemmer_ikke::check) },
    Rule { id: "cpr-nummer", check: Check::Input(diskretion::cpr_nummer::names) },
    Rule { id: "cpr-nummer", check: Check::Rows(diskretion::cpr_nummer::check) },
    Rule { id: "differens-mellem-omraader", check: Check::Whole(diskretion::differens_mellem_omraader::find) },
    Rule { id: "differens-over-tid", check: Check::Whole(diskretion::differens_over_tid::find) },
    Rule { id: "dublet-noegle", check: Check::Whole(relation::dublet_noegle::find) },
    Rule { id: "for-aaben-adgang", check: Check::Rows(diskretion::for_aaben_adgang::check) },
    Rule { id: "for-faa-bag-gennemsnit", check: Check::Rows(diskretion::for_faa_bag_gennemsnit::check) },
    Rule { id: "for-faa-personer", check: Check::Rows(diskretion::for_faa_personer::check) },
    Rule { id: "for-lang-tekst", check: Check::Rows(struktur::for_lang_tekst::check) },
    Rule { id: "for-lille-flade", check: Check::Areas(geometri::for_lille_flade::find) },
    Rule { id: "for-lille-margin", check: Check::Whole(diskretion::for_lille_margin::find) },
    Rule { id: "for-lille-omraade", check: Check::Whole(diskretion::for_lille_omraade::find) },
    Rule { id: "foraeldet-opgoerelse", check: Check::Whole(relation::foraeldet_opgoerelse::find) },
    Rule { id: "forkert-datatype", check: Check::Input(struktur::forkert_datatype::points) },
    Rule { id: "forkert-datatype", check: Check::Rows(struktur::forkert_datatype::check) },
    Rule { id: "forkert-geometritype", check: Check::Rows(geometri::forkert_geometritype::check) },
    Rule { id: "forkert-koordinatsystem", check: Check::Input(geometri::forkert_koordinatsystem::check) },
    Rule { id: "forkert-moenster", check: Check::Rows(struktur::forkert_moenster::check) },
    Rule { id: "geometri-peger-paa-bolig", check: Check::Areas(diskretion::geometri_peger_paa_bolig::find) },
    Rule { id: "hul-i-tidsserie", check: Check::Whole(relation::hul_i_tidsserie::find) },
    Rule { id: "hul-mellem-omraader", check: Check::Areas(geometri::hul_mellem_omraader::find) },
    Rule { id: "kategori-passer-ikke", check: Check::Rows(opslag::kategori_passer_ikke::check) },
    Rule { id: "kommune-passer-ikke", check: Check::Rows(opslag::kommune_passer_ikke::check) },
    Rule { id: "kreds-i-hierarki", check: Check::Areas(relation::kreds_i_hierarki::find) },
    Rule { id: "laesemaade", check: Check::Input(struktur::laesemaade::check) },
    Rule { id: "manglende-felt", check: Check::Rows(struktur::manglende_felt::check) },
    Rule { id: "manglende-indikator", check: Check::Areas(relation::manglende_indikator::find) },
    Rule { id: "manglende-indikator", check: Check::Whole(relation::manglende_indikator::beside) },
    Rule { id: "manglende-kategori", check: Check::Whole(relation::manglende_kategori::find) },
    Rule { id: "omraade-ikke-gyldigt", check: Check::Whole(relation::omraade_ikke_gyldigt::find) },
    Rule { id: "omraade-uden-for-overordnet", check: Check::Areas(geometri::omraade_uden_for_overordnet::find) },
    Rule { id: "overlappende-omraader", check: Check::Areas(geometri::overlappende_omraader::find) },
    Rule { id: "periode-i-fremtiden", check: Check::Rows(opslag::periode_i_fremtiden::check) },
    Rule { id: "personoplysning-i-tekst", check: Check::Rows(diskretion::personoplysning_i_tekst::check) },
    Rule { id: "personoplysning-uden-for-felterne", check: Check::Rows(diskretion::outside::check) },
    Rule { id: "skjult-et-sted-aaben-et-andet", check: Check::Whole(diskretion::skjult_et_sted_aaben_et_andet::find) },
    Rule { id: "skjult-for-deltager", check: Check::Whole(|d, f| findings::tell(d, f, Leak::Inside)) },
    Rule { id: "skjult-raekke-med-tekst", check: Check::Rows(diskretion::skjult_raekke_med_tekst::check) },
    Rule { id: "skjult-sum-for-lille", check: Check::Whole(|d, f| findings::tell(d, f, Leak::Few)) },
    Rule { id: "skjult-vaerdi-for-snaever", check: Check::Whole(|d, f| findings::tell(d, f, Leak::Narrow)) },
    Rule { id: "skjult-vaerdi-kan-genskabes", check: Check::Whole(|d, f| findings::tell(d, f, Leak::Exact)) },
    Rule { id: "spring-i-tidsserie", check: Check::Whole(relation::spring_i_tidsserie::find) },
    Rule { id: "sum-stemmer-ikke", check: Check::Whole(relation::sum_stemmer_ikke::find) },
    Rule { id: "systemfelt-udfyldt", check: Check::Input(struktur::systemfelt_udfyldt::check) },
    Rule { id: "taeller-ikke-heltal", check: Check::Rows(opslag::taeller_ikke_heltal::check) },
    Rule { id: "tekst-modsiger-kode", check: Check::Rows(opslag::tekst_modsiger_kode::check) },
    Rule { id: "tom-geometri", check: Check::Rows(geometri::tom_geometri::check) },
    Rule { id: "uden-for-danmark", check: Check::Rows(geometri::uden_for_danmark::check) },
    Rule { id: "uden-for-vaerdiomraade", check: Check::Rows(struktur::uden_for_vaerdiomraade::check) },
    Rule { id: "udgaaet-kode", check: Check::Rows(struktur::udgaaet_kode::check) },
    Rule { id: "ugyldig-geometri", check: Check::Areas(geometri::ugyldig_geometri::validity) },
    Rule { id: "ugyldig-geometri", check: Check::Rows(geometri::ugyldig_geometri::check) },
    Rule { id: "ukendt-felt", check: Check::Input(struktur::ukendt_felt::check) },
    Rule { id: "ukendt-kode", check: Check::Rows(struktur::ukendt_kode::check) },
    Rule { id: "ukendt-omraade", check: Check::References },
    Rule { id: "ukendt-tema", check: Check::Input(struktur::ukendt_tema::check) },
    Rule { id: "ulaeselig-post", check: Check::Rows(struktur::ulaeselig_post::check) },
    Rule { id: "z-koordinat", check: Check::Rows(geometri::z_koordinat::check) },
];
