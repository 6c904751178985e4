//! Every check of the whole model has been seen to fail: one or more edits of the committed model for each, with the
//! place and the words of what is found.

use crate::common::model::{edit, place, sources};
use sdm::finding::Level;
use sdm::model::{LINTS, ModelFinding, SourceFile, read};
use std::collections::BTreeSet;
use std::thread;

/// A file, a text that the place comes after, and the text at the place.
type At = (&'static str, &'static str, &'static str);

/// An edit of the model and the one finding of that code that it gives; `also` are codes that must follow with it.
struct Case {
    code: &'static str,
    edits: &'static [(At, &'static str)],
    at: At,
    da: &'static str,
    also: &'static [&'static str],
}

const T6300: &str = "temaer/t_6300_monit_omr.yaml";
const T6301: &str = "temaer/t_6301_soc_opg.yaml";
const CATEGORIES: &str = "kodelister/kategori.yaml";
const LISTS: &str = "kodelister/opgoerelse.yaml";
const FIRST: &str = "indikatorer/1-befolkning.yaml";
const SET: &str = "beregning/boligkriterier-2021.yaml";
const SCORES: &str = "beregning/scorer.yaml";
const CONCEPTS: &str = "begreber/temaer.yaml";
const POLICY: &str = "diskretion.yaml";
const ROWS: &str = "regler/raekke.yaml";
const LOOKUPS: &str = "regler/opslag.yaml";
const WIDE: &str = "praksis/dst-noegletal-bred.yaml";

/// A case with one edit. Its finding is at a text after the edit's anchor, or after an anchor of its own.
macro_rules! case {
    ($code:literal, $file:expr, $anchor:literal, $find:literal => $replace:literal, at $at:literal, $da:literal $(, also $also:expr)?) => {
        case!($code, $file, $anchor, $find => $replace, after $anchor, at $at, $da $(, also $also)?)
    };
    ($code:literal, $file:expr, $anchor:literal, $find:literal => $replace:literal, after $after:literal, at $at:literal, $da:literal) => {
        case!($code, $file, $anchor, $find => $replace, after $after, at $at, $da, also &[])
    };
    ($code:literal, $file:expr, $anchor:literal, $find:literal => $replace:literal, after $after:literal, at $at:literal, $da:literal, also $also:expr) => {
        Case { code: $code, edits: &[(($file, $anchor, $find), $replace)], at: ($file, $after, $at), da: $da, also: $also }
    };
}

const CASES: &[Case] = &[
    case!("dublet-id", CONCEPTS, "- id: monitoreringsomraade", "monitoreringsomraade" => "omraade", after "betyder noget andet", at "omraade\n",
        "«omraade» er allerede brugt i begreber/temaer.yaml, linje 4", also &["ukendt-begreb", "kreds"]),
    case!("dublet-id", FIRST, "- kode: 101", "101" => "100", after "\n\n", at "100",
        "«100» er allerede brugt i indikatorer/1-befolkning.yaml, linje 4", also &["ukendt-indikator", "forkert-praksis"]),
    case!("dublet-id", ROWS, "- id: gyldighed-baglaens", "gyldighed-baglaens" => "taeller-over-naevner", after "felt: taeller\n", at "taeller-over",
        "«taeller-over-naevner» er allerede brugt i regler/raekke.yaml, linje 5"),
    case!("dublet-id", ROWS, "- id: gyldighed-baglaens", "slags" => "tidligere_id: [taeller-over-naevner]\n    slags", at "taeller-over-naevner",
        "«taeller-over-naevner» er allerede brugt i regler/raekke.yaml, linje 5"),
    case!("dublet-id", "kommuner.yaml", "navn: \"Frederiksberg\"", "\"Frederiksberg\"" => "\"københavn\"", after "kommunekode: 147", at "\"københavn\"",
        "«københavn» er allerede brugt i kommuner.yaml, linje 23"),
    case!("dublet-id", T6300, "noegle: [", "gyldig_fra" => "monit_omr_nr, gyldig_fra", at "monit_omr_nr, gyldig_fra",
        "«monit_omr_nr» er allerede brugt i temaer/t_6300_monit_omr.yaml, linje 16"),
    case!("dublet-id", SET, "id: ikke-vestlige-forebyggelse", "ikke-vestlige-forebyggelse" => "ikke-vestlige", after "graense: \"50\"", at "ikke-vestlige\n",
        "«ikke-vestlige» er allerede brugt i beregning/boligkriterier-2021.yaml, linje 38", also &["ukendt-kriterium"]),
    case!("ukendt-begreb", T6301, "feltnavn: koen_kode", "begreb: koen" => "begreb: koon", at "koon", "begrebet «koon» findes ikke"),
    case!("ukendt-begreb", CONCEPTS, "id: monitoreringsomraade", "overbegreb: omraade" => "overbegreb: sted", at "sted",
        "begrebet «sted» findes ikke"),
    case!("ukendt-begreb", POLICY, "- navn: myndigheder", "begreb: myndigheder" => "begreb: myndighedr", at "myndighedr",
        "begrebet «myndighedr» findes ikke"),
    case!("ukendt-kodeliste", T6301, "feltnavn: koen_kode", "d_6301_koen" => "d_6301_koon", at "d_6301_koon",
        "kodelisten «d_6301_koon» findes ikke"),
    case!("ukendt-tema-i-model", T6301, "henvisning:", "6300" => "6399", at "6399", "temaet 6399 findes ikke", also &["forkert-rolle"]),
    case!("ukendt-tema-i-model", WIDE, "tema: 6301", "6301" => "6307", after "praksis.schema", at "6307", "temaet 6307 findes ikke"),
    case!("ukendt-felt-i-model", T6300, "noegle: [", "gyldig_fra" => "gyldigfra", at "gyldigfra", "feltet «gyldigfra» findes ikke"),
    case!("ukendt-felt-i-model", T6301, "henvisning:", "monit_omr_nr" => "monitomr_nr", at "monitomr_nr",
        "feltet «monitomr_nr» findes ikke"),
    case!("ukendt-felt-i-model", SET, "felt: beboere", "beboere" => "beboer", after "- id: beboertal", at "beboer\n", "feltet «beboer» findes ikke"),
    case!("ukendt-felt-i-model", WIDE, "faste:", "koen_kode" => "koenkode", at "\"0\"\n  alder", "feltet «koenkode» findes ikke"),
    case!("ukendt-indikator", SET, "- id: beboertal", "indikator: 100" => "indikator: 199", at "199", "indikatoren 199 findes ikke"),
    case!("ukendt-indikator", SCORES, "bestanddele:", "200" => "299", at "299", "indikatoren 299 findes ikke"),
    case!("ukendt-indikator", POLICY, "indikatorer: [400]", "400" => "499", after "Nøgletal, fx", at "499", "indikatoren 499 findes ikke"),
    case!("ukendt-kilde", FIRST, "kilder: [1", "1" => "11", at "11", "kilden 11 findes ikke"),
    case!("ukendt-kode-i-model", FIRST, "- kode: 101", "kategorier: [11" => "kategorier: [10", at "10,",
        "koden 10 findes ikke i d_6301_kategori"),
    case!("ukendt-kode-i-model", POLICY, "- navn: myndigheder", "[1, 3]" => "[1, 4]", at "4", "koden 4 findes ikke i d_basis_offentlig",
        also &["forkert-politik"]),
    case!("ukendt-kode-i-model", SCORES, "- kode: 4", "4" => "7", after "klasser:", at "7", "koden 7 findes ikke i d_6304_klasse"),
    case!("ukendt-kriterium", SET, "- kode: 2\n", "[beboertal]" => "[beboere]", at "beboere", "kriteriet «beboere» findes ikke"),
    case!("ukendt-kriterium", SET, "- kode: 4\n", "forudsaetter: parallelsamfund" => "forudsaetter: parallel", at "parallel",
        "kategorien «parallel» findes ikke"),
    case!("ukendt-maalgruppe", POLICY, "- maalgruppe: myndigheder", "myndigheder" => "myndighed", after "alle_eller_ingen_k: 1", at "myndighed",
        "målgruppen «myndighed» findes ikke", also &["forkert-politik"]),
    case!("ukendt-region", "kommuner.yaml", "kommunekode: 101", "\"1084\"" => "\"1080\"", at "\"1080\"", "regionen «1080» findes ikke"),
    case!("kreds", CONCEPTS, "- id: omraade\n", "relaterede" => "overbegreb: monitoreringsomraade\n    relaterede", after "- id: monitoreringsomraade", at "omraade\n    relaterede",
        "kæden går i ring: monitoreringsomraade → omraade → monitoreringsomraade"),
    case!("kreds", SET, "id: udsat_boligomraade", "kraever" => "forudsaetter: omdannelsesomraade\n        kraever", after "- kode: 4\n", at "parallelsamfund",
        "kæden går i ring: omdannelsesomraade → parallelsamfund → udsat_boligomraade → omdannelsesomraade"),
    case!("kreds", "kodelister/opgoerelse.yaml", "navn: d_6301_koen", "- kode: 2\n" => "- kode: 2\n        overordnet: 2\n", at "2\n        tekst",
        "kæden går i ring: 2 → 2"),
    case!("kreds", FIRST, "- kode: 100\n", "taeller:" => "taeller_er:\n      - {indikator: 120}\n    taeller:", at "taeller_er",
        "kæden går i ring: 100 → 120 → 100", also &["forkert-indikator"]),
    case!("dublet-term", CONCEPTS, "- id: monitoreringsomraade", "term: monitoreringsområde" => "term: Område", at "Område",
        "termen «Område» hører allerede til «omraade» (begreber/temaer.yaml, linje 5)", also &["cirkulaer-definition"]),
    case!("ubrugt-begreb", CONCEPTS, "begreber:\n", "begreber:\n" => "begreber:\n  - id: til-overs\n    term: overskud\n    term_en: surplus\n    definition: det, som ingen bruger\n    siden: \"1.0.0\"\n", at "til-overs",
        "begrebet «til-overs» bruges ikke"),
    case!("cirkulaer-definition", CONCEPTS, "- id: omraade\n", "del af jordoverfladen" => "del af området", at "del af området",
        "definitionen bruger selv «område» og forklarer det derfor ikke"),
    case!("cirkulaer-definition", "begreber/temaer.yaml", "- id: monitoreringsomraade\n", "en kommune eller KL følger over tid" => "en opgørelse følger", at "område, hvis",
        "«monitoreringsområde» og «opgørelse» er forklaret ved hinanden"),
    case!("cirkulaer-definition", T6301, "feltnavn: koen_kode", "definition: Det køn, cellen er afgrænset til; 0 er hele basisbefolkningen." => "definition: Køn.", at "Køn.",
        "definitionen bruger selv «Køn» og forklarer det derfor ikke"),
    case!("forkert-definition", CONCEPTS, "- id: omraade\n", "afgrænsning\n" => "afgrænsning.\n", at "del af",
        "definitionen slutter med punktum"),
    case!("forkert-definition", CONCEPTS, "- id: omraade\n", "del af" => "Del af", at "Del af", "definitionen begynder med stort"),
    case!("forkert-henvisning", T6301, "henvisning:", "felt: monit_omr_nr" => "felt: monit_omr_navn", at "monit_omr_navn",
        "«monit_omr_navn» er ikke i temaets nøgle"),
    case!("forkert-henvisning", T6301, "henvisning:", "felt: monit_omr_nr" => "felt: gyldig_fra", at "gyldig_fra",
        "de to felter har hver sin datatype"),
    case!("forkert-tabelnavn", T6301, "tabel:", "t_6301_" => "t_6302_", at "t_6302_", "tabellen skal begynde med «t_6301_»"),
    Case {
        code: "forkert-tabelnavn",
        edits: &[(("standard.yaml", "temagruppe:", "til: 6399"), "til: 6305")],
        at: ("temaer/t_6306_omr_matr.yaml", "temakode:", "6306"),
        da: "6306 hører ikke til temagruppen, som er 6300–6305",
        also: &[],
    },
    case!("reserveret-navn", T6301, "felter:", "feltnavn: opgjort" => "feltnavn: user", at "user", "«user» er et reserveret ord i SQL",
        also &["ukendt-felt-i-model"]),
    case!("ugyldigt-navn", LISTS, "navn: d_6301_koen", "tekstfelt: koen" => "tekstfelt: køn", after "kodefelt: koen_kode", at "køn",
        "«køn» er ikke et lovligt navn i SQL"),
    case!("ugyldigt-navn", LISTS, "navn: d_6301_koen", "tekstfelt: koen" => "tekstfelt: koen_kode", at "koen_kode\n    siden",
        "kodefelt og tekstfelt har samme navn"),
    case!("for-langt-navn", T6301, "feltnavn: herkomst_kode\n", "    feltnavn10: herkomst_k\n" => "", at "herkomst_kode",
        "«herkomst_kode» er over 10 tegn og har intet feltnavn10"),
    case!("for-langt-navn", T6301, "tabel:", "t_6301_soc_opg" => "t_6301_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", at "t_6301_a",
        "«hist_t_6301_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa» er på 64 byte; databasen beholder 63"),
    case!("dublet-feltnavn", T6301, "feltnavn: herkomst_kode\n", "herkomst_k\n" => "koen_kode\n", at "koen_kode",
        "«koen_kode» er også navn på koen_kode"),
    case!("dublet-feltnavn", T6300, "feltnavn10: mon_omr_na", "mon_omr_na" => "objekt_id", after "monit_omr_navn", at "objekt_id",
        "«objekt_id» er også navn på objekt_id"),
    case!("dublet-kode", LISTS, "navn: d_6301_koen", "kode: 2" => "kode: 1", at "1\n        tekst: \"Kvinde\"", "«1» står også på linje 20",
        also &["forkert-praksis"]),
    case!("dublet-kode", LISTS, "navn: d_6301_koen", "\"Kvinde\"" => "\"mand\"", at "\"mand\"", "«mand» står også på linje 21"),
    case!("dublet-kode", FIRST, "- kode: 101", "navn: Husstande" => "navn: beboere", at "beboere", "«beboere» står også på linje 5"),
    case!("ubrugt-kodeliste", LISTS, "kodelister:\n", "kodelister:\n" => "kodelister:\n  - navn: d_6301_til_overs\n    titel: Til overs\n    definition: Ingenting.\n    begreb: koen\n    kodefelt: tom_kode\n    tekstfelt: tom\n    siden: \"1.0.0\"\n    koder: [{kode: 1, tekst: a, begrebsdefinition: b}]\n", at "d_6301_til_overs",
        "intet felt bruger «d_6301_til_overs»"),
    case!("ubrugt-kategori", CATEGORIES, "koder:\n", "koder:\n" => "koder:\n      - kode: 61\n        tekst: a\n        begrebsdefinition: b\n", at "61",
        "ingen indikator nævner kategorien 61"),
    case!("forkert-kode", LISTS, "navn: d_6301_koen", "kode: 0" => "kode: -1", at "-1", "koden -1 er ikke fra 0 til 2147483647",
        also &["forkert-eksempel", "forkert-praksis"]),
    case!("tom-liste", T6300, "begreb: monitoreringsomraade", "[monit_omr_nr, gyldig_fra]" => "[]", at "noegle", "listen er tom",
        also &["forkert-henvisning"]),
    case!("tom-kodeliste", LISTS, "kodelister:\n", "kodelister:\n" => "kodelister:\n  - navn: d_6301_tom\n    titel: Tom\n    definition: Ingenting.\n    begreb: koen\n    kodefelt: tom_kode\n    tekstfelt: tom\n    siden: \"1.0.0\"\n    koder: []\n", at "koder",
        "kodelisten har ingen koder", also &["ubrugt-kodeliste"]),
    case!("forkert-udgaaet", LISTS, "navn: d_6301_koen", "- kode: 2\n" => "- kode: 2\n        erstattes_af: 1\n", at "1\n        tekst: \"Kvinde\"",
        "koden har en afløser, men er aktiv"),
    case!("forkert-udgaaet", CONCEPTS, "- id: omraade\n", "relaterede" => "erstattes_af: inddeling\n    relaterede", at "inddeling",
        "har en afløser, men er ikke på vej ud"),
    case!("forkert-indikator", FIRST, "- kode: 100", "type: antal" => "type: andel", at "andel", "andel har både taeller og naevner"),
    case!("forkert-indikator", FIRST, "- kode: 100", "type: antal" => "type: gennemsnit", at "gennemsnit", "gennemsnit har ingen taeller"),
    case!("forkert-indikator", FIRST, "- kode: 100", "    population" => "    naevner: Alle\n    population", at "antal\n", "antal har ingen naevner"),
    case!("forkert-indikator", FIRST, "- kode: 100", "vindue: 1" => "vindue: 6", at "6\n", "vinduet er 1, 12 eller 24 måneder"),
    case!("forkert-indikator", FIRST, "- kode: 100", "decimaler: 0" => "decimaler: 1", at "1\n", "hele enheder har ingen decimaler"),
    case!("forkert-indikator", FIRST, "- kode: 100", "enhed: personer" => "enhed: kr.", at "kr.",
        "enheden måler og kan kun bruges ved gennemsnit"),
    case!("forkert-indikator", FIRST, "- kode: 100", "mest_aaben: 1" => "mest_aaben: 4", at "4\n    registrering", "mest_aaben er 1, 3 eller 2",
        also &["manglende-begrundelse"]),
    case!("forkert-indikator", FIRST, "- kode: 100", "beskrivelse: Alle beboere i området" => "beskrivelse: Alle\n      alder_fra: 9\n      alder_til: 8", at "9\n",
        "alder 9 til 8 går baglæns"),
    case!("forkert-indikator", "indikatorer/2-arbejde.yaml", "naevner_er:", "alder: [4, 5, 6, 7, 8, 9]" => "alder: [4, 5, 6, 7, 8]", at "100",
        "antallet dækker alderen 18 til 59, og indikatorens population 18 til 64"),
    case!("manglende-begrundelse", FIRST, "- kode: 100", "mest_aaben: 1" => "mest_aaben: 3", at "3\n    registrering",
        "mest_aaben er 3, men mest_aaben_begrundelse mangler"),
    case!("manglende-begrundelse", FIRST, "- kode: 100", "registrering: geofa" => "registrering: lokal", at "lokal",
        "registrering er lokal, men registrering_begrundelse mangler"),
    case!("forkert-eksempel", T6301, "feltnavn: periode", "\"2026K3\"" => "\"2026K5\"", at "\"2026K5\"",
        "«2026K5» passer ikke til ^[0-9]{4}(K[1-4]|M(0[1-9]|1[0-2]))?$"),
    case!("forkert-eksempel", T6301, "feltnavn: periode", "\"2026K3\"" => "\"2026K3-4\"", at "\"2026K3-4\"",
        "«2026K3-4» er på 8 tegn; feltet har 7"),
    case!("forkert-eksempel", T6301, "feltnavn: opgjort", "\"2026-07-15\"" => "\"2026-02-29\"", at "\"2026-02-29\"",
        "«2026-02-29» er ikke en dato"),
    case!("forkert-eksempel", T6301, "feltnavn: vaerdi", "\"30.00\"" => "\"30.005\"", at "\"30.005\"",
        "«30.005» har flere cifre end feltets 14, heraf 2 decimaler"),
    case!("forkert-eksempel", T6301, "feltnavn: taeller\n", "\"312\"" => "\"-0.01\"", at "\"-0.01\"", "tallet er under 0"),
    case!("forkert-eksempel", T6301, "feltnavn: vaerdi", "\"30.00\"" => "\"30,00\"", at "\"30,00\"", "«30,00» er ikke et tal med punktum"),
    case!("forkert-eksempel", T6301, "feltnavn: koen_kode", "\"0\"" => "\"9\"", at "\"9\"", "«9» er ikke en kode i d_6301_koen"),
    case!("forkert-eksempel", "standard.yaml", "feltnavn: objekt_id", "7f9c2d1e-" => "7f9c2d1g-", at "\"7f9c2d1g",
        "«7f9c2d1g-4b3a-4c5d-8e6f-0a1b2c3d4e5f» er ikke en UUID"),
    case!("forkert-moenster-i-model", T6301, "feltnavn: periode", "\"^[0-9]{4}(K" => "\"[0-9]{4}(K", at "\"[0-9]",
        "mønsteret «[0-9]{4}(K[1-4]|M(0[1-9]|1[0-2]))?$» skal begynde med ^ og slutte med $"),
    case!("forkert-moenster-i-model", T6301, "feltnavn: periode", "^[0-9]{4}(K" => "^\\\\d{4}(K", at "\\\\d",
        "«\\d» læses ikke ens alle steder"),
    case!("forkert-graense", T6301, "feltnavn: taeller", "minimum: 0" => "minimum: 2\n    maksimum: 1", at "2\n    maksimum", "2 er over 1",
        also &["forkert-eksempel"]),
    case!("forkert-praksis", WIDE, "faste:", "koen_kode: \"0\"" => "koen_kode: \"3\"", at "\"3\"\n  alder", "«3» er ikke en kode i d_6301_koen"),
    case!("forkert-praksis", WIDE, "eksempel: |", "Områdenr;" => "Område;", at "Område;",
        "eksemplets første linje og kolonnerne er ikke enige om «Område», «Områdenr»"),
    case!("forkert-praksis", WIDE, "- kolonne: \"Områdenavn\"", "\"Områdenavn\"" => "\"Områdenr\"", after "630-EKS03", at "\"Områdenr\"",
        "kolonnen «Områdenr» står to gange"),
    case!("forkert-pladsholder", "regler/struktur.yaml", "besked:", "{hint}\"\n      en" => "{forslag}\"\n      en", at "\"We cannot",
        "pladsholderne er ikke de samme på dansk og engelsk: {forslag}, {hint}"),
    case!("forkert-pladsholder", "regler/struktur.yaml", "besked:", "{hint}" => "{hint", at "\"Det kan",
        "en tuborgklamme i beskeden er ikke lukket"),
    case!("forkert-udtryk", ROWS, "- id: taeller-over-naevner", "slags: raekke" => "slags: relation", at "udtryk",
        "kun rækkeregler har udtryk"),
    case!("forkert-udtryk", LOOKUPS, "- id: periode-i-fremtiden", "roller: [[" => "temaer: [6301]\n    roller: [[", at "roller: [[",
        "reglen har både temaer og roller; skriv kun det ene"),
    case!("forkert-udtryk", LOOKUPS, "- id: periode-i-fremtiden", "[[periode, aar]]" => "[[periode, aar], []]", at "[]]",
        "gruppen nævner ingen rolle"),
    case!("forkert-udtryk", ROWS, "- id: gyldighed-baglaens", "temaer: [6300, 6305]" => "noegleroller: [[gyldig_fra]]",
        at "noegleroller: [[", "en rækkeregel gælder temaerne i sine udtryk og har ingen noegleroller"),
    case!("forkert-udtryk", ROWS, "- id: gyldighed-baglaens", "[6300, 6305]" => "[6300]", at "6305", "temaet står ikke i reglens temaer"),
    case!("forkert-udtryk", ROWS, "- id: gyldighed-baglaens", "[6300, 6305]" => "[6300, 6305, 6301]", at "6301",
        "tema 6301 har intet udtryk"),
    case!("forkert-udtryk", ROWS, "- id: gyldighed-baglaens", "gyldig_til >= gyldig_fra" => "gyldig_til >= gyldigfra", at "gyldigfra",
        "Feltet «gyldigfra» findes ikke her"),
    case!("forkert-udtryk", ROWS, "- id: skjult-vaerdi-udfyldt", "AND andel_doemte IS NULL" => "AND andel_domte IS NULL", at "andel_domte",
        "Feltet «andel_domte» findes ikke her"),
    case!("forkert-udtryk", ROWS, "- id: taeller-over-naevner", "taeller <= naevner" => "1 < 2", at "\"1 < 2\"", "udtrykket bruger ingen felter"),
    case!("forkert-udtryk", ROWS, "- id: skjult-vaerdi-udfyldt", "NOT IN (1, 8, 9) OR antal" => "NOT IN (1, 7, 9) OR antal", at "7, 9) OR antal",
        "koden 7 findes ikke i d_6301_diskretion"),
    case!("manglende-profil", POLICY, "- navn: standard", "standard" => "standart", after "kun_egne", at "profiler", "profilen «standard» mangler"),
    case!("forkert-rolle", T6301, "feltnavn: indikator_kode", "obligatorisk: O" => "obligatorisk: S", at "S\n",
        "systemet udfylder feltet, så det står ikke i en leverance, men reglerne går efter det"),
    case!("forkert-politik", POLICY, "- maalgruppe: myndigheder", "myndigheder" => "offentligheden", after "alle_eller_ingen_k: 1", at "offentligheden",
        "målgruppen har allerede grænser i profilen"),
    case!("forkert-politik", POLICY, "afrunding_base: 5", "5" => "1", after "slideplayer", at "1\n    graenser", "afrundingsbasen skal være mindst 2"),
    case!("forkert-politik", POLICY, "mindste_antal:", "foelsom: 5" => "foelsom: 2", at "2\n        mindste_beboere",
        "følsomme oplysninger har en lavere grænse end almindelige"),
    case!("forkert-vaegt", SCORES, "bestanddele:", "vaegt: 25" => "vaegt: 24", at "bestanddele", "vægtene giver 99 og ikke 100"),
    case!("forkert-beregning", SET, "foerste_liste", "2021" => "2020", at "2020", "regelsættet «2018» gælder også listen 2020"),
    case!("forkert-beregning", SET, "offentliggoeres:", "12-01" => "01-32", at "\"01-32\"",
        "offentliggoeres er ikke en måned og dag, fx \"12-01\""),
    case!("forkert-beregning", SET, "- id: beboertal", "forskydning: [0]" => "forskydning: [0, -1]", at "ingen",
        "middel er «ingen» ved ét år og «gennemsnit-af-andele» ved flere"),
    case!("forkert-beregning", SET, "- kode: 2\n", "antal: 2" => "antal: 5", at "5\n", "5 af 4 kan ikke lade sig gøre"),
    case!("forkert-beregning", SCORES, "klasser:", "fra: \"25\"" => "fra: \"0\"", at "kode: 2",
        "klasserne skal stige: den første uden fra, de næste med hver sit højere tal"),
    Case {
        code: "forkert-myndighed",
        edits: &[(
            (
                "kommuner.yaml",
                "kommuner:",
                "  - kommunekode: 101\n    navn: \"København\"\n    cvr: 64942212\n    cvr_navn: \"Københavns Kommune\"\n    regioner:\n      - {region: \"1084\", gyldig_fra: \"2007-01-01\", gyldig_til: \"2026-12-31\"}\n      - {region: \"1086\", gyldig_fra: \"2027-01-01\"}\n",
            ),
            "",
        )],
        at: ("kodelister/myndigheder.yaml", "koder:", "64942212"),
        da: "«Københavns Kommune» er ingen kommune i kommuner.yaml",
        also: &[],
    },
    case!("forkert-myndighed", "kommuner.yaml", "andre_myndigheder", "[99999999]" => "[99999999, 12345674]", at "12345674",
        "12345674 findes ikke i d_basis_ansvarlig_myndighed"),
    case!("forkert-cvr", "kommuner.yaml", "cvr: 64942212", "64942212" => "64942213", after "kommunekode: 101", at "64942213", "64942213 er ikke et CVR-nummer",
        also &["forkert-myndighed"]),
    case!("forkert-myndighed", "kommuner.yaml", "cvr: 64942212", "\"Københavns Kommune\"" => "\"Københavns kommune\"", at "\"Københavns kommune\"",
        "myndigheden hedder «Københavns Kommune» i d_basis_ansvarlig_myndighed"),
    case!("forkert-gyldighed", "kommuner.yaml", "kommunekode: 101", "\"2026-12-31\"" => "\"2026-12-30\"", at "\"2027-01-01\"",
        "tidsrummet begynder ikke dagen efter det foregående"),
    case!("forkert-gyldighed", "kommuner.yaml", "kommunekode: 101", "gyldig_til: \"2026-12-31\"" => "gyldig_til: \"2006-12-31\"", at "\"2006-12-31\"",
        "tidsrummet går baglæns"),
    case!("forkert-gyldighed", "kommuner.yaml", "kommunekode: 101", "\"2007-01-01\"" => "\"2006-12-31\"", at "\"1084\"",
        "regionen findes ikke i hele tidsrummet"),
    case!("forkert-gyldighed", "kommuner.yaml", "kommunekode: 101", "regioner:" => "erstattes_af: 147\n    regioner:", at "147",
        "kommunen har en afløser, men ophører ikke"),
    case!("forkert-gyldighed", "kommuner.yaml", "kommunekode: 101", "regioner:" => "gyldig_til: \"2030-12-31\"\n    erstattes_af: 147\n    regioner:", at "region: \"1086\"",
        "kommunens sidste region gælder ikke til dens sidste dag"),
    case!("forkert-gyldighed", "kommuner.yaml", "kommunekode: 101", "regioner:" => "gyldig_fra: \"2008-01-01\"\n    regioner:", at "\"2008-01-01\"",
        "ingen kommune ophører dagen før, så to dækker samme sted"),
    case!("forkert-gyldighed", "kommuner.yaml", "kommunekode: 101", "regioner:" => "gyldig_fra: \"2008-01-01\"\n    regioner:", at "\"2007-01-01\"",
        "kommunens første region gælder ikke fra dens første dag"),
    case!("forkert-gyldighed", "regioner.yaml", "kode: \"1084\"", "\"1086\"" => "\"1085\"", at "\"1085\"",
        "regionen «1085» findes ikke dagen efter, at denne ophører"),
    case!("ukendt-kommune", "kommuner.yaml", "kommunekode: 101", "regioner:" => "erstattes_af: 102\n    regioner:", at "102",
        "kommunen 102 findes ikke", also &["forkert-gyldighed"]),
    case!("kreds", "kommuner.yaml", "kommunekode: 101", "regioner:" => "erstattes_af: 101\n    regioner:", at "101\n    regioner",
        "kæden går i ring: 101 → 101", also &["forkert-gyldighed"]),
    case!("brugt-udgaaet", "temaer/t_6303_udpegning.yaml", "feltnavn: regelsaet", "obligatorisk: O" => "obligatorisk: O\n    status: udgaaet",
        after "noegle:", at "regelsaet", "nøglen bruger feltet «regelsaet», som er udgået og ikke kræves"),
    case!("forkert-gyldighed", "regioner.yaml", "kode: \"1081\"", "\"2007-01-01\"" => "\"2007-02-30\"", at "\"2007-02-30\"",
        "«2007-02-30» er ikke en dato"),
    case!("forkert-version", T6301, "geometrisk_konsistens_datasaet", "siden: \"1.0.0\"" => "siden: \"1.0\"", at "\"1.0\"",
        "«1.0» er ikke en version"),
    case!("forkert-version", CONCEPTS, "- id: omraade\n", "\"1.0.0\"" => "\"1.0.10\"", at "\"1.0.10\"",
        "versionen 1.0.10 er nyere end standarden, som er 1.0.0"),
    case!("forkert-link", SET, "link:", "https://danskelove.dk/almenboligloven/61a" => "https://danskelove/a", at "\"https://danskelove/a\"",
        "«https://danskelove/a» er ikke en adresse"),
    case!("tekst-med-blanke", LISTS, "navn: d_6301_koen", "\"Mand\"" => "\"Mand \"", at "\"Mand \"",
        "teksten begynder eller slutter med blanke"),
    case!("tekst-med-blanke", LISTS, "navn: d_6301_koen", "definition: >-" => "definition: >", at "Deler",
        "teksten begynder eller slutter med blanke"),
];

#[test]
fn every_edit_gives_its_one_finding_in_its_place() {
    let untouched = sources();
    let untouched = &untouched;
    let chunk = CASES.len().div_ceil(thread::available_parallelism().map_or(1, usize::from));
    let wrong: Vec<String> = thread::scope(|scope| {
        let parts: Vec<_> = CASES
            .chunks(chunk)
            .map(|cases| scope.spawn(move || cases.iter().filter_map(|case| fault_of(case, untouched)).collect::<Vec<_>>()))
            .collect();
        parts.into_iter().flat_map(|part| part.join().unwrap()).collect()
    });
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), CASES.len(), wrong.join("\n"));
}

/// What a case gives instead of what it should.
fn fault_of(case: &Case, untouched: &[SourceFile]) -> Option<String> {
    let mut edited = untouched.to_vec();
    for ((file, anchor, find), replace) in case.edits {
        edit(&mut edited, file, anchor, find, replace);
    }
    let (model, findings) = read(&edited);
    let said = || {
        let lines = findings.iter().map(|f| format!("    {}:{}:{} [{}] {}", f.file, f.line, f.column, f.code, f.da));
        format!("{} «{}»:\n{}", case.code, case.da, lines.collect::<Vec<_>>().join("\n"))
    };
    let (file, anchor, find) = case.at;
    let at = place(&edited, file, anchor, find);
    let expected = |f: &&ModelFinding| {
        f.hint.is_some() && f.code == case.code && f.da == case.da && f.file == file && (f.line, f.column) == at
    };
    let codes: BTreeSet<&str> = findings.iter().map(|f| f.code).filter(|c| *c != case.code).collect();
    let right = model.is_none() && findings.iter().any(|f| expected(&f)) && codes == case.also.iter().copied().collect();
    (!right).then(|| format!("{at:?} {}", said()))
}

#[test]
fn every_check_is_seen_to_fail() {
    let warnings = ["forkert-skemalinje"];
    let seen: BTreeSet<&str> = CASES.iter().map(|c| c.code).chain(warnings).collect();
    let never: Vec<&str> = LINTS.iter().map(|l| l.id).filter(|id| !seen.contains(id)).collect();
    assert_eq!(never, Vec::<&str>::new());
}

#[test]
fn a_wrong_schema_line_is_a_warning_and_stops_nothing() {
    let mut edited = sources();
    edit(&mut edited, T6300, "# yaml", "../../generated", "../generated");
    let (model, findings) = read(&edited);
    assert!(model.is_some());
    assert_eq!(findings.len(), 1);
    let found = &findings[0];
    assert_eq!((found.code, found.level, found.line, found.column), ("forkert-skemalinje", Level::Advarsel, 1, 1));
    assert_eq!(
        found.hint.as_ref().unwrap().da,
        "skriv # yaml-language-server: $schema=../../generated/json-schema/model/tema.schema.json"
    );
}

#[test]
fn every_check_is_explained_once() {
    let ids: BTreeSet<&str> = LINTS.iter().map(|l| l.id).collect();
    assert_eq!(ids.len(), LINTS.len());
    assert!(LINTS.iter().all(|l| l.forklaring.ends_with('.') && l.explanation.ends_with('.')));
}
