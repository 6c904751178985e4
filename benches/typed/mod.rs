//! A GeoJSON of theme 6300 as typed structs: what bare `serde_json` reads in the comparisons.
#![allow(dead_code, reason = "the fields are there to be parsed")]

use serde::Deserialize;

#[derive(Deserialize)]
pub struct Collection<'a> {
    #[serde(borrow)]
    pub features: Vec<Feature<'a>>,
}

#[derive(Deserialize)]
pub struct Feature<'a> {
    #[serde(borrow)]
    properties: Properties<'a>,
    geometry: Geometry,
}

#[derive(Deserialize)]
struct Properties<'a> {
    cvr_kode: i64,
    oprindkode: i64,
    statuskode: i64,
    off_kode: i64,
    monit_omr_nr: &'a str,
    monit_omr_navn: &'a str,
    monit_omr_type_kode: i64,
    inddeling: &'a str,
    fuldt_opdelt_kode: i64,
    gyldig_fra: &'a str,
}

#[derive(Deserialize)]
struct Geometry {
    coordinates: Vec<Vec<Vec<[f64; 2]>>>,
}
