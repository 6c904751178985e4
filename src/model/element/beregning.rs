//! Beregningsmodeller (`model/beregning/*.yaml`): lovens kriterier som regelsæt og samlede scorer.

use super::{Kildehenvisning, Status};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// En fil med beregningsmodeller.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Beregningsfil {
    /// Lovens kriterier, ét regelsæt pr. ordlyd.
    #[serde(default)]
    pub regelsaet: Vec<Regelsaet>,
    /// Samlede scorer.
    #[serde(default)]
    pub scorer: Vec<Score>,
}

/// Et regelsæt: kriterierne, som de gjaldt for listerne i en årrække.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Regelsaet {
    /// Id, som det skrives i en leverance, fx "2021".
    #[schemars(regex(pattern = r"^[a-z0-9]+(-[a-z0-9]+)*$"))]
    pub id: String,
    /// Titel.
    pub titel: String,
    /// Første listeår.
    pub foerste_liste: u16,
    /// Sidste listeår; uden værdi: gælder endnu.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sidste_liste: Option<u16>,
    /// Dag og måned, hvor listen kommer, fx "12-01".
    pub offentliggoeres: String,
    /// Loven.
    pub lov: Vec<Kildehenvisning>,
    /// Hvad regelsættet er, og hvor kilderne er uenige.
    pub beskrivelse: String,
    /// Kriterierne.
    pub kriterier: Vec<Kriterium>,
    /// Kategorierne, som kriterierne fører til.
    pub kategorier: Vec<Kategoriregel>,
    /// Versionen, hvor regelsættet kom til.
    pub siden: String,
    /// Livsstadie.
    #[serde(default)]
    pub status: Status,
}

/// Sammenligning, præcis som loven har den.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Operator {
    /// Større end ("overstiger").
    #[serde(rename = ">")]
    Over,
    /// Mindst.
    #[serde(rename = ">=")]
    Mindst,
    /// Mindre end.
    #[serde(rename = "<")]
    Under,
    /// Højst.
    #[serde(rename = "<=")]
    Hoejst,
}

/// Hvad en værdi sammenlignes med.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Sammenligning {
    /// Et fast tal.
    Fast,
    /// Et antal gange landsgennemsnittet.
    Landsgennemsnit,
    /// Procent af gennemsnittet for samme gruppe i regionen.
    Region,
}

/// Hvordan flere år bliver til ét tal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Middel {
    /// Ét år.
    Ingen,
    /// Gennemsnittet af årenes uafrundede andele.
    GennemsnitAfAndele,
}

/// Ét kriterium.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Kriterium {
    /// Id i regelsættet, fx `uden-tilknytning`.
    #[schemars(regex(pattern = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"))]
    pub id: String,
    /// Lovens ord, kort.
    pub titel: String,
    /// Begrebet (nøgle).
    pub begreb: String,
    /// Indikatoren, som værdien kommer fra.
    pub indikator: i64,
    /// Feltet i tema 6303, som værdien står i.
    pub felt: String,
    /// Sammenligningen.
    pub operator: Operator,
    /// Grænsen som tekst med punktum, fx "40" eller "2.70".
    #[schemars(regex(pattern = r"^[0-9]+([.][0-9]+)?$"))]
    pub graense: String,
    /// Grænsens enhed: "pct.", "personer", "gange", "pct. af regionens gennemsnit".
    pub enhed: String,
    /// Hvad der sammenlignes med.
    pub sammenlignes_med: Sammenligning,
    /// Dataårene i forhold til listeåret, fx `[-2, -1]` eller `[0]`.
    pub forskydning: Vec<i8>,
    /// Hvordan årene bliver til ét tal.
    pub middel: Middel,
    /// Afgrænsning og tvivl, fx om uoplyst uddannelse regnes med.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bemaerkning: Option<String>,
}

/// Hvornår et område hører til en kategori.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Kategoriregel {
    /// Koden i `d_6303_kategori`.
    pub kode: i64,
    /// Maskinnavn, fx `udsat_boligomraade`.
    pub id: String,
    /// Kriterier, der alle skal være opfyldt.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kraever: Vec<String>,
    /// Mindst så mange af en række kriterier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mindst: Option<MindstAf>,
    /// Maskinnavn på en kategori, som også skal være opfyldt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forudsaetter: Option<String>,
    /// Kategorier, som området skal have haft alle disse år i træk, listeåret med.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aar_i_traek: Option<AarITraek>,
}

/// Mindst et antal af nogle kriterier.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MindstAf {
    /// Hvor mange.
    pub antal: u8,
    /// Blandt hvilke kriterier.
    pub af: Vec<String>,
}

/// Et krav om flere år i træk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AarITraek {
    /// Antal år.
    pub aar: u8,
    /// Maskinnavne på kategorier, der tæller med (fx også ghettoomraade før 2021).
    pub kategorier: Vec<String>,
}

/// En samlet score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Score {
    /// Navn; sammen med versionen giver det `beregningsmodel`.
    #[schemars(regex(pattern = r"^[a-z0-9-]+$"))]
    pub navn: String,
    /// Version, fx "1.0.0".
    #[schemars(regex(pattern = r"^[0-9]+[.][0-9]+[.][0-9]+$"))]
    pub version: String,
    /// Titel.
    pub titel: String,
    /// Begrebet (nøgle).
    pub begreb: String,
    /// Hvad scoren er og ikke er.
    pub beskrivelse: String,
    /// Det, GeoFA's principper og projektets undtagelse siger om beregnede data.
    pub forbehold: String,
    /// Kilde.
    pub kilde: Vec<Kildehenvisning>,
    /// Hvordan hver værdi gøres sammenlignelig.
    pub normalisering: Normalisering,
    /// Indikatorer og vægte.
    pub bestanddele: Vec<Bestanddel>,
    /// Klasser efter score, lavest først.
    pub klasser: Vec<Scoreklasse>,
    /// Mindste andel af vægtene, i procent, som skal være kendt.
    pub mindste_daekning: u8,
    /// Versionen, hvor scoren kom til.
    pub siden: String,
    /// Livsstadie.
    #[serde(default)]
    pub status: Status,
}

/// Måden værdier gøres sammenlignelige på.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Normalisering {
    /// Antal opfyldte kriterier.
    AntalKriterier,
    /// Afstand til kommunens gennemsnit i procent af gennemsnittet.
    AfstandTilGennemsnit,
    /// Indeks, hvor referencen er 100.
    Indeks100,
}

/// En bestanddel af en score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bestanddel {
    /// Indikatorens kode.
    pub indikator: i64,
    /// Vægt i procent; vægtene giver 100 tilsammen.
    pub vaegt: u8,
    /// Sand, når en høj værdi trækker mod udsathed.
    pub hoej_er_udsat: bool,
}

/// En klasse af scorer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scoreklasse {
    /// Koden i `d_6304_klasse`.
    pub kode: i64,
    /// Laveste score i klassen, som tekst med punktum; uden værdi: ingen nedre grænse.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fra: Option<String>,
}

impl Score {
    /// Navn og version, som de skrives i en leverance, fx `afstand-til-gennemsnit@1.0.0`.
    pub fn beregningsmodel(&self) -> String {
        format!("{}@{}", self.navn, self.version)
    }
}
