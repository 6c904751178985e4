//! Every rule that is written in Rust: how it runs, and what it needs of the model. `binding` holds this against the model,
//! both ways.

use super::{beregning, diskretion, geometri, opslag, relation, struktur};
use crate::discretion::tables::derived::Derived;
use crate::discretion::tables::findings::{self, EXACT, Leak, ROUNDING};
use crate::discretion::tables::overlaps::RULE as ZONES;
use crate::discretion::tables::sizes::RULE as SIZES;
use crate::index::{InputFacts, RowFindings, Rows, Sink, Status};
use crate::model::Regelslags::{self, Beregning, Diskretion, Geometri, Opslag, Relation, Struktur};
use crate::model::{Enhed, Feltrolle as F, Temarolle};

/// A rule in the table.
pub(crate) struct Rule {
    /// Its id in `model/regler/`.
    pub(crate) id: &'static str,
    /// Its kind there.
    pub(crate) kind: Regelslags,
    /// How it runs.
    pub(crate) checks: &'static [Check],
    /// Placeholders that its message may have.
    pub(crate) facts: &'static [&'static str],
    /// Numbers that it takes from the model.
    pub(crate) parameters: &'static [Parameter],
    /// Themes and fields that it reads by their roles.
    pub(crate) needs: &'static [Need],
    /// Rules whose numbers it takes too.
    pub(crate) uses: &'static [&'static str],
    /// What hiding does about its findings.
    pub(crate) hiding: Option<Hiding>,
}

/// When a rule runs.
#[derive(Clone, Copy)]
pub(crate) enum Check {
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

pub(crate) type WholeCheck = for<'a> fn(&Derived<'a>, &mut RowFindings<'_>) -> Option<Status>;
pub(crate) type AreasCheck = for<'a> fn(&Derived<'a>, &mut Sink<'_>) -> Option<Status>;

/// A number that a rule takes from the model.
pub(crate) struct Parameter {
    pub(crate) name: &'static str,
    pub(crate) is: Number,
}

/// What a number may be.
pub(crate) enum Number {
    /// From the first to the second, both inclusive.
    Within(i64, i64),
    /// The code of an indicator that counts in this unit; another than the rule's other indicators.
    Counts(Enhed),
}

/// Fields of a theme that are read by their roles; `None`: of every theme that has the first of them.
pub(crate) struct Need {
    pub(crate) theme: Option<Temarolle>,
    pub(crate) fields: &'static [F],
}

/// What hiding does about a rule's findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hiding {
    /// The row shows too much by itself: it is hidden, or rounded where that is enough.
    Row { rounds: bool },
    /// A hidden row's texts are emptied.
    Texts,
    /// The row is too much itself, as the whole delivery shows (primary suppression).
    First,
    /// The row gives others away.
    Others,
    /// Cells are chosen so that the audit finds nothing (secondary suppression).
    Secondary,
}

const fn rule(id: &'static str, kind: Regelslags, checks: &'static [Check]) -> Rule {
    Rule { id, kind, checks, facts: &[], parameters: &[], needs: &[], uses: &[], hiding: None }
}

impl Rule {
    const fn says(self, facts: &'static [&'static str]) -> Rule {
        Rule { facts, ..self }
    }

    const fn numbers(self, parameters: &'static [Parameter]) -> Rule {
        Rule { parameters, ..self }
    }

    const fn needs(self, needs: &'static [Need]) -> Rule {
        Rule { needs, ..self }
    }

    const fn uses(self, uses: &'static [&'static str]) -> Rule {
        Rule { uses, ..self }
    }

    const fn hiding(self, hiding: Hiding) -> Rule {
        Rule { hiding: Some(hiding), ..self }
    }
}

const fn amount(name: &'static str, least: i64, most: i64) -> Parameter {
    Parameter { name, is: Number::Within(least, most) }
}

const fn counts(name: &'static str, unit: Enhed) -> Parameter {
    Parameter { name, is: Number::Counts(unit) }
}

/// A square kilometre: what is larger is no sliver.
const MOST_M2: i64 = 1_000_000;
/// A hundred metres.
const MOST_CM: i64 = 10_000;
/// Weights are small numbers: costs are sums of many.
const MOST_WEIGHT: i64 = 1_000_000;

const CELLS: Need = Need {
    theme: Some(Temarolle::Opgoerelser),
    fields: &[
        F::Omraade,
        F::Indikator,
        F::Periode,
        F::Koen,
        F::Alder,
        F::Herkomst,
        F::Kategori,
        F::Taeller,
        F::Naevner,
        F::Vaerdi,
        F::Markering,
        F::Kilde,
        F::Adgang,
        F::Status,
    ],
};
const AREAS: Need = Need {
    theme: Some(Temarolle::Omraader),
    fields: &[
        F::Omraade,
        F::Overordnet,
        F::Inddeling,
        F::Underinddeling,
        F::FuldtOpdelt,
        F::GyldigFra,
        F::GyldigTil,
        F::Adgang,
        F::Status,
    ],
};
const MOVES: Need = Need {
    theme: Some(Temarolle::Flytninger),
    fields: &[
        F::Fra,
        F::Til,
        F::Periode,
        F::Husstandstype,
        F::Alder,
        F::Herkomst,
        F::Taeller,
        F::Markering,
        F::Kilde,
        F::Adgang,
        F::Status,
    ],
};
const DESIGNATIONS: Need =
    Need { theme: Some(Temarolle::Udpegninger), fields: &[F::Omraade, F::Aar, F::Regelsaet, F::Markering, F::Adgang, F::Status] };
const DESIGNATED_REGION: Need = Need { theme: Some(Temarolle::Udpegninger), fields: &[F::Region, F::Aar] };
const SCORES: Need = Need {
    theme: Some(Temarolle::Scorer),
    fields: &[F::Omraade, F::Periode, F::Beregningsmodel, F::Score, F::Markering, F::Adgang],
};
/// Of every theme.
const OWNERS: Need = Need { theme: None, fields: &[F::Myndighed] };
/// Of every theme that says when.
const TIMED: Need = Need { theme: None, fields: &[F::Periode] };

/// Every rule that is written in Rust, by id. What follows of hidden figures is found once for four of them.
pub(crate) static RULES: &[Rule] = &[
    rule("aabne-vaerdier-uenige", Relation, &[Check::Whole(relation::aabne_vaerdier_uenige::find)])
        .says(&["anden_off_kode", "off_kode"])
        .needs(&[CELLS]),
    rule("afledt-vaerdi-forkert", Beregning, &[Check::Whole(beregning::afledt_vaerdi_forkert::find)])
        .says(&["felt", "indikator"])
        .needs(&[CELLS]),
    rule("afrunding-kan-omgoeres", Diskretion, &[Check::Whole(diskretion::afrunding_kan_omgoeres::find)])
        .says(&["maalgruppe"])
        .numbers(&[amount("arbejde", 1, i64::MAX)])
        .needs(&[CELLS, AREAS])
        .uses(&[EXACT, ZONES])
        .hiding(Hiding::Others),
    rule("afrunding-stemmer-ikke", Opslag, &[Check::Rows(opslag::afrunding_stemmer_ikke::check)]).says(&["base"]).needs(&[
        CELLS,
        MOVES,
        DESIGNATIONS,
    ]),
    rule("alle-eller-ingen", Diskretion, &[Check::Rows(diskretion::alle_eller_ingen::check)])
        .says(&["felt", "maalgruppe"])
        .needs(&[CELLS])
        .hiding(Hiding::Row { rounds: false }),
    rule("andel-roeber-antal", Diskretion, &[Check::Whole(diskretion::andel_roeber_antal::find)])
        .says(&["maalgruppe"])
        .needs(&[CELLS, AREAS, DESIGNATIONS, SCORES])
        .uses(&[SIZES])
        .hiding(Hiding::Others),
    rule("andel-stemmer-ikke", Opslag, &[Check::Rows(opslag::andel_stemmer_ikke::check)]).says(&["detalje"]).needs(&[CELLS]),
    rule("cpr-nummer", Diskretion, &[Check::Input(diskretion::cpr_nummer::names), Check::Rows(diskretion::cpr_nummer::check)])
        .says(&["maalgruppe", "sted", "tegn"]),
    rule("differens-mellem-omraader", Diskretion, &[Check::Whole(diskretion::differens_mellem_omraader::find)])
        .says(&["areal", "graense", "maalgruppe", "nord", "oest"])
        .numbers(&[amount("mindst_m2", 0, MOST_M2), amount("bredde_cm", 0, MOST_CM)])
        .needs(&[CELLS, AREAS])
        .uses(&[EXACT, ROUNDING])
        .hiding(Hiding::Others),
    rule("differens-over-tid", Diskretion, &[Check::Whole(diskretion::differens_over_tid::find)])
        .says(&["felt", "maalgruppe"])
        .needs(&[CELLS])
        .hiding(Hiding::Others),
    rule("dublet-noegle", Relation, &[Check::Whole(relation::dublet_noegle::find)]).says(&["foerste", "noegle"]),
    rule("for-aaben-adgang", Diskretion, &[Check::Rows(diskretion::for_aaben_adgang::check)])
        .says(&["aarsag", "maalgruppe"])
        .needs(&[CELLS, MOVES]),
    rule("for-faa-bag-gennemsnit", Diskretion, &[Check::Rows(diskretion::for_faa_bag_gennemsnit::check)])
        .says(&["graense", "maalgruppe"])
        .needs(&[CELLS])
        .hiding(Hiding::Row { rounds: false }),
    rule("for-faa-personer", Diskretion, &[Check::Rows(diskretion::for_faa_personer::check)])
        .says(&["felt", "graense", "maalgruppe"])
        .needs(&[CELLS, MOVES, DESIGNATIONS])
        .hiding(Hiding::Row { rounds: true }),
    rule("for-lang-tekst", Struktur, &[Check::Rows(struktur::for_lang_tekst::check)]).says(&["felt", "laengde", "maks"]),
    rule("for-lille-flade", Geometri, &[Check::Areas(geometri::for_lille_flade::find)])
        .says(&["areal", "mindst"])
        .numbers(&[amount("mindst_m2", 1, MOST_M2)])
        .needs(&[AREAS]),
    rule("for-lille-margin", Diskretion, &[Check::Whole(diskretion::for_lille_margin::find)])
        .says(&["gruppe", "maalgruppe"])
        .needs(&[CELLS])
        .hiding(Hiding::First),
    rule("for-lille-omraade", Diskretion, &[Check::Whole(diskretion::for_lille_omraade::find)])
        .says(&["graense", "hvad", "maalgruppe"])
        .numbers(&[counts("beboere", Enhed::Personer), counts("husstande", Enhed::Husstande)])
        .needs(&[CELLS, AREAS])
        .hiding(Hiding::First),
    rule("foraeldet-opgoerelse", Relation, &[Check::Whole(relation::foraeldet_opgoerelse::find)])
        .says(&["dage", "indikator", "periode"])
        .numbers(&[amount("dage", 1, 3_660)])
        .needs(&[CELLS]),
    rule(
        "forkert-datatype",
        Struktur,
        &[Check::Input(struktur::forkert_datatype::points), Check::Rows(struktur::forkert_datatype::check)],
    )
    .says(&["felt", "forventet", "vaerdi"]),
    rule("forkert-geometritype", Geometri, &[Check::Rows(geometri::forkert_geometritype::check)]).says(&["forventet", "fundet"]),
    rule("forkert-koordinatsystem", Geometri, &[Check::Input(geometri::forkert_koordinatsystem::check)]).says(&["fundet"]),
    rule("forkert-moenster", Struktur, &[Check::Rows(struktur::forkert_moenster::check)]).says(&["felt", "forklaring", "vaerdi"]),
    rule("geometri-peger-paa-bolig", Diskretion, &[Check::Areas(diskretion::geometri_peger_paa_bolig::find)])
        .says(&["maalgruppe", "mindst"])
        .needs(&[AREAS, CELLS])
        .uses(&[SIZES]),
    rule("hul-i-tidsserie", Relation, &[Check::Whole(relation::hul_i_tidsserie::find)]).says(&["antal", "foer"]).needs(&[CELLS]),
    rule("hul-mellem-omraader", Geometri, &[Check::Areas(geometri::hul_mellem_omraader::find)])
        .says(&["areal"])
        .numbers(&[amount("mindst_m2", 0, MOST_M2), amount("bredde_cm", 0, MOST_CM), amount("hoejst_m2", 1, i64::MAX)])
        .needs(&[AREAS]),
    rule("kategori-passer-ikke", Opslag, &[Check::Rows(opslag::kategori_passer_ikke::check)])
        .says(&["indikator", "koder", "vaerdi"])
        .needs(&[CELLS]),
    rule("kommune-passer-ikke", Opslag, &[Check::Rows(opslag::kommune_passer_ikke::check)])
        .says(&["detalje", "kommunekode"])
        .needs(&[OWNERS, DESIGNATED_REGION]),
    rule("kreds-i-hierarki", Relation, &[Check::Areas(relation::kreds_i_hierarki::find)]).says(&["antal"]).needs(&[AREAS]),
    rule("laesemaade", Struktur, &[Check::Input(struktur::laesemaade::check)]).says(&["detalje"]),
    rule("manglende-felt", Struktur, &[Check::Rows(struktur::manglende_felt::check)]).says(&["felt"]),
    rule(
        "manglende-indikator",
        Relation,
        &[
            Check::Areas(relation::manglende_indikator::find),
            Check::Whole(relation::manglende_indikator::find_missing_next_to_others),
        ],
    )
    .says(&["indikator", "omraade", "periode"])
    .needs(&[CELLS, AREAS]),
    rule("manglende-kategori", Relation, &[Check::Whole(relation::manglende_kategori::find)])
        .says(&["felt", "koder"])
        .needs(&[CELLS]),
    rule("omraade-ikke-gyldigt", Relation, &[Check::Whole(relation::omraade_ikke_gyldigt::find)])
        .says(&["periode", "vaerdi"])
        .needs(&[AREAS, TIMED]),
    rule("omraade-uden-for-overordnet", Geometri, &[Check::Areas(geometri::omraade_uden_for_overordnet::find)])
        .says(&["areal", "omraade", "vaerdi"])
        .numbers(&[amount("mindst_m2", 0, MOST_M2), amount("bredde_cm", 0, MOST_CM)])
        .needs(&[AREAS]),
    rule("overlappende-omraader", Geometri, &[Check::Areas(geometri::overlappende_omraader::find)])
        .says(&["areal", "vaerdi"])
        .numbers(&[amount("mindst_m2", 0, MOST_M2), amount("bredde_cm", 0, MOST_CM)])
        .needs(&[AREAS]),
    rule("periode-i-fremtiden", Opslag, &[Check::Rows(opslag::periode_i_fremtiden::check)])
        .says(&["felt", "vaerdi"])
        .needs(&[TIMED]),
    rule("personoplysning-i-tekst", Diskretion, &[Check::Rows(diskretion::personoplysning_i_tekst::check)]).says(&[
        "hvad",
        "maalgruppe",
        "sted",
    ]),
    rule("personoplysning-uden-for-felterne", Diskretion, &[Check::Rows(diskretion::outside::check)]).says(&[
        "hvad",
        "maalgruppe",
        "sted",
    ]),
    rule("skjult-et-sted-aaben-et-andet", Diskretion, &[Check::Whole(diskretion::skjult_et_sted_aaben_et_andet::find)])
        .says(&["felt", "indikator", "maalgruppe", "off_kode"])
        .needs(&[CELLS, DESIGNATIONS])
        .hiding(Hiding::Others),
    rule("skjult-for-deltager", Diskretion, &[Check::Whole(|d, f| findings::report(d, f, Leak::Inside))])
        .says(&["maalgruppe"])
        .needs(&[CELLS, AREAS, MOVES, DESIGNATIONS])
        .uses(&[EXACT, ROUNDING, ZONES, SIZES])
        .hiding(Hiding::Secondary),
    rule("skjult-raekke-med-tekst", Diskretion, &[Check::Rows(diskretion::skjult_raekke_med_tekst::check)])
        .says(&["felt", "maalgruppe"])
        .needs(&[CELLS, MOVES, DESIGNATIONS, SCORES])
        .hiding(Hiding::Texts),
    rule("skjult-sum-for-lille", Diskretion, &[Check::Whole(|d, f| findings::report(d, f, Leak::Few))])
        .says(&["maalgruppe"])
        .needs(&[CELLS, AREAS, MOVES, DESIGNATIONS])
        .uses(&[EXACT, ROUNDING, ZONES, SIZES])
        .hiding(Hiding::Secondary),
    rule("skjult-vaerdi-for-snaever", Diskretion, &[Check::Whole(|d, f| findings::report(d, f, Leak::Narrow))])
        .says(&["maalgruppe"])
        .needs(&[CELLS, AREAS, MOVES, DESIGNATIONS])
        .uses(&[EXACT, ROUNDING, ZONES, SIZES])
        .hiding(Hiding::Secondary),
    rule("skjult-vaerdi-kan-genskabes", Diskretion, &[Check::Whole(|d, f| findings::report(d, f, Leak::Exact))])
        .says(&["maalgruppe"])
        .numbers(&[
            amount("arbejde", 1, i64::MAX),
            amount("valg_raekker", 1, i64::MAX),
            counts("tilflyttede", Enhed::Personer),
            counts("fraflyttede", Enhed::Personer),
            amount("vaegt_i_alt", 1, MOST_WEIGHT),
            amount("vaegt_opdelt", 1, MOST_WEIGHT),
            amount("vaegt_oeverst", 1, MOST_WEIGHT),
        ])
        .needs(&[CELLS, AREAS, MOVES, DESIGNATIONS])
        .uses(&[ROUNDING, ZONES])
        .hiding(Hiding::Secondary),
    rule("spring-i-tidsserie", Relation, &[Check::Whole(relation::spring_i_tidsserie::find)])
        .says(&["foer"])
        .numbers(&[amount("procent", 1, 1_000), amount("mindst", 0, 1_000_000), amount("point", 1, 100)])
        .needs(&[CELLS]),
    rule("sum-stemmer-ikke", Relation, &[Check::Whole(relation::sum_stemmer_ikke::find)])
        .says(&["deling", "felt"])
        .needs(&[CELLS, AREAS]),
    rule("systemfelt-udfyldt", Struktur, &[Check::Input(struktur::systemfelt_udfyldt::check)]).says(&["felt"]),
    rule("taeller-ikke-heltal", Opslag, &[Check::Rows(opslag::taeller_ikke_heltal::check)]).says(&["felt"]).needs(&[CELLS]),
    rule("tekst-modsiger-kode", Opslag, &[Check::Rows(opslag::tekst_modsiger_kode::check)])
        .says(&["felt", "kode", "kolonne", "tekst"]),
    rule("tom-geometri", Geometri, &[Check::Rows(geometri::tom_geometri::check)]).says(&["fil"]),
    rule("uden-for-danmark", Geometri, &[Check::Rows(geometri::uden_for_danmark::check)]).says(&["forklaring"]),
    rule("uden-for-vaerdiomraade", Struktur, &[Check::Rows(struktur::uden_for_vaerdiomraade::check)])
        .says(&["felt", "graense", "vaerdi"]),
    rule("udgaaet-i-brug", Struktur, &[Check::Input(struktur::udgaaet_i_brug::check)])
        .says(&["element", "vaerdi", "stadie", "afloeser"]),
    rule("udgaaet-kode", Struktur, &[Check::Rows(struktur::udgaaet_kode::check)]).says(&["felt", "hint", "kodeliste", "vaerdi"]),
    rule(
        "ugyldig-geometri",
        Geometri,
        &[Check::Areas(geometri::ugyldig_geometri::validity), Check::Rows(geometri::ugyldig_geometri::check)],
    )
    .says(&["detalje"]),
    rule("ukendt-felt", Struktur, &[Check::Input(struktur::ukendt_felt::check)]).says(&["felt", "hint"]),
    rule("ukendt-kode", Struktur, &[Check::Rows(struktur::ukendt_kode::check)]).says(&["felt", "hint", "kodeliste", "vaerdi"]),
    rule("ukendt-omraade", Relation, &[Check::References]).says(&["felt", "vaerdi"]),
    rule("ukendt-tema", Struktur, &[Check::Input(struktur::ukendt_tema::check)]).says(&["hint"]),
    rule("ulaeselig-post", Struktur, &[Check::Rows(struktur::ulaeselig_post::check)]).says(&["aarsag"]),
    rule("z-koordinat", Geometri, &[Check::Rows(geometri::z_koordinat::check)]),
];
