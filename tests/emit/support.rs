//! What the tests of the generator share: the repository's model, and records made from its examples.

pub mod cases;

pub use crate::common::model::read as model;
pub use crate::common::program::package as root;
use sdm::emit::{Capability, Carried};
use sdm::model::{Datatype, Geometritype, Krav, Model, Tema};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A square of 100 m as a MULTIPOLYGON.
pub fn square() -> Value {
    let ring = json!([[724000, 6175000], [724100, 6175000], [724100, 6175100], [724000, 6175100], [724000, 6175000]]);
    json!({ "type": "MultiPolygon", "coordinates": [[ring]] })
}

/// The theme's examples as a feature that nothing is wrong with.
pub fn example(model: &Model, tema: &Tema) -> Value {
    let geometry = match tema.geometritype {
        Geometritype::Flade => square(),
        Geometritype::Ingen => Value::Null,
    };
    json!({ "type": "Feature", "geometry": geometry, "properties": sdm::emit::record::example(model, tema) })
}

/// The model with what the real one may not have today: a field of every datatype, obligatory and optional, with
/// limits, a field called by a Rust keyword, a retired code, and two codes with one text.
pub fn stretched() -> Model {
    let mut model = model();
    let template = model.temaer[1].felter[0].clone();
    let list = model.kodelister.iter_mut().find(|l| l.navn == "d_6301_koen").unwrap();
    let mut retired = list.koder[0].clone();
    (retired.kode, retired.aktiv) = (77, 0);
    list.koder.push(retired);
    let types: [(&str, Datatype, &str); 8] = [
        ("tekst", Datatype::Tekst { laengde: 5, moenster: None, moenster_forklaring: None }, "æøå"),
        (
            "moenster",
            Datatype::Tekst { laengde: 9, moenster: Some(r"^[a-zæøå]{2}\.[0-9]+$".into()), moenster_forklaring: None },
            "æø.12",
        ),
        ("heltal", Datatype::Heltal, "5"),
        ("decimaltal", Datatype::Decimaltal { cifre: 6, decimaler: 3 }, "19,990"),
        ("dato", Datatype::Dato, "2024-02-29"),
        ("kode", Datatype::Kode { kodeliste: "d_6301_koen".into(), tilladte: vec![1, 77] }, "1"),
        ("uuid", Datatype::Uuid, "7f9c2d1e-4b3a-4c5d-8e6f-0a1b2c3d4e5f"),
        ("tidspunkt", Datatype::Tidspunkt, "2024-02-29T23:59:59.5+01:00"),
    ];
    let tema = model.temaer.iter_mut().find(|t| t.temakode == 6301).unwrap();
    for (name, datatype, example) in types {
        for krav in [Krav::O, Krav::F] {
            let bounded = krav == Krav::O;
            let mut felt = template.clone();
            felt.feltnavn = format!("x_{name}_{}", if bounded { "o" } else { "f" });
            felt.obligatorisk = krav;
            felt.datatype = datatype.clone();
            felt.eksempel = example.to_owned();
            let number = matches!(datatype, Datatype::Heltal | Datatype::Decimaltal { .. });
            felt.minimum = (bounded && number).then_some(-3);
            felt.maksimum = felt.minimum.map(|_| 40);
            tema.felter.push(felt);
        }
    }
    let decimal = Datatype::Decimaltal { cifre: 6, decimaler: 3 };
    for (name, datatype) in [("x_hoejst_heltal", Datatype::Heltal), ("x_hoejst_decimal", decimal)] {
        let mut felt = template.clone();
        (felt.feltnavn, felt.obligatorisk, felt.datatype) = (name.into(), Krav::F, datatype);
        (felt.minimum, felt.maksimum, felt.eksempel) = (None, Some(40), "5".into());
        tema.felter.push(felt);
    }
    let mut keyword = template.clone();
    keyword.feltnavn = "type".into();
    keyword.obligatorisk = Krav::F;
    tema.felter.push(keyword);
    model
}

/// A claim that no case has tried is not a claim.
pub fn assert_all_carried_seen(capabilities: &[Capability], seen: &BTreeSet<&str>) {
    let untried: Vec<&str> = capabilities
        .iter()
        .filter(|c| !matches!(c.carried, Carried::Not { .. }))
        .map(|c| c.construct.as_str())
        .filter(|construct| !seen.contains(construct))
        .collect();
    assert_eq!(untried, [] as [&str; 0], "carried constructs that no case breaks");
}
