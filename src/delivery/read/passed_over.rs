//! Parts of a delivery that are named but not read: helper files, companions, documents, further sheets.
//!
//! What may hold rows and was not read is never passed over: it is a [`super::ReadError`], and leaves the verdict open.

use std::borrow::Cow;

/// Why a part of a delivery is passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassedOver {
    /// What kind of part it is.
    pub kind: Aside,
    /// Why, in Danish.
    pub da: Cow<'static, str>,
    /// Why, in English.
    pub en: Cow<'static, str>,
}

/// What kind of part is passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aside {
    /// A helper file of a program or of the system: it holds nothing of the delivery.
    Helper,
    /// A file that is read together with another, which has a line of its own.
    Companion,
    /// A document, an image or the like: it is no table, and what it says was not looked at.
    Document,
    /// A sheet, layer or table of a file of data that belongs to no theme and need not.
    NotData,
    /// A sheet, layer or table without anything in it.
    Empty,
    /// Data of an unknown theme: its rows were not judged.
    Unplaced,
}

impl PassedOver {
    /// A part of a kind, with the reason in Danish and English.
    pub fn new(kind: Aside, da: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Self {
        PassedOver { kind, da: da.into(), en: en.into() }
    }

    /// A file that belongs to another, with which it is read, or like which it is not.
    pub(crate) fn companion(main: &str, is_read: bool) -> Self {
        let name = main.rsplit('/').next().unwrap_or(main);
        let (da, en) = match is_read {
            true => (
                format!("hører til {name} og er læst sammen med den"),
                format!("belongs to {name} and was read together with it"),
            ),
            false => (format!("hører til {name}, som ikke læses"), format!("belongs to {name}, which is not read")),
        };
        PassedOver::new(Aside::Companion, da, en)
    }
}
