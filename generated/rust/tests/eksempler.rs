//! Modellens egne eksempler: de læses, er uden fejl og skrives igen, som de var.

use serde_json::Value;
use sdm_types::{Feature, FeatureCollection, Record, MonitOmr, SocOpg, Flytning, Udpegning, SocScore, BolsocInds, OmrMatr, check};

fn goes_round<P: Record + PartialEq + std::fmt::Debug>(text: &str) {
    let feature: Feature<P> = serde_json::from_str(text).unwrap();
    assert_eq!(feature.validate(), []);
    assert_eq!(check(P::TEMAKODE, text).unwrap(), []);
    let written = serde_json::to_string(&feature).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), serde_json::from_str::<Value>(text).unwrap());
    let collection = format!("{{\"type\":\"FeatureCollection\",\"features\":[{text}]}}");
    let collection: FeatureCollection<P> = serde_json::from_str(&collection).unwrap();
    assert_eq!(collection.features, [feature]);

    let mut other: Value = serde_json::from_str(text).unwrap();
    other["properties"]["findes_ikke"] = Value::Null;
    assert!(check(P::TEMAKODE, &other.to_string()).is_err());
    let mut other: Value = serde_json::from_str(text).unwrap();
    other["type"] = "Point".into();
    assert!(check(P::TEMAKODE, &other.to_string()).is_err());
}

#[test]
fn t_6300_monit_omr() {
    goes_round::<MonitOmr>(r#"{"type":"Feature","properties":{"objekt_id":"7f9c2d1e-4b3a-4c5d-8e6f-0a1b2c3d4e5f","cvr_kode":64942212,"oprindkode":5,"statuskode":3,"off_kode":2,"noegle":"BOSOC-101-A01-2026K3","note":"Afgrænsningen følger lokalplanen","monit_omr_nr":"101-A01","monit_omr_navn":"Nordbyen","monit_omr_type_kode":1,"inddeling":"boligomraader","overordnet_nr":"101-KOMMUNE","fuldt_opdelt_kode":0,"underinddeling":"boligomraader","gyldig_fra":"2026-01-01","gyldig_til":"2026-12-31","sagsnr":"26/001234","link":"https://example.org/omraader/101-A01"},"geometry":{"type":"MultiPolygon","coordinates":[[[[703741.5,6273741.5],[703841.5,6273741.5],[703841.5,6273841.5],[703741.5,6273841.5],[703741.5,6273741.5]]]]}}"#);
}

#[test]
fn t_6301_soc_opg() {
    goes_round::<SocOpg>(r#"{"type":"Feature","properties":{"objekt_id":"7f9c2d1e-4b3a-4c5d-8e6f-0a1b2c3d4e5f","cvr_kode":64942212,"oprindkode":5,"statuskode":3,"off_kode":2,"noegle":"BOSOC-101-A01-2026K3","note":"Afgrænsningen følger lokalplanen","monit_omr_nr":"101-A01","indikator_kode":110,"periode":"2026K3","koen_kode":0,"alder_kode":0,"herkomst_kode":0,"kategori_kode":0,"taeller":312,"naevner":1040,"vaerdi":30,"diskretion_kode":0,"kilde_kode":1,"opgjort":"2026-07-15"},"geometry":null}"#);
}

#[test]
fn t_6302_flytning() {
    goes_round::<Flytning>(r#"{"type":"Feature","properties":{"objekt_id":"7f9c2d1e-4b3a-4c5d-8e6f-0a1b2c3d4e5f","cvr_kode":64942212,"oprindkode":5,"statuskode":3,"off_kode":2,"noegle":"BOSOC-101-A01-2026K3","note":"Afgrænsningen følger lokalplanen","fra_nr":"101-A01","til_nr":"101-REST","periode":"2026K3","husstandstype_kode":0,"alder_kode":0,"herkomst_kode":0,"antal":47,"diskretion_kode":0,"kilde_kode":1,"opgjort":"2026-07-15"},"geometry":null}"#);
}

#[test]
fn t_6303_udpegning() {
    goes_round::<Udpegning>(r#"{"type":"Feature","properties":{"objekt_id":"7f9c2d1e-4b3a-4c5d-8e6f-0a1b2c3d4e5f","cvr_kode":64942212,"oprindkode":5,"statuskode":3,"off_kode":2,"noegle":"BOSOC-101-A01-2026K3","note":"Afgrænsningen følger lokalplanen","monit_omr_nr":"101-A01","aar":2024,"kategori_kode":2,"udpeget_af_kode":1,"regelsaet":"2021","beboere":1453,"andel_ikke_vestlige":56.5,"andel_uden_tilknytning":51.2,"andel_doemte":2.35,"andel_grundskole":61.1,"indkomst_pct":51.1,"landsgns_doemte":0.783,"region_nr":"084-REGION","diskretion_kode":0},"geometry":null}"#);
}

#[test]
fn t_6304_soc_score() {
    goes_round::<SocScore>(r#"{"type":"Feature","properties":{"objekt_id":"7f9c2d1e-4b3a-4c5d-8e6f-0a1b2c3d4e5f","cvr_kode":64942212,"oprindkode":5,"statuskode":3,"off_kode":2,"noegle":"BOSOC-101-A01-2026K3","note":"Afgrænsningen følger lokalplanen","monit_omr_nr":"101-A01","periode":"2026K3","beregningsmodel":"afstand-til-gennemsnit@1.0.0","score":19,"rang":3,"klasse_kode":1,"antal_indikatorer":8,"diskretion_kode":0},"geometry":null}"#);
}

#[test]
fn t_6305_bolsoc_inds() {
    goes_round::<BolsocInds>(r#"{"type":"Feature","properties":{"objekt_id":"7f9c2d1e-4b3a-4c5d-8e6f-0a1b2c3d4e5f","cvr_kode":64942212,"oprindkode":5,"statuskode":3,"off_kode":2,"noegle":"BOSOC-101-A01-2026K3","note":"Afgrænsningen følger lokalplanen","indsats_navn":"Fritidsjob i Nordbyen","indsats_type_kode":1,"monit_omr_nr":"101-A01","start_dato":"2026-02-01","slut_dato":"2029-01-31","formaal":"Flere unge i fritidsjob","ansvarlig":"Boligsocial enhed"},"geometry":{"type":"MultiPolygon","coordinates":[[[[703741.5,6273741.5],[703841.5,6273741.5],[703841.5,6273841.5],[703741.5,6273841.5],[703741.5,6273741.5]]]]}}"#);
}

#[test]
fn t_6306_omr_matr() {
    goes_round::<OmrMatr>(r#"{"type":"Feature","properties":{"objekt_id":"7f9c2d1e-4b3a-4c5d-8e6f-0a1b2c3d4e5f","cvr_kode":64942212,"oprindkode":5,"statuskode":3,"off_kode":2,"noegle":"BOSOC-101-A01-2026K3","note":"Afgrænsningen følger lokalplanen","monit_omr_nr":"101-A01","aar":2024,"landsejerlavskode":2000173,"matrikelnummer":"14gf","lbf_afdeling":"123-0"},"geometry":null}"#);
}
