//! Numbers: bounds, 32 bits, decimals, digits, and the ways in which they are written.

use super::{Change, Expect, Site, finds, spares};
use sdm::model::Datatype;

const RANGE: &str = "uden-for-vaerdiomraade";
const DIGITS: &str = "uden-for-vaerdiomraade/cifre";
const DECIMALS: &str = "forkert-datatype/decimaler";

/// Most significant digits that a float keeps exactly in every engine.
const FLOAT_DIGITS: u8 = 15;

pub fn at_bound(site: &Site<'_>) -> Option<Vec<Change>> {
    bounds(site, 0, spares(RANGE))
}

pub fn beyond_bound(site: &Site<'_>) -> Option<Vec<Change>> {
    bounds(site, 1, finds(RANGE))
}

/// The field's smallest and largest value, `steps` of its last decimal further out.
fn bounds(site: &Site<'_>, steps: i128, expect: Expect) -> Option<Vec<Change>> {
    let scale = match site.felt.datatype {
        Datatype::Heltal => 0,
        Datatype::Decimaltal { decimaler, .. } => decimaler,
        _ => return None,
    };
    let scaled = |bound: i64| i128::from(bound) * 10_i128.pow(u32::from(scale));
    let low = site.felt.minimum.map(|b| scaled(b) - steps);
    let high = site.felt.maksimum.map(|b| scaled(b) + steps);
    let values: Vec<String> = low.into_iter().chain(high).map(|v| written(v, scale)).collect();
    (!values.is_empty()).then(|| site.raws(values, expect))
}

fn is_whole(site: &Site<'_>) -> bool {
    matches!(site.felt.datatype, Datatype::Heltal | Datatype::Kode { .. })
}

pub fn at_32_bits(site: &Site<'_>) -> Option<Vec<Change>> {
    is_whole(site).then(|| site.raws([i32::MIN.to_string(), i32::MAX.to_string()], spares(DIGITS)))
}

pub fn beyond_32_bits(site: &Site<'_>) -> Option<Vec<Change>> {
    let values = [i64::from(i32::MIN) - 1, i64::from(i32::MAX) + 1, 1 << 53].map(|v| v.to_string());
    is_whole(site).then(|| site.raws(values.into_iter().chain(["1e30".into()]), finds(DIGITS)))
}

pub fn decimals(site: &Site<'_>) -> Option<Vec<Change>> {
    let scale = match site.felt.datatype {
        Datatype::Heltal | Datatype::Kode { .. } => 0,
        Datatype::Decimaltal { decimaler, .. } => decimaler,
        _ => return None,
    };
    // One half of the last decimal, which numeric(p, s) would round up in silence, and one unit beyond it.
    let next = usize::from(scale) + 1;
    let values = [format!("1.{:0>next$}", 5), format!("0.{:0>next$}", 1), format!("1e-{next}")];
    Some(site.raws(values, finds(DECIMALS)))
}

/// The same number with zeros for decimals, with an exponent, and zero with a sign.
pub fn spellings(site: &Site<'_>) -> Option<Vec<Change>> {
    let example = site.example();
    let zeros = if example.contains('.') { "000" } else { ".000" };
    let values = [format!("{example}{zeros}"), format!("{example}e0"), format!("{example}E+0"), "-0".into(), "-0.0".into()];
    site.is_number().then(|| site.raws(values, spares("forkert-datatype")))
}

pub fn digits(site: &Site<'_>) -> Option<Vec<Change>> {
    let Datatype::Decimaltal { cifre, decimaler } = site.felt.datatype else { return None };
    assert!(cifre <= FLOAT_DIGITS, "{}: {cifre} digits are more than JSON's floats keep", site.felt.feltnavn);
    let largest = 10_i128.pow(u32::from(cifre)) - 1;
    Some(site.raws([written(largest, decimaler), written(-largest, decimaler)], spares(DIGITS)))
}

pub fn too_many_digits(site: &Site<'_>) -> Option<Vec<Change>> {
    let Datatype::Decimaltal { cifre, decimaler } = site.felt.datatype else { return None };
    let first = 10_i128.pow(u32::from(cifre));
    let values = [written(first, decimaler), written(-first, decimaler), written(first * 10, decimaler), "1e30".into()];
    Some(site.raws(values, finds(DIGITS)))
}

/// As text: in JSON a number cannot contain a comma.
pub fn comma(site: &Site<'_>) -> Option<Vec<Change>> {
    let decimal = matches!(site.felt.datatype, Datatype::Decimaltal { .. });
    decimal.then(|| site.texts(["2,5", "0,1", "0,0"], finds("laesemaade/decimalkomma")))
}

/// Whole thousands, so that who reads the point as a decimal point meets a small whole number and no other fault.
/// With three decimals or more the standard reads it so too.
pub fn thousands(site: &Site<'_>) -> Option<Vec<Change>> {
    let Datatype::Decimaltal { cifre, decimaler: decimaler @ 0..3 } = site.felt.datatype else { return None };
    if cifre - decimaler < 5 || site.felt.maksimum.is_some_and(|m| m < 20_000) {
        return None;
    }
    Some(site.texts(["1.000", "20.000"], finds("laesemaade/tusindtal")))
}

/// Statistikbanken's signs denote quantities; in a code they have no meaning.
pub fn signs(site: &Site<'_>) -> Option<Vec<Change>> {
    let code = matches!(site.felt.datatype, Datatype::Kode { .. });
    let expect = if code { finds("forkert-datatype") } else { finds("laesemaade/tegn") };
    site.is_number().then(|| site.texts(["-", "..", "…", "."], expect))
}

/// A scaled number as a JSON number.
pub fn written(value: i128, scale: u8) -> String {
    let width = usize::from(scale) + 1;
    let digits = format!("{:0>width$}", value.unsigned_abs());
    let (whole, part) = digits.split_at(digits.len() - usize::from(scale));
    let sign = if value < 0 { "-" } else { "" };
    if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}
