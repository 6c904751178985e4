//! Kodelister. Hver kode er et helt tal i JSON; udgåede koder kan læses, men `aktiv` siger nej til dem.

use crate::tal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// Et tal er ikke en kode i listen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownCode {
    /// Tallet.
    pub kode: i64,
    /// Listens navn.
    pub kodeliste: &'static str,
}

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} er ikke en kode i {} / not a code of the list", self.kode, self.kodeliste)
    }
}

impl std::error::Error for UnknownCode {}

/// Deler monitoreringsområder efter, hvilken slags område de er. Et område har netop én type. Passer flere
/// typer, vælges den, der var grunden til at afgrænse området: et alment boligområde, som også er et
/// basisdistrikt, får kode 1, når det følges som boligområde, og registreres to gange, hver med sin
/// inddeling, når det følges som begge dele. Typen siger ikke noget om, hvorvidt området er udpeget; det
/// står i tema 6303. Kodelisten d_6300_monit_omr_type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MonitOmrType {
    /// 1 Alment boligområde: Område, hvor boligerne udelukkende eller i al væsentlighed er almene. Omfatter
    /// både områder, der er afgrænset efter almenboliglovens § 61 a, stk. 3, og mindre almene områder, som
    /// kommunen selv har afgrænset. Områder med en betydelig del af andre boliger er kode 4.
    AlmentBoligomraade,
    /// 2 Privat udlejning: Område, hvor boligerne udelukkende eller i al væsentlighed er private
    /// udlejningsboliger, herunder ejendomsselskabers og pensionskassers udlejning. Omfatter ikke almene
    /// boliger.
    PrivatUdlejning,
    /// 3 Ejerboliger: Område, hvor boligerne udelukkende eller i al væsentlighed bebos af ejeren, fx
    /// parcelhuskvarterer og ejerlejligheder. Andelsboligområder er kode 98.
    Ejerboliger,
    /// 4 Blandet: Boligområde med flere ejerformer, hvoraf ingen dominerer. Afgrænset, fordi beboerne hører
    /// sammen på stedet, og ikke som et administrativt distrikt.
    Blandet,
    /// 5 Landsby: Samlet bebyggelse uden for de større byer, afgrænset som én bebyggelse. Standarden sætter
    /// ingen grænse for antal beboere; kommunen følger den afgrænsning, den bruger i sin planlægning.
    Landsby,
    /// 6 Landdistrikt: Område med spredt bebyggelse uden for byerne, eventuelt med flere landsbyer i. Er
    /// området afgrænset som én enkelt bebyggelse, er det kode 5.
    Landdistrikt,
    /// 7 Bydel: Del af en by, som kommunen har afgrænset og navngivet som bydel eller kvarter, uanset
    /// ejerform.
    Bydel,
    /// 8 Skoledistrikt: Distrikt, som kommunen har knyttet til en folkeskole. Svarer til skoledistrikterne i
    /// GeoFA-tema 5710; grænsen hentes derfra.
    Skoledistrikt,
    /// 9 Basisdistrikt: Mindste distrikt i kommunens prognose og statistik. Svarer til type 11 i GeoFA-tema
    /// 5713; grænsen hentes derfra, og distriktets nummer kan stå i det lokale id.
    Basisdistrikt,
    /// 10 Kvadratnetscelle: Celle i det danske kvadratnet i UTM zone 32/EUREF89, fx 100 m, 250 m eller 1 km
    /// på hver led. Cellen er en statistisk enhed og følger hverken bebyggelse eller matrikel.
    Kvadratnetscelle,
    /// 11 Kommune: Hele kommunen som ét område, brugt som overordnet område og til sammenligning.
    Kommune,
    /// 12 Region: En hel region, brugt som sammenligningsgrundlag, blandt andet for indkomst. Registreres af
    /// KL som referenceområde uden geometri.
    Region,
    /// 13 Landet: Hele Danmark, brugt som sammenligningsgrundlag, blandt andet for andelen af dømte.
    /// Registreres af KL som referenceområdet 000-LANDET uden geometri.
    Landet,
    /// 98 Andet: Typen er kendt, men ingen anden kode passer, fx et andelsboligområde, et sommerhusområde
    /// eller et område, der følger en lokal aftale. Forklares i note, når rækken ikke er skjult.
    Andet,
    /// 99 Ukendt: Typen kendes ikke, eller der er ikke et sted at beskrive. Koden bruges altid for området
    /// kommunekode-UOPLYST, der samler beboere uden en adresse, som kan stedfæstes.
    Ukendt,
}

impl MonitOmrType {
    /// Listens navn.
    pub const KODELISTE: &'static str = "d_6300_monit_omr_type";

    /// Alle koder, også udgåede, i listens rækkefølge.
    pub const ALL: &'static [Self] = &[Self::AlmentBoligomraade, Self::PrivatUdlejning, Self::Ejerboliger, Self::Blandet, Self::Landsby, Self::Landdistrikt, Self::Bydel, Self::Skoledistrikt, Self::Basisdistrikt, Self::Kvadratnetscelle, Self::Kommune, Self::Region, Self::Landet, Self::Andet, Self::Ukendt];

    /// Koden.
    pub fn kode(self) -> i64 {
        match self {
            Self::AlmentBoligomraade => 1,
            Self::PrivatUdlejning => 2,
            Self::Ejerboliger => 3,
            Self::Blandet => 4,
            Self::Landsby => 5,
            Self::Landdistrikt => 6,
            Self::Bydel => 7,
            Self::Skoledistrikt => 8,
            Self::Basisdistrikt => 9,
            Self::Kvadratnetscelle => 10,
            Self::Kommune => 11,
            Self::Region => 12,
            Self::Landet => 13,
            Self::Andet => 98,
            Self::Ukendt => 99,
        }
    }

    /// Kodens tekst.
    pub fn tekst(self) -> &'static str {
        match self {
            Self::AlmentBoligomraade => "Alment boligområde",
            Self::PrivatUdlejning => "Privat udlejning",
            Self::Ejerboliger => "Ejerboliger",
            Self::Blandet => "Blandet",
            Self::Landsby => "Landsby",
            Self::Landdistrikt => "Landdistrikt",
            Self::Bydel => "Bydel",
            Self::Skoledistrikt => "Skoledistrikt",
            Self::Basisdistrikt => "Basisdistrikt",
            Self::Kvadratnetscelle => "Kvadratnetscelle",
            Self::Kommune => "Kommune",
            Self::Region => "Region",
            Self::Landet => "Landet",
            Self::Andet => "Andet",
            Self::Ukendt => "Ukendt",
        }
    }

    /// Koden må bruges; falsk, når den er udgået.
    pub fn aktiv(self) -> bool {
        true
    }
}

impl TryFrom<i64> for MonitOmrType {
    type Error = UnknownCode;

    fn try_from(kode: i64) -> Result<Self, UnknownCode> {
        match kode {
            1 => Ok(Self::AlmentBoligomraade),
            2 => Ok(Self::PrivatUdlejning),
            3 => Ok(Self::Ejerboliger),
            4 => Ok(Self::Blandet),
            5 => Ok(Self::Landsby),
            6 => Ok(Self::Landdistrikt),
            7 => Ok(Self::Bydel),
            8 => Ok(Self::Skoledistrikt),
            9 => Ok(Self::Basisdistrikt),
            10 => Ok(Self::Kvadratnetscelle),
            11 => Ok(Self::Kommune),
            12 => Ok(Self::Region),
            13 => Ok(Self::Landet),
            98 => Ok(Self::Andet),
            99 => Ok(Self::Ukendt),
            _ => Err(UnknownCode { kode, kodeliste: Self::KODELISTE }),
        }
    }
}

impl From<MonitOmrType> for i64 {
    fn from(value: MonitOmrType) -> i64 {
        value.kode()
    }
}

impl fmt::Display for MonitOmrType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.tekst())
    }
}

impl Serialize for MonitOmrType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.kode())
    }
}

impl<'de> Deserialize<'de> for MonitOmrType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::try_from(tal::code(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// Deler beboere efter alder i hele fyldte år på statusdagen. Begge grænser er med i gruppen. Statusdagen er
/// periodens første dag; bruger en kilde en anden dag, står det ved indikatoren. Grupperne er lagt, så
/// grænserne i lovens kriterier kan dannes ved at lægge hele grupper sammen: 15-64 år er kode 3-9, 18-64 år
/// er kode 4-9, 18 år og derover er kode 4-11, og 30-59 år er kode 6-8. Kode 0 er ikke altid alle aldre, men
/// hele indikatorens grundlag: har indikatoren grundlaget 30-59 år, er kode 0 netop de 30-59-årige, og kun
/// kode 6-8 kan bruges ved siden af. Kodelisten d_6301_alder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Alder {
    /// 0 I alt: Alle aldre i indikatorens grundlag. Grundlaget står ved indikatoren og kan være snævrere end
    /// alle beboere.
    IAlt,
    /// 1 0-5 år: Person, der på statusdagen er fyldt 0 til og med 5 år: børn i dagtilbudsalderen. Et barn,
    /// der fylder 6 år på statusdagen, er kode 2.
    N0Til5Aar,
    /// 2 6-14 år: Person, der på statusdagen er fyldt 6 til og med 14 år: børn i skolealderen, som ikke er
    /// fyldt 15 år.
    N6Til14Aar,
    /// 3 15-17 år: Person, der på statusdagen er fyldt 15 til og med 17 år. Med i grundlaget for indkomst
    /// (15-64 år), men ikke i grundlaget for tilknytning til arbejdsmarkedet (18-64 år).
    N15Til17Aar,
    /// 4 18-24 år: Person, der på statusdagen er fyldt 18 til og med 24 år. Den yngste gruppe i kriterierne
    /// om tilknytning til arbejdsmarkedet og om dømte.
    N18Til24Aar,
    /// 5 25-29 år: Person, der på statusdagen er fyldt 25 til og med 29 år. Ikke med i uddannelseskriteriet,
    /// som begynder ved 30 år.
    N25Til29Aar,
    /// 6 30-39 år: Person, der på statusdagen er fyldt 30 til og med 39 år. Den yngste af de tre grupper i
    /// uddannelseskriteriet.
    N30Til39Aar,
    /// 7 40-49 år: Person, der på statusdagen er fyldt 40 til og med 49 år. Den mellemste gruppe i
    /// uddannelseskriteriet.
    N40Til49Aar,
    /// 8 50-59 år: Person, der på statusdagen er fyldt 50 til og med 59 år. Den ældste af de tre grupper i
    /// uddannelseskriteriet.
    N50Til59Aar,
    /// 9 60-64 år: Person, der på statusdagen er fyldt 60 til og med 64 år. Den ældste gruppe i kriterierne
    /// om tilknytning til arbejdsmarkedet og om indkomst.
    N60Til64Aar,
    /// 10 65-79 år: Person, der på statusdagen er fyldt 65 til og med 79 år.
    N65Til79Aar,
    /// 11 80 år og derover: Person, der på statusdagen er fyldt 80 år eller mere.
    N80AarOgDerover,
}

impl Alder {
    /// Listens navn.
    pub const KODELISTE: &'static str = "d_6301_alder";

    /// Alle koder, også udgåede, i listens rækkefølge.
    pub const ALL: &'static [Self] = &[Self::IAlt, Self::N0Til5Aar, Self::N6Til14Aar, Self::N15Til17Aar, Self::N18Til24Aar, Self::N25Til29Aar, Self::N30Til39Aar, Self::N40Til49Aar, Self::N50Til59Aar, Self::N60Til64Aar, Self::N65Til79Aar, Self::N80AarOgDerover];

    /// Koden.
    pub fn kode(self) -> i64 {
        match self {
            Self::IAlt => 0,
            Self::N0Til5Aar => 1,
            Self::N6Til14Aar => 2,
            Self::N15Til17Aar => 3,
            Self::N18Til24Aar => 4,
            Self::N25Til29Aar => 5,
            Self::N30Til39Aar => 6,
            Self::N40Til49Aar => 7,
            Self::N50Til59Aar => 8,
            Self::N60Til64Aar => 9,
            Self::N65Til79Aar => 10,
            Self::N80AarOgDerover => 11,
        }
    }

    /// Kodens tekst.
    pub fn tekst(self) -> &'static str {
        match self {
            Self::IAlt => "I alt",
            Self::N0Til5Aar => "0-5 år",
            Self::N6Til14Aar => "6-14 år",
            Self::N15Til17Aar => "15-17 år",
            Self::N18Til24Aar => "18-24 år",
            Self::N25Til29Aar => "25-29 år",
            Self::N30Til39Aar => "30-39 år",
            Self::N40Til49Aar => "40-49 år",
            Self::N50Til59Aar => "50-59 år",
            Self::N60Til64Aar => "60-64 år",
            Self::N65Til79Aar => "65-79 år",
            Self::N80AarOgDerover => "80 år og derover",
        }
    }

    /// Koden må bruges; falsk, når den er udgået.
    pub fn aktiv(self) -> bool {
        true
    }
}

impl TryFrom<i64> for Alder {
    type Error = UnknownCode;

    fn try_from(kode: i64) -> Result<Self, UnknownCode> {
        match kode {
            0 => Ok(Self::IAlt),
            1 => Ok(Self::N0Til5Aar),
            2 => Ok(Self::N6Til14Aar),
            3 => Ok(Self::N15Til17Aar),
            4 => Ok(Self::N18Til24Aar),
            5 => Ok(Self::N25Til29Aar),
            6 => Ok(Self::N30Til39Aar),
            7 => Ok(Self::N40Til49Aar),
            8 => Ok(Self::N50Til59Aar),
            9 => Ok(Self::N60Til64Aar),
            10 => Ok(Self::N65Til79Aar),
            11 => Ok(Self::N80AarOgDerover),
            _ => Err(UnknownCode { kode, kodeliste: Self::KODELISTE }),
        }
    }
}

impl From<Alder> for i64 {
    fn from(value: Alder) -> i64 {
        value.kode()
    }
}

impl fmt::Display for Alder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.tekst())
    }
}

impl Serialize for Alder {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.kode())
    }
}

impl<'de> Deserialize<'de> for Alder {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::try_from(tal::code(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// Deler opgjorte tal efter, om tallet er vist, og hvis ikke, hvorfor. Listen holder fire ting ude fra
/// hinanden, som ofte blandes sammen: et nul (en række med kode 0 og tæller 0), et skjult tal (kode 1), et
/// tal, der mangler (kode 8), og et tal, der ikke kan forekomme (kode 9). En celle, der slet ikke indsamles,
/// har ingen række. Der er med vilje kun én kode for skjult: den, der kan se, om et tal er skjult for sin
/// egen skyld eller for at beskytte et andet tal, kan ofte regne værdien ud. Listen bruges også i tema 6302,
/// 6303 og 6304. Kodelisten d_6301_diskretion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Diskretion {
    /// 0 Åben: Tallet er vist, som det er opgjort. Et nul er også et åbent tal og skrives som tæller 0.
    Aaben,
    /// 1 Skjult: Tallet er opgjort, men udeladt med vilje for at beskytte personer eller husstande. Tæller
    /// og værdi er tomme; nævneren må stå, og den indgår i kontrollen. I tema 6303 og 6304 er alle tal
    /// tomme, i 6304 også rang og klasse. Koden gælder både et tal, der selv er for lille, og et tal, der er
    /// skjult for at beskytte et andet. En skjult række, som andre end kommunen selv kan se, har tom note og
    /// tom nøgle.
    Skjult,
    /// 2 Afrundet: Tallet er vist, men afrundet til et helt antal gange det afrundingstal, som
    /// diskretionspolitikken fastsætter (afrunding_base). Almindelig afrunding til et bestemt antal
    /// decimaler er ikke kode 2.
    Afrundet,
    /// 8 Foreligger ikke: Tallet findes ikke hos den, der leverer: det er ikke opgjort, ikke modtaget eller
    /// for usikkert til at blive angivet. Svarer til Statistikbankens tegn »..« og »…«. Tæller og værdi er
    /// tomme.
    ForeliggerIkke,
    /// 9 Ikke relevant: Tallet kan efter sagens natur ikke forekomme, fx en andel af en gruppe, som området
    /// ikke har. Svarer til Statistikbankens tegn ».«. Tæller og værdi er tomme.
    IkkeRelevant,
}

impl Diskretion {
    /// Listens navn.
    pub const KODELISTE: &'static str = "d_6301_diskretion";

    /// Alle koder, også udgåede, i listens rækkefølge.
    pub const ALL: &'static [Self] = &[Self::Aaben, Self::Skjult, Self::Afrundet, Self::ForeliggerIkke, Self::IkkeRelevant];

    /// Koden.
    pub fn kode(self) -> i64 {
        match self {
            Self::Aaben => 0,
            Self::Skjult => 1,
            Self::Afrundet => 2,
            Self::ForeliggerIkke => 8,
            Self::IkkeRelevant => 9,
        }
    }

    /// Kodens tekst.
    pub fn tekst(self) -> &'static str {
        match self {
            Self::Aaben => "Åben",
            Self::Skjult => "Skjult",
            Self::Afrundet => "Afrundet",
            Self::ForeliggerIkke => "Foreligger ikke",
            Self::IkkeRelevant => "Ikke relevant",
        }
    }

    /// Koden må bruges; falsk, når den er udgået.
    pub fn aktiv(self) -> bool {
        true
    }
}

impl TryFrom<i64> for Diskretion {
    type Error = UnknownCode;

    fn try_from(kode: i64) -> Result<Self, UnknownCode> {
        match kode {
            0 => Ok(Self::Aaben),
            1 => Ok(Self::Skjult),
            2 => Ok(Self::Afrundet),
            8 => Ok(Self::ForeliggerIkke),
            9 => Ok(Self::IkkeRelevant),
            _ => Err(UnknownCode { kode, kodeliste: Self::KODELISTE }),
        }
    }
}

impl From<Diskretion> for i64 {
    fn from(value: Diskretion) -> i64 {
        value.kode()
    }
}

impl fmt::Display for Diskretion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.tekst())
    }
}

impl Serialize for Diskretion {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.kode())
    }
}

impl<'de> Deserialize<'de> for Diskretion {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::try_from(tal::code(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// Deler beboere efter herkomst og oprindelsesland, som Danmarks Statistik definerer dem. Kode 1, 2 og 3
/// giver tilsammen kode 0; kode 31 og 32 giver tilsammen kode 3. Et niveau leveres helt eller slet ikke.
/// Indvandrere og efterkommere er ikke skilt ad i listen. Fælde: statsborgerskab er ikke herkomst. Tal, der
/// er delt efter statsborgerskab, som nogle kilder bruger i stedet, må ikke lægges i denne liste. I 2012
/// manglede 31,7 pct. af beboerne i de dengang udpegede områder dansk statsborgerskab, mens kriteriet om
/// mere end 50 pct. gjaldt herkomst. Listen har ingen kode for ukendt. En indvandrer eller efterkommer, hvis
/// oprindelsesland ikke er oplyst, regnes til kode 3 og 32, fordi ikke-vestlige lande er alle lande, der
/// ikke er nævnt som vestlige. Det er standardens valg; Danmarks Statistiks egen praksis på dette punkt er
/// ikke oplyst i kilderne. Kodelisten d_6301_herkomst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Herkomst {
    /// 0 I alt: Alle herkomster tilsammen: hele indikatorens grundlag.
    IAlt,
    /// 1 Dansk oprindelse: Person, der har mindst én forælder, som både er dansk statsborger og født i
    /// Danmark. Personens eget fødested og statsborgerskab er uden betydning. Kilde: Danmarks Statistik.
    DanskOprindelse,
    /// 2 Vestlig: Indvandrer eller efterkommer, hvis oprindelsesland er et EU-land eller Andorra, Island,
    /// Liechtenstein, Monaco, Norge, San Marino, Schweiz, Vatikanstaten, Canada, USA, Australien eller New
    /// Zealand. Om Storbritannien regnes med efter udtrædelsen af EU, er ikke klart: en tekst fra
    /// EU-Kommissionen i 2020 regner landet som vestligt, mens de lister, der skriver »EU«, ikke nævner det.
    /// Følg kilden, og skriv valget i note. Kilde: Danmarks Statistik.
    Vestlig,
    /// 3 Ikke-vestlig: Indvandrer eller efterkommer, hvis oprindelsesland ikke er blandt landene under kode
    /// 2. Det er denne gruppe, som lovens grænser på 30 og 50 pct. gælder. Kilde: Danmarks Statistik;
    /// almenboligloven § 61 a og § 61 b.
    IkkeVestlig,
    /// 31 MENAPT: Indvandrer eller efterkommer fra et af de 24 lande Syrien, Kuwait, Libyen, Saudi-Arabien,
    /// Libanon, Somalia, Irak, Qatar, Sudan, Bahrain, Djibouti, Jordan, Algeriet, Forenede Arabiske
    /// Emirater, Tunesien, Egypten, Marokko, Iran, Yemen, Mauretanien, Oman, Afghanistan, Pakistan og
    /// Tyrkiet. Israel er ikke med. Inddelingen er dansk og følger ingen international standard. Kilde:
    /// Udlændinge- og Integrationsministeriet, december 2020.
    MENAPT,
    /// 32 Øvrige ikke-vestlige: Indvandrer eller efterkommer fra et ikke-vestligt land, der ikke er blandt
    /// de 24 lande under kode 31, samt indvandrer eller efterkommer uden oplyst oprindelsesland.
    OevrigeIkkeVestlige,
}

impl Herkomst {
    /// Listens navn.
    pub const KODELISTE: &'static str = "d_6301_herkomst";

    /// Alle koder, også udgåede, i listens rækkefølge.
    pub const ALL: &'static [Self] = &[Self::IAlt, Self::DanskOprindelse, Self::Vestlig, Self::IkkeVestlig, Self::MENAPT, Self::OevrigeIkkeVestlige];

    /// Koden.
    pub fn kode(self) -> i64 {
        match self {
            Self::IAlt => 0,
            Self::DanskOprindelse => 1,
            Self::Vestlig => 2,
            Self::IkkeVestlig => 3,
            Self::MENAPT => 31,
            Self::OevrigeIkkeVestlige => 32,
        }
    }

    /// Kodens tekst.
    pub fn tekst(self) -> &'static str {
        match self {
            Self::IAlt => "I alt",
            Self::DanskOprindelse => "Dansk oprindelse",
            Self::Vestlig => "Vestlig",
            Self::IkkeVestlig => "Ikke-vestlig",
            Self::MENAPT => "MENAPT",
            Self::OevrigeIkkeVestlige => "Øvrige ikke-vestlige",
        }
    }

    /// Koden må bruges; falsk, når den er udgået.
    pub fn aktiv(self) -> bool {
        true
    }
}

impl TryFrom<i64> for Herkomst {
    type Error = UnknownCode;

    fn try_from(kode: i64) -> Result<Self, UnknownCode> {
        match kode {
            0 => Ok(Self::IAlt),
            1 => Ok(Self::DanskOprindelse),
            2 => Ok(Self::Vestlig),
            3 => Ok(Self::IkkeVestlig),
            31 => Ok(Self::MENAPT),
            32 => Ok(Self::OevrigeIkkeVestlige),
            _ => Err(UnknownCode { kode, kodeliste: Self::KODELISTE }),
        }
    }
}

impl From<Herkomst> for i64 {
    fn from(value: Herkomst) -> i64 {
        value.kode()
    }
}

impl fmt::Display for Herkomst {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.tekst())
    }
}

impl Serialize for Herkomst {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.kode())
    }
}

impl<'de> Deserialize<'de> for Herkomst {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::try_from(tal::code(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// Mål for et socialt, demografisk eller boligmæssigt forhold i et område, fastlagt ved det, der tælles,
/// grundlaget, enheden, tidsformen og kilden. Kodelisten d_6301_indikator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Indikator {
    /// 100 Beboere: Antallet af personer, der bor i området på periodens første dag. Er grundlaget for
    /// næsten alle andre tal og for lovens krav om mindst 1.000 beboere pr. 1. januar.
    Beboere,
    /// 101 Husstande: Antallet af husstande i området på periodens første dag, i alt eller delt efter
    /// husstandstype.
    Husstande,
    /// 102 Beboere efter husstandstype: Antallet af beboere på periodens første dag efter den type husstand,
    /// de bor i.
    BeboereEfterHusstandstype,
    /// 110 Indvandrere og efterkommere fra ikke-vestlige lande: Andelen af områdets beboere, der er
    /// indvandrere eller efterkommere fra ikke-vestlige lande. Loven bruger andelen som grænse på 30 og 50
    /// pct.
    IndvandrereOgEfterkommereFraIkkeVestligeLande,
    /// 111 Beboere med ikke-vestligt statsborgerskab: Andelen af områdets beboere, der er statsborgere i et
    /// ikke-vestligt land. Bruges, hvor herkomst ikke kan skaffes, og kan ikke erstatte indikator 110.
    BeboereMedIkkeVestligtStatsborgerskab,
    /// 112 Indvandrere og efterkommere fra MENAPT-lande: Andelen af områdets beboere, der er indvandrere
    /// eller efterkommere fra et af de 24 MENAPT-lande.
    IndvandrereOgEfterkommereFraMENAPTLande,
    /// 113 Beboere uden dansk statsborgerskab: Andelen af områdets beboere, der ikke er danske statsborgere,
    /// uanset fra hvilket land.
    BeboereUdenDanskStatsborgerskab,
    /// 114 Indvandrere og efterkommere i alt: Andelen af områdets beboere, der er indvandrere eller
    /// efterkommere, uanset om oprindelseslandet er vestligt eller ikke-vestligt.
    IndvandrereOgEfterkommereIAlt,
    /// 120 Børn og unge, 0-17 år: Andelen af områdets beboere, der er under 18 år på periodens første dag.
    BoernOgUnge0Til17Aar,
    /// 121 Ældre, 65 år og derover: Andelen af områdets beboere, der er 65 år eller ældre på periodens
    /// første dag.
    Aeldre65AarOgDerover,
    /// 122 Beboere i den erhvervsaktive alder, 18-64 år: Andelen af områdets beboere, der er 18-64 år på
    /// periodens første dag: den aldersgruppe, som lovens kriterium om tilknytning ser på.
    BeboereIDenErhvervsaktiveAlder18Til64Aar,
    /// 130 Børn af enlige forsørgere, 0-17 år: Andelen af områdets børn og unge under 18 år, der bor med én
    /// enlig forsørger.
    BoernAfEnligeForsoergere0Til17Aar,
    /// 131 Husstande med en enlig forsørger: Andelen af områdets husstande, der består af én voksen og
    /// mindst ét hjemmeboende barn under 18 år.
    HusstandeMedEnEnligForsoerger,
    /// 132 Husstande med børn: Andelen af områdets husstande, hvor der bor mindst ét barn under 18 år,
    /// uanset hvem de voksne er.
    HusstandeMedBoern,
    /// 200 Uden tilknytning til arbejdsmarked eller uddannelse, 18-64 år: Andelen af 18-64-årige uden
    /// tilknytning til arbejdsmarked eller uddannelse, målt i fuldtidspersoner over 12 måneder. Det ene af
    /// lovens fire sociale kriterier bygger på tallet for hvert af de seneste to år.
    UdenTilknytningTilArbejdsmarkedEllerUddannelse18,
    /// 201 Uden tilknytning til arbejdsmarked eller uddannelse, 18-64 år, over 24 måneder: Den
    /// gennemsnitlige årlige andel af 18-64-årige uden tilknytning til arbejdsmarked eller uddannelse, målt
    /// over 24 måneder.
    UdenTilknytningTilArbejdsmarkedEllerUddannelse18201,
    /// 202 Varigt uden for arbejdsmarkedet, 16-66 år: Andelen af 16-66-årige, der varigt står uden for
    /// arbejdsmarkedet, som Københavns Kommune opgør den i sine åbne socioøkonomiske data.
    VarigtUdenForArbejdsmarkedet16Til66Aar,
    /// 203 Voksne uden for arbejdsmarkedet: Andelen af voksne beboere uden for arbejdsmarkedet, som Aarhus
    /// Kommune viser den i sit boligsociale system.
    VoksneUdenForArbejdsmarkedet,
    /// 210 Beboere efter beskæftigelsesstatus, 18-64 år: Antallet af 18-64-årige beboere efter deres
    /// hovedstatus på arbejdsmarkedet. Hver person tælles ét sted.
    BeboereEfterBeskaeftigelsesstatus18Til64Aar,
    /// 211 Beskæftigede, 18-64 år: Andelen af 18-64-årige beboere, hvis hovedstatus er lønnet arbejde eller
    /// egen virksomhed.
    Beskaeftigede18Til64Aar,
    /// 212 Ledige, 18-64 år: Andelen af 18-64-årige beboere, hvis hovedstatus er ledig, det vil sige uden
    /// arbejde, på ydelse og til rådighed for et arbejde.
    Ledige18Til64Aar,
    /// 213 Uddannelsessøgende, 18-64 år: Andelen af 18-64-årige beboere, hvis hovedstatus er en igangværende
    /// uddannelse.
    Uddannelsessoegende18Til64Aar,
    /// 300 Alene grundskole, 30-59 år: Andelen af 30-59-årige beboere, der alene har en
    /// grundskoleuddannelse, når kun uddannelse, der er taget eller godkendt i Danmark, regnes med. Lovens
    /// kriterium siden 2018.
    AleneGrundskole30Til59Aar,
    /// 301 Grundskole eller uoplyst uddannelse, 30-59 år (regler fra 2013): Andelen af 30-59-årige beboere,
    /// der alene har en grundskoleuddannelse, når uoplyst uddannelse regnes med i andelen. Kriteriet på
    /// listerne fra 2014 til 2017.
    GrundskoleEllerUoplystUddannelse30Til59AarRegler,
    /// 302 Grundskole eller uoplyst uddannelse (Landsbyggefondens tvillingeværktøj): Andelen af beboere med
    /// grundskole eller uoplyst uddannelse, som Landsbyggefonden bruger til at finde afdelinger, der ligner
    /// hinanden.
    GrundskoleEllerUoplystUddannelse,
    /// 303 Grundskole eller ingen uddannelse, 16-64 år: Andelen af 16-64-årige med grundskole eller ingen
    /// uddannelse, som Københavns Kommune opgør den i sine åbne socioøkonomiske data.
    GrundskoleEllerIngenUddannelse16Til64Aar,
    /// 310 Beboere efter højeste fuldførte uddannelse, 30-59 år: Antallet af 30-59-årige beboere efter
    /// højeste fuldførte uddannelse. Hver person tælles ét sted, og personer med uoplyst uddannelse har
    /// deres egen kode.
    BeboereEfterHoejesteFuldfoerteUddannelse30Til59,
    /// 311 Videregående uddannelse, 30-59 år: Andelen af 30-59-årige beboere, hvis højeste fuldførte
    /// uddannelse er kort, mellemlang eller lang videregående.
    VideregaaendeUddannelse30Til59Aar,
    /// 312 Erhvervskompetencegivende uddannelse, 30-59 år: Andelen af 30-59-årige beboere, hvis højeste
    /// fuldførte uddannelse giver adgang til et erhverv: erhvervsfaglig eller videregående.
    ErhvervskompetencegivendeUddannelse30Til59Aar,
    /// 313 Uoplyst uddannelse, 30-59 år: Andelen af 30-59-årige beboere, hvis højeste fuldførte uddannelse
    /// kilden ikke kender. Viser, hvor meget de andre uddannelsestal kan bære.
    UoplystUddannelse30Til59Aar,
    /// 400 Gennemsnitlig bruttoindkomst, 15-64 år, ekskl. uddannelsessøgende: Den gennemsnitlige
    /// bruttoindkomst i kroner om året for skattepligtige på 15-64 år, uddannelsessøgende ikke med. Lovens
    /// kriterium sætter den i forhold til samme gruppe i regionen.
    GennemsnitligBruttoindkomst15Til64AarEkskl,
    /// 401 Gennemsnitlig indkomst for fuldt skattepligtige, 18 år og derover: Den gennemsnitlige indkomst i
    /// kroner om året for fuldt skattepligtige på 18 år og derover. Landsbyggefondens tvillingeværktøj
    /// sætter den i forhold til landsgennemsnittet.
    GennemsnitligIndkomstForFuldtSkattepligtige18Aar,
    /// 402 Lav indkomst, 18 år og derover: Andelen af personer på 18 år og derover med en bruttoindkomst,
    /// der er mindst 25 pct. under medianen, som Københavns Kommune opgør den i sine åbne socioøkonomiske
    /// data.
    LavIndkomst18AarOgDerover,
    /// 403 Relativt lav disponibel indkomst, 25-64 år: Andelen af 25-64-årige, hvis ækvivalerede disponible
    /// indkomst er under halvdelen af medianen.
    RelativtLavDisponibelIndkomst25Til64Aar,
    /// 404 Beboere efter indkomstgruppe, 18 år og derover: Antallet af beboere på 18 år og derover på
    /// periodens første dag efter deres bruttoindkomst i kalenderåret før, målt mod landets median for samme
    /// aldersgruppe.
    BeboereEfterIndkomstgruppe18AarOgDerover,
    /// 405 Gennemsnitlig disponibel husstandsindkomst: Husstandenes gennemsnitlige indkomst efter skat i
    /// kroner om året.
    GennemsnitligDisponibelHusstandsindkomst,
    /// 500 Dømte, 18 år og derover: Andelen af beboere på 18 år og derover, der inden for 12 måneder er dømt
    /// for overtrædelse af straffeloven, våbenloven eller lov om euforiserende stoffer. Det ene af lovens
    /// fire sociale kriterier bygger på tallet for hvert af de seneste to år.
    Doemte18AarOgDerover,
    /// 501 Dømte, 18 år og derover, over 24 måneder: Den gennemsnitlige årlige andel af beboere på 18 år og
    /// derover, der er dømt for overtrædelse af straffeloven, våbenloven eller lov om euforiserende stoffer,
    /// målt over 24 måneder.
    Doemte18AarOgDeroverOver24Maaneder,
    /// 510 Sigtede, 15 år og derover: Andelen af beboere på 15 år og derover, som politiet har sigtet for en
    /// lovovertrædelse inden for 12 måneder.
    Sigtede15AarOgDerover,
    /// 511 Sigtede unge, 15-17 år: Andelen af beboere på 15-17 år, som politiet har sigtet for en
    /// lovovertrædelse inden for 12 måneder.
    SigtedeUnge15Til17Aar,
    /// 520 Anmeldte indbrud: Antallet af indbrud og forsøg på indbrud i området, som er anmeldt til politiet
    /// i perioden.
    AnmeldteIndbrud,
    /// 521 Anmeldt hærværk: Antallet af tilfælde af hærværk i området, som er anmeldt til politiet i
    /// perioden.
    AnmeldtHaervaerk,
    /// 530 Beboere, der føler sig trygge: Andelen af de adspurgte beboere, der i en spørgeundersøgelse
    /// svarer, at de er trygge i det område, de bor i.
    BeboereDerFoelerSigTrygge,
    /// 600 Tilflyttede personer: Antallet af personer, der i perioden er flyttet til området fra en bopæl
    /// uden for det.
    TilflyttedePersoner,
    /// 601 Fraflyttede personer: Antallet af personer, der i perioden er flyttet fra området til en bopæl
    /// uden for det.
    FraflyttedePersoner,
    /// 602 Fraflyttede husstande: Antallet af husstande, der i perioden er flyttet samlet fra deres bolig i
    /// området til en bopæl uden for området.
    FraflyttedeHusstande,
    /// 610 Gennemsnitlig botid: Det gennemsnitlige antal år, beboere på 18 år og derover har boet uafbrudt i
    /// området.
    GennemsnitligBotid,
    /// 620 Udsættelser af lejere: Antallet af gange i perioden, hvor en lejer med fogedens hjælp er sat ud
    /// af sin bolig i området.
    UdsaettelserAfLejere,
    /// 700 Børn i dagtilbud, 0-5 år: Andelen af børn på 0-5 år i området, der er indskrevet i et dagtilbud.
    BoernIDagtilbud0Til5Aar,
    /// 701 Børn i dagtilbud med økonomisk friplads, 0-5 år: Andelen af børn på 0-5 år i dagtilbud, hvis
    /// forældre på grund af lav indkomst betaler nedsat takst eller slet ikke betaler.
    BoernIDagtilbudMedOekonomiskFriplads0Til5Aar,
    /// 702 Børn uden for fritidstilbud, 6-14 år: Andelen af børn på 6-14 år i området, der hverken er
    /// indskrevet i SFO, klub eller et andet kommunalt fritidstilbud.
    BoernUdenForFritidstilbud6Til14Aar,
    /// 710 Karaktergennemsnit i 9. klasse: Det gennemsnitlige resultat ved de bundne prøver i 9. klasse for
    /// elever med bopæl i området.
    KaraktergennemsnitI9Klasse,
    /// 711 Fagligt svage elever i 9. klasse: Andelen af elever i 9. klasse med bopæl i området, hvis
    /// prøveresultater ligger under en fastsat faglig grænse. Grænsen er endnu ikke fastsat: kilderne
    /// oplyser den ikke, og KL skal afgøre den, før indikatoren tages i brug.
    FagligtSvageEleverI9Klasse,
    /// 712 Skolefravær, 0.-10. klasse: Det gennemsnitlige antal dage pr. elev i 0.-10. klasse, hvor eleven
    /// var fraværende fra skolen i 12 måneder.
    Skolefravaer010Klasse,
    /// 713 Elever i segregeret undervisning, 0.-10. klasse: Andelen af elever i 0.-10. klasse med bopæl i
    /// området, der går i specialklasse, på specialskole eller på en intern skole.
    EleverISegregeretUndervisning010Klasse,
    /// 720 Unge i uddannelse, 15-24 år: Andelen af unge på 15-24 år i området, der er i gang med grundskole,
    /// ungdomsuddannelse, videregående eller forberedende uddannelse.
    UngeIUddannelse15Til24Aar,
    /// 721 24-årige uden ungdomsuddannelse: Andelen af 24-årige i området, der hverken har gennemført eller
    /// er i gang med en ungdomsuddannelse.
    N24AarigeUdenUngdomsuddannelse,
    /// 730 Børn og unge med underretning, 0-17 år: Andelen af børn og unge på 0-17 år i området, som
    /// kommunen har modtaget mindst én underretning om inden for 12 måneder.
    BoernOgUngeMedUnderretning0Til17Aar,
    /// 731 Anbragte børn og unge, 0-17 år: Andelen af børn og unge på 0-17 år fra området, der er anbragt
    /// uden for hjemmet.
    AnbragteBoernOgUnge0Til17Aar,
    /// 732 Børn og unge med forebyggende foranstaltninger, 0-17 år: Andelen af børn og unge på 0-17 år i
    /// området, der får en bevilget forebyggende foranstaltning, mens de bor hjemme.
    BoernOgUngeMedForebyggendeForanstaltninger0Til17,
    /// 740 Elever med lav trivsel, 4.-9. klasse: Andelen af elever i 4.-9. klasse med bopæl i området, hvis
    /// svar i trivselsmålingen ligger under en fastsat grænse. Grænsen er endnu ikke fastsat: kilderne
    /// oplyser den ikke, og KL skal afgøre den, før indikatoren tages i brug.
    EleverMedLavTrivsel49Klasse,
    /// 800 Modtagere af offentlig forsørgelse, 18-64 år: Andelen af beboere på 18-64 år, der modtager en
    /// offentlig ydelse at leve af i stedet for løn.
    ModtagereAfOffentligForsoergelse18Til64Aar,
    /// 801 Modtagere af kontanthjælp og lignende ydelser, 18-64 år: Andelen af beboere på 18-64 år, hvis
    /// største offentlige ydelse er kontanthjælp, uddannelseshjælp, selvforsørgelses- og hjemrejseydelse
    /// eller overgangsydelse.
    ModtagereAfKontanthjaelpOgLignendeYdelser18Til64,
    /// 810 Førtidspensionister, 18-64 år: Andelen af beboere på 18-64 år, hvis største offentlige ydelse er
    /// førtidspension.
    Foertidspensionister18Til64Aar,
    /// 820 Overvægt hos børn: Andelen af målte og vejede børn fra området, der er overvægtige efter den
    /// grænse for alder og køn, som sundhedstjenesten bruger.
    OvervaegtHosBoern,
    /// 821 Børn med huller i tænderne: Andelen af undersøgte børn fra området, der har eller har haft hul i
    /// mindst én tand.
    BoernMedHullerITaenderne,
    /// 830 Beboere med kontakt til sundhedsvæsenet: Andelen af beboere, der har haft mindst én kontakt med
    /// sundhedsvæsenet inden for 12 måneder.
    BeboereMedKontaktTilSundhedsvaesenet,
    /// 840 Modtagere af hjemmehjælp, 65 år og derover: Andelen af beboere på 65 år og derover, der er
    /// visiteret til hjælp i eget hjem fra kommunen.
    ModtagereAfHjemmehjaelp65AarOgDerover,
    /// 900 Boliger i alt: Antallet af boliger til helårsbeboelse i området, beboede og ubeboede, delt efter
    /// ejerforhold.
    BoligerIAlt,
    /// 901 Almene boliger: Andelen af boliger i området, der ejes af en almen boligorganisation.
    AlmeneBoliger,
    /// 902 Boliger efter boligareal: Antallet af boliger til helårsbeboelse i området, beboede og ubeboede,
    /// delt efter boligareal.
    BoligerEfterBoligareal,
    /// 910 Gennemsnitligt boligareal pr. person: Det gennemsnitlige boligareal, hver beboer har til
    /// rådighed, regnet som boligernes samlede areal delt med dem, der bor i dem.
    GennemsnitligtBoligarealPrPerson,
    /// 920 Boliger med installationsmangel: Andelen af boliger i området, der mangler eget bad, eget toilet
    /// eller centralvarme, en eller flere af delene.
    BoligerMedInstallationsmangel,
    /// 921 Boliger under 60 m2: Andelen af boliger i området med et boligareal under 60 m2.
    BoligerUnder60M2,
    /// 930 Ledige boliger: Andelen af boliger i området, hvor ingen er tilmeldt i CPR.
    LedigeBoliger,
}

impl Indikator {
    /// Listens navn.
    pub const KODELISTE: &'static str = "d_6301_indikator";

    /// Alle koder, også udgåede, i listens rækkefølge.
    pub const ALL: &'static [Self] = &[Self::Beboere, Self::Husstande, Self::BeboereEfterHusstandstype, Self::IndvandrereOgEfterkommereFraIkkeVestligeLande, Self::BeboereMedIkkeVestligtStatsborgerskab, Self::IndvandrereOgEfterkommereFraMENAPTLande, Self::BeboereUdenDanskStatsborgerskab, Self::IndvandrereOgEfterkommereIAlt, Self::BoernOgUnge0Til17Aar, Self::Aeldre65AarOgDerover, Self::BeboereIDenErhvervsaktiveAlder18Til64Aar, Self::BoernAfEnligeForsoergere0Til17Aar, Self::HusstandeMedEnEnligForsoerger, Self::HusstandeMedBoern, Self::UdenTilknytningTilArbejdsmarkedEllerUddannelse18, Self::UdenTilknytningTilArbejdsmarkedEllerUddannelse18201, Self::VarigtUdenForArbejdsmarkedet16Til66Aar, Self::VoksneUdenForArbejdsmarkedet, Self::BeboereEfterBeskaeftigelsesstatus18Til64Aar, Self::Beskaeftigede18Til64Aar, Self::Ledige18Til64Aar, Self::Uddannelsessoegende18Til64Aar, Self::AleneGrundskole30Til59Aar, Self::GrundskoleEllerUoplystUddannelse30Til59AarRegler, Self::GrundskoleEllerUoplystUddannelse, Self::GrundskoleEllerIngenUddannelse16Til64Aar, Self::BeboereEfterHoejesteFuldfoerteUddannelse30Til59, Self::VideregaaendeUddannelse30Til59Aar, Self::ErhvervskompetencegivendeUddannelse30Til59Aar, Self::UoplystUddannelse30Til59Aar, Self::GennemsnitligBruttoindkomst15Til64AarEkskl, Self::GennemsnitligIndkomstForFuldtSkattepligtige18Aar, Self::LavIndkomst18AarOgDerover, Self::RelativtLavDisponibelIndkomst25Til64Aar, Self::BeboereEfterIndkomstgruppe18AarOgDerover, Self::GennemsnitligDisponibelHusstandsindkomst, Self::Doemte18AarOgDerover, Self::Doemte18AarOgDeroverOver24Maaneder, Self::Sigtede15AarOgDerover, Self::SigtedeUnge15Til17Aar, Self::AnmeldteIndbrud, Self::AnmeldtHaervaerk, Self::BeboereDerFoelerSigTrygge, Self::TilflyttedePersoner, Self::FraflyttedePersoner, Self::FraflyttedeHusstande, Self::GennemsnitligBotid, Self::UdsaettelserAfLejere, Self::BoernIDagtilbud0Til5Aar, Self::BoernIDagtilbudMedOekonomiskFriplads0Til5Aar, Self::BoernUdenForFritidstilbud6Til14Aar, Self::KaraktergennemsnitI9Klasse, Self::FagligtSvageEleverI9Klasse, Self::Skolefravaer010Klasse, Self::EleverISegregeretUndervisning010Klasse, Self::UngeIUddannelse15Til24Aar, Self::N24AarigeUdenUngdomsuddannelse, Self::BoernOgUngeMedUnderretning0Til17Aar, Self::AnbragteBoernOgUnge0Til17Aar, Self::BoernOgUngeMedForebyggendeForanstaltninger0Til17, Self::EleverMedLavTrivsel49Klasse, Self::ModtagereAfOffentligForsoergelse18Til64Aar, Self::ModtagereAfKontanthjaelpOgLignendeYdelser18Til64, Self::Foertidspensionister18Til64Aar, Self::OvervaegtHosBoern, Self::BoernMedHullerITaenderne, Self::BeboereMedKontaktTilSundhedsvaesenet, Self::ModtagereAfHjemmehjaelp65AarOgDerover, Self::BoligerIAlt, Self::AlmeneBoliger, Self::BoligerEfterBoligareal, Self::GennemsnitligtBoligarealPrPerson, Self::BoligerMedInstallationsmangel, Self::BoligerUnder60M2, Self::LedigeBoliger];

    /// Koden.
    pub fn kode(self) -> i64 {
        match self {
            Self::Beboere => 100,
            Self::Husstande => 101,
            Self::BeboereEfterHusstandstype => 102,
            Self::IndvandrereOgEfterkommereFraIkkeVestligeLande => 110,
            Self::BeboereMedIkkeVestligtStatsborgerskab => 111,
            Self::IndvandrereOgEfterkommereFraMENAPTLande => 112,
            Self::BeboereUdenDanskStatsborgerskab => 113,
            Self::IndvandrereOgEfterkommereIAlt => 114,
            Self::BoernOgUnge0Til17Aar => 120,
            Self::Aeldre65AarOgDerover => 121,
            Self::BeboereIDenErhvervsaktiveAlder18Til64Aar => 122,
            Self::BoernAfEnligeForsoergere0Til17Aar => 130,
            Self::HusstandeMedEnEnligForsoerger => 131,
            Self::HusstandeMedBoern => 132,
            Self::UdenTilknytningTilArbejdsmarkedEllerUddannelse18 => 200,
            Self::UdenTilknytningTilArbejdsmarkedEllerUddannelse18201 => 201,
            Self::VarigtUdenForArbejdsmarkedet16Til66Aar => 202,
            Self::VoksneUdenForArbejdsmarkedet => 203,
            Self::BeboereEfterBeskaeftigelsesstatus18Til64Aar => 210,
            Self::Beskaeftigede18Til64Aar => 211,
            Self::Ledige18Til64Aar => 212,
            Self::Uddannelsessoegende18Til64Aar => 213,
            Self::AleneGrundskole30Til59Aar => 300,
            Self::GrundskoleEllerUoplystUddannelse30Til59AarRegler => 301,
            Self::GrundskoleEllerUoplystUddannelse => 302,
            Self::GrundskoleEllerIngenUddannelse16Til64Aar => 303,
            Self::BeboereEfterHoejesteFuldfoerteUddannelse30Til59 => 310,
            Self::VideregaaendeUddannelse30Til59Aar => 311,
            Self::ErhvervskompetencegivendeUddannelse30Til59Aar => 312,
            Self::UoplystUddannelse30Til59Aar => 313,
            Self::GennemsnitligBruttoindkomst15Til64AarEkskl => 400,
            Self::GennemsnitligIndkomstForFuldtSkattepligtige18Aar => 401,
            Self::LavIndkomst18AarOgDerover => 402,
            Self::RelativtLavDisponibelIndkomst25Til64Aar => 403,
            Self::BeboereEfterIndkomstgruppe18AarOgDerover => 404,
            Self::GennemsnitligDisponibelHusstandsindkomst => 405,
            Self::Doemte18AarOgDerover => 500,
            Self::Doemte18AarOgDeroverOver24Maaneder => 501,
            Self::Sigtede15AarOgDerover => 510,
            Self::SigtedeUnge15Til17Aar => 511,
            Self::AnmeldteIndbrud => 520,
            Self::AnmeldtHaervaerk => 521,
            Self::BeboereDerFoelerSigTrygge => 530,
            Self::TilflyttedePersoner => 600,
            Self::FraflyttedePersoner => 601,
            Self::FraflyttedeHusstande => 602,
            Self::GennemsnitligBotid => 610,
            Self::UdsaettelserAfLejere => 620,
            Self::BoernIDagtilbud0Til5Aar => 700,
            Self::BoernIDagtilbudMedOekonomiskFriplads0Til5Aar => 701,
            Self::BoernUdenForFritidstilbud6Til14Aar => 702,
            Self::KaraktergennemsnitI9Klasse => 710,
            Self::FagligtSvageEleverI9Klasse => 711,
            Self::Skolefravaer010Klasse => 712,
            Self::EleverISegregeretUndervisning010Klasse => 713,
            Self::UngeIUddannelse15Til24Aar => 720,
            Self::N24AarigeUdenUngdomsuddannelse => 721,
            Self::BoernOgUngeMedUnderretning0Til17Aar => 730,
            Self::AnbragteBoernOgUnge0Til17Aar => 731,
            Self::BoernOgUngeMedForebyggendeForanstaltninger0Til17 => 732,
            Self::EleverMedLavTrivsel49Klasse => 740,
            Self::ModtagereAfOffentligForsoergelse18Til64Aar => 800,
            Self::ModtagereAfKontanthjaelpOgLignendeYdelser18Til64 => 801,
            Self::Foertidspensionister18Til64Aar => 810,
            Self::OvervaegtHosBoern => 820,
            Self::BoernMedHullerITaenderne => 821,
            Self::BeboereMedKontaktTilSundhedsvaesenet => 830,
            Self::ModtagereAfHjemmehjaelp65AarOgDerover => 840,
            Self::BoligerIAlt => 900,
            Self::AlmeneBoliger => 901,
            Self::BoligerEfterBoligareal => 902,
            Self::GennemsnitligtBoligarealPrPerson => 910,
            Self::BoligerMedInstallationsmangel => 920,
            Self::BoligerUnder60M2 => 921,
            Self::LedigeBoliger => 930,
        }
    }

    /// Kodens tekst.
    pub fn tekst(self) -> &'static str {
        match self {
            Self::Beboere => "Beboere",
            Self::Husstande => "Husstande",
            Self::BeboereEfterHusstandstype => "Beboere efter husstandstype",
            Self::IndvandrereOgEfterkommereFraIkkeVestligeLande => "Indvandrere og efterkommere fra ikke-vestlige lande",
            Self::BeboereMedIkkeVestligtStatsborgerskab => "Beboere med ikke-vestligt statsborgerskab",
            Self::IndvandrereOgEfterkommereFraMENAPTLande => "Indvandrere og efterkommere fra MENAPT-lande",
            Self::BeboereUdenDanskStatsborgerskab => "Beboere uden dansk statsborgerskab",
            Self::IndvandrereOgEfterkommereIAlt => "Indvandrere og efterkommere i alt",
            Self::BoernOgUnge0Til17Aar => "Børn og unge, 0-17 år",
            Self::Aeldre65AarOgDerover => "Ældre, 65 år og derover",
            Self::BeboereIDenErhvervsaktiveAlder18Til64Aar => "Beboere i den erhvervsaktive alder, 18-64 år",
            Self::BoernAfEnligeForsoergere0Til17Aar => "Børn af enlige forsørgere, 0-17 år",
            Self::HusstandeMedEnEnligForsoerger => "Husstande med en enlig forsørger",
            Self::HusstandeMedBoern => "Husstande med børn",
            Self::UdenTilknytningTilArbejdsmarkedEllerUddannelse18 => "Uden tilknytning til arbejdsmarked eller uddannelse, 18-64 år",
            Self::UdenTilknytningTilArbejdsmarkedEllerUddannelse18201 => "Uden tilknytning til arbejdsmarked eller uddannelse, 18-64 år, over 24 måneder",
            Self::VarigtUdenForArbejdsmarkedet16Til66Aar => "Varigt uden for arbejdsmarkedet, 16-66 år",
            Self::VoksneUdenForArbejdsmarkedet => "Voksne uden for arbejdsmarkedet",
            Self::BeboereEfterBeskaeftigelsesstatus18Til64Aar => "Beboere efter beskæftigelsesstatus, 18-64 år",
            Self::Beskaeftigede18Til64Aar => "Beskæftigede, 18-64 år",
            Self::Ledige18Til64Aar => "Ledige, 18-64 år",
            Self::Uddannelsessoegende18Til64Aar => "Uddannelsessøgende, 18-64 år",
            Self::AleneGrundskole30Til59Aar => "Alene grundskole, 30-59 år",
            Self::GrundskoleEllerUoplystUddannelse30Til59AarRegler => "Grundskole eller uoplyst uddannelse, 30-59 år (regler fra 2013)",
            Self::GrundskoleEllerUoplystUddannelse => "Grundskole eller uoplyst uddannelse (Landsbyggefondens tvillingeværktøj)",
            Self::GrundskoleEllerIngenUddannelse16Til64Aar => "Grundskole eller ingen uddannelse, 16-64 år",
            Self::BeboereEfterHoejesteFuldfoerteUddannelse30Til59 => "Beboere efter højeste fuldførte uddannelse, 30-59 år",
            Self::VideregaaendeUddannelse30Til59Aar => "Videregående uddannelse, 30-59 år",
            Self::ErhvervskompetencegivendeUddannelse30Til59Aar => "Erhvervskompetencegivende uddannelse, 30-59 år",
            Self::UoplystUddannelse30Til59Aar => "Uoplyst uddannelse, 30-59 år",
            Self::GennemsnitligBruttoindkomst15Til64AarEkskl => "Gennemsnitlig bruttoindkomst, 15-64 år, ekskl. uddannelsessøgende",
            Self::GennemsnitligIndkomstForFuldtSkattepligtige18Aar => "Gennemsnitlig indkomst for fuldt skattepligtige, 18 år og derover",
            Self::LavIndkomst18AarOgDerover => "Lav indkomst, 18 år og derover",
            Self::RelativtLavDisponibelIndkomst25Til64Aar => "Relativt lav disponibel indkomst, 25-64 år",
            Self::BeboereEfterIndkomstgruppe18AarOgDerover => "Beboere efter indkomstgruppe, 18 år og derover",
            Self::GennemsnitligDisponibelHusstandsindkomst => "Gennemsnitlig disponibel husstandsindkomst",
            Self::Doemte18AarOgDerover => "Dømte, 18 år og derover",
            Self::Doemte18AarOgDeroverOver24Maaneder => "Dømte, 18 år og derover, over 24 måneder",
            Self::Sigtede15AarOgDerover => "Sigtede, 15 år og derover",
            Self::SigtedeUnge15Til17Aar => "Sigtede unge, 15-17 år",
            Self::AnmeldteIndbrud => "Anmeldte indbrud",
            Self::AnmeldtHaervaerk => "Anmeldt hærværk",
            Self::BeboereDerFoelerSigTrygge => "Beboere, der føler sig trygge",
            Self::TilflyttedePersoner => "Tilflyttede personer",
            Self::FraflyttedePersoner => "Fraflyttede personer",
            Self::FraflyttedeHusstande => "Fraflyttede husstande",
            Self::GennemsnitligBotid => "Gennemsnitlig botid",
            Self::UdsaettelserAfLejere => "Udsættelser af lejere",
            Self::BoernIDagtilbud0Til5Aar => "Børn i dagtilbud, 0-5 år",
            Self::BoernIDagtilbudMedOekonomiskFriplads0Til5Aar => "Børn i dagtilbud med økonomisk friplads, 0-5 år",
            Self::BoernUdenForFritidstilbud6Til14Aar => "Børn uden for fritidstilbud, 6-14 år",
            Self::KaraktergennemsnitI9Klasse => "Karaktergennemsnit i 9. klasse",
            Self::FagligtSvageEleverI9Klasse => "Fagligt svage elever i 9. klasse",
            Self::Skolefravaer010Klasse => "Skolefravær, 0.-10. klasse",
            Self::EleverISegregeretUndervisning010Klasse => "Elever i segregeret undervisning, 0.-10. klasse",
            Self::UngeIUddannelse15Til24Aar => "Unge i uddannelse, 15-24 år",
            Self::N24AarigeUdenUngdomsuddannelse => "24-årige uden ungdomsuddannelse",
            Self::BoernOgUngeMedUnderretning0Til17Aar => "Børn og unge med underretning, 0-17 år",
            Self::AnbragteBoernOgUnge0Til17Aar => "Anbragte børn og unge, 0-17 år",
            Self::BoernOgUngeMedForebyggendeForanstaltninger0Til17 => "Børn og unge med forebyggende foranstaltninger, 0-17 år",
            Self::EleverMedLavTrivsel49Klasse => "Elever med lav trivsel, 4.-9. klasse",
            Self::ModtagereAfOffentligForsoergelse18Til64Aar => "Modtagere af offentlig forsørgelse, 18-64 år",
            Self::ModtagereAfKontanthjaelpOgLignendeYdelser18Til64 => "Modtagere af kontanthjælp og lignende ydelser, 18-64 år",
            Self::Foertidspensionister18Til64Aar => "Førtidspensionister, 18-64 år",
            Self::OvervaegtHosBoern => "Overvægt hos børn",
            Self::BoernMedHullerITaenderne => "Børn med huller i tænderne",
            Self::BeboereMedKontaktTilSundhedsvaesenet => "Beboere med kontakt til sundhedsvæsenet",
            Self::ModtagereAfHjemmehjaelp65AarOgDerover => "Modtagere af hjemmehjælp, 65 år og derover",
            Self::BoligerIAlt => "Boliger i alt",
            Self::AlmeneBoliger => "Almene boliger",
            Self::BoligerEfterBoligareal => "Boliger efter boligareal",
            Self::GennemsnitligtBoligarealPrPerson => "Gennemsnitligt boligareal pr. person",
            Self::BoligerMedInstallationsmangel => "Boliger med installationsmangel",
            Self::BoligerUnder60M2 => "Boliger under 60 m2",
            Self::LedigeBoliger => "Ledige boliger",
        }
    }

    /// Koden må bruges; falsk, når den er udgået.
    pub fn aktiv(self) -> bool {
        true
    }
}

impl TryFrom<i64> for Indikator {
    type Error = UnknownCode;

    fn try_from(kode: i64) -> Result<Self, UnknownCode> {
        match kode {
            100 => Ok(Self::Beboere),
            101 => Ok(Self::Husstande),
            102 => Ok(Self::BeboereEfterHusstandstype),
            110 => Ok(Self::IndvandrereOgEfterkommereFraIkkeVestligeLande),
            111 => Ok(Self::BeboereMedIkkeVestligtStatsborgerskab),
            112 => Ok(Self::IndvandrereOgEfterkommereFraMENAPTLande),
            113 => Ok(Self::BeboereUdenDanskStatsborgerskab),
            114 => Ok(Self::IndvandrereOgEfterkommereIAlt),
            120 => Ok(Self::BoernOgUnge0Til17Aar),
            121 => Ok(Self::Aeldre65AarOgDerover),
            122 => Ok(Self::BeboereIDenErhvervsaktiveAlder18Til64Aar),
            130 => Ok(Self::BoernAfEnligeForsoergere0Til17Aar),
            131 => Ok(Self::HusstandeMedEnEnligForsoerger),
            132 => Ok(Self::HusstandeMedBoern),
            200 => Ok(Self::UdenTilknytningTilArbejdsmarkedEllerUddannelse18),
            201 => Ok(Self::UdenTilknytningTilArbejdsmarkedEllerUddannelse18201),
            202 => Ok(Self::VarigtUdenForArbejdsmarkedet16Til66Aar),
            203 => Ok(Self::VoksneUdenForArbejdsmarkedet),
            210 => Ok(Self::BeboereEfterBeskaeftigelsesstatus18Til64Aar),
            211 => Ok(Self::Beskaeftigede18Til64Aar),
            212 => Ok(Self::Ledige18Til64Aar),
            213 => Ok(Self::Uddannelsessoegende18Til64Aar),
            300 => Ok(Self::AleneGrundskole30Til59Aar),
            301 => Ok(Self::GrundskoleEllerUoplystUddannelse30Til59AarRegler),
            302 => Ok(Self::GrundskoleEllerUoplystUddannelse),
            303 => Ok(Self::GrundskoleEllerIngenUddannelse16Til64Aar),
            310 => Ok(Self::BeboereEfterHoejesteFuldfoerteUddannelse30Til59),
            311 => Ok(Self::VideregaaendeUddannelse30Til59Aar),
            312 => Ok(Self::ErhvervskompetencegivendeUddannelse30Til59Aar),
            313 => Ok(Self::UoplystUddannelse30Til59Aar),
            400 => Ok(Self::GennemsnitligBruttoindkomst15Til64AarEkskl),
            401 => Ok(Self::GennemsnitligIndkomstForFuldtSkattepligtige18Aar),
            402 => Ok(Self::LavIndkomst18AarOgDerover),
            403 => Ok(Self::RelativtLavDisponibelIndkomst25Til64Aar),
            404 => Ok(Self::BeboereEfterIndkomstgruppe18AarOgDerover),
            405 => Ok(Self::GennemsnitligDisponibelHusstandsindkomst),
            500 => Ok(Self::Doemte18AarOgDerover),
            501 => Ok(Self::Doemte18AarOgDeroverOver24Maaneder),
            510 => Ok(Self::Sigtede15AarOgDerover),
            511 => Ok(Self::SigtedeUnge15Til17Aar),
            520 => Ok(Self::AnmeldteIndbrud),
            521 => Ok(Self::AnmeldtHaervaerk),
            530 => Ok(Self::BeboereDerFoelerSigTrygge),
            600 => Ok(Self::TilflyttedePersoner),
            601 => Ok(Self::FraflyttedePersoner),
            602 => Ok(Self::FraflyttedeHusstande),
            610 => Ok(Self::GennemsnitligBotid),
            620 => Ok(Self::UdsaettelserAfLejere),
            700 => Ok(Self::BoernIDagtilbud0Til5Aar),
            701 => Ok(Self::BoernIDagtilbudMedOekonomiskFriplads0Til5Aar),
            702 => Ok(Self::BoernUdenForFritidstilbud6Til14Aar),
            710 => Ok(Self::KaraktergennemsnitI9Klasse),
            711 => Ok(Self::FagligtSvageEleverI9Klasse),
            712 => Ok(Self::Skolefravaer010Klasse),
            713 => Ok(Self::EleverISegregeretUndervisning010Klasse),
            720 => Ok(Self::UngeIUddannelse15Til24Aar),
            721 => Ok(Self::N24AarigeUdenUngdomsuddannelse),
            730 => Ok(Self::BoernOgUngeMedUnderretning0Til17Aar),
            731 => Ok(Self::AnbragteBoernOgUnge0Til17Aar),
            732 => Ok(Self::BoernOgUngeMedForebyggendeForanstaltninger0Til17),
            740 => Ok(Self::EleverMedLavTrivsel49Klasse),
            800 => Ok(Self::ModtagereAfOffentligForsoergelse18Til64Aar),
            801 => Ok(Self::ModtagereAfKontanthjaelpOgLignendeYdelser18Til64),
            810 => Ok(Self::Foertidspensionister18Til64Aar),
            820 => Ok(Self::OvervaegtHosBoern),
            821 => Ok(Self::BoernMedHullerITaenderne),
            830 => Ok(Self::BeboereMedKontaktTilSundhedsvaesenet),
            840 => Ok(Self::ModtagereAfHjemmehjaelp65AarOgDerover),
            900 => Ok(Self::BoligerIAlt),
            901 => Ok(Self::AlmeneBoliger),
            902 => Ok(Self::BoligerEfterBoligareal),
            910 => Ok(Self::GennemsnitligtBoligarealPrPerson),
            920 => Ok(Self::BoligerMedInstallationsmangel),
            921 => Ok(Self::BoligerUnder60M2),
            930 => Ok(Self::LedigeBoliger),
            _ => Err(UnknownCode { kode, kodeliste: Self::KODELISTE }),
        }
    }
}

impl From<Indikator> for i64 {
    fn from(value: Indikator) -> i64 {
        value.kode()
    }
}

impl fmt::Display for Indikator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.tekst())
    }
}

impl Serialize for Indikator {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.kode())
    }
}

impl<'de> Deserialize<'de> for Indikator {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::try_from(tal::code(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// Deler det, en indikator tæller, ud over køn, alder og herkomst. Tierne er emnet: 11-19 husstandstype,
/// 21-29 beskæftigelsesstatus, 31-39 højeste uddannelse, 41-49 indkomstgruppe, 61-69 flytteretning, 71-79
/// pasning og skole, 81-89 støtteform, 91-99 boligtype. Kategorien indsnævrer kun tælleren; nævneren er den
/// samme for alle kategorier af en celle. De koder, som en indikator tillader, giver tilsammen indikatorens
/// kode 0, og de leveres alle eller slet ikke. Koder, som indikatoren ikke nævner, må ikke bruges sammen med
/// den. Kodelisten d_6301_kategori.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kategori {
    /// 0 I alt: Alle kategorier tilsammen, eller en indikator, der ikke deles efter kategori.
    IAlt,
    /// 11 Enlig uden børn: Husstand med én voksen og ingen hjemmeboende børn under 18 år. Tælles der
    /// personer, er det personerne i sådan en husstand. Svarer til kode 1 i d_6302_husstandstype.
    EnligUdenBoern,
    /// 12 Enlig med børn: Husstand med én voksen og mindst ét hjemmeboende barn under 18 år. Tælles der
    /// personer, er både den voksne og børnene med. Svarer til kode 2 i d_6302_husstandstype.
    EnligMedBoern,
    /// 13 Par uden børn: Husstand med to voksne, der udgør et par, og ingen hjemmeboende børn under 18 år.
    /// Svarer til kode 3 i d_6302_husstandstype.
    ParUdenBoern,
    /// 14 Par med børn: Husstand med to voksne, der udgør et par, og mindst ét hjemmeboende barn under 18
    /// år. Svarer til kode 4 i d_6302_husstandstype.
    ParMedBoern,
    /// 19 Andre husstande: Husstand, der ikke falder under kode 11-14, fx flere familier i samme bolig,
    /// eller en husstand, hvis sammensætning ikke kendes. Svarer til kode 9 i d_6302_husstandstype.
    AndreHusstande,
    /// 21 Lønmodtager: Person, hvis hovedstatus er lønnet arbejde hos en arbejdsgiver, herunder fleksjob og
    /// orlov fra et job.
    Loenmodtager,
    /// 22 Selvstændig: Person, hvis hovedstatus er egen virksomhed, herunder medarbejdende ægtefælle.
    Selvstaendig,
    /// 23 Ledig: Person uden arbejde, som modtager ydelse som ledig og skal kunne tage et arbejde.
    Ledig,
    /// 24 Under uddannelse: Person, hvis hovedstatus er en igangværende uddannelse. En studerende med et job
    /// ved siden af tælles dér, hvor kilden sætter personens hovedstatus.
    UnderUddannelse,
    /// 25 Midlertidigt uden for arbejdsmarkedet: Person på en midlertidig ydelse, som ikke skal kunne tage
    /// et arbejde nu, fx ressourceforløb eller sygdom uden for et ansættelsesforhold.
    MidlertidigtUdenForArbejdsmarkedet,
    /// 26 Førtidspensionist: Person, hvis hovedstatus er førtidspension.
    Foertidspensionist,
    /// 27 Tilbagetrukket: Person på efterløn, fleksydelse, folkepension eller anden ydelse ved varig
    /// tilbagetrækning efter alder.
    Tilbagetrukket,
    /// 28 Øvrige uden for arbejdsmarkedet: Person uden arbejde, uddannelse og ydelse, fx forsørget af en
    /// anden i husstanden.
    OevrigeUdenForArbejdsmarkedet,
    /// 29 Uoplyst status: Person, hvis beskæftigelsesstatus kilden ikke kender.
    UoplystStatus,
    /// 31 Grundskole: Person, hvis højeste fuldførte uddannelse er grundskolen, eller som ikke har fuldført
    /// nogen uddannelse. Uoplyst uddannelse er kode 39.
    Grundskole,
    /// 32 Gymnasial uddannelse: Person, hvis højeste fuldførte uddannelse er en almen- eller
    /// erhvervsgymnasial uddannelse.
    GymnasialUddannelse,
    /// 33 Erhvervsfaglig uddannelse: Person, hvis højeste fuldførte uddannelse er en erhvervsuddannelse. Et
    /// grundforløb alene er ikke nok.
    ErhvervsfagligUddannelse,
    /// 34 Kort videregående uddannelse: Person, hvis højeste fuldførte uddannelse er en kort videregående
    /// uddannelse, fx en erhvervsakademiuddannelse.
    KortVideregaaendeUddannelse,
    /// 35 Mellemlang videregående uddannelse: Person, hvis højeste fuldførte uddannelse er en mellemlang
    /// videregående uddannelse, herunder en bachelorgrad.
    MellemlangVideregaaendeUddannelse,
    /// 36 Lang videregående uddannelse: Person, hvis højeste fuldførte uddannelse er en kandidat- eller
    /// ph.d.-grad.
    LangVideregaaendeUddannelse,
    /// 39 Uoplyst uddannelse: Person, hvis højeste fuldførte uddannelse kilden ikke kender. Må ikke lægges
    /// sammen med kode 31 uden en indikator, der siger det.
    UoplystUddannelse,
    /// 41 Under 50 pct. af medianen: Person, hvis indkomst er mindre end 50 pct. af medianindkomsten.
    /// Hvilken indkomst og hvilken median, der er tale om, står ved indikatoren.
    Under50PctAfMedianen,
    /// 42 50 til og med 75 pct. af medianen: Person, hvis indkomst er mindst 50 pct. og højst 75 pct. af
    /// medianindkomsten.
    N50TilOgMed75PctAfMedianen,
    /// 43 Over 75 og under 100 pct. af medianen: Person, hvis indkomst er over 75 pct. og under 100 pct. af
    /// medianindkomsten.
    Over75OgUnder100PctAfMedianen,
    /// 44 100 og under 150 pct. af medianen: Person, hvis indkomst er mindst 100 pct. og under 150 pct. af
    /// medianindkomsten.
    N100OgUnder150PctAfMedianen,
    /// 45 150 pct. af medianen og derover: Person, hvis indkomst er mindst 150 pct. af medianindkomsten.
    N150PctAfMedianenOgDerover,
    /// 49 Uoplyst indkomst: Person, hvis indkomst kilden ikke kender, fx en person, der er flyttet til
    /// landet i løbet af året.
    UoplystIndkomst,
    /// 62 Andet monitoreringsområde i kommunen: Flytning til eller fra et andet monitoreringsområde i samme
    /// inddeling og samme kommune.
    AndetMonitoreringsomraadeIKommunen,
    /// 63 Kommunen i øvrigt: Flytning til eller fra en bolig i samme kommune, som ikke ligger i et
    /// monitoreringsområde i inddelingen.
    KommunenIOevrigt,
    /// 64 Anden kommune: Flytning til eller fra en anden dansk kommune.
    AndenKommune,
    /// 65 Udlandet: Flytning til eller fra et sted uden for Danmark. Grønland og Færøerne regnes her med til
    /// udlandet.
    Udlandet,
    /// 69 Uoplyst flytteretning: Flytning, hvor den anden adresse ikke kendes eller ikke kan placeres, fx en
    /// person uden fast bopæl.
    UoplystFlytteretning,
    /// 71 Dagpleje: Barn, der er indskrevet i kommunal eller privat dagpleje.
    Dagpleje,
    /// 72 Vuggestue: Barn, der er indskrevet i en daginstitution på en plads for 0-2-årige.
    Vuggestue,
    /// 73 Børnehave: Barn, der er indskrevet i en daginstitution på en plads for børn fra 3 år til
    /// skolestart.
    Boernehave,
    /// 79 Andet eller uoplyst tilbud: Barn i et andet tilbud end kode 71-78, eller hvor tilbuddets art ikke
    /// kendes.
    AndetEllerUoplystTilbud,
    /// 81 Kontanthjælp: Person, der modtager kontanthjælp.
    Kontanthjaelp,
    /// 82 Uddannelseshjælp: Person, der modtager uddannelseshjælp.
    Uddannelseshjaelp,
    /// 83 Selvforsørgelses- og hjemrejse- eller overgangsydelse: Person, der modtager selvforsørgelses- og
    /// hjemrejseydelse eller overgangsydelse.
    SelvforsoergelsesOgHjemrejseEllerOvergangsydelse,
    /// 84 Førtidspension: Person, der modtager førtidspension.
    Foertidspension,
    /// 85 Ressourceforløb, jobafklaring eller ledighedsydelse: Person, der modtager ressourceforløbsydelse,
    /// herunder under jobafklaring, eller ledighedsydelse.
    RessourceforloebJobafklaringEllerLedighedsydelse,
    /// 86 Sygedagpenge: Person, der modtager sygedagpenge.
    Sygedagpenge,
    /// 89 Anden eller uoplyst støtte: Modtager af en anden form for støtte end kode 81-88, eller hvor
    /// støttens art ikke kendes.
    AndenEllerUoplystStoette,
    /// 91 Almen bolig: Bolig, der ejes af en almen boligorganisation (GeoFA's ejerstatus 20).
    AlmenBolig,
    /// 92 Privat udlejningsbolig: Bolig, der udlejes af en privat ejer.
    PrivatUdlejningsbolig,
    /// 93 Ejerbolig: Bolig, der bebos af ejeren.
    Ejerbolig,
    /// 94 Andelsbolig: Bolig i en ejendom, der ejes af en privat andelsboligforening.
    Andelsbolig,
    /// 95 Under 60 m2: Bolig med et boligareal under 60 m2 efter BBR.
    Under60M2,
    /// 96 60-99 m2: Bolig med et boligareal på mindst 60 m2 og under 100 m2 efter BBR.
    N60Til99M2,
    /// 97 100 m2 og derover: Bolig med et boligareal på mindst 100 m2 efter BBR.
    N100M2OgDerover,
    /// 98 Andet ejerforhold: Bolig med et andet ejerforhold end kode 91-94, fx en kommunalt eller statsligt
    /// ejet bolig.
    AndetEjerforhold,
    /// 99 Ukendt boligtype: Bolig, hvis ejerforhold eller areal ikke kendes. Bruges sammen med kode 91-94 og
    /// 98 eller med kode 95-97.
    UkendtBoligtype,
}

impl Kategori {
    /// Listens navn.
    pub const KODELISTE: &'static str = "d_6301_kategori";

    /// Alle koder, også udgåede, i listens rækkefølge.
    pub const ALL: &'static [Self] = &[Self::IAlt, Self::EnligUdenBoern, Self::EnligMedBoern, Self::ParUdenBoern, Self::ParMedBoern, Self::AndreHusstande, Self::Loenmodtager, Self::Selvstaendig, Self::Ledig, Self::UnderUddannelse, Self::MidlertidigtUdenForArbejdsmarkedet, Self::Foertidspensionist, Self::Tilbagetrukket, Self::OevrigeUdenForArbejdsmarkedet, Self::UoplystStatus, Self::Grundskole, Self::GymnasialUddannelse, Self::ErhvervsfagligUddannelse, Self::KortVideregaaendeUddannelse, Self::MellemlangVideregaaendeUddannelse, Self::LangVideregaaendeUddannelse, Self::UoplystUddannelse, Self::Under50PctAfMedianen, Self::N50TilOgMed75PctAfMedianen, Self::Over75OgUnder100PctAfMedianen, Self::N100OgUnder150PctAfMedianen, Self::N150PctAfMedianenOgDerover, Self::UoplystIndkomst, Self::AndetMonitoreringsomraadeIKommunen, Self::KommunenIOevrigt, Self::AndenKommune, Self::Udlandet, Self::UoplystFlytteretning, Self::Dagpleje, Self::Vuggestue, Self::Boernehave, Self::AndetEllerUoplystTilbud, Self::Kontanthjaelp, Self::Uddannelseshjaelp, Self::SelvforsoergelsesOgHjemrejseEllerOvergangsydelse, Self::Foertidspension, Self::RessourceforloebJobafklaringEllerLedighedsydelse, Self::Sygedagpenge, Self::AndenEllerUoplystStoette, Self::AlmenBolig, Self::PrivatUdlejningsbolig, Self::Ejerbolig, Self::Andelsbolig, Self::Under60M2, Self::N60Til99M2, Self::N100M2OgDerover, Self::AndetEjerforhold, Self::UkendtBoligtype];

    /// Koden.
    pub fn kode(self) -> i64 {
        match self {
            Self::IAlt => 0,
            Self::EnligUdenBoern => 11,
            Self::EnligMedBoern => 12,
            Self::ParUdenBoern => 13,
            Self::ParMedBoern => 14,
            Self::AndreHusstande => 19,
            Self::Loenmodtager => 21,
            Self::Selvstaendig => 22,
            Self::Ledig => 23,
            Self::UnderUddannelse => 24,
            Self::MidlertidigtUdenForArbejdsmarkedet => 25,
            Self::Foertidspensionist => 26,
            Self::Tilbagetrukket => 27,
            Self::OevrigeUdenForArbejdsmarkedet => 28,
            Self::UoplystStatus => 29,
            Self::Grundskole => 31,
            Self::GymnasialUddannelse => 32,
            Self::ErhvervsfagligUddannelse => 33,
            Self::KortVideregaaendeUddannelse => 34,
            Self::MellemlangVideregaaendeUddannelse => 35,
            Self::LangVideregaaendeUddannelse => 36,
            Self::UoplystUddannelse => 39,
            Self::Under50PctAfMedianen => 41,
            Self::N50TilOgMed75PctAfMedianen => 42,
            Self::Over75OgUnder100PctAfMedianen => 43,
            Self::N100OgUnder150PctAfMedianen => 44,
            Self::N150PctAfMedianenOgDerover => 45,
            Self::UoplystIndkomst => 49,
            Self::AndetMonitoreringsomraadeIKommunen => 62,
            Self::KommunenIOevrigt => 63,
            Self::AndenKommune => 64,
            Self::Udlandet => 65,
            Self::UoplystFlytteretning => 69,
            Self::Dagpleje => 71,
            Self::Vuggestue => 72,
            Self::Boernehave => 73,
            Self::AndetEllerUoplystTilbud => 79,
            Self::Kontanthjaelp => 81,
            Self::Uddannelseshjaelp => 82,
            Self::SelvforsoergelsesOgHjemrejseEllerOvergangsydelse => 83,
            Self::Foertidspension => 84,
            Self::RessourceforloebJobafklaringEllerLedighedsydelse => 85,
            Self::Sygedagpenge => 86,
            Self::AndenEllerUoplystStoette => 89,
            Self::AlmenBolig => 91,
            Self::PrivatUdlejningsbolig => 92,
            Self::Ejerbolig => 93,
            Self::Andelsbolig => 94,
            Self::Under60M2 => 95,
            Self::N60Til99M2 => 96,
            Self::N100M2OgDerover => 97,
            Self::AndetEjerforhold => 98,
            Self::UkendtBoligtype => 99,
        }
    }

    /// Kodens tekst.
    pub fn tekst(self) -> &'static str {
        match self {
            Self::IAlt => "I alt",
            Self::EnligUdenBoern => "Enlig uden børn",
            Self::EnligMedBoern => "Enlig med børn",
            Self::ParUdenBoern => "Par uden børn",
            Self::ParMedBoern => "Par med børn",
            Self::AndreHusstande => "Andre husstande",
            Self::Loenmodtager => "Lønmodtager",
            Self::Selvstaendig => "Selvstændig",
            Self::Ledig => "Ledig",
            Self::UnderUddannelse => "Under uddannelse",
            Self::MidlertidigtUdenForArbejdsmarkedet => "Midlertidigt uden for arbejdsmarkedet",
            Self::Foertidspensionist => "Førtidspensionist",
            Self::Tilbagetrukket => "Tilbagetrukket",
            Self::OevrigeUdenForArbejdsmarkedet => "Øvrige uden for arbejdsmarkedet",
            Self::UoplystStatus => "Uoplyst status",
            Self::Grundskole => "Grundskole",
            Self::GymnasialUddannelse => "Gymnasial uddannelse",
            Self::ErhvervsfagligUddannelse => "Erhvervsfaglig uddannelse",
            Self::KortVideregaaendeUddannelse => "Kort videregående uddannelse",
            Self::MellemlangVideregaaendeUddannelse => "Mellemlang videregående uddannelse",
            Self::LangVideregaaendeUddannelse => "Lang videregående uddannelse",
            Self::UoplystUddannelse => "Uoplyst uddannelse",
            Self::Under50PctAfMedianen => "Under 50 pct. af medianen",
            Self::N50TilOgMed75PctAfMedianen => "50 til og med 75 pct. af medianen",
            Self::Over75OgUnder100PctAfMedianen => "Over 75 og under 100 pct. af medianen",
            Self::N100OgUnder150PctAfMedianen => "100 og under 150 pct. af medianen",
            Self::N150PctAfMedianenOgDerover => "150 pct. af medianen og derover",
            Self::UoplystIndkomst => "Uoplyst indkomst",
            Self::AndetMonitoreringsomraadeIKommunen => "Andet monitoreringsområde i kommunen",
            Self::KommunenIOevrigt => "Kommunen i øvrigt",
            Self::AndenKommune => "Anden kommune",
            Self::Udlandet => "Udlandet",
            Self::UoplystFlytteretning => "Uoplyst flytteretning",
            Self::Dagpleje => "Dagpleje",
            Self::Vuggestue => "Vuggestue",
            Self::Boernehave => "Børnehave",
            Self::AndetEllerUoplystTilbud => "Andet eller uoplyst tilbud",
            Self::Kontanthjaelp => "Kontanthjælp",
            Self::Uddannelseshjaelp => "Uddannelseshjælp",
            Self::SelvforsoergelsesOgHjemrejseEllerOvergangsydelse => "Selvforsørgelses- og hjemrejse- eller overgangsydelse",
            Self::Foertidspension => "Førtidspension",
            Self::RessourceforloebJobafklaringEllerLedighedsydelse => "Ressourceforløb, jobafklaring eller ledighedsydelse",
            Self::Sygedagpenge => "Sygedagpenge",
            Self::AndenEllerUoplystStoette => "Anden eller uoplyst støtte",
            Self::AlmenBolig => "Almen bolig",
            Self::PrivatUdlejningsbolig => "Privat udlejningsbolig",
            Self::Ejerbolig => "Ejerbolig",
            Self::Andelsbolig => "Andelsbolig",
            Self::Under60M2 => "Under 60 m2",
            Self::N60Til99M2 => "60-99 m2",
            Self::N100M2OgDerover => "100 m2 og derover",
            Self::AndetEjerforhold => "Andet ejerforhold",
            Self::UkendtBoligtype => "Ukendt boligtype",
        }
    }

    /// Koden må bruges; falsk, når den er udgået.
    pub fn aktiv(self) -> bool {
        true
    }
}

impl TryFrom<i64> for Kategori {
    type Error = UnknownCode;

    fn try_from(kode: i64) -> Result<Self, UnknownCode> {
        match kode {
            0 => Ok(Self::IAlt),
            11 => Ok(Self::EnligUdenBoern),
            12 => Ok(Self::EnligMedBoern),
            13 => Ok(Self::ParUdenBoern),
            14 => Ok(Self::ParMedBoern),
            19 => Ok(Self::AndreHusstande),
            21 => Ok(Self::Loenmodtager),
            22 => Ok(Self::Selvstaendig),
            23 => Ok(Self::Ledig),
            24 => Ok(Self::UnderUddannelse),
            25 => Ok(Self::MidlertidigtUdenForArbejdsmarkedet),
            26 => Ok(Self::Foertidspensionist),
            27 => Ok(Self::Tilbagetrukket),
            28 => Ok(Self::OevrigeUdenForArbejdsmarkedet),
            29 => Ok(Self::UoplystStatus),
            31 => Ok(Self::Grundskole),
            32 => Ok(Self::GymnasialUddannelse),
            33 => Ok(Self::ErhvervsfagligUddannelse),
            34 => Ok(Self::KortVideregaaendeUddannelse),
            35 => Ok(Self::MellemlangVideregaaendeUddannelse),
            36 => Ok(Self::LangVideregaaendeUddannelse),
            39 => Ok(Self::UoplystUddannelse),
            41 => Ok(Self::Under50PctAfMedianen),
            42 => Ok(Self::N50TilOgMed75PctAfMedianen),
            43 => Ok(Self::Over75OgUnder100PctAfMedianen),
            44 => Ok(Self::N100OgUnder150PctAfMedianen),
            45 => Ok(Self::N150PctAfMedianenOgDerover),
            49 => Ok(Self::UoplystIndkomst),
            62 => Ok(Self::AndetMonitoreringsomraadeIKommunen),
            63 => Ok(Self::KommunenIOevrigt),
            64 => Ok(Self::AndenKommune),
            65 => Ok(Self::Udlandet),
            69 => Ok(Self::UoplystFlytteretning),
            71 => Ok(Self::Dagpleje),
            72 => Ok(Self::Vuggestue),
            73 => Ok(Self::Boernehave),
            79 => Ok(Self::AndetEllerUoplystTilbud),
            81 => Ok(Self::Kontanthjaelp),
            82 => Ok(Self::Uddannelseshjaelp),
            83 => Ok(Self::SelvforsoergelsesOgHjemrejseEllerOvergangsydelse),
            84 => Ok(Self::Foertidspension),
            85 => Ok(Self::RessourceforloebJobafklaringEllerLedighedsydelse),
            86 => Ok(Self::Sygedagpenge),
            89 => Ok(Self::AndenEllerUoplystStoette),
            91 => Ok(Self::AlmenBolig),
            92 => Ok(Self::PrivatUdlejningsbolig),
            93 => Ok(Self::Ejerbolig),
            94 => Ok(Self::Andelsbolig),
            95 => Ok(Self::Under60M2),
            96 => Ok(Self::N60Til99M2),
            97 => Ok(Self::N100M2OgDerover),
            98 => Ok(Self::AndetEjerforhold),
            99 => Ok(Self::UkendtBoligtype),
            _ => Err(UnknownCode { kode, kodeliste: Self::KODELISTE }),
        }
    }
}

impl From<Kategori> for i64 {
    fn from(value: Kategori) -> i64 {
        value.kode()
    }
}

impl fmt::Display for Kategori {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.tekst())
    }
}

impl Serialize for Kategori {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.kode())
    }
}

impl<'de> Deserialize<'de> for Kategori {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::try_from(tal::code(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// Register, system eller udgivelse, som et tal er opgjort af eller hentet fra. Kodelisten d_6301_kilde.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kilde {
    /// 1 CPR: Det Centrale Personregister, som kommunen selv har adgang til. Giver beboere og husstande
    /// efter bopæl, alder, køn, statsborgerskab og flytning. Koden bruges, når kommunen selv har talt op fra
    /// CPR.
    CPR,
    /// 2 BBR: Bygnings- og Boligregistret. Giver boliger efter areal, opførelsesår, installationer og
    /// anvendelse. Kommunen fører registeret.
    BBR,
    /// 3 Danmarks Statistik: Tal, som Danmarks Statistik har opgjort for de områder, kommunen har bestilt,
    /// fx nøgletal på boligområder. Koden bruges ikke for tal, som kommunen selv har talt op, selv om
    /// fremgangsmåden er den samme.
    DanmarksStatistik,
    /// 4 Landsbyggefonden: Landsbyggefondens tal om beboere i almene boligafdelinger: beboerdata (22
    /// standardtabeller) og boligsociale data. Tallene er dannet af registre hos Danmarks Statistik.
    Landsbyggefonden,
    /// 5 FLIS: Fælleskommunalt Ledelsesinformationssystem, der samler kommunernes egne data, herunder CPR
    /// dagligt og økonomi månedligt.
    FLIS,
    /// 6 Beskæftigelsesregistre: Registre hos staten og jobcentrene over forsørgelsesydelser, ledighed og
    /// beskæftigelse.
    Beskaeftigelsesregistre,
    /// 7 Kommunens fagsystem: Kommunens egne systemer til sagsbehandling og drift, fx dagtilbud, skole, børn
    /// og unge eller bibliotek. Kommunen skriver systemets art i note, men kun på rækker, der ikke er
    /// skjult.
    KommunensFagsystem,
    /// 8 Politiet: Tal fra politiet om anmeldelser, sigtelser og tryghed, opgjort efter aftale mellem
    /// politikredsen og kommunen.
    Politiet,
    /// 98 Andet: En kendt kilde, der ikke er kode 1-8. Kommunen skriver kildens navn i note, men kun på
    /// rækker, der ikke er skjult.
    Andet,
    /// 99 Ukendt: Kilden kendes ikke. Bruges kun for ældre tal, hvor den ikke længere kan findes.
    Ukendt,
}

impl Kilde {
    /// Listens navn.
    pub const KODELISTE: &'static str = "d_6301_kilde";

    /// Alle koder, også udgåede, i listens rækkefølge.
    pub const ALL: &'static [Self] = &[Self::CPR, Self::BBR, Self::DanmarksStatistik, Self::Landsbyggefonden, Self::FLIS, Self::Beskaeftigelsesregistre, Self::KommunensFagsystem, Self::Politiet, Self::Andet, Self::Ukendt];

    /// Koden.
    pub fn kode(self) -> i64 {
        match self {
            Self::CPR => 1,
            Self::BBR => 2,
            Self::DanmarksStatistik => 3,
            Self::Landsbyggefonden => 4,
            Self::FLIS => 5,
            Self::Beskaeftigelsesregistre => 6,
            Self::KommunensFagsystem => 7,
            Self::Politiet => 8,
            Self::Andet => 98,
            Self::Ukendt => 99,
        }
    }

    /// Kodens tekst.
    pub fn tekst(self) -> &'static str {
        match self {
            Self::CPR => "CPR",
            Self::BBR => "BBR",
            Self::DanmarksStatistik => "Danmarks Statistik",
            Self::Landsbyggefonden => "Landsbyggefonden",
            Self::FLIS => "FLIS",
            Self::Beskaeftigelsesregistre => "Beskæftigelsesregistre",
            Self::KommunensFagsystem => "Kommunens fagsystem",
            Self::Politiet => "Politiet",
            Self::Andet => "Andet",
            Self::Ukendt => "Ukendt",
        }
    }

    /// Koden må bruges; falsk, når den er udgået.
    pub fn aktiv(self) -> bool {
        true
    }
}

impl TryFrom<i64> for Kilde {
    type Error = UnknownCode;

    fn try_from(kode: i64) -> Result<Self, UnknownCode> {
        match kode {
            1 => Ok(Self::CPR),
            2 => Ok(Self::BBR),
            3 => Ok(Self::DanmarksStatistik),
            4 => Ok(Self::Landsbyggefonden),
            5 => Ok(Self::FLIS),
            6 => Ok(Self::Beskaeftigelsesregistre),
            7 => Ok(Self::KommunensFagsystem),
            8 => Ok(Self::Politiet),
            98 => Ok(Self::Andet),
            99 => Ok(Self::Ukendt),
            _ => Err(UnknownCode { kode, kodeliste: Self::KODELISTE }),
        }
    }
}

impl From<Kilde> for i64 {
    fn from(value: Kilde) -> i64 {
        value.kode()
    }
}

impl fmt::Display for Kilde {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.tekst())
    }
}

impl Serialize for Kilde {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.kode())
    }
}

impl<'de> Deserialize<'de> for Kilde {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::try_from(tal::code(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// Deler beboere efter det køn, de er registreret med i CPR. Kode 1 og 2 giver tilsammen kode 0, så listen
/// har ingen kode for ukendt. En opgørelse har enten begge koder eller ingen af dem. Kodelisten d_6301_koen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Koen {
    /// 0 I alt: Begge køn tilsammen: hele indikatorens grundlag.
    IAlt,
    /// 1 Mand: Person, der i CPR er registreret som mand, det vil sige har et personnummer med ulige sidste
    /// ciffer.
    Mand,
    /// 2 Kvinde: Person, der i CPR er registreret som kvinde, det vil sige har et personnummer med lige
    /// sidste ciffer.
    Kvinde,
}

impl Koen {
    /// Listens navn.
    pub const KODELISTE: &'static str = "d_6301_koen";

    /// Alle koder, også udgåede, i listens rækkefølge.
    pub const ALL: &'static [Self] = &[Self::IAlt, Self::Mand, Self::Kvinde];

    /// Koden.
    pub fn kode(self) -> i64 {
        match self {
            Self::IAlt => 0,
            Self::Mand => 1,
            Self::Kvinde => 2,
        }
    }

    /// Kodens tekst.
    pub fn tekst(self) -> &'static str {
        match self {
            Self::IAlt => "I alt",
            Self::Mand => "Mand",
            Self::Kvinde => "Kvinde",
        }
    }

    /// Koden må bruges; falsk, når den er udgået.
    pub fn aktiv(self) -> bool {
        true
    }
}

impl TryFrom<i64> for Koen {
    type Error = UnknownCode;

    fn try_from(kode: i64) -> Result<Self, UnknownCode> {
        match kode {
            0 => Ok(Self::IAlt),
            1 => Ok(Self::Mand),
            2 => Ok(Self::Kvinde),
            _ => Err(UnknownCode { kode, kodeliste: Self::KODELISTE }),
        }
    }
}

impl From<Koen> for i64 {
    fn from(value: Koen) -> i64 {
        value.kode()
    }
}

impl fmt::Display for Koen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.tekst())
    }
}

impl Serialize for Koen {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.kode())
    }
}

impl<'de> Deserialize<'de> for Koen {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::try_from(tal::code(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// Deler flyttede personer efter den husstand, de hører til. Der tælles personer og ikke husstande: en mor,
/// der flytter med to børn, er tre personer under kode 2. Husstanden opgøres i den bolig, personen flytter
/// til; ved flytning til udlandet i den bolig, personen flytter fra. Børn er hjemmeboende personer under 18
/// år. Begge dele er standardens egen afgrænsning; andre kilder kan bruge en anden aldersgrænse for børn.
/// Kode 1, 2, 3, 4 og 9 giver tilsammen kode 0. Kodelisten d_6302_husstandstype.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Husstandstype {
    /// 0 I alt: Alle husstandstyper tilsammen.
    IAlt,
    /// 1 Enlig uden børn: Person i en husstand med én voksen og ingen hjemmeboende børn under 18 år.
    EnligUdenBoern,
    /// 2 Enlig med børn: Person i en husstand med én voksen og mindst ét hjemmeboende barn under 18 år. Både
    /// den voksne og børnene tælles med.
    EnligMedBoern,
    /// 3 Par uden børn: Person i en husstand med to voksne, der udgør et par, og ingen hjemmeboende børn
    /// under 18 år. Ægtefæller, registrerede partnere og samlevende regnes alle som par.
    ParUdenBoern,
    /// 4 Par med børn: Person i en husstand med to voksne, der udgør et par, og mindst ét hjemmeboende barn
    /// under 18 år. Både de voksne og børnene tælles med.
    ParMedBoern,
    /// 9 Andre: Person i en husstand, der ikke falder under kode 1-4, fx flere familier i samme bolig,
    /// voksne uden parforhold, børn uden voksne, eller en husstand, hvis sammensætning ikke kendes.
    Andre,
}

impl Husstandstype {
    /// Listens navn.
    pub const KODELISTE: &'static str = "d_6302_husstandstype";

    /// Alle koder, også udgåede, i listens rækkefølge.
    pub const ALL: &'static [Self] = &[Self::IAlt, Self::EnligUdenBoern, Self::EnligMedBoern, Self::ParUdenBoern, Self::ParMedBoern, Self::Andre];

    /// Koden.
    pub fn kode(self) -> i64 {
        match self {
            Self::IAlt => 0,
            Self::EnligUdenBoern => 1,
            Self::EnligMedBoern => 2,
            Self::ParUdenBoern => 3,
            Self::ParMedBoern => 4,
            Self::Andre => 9,
        }
    }

    /// Kodens tekst.
    pub fn tekst(self) -> &'static str {
        match self {
            Self::IAlt => "I alt",
            Self::EnligUdenBoern => "Enlig uden børn",
            Self::EnligMedBoern => "Enlig med børn",
            Self::ParUdenBoern => "Par uden børn",
            Self::ParMedBoern => "Par med børn",
            Self::Andre => "Andre",
        }
    }

    /// Koden må bruges; falsk, når den er udgået.
    pub fn aktiv(self) -> bool {
        true
    }
}

impl TryFrom<i64> for Husstandstype {
    type Error = UnknownCode;

    fn try_from(kode: i64) -> Result<Self, UnknownCode> {
        match kode {
            0 => Ok(Self::IAlt),
            1 => Ok(Self::EnligUdenBoern),
            2 => Ok(Self::EnligMedBoern),
            3 => Ok(Self::ParUdenBoern),
            4 => Ok(Self::ParMedBoern),
            9 => Ok(Self::Andre),
            _ => Err(UnknownCode { kode, kodeliste: Self::KODELISTE }),
        }
    }
}

impl From<Husstandstype> for i64 {
    fn from(value: Husstandstype) -> i64 {
        value.kode()
    }
}

impl fmt::Display for Husstandstype {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.tekst())
    }
}

impl Serialize for Husstandstype {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.kode())
    }
}

impl<'de> Deserialize<'de> for Husstandstype {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::try_from(tal::code(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// Deler udpegninger efter den kategori, som loven på listens tid knyttede til boligområdet. Et område kan
/// opfylde flere kategorier i samme år; hver kategori er en række for sig. Hvert omdannelsesområde er også
/// et parallelsamfund, og hvert parallelsamfund er også et udsat boligområde, så antal i kategorierne kan
/// ikke lægges sammen. Kode 5 og 6 er lovens gamle navne. De bruges aktivt, men kun for listerne frem til
/// 2020, som ikke kan læses uden dem; fra og med listen for 2021 bruges kode 1-4. Feltet regelsaet siger,
/// hvilke kriterier der gjaldt. Grænserne prøves på uafrundede tal. »Overstiger« er strengt: 40,0 pct.
/// overstiger ikke 40 pct. Kodelisten d_6303_kategori.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kategori6303 {
    /// 1 Forebyggelsesområde: Boligområde efter almenboligloven § 61 b: mindst 1.000 beboere, andelen af
    /// ikke-vestlige indvandrere og efterkommere overstiger 30 pct., og mindst to af fire er opfyldt: uden
    /// tilknytning til arbejdsmarked eller uddannelse blandt 18-64-årige overstiger 30 pct. (gennemsnit af
    /// de seneste to år); dømte er mindst 2 gange landsgennemsnittet (gennemsnit af de seneste to år);
    /// 30-59-årige alene med grundskole overstiger 60 pct.; gennemsnitlig bruttoindkomst for skattepligtige
    /// 15-64-årige, der ikke er under uddannelse, er mindre end 65 pct. af samme gruppes i regionen. Findes
    /// fra listen for 2021. De offentliggjorte lister over forebyggelsesområder og udsatte boligområder ser
    /// ud til ikke at overlappe; om loven kræver det, er uklart.
    Forebyggelsesomraade,
    /// 2 Udsat boligområde: Boligområde efter almenboligloven § 61 a, stk. 1: mindst 1.000 beboere, og
    /// mindst to af fire er opfyldt: uden tilknytning til arbejdsmarked eller uddannelse blandt 18-64-årige
    /// overstiger 40 pct. (gennemsnit af de seneste to år); dømte er mindst 3 gange landsgennemsnittet
    /// (gennemsnit af de seneste to år); 30-59-årige alene med grundskole overstiger 60 pct.; gennemsnitlig
    /// bruttoindkomst for skattepligtige 15-64-årige, der ikke er under uddannelse, er mindre end 55 pct. af
    /// samme gruppes i regionen. Der er intet kriterium om herkomst. Findes fra listen for 2018.
    UdsatBoligomraade,
    /// 3 Parallelsamfund: Boligområde efter almenboligloven § 61 a, stk. 2: opfylder kriterierne for udsat
    /// boligområde (kode 2), og andelen af ikke-vestlige indvandrere og efterkommere overstiger 50 pct.
    /// Findes fra listen for 2021 og afløser navnet ghettoområde (kode 5).
    Parallelsamfund,
    /// 4 Omdannelsesområde: Boligområde efter almenboligloven § 61 a, stk. 4: har opfyldt kriterierne for
    /// parallelsamfund (kode 3) i de seneste fem år. Årene som ghettoområde (kode 5) før 2021 tæller med.
    /// Findes fra listen for 2021 og afløser navnet hårdt ghettoområde (kode 6).
    Omdannelsesomraade,
    /// 5 Ghettoområde: Lovens navn på listerne fra 2010 til 2020; må ikke bruges fra og med listen for 2021.
    /// Regelsæt 2010: mindst 1.000 beboere og mindst to af tre kriterier (ikke-vestlige over 50 pct.; uden
    /// tilknytning over 40 pct. som gennemsnit af fire år; over 270 dømte pr. 10.000 på 18 år og derover som
    /// gennemsnit af fire år). Regelsæt 2013, første liste 2014: mindst tre af fem, nu med to års
    /// gennemsnit, dømte over 2,70 pct., 30-59-årige med højst grundskole eller uoplyst uddannelse over 50
    /// pct. og indkomst under 55 pct. Regelsæt 2018: opfylder kriterierne for udsat boligområde, og
    /// ikke-vestlige overstiger 50 pct.
    Ghettoomraade,
    /// 6 Hårdt ghettoområde: Lovens navn på listerne fra 2018 til 2020 for et område, der i fem år havde
    /// opfyldt kriterierne for ghettoområde (kode 5); må ikke bruges fra og med listen for 2021. Enkelte
    /// medier skrev »fire år« om overgangstiden; om det var en overgangsregel, er ikke afklaret.
    HaardtGhettoomraade,
}

impl Kategori6303 {
    /// Listens navn.
    pub const KODELISTE: &'static str = "d_6303_kategori";

    /// Alle koder, også udgåede, i listens rækkefølge.
    pub const ALL: &'static [Self] = &[Self::Forebyggelsesomraade, Self::UdsatBoligomraade, Self::Parallelsamfund, Self::Omdannelsesomraade, Self::Ghettoomraade, Self::HaardtGhettoomraade];

    /// Koden.
    pub fn kode(self) -> i64 {
        match self {
            Self::Forebyggelsesomraade => 1,
            Self::UdsatBoligomraade => 2,
            Self::Parallelsamfund => 3,
            Self::Omdannelsesomraade => 4,
            Self::Ghettoomraade => 5,
            Self::HaardtGhettoomraade => 6,
        }
    }

    /// Kodens tekst.
    pub fn tekst(self) -> &'static str {
        match self {
            Self::Forebyggelsesomraade => "Forebyggelsesområde",
            Self::UdsatBoligomraade => "Udsat boligområde",
            Self::Parallelsamfund => "Parallelsamfund",
            Self::Omdannelsesomraade => "Omdannelsesområde",
            Self::Ghettoomraade => "Ghettoområde",
            Self::HaardtGhettoomraade => "Hårdt ghettoområde",
        }
    }

    /// Koden må bruges; falsk, når den er udgået.
    pub fn aktiv(self) -> bool {
        true
    }
}

impl TryFrom<i64> for Kategori6303 {
    type Error = UnknownCode;

    fn try_from(kode: i64) -> Result<Self, UnknownCode> {
        match kode {
            1 => Ok(Self::Forebyggelsesomraade),
            2 => Ok(Self::UdsatBoligomraade),
            3 => Ok(Self::Parallelsamfund),
            4 => Ok(Self::Omdannelsesomraade),
            5 => Ok(Self::Ghettoomraade),
            6 => Ok(Self::HaardtGhettoomraade),
            _ => Err(UnknownCode { kode, kodeliste: Self::KODELISTE }),
        }
    }
}

impl From<Kategori6303> for i64 {
    fn from(value: Kategori6303) -> i64 {
        value.kode()
    }
}

impl fmt::Display for Kategori6303 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.tekst())
    }
}

impl Serialize for Kategori6303 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.kode())
    }
}

impl<'de> Deserialize<'de> for Kategori6303 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::try_from(tal::code(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// Deler udpegninger efter, hvem der har afgjort, at området opfylder kategorien. Kun kode 1 har
/// retsvirkning. Samme område, år og kategori kan stå med begge koder, når kommunens beregning lægges ved
/// siden af statens liste. Kodelisten d_6303_udpeget_af.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UdpegetAf {
    /// 1 Staten: Området står på den liste, som ministeren offentliggør 1. december (i 2010-2013 1.
    /// oktober). Tallene er listens egne.
    Staten,
    /// 2 Kommunens beregning: Kommunen har selv beregnet, at området opfylder kategoriens kriterier, fx for
    /// at følge et område, før listen kommer, eller et område, som staten ikke opgør. Rækken er ikke en
    /// udpegning efter loven og må ikke omtales som en.
    KommunensBeregning,
}

impl UdpegetAf {
    /// Listens navn.
    pub const KODELISTE: &'static str = "d_6303_udpeget_af";

    /// Alle koder, også udgåede, i listens rækkefølge.
    pub const ALL: &'static [Self] = &[Self::Staten, Self::KommunensBeregning];

    /// Koden.
    pub fn kode(self) -> i64 {
        match self {
            Self::Staten => 1,
            Self::KommunensBeregning => 2,
        }
    }

    /// Kodens tekst.
    pub fn tekst(self) -> &'static str {
        match self {
            Self::Staten => "Staten",
            Self::KommunensBeregning => "Kommunens beregning",
        }
    }

    /// Koden må bruges; falsk, når den er udgået.
    pub fn aktiv(self) -> bool {
        true
    }
}

impl TryFrom<i64> for UdpegetAf {
    type Error = UnknownCode;

    fn try_from(kode: i64) -> Result<Self, UnknownCode> {
        match kode {
            1 => Ok(Self::Staten),
            2 => Ok(Self::KommunensBeregning),
            _ => Err(UnknownCode { kode, kodeliste: Self::KODELISTE }),
        }
    }
}

impl From<UdpegetAf> for i64 {
    fn from(value: UdpegetAf) -> i64 {
        value.kode()
    }
}

impl fmt::Display for UdpegetAf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.tekst())
    }
}

impl Serialize for UdpegetAf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.kode())
    }
}

impl<'de> Deserialize<'de> for UdpegetAf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::try_from(tal::code(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// Deler områder efter deres samlede score. De fire klasser følger Aarhus Kommunes kategoriseringsmodel,
/// hvor områder får point efter afstanden til kommunens gennemsnit. Hvor grænserne mellem klasserne går,
/// hører til beregningsmodellen og ikke til listen: samme klasse fra to beregningsmodeller kan derfor ikke
/// sammenlignes. Klassen er ikke en udpegning efter almenboligloven; kode 2 Udsat er noget andet end et
/// udsat boligområde. Kodelisten d_6304_klasse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Klasse {
    /// 1 Særligt udsat: Området har en score i beregningsmodellens øverste interval: det ligger længst fra
    /// gennemsnittet i den ugunstige retning. Vises rødt i Aarhus-modellen.
    SaerligtUdsat,
    /// 2 Udsat: Området har en score i det næsthøjeste interval. Vises orange i Aarhus-modellen.
    Udsat,
    /// 3 Risiko: Området har en score i det tredjehøjeste interval: det er ikke udsat, men bør følges. Vises
    /// gult i Aarhus-modellen.
    Risiko,
    /// 4 Uden for risiko: Området har en score i det laveste interval: det ligger omkring gennemsnittet
    /// eller bedre. Vises grønt i Aarhus-modellen.
    UdenForRisiko,
    /// 99 Ukendt: Klassen kan ikke fastslås, fordi beregningsmodellen mangler oplysninger om området. Er
    /// klassen kendt, men skjult, er feltet tomt, og diskretionskoden er 1.
    Ukendt,
}

impl Klasse {
    /// Listens navn.
    pub const KODELISTE: &'static str = "d_6304_klasse";

    /// Alle koder, også udgåede, i listens rækkefølge.
    pub const ALL: &'static [Self] = &[Self::SaerligtUdsat, Self::Udsat, Self::Risiko, Self::UdenForRisiko, Self::Ukendt];

    /// Koden.
    pub fn kode(self) -> i64 {
        match self {
            Self::SaerligtUdsat => 1,
            Self::Udsat => 2,
            Self::Risiko => 3,
            Self::UdenForRisiko => 4,
            Self::Ukendt => 99,
        }
    }

    /// Kodens tekst.
    pub fn tekst(self) -> &'static str {
        match self {
            Self::SaerligtUdsat => "Særligt udsat",
            Self::Udsat => "Udsat",
            Self::Risiko => "Risiko",
            Self::UdenForRisiko => "Uden for risiko",
            Self::Ukendt => "Ukendt",
        }
    }

    /// Koden må bruges; falsk, når den er udgået.
    pub fn aktiv(self) -> bool {
        true
    }
}

impl TryFrom<i64> for Klasse {
    type Error = UnknownCode;

    fn try_from(kode: i64) -> Result<Self, UnknownCode> {
        match kode {
            1 => Ok(Self::SaerligtUdsat),
            2 => Ok(Self::Udsat),
            3 => Ok(Self::Risiko),
            4 => Ok(Self::UdenForRisiko),
            99 => Ok(Self::Ukendt),
            _ => Err(UnknownCode { kode, kodeliste: Self::KODELISTE }),
        }
    }
}

impl From<Klasse> for i64 {
    fn from(value: Klasse) -> i64 {
        value.kode()
    }
}

impl fmt::Display for Klasse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.tekst())
    }
}

impl Serialize for Klasse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.kode())
    }
}

impl<'de> Deserialize<'de> for Klasse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::try_from(tal::code(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// Deler boligsociale indsatser efter det, de især skal ændre. Har en indsats ét hovedformål, vælges det,
/// også når den har virkninger på andre områder; har den flere sideordnede formål, vælges kode 1.
/// Inddelingen er standardens egen: der er ikke fundet en fælles national kodeliste. Kodelisten
/// d_6305_indsats_type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IndsatsType {
    /// 1 Boligsocial helhedsplan: Samlet plan for et eller flere områder med flere sideordnede formål,
    /// typisk aftalt mellem boligorganisation og kommune. De enkelte indsatser i planen kan registreres for
    /// sig under deres egen type.
    BoligsocialHelhedsplan,
    /// 2 Beskæftigelse: Indsats, der skal bringe voksne beboere i arbejde eller fastholde dem i det, fx
    /// jobrådgivning i området og virksomhedspraktik. Indsats for unges fritidsjob hører også hertil.
    Beskaeftigelse,
    /// 3 Uddannelse og læring: Indsats, der skal føre til læring, skolegang eller uddannelse, fx
    /// lektiehjælp, danskundervisning og vejledning til ungdomsuddannelse.
    UddannelseOgLaering,
    /// 4 Børn og familier: Indsats, der skal støtte børns opvækst og forældres rolle, fx familierådgivning,
    /// forældrekurser og fritidstilbud til børn. Handler indsatsen især om skole, er det kode 3.
    BoernOgFamilier,
    /// 5 Kriminalitetsforebyggelse og tryghed: Indsats, der skal forebygge kriminalitet eller gøre området
    /// tryggere, fx gadeplansarbejde, samarbejde mellem skole, socialforvaltning og politi og
    /// tryghedsvandringer. Ombygning for trygheds skyld er kode 10.
    KriminalitetsforebyggelseOgTryghed,
    /// 6 Sundhed og trivsel: Indsats, der skal forbedre beboernes fysiske eller psykiske sundhed, fx
    /// motionstilbud, sundhedsvejledning og indsats mod ensomhed blandt ældre.
    SundhedOgTrivsel,
    /// 7 Fællesskab og medborgerskab: Indsats, der skal styrke netværk, frivillighed, beboerdemokrati og
    /// deltagelse i lokalsamfundet, fx beboerhuse, foreningsarbejde og kulturelle arrangementer.
    FaellesskabOgMedborgerskab,
    /// 8 Økonomi- og boligrådgivning: Indsats, der skal hjælpe beboere med at klare husleje og økonomi og
    /// forebygge, at de sættes ud af boligen, fx gældsrådgivning og boligsocial viceværtsordning.
    OekonomiOgBoligraadgivning,
    /// 9 Udlejning og beboersammensætning: Indsats, der skal ændre, hvem der flytter ind, gennem regler for
    /// udlejning og anvisning, fx fleksibel udlejning og aftaler mellem kommune og boligorganisation.
    UdlejningOgBeboersammensaetning,
    /// 10 Fysisk omdannelse: Indsats, der ændrer området selv, fx renovering, nye veje og stier, nedrivning,
    /// salg og nybyggeri, herunder gennemførelsen af en udviklingsplan. Almindelig vedligeholdelse er ikke
    /// med.
    FysiskOmdannelse,
    /// 98 Andet: Indsatsens hovedformål er kendt, men ingen anden kode passer. Formålet skrives i feltet
    /// formaal.
    Andet,
    /// 99 Ukendt: Indsatsens hovedformål er ikke oplyst.
    Ukendt,
}

impl IndsatsType {
    /// Listens navn.
    pub const KODELISTE: &'static str = "d_6305_indsats_type";

    /// Alle koder, også udgåede, i listens rækkefølge.
    pub const ALL: &'static [Self] = &[Self::BoligsocialHelhedsplan, Self::Beskaeftigelse, Self::UddannelseOgLaering, Self::BoernOgFamilier, Self::KriminalitetsforebyggelseOgTryghed, Self::SundhedOgTrivsel, Self::FaellesskabOgMedborgerskab, Self::OekonomiOgBoligraadgivning, Self::UdlejningOgBeboersammensaetning, Self::FysiskOmdannelse, Self::Andet, Self::Ukendt];

    /// Koden.
    pub fn kode(self) -> i64 {
        match self {
            Self::BoligsocialHelhedsplan => 1,
            Self::Beskaeftigelse => 2,
            Self::UddannelseOgLaering => 3,
            Self::BoernOgFamilier => 4,
            Self::KriminalitetsforebyggelseOgTryghed => 5,
            Self::SundhedOgTrivsel => 6,
            Self::FaellesskabOgMedborgerskab => 7,
            Self::OekonomiOgBoligraadgivning => 8,
            Self::UdlejningOgBeboersammensaetning => 9,
            Self::FysiskOmdannelse => 10,
            Self::Andet => 98,
            Self::Ukendt => 99,
        }
    }

    /// Kodens tekst.
    pub fn tekst(self) -> &'static str {
        match self {
            Self::BoligsocialHelhedsplan => "Boligsocial helhedsplan",
            Self::Beskaeftigelse => "Beskæftigelse",
            Self::UddannelseOgLaering => "Uddannelse og læring",
            Self::BoernOgFamilier => "Børn og familier",
            Self::KriminalitetsforebyggelseOgTryghed => "Kriminalitetsforebyggelse og tryghed",
            Self::SundhedOgTrivsel => "Sundhed og trivsel",
            Self::FaellesskabOgMedborgerskab => "Fællesskab og medborgerskab",
            Self::OekonomiOgBoligraadgivning => "Økonomi- og boligrådgivning",
            Self::UdlejningOgBeboersammensaetning => "Udlejning og beboersammensætning",
            Self::FysiskOmdannelse => "Fysisk omdannelse",
            Self::Andet => "Andet",
            Self::Ukendt => "Ukendt",
        }
    }

    /// Koden må bruges; falsk, når den er udgået.
    pub fn aktiv(self) -> bool {
        true
    }
}

impl TryFrom<i64> for IndsatsType {
    type Error = UnknownCode;

    fn try_from(kode: i64) -> Result<Self, UnknownCode> {
        match kode {
            1 => Ok(Self::BoligsocialHelhedsplan),
            2 => Ok(Self::Beskaeftigelse),
            3 => Ok(Self::UddannelseOgLaering),
            4 => Ok(Self::BoernOgFamilier),
            5 => Ok(Self::KriminalitetsforebyggelseOgTryghed),
            6 => Ok(Self::SundhedOgTrivsel),
            7 => Ok(Self::FaellesskabOgMedborgerskab),
            8 => Ok(Self::OekonomiOgBoligraadgivning),
            9 => Ok(Self::UdlejningOgBeboersammensaetning),
            10 => Ok(Self::FysiskOmdannelse),
            98 => Ok(Self::Andet),
            99 => Ok(Self::Ukendt),
            _ => Err(UnknownCode { kode, kodeliste: Self::KODELISTE }),
        }
    }
}

impl From<IndsatsType> for i64 {
    fn from(value: IndsatsType) -> i64 {
        value.kode()
    }
}

impl fmt::Display for IndsatsType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.tekst())
    }
}

impl Serialize for IndsatsType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.kode())
    }
}

impl<'de> Deserialize<'de> for IndsatsType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::try_from(tal::code(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// Deler registrerede objekter efter den myndighed, der svarer for dem, angivet ved CVR-nummer. Listen er
/// fælles for GeoFA. Her står de koder, som temaerne 63xx kan bruge: kommunerne og koden for
/// referenceområder. GeoFA's egen liste har desuden Christiansø og nogle statslige myndigheder; de leverer
/// ikke til 63xx. CVR-numrenes kontrolciffer prøves ikke for hele listen, fordi 99999999 er en pladsholder.
/// Kodelisten d_basis_ansvarlig_myndighed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BasisAnsvarligMyndighed {
    /// 11259979 Frederiksberg Kommune: Kommunalbestyrelsen i Frederiksberg Kommune, kommunekode 147.
    FrederiksbergKommune,
    /// 11715311 Lyngby-Taarbæk Kommune: Kommunalbestyrelsen i Lyngby-Taarbæk Kommune, kommunekode 173.
    LyngbyTaarbaekKommune,
    /// 11931316 Ishøj Kommune: Kommunalbestyrelsen i Ishøj Kommune, kommunekode 183.
    IshoejKommune,
    /// 12881517 Dragør Kommune: Kommunalbestyrelsen i Dragør Kommune, kommunekode 155.
    DragoerKommune,
    /// 18957981 Ringsted Kommune: Kommunalbestyrelsen i Ringsted Kommune, kommunekode 329.
    RingstedKommune,
    /// 19438414 Gentofte Kommune: Kommunalbestyrelsen i Gentofte Kommune, kommunekode 157.
    GentofteKommune,
    /// 19501817 Høje-Taastrup Kommune: Kommunalbestyrelsen i Høje-Taastrup Kommune, kommunekode 169.
    HoejeTaastrupKommune,
    /// 19583910 Vallensbæk Kommune: Kommunalbestyrelsen i Vallensbæk Kommune, kommunekode 187.
    VallensbaekKommune,
    /// 20310413 Tårnby Kommune: Kommunalbestyrelsen i Tårnby Kommune, kommunekode 185.
    TaarnbyKommune,
    /// 23795515 Samsø Kommune: Kommunalbestyrelsen i Samsø Kommune, kommunekode 741.
    SamsoeKommune,
    /// 26696348 Bornholms Regionskommune: Kommunalbestyrelsen i Bornholms Regionskommune, kommunekode 400.
    BornholmsRegionskommune,
    /// 28856075 Ærø Kommune: Kommunalbestyrelsen i Ærø Kommune, kommunekode 492.
    AeroeKommune,
    /// 29188327 Furesø Kommune: Kommunalbestyrelsen i Furesø Kommune, kommunekode 190.
    FuresoeKommune,
    /// 29188335 Fredensborg Kommune: Kommunalbestyrelsen i Fredensborg Kommune, kommunekode 210.
    FredensborgKommune,
    /// 29188378 Rudersdal Kommune: Kommunalbestyrelsen i Rudersdal Kommune, kommunekode 230.
    RudersdalKommune,
    /// 29188386 Egedal Kommune: Kommunalbestyrelsen i Egedal Kommune, kommunekode 240.
    EgedalKommune,
    /// 29188416 Halsnæs Kommune: Kommunalbestyrelsen i Halsnæs Kommune, kommunekode 260.
    HalsnaesKommune,
    /// 29188440 Gribskov Kommune: Kommunalbestyrelsen i Gribskov Kommune, kommunekode 270.
    GribskovKommune,
    /// 29188459 Odsherred Kommune: Kommunalbestyrelsen i Odsherred Kommune, kommunekode 306.
    OdsherredKommune,
    /// 29188475 Faxe Kommune: Kommunalbestyrelsen i Faxe Kommune, kommunekode 320.
    FaxeKommune,
    /// 29188505 Slagelse Kommune: Kommunalbestyrelsen i Slagelse Kommune, kommunekode 330.
    SlagelseKommune,
    /// 29188548 Lejre Kommune: Kommunalbestyrelsen i Lejre Kommune, kommunekode 350.
    LejreKommune,
    /// 29188572 Lolland Kommune: Kommunalbestyrelsen i Lolland Kommune, kommunekode 360.
    LollandKommune,
    /// 29188599 Guldborgsund Kommune: Kommunalbestyrelsen i Guldborgsund Kommune, kommunekode 376.
    GuldborgsundKommune,
    /// 29188645 Faaborg-Midtfyn Kommune: Kommunalbestyrelsen i Faaborg-Midtfyn Kommune, kommunekode 430.
    FaaborgMidtfynKommune,
    /// 29188947 Nordfyns Kommune: Kommunalbestyrelsen i Nordfyns Kommune, kommunekode 480.
    NordfynsKommune,
    /// 29188955 Langeland Kommune: Kommunalbestyrelsen i Langeland Kommune, kommunekode 482.
    LangelandKommune,
    /// 29189129 Frederikssund Kommune: Kommunalbestyrelsen i Frederikssund Kommune, kommunekode 250.
    FrederikssundKommune,
    /// 29189366 Hillerød Kommune: Kommunalbestyrelsen i Hillerød Kommune, kommunekode 219.
    HilleroedKommune,
    /// 29189374 Køge Kommune: Kommunalbestyrelsen i Køge Kommune, kommunekode 259.
    KoegeKommune,
    /// 29189382 Hjørring Kommune: Kommunalbestyrelsen i Hjørring Kommune, kommunekode 860.
    HjoerringKommune,
    /// 29189404 Roskilde Kommune: Kommunalbestyrelsen i Roskilde Kommune, kommunekode 265.
    RoskildeKommune,
    /// 29189420 Aalborg Kommune: Kommunalbestyrelsen i Aalborg Kommune, kommunekode 851.
    AalborgKommune,
    /// 29189439 Jammerbugt Kommune: Kommunalbestyrelsen i Jammerbugt Kommune, kommunekode 849.
    JammerbugtKommune,
    /// 29189447 Holbæk Kommune: Kommunalbestyrelsen i Holbæk Kommune, kommunekode 316.
    HolbaekKommune,
    /// 29189455 Mariagerfjord Kommune: Kommunalbestyrelsen i Mariagerfjord Kommune, kommunekode 846.
    MariagerfjordKommune,
    /// 29189463 Rebild Kommune: Kommunalbestyrelsen i Rebild Kommune, kommunekode 840.
    RebildKommune,
    /// 29189471 Vesthimmerlands Kommune: Kommunalbestyrelsen i Vesthimmerlands Kommune, kommunekode 820.
    VesthimmerlandsKommune,
    /// 29189498 Frederikshavn Kommune: Kommunalbestyrelsen i Frederikshavn Kommune, kommunekode 813.
    FrederikshavnKommune,
    /// 29189501 Brønderslev Kommune: Kommunalbestyrelsen i Brønderslev Kommune, kommunekode 810.
    BroenderslevKommune,
    /// 29189560 Thisted Kommune: Kommunalbestyrelsen i Thisted Kommune, kommunekode 787.
    ThistedKommune,
    /// 29189579 Skive Kommune: Kommunalbestyrelsen i Skive Kommune, kommunekode 779.
    SkiveKommune,
    /// 29189587 Hedensted Kommune: Kommunalbestyrelsen i Hedensted Kommune, kommunekode 766.
    HedenstedKommune,
    /// 29189595 Kalundborg Kommune: Kommunalbestyrelsen i Kalundborg Kommune, kommunekode 326.
    KalundborgKommune,
    /// 29189609 Ringkøbing-Skjern Kommune: Kommunalbestyrelsen i Ringkøbing-Skjern Kommune, kommunekode 760.
    RingkoebingSkjernKommune,
    /// 29189617 Ikast-Brande Kommune: Kommunalbestyrelsen i Ikast-Brande Kommune, kommunekode 756.
    IkastBrandeKommune,
    /// 29189625 Næstved Kommune: Kommunalbestyrelsen i Næstved Kommune, kommunekode 370.
    NaestvedKommune,
    /// 29189633 Skanderborg Kommune: Kommunalbestyrelsen i Skanderborg Kommune, kommunekode 746.
    SkanderborgKommune,
    /// 29189641 Silkeborg Kommune: Kommunalbestyrelsen i Silkeborg Kommune, kommunekode 740.
    SilkeborgKommune,
    /// 29189668 Randers Kommune: Kommunalbestyrelsen i Randers Kommune, kommunekode 730.
    RandersKommune,
    /// 29189676 Vordingborg Kommune: Kommunalbestyrelsen i Vordingborg Kommune, kommunekode 390.
    VordingborgKommune,
    /// 29189684 Middelfart Kommune: Kommunalbestyrelsen i Middelfart Kommune, kommunekode 410.
    MiddelfartKommune,
    /// 29189692 Assens Kommune: Kommunalbestyrelsen i Assens Kommune, kommunekode 420.
    AssensKommune,
    /// 29189706 Kerteminde Kommune: Kommunalbestyrelsen i Kerteminde Kommune, kommunekode 440.
    KertemindeKommune,
    /// 29189714 Favrskov Kommune: Kommunalbestyrelsen i Favrskov Kommune, kommunekode 710.
    FavrskovKommune,
    /// 29189722 Nyborg Kommune: Kommunalbestyrelsen i Nyborg Kommune, kommunekode 450.
    NyborgKommune,
    /// 29189730 Svendborg Kommune: Kommunalbestyrelsen i Svendborg Kommune, kommunekode 479.
    SvendborgKommune,
    /// 29189757 Haderslev Kommune: Kommunalbestyrelsen i Haderslev Kommune, kommunekode 510.
    HaderslevKommune,
    /// 29189765 Billund Kommune: Kommunalbestyrelsen i Billund Kommune, kommunekode 530.
    BillundKommune,
    /// 29189773 Sønderborg Kommune: Kommunalbestyrelsen i Sønderborg Kommune, kommunekode 540.
    SoenderborgKommune,
    /// 29189781 Tønder Kommune: Kommunalbestyrelsen i Tønder Kommune, kommunekode 550.
    ToenderKommune,
    /// 29189803 Esbjerg Kommune: Kommunalbestyrelsen i Esbjerg Kommune, kommunekode 561.
    EsbjergKommune,
    /// 29189811 Varde Kommune: Kommunalbestyrelsen i Varde Kommune, kommunekode 573.
    VardeKommune,
    /// 29189838 Vejen Kommune: Kommunalbestyrelsen i Vejen Kommune, kommunekode 575.
    VejenKommune,
    /// 29189846 Viborg Kommune: Kommunalbestyrelsen i Viborg Kommune, kommunekode 791.
    ViborgKommune,
    /// 29189854 Aabenraa Kommune: Kommunalbestyrelsen i Aabenraa Kommune, kommunekode 580.
    AabenraaKommune,
    /// 29189889 Horsens Kommune: Kommunalbestyrelsen i Horsens Kommune, kommunekode 615.
    HorsensKommune,
    /// 29189897 Kolding Kommune: Kommunalbestyrelsen i Kolding Kommune, kommunekode 621.
    KoldingKommune,
    /// 29189900 Vejle Kommune: Kommunalbestyrelsen i Vejle Kommune, kommunekode 630.
    VejleKommune,
    /// 29189919 Herning Kommune: Kommunalbestyrelsen i Herning Kommune, kommunekode 657.
    HerningKommune,
    /// 29189927 Holstebro Kommune: Kommunalbestyrelsen i Holstebro Kommune, kommunekode 661.
    HolstebroKommune,
    /// 29189935 Lemvig Kommune: Kommunalbestyrelsen i Lemvig Kommune, kommunekode 665.
    LemvigKommune,
    /// 29189951 Struer Kommune: Kommunalbestyrelsen i Struer Kommune, kommunekode 671.
    StruerKommune,
    /// 29189978 Syddjurs Kommune: Kommunalbestyrelsen i Syddjurs Kommune, kommunekode 706.
    SyddjursKommune,
    /// 29189986 Norddjurs Kommune: Kommunalbestyrelsen i Norddjurs Kommune, kommunekode 707.
    NorddjursKommune,
    /// 29189994 Sorø Kommune: Kommunalbestyrelsen i Sorø Kommune, kommunekode 340.
    SoroeKommune,
    /// 29208654 Stevns Kommune: Kommunalbestyrelsen i Stevns Kommune, kommunekode 336.
    StevnsKommune,
    /// 31210917 Fanø Kommune: Kommunalbestyrelsen i Fanø Kommune, kommunekode 563.
    FanoeKommune,
    /// 32264328 Odder Kommune: Kommunalbestyrelsen i Odder Kommune, kommunekode 727.
    OdderKommune,
    /// 35209115 Odense Kommune: Kommunalbestyrelsen i Odense Kommune, kommunekode 461.
    OdenseKommune,
    /// 41333014 Morsø Kommune: Kommunalbestyrelsen i Morsø Kommune, kommunekode 773.
    MorsoeKommune,
    /// 44023911 Greve Kommune: Kommunalbestyrelsen i Greve Kommune, kommunekode 253.
    GreveKommune,
    /// 45973328 Læsø Kommune: Kommunalbestyrelsen i Læsø Kommune, kommunekode 825.
    LaesoeKommune,
    /// 55133018 Aarhus Kommune: Kommunalbestyrelsen i Aarhus Kommune, kommunekode 751.
    AarhusKommune,
    /// 55606617 Hvidovre Kommune: Kommunalbestyrelsen i Hvidovre Kommune, kommunekode 167.
    HvidovreKommune,
    /// 58271713 Ballerup Kommune: Kommunalbestyrelsen i Ballerup Kommune, kommunekode 151.
    BallerupKommune,
    /// 60183112 Allerød Kommune: Kommunalbestyrelsen i Allerød Kommune, kommunekode 201.
    AlleroedKommune,
    /// 62761113 Gladsaxe Kommune: Kommunalbestyrelsen i Gladsaxe Kommune, kommunekode 159.
    GladsaxeKommune,
    /// 63640719 Herlev Kommune: Kommunalbestyrelsen i Herlev Kommune, kommunekode 163.
    HerlevKommune,
    /// 64502018 Helsingør Kommune: Kommunalbestyrelsen i Helsingør Kommune, kommunekode 217.
    HelsingoerKommune,
    /// 64942212 Københavns Kommune: Kommunalbestyrelsen i Københavns Kommune, kommunekode 101.
    KoebenhavnsKommune,
    /// 65113015 Brøndby Kommune: Kommunalbestyrelsen i Brøndby Kommune, kommunekode 153.
    BroendbyKommune,
    /// 65120119 Glostrup Kommune: Kommunalbestyrelsen i Glostrup Kommune, kommunekode 161.
    GlostrupKommune,
    /// 65307316 Rødovre Kommune: Kommunalbestyrelsen i Rødovre Kommune, kommunekode 175.
    RoedovreKommune,
    /// 66137112 Albertslund Kommune: Kommunalbestyrelsen i Albertslund Kommune, kommunekode 165.
    AlbertslundKommune,
    /// 68534917 Solrød Kommune: Kommunalbestyrelsen i Solrød Kommune, kommunekode 269.
    SolroedKommune,
    /// 69116418 Fredericia Kommune: Kommunalbestyrelsen i Fredericia Kommune, kommunekode 607.
    FredericiaKommune,
    /// 70960516 Hørsholm Kommune: Kommunalbestyrelsen i Hørsholm Kommune, kommunekode 223.
    HoersholmKommune,
    /// 99999999 Øvrige/private: Pladsholder for objekter uden en kommunal myndighed. I temaerne 63xx bruges
    /// den kun for referenceområderne (landet og regionerne) og deres tal, som KL registrerer. Nummeret er
    /// ikke et rigtigt CVR-nummer.
    OevrigePrivate,
}

impl BasisAnsvarligMyndighed {
    /// Listens navn.
    pub const KODELISTE: &'static str = "d_basis_ansvarlig_myndighed";

    /// Alle koder, også udgåede, i listens rækkefølge.
    pub const ALL: &'static [Self] = &[Self::FrederiksbergKommune, Self::LyngbyTaarbaekKommune, Self::IshoejKommune, Self::DragoerKommune, Self::RingstedKommune, Self::GentofteKommune, Self::HoejeTaastrupKommune, Self::VallensbaekKommune, Self::TaarnbyKommune, Self::SamsoeKommune, Self::BornholmsRegionskommune, Self::AeroeKommune, Self::FuresoeKommune, Self::FredensborgKommune, Self::RudersdalKommune, Self::EgedalKommune, Self::HalsnaesKommune, Self::GribskovKommune, Self::OdsherredKommune, Self::FaxeKommune, Self::SlagelseKommune, Self::LejreKommune, Self::LollandKommune, Self::GuldborgsundKommune, Self::FaaborgMidtfynKommune, Self::NordfynsKommune, Self::LangelandKommune, Self::FrederikssundKommune, Self::HilleroedKommune, Self::KoegeKommune, Self::HjoerringKommune, Self::RoskildeKommune, Self::AalborgKommune, Self::JammerbugtKommune, Self::HolbaekKommune, Self::MariagerfjordKommune, Self::RebildKommune, Self::VesthimmerlandsKommune, Self::FrederikshavnKommune, Self::BroenderslevKommune, Self::ThistedKommune, Self::SkiveKommune, Self::HedenstedKommune, Self::KalundborgKommune, Self::RingkoebingSkjernKommune, Self::IkastBrandeKommune, Self::NaestvedKommune, Self::SkanderborgKommune, Self::SilkeborgKommune, Self::RandersKommune, Self::VordingborgKommune, Self::MiddelfartKommune, Self::AssensKommune, Self::KertemindeKommune, Self::FavrskovKommune, Self::NyborgKommune, Self::SvendborgKommune, Self::HaderslevKommune, Self::BillundKommune, Self::SoenderborgKommune, Self::ToenderKommune, Self::EsbjergKommune, Self::VardeKommune, Self::VejenKommune, Self::ViborgKommune, Self::AabenraaKommune, Self::HorsensKommune, Self::KoldingKommune, Self::VejleKommune, Self::HerningKommune, Self::HolstebroKommune, Self::LemvigKommune, Self::StruerKommune, Self::SyddjursKommune, Self::NorddjursKommune, Self::SoroeKommune, Self::StevnsKommune, Self::FanoeKommune, Self::OdderKommune, Self::OdenseKommune, Self::MorsoeKommune, Self::GreveKommune, Self::LaesoeKommune, Self::AarhusKommune, Self::HvidovreKommune, Self::BallerupKommune, Self::AlleroedKommune, Self::GladsaxeKommune, Self::HerlevKommune, Self::HelsingoerKommune, Self::KoebenhavnsKommune, Self::BroendbyKommune, Self::GlostrupKommune, Self::RoedovreKommune, Self::AlbertslundKommune, Self::SolroedKommune, Self::FredericiaKommune, Self::HoersholmKommune, Self::OevrigePrivate];

    /// Koden.
    pub fn kode(self) -> i64 {
        match self {
            Self::FrederiksbergKommune => 11259979,
            Self::LyngbyTaarbaekKommune => 11715311,
            Self::IshoejKommune => 11931316,
            Self::DragoerKommune => 12881517,
            Self::RingstedKommune => 18957981,
            Self::GentofteKommune => 19438414,
            Self::HoejeTaastrupKommune => 19501817,
            Self::VallensbaekKommune => 19583910,
            Self::TaarnbyKommune => 20310413,
            Self::SamsoeKommune => 23795515,
            Self::BornholmsRegionskommune => 26696348,
            Self::AeroeKommune => 28856075,
            Self::FuresoeKommune => 29188327,
            Self::FredensborgKommune => 29188335,
            Self::RudersdalKommune => 29188378,
            Self::EgedalKommune => 29188386,
            Self::HalsnaesKommune => 29188416,
            Self::GribskovKommune => 29188440,
            Self::OdsherredKommune => 29188459,
            Self::FaxeKommune => 29188475,
            Self::SlagelseKommune => 29188505,
            Self::LejreKommune => 29188548,
            Self::LollandKommune => 29188572,
            Self::GuldborgsundKommune => 29188599,
            Self::FaaborgMidtfynKommune => 29188645,
            Self::NordfynsKommune => 29188947,
            Self::LangelandKommune => 29188955,
            Self::FrederikssundKommune => 29189129,
            Self::HilleroedKommune => 29189366,
            Self::KoegeKommune => 29189374,
            Self::HjoerringKommune => 29189382,
            Self::RoskildeKommune => 29189404,
            Self::AalborgKommune => 29189420,
            Self::JammerbugtKommune => 29189439,
            Self::HolbaekKommune => 29189447,
            Self::MariagerfjordKommune => 29189455,
            Self::RebildKommune => 29189463,
            Self::VesthimmerlandsKommune => 29189471,
            Self::FrederikshavnKommune => 29189498,
            Self::BroenderslevKommune => 29189501,
            Self::ThistedKommune => 29189560,
            Self::SkiveKommune => 29189579,
            Self::HedenstedKommune => 29189587,
            Self::KalundborgKommune => 29189595,
            Self::RingkoebingSkjernKommune => 29189609,
            Self::IkastBrandeKommune => 29189617,
            Self::NaestvedKommune => 29189625,
            Self::SkanderborgKommune => 29189633,
            Self::SilkeborgKommune => 29189641,
            Self::RandersKommune => 29189668,
            Self::VordingborgKommune => 29189676,
            Self::MiddelfartKommune => 29189684,
            Self::AssensKommune => 29189692,
            Self::KertemindeKommune => 29189706,
            Self::FavrskovKommune => 29189714,
            Self::NyborgKommune => 29189722,
            Self::SvendborgKommune => 29189730,
            Self::HaderslevKommune => 29189757,
            Self::BillundKommune => 29189765,
            Self::SoenderborgKommune => 29189773,
            Self::ToenderKommune => 29189781,
            Self::EsbjergKommune => 29189803,
            Self::VardeKommune => 29189811,
            Self::VejenKommune => 29189838,
            Self::ViborgKommune => 29189846,
            Self::AabenraaKommune => 29189854,
            Self::HorsensKommune => 29189889,
            Self::KoldingKommune => 29189897,
            Self::VejleKommune => 29189900,
            Self::HerningKommune => 29189919,
            Self::HolstebroKommune => 29189927,
            Self::LemvigKommune => 29189935,
            Self::StruerKommune => 29189951,
            Self::SyddjursKommune => 29189978,
            Self::NorddjursKommune => 29189986,
            Self::SoroeKommune => 29189994,
            Self::StevnsKommune => 29208654,
            Self::FanoeKommune => 31210917,
            Self::OdderKommune => 32264328,
            Self::OdenseKommune => 35209115,
            Self::MorsoeKommune => 41333014,
            Self::GreveKommune => 44023911,
            Self::LaesoeKommune => 45973328,
            Self::AarhusKommune => 55133018,
            Self::HvidovreKommune => 55606617,
            Self::BallerupKommune => 58271713,
            Self::AlleroedKommune => 60183112,
            Self::GladsaxeKommune => 62761113,
            Self::HerlevKommune => 63640719,
            Self::HelsingoerKommune => 64502018,
            Self::KoebenhavnsKommune => 64942212,
            Self::BroendbyKommune => 65113015,
            Self::GlostrupKommune => 65120119,
            Self::RoedovreKommune => 65307316,
            Self::AlbertslundKommune => 66137112,
            Self::SolroedKommune => 68534917,
            Self::FredericiaKommune => 69116418,
            Self::HoersholmKommune => 70960516,
            Self::OevrigePrivate => 99999999,
        }
    }

    /// Kodens tekst.
    pub fn tekst(self) -> &'static str {
        match self {
            Self::FrederiksbergKommune => "Frederiksberg Kommune",
            Self::LyngbyTaarbaekKommune => "Lyngby-Taarbæk Kommune",
            Self::IshoejKommune => "Ishøj Kommune",
            Self::DragoerKommune => "Dragør Kommune",
            Self::RingstedKommune => "Ringsted Kommune",
            Self::GentofteKommune => "Gentofte Kommune",
            Self::HoejeTaastrupKommune => "Høje-Taastrup Kommune",
            Self::VallensbaekKommune => "Vallensbæk Kommune",
            Self::TaarnbyKommune => "Tårnby Kommune",
            Self::SamsoeKommune => "Samsø Kommune",
            Self::BornholmsRegionskommune => "Bornholms Regionskommune",
            Self::AeroeKommune => "Ærø Kommune",
            Self::FuresoeKommune => "Furesø Kommune",
            Self::FredensborgKommune => "Fredensborg Kommune",
            Self::RudersdalKommune => "Rudersdal Kommune",
            Self::EgedalKommune => "Egedal Kommune",
            Self::HalsnaesKommune => "Halsnæs Kommune",
            Self::GribskovKommune => "Gribskov Kommune",
            Self::OdsherredKommune => "Odsherred Kommune",
            Self::FaxeKommune => "Faxe Kommune",
            Self::SlagelseKommune => "Slagelse Kommune",
            Self::LejreKommune => "Lejre Kommune",
            Self::LollandKommune => "Lolland Kommune",
            Self::GuldborgsundKommune => "Guldborgsund Kommune",
            Self::FaaborgMidtfynKommune => "Faaborg-Midtfyn Kommune",
            Self::NordfynsKommune => "Nordfyns Kommune",
            Self::LangelandKommune => "Langeland Kommune",
            Self::FrederikssundKommune => "Frederikssund Kommune",
            Self::HilleroedKommune => "Hillerød Kommune",
            Self::KoegeKommune => "Køge Kommune",
            Self::HjoerringKommune => "Hjørring Kommune",
            Self::RoskildeKommune => "Roskilde Kommune",
            Self::AalborgKommune => "Aalborg Kommune",
            Self::JammerbugtKommune => "Jammerbugt Kommune",
            Self::HolbaekKommune => "Holbæk Kommune",
            Self::MariagerfjordKommune => "Mariagerfjord Kommune",
            Self::RebildKommune => "Rebild Kommune",
            Self::VesthimmerlandsKommune => "Vesthimmerlands Kommune",
            Self::FrederikshavnKommune => "Frederikshavn Kommune",
            Self::BroenderslevKommune => "Brønderslev Kommune",
            Self::ThistedKommune => "Thisted Kommune",
            Self::SkiveKommune => "Skive Kommune",
            Self::HedenstedKommune => "Hedensted Kommune",
            Self::KalundborgKommune => "Kalundborg Kommune",
            Self::RingkoebingSkjernKommune => "Ringkøbing-Skjern Kommune",
            Self::IkastBrandeKommune => "Ikast-Brande Kommune",
            Self::NaestvedKommune => "Næstved Kommune",
            Self::SkanderborgKommune => "Skanderborg Kommune",
            Self::SilkeborgKommune => "Silkeborg Kommune",
            Self::RandersKommune => "Randers Kommune",
            Self::VordingborgKommune => "Vordingborg Kommune",
            Self::MiddelfartKommune => "Middelfart Kommune",
            Self::AssensKommune => "Assens Kommune",
            Self::KertemindeKommune => "Kerteminde Kommune",
            Self::FavrskovKommune => "Favrskov Kommune",
            Self::NyborgKommune => "Nyborg Kommune",
            Self::SvendborgKommune => "Svendborg Kommune",
            Self::HaderslevKommune => "Haderslev Kommune",
            Self::BillundKommune => "Billund Kommune",
            Self::SoenderborgKommune => "Sønderborg Kommune",
            Self::ToenderKommune => "Tønder Kommune",
            Self::EsbjergKommune => "Esbjerg Kommune",
            Self::VardeKommune => "Varde Kommune",
            Self::VejenKommune => "Vejen Kommune",
            Self::ViborgKommune => "Viborg Kommune",
            Self::AabenraaKommune => "Aabenraa Kommune",
            Self::HorsensKommune => "Horsens Kommune",
            Self::KoldingKommune => "Kolding Kommune",
            Self::VejleKommune => "Vejle Kommune",
            Self::HerningKommune => "Herning Kommune",
            Self::HolstebroKommune => "Holstebro Kommune",
            Self::LemvigKommune => "Lemvig Kommune",
            Self::StruerKommune => "Struer Kommune",
            Self::SyddjursKommune => "Syddjurs Kommune",
            Self::NorddjursKommune => "Norddjurs Kommune",
            Self::SoroeKommune => "Sorø Kommune",
            Self::StevnsKommune => "Stevns Kommune",
            Self::FanoeKommune => "Fanø Kommune",
            Self::OdderKommune => "Odder Kommune",
            Self::OdenseKommune => "Odense Kommune",
            Self::MorsoeKommune => "Morsø Kommune",
            Self::GreveKommune => "Greve Kommune",
            Self::LaesoeKommune => "Læsø Kommune",
            Self::AarhusKommune => "Aarhus Kommune",
            Self::HvidovreKommune => "Hvidovre Kommune",
            Self::BallerupKommune => "Ballerup Kommune",
            Self::AlleroedKommune => "Allerød Kommune",
            Self::GladsaxeKommune => "Gladsaxe Kommune",
            Self::HerlevKommune => "Herlev Kommune",
            Self::HelsingoerKommune => "Helsingør Kommune",
            Self::KoebenhavnsKommune => "Københavns Kommune",
            Self::BroendbyKommune => "Brøndby Kommune",
            Self::GlostrupKommune => "Glostrup Kommune",
            Self::RoedovreKommune => "Rødovre Kommune",
            Self::AlbertslundKommune => "Albertslund Kommune",
            Self::SolroedKommune => "Solrød Kommune",
            Self::FredericiaKommune => "Fredericia Kommune",
            Self::HoersholmKommune => "Hørsholm Kommune",
            Self::OevrigePrivate => "Øvrige/private",
        }
    }

    /// Koden må bruges; falsk, når den er udgået.
    pub fn aktiv(self) -> bool {
        true
    }
}

impl TryFrom<i64> for BasisAnsvarligMyndighed {
    type Error = UnknownCode;

    fn try_from(kode: i64) -> Result<Self, UnknownCode> {
        match kode {
            11259979 => Ok(Self::FrederiksbergKommune),
            11715311 => Ok(Self::LyngbyTaarbaekKommune),
            11931316 => Ok(Self::IshoejKommune),
            12881517 => Ok(Self::DragoerKommune),
            18957981 => Ok(Self::RingstedKommune),
            19438414 => Ok(Self::GentofteKommune),
            19501817 => Ok(Self::HoejeTaastrupKommune),
            19583910 => Ok(Self::VallensbaekKommune),
            20310413 => Ok(Self::TaarnbyKommune),
            23795515 => Ok(Self::SamsoeKommune),
            26696348 => Ok(Self::BornholmsRegionskommune),
            28856075 => Ok(Self::AeroeKommune),
            29188327 => Ok(Self::FuresoeKommune),
            29188335 => Ok(Self::FredensborgKommune),
            29188378 => Ok(Self::RudersdalKommune),
            29188386 => Ok(Self::EgedalKommune),
            29188416 => Ok(Self::HalsnaesKommune),
            29188440 => Ok(Self::GribskovKommune),
            29188459 => Ok(Self::OdsherredKommune),
            29188475 => Ok(Self::FaxeKommune),
            29188505 => Ok(Self::SlagelseKommune),
            29188548 => Ok(Self::LejreKommune),
            29188572 => Ok(Self::LollandKommune),
            29188599 => Ok(Self::GuldborgsundKommune),
            29188645 => Ok(Self::FaaborgMidtfynKommune),
            29188947 => Ok(Self::NordfynsKommune),
            29188955 => Ok(Self::LangelandKommune),
            29189129 => Ok(Self::FrederikssundKommune),
            29189366 => Ok(Self::HilleroedKommune),
            29189374 => Ok(Self::KoegeKommune),
            29189382 => Ok(Self::HjoerringKommune),
            29189404 => Ok(Self::RoskildeKommune),
            29189420 => Ok(Self::AalborgKommune),
            29189439 => Ok(Self::JammerbugtKommune),
            29189447 => Ok(Self::HolbaekKommune),
            29189455 => Ok(Self::MariagerfjordKommune),
            29189463 => Ok(Self::RebildKommune),
            29189471 => Ok(Self::VesthimmerlandsKommune),
            29189498 => Ok(Self::FrederikshavnKommune),
            29189501 => Ok(Self::BroenderslevKommune),
            29189560 => Ok(Self::ThistedKommune),
            29189579 => Ok(Self::SkiveKommune),
            29189587 => Ok(Self::HedenstedKommune),
            29189595 => Ok(Self::KalundborgKommune),
            29189609 => Ok(Self::RingkoebingSkjernKommune),
            29189617 => Ok(Self::IkastBrandeKommune),
            29189625 => Ok(Self::NaestvedKommune),
            29189633 => Ok(Self::SkanderborgKommune),
            29189641 => Ok(Self::SilkeborgKommune),
            29189668 => Ok(Self::RandersKommune),
            29189676 => Ok(Self::VordingborgKommune),
            29189684 => Ok(Self::MiddelfartKommune),
            29189692 => Ok(Self::AssensKommune),
            29189706 => Ok(Self::KertemindeKommune),
            29189714 => Ok(Self::FavrskovKommune),
            29189722 => Ok(Self::NyborgKommune),
            29189730 => Ok(Self::SvendborgKommune),
            29189757 => Ok(Self::HaderslevKommune),
            29189765 => Ok(Self::BillundKommune),
            29189773 => Ok(Self::SoenderborgKommune),
            29189781 => Ok(Self::ToenderKommune),
            29189803 => Ok(Self::EsbjergKommune),
            29189811 => Ok(Self::VardeKommune),
            29189838 => Ok(Self::VejenKommune),
            29189846 => Ok(Self::ViborgKommune),
            29189854 => Ok(Self::AabenraaKommune),
            29189889 => Ok(Self::HorsensKommune),
            29189897 => Ok(Self::KoldingKommune),
            29189900 => Ok(Self::VejleKommune),
            29189919 => Ok(Self::HerningKommune),
            29189927 => Ok(Self::HolstebroKommune),
            29189935 => Ok(Self::LemvigKommune),
            29189951 => Ok(Self::StruerKommune),
            29189978 => Ok(Self::SyddjursKommune),
            29189986 => Ok(Self::NorddjursKommune),
            29189994 => Ok(Self::SoroeKommune),
            29208654 => Ok(Self::StevnsKommune),
            31210917 => Ok(Self::FanoeKommune),
            32264328 => Ok(Self::OdderKommune),
            35209115 => Ok(Self::OdenseKommune),
            41333014 => Ok(Self::MorsoeKommune),
            44023911 => Ok(Self::GreveKommune),
            45973328 => Ok(Self::LaesoeKommune),
            55133018 => Ok(Self::AarhusKommune),
            55606617 => Ok(Self::HvidovreKommune),
            58271713 => Ok(Self::BallerupKommune),
            60183112 => Ok(Self::AlleroedKommune),
            62761113 => Ok(Self::GladsaxeKommune),
            63640719 => Ok(Self::HerlevKommune),
            64502018 => Ok(Self::HelsingoerKommune),
            64942212 => Ok(Self::KoebenhavnsKommune),
            65113015 => Ok(Self::BroendbyKommune),
            65120119 => Ok(Self::GlostrupKommune),
            65307316 => Ok(Self::RoedovreKommune),
            66137112 => Ok(Self::AlbertslundKommune),
            68534917 => Ok(Self::SolroedKommune),
            69116418 => Ok(Self::FredericiaKommune),
            70960516 => Ok(Self::HoersholmKommune),
            99999999 => Ok(Self::OevrigePrivate),
            _ => Err(UnknownCode { kode, kodeliste: Self::KODELISTE }),
        }
    }
}

impl From<BasisAnsvarligMyndighed> for i64 {
    fn from(value: BasisAnsvarligMyndighed) -> i64 {
        value.kode()
    }
}

impl fmt::Display for BasisAnsvarligMyndighed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.tekst())
    }
}

impl Serialize for BasisAnsvarligMyndighed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.kode())
    }
}

impl<'de> Deserialize<'de> for BasisAnsvarligMyndighed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::try_from(tal::code(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// Deler svar på et spørgsmål, der kan besvares med ja eller nej. Listen er fælles for GeoFA. I temaerne
/// 63xx bruges den kun til at sige, om et område er fuldt opdelt, og der må alene kode 0 og 1 bruges.
/// Kodelisten d_basis_ja_nej.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BasisJaNej {
    /// 0 Nej: Det, der spørges om, gælder ikke for objektet.
    Nej,
    /// 1 Ja: Det, der spørges om, gælder for hele objektet.
    Ja,
    /// 2 Blandet: Det, der spørges om, gælder for en del af objektet, men ikke for hele objektet. Bruges
    /// ikke i temaerne 63xx.
    Blandet,
    /// 3 Ukendt: Den, der registrerer, ved ikke, om svaret er ja eller nej. Bruges ikke i temaerne 63xx.
    Ukendt,
}

impl BasisJaNej {
    /// Listens navn.
    pub const KODELISTE: &'static str = "d_basis_ja_nej";

    /// Alle koder, også udgåede, i listens rækkefølge.
    pub const ALL: &'static [Self] = &[Self::Nej, Self::Ja, Self::Blandet, Self::Ukendt];

    /// Koden.
    pub fn kode(self) -> i64 {
        match self {
            Self::Nej => 0,
            Self::Ja => 1,
            Self::Blandet => 2,
            Self::Ukendt => 3,
        }
    }

    /// Kodens tekst.
    pub fn tekst(self) -> &'static str {
        match self {
            Self::Nej => "Nej",
            Self::Ja => "Ja",
            Self::Blandet => "Blandet",
            Self::Ukendt => "Ukendt",
        }
    }

    /// Koden må bruges; falsk, når den er udgået.
    pub fn aktiv(self) -> bool {
        true
    }
}

impl TryFrom<i64> for BasisJaNej {
    type Error = UnknownCode;

    fn try_from(kode: i64) -> Result<Self, UnknownCode> {
        match kode {
            0 => Ok(Self::Nej),
            1 => Ok(Self::Ja),
            2 => Ok(Self::Blandet),
            3 => Ok(Self::Ukendt),
            _ => Err(UnknownCode { kode, kodeliste: Self::KODELISTE }),
        }
    }
}

impl From<BasisJaNej> for i64 {
    fn from(value: BasisJaNej) -> i64 {
        value.kode()
    }
}

impl fmt::Display for BasisJaNej {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.tekst())
    }
}

impl Serialize for BasisJaNej {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.kode())
    }
}

impl<'de> Deserialize<'de> for BasisJaNej {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::try_from(tal::code(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// Deler registrerede objekter efter, hvem der må se dem. Listen er fælles for GeoFA. I temaerne 63xx findes
/// der ingen forudfyldt værdi: den, der leverer, skal selv vælge, og en tom værdi er en fejl. Bemærk, at
/// kode 3 er mere åben end kode 2. Kodelisten d_basis_offentlig.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BasisOffentlig {
    /// 1 Synlig for alle: Enhver må se objektet. Diskretion vurderes med grænserne for offentligheden.
    SynligForAlle,
    /// 2 Synlig for den ansvarlige myndighed: Kun den myndighed, hvis CVR-nummer står på objektet, må se
    /// det.
    SynligForDenAnsvarligeMyndighed,
    /// 3 Synlig for alle myndigheder, men ikke offentligheden: Enhver myndighed med adgang til GeoFA må se
    /// objektet, men offentligheden må ikke. Diskretion vurderes med grænserne for myndigheder, som ser
    /// koderne 1 og 3 samlet.
    SynligForAlleMyndighederMenIkkeOffentligheden,
}

impl BasisOffentlig {
    /// Listens navn.
    pub const KODELISTE: &'static str = "d_basis_offentlig";

    /// Alle koder, også udgåede, i listens rækkefølge.
    pub const ALL: &'static [Self] = &[Self::SynligForAlle, Self::SynligForDenAnsvarligeMyndighed, Self::SynligForAlleMyndighederMenIkkeOffentligheden];

    /// Koden.
    pub fn kode(self) -> i64 {
        match self {
            Self::SynligForAlle => 1,
            Self::SynligForDenAnsvarligeMyndighed => 2,
            Self::SynligForAlleMyndighederMenIkkeOffentligheden => 3,
        }
    }

    /// Kodens tekst.
    pub fn tekst(self) -> &'static str {
        match self {
            Self::SynligForAlle => "Synlig for alle",
            Self::SynligForDenAnsvarligeMyndighed => "Synlig for den ansvarlige myndighed",
            Self::SynligForAlleMyndighederMenIkkeOffentligheden => "Synlig for alle myndigheder, men ikke offentligheden",
        }
    }

    /// Koden må bruges; falsk, når den er udgået.
    pub fn aktiv(self) -> bool {
        true
    }
}

impl TryFrom<i64> for BasisOffentlig {
    type Error = UnknownCode;

    fn try_from(kode: i64) -> Result<Self, UnknownCode> {
        match kode {
            1 => Ok(Self::SynligForAlle),
            2 => Ok(Self::SynligForDenAnsvarligeMyndighed),
            3 => Ok(Self::SynligForAlleMyndighederMenIkkeOffentligheden),
            _ => Err(UnknownCode { kode, kodeliste: Self::KODELISTE }),
        }
    }
}

impl From<BasisOffentlig> for i64 {
    fn from(value: BasisOffentlig) -> i64 {
        value.kode()
    }
}

impl fmt::Display for BasisOffentlig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.tekst())
    }
}

impl Serialize for BasisOffentlig {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.kode())
    }
}

impl<'de> Deserialize<'de> for BasisOffentlig {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::try_from(tal::code(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// Deler registrerede objekter efter det grundlag, de er fremstillet på. Listen er fælles for GeoFA. For
/// beregnede tal i temaerne 63xx er kode 5 den sædvanlige; for en grænse, der er tegnet efter
/// matrikelkortet, er det kode 2. Kodelisten d_basis_oprindelse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BasisOprindelse {
    /// 0 Ikke udfyldt: Grundlaget er ikke oplyst. Bruges kun, når det heller ikke kan skaffes.
    IkkeUdfyldt,
    /// 1 Ortofoto: Objektet er tegnet efter et ortofoto, uanset producent og årgang.
    Ortofoto,
    /// 2 Matrikelkort: Objektets grænse følger matrikelkortet, som det var på registreringens dato. Koden
    /// bruges for områder, der er afgrænset som en samling af matrikelnumre.
    Matrikelkort,
    /// 3 Opmåling: Objektet er målt op på stedet, fx med GPS. Koden siger, hvordan der er målt, og ikke hvor
    /// nøjagtigt.
    Opmaaling,
    /// 4 GeoDanmark/tekniske kort: Objektet er tegnet efter GeoDanmark-data, kommunens tekniske kort eller
    /// et andet topografisk kort.
    GeoDanmarkTekniskeKort,
    /// 5 Modelberegning: Objektet er resultatet af en beregning eller en GIS-analyse. Gælder også tal, der
    /// er talt op af registre, og samlede scorer.
    Modelberegning,
    /// 6 Tegning: Objektet er overført fra en tegning, en PDF eller et billede.
    Tegning,
    /// 7 Felt-/markbesøg: Objektet er registreret under et tilsyn eller et besøg på stedet uden egentlig
    /// opmåling.
    FeltMarkbesoeg,
    /// 8 Borgeranmeldelse: Objektet er indberettet af en borger gennem en af kommunens borgerløsninger.
    Borgeranmeldelse,
    /// 9 Luftfoto (historiske 1944-1993): Objektet er tegnet efter et ældre luftfoto, der er mindre
    /// nøjagtigt stedfæstet end et ortofoto.
    LuftfotoHistoriske1944Til1993,
    /// 10 Skråfoto: Objektet er tegnet eller vurderet efter luftfotos, der er taget skråt fra de fire
    /// verdenshjørner.
    Skraafoto,
    /// 11 Andre foto: Objektet er registreret efter foto taget fra jorden, fx gadefoto eller
    /// sagsbehandlerens egne billeder.
    AndreFoto,
    /// 12 3D: Objektet er afledt af laserscanning, en terrænmodel eller andre tredimensionale data.
    N3D,
}

impl BasisOprindelse {
    /// Listens navn.
    pub const KODELISTE: &'static str = "d_basis_oprindelse";

    /// Alle koder, også udgåede, i listens rækkefølge.
    pub const ALL: &'static [Self] = &[Self::IkkeUdfyldt, Self::Ortofoto, Self::Matrikelkort, Self::Opmaaling, Self::GeoDanmarkTekniskeKort, Self::Modelberegning, Self::Tegning, Self::FeltMarkbesoeg, Self::Borgeranmeldelse, Self::LuftfotoHistoriske1944Til1993, Self::Skraafoto, Self::AndreFoto, Self::N3D];

    /// Koden.
    pub fn kode(self) -> i64 {
        match self {
            Self::IkkeUdfyldt => 0,
            Self::Ortofoto => 1,
            Self::Matrikelkort => 2,
            Self::Opmaaling => 3,
            Self::GeoDanmarkTekniskeKort => 4,
            Self::Modelberegning => 5,
            Self::Tegning => 6,
            Self::FeltMarkbesoeg => 7,
            Self::Borgeranmeldelse => 8,
            Self::LuftfotoHistoriske1944Til1993 => 9,
            Self::Skraafoto => 10,
            Self::AndreFoto => 11,
            Self::N3D => 12,
        }
    }

    /// Kodens tekst.
    pub fn tekst(self) -> &'static str {
        match self {
            Self::IkkeUdfyldt => "Ikke udfyldt",
            Self::Ortofoto => "Ortofoto",
            Self::Matrikelkort => "Matrikelkort",
            Self::Opmaaling => "Opmåling",
            Self::GeoDanmarkTekniskeKort => "GeoDanmark/tekniske kort",
            Self::Modelberegning => "Modelberegning",
            Self::Tegning => "Tegning",
            Self::FeltMarkbesoeg => "Felt-/markbesøg",
            Self::Borgeranmeldelse => "Borgeranmeldelse",
            Self::LuftfotoHistoriske1944Til1993 => "Luftfoto (historiske 1944-1993)",
            Self::Skraafoto => "Skråfoto",
            Self::AndreFoto => "Andre foto",
            Self::N3D => "3D",
        }
    }

    /// Koden må bruges; falsk, når den er udgået.
    pub fn aktiv(self) -> bool {
        true
    }
}

impl TryFrom<i64> for BasisOprindelse {
    type Error = UnknownCode;

    fn try_from(kode: i64) -> Result<Self, UnknownCode> {
        match kode {
            0 => Ok(Self::IkkeUdfyldt),
            1 => Ok(Self::Ortofoto),
            2 => Ok(Self::Matrikelkort),
            3 => Ok(Self::Opmaaling),
            4 => Ok(Self::GeoDanmarkTekniskeKort),
            5 => Ok(Self::Modelberegning),
            6 => Ok(Self::Tegning),
            7 => Ok(Self::FeltMarkbesoeg),
            8 => Ok(Self::Borgeranmeldelse),
            9 => Ok(Self::LuftfotoHistoriske1944Til1993),
            10 => Ok(Self::Skraafoto),
            11 => Ok(Self::AndreFoto),
            12 => Ok(Self::N3D),
            _ => Err(UnknownCode { kode, kodeliste: Self::KODELISTE }),
        }
    }
}

impl From<BasisOprindelse> for i64 {
    fn from(value: BasisOprindelse) -> i64 {
        value.kode()
    }
}

impl fmt::Display for BasisOprindelse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.tekst())
    }
}

impl Serialize for BasisOprindelse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.kode())
    }
}

impl<'de> Deserialize<'de> for BasisOprindelse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::try_from(tal::code(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// Deler registrerede objekter efter, hvor langt de er fra udkast til ophør. Listen er fælles for GeoFA. I
/// temaerne 63xx tæller kun kode 3 med i summer, kriterier, scorer og dækning; diskretion vurderes for alle
/// koder, fordi en kladde, som alle kan se, er offentlig. Kodelisten d_basis_status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BasisStatus {
    /// 0 Ukendt: Det vides ikke, hvor langt objektet er. Indgår ikke i summer og beregninger.
    Ukendt,
    /// 1 Kladde: Objektet er under udarbejdelse og kan stadig ændres. Indgår ikke i summer og beregninger.
    Kladde,
    /// 2 Forslag: Objektet er lagt frem, men ikke vedtaget. Indgår ikke i summer og beregninger.
    Forslag,
    /// 3 Gældende / Vedtaget: Objektet gælder. Kun objekter med denne kode indgår i summer, kriterier,
    /// scorer og dækning.
    GaeldendeVedtaget,
    /// 4 Ikke gældende / Aflyst: Objektet gælder ikke mere eller er aflyst. Det bevares, men indgår ikke i
    /// summer og beregninger.
    IkkeGaeldendeAflyst,
}

impl BasisStatus {
    /// Listens navn.
    pub const KODELISTE: &'static str = "d_basis_status";

    /// Alle koder, også udgåede, i listens rækkefølge.
    pub const ALL: &'static [Self] = &[Self::Ukendt, Self::Kladde, Self::Forslag, Self::GaeldendeVedtaget, Self::IkkeGaeldendeAflyst];

    /// Koden.
    pub fn kode(self) -> i64 {
        match self {
            Self::Ukendt => 0,
            Self::Kladde => 1,
            Self::Forslag => 2,
            Self::GaeldendeVedtaget => 3,
            Self::IkkeGaeldendeAflyst => 4,
        }
    }

    /// Kodens tekst.
    pub fn tekst(self) -> &'static str {
        match self {
            Self::Ukendt => "Ukendt",
            Self::Kladde => "Kladde",
            Self::Forslag => "Forslag",
            Self::GaeldendeVedtaget => "Gældende / Vedtaget",
            Self::IkkeGaeldendeAflyst => "Ikke gældende / Aflyst",
        }
    }

    /// Koden må bruges; falsk, når den er udgået.
    pub fn aktiv(self) -> bool {
        true
    }
}

impl TryFrom<i64> for BasisStatus {
    type Error = UnknownCode;

    fn try_from(kode: i64) -> Result<Self, UnknownCode> {
        match kode {
            0 => Ok(Self::Ukendt),
            1 => Ok(Self::Kladde),
            2 => Ok(Self::Forslag),
            3 => Ok(Self::GaeldendeVedtaget),
            4 => Ok(Self::IkkeGaeldendeAflyst),
            _ => Err(UnknownCode { kode, kodeliste: Self::KODELISTE }),
        }
    }
}

impl From<BasisStatus> for i64 {
    fn from(value: BasisStatus) -> i64 {
        value.kode()
    }
}

impl fmt::Display for BasisStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.tekst())
    }
}

impl Serialize for BasisStatus {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.kode())
    }
}

impl<'de> Deserialize<'de> for BasisStatus {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::try_from(tal::code(deserializer)?).map_err(serde::de::Error::custom)
    }
}
