//! Roller: hvad et tema, et felt eller en kode er for programmet. Et navn kan skifte; rollen siger, hvad der menes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Et temas rolle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Temarolle {
    /// Områderne.
    Omraader,
    /// Tallene om områderne.
    Opgoerelser,
    /// Flytningerne mellem områder.
    Flytninger,
    /// Områdernes udpegninger på lovens lister.
    Udpegninger,
    /// Områdernes samlede scorer.
    Scorer,
}

impl Temarolle {
    /// Hver rolle.
    pub const ALL: [Temarolle; 5] =
        [Temarolle::Omraader, Temarolle::Opgoerelser, Temarolle::Flytninger, Temarolle::Udpegninger, Temarolle::Scorer];
}

/// Et felts rolle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Feltrolle {
    /// Den ansvarlige myndigheds CVR-nummer.
    Myndighed,
    /// Hvem der må se rækken (GeoFA's off_kode).
    Adgang,
    /// Rækkens status (GeoFA's statuskode).
    Status,
    /// Fri tekst om rækken, som en skjult række ikke må have.
    Fritekst,
    /// Området, som rækken handler om.
    Omraade,
    /// Områdets navn.
    Navn,
    /// Det overordnede område.
    Overordnet,
    /// Inddelingen, som området hører til.
    Inddeling,
    /// Inddelingen af områdets dele.
    Underinddeling,
    /// Om delene dækker området.
    FuldtOpdelt,
    /// Første dag, rækken gælder.
    GyldigFra,
    /// Sidste dag, rækken gælder.
    GyldigTil,
    /// Indikatoren.
    Indikator,
    /// Perioden.
    Periode,
    /// Køn.
    Koen,
    /// Alder.
    Alder,
    /// Herkomst.
    Herkomst,
    /// Indikatorens kategori.
    Kategori,
    /// Husstandens type.
    Husstandstype,
    /// Antallet.
    Taeller,
    /// Antallet, som tælleren er en del af.
    Naevner,
    /// Det viste tal: antal, andel eller gennemsnit.
    Vaerdi,
    /// Hvordan tallet vises (diskretion_kode).
    Markering,
    /// Kilden.
    Kilde,
    /// Området, der flyttes fra.
    Fra,
    /// Området, der flyttes til.
    Til,
    /// Listens år.
    Aar,
    /// Regelsættet, som listen er lavet efter.
    Regelsaet,
    /// Regionen, som der sammenlignes med.
    Region,
    /// Beregningsmodellen.
    Beregningsmodel,
    /// Scoren.
    Score,
    /// Scorens klasse.
    Klasse,
}

/// A role, or another choice of the model, as the YAML has it.
pub(crate) fn named<T: Serialize>(choice: T) -> String {
    serde_json::to_value(choice).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

impl Feltrolle {
    /// Hvor mange roller der er.
    pub const COUNT: usize = Feltrolle::Klasse as usize + 1;

    /// Om flere felter i et tema kan have rollen.
    pub fn kan_gentages(self) -> bool {
        self == Feltrolle::Fritekst
    }
}

/// En kodes rolle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Koderolle {
    /// Alle; deler ikke op.
    IAlt,
    /// Tallet er åbent.
    Aaben,
    /// Tallet er skjult.
    Skjult,
    /// Tallet er afrundet.
    Afrundet,
    /// Der er intet tal, eller det giver ingen mening.
    UdenTal,
    /// Rækken gælder; kladder og ophævede gør ikke.
    IKraft,
    /// Ja.
    Ja,
}
