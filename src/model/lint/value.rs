//! Whether a value written in the model is one that its field takes.

use super::dates::day_number;
use crate::model::element::Kodeliste;
use crate::model::{Datatype, Felt, Model};
use regex::Regex;

/// Why a value is not one of the field's, in Danish and English; `None` when it is.
pub(super) fn fault(model: &Model, felt: &Felt, text: &str) -> Option<(String, String)> {
    match &felt.datatype {
        Datatype::Tekst { laengde, moenster, .. } => text_fault(*laengde, moenster.as_deref(), text),
        Datatype::Heltal => match text.parse::<i32>() {
            Ok(n) => limit_fault(felt, i128::from(n), 0),
            Err(_) => wrong(text, "et helt tal", "a whole number"),
        },
        Datatype::Decimaltal { cifre, decimaler } => decimal_fault(felt, *cifre, *decimaler, text),
        Datatype::Dato if day_number(text).is_none() => wrong(text, "en dato", "a date"),
        Datatype::Kode { kodeliste, tilladte } => code_fault(model.kodeliste(kodeliste)?, tilladte, text),
        Datatype::Uuid if !is_uuid(text) => wrong(text, "en UUID", "a UUID"),
        Datatype::Tidspunkt if !is_timestamp(text) => wrong(text, "et tidspunkt med tidszone", "a timestamp with time zone"),
        Datatype::Dato | Datatype::Uuid | Datatype::Tidspunkt => None,
    }
}

fn wrong(text: &str, da: &str, en: &str) -> Option<(String, String)> {
    Some((format!("«{text}» er ikke {da}"), format!("«{text}» is not {en}")))
}

fn text_fault(laengde: u32, moenster: Option<&str>, text: &str) -> Option<(String, String)> {
    let length = text.chars().count();
    if u32::try_from(length).is_ok_and(|l| l > laengde) {
        return Some((
            format!("«{text}» er på {length} tegn; feltet har {laengde}"),
            format!("«{text}» has {length} characters; the field has {laengde}"),
        ));
    }
    // A pattern that does not compile is reported as a fault of its own, at its place.
    let pattern = Regex::new(moenster?).ok()?;
    if pattern.is_match(text) {
        return None;
    }
    Some((format!("«{text}» passer ikke til {}", pattern.as_str()), format!("«{text}» does not match {}", pattern.as_str())))
}

fn decimal_fault(felt: &Felt, cifre: u8, decimaler: u8, text: &str) -> Option<(String, String)> {
    let bare = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = bare.split_once('.').unwrap_or((bare, ""));
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || (bare.contains('.') && !digits(part)) {
        return wrong(text, "et tal med punktum", "a number with a point");
    }
    if part.len() > usize::from(decimaler) || whole.len() > usize::from(cifre.saturating_sub(decimaler)) {
        return Some((
            format!("«{text}» har flere cifre end feltets {cifre}, heraf {decimaler} decimaler"),
            format!("«{text}» has more digits than the field's {cifre}, of which {decimaler} decimals"),
        ));
    }
    let scaled: i128 = format!("{whole}{part}").parse().ok()?;
    limit_fault(felt, if bare.len() < text.len() { -scaled } else { scaled }, part.len())
}

/// A number against the field's limits; `scaled` has `decimals` decimals.
fn limit_fault(felt: &Felt, scaled: i128, decimals: usize) -> Option<(String, String)> {
    let unit = 10_i128.checked_pow(u32::try_from(decimals).ok()?)?;
    let below = felt.minimum.filter(|least| scaled < i128::from(*least) * unit);
    let above = felt.maksimum.filter(|most| scaled > i128::from(*most) * unit);
    if let Some(least) = below {
        return Some((format!("tallet er under {least}"), format!("the number is less than {least}")));
    }
    above.map(|most| (format!("tallet er over {most}"), format!("the number is more than {most}")))
}

fn code_fault(list: &Kodeliste, tilladte: &[i64], text: &str) -> Option<(String, String)> {
    let code = text.parse::<i64>().ok().and_then(|n| list.koder.iter().find(|k| k.kode == n));
    match code {
        None => Some((format!("«{text}» er ikke en kode i {}", list.navn), format!("«{text}» is not a code of {}", list.navn))),
        Some(kode) if kode.aktiv == 0 => Some((format!("koden «{text}» er udgået"), format!("the code «{text}» is retired"))),
        Some(kode) if !tilladte.is_empty() && !tilladte.contains(&kode.kode) => {
            Some((format!("koden «{text}» er ikke tilladt i feltet"), format!("the code «{text}» is not allowed here")))
        }
        Some(_) => None,
    }
}

fn is_uuid(text: &str) -> bool {
    let parts: Vec<usize> = text.split('-').map(str::len).collect();
    parts == [8, 4, 4, 4, 12] && text.bytes().all(|b| b == b'-' || b.is_ascii_hexdigit())
}

/// `2026-07-15T12:30:00+02:00` or with `Z`; a blank may replace the `T`.
fn is_timestamp(text: &str) -> bool {
    let Some((date, time)) = text.split_once(['T', ' ']) else { return false };
    let zone = time.find(['Z', '+', '-']);
    let Some((clock, zone)) = zone.map(|at| time.split_at(at)) else { return false };
    let clock = clock.split_once('.').map_or(clock, |(seconds, _)| seconds);
    let parts: Vec<Option<u32>> = clock.split(':').map(|p| p.parse().ok().filter(|_| p.len() == 2)).collect();
    let in_range = matches!(parts[..], [Some(h), Some(m), Some(s)] if h < 24 && m < 60 && s < 60);
    let zone_ok = zone == "Z" || (matches!(zone.len(), 3 | 5 | 6) && zone[1..].bytes().all(|b| b == b':' || b.is_ascii_digit()));
    day_number(date).is_some() && in_range && zone_ok
}
