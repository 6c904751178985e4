//! GeoJSON around a record: geometry, feature, feature collection.

use super::field::{TRAILING_NEWLINE, never_text};
use crate::emit::sentence::sentence;
use crate::model::{GeometriUndtagelse, Geometritype, Model, Tema};
use serde_json::{Map, Value, json};

/// A feature collection of the theme's features. Foreign members (`crs`, `name`) are allowed, as in RFC 7946.
pub(super) fn collection() -> Value {
    json!({
        "type": "object",
        "required": ["type", "features"],
        "properties": {
            "type": { "const": "FeatureCollection" },
            "crs": { "description": "Koordinatsystemet, som QGIS og GeoFA skriver det. Skemaet dømmer det ikke." },
            "features": { "type": "array", "items": { "$ref": "#/$defs/feature" } },
        },
    })
}

/// A feature: the record as its properties, and the geometry that the theme asks for. A missing geometry is as null.
pub(super) fn feature(model: &Model, tema: &Tema) -> Value {
    let always = tema.geometritype == Geometritype::Flade && tema.geometri_undtagelse.is_none();
    let required = if always { json!(["type", "properties", "geometry"]) } else { json!(["type", "properties"]) };
    let mut feature = json!({
        "type": "object",
        "required": required,
        "properties": {
            "type": { "const": "Feature" },
            "geometry": geometry(model, tema),
            "properties": { "$ref": "#/$defs/post" },
        },
    });
    if let (Some(exception), Some(members)) = (&tema.geometri_undtagelse, feature.as_object_mut()) {
        members.extend(without_exception(exception));
    }
    feature
}

/// Definitions of the theme's geometry; empty if it has none.
pub(super) fn definitions(tema: &Tema) -> Map<String, Value> {
    let mut definitions = Map::new();
    if tema.geometritype == Geometritype::Ingen {
        return definitions;
    }
    definitions.insert(
        "flade".to_owned(),
        json!({
            "description": "En flade: den ydre ring og derefter hullernes ringe.",
            "type": "array",
            "minItems": 1,
            "items": { "$ref": "#/$defs/ring" },
        }),
    );
    definitions.insert(
        "ring".to_owned(),
        json!({
            "description": "En ring: mindst fire punkter, hvor det sidste er lig det første.",
            "type": "array",
            "minItems": 4,
            "items": { "$ref": "#/$defs/punkt" },
        }),
    );
    definitions.insert(
        "punkt".to_owned(),
        json!({
            "description": "Øst og nord; flere tal må stå der, fx en højde, men gemmes ikke.",
            "type": "array",
            "minItems": 2,
            "items": { "type": "number" },
        }),
    );
    definitions
}

fn geometry(model: &Model, tema: &Tema) -> Value {
    if tema.geometritype == Geometritype::Ingen {
        return json!({ "description": "Temaet har ingen geometri.", "type": "null" });
    }
    let types = if tema.geometri_undtagelse.is_some() { json!(["object", "null"]) } else { json!("object") };
    json!({
        "description": sentence(&model.standard.geometri.definition),
        "type": types,
        "required": ["type", "coordinates"],
        "properties": { "type": { "enum": ["MultiPolygon", "Polygon"] } },
        "if": { "type": "object", "required": ["type"], "properties": { "type": { "const": "Polygon" } } },
        "then": { "properties": { "coordinates": { "$ref": "#/$defs/flade" } } },
        "else": {
            "properties": {
                "coordinates": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/flade" } },
            },
        },
    })
}

/// Records whose field follows the exception's pattern have no geometry; all others have one.
fn without_exception(exception: &GeometriUndtagelse) -> Map<String, Value> {
    let mut field = json!({ "type": "string", "pattern": exception.moenster });
    if let (true, Some(members)) = (exception.moenster.ends_with('$'), field.as_object_mut()) {
        members.insert("not".to_owned(), never_text(TRAILING_NEWLINE));
    }
    let mut fields = Map::new();
    fields.insert(exception.felt.clone(), field);
    let mut members = Map::new();
    members.insert(
        "if".to_owned(),
        json!({ "properties": { "properties": { "type": "object", "required": [exception.felt], "properties": fields } } }),
    );
    members.insert("then".to_owned(), json!({ "properties": { "geometry": { "type": "null" } } }));
    let geometry = json!({ "required": ["geometry"], "properties": { "geometry": { "type": "object" } } });
    members.insert("else".to_owned(), geometry);
    members
}
