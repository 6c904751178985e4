//! What is wrong with the arguments, in the user's language: clap's own words are English.

use crate::disclose::Language;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// What is wrong with the arguments.
pub fn explain(error: &clap::Error, language: Language) -> String {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(s)) => s.clone(),
        Some(ContextValue::Strings(s)) => s.join(", "),
        _ => String::new(),
    };
    let (argument, value) = (text(ContextKind::InvalidArg), text(ContextKind::InvalidValue));
    let suggestion = [ContextKind::SuggestedArg, ContextKind::SuggestedValue, ContextKind::SuggestedSubcommand]
        .into_iter()
        .map(text)
        .find(|s| !s.is_empty());
    let valid = text(ContextKind::ValidValue);
    let say = |da: String, en: String| if language == Language::Da { da } else { en };
    let mut message = match error.kind() {
        ErrorKind::MissingRequiredArgument => {
            say(format!("fejl: der mangler {argument}"), format!("error: {argument} is missing"))
        }
        ErrorKind::UnknownArgument => say(format!("fejl: {argument} kendes ikke"), format!("error: {argument} is unknown")),
        ErrorKind::InvalidSubcommand => {
            let name = text(ContextKind::InvalidSubcommand);
            say(format!("fejl: kommandoen {name} findes ikke"), format!("error: there is no command {name}"))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            say(format!("fejl: {argument} mangler en værdi"), format!("error: {argument} lacks a value"))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            say(format!("fejl: {value} kan ikke bruges til {argument}"), format!("error: {value} cannot be used for {argument}"))
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            say("fejl: der mangler en kommando".into(), "error: a command is missing".into())
        }
        _ => say("fejl: argumenterne kan ikke forstås".into(), "error: the arguments cannot be understood".into()),
    };
    if !valid.is_empty() {
        message += &say(format!("\n  mulige: {valid}"), format!("\n  possible: {valid}"));
    }
    if let Some(suggestion) = suggestion {
        message += &say(format!("\n  mente du {suggestion}?"), format!("\n  did you mean {suggestion}?"));
    }
    message + "\n" + language.of("Se sdm --help", "See sdm --help --lang en")
}
