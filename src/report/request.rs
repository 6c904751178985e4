//! How a report is wanted: for whom, in which language, and what it may show.

use crate::disclose::{Addressee, Audience, Language};
use crate::index::Profile;
use crate::model::Model;

/// How the report is wanted.
pub struct Request<'a> {
    /// The model that was judged by.
    pub model: &'a Model,
    /// Who will read it.
    pub reader: Audience,
    /// Language of messages.
    pub language: Language,
    /// Name of the discretion profile.
    pub profile: &'a str,
    /// Today, as days since 1970-01-01.
    pub today: i64,
    /// The user's own profile.
    pub own_profile: &'a Profile,
    /// Whether the form has a map.
    pub with_map: bool,
    /// SHA-256 of each file, where it is known.
    pub hashes: Vec<Option<String>>,
    /// The same of each reference.
    pub reference_hashes: Vec<Option<String>>,
    /// The hashes are made with a key, so that every reader may have them.
    pub keyed: bool,
    /// Values are shown that are hidden otherwise (`--show-values`), and every form says so.
    pub show_values: bool,
}

impl Request<'_> {
    /// The reader, as `disclose` asks for it.
    pub(super) fn addressee(&self) -> Addressee {
        Addressee { reader: self.reader, language: self.language, values: self.show_values }
    }
}
