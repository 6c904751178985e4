//! Parts of a delivery in a report: what became of each, and why one could not be read.

use super::request::Request;
use super::wire::{InputReport, InputStatus};
use crate::delivery::{PassedOver, ReadError};
use crate::disclose::{self, Audience, Language};
use crate::index::InputOutcome;

/// The parts of the delivery as the report has them.
pub(super) fn reports(inputs: &[InputOutcome], request: &Request<'_>) -> Vec<InputReport> {
    inputs.iter().map(|input| report(input, request)).collect()
}

fn report(input: &InputOutcome, request: &Request<'_>) -> InputReport {
    let (status, reason) = status(input.error.as_ref(), input.passed_over.as_ref(), request.language);
    let (sha256, hmac_sha256) = receipt(request.hashes.get(input.file), request);
    InputReport {
        path: disclose::name(&input.path),
        member: input.member.as_deref().map(disclose::name),
        layer: input.layer.as_deref().map(disclose::name),
        format: input.format.map(|f| f.name.to_owned()),
        sha256,
        hmac_sha256,
        theme: input.theme,
        rows: input.rows,
        status,
        error: reason.clone().filter(|_| status == InputStatus::Unreadable),
        reason,
    }
}

/// What became of a part, and why.
pub(super) fn status(
    error: Option<&ReadError>,
    passed_over: Option<&PassedOver>,
    language: Language,
) -> (InputStatus, Option<String>) {
    match (error, passed_over) {
        (Some(error), _) => (InputStatus::Unreadable, Some(explain(error, language))),
        (None, Some(why)) => (InputStatus::PassedOver, Some(language.of(&why.da, &why.en).to_owned())),
        (None, None) => (InputStatus::Read, None),
    }
}

/// A file's hash as this reader may have it: bare, or made with a key.
pub(super) fn receipt(hash: Option<&Option<String>>, request: &Request<'_>) -> (Option<String>, Option<String>) {
    let own = request.reader == Audience::OwnMunicipality;
    let hash = hash.cloned().flatten();
    (hash.clone().filter(|_| own && !request.keyed), hash.filter(|_| request.keyed))
}

/// Why an input could not be read, in words.
pub(crate) fn explain(error: &ReadError, language: Language) -> String {
    let say = |da: &str, en: &str| language.of(da, en).to_owned();
    match error {
        ReadError::Io(e) if e.kind() == std::io::ErrorKind::PermissionDenied => {
            say("der er ikke adgang til filen", "access to the file is denied")
        }
        ReadError::Io(e) if e.kind() == std::io::ErrorKind::NotFound => say("filen findes ikke", "the file does not exist"),
        ReadError::Io(e) if e.kind() == std::io::ErrorKind::IsADirectory => say(
            "stien er en henvisning til en mappe og er ikke fulgt; giv mappen selv som sti",
            "the path is a link to a folder and was not followed; name the folder itself as a path",
        ),
        ReadError::Io(e) if e.kind() == std::io::ErrorKind::Unsupported => {
            say("stien er ikke en almindelig fil", "the path is no ordinary file")
        }
        ReadError::Io(_) => say("filen kan ikke læses fra disken", "the file cannot be read from the disk"),
        ReadError::PassedOver(why) => say(&why.da, &why.en),
        ReadError::Empty => say("filen er tom", "the file is empty"),
        ReadError::Unsupported(None) => say(
            "filen har binært indhold, som ikke kan læses; gem data som CSV, xlsx eller GeoPackage",
            "the file has binary content that cannot be read; save the data as CSV, xlsx or GeoPackage",
        ),
        ReadError::Unsupported(Some(foreign)) => {
            let ([what_da, what_en], [remedy_da, remedy_en]) = (foreign.what, foreign.remedy);
            match language {
                Language::Da => format!("filen er {what_da} og kan ikke læses; {remedy_da}"),
                Language::En => format!("the file is {what_en} and cannot be read; {remedy_en}"),
            }
        }
        ReadError::Broken { da, en, line: 0 } => say(da, en),
        ReadError::Broken { da, en, line } => match language {
            Language::Da => format!("linje {line}: {da}"),
            Language::En => format!("line {line}: {en}"),
        },
    }
}
