//! Features with one fault each, made from the model's examples by operators that follow from each field's datatype,
//! with the construct that the fault breaks. What to expect is written here from the contract, not asked of a target.

use sdm::emit::{Capability, Carried};
use sdm::model::{Datatype, Felt, Geometritype, Model, Tema};
use serde_json::{Value, json};

/// One feature and what is wrong with it.
pub struct Case {
    pub theme: u16,
    pub name: String,
    pub feature: Value,
    /// A repeated member, as no `Value` can say: written before the others of the feature.
    pub twice: Option<&'static str>,
    /// The field that is changed, as `temakode.feltnavn`; `None` if the record itself is.
    pub field: Option<String>,
    /// The construct it breaks; `None`: nothing is wrong, or nothing that a record alone shows.
    pub broken: Option<&'static str>,
}

impl Case {
    /// The feature as JSON.
    pub fn text(&self) -> String {
        let text = self.feature.to_string();
        match self.twice {
            Some(member) => format!("{{{member},{}", &text[1..]),
            None => text,
        }
    }
}

/// Whether a target with these capabilities must refuse the case.
pub fn must_refuse(case: &Case, capabilities: &[Capability]) -> bool {
    let here = |c: &Capability| match &c.carried {
        Carried::Fully => true,
        Carried::Partly { fields, .. } => case.field.as_ref().is_some_and(|f| fields.contains(f)),
        Carried::Not { .. } => false,
    };
    case.broken.is_some_and(|construct| capabilities.iter().any(|c| c.construct == construct && here(c)))
}

/// Every case of every theme.
pub fn all(model: &Model) -> Vec<Case> {
    let mut cases = Vec::new();
    for tema in &model.temaer {
        let mut of = Theme { tema, example: super::example(model, tema), cases: &mut cases };
        of.add("eksempel", None, |_| {});
        record_cases(model, &mut of);
        geometry_cases(model, &mut of);
        for felt in model.felter(tema).filter(|f| !f.er_systemfelt()) {
            field_cases(model, felt, &mut of);
        }
    }
    cases
}

struct Theme<'a> {
    tema: &'a Tema,
    example: Value,
    cases: &'a mut Vec<Case>,
}

impl Theme<'_> {
    fn add(&mut self, name: &str, broken: Option<&'static str>, change: impl FnOnce(&mut Value)) {
        let mut feature = self.example.clone();
        change(&mut feature);
        self.cases.push(Case { theme: self.tema.temakode, name: name.to_owned(), feature, twice: None, field: None, broken });
    }

    fn set(&mut self, felt: &Felt, name: &str, broken: Option<&'static str>, value: impl Into<Value>) {
        let (value, field) = (value.into(), felt.feltnavn.as_str());
        self.add(&format!("{field}: {name}"), broken, |f| f["properties"][field] = value);
        self.cases.last_mut().unwrap().field = Some(format!("{}.{field}", self.tema.temakode));
    }
}

fn record_cases(model: &Model, of: &mut Theme) {
    of.add("ukendt felt", Some("ukendt-felt"), |f| f["properties"]["findes_ikke"] = Value::Null);
    of.add("feltnavn med store bogstaver", Some("ukendt-felt"), |f| f["properties"]["OFF_KODE"] = json!(1));
    of.add("ingen egenskaber", Some("ulaeselig-post"), |f| f["properties"] = Value::Null);
    of.add("ikke en feature", Some("ulaeselig-post"), |f| f["type"] = json!("Polygon"));
    of.add("ikke et objekt", Some("ulaeselig-post"), |f| *f = json!([1]));
    of.add("fremmed medlem", None, |f| f["id"] = json!("a.1"));
    of.add("medlem to gange", Some("ulaeselig-post/dobbelt"), |_| {});
    of.cases.last_mut().unwrap().twice = Some(r#""type":"Feature""#);
    let tema = of.tema;
    for felt in model.felter(tema).filter(|f| f.er_systemfelt()) {
        for value in [Value::Null, json!("hvad som helst"), json!({ "a": [1] })] {
            of.set(felt, "systemfelt", Some("systemfelt-udfyldt"), value);
        }
    }
    for (column, _) in model.tekstkolonner(tema) {
        of.add(&format!("kodetekst {column}"), None, |f| f["properties"][column.as_str()] = json!("tekst"));
    }
}

fn geometry_cases(model: &Model, of: &mut Theme) {
    let p = |x: i64, y: i64| json!([724_000 + x, 6_175_000 + y]);
    let ring = json!([p(0, 0), p(9, 0), p(9, 9), p(0, 0)]);
    let polygon = |ring: Value| json!({ "type": "Polygon", "coordinates": [ring] });
    let none = of.tema.geometritype == Geometritype::Ingen;
    let mut geometry = |name: &str, broken, value: Value| of.add(name, broken, |f| f["geometry"] = value);
    if none {
        geometry("geometri i tema uden flade", Some("forkert-geometritype"), polygon(ring));
        return of.add("geometri udeladt", None, |f| drop_member(f, "geometry"));
    }
    geometry("enkelt flade", None, polygon(ring.clone()));
    geometry("hul", None, json!({ "type": "MultiPolygon", "coordinates": [[ring, ring], [ring]] }));
    geometry("højde", Some("z-koordinat"), polygon(json!([[0, 0, 1], [9, 0, 1], [9, 9, 1], [0, 0, 1]])));
    geometry("tom", Some("tom-geometri"), Value::Null);
    geometry("fire tal i et punkt", Some("z-koordinat"), polygon(json!([[0, 0, 1, 2], [9, 0, 1], [9, 9], [0, 0]])));
    geometry("ingen flader", Some("tom-geometri"), json!({ "type": "MultiPolygon", "coordinates": [] }));
    geometry("flade uden ring", Some("ugyldig-geometri/tom-del"), json!({ "type": "MultiPolygon", "coordinates": [[ring], []] }));
    geometry("punkt", Some("forkert-geometritype"), json!({ "type": "Point", "coordinates": [724_000, 6_175_000] }));
    geometry("samling", Some("forkert-geometritype"), json!({ "type": "GeometryCollection", "geometries": [] }));
    geometry("tre punkter", Some("ugyldig-geometri/punkter"), polygon(json!([p(0, 0), p(9, 0), p(0, 0)])));
    geometry("åben ring", Some("ugyldig-geometri/ring"), polygon(json!([p(0, 0), p(9, 0), p(9, 9), p(0, 9)])));
    let crossing = json!([p(0, 0), p(9, 9), p(9, 0), p(0, 9), p(0, 0)]);
    geometry("krydser sig selv", Some("ugyldig-geometri/gyldighed"), polygon(crossing));
    geometry("tekst som tal", Some("ugyldig-geometri"), polygon(json!([["1", 2], p(9, 0), p(9, 9), ["1", 2]])));
    geometry("ét tal", Some("ugyldig-geometri"), polygon(json!([[1], p(9, 0), p(9, 9), [1]])));
    geometry("flade som flere flader", Some("ugyldig-geometri"), json!({ "type": "Polygon", "coordinates": [[ring]] }));
    geometry("uden koordinater", Some("tom-geometri"), json!({ "type": "Polygon" }));
    of.add("geometri udeladt", Some("tom-geometri"), |f| drop_member(f, "geometry"));
    exception_cases(model, of, &polygon(ring));
}

/// Rows that have no geometry although their theme has areas.
fn exception_cases(model: &Model, of: &mut Theme, geometry: &Value) {
    let Some(exception) = &of.tema.geometri_undtagelse else { return };
    let pattern = regex::Regex::new(&exception.moenster).unwrap();
    let excepted = model.regioner.iter().map(|r| r.omraade_nr.as_str()).find(|nr| pattern.is_match(nr)).unwrap();
    let mut with = |name: &str, broken, value: String, geometry: Option<Value>| {
        of.add(name, broken, |f| {
            f["properties"][exception.felt.as_str()] = json!(value);
            drop_member(f, "geometry");
            if let Some(geometry) = geometry {
                f["geometry"] = geometry;
            }
        });
    };
    with("undtaget og uden geometri", None, excepted.to_owned(), Some(Value::Null));
    with("undtaget og geometri udeladt", None, excepted.to_owned(), None);
    with("undtaget med geometri", Some("forkert-geometritype"), excepted.to_owned(), Some(geometry.clone()));
    with("næsten undtaget og uden geometri", Some("tom-geometri"), format!("{excepted}1"), Some(Value::Null));
}

fn drop_member(object: &mut Value, name: &str) {
    object.as_object_mut().unwrap().shift_remove(name);
}

fn field_cases(model: &Model, felt: &Felt, of: &mut Theme) {
    let required = felt.er_obligatorisk();
    let missing = required.then_some("manglende-felt");
    let name = felt.feltnavn.as_str();
    of.add(&format!("{name}: udeladt"), missing, |f| drop_member(&mut f["properties"], name));
    of.set(felt, "null", missing, Value::Null);
    for (kind, value) in [("sand", json!(true)), ("liste", json!([])), ("objekt", json!({}))] {
        of.set(felt, kind, Some("forkert-datatype"), value);
    }
    let read_as_none = |reading| Some(if required { "manglende-felt" } else { reading });
    of.set(felt, "tom tekst", read_as_none("laesemaade/tom-tekst"), "");
    of.set(felt, "kun blanke", read_as_none("laesemaade/blank-tekst"), " \t\u{a0}");
    match &felt.datatype {
        Datatype::Tekst { laengde, moenster, .. } => text_cases(felt, *laengde, moenster.is_some(), of),
        Datatype::Heltal => whole_cases(felt, of),
        Datatype::Decimaltal { cifre, decimaler } => decimal_cases(felt, *cifre, *decimaler, of),
        Datatype::Kode { kodeliste, tilladte } => code_cases(model, felt, kodeliste, tilladte, of),
        Datatype::Dato => date_cases(felt, of),
        Datatype::Uuid => {
            of.set(felt, "i klammer", Some("laesemaade/klammer"), format!("{{{}}}", felt.eksempel));
            of.set(felt, "uden bindestreger", Some("forkert-datatype"), "7f9c2d1e4b3a4c5d8e6f0a1b2c3d4e5f");
            of.set(felt, "linjeskift", Some("forkert-datatype"), format!("{}\n", felt.eksempel));
        }
        Datatype::Tidspunkt => {
            of.set(felt, "uden zone", Some("forkert-datatype"), "2024-02-29T12:00:00");
            of.set(felt, "ikke i kalenderen", Some("forkert-datatype"), "2023-02-29T12:00:00Z");
            of.set(felt, "kl. 24", Some("forkert-datatype"), "2024-02-29T24:00:00Z");
            of.set(felt, "linjeskift", Some("forkert-datatype"), "2024-02-29T12:00:00Z\n");
            of.set(felt, "Z", None, "2024-02-29T12:00:00Z");
        }
    }
}

/// A number written as text.
const AS_TEXT: Option<&str> = Some("laesemaade/tal-som-tekst");

fn text_cases(felt: &Felt, length: u32, pattern: bool, of: &mut Theme) {
    let length = length as usize;
    of.set(felt, "tekst som tal", Some("laesemaade/tekst-som-tal"), 7);
    of.set(felt, "styretegn", Some("forkert-datatype"), "a\u{1}b");
    of.set(felt, "styretegn over ASCII", Some("forkert-datatype"), "a\u{85}b");
    for (name, reading, blank) in
        [("blank", "laesemaade/blanktegn", " "), ("hård blank", "laesemaade/haardt-blanktegn", "\u{a0}")]
    {
        of.set(felt, &format!("{name} foran"), Some(reading), format!("{blank}{}", felt.eksempel));
        of.set(felt, &format!("{name} bagefter"), Some(reading), format!("{}{blank}", felt.eksempel));
    }
    if pattern {
        of.set(felt, "linjeskift", Some("forkert-moenster"), format!("{}\n", felt.eksempel));
        of.set(felt, "fremmed tegn", Some("forkert-moenster"), format!("{}§", felt.eksempel));
        return of.set(felt, "fremmed begyndelse", Some("forkert-moenster"), format!("§{}", felt.eksempel));
    }
    of.set(felt, "flere linjer", None, "a\r\n\tæ");
    of.set(felt, "længste tekst", None, "æ".repeat(length));
    of.set(felt, "et tegn for meget", Some("for-lang-tekst"), "ø".repeat(length + 1));
    of.set(felt, "kombinerende tegn tæller", Some("for-lang-tekst"), format!("e\u{301}{}", "å".repeat(length - 1)));
    of.set(felt, "uden for BMP tæller én", None, "\u{1F3E0}".repeat(length));
}

fn whole_cases(felt: &Felt, of: &mut Theme) {
    let outside = Some("uden-for-vaerdiomraade");
    let low = felt.minimum.unwrap_or(i64::from(i32::MIN));
    let high = felt.maksimum.unwrap_or(i64::from(i32::MAX));
    of.set(felt, "mindste", None, low);
    of.set(felt, "største", None, high);
    of.set(felt, "under mindste", outside, low - 1);
    of.set(felt, "over største", outside, high + 1);
    of.set(felt, "halv", Some("forkert-datatype"), low as f64 + 0.5);
    of.set(felt, "tal som tekst", AS_TEXT, felt.eksempel.as_str());
    of.set(felt, "helt tal med .0", None, low as f64);
    of.set(felt, "tekst med .0", Some("laesemaade/heltal-med-decimaler"), format!("{}.0", felt.eksempel));
    of.set(felt, "tegn for nul", Some("laesemaade/tegn"), "-");
}

fn decimal_cases(felt: &Felt, digits: u8, decimals: u8, of: &mut Theme) {
    let number = |text: String| serde_json::from_str::<Value>(&text).unwrap();
    let whole = "9".repeat(usize::from(digits - decimals));
    let over = format!("1{}", "0".repeat(whole.len()));
    let outside = Some("uden-for-vaerdiomraade");
    let too_many = Some("uden-for-vaerdiomraade/cifre");
    let step = format!("0.{}1", "0".repeat(usize::from(decimals) - 1));
    let finer = format!("0.{}1", "0".repeat(usize::from(decimals)));
    of.set(felt, "tal som tekst", AS_TEXT, "1");
    of.set(felt, "decimalkomma", Some("laesemaade/decimalkomma"), "2,5");
    of.set(felt, "tegn for intet tal", Some("laesemaade/tegn"), "..");
    if decimals < 3 {
        // With three decimals the point is a decimal point.
        of.set(felt, "tusindtal", Some("laesemaade/tusindtal"), "1.000");
    }
    of.set(felt, "mindste skridt", None, number(step.clone()));
    of.set(felt, "en decimal for meget", Some("forkert-datatype/decimaler"), number(finer));
    of.set(felt, "for mange cifre", too_many, number(over.clone()));
    match felt.minimum {
        None => {
            of.set(felt, "for mange cifre under nul", too_many, number(format!("-{over}")));
            of.set(felt, "mindste tal", None, number(format!("-{whole}.{}", "9".repeat(decimals.into()))));
        }
        Some(low) => {
            of.set(felt, "mindste", None, low);
            of.set(felt, "et skridt under mindste", outside, number(below(low, &step)));
        }
    }
    match felt.maksimum {
        None => of.set(felt, "største tal", None, number(format!("{whole}.{}", "9".repeat(decimals.into())))),
        Some(high) => {
            of.set(felt, "største", None, high);
            of.set(felt, "et skridt over største", outside, number(format!("{high}{}", &step[1..])));
        }
    }
}

/// The number one step below a whole one: below 0 the step is written after it, above 0 it is 9s after the one before.
fn below(low: i64, step: &str) -> String {
    match low {
        0 => format!("-{step}"),
        low if low < 0 => format!("{low}{}", &step[1..]),
        low => format!("{}.{}", low - 1, "9".repeat(step.len() - 2)),
    }
}

fn code_cases(model: &Model, felt: &Felt, list: &str, allowed: &[i64], of: &mut Theme) {
    of.set(felt, "kode som tekst", AS_TEXT, felt.eksempel.as_str());
    of.set(felt, "ukendt kode", Some("ukendt-kode"), 123_456);
    for kode in &model.kodeliste(list).unwrap().koder {
        let broken = match (kode.aktiv == 1, allowed.is_empty() || allowed.contains(&kode.kode)) {
            (_, false) => Some("ukendt-kode"),
            (false, true) => Some("udgaaet-kode"),
            (true, true) => None,
        };
        of.set(felt, &format!("kode {}", kode.kode), broken, kode.kode);
    }
    of.set(felt, "kode med .0", None, felt.eksempel.parse::<f64>().unwrap());
}

fn date_cases(felt: &Felt, of: &mut Theme) {
    for day in ["2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31", "2024-04-30"] {
        of.set(felt, day, None, day);
    }
    let wrong = [
        "2023-02-29",
        "1900-02-29",
        "2024-04-31",
        "2024-00-10",
        "2024-13-01",
        "2024-01-00",
        "2024-01-32",
        "20240101",
        "2024-1-1",
        "2024-01-01\n",
        "0000-01-01",
    ];
    for text in wrong {
        of.set(felt, &format!("{text:?}"), Some("forkert-datatype"), text);
    }
    for text in ["31-12-2024", "31.12.2024", "2024-01-01T00:00:00"] {
        of.set(felt, text, Some("laesemaade/dato"), text);
    }
}
