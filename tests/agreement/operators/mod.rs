//! The operators: each makes, of one field's definition in the model, values that keep or break one constraint.
//!
//! An operator says itself whether it applies to a field; where it does and makes nothing, the run fails. It also says
//! what the validator must find, from the contract and not from the validator, so that a fault that every engine
//! shares is seen too.

mod code;
mod number;
mod presence;
mod reference;
mod text;
mod time;
mod types;

use super::draft::{Draft, Edit};
use regex::Regex;
use sdm::model::{Datatype, Felt, Model, Tema};
use std::borrow::Cow;

/// What the validator must say of a change, as rule id or `rule-id/aspect`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expect {
    /// It finds this on the field.
    Finds(Cow<'static, str>),
    /// It does not find this on the field, whatever else; a rule id covers all its aspects.
    Spares(Cow<'static, str>),
}

/// [`Expect::Finds`] of a construct that is known here.
pub const fn finds(construct: &'static str) -> Expect {
    Expect::Finds(Cow::Borrowed(construct))
}

/// [`Expect::Spares`] of a construct that is known here.
pub const fn spares(construct: &'static str) -> Expect {
    Expect::Spares(Cow::Borrowed(construct))
}

/// A change to a valid feature.
#[derive(Clone, Debug)]
pub struct Change {
    /// What is done.
    pub edits: Vec<Edit>,
    /// What must come of it.
    pub expect: Expect,
}

/// A field in its theme.
pub struct Site<'a> {
    /// The model.
    pub model: &'a Model,
    /// The theme.
    pub tema: &'a Tema,
    /// The field: one that a delivery gives.
    pub felt: &'a Felt,
    /// A valid feature of the theme.
    pub base: &'a Draft,
}

/// An operator on fields.
pub struct Operator {
    /// Its name, as the report and the record ids have it.
    pub name: &'static str,
    /// What it does, for the report's legend.
    pub about: &'static str,
    /// The changes to a field; `None` if it does not apply.
    pub changes: fn(&Site<'_>) -> Option<Vec<Change>>,
}

/// Every operator on fields, in the report's order.
pub static OPERATORS: &[Operator] = &[
    Operator { name: "fravær", about: "the property is absent", changes: presence::absent },
    Operator { name: "null", about: "null", changes: presence::null },
    Operator { name: "tom", about: "empty text", changes: presence::empty },
    Operator { name: "blank", about: "blanks only", changes: presence::blank },
    Operator { name: "sand", about: "true and false", changes: types::truth },
    Operator { name: "liste", about: "an array", changes: types::array },
    Operator { name: "objekt", about: "an object", changes: types::object },
    Operator { name: "tal", about: "a number where none belongs", changes: types::number },
    Operator { name: "tekst", about: "a text that is no such value", changes: types::text },
    Operator { name: "taltekst", about: "the number as text", changes: types::number_as_text },
    Operator { name: "nuldecimal", about: "a whole number with decimals of zero, as text", changes: types::whole_with_decimals },
    Operator { name: "kant", about: "each bound itself", changes: number::at_bound },
    Operator { name: "over", about: "one step beyond each bound", changes: number::beyond_bound },
    Operator { name: "bit32", about: "the ends of 32 bits", changes: number::at_32_bits },
    Operator { name: "bit33", about: "one beyond 32 bits", changes: number::beyond_32_bits },
    Operator { name: "decimal", about: "one decimal too many", changes: number::decimals },
    Operator { name: "nuller", about: "the same number in other JSON", changes: number::spellings },
    Operator { name: "cifre", about: "all digits that fit", changes: number::digits },
    Operator { name: "ciffer+", about: "one digit too many", changes: number::too_many_digits },
    Operator { name: "komma", about: "decimal comma in text", changes: number::comma },
    Operator { name: "tusind", about: "points between thousands in text", changes: number::thousands },
    Operator { name: "tegn", about: "Statistikbanken's signs", changes: number::signs },
    Operator { name: "længde", about: "length -1 and 0 in æøå and combining marks", changes: text::fits },
    Operator { name: "længde+", about: "length +1 in æøå and combining marks", changes: text::too_long },
    Operator { name: "mønster", about: "one character changed", changes: text::pattern_broken },
    Operator { name: "linje", about: "a line break before or after", changes: text::pattern_and_newline },
    Operator { name: "blanktegn", about: "blanks around the value", changes: text::padded },
    Operator { name: "hårdblank", about: "blanks that do not break a line around the value", changes: text::hard_padded },
    Operator { name: "styretegn", about: "a control character", changes: text::control_character },
    Operator { name: "kode", about: "each code in use", changes: code::known },
    Operator { name: "ukendt", about: "unknown code", changes: code::unknown },
    Operator { name: "udgået", about: "retired code", changes: code::retired },
    Operator { name: "ejtilladt", about: "code of the list that the field does not allow", changes: code::not_allowed },
    Operator { name: "dato", about: "days that exist", changes: time::right_dates },
    Operator { name: "umulig", about: "days that do not exist", changes: time::impossible_dates },
    Operator { name: "datoform", about: "texts that no one reads as a date", changes: time::broken_dates },
    Operator { name: "datostil", about: "dates in forms that only databases guess", changes: time::foreign_dates },
    Operator { name: "dagførst", about: "dates as Danish offices write them", changes: time::danish_dates },
    Operator { name: "henvisning", about: "a reference to the row itself", changes: reference::known },
    Operator { name: "dinglende", about: "a reference to a row that is not there", changes: reference::dangling },
    Operator { name: "lille", about: "an open count of one", changes: reference::small_count },
    Operator { name: "uuid", about: "UUID in upper case, and of zeros", changes: time::right_uuids },
    Operator { name: "klammer", about: "UUID in braces", changes: time::braced_uuids },
    Operator { name: "uuidbrud", about: "UUID with a wrong, missing or extra character", changes: time::broken_uuids },
    Operator { name: "uuidstil", about: "UUID in forms that only databases read", changes: time::foreign_uuids },
];

impl Site<'_> {
    /// The field set to raw JSON.
    fn set(&self, raw: impl Into<String>, expect: Expect) -> Change {
        Change { edits: vec![Edit::Set(self.felt.feltnavn.clone(), raw.into())], expect }
    }

    /// The field set to each of these texts.
    fn texts<T: AsRef<str>>(&self, texts: impl IntoIterator<Item = T>, expect: Expect) -> Vec<Change> {
        texts.into_iter().map(|t| self.set(super::draft::text(t.as_ref()), expect.clone())).collect()
    }

    /// The field set to each of these raw values.
    fn raws<T: AsRef<str>>(&self, raws: impl IntoIterator<Item = T>, expect: Expect) -> Vec<Change> {
        raws.into_iter().map(|raw| self.set(raw.as_ref(), expect.clone())).collect()
    }

    /// The field's example as raw JSON, as in the model (the base may have had to change it).
    fn example(&self) -> String {
        sdm::emit::record::example_value(self.felt).to_string()
    }

    /// The field's example as text.
    fn example_text(&self) -> String {
        match sdm::emit::record::example_value(self.felt) {
            serde_json::Value::String(text) => text,
            other => other.to_string(),
        }
    }

    /// The field's pattern, over the whole text.
    fn pattern(&self) -> Option<Regex> {
        let Datatype::Tekst { moenster: Some(pattern), .. } = &self.felt.datatype else { return None };
        let body = pattern.strip_prefix('^').and_then(|p| p.strip_suffix('$')).unwrap_or(pattern);
        Some(Regex::new(&format!("\\A(?:{body})\\z")).expect("the model's patterns are valid"))
    }

    /// Whether the field holds numbers, codes among them.
    fn is_number(&self) -> bool {
        matches!(self.felt.datatype, Datatype::Heltal | Datatype::Decimaltal { .. } | Datatype::Kode { .. })
    }

    /// Whether the field holds text.
    fn is_text(&self) -> bool {
        matches!(self.felt.datatype, Datatype::Tekst { .. })
    }
}
