//! `laesemaade`: how an input was read where that is not self-evident; said once per input, field and way.

use crate::delivery::Reading;
use crate::finding::Fact;
use crate::index::sink::Draft;
use crate::index::{InputFacts, Sink};

/// Reports the unusual readings.
pub fn check(input: &InputFacts<'_>, sink: &mut Sink<'_>) {
    for (field, reading, place) in input.readings {
        let name = field.and_then(|f| input.theme.map(|t| t.fields.specs[f as usize].name.clone()));
        let (da, en) = words(*reading);
        let facts = match &name {
            Some(felt) => vec![
                Fact::model("detalje", format!("feltet {felt}: {da}")),
                Fact::model("detalje_en", format!("the field {felt}: {en}")),
            ],
            None => vec![Fact::model("detalje", da), Fact::model("detalje_en", en)],
        };
        let draft = Draft { place: place.clone(), field: None, aspect: Some(aspect(*reading)), audience: None, facts };
        sink.input("laesemaade", input.theme.map(|t| t.tema.temakode), name, draft);
    }
}

/// The part of the rule: the ways of reading a value that targets judge differently. How a whole file was read is one
/// part, as no target sees the file.
fn aspect(reading: Reading) -> &'static str {
    match reading {
        Reading::NumberAsText => "tal-som-tekst",
        Reading::TextAsNumber => "tekst-som-tal",
        Reading::DayFirst | Reading::Slashes | Reading::TimeOfDay => "dato",
        Reading::DecimalComma | Reading::ThousandsAndComma => "decimalkomma",
        Reading::Thousands => "tusindtal",
        Reading::WholeWithDecimals => "heltal-med-decimaler",
        Reading::Nil | Reading::Sign => "tegn",
        Reading::Blanks => "blanktegn",
        Reading::HardBlanks => "haardt-blanktegn",
        Reading::EmptyText => "tom-tekst",
        Reading::BlankText => "blank-tekst",
        Reading::Braces => "klammer",
        Reading::SinglePolygon => "enkelt-polygon",
        Reading::NoGeometryMember => "uden-geometrimedlem",
        Reading::LeadingZeros
        | Reading::Apostrophe
        | Reading::Windows1252
        | Reading::Utf16
        | Reading::GuessedUtm32
        | Reading::Reprojected
        | Reading::BlankRows
        | Reading::NoRows
        | Reading::FormulaValue
        | Reading::FifteenDigits
        | Reading::HiddenSheet
        | Reading::VeryHiddenSheet
        | Reading::HiddenCells
        | Reading::MergedCells
        | Reading::EmptySheet
        | Reading::OtherSheet
        | Reading::Note
        | Reading::Styles
        | Reading::Tiles
        | Reading::Unregistered
        | Reading::Remains
        | Reading::Pictures
        | Reading::Embedded
        | Reading::ManyTexts
        | Reading::NoShapeFile
        | Reading::Asterisks
        | Reading::DeletedRecords
        | Reading::FirstPage => "oevrigt",
    }
}

/// A way of reading in Danish and English; the text continues a sentence.
pub(crate) fn words(reading: Reading) -> (&'static str, &'static str) {
    match reading {
        Reading::Windows1252 => ("bogstaverne er læst som Windows-1252", "the letters were read as Windows-1252"),
        Reading::Utf16 => {
            ("teksten er læst som UTF-16 (Unicode-tekst fra Excel)", "the text was read as UTF-16 (Unicode text of Excel)")
        }
        Reading::DecimalComma => ("komma er læst som decimaltegn", "the comma was read as the decimal sign"),
        Reading::Thousands => ("punktum er læst som tusindtegn", "the point was read as the thousands sign"),
        Reading::ThousandsAndComma => (
            "punktum er læst som tusindtegn og komma som decimaltegn",
            "the point was read as the thousands sign and the comma as the decimal sign",
        ),
        Reading::DayFirst => ("datoen er læst med dagen først", "the date was read day first"),
        Reading::Slashes => ("datoen er læst med skråstreger", "the date was read with slashes"),
        Reading::TimeOfDay => ("klokkeslættet er sprunget over", "the time of day was skipped"),
        Reading::NumberAsText => {
            ("tallet står som tekst og er læst som tal", "the number is stored as text and was read as a number")
        }
        Reading::TextAsNumber => {
            ("teksten står som tal og er læst som tekst", "the text is stored as a number and was read as text")
        }
        Reading::Nil => ("tegnet - er læst som nul", "the sign - was read as nil"),
        Reading::Sign => ("tegnene .., … og . er læst som intet tal", "the signs .., … and . were read as no figure"),
        Reading::Blanks => ("blanktegn før og efter værdien er fjernet", "blanks around the value were removed"),
        Reading::HardBlanks => {
            ("hårde mellemrum før og efter værdien er fjernet", "blanks that do not break a line around the value were removed")
        }
        Reading::Apostrophe => (
            "apostroffen foran det, som et regneark ville tage for en formel, er fjernet",
            "the apostrophe before what a spreadsheet would take for a formula was removed",
        ),
        Reading::EmptyText => ("en tom tekst er læst som ingen værdi", "an empty text was read as no value"),
        Reading::BlankText => ("en tekst af blanktegn er læst som ingen værdi", "a text of blanks was read as no value"),
        Reading::Braces => ("klammerne om UUID'et er fjernet", "the braces around the UUID were removed"),
        Reading::NoGeometryMember => (
            "medlemmet geometry mangler og er læst som ingen geometri",
            "the member geometry is absent and was read as no geometry",
        ),
        Reading::LeadingZeros => ("nuller foran er fjernet", "leading zeros were removed"),
        Reading::WholeWithDecimals => {
            ("et helt tal med nuller som decimaler er læst som helt", "a whole number with zero decimals was read as whole")
        }
        Reading::SinglePolygon => {
            ("en enkelt polygon er læst som en multipolygon", "a single polygon was read as a multipolygon")
        }
        Reading::GuessedUtm32 => (
            "filen siger intet om koordinatsystemet, men tallene er for store til grader og er læst som EPSG:25832",
            "the file says nothing of its coordinate system, but the numbers are too large for degrees and were read as EPSG:25832",
        ),
        Reading::BlankRows => ("rækker uden indhold er sprunget over", "rows without content were passed over"),
        Reading::FormulaValue => {
            ("af formler er læst den værdi, som Excel sidst gemte", "of formulas the value that Excel saved last was read")
        }
        Reading::FifteenDigits => {
            ("tallet er læst med de 15 cifre, som Excel viser", "the number was read with the 15 digits that Excel shows")
        }
        Reading::HiddenSheet => ("arket er skjult i Excel, men læst", "the sheet is hidden in Excel but was read"),
        Reading::VeryHiddenSheet => (
            "arket er skjult, så Excel ikke engang viser det på listen over skjulte ark, men læst",
            "the sheet is hidden so that Excel does not even list it among the hidden sheets but was read",
        ),
        Reading::HiddenCells => ("skjulte rækker og kolonner er læst med", "hidden rows and columns were read too"),
        Reading::MergedCells => (
            "af flettede celler har kun den øverste til venstre en værdi; de andre er læst som tomme",
            "of merged cells only the upper left one has a value; the others were read as empty",
        ),
        Reading::EmptySheet => ("arket er tomt", "the sheet is empty"),
        Reading::OtherSheet => (
            "indholdet ligner ikke noget tema og er kun set efter for personoplysninger",
            "the content resembles no theme and was only searched for personal data",
        ),
        Reading::Note => (
            "teksten er ikke en tabel og er kun set efter CPR-numre",
            "the text is no table and was only searched for CPR numbers",
        ),
        Reading::Styles => (
            "tabellen rummer QGIS' signaturer til kortet, ikke data, og er kun set efter for personoplysninger",
            "the table holds the styles of QGIS for the map, no data, and was only searched for personal data",
        ),
        Reading::Tiles => (
            "tabellen rummer billeder eller målinger i felter af et net (tiles, coverage), ikke rækker, og er kun set efter for personoplysninger",
            "the table holds images or measurements in tiles (tiles, coverage), no rows, and was only searched for personal data",
        ),
        Reading::Unregistered => (
            "tabellen står ikke i GeoPackage'ens indholdsfortegnelse (gpkg_contents); QGIS viser den måske ikke, men den følger med filen",
            "the GeoPackage's table of contents (gpkg_contents) does not name the table; QGIS may not show it, but it travels with the file",
        ),
        Reading::Remains => (
            "filen rummer stadig rester af slettede rækker; kør VACUUM (i QGIS: Komprimér database), før den sendes",
            "the file still holds remains of deleted rows; run VACUUM (in QGIS: Compact database) before it is sent",
        ),
        Reading::Pictures => {
            ("projektmappen har billeder, som der ikke er set i", "the workbook has pictures, which were not looked into")
        }
        Reading::Embedded => (
            "projektmappen har indlejrede filer eller programmer, som der ikke er set i",
            "the workbook has embedded files or programs, which were not looked into",
        ),
        Reading::ManyTexts => (
            "der er flere kommentarer og lignende tekster ved siden af cellerne, end der ses efter i; resten er ikke kontrolleret",
            "there are more comments and similar texts outside the cells than are searched; the rest was not checked",
        ),
        Reading::NoShapeFile => (
            "filen med fladerne (.shp) mangler ved siden af tabellen (.dbf)",
            "the file with the polygons (.shp) of the table (.dbf) is missing",
        ),
        Reading::Asterisks => (
            "stjerner er læst som ingen værdi; de kan også betyde, at tallet var for langt til kolonnen",
            "asterisks were read as no value; they may also mean that the number was too long for its column",
        ),
        Reading::DeletedRecords => {
            ("poster, der er mærket som slettet, er sprunget over", "records marked as deleted were passed over")
        }
        Reading::FirstPage => (
            "tjenesten har flere objekter, end filen har; hent resten (WFS: uden count, eller side for side med startIndex)",
            "the service has more features than the file; fetch the rest (WFS: without count, or page by page with startIndex)",
        ),
        Reading::NoRows => ("den har ingen rækker", "it has no rows"),
        Reading::Reprojected => ("koordinaterne er omregnet til EPSG:25832", "the coordinates were converted to EPSG:25832"),
    }
}
