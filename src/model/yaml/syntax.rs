//! The parser's own faults, said in Danish with a hint on what usually causes them.

use super::fault::{Span, YamlFault};
use crate::model::finding::bilingual;
use saphyr_parser::ScanError;

/// Code of every fault in YAML's own syntax.
pub const CODE: &str = "yaml-syntaks";

/// A part of the parser's text, then what it means and what usually helps, each in Danish and English.
struct KnownFault {
    part: &'static str,
    da: &'static str,
    en: &'static str,
    hint_da: &'static str,
    hint_en: &'static str,
}

const KNOWN_FAULTS: &[KnownFault] = &[
    KnownFault {
        part: "mapping values are not allowed",
        da: "et kolon står, hvor der ikke kan være en nøgle",
        en: "a colon is in a place where no key can be",
        hint_da: "sæt teksten i citationstegn, hvis kolonet hører til den, eller ret indrykningen",
        hint_en: "put the text in quotes if the colon belongs to it, or correct the indentation",
    },
    KnownFault {
        part: "simple key expect",
        da: "linjen er ikke «nøgle: værdi»",
        en: "the line is not «key: value»",
        hint_da: "skriv et kolon og et mellemrum efter nøglen, eller ret indrykningen",
        hint_en: "write a colon and a space after the key, or correct the indentation",
    },
    KnownFault {
        part: "did not find expected key",
        da: "her ventes en nøgle på samme indrykning som de andre",
        en: "a key with the same indentation as the others is expected here",
        hint_da: "ret indrykningen; fortsat tekst skal rykkes ind, og citationstegn skal lukkes",
        hint_en: "correct the indentation; continued text must be indented, and quotes closed",
    },
    KnownFault {
        part: "did not find expected '-'",
        da: "her ventes «- » på samme indrykning som listens andre punkter",
        en: "«- » with the same indentation as the list's other items is expected here",
        hint_da: "ret indrykningen, så punkterne står under hinanden",
        hint_en: "correct the indentation so that the items are aligned",
    },
    KnownFault {
        part: "unexpected end of stream",
        da: "et citationstegn åbnes her og lukkes aldrig",
        en: "a quote is opened here and never closed",
        hint_da: "sæt det afsluttende citationstegn",
        hint_en: "write the closing quote",
    },
    KnownFault {
        part: "unknown escape character",
        da: "ukendt tegn efter «\\» i en tekst i dobbelte citationstegn",
        en: "unknown character after «\\» in a double-quoted text",
        hint_da: "brug enkelte citationstegn om mønstre og andet med «\\»",
        hint_en: "use single quotes around patterns and other text with «\\»",
    },
    KnownFault {
        part: "trailing content",
        da: "der står mere efter det afsluttende citationstegn",
        en: "there is more after the closing quote",
        hint_da: "sæt hele teksten i citationstegn, eller skriv den med «>-»",
        hint_en: "put the whole text in quotes, or write it with «>-»",
    },
    KnownFault {
        part: "flow",
        da: "en liste i [ ] eller en gruppe i { } er ikke lukket eller mangler et komma",
        en: "a list in [ ] or a group in { } is not closed or lacks a comma",
        hint_da: "luk parentesen, og sæt tekster med komma i citationstegn",
        hint_en: "close the bracket, and put texts with commas in quotes",
    },
    KnownFault {
        part: "unexpected character",
        da: "en værdi kan ikke begynde med dette tegn",
        en: "a value cannot begin with this character",
        hint_da: "sæt værdien i citationstegn",
        hint_en: "put the value in quotes",
    },
    KnownFault {
        part: "unknown anchor",
        da: "henvisninger til ankre (*navn) er ikke tilladt",
        en: "aliases (*name) are not allowed",
        hint_da: "sæt teksten i citationstegn, hvis stjernen hører til den",
        hint_en: "put the text in quotes if the asterisk belongs to it",
    },
    KnownFault {
        part: "indent",
        da: "linjen er rykket forkert ind",
        en: "the line is wrongly indented",
        hint_da: "brug to mellemrum for hvert trin",
        hint_en: "use two spaces for each step",
    },
    KnownFault {
        part: "document",
        da: "her ventes slutningen af filen",
        en: "the end of the file is expected here",
        hint_da: "ret indrykningen; en fil er én gruppe af nøgler uden indrykning",
        hint_en: "correct the indentation; a file is one group of keys without indentation",
    },
];

/// The fault for a place where the parser had to stop.
pub fn fault(error: &ScanError) -> YamlFault {
    let mark = error.marker();
    let span = Span { line: mark.line().max(1), column: mark.col() + 1, len: 1 };
    let info = error.info();
    match KNOWN_FAULTS.iter().find(|case| info.contains(case.part)) {
        Some(case) => YamlFault {
            span,
            code: CODE,
            da: case.da.to_string(),
            en: case.en.to_string(),
            hint: Some(bilingual(case.hint_da, case.hint_en)),
        },
        None => YamlFault {
            span,
            code: CODE,
            da: format!("filen kan ikke læses som YAML herfra ({info})"),
            en: format!("the file cannot be read as YAML from here on ({info})"),
            hint: None,
        },
    }
}
