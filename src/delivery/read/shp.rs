//! ESRI Shape: a table of fields (.dbf), its geometries (.shp), and the coordinate system that a third file names (.prj).

use super::shapes::Shapes;
use super::{Crs, Dataset, Format, InputFile, Opened, ReadError, dbf};
use crate::delivery::Source;
use crate::delivery::source::read_more;

/// Opens a Shape file by its .shp or its .dbf.
pub(super) fn open(format: &'static Format, file: &InputFile, _: &[u8]) -> Vec<Opened> {
    vec![Opened::one(Some(format), dataset(format, file))]
}

fn dataset(format: &'static Format, file: &InputFile) -> Result<Box<dyn Dataset>, ReadError> {
    let companion = |ending: &str| file.companions.iter().find(|(e, _)| e == ending).map(|(_, s)| s.clone());
    if file.path.to_lowercase().ends_with(".dbf") {
        return dbf::open(format, file.source.clone(), file, None, Ok(Crs::Unsaid));
    }
    let Some(table) = companion("dbf") else {
        return Err(ReadError::broken(
            "filen med felterne (.dbf) mangler; en Shape-fil er flere filer med samme navn, som skal følges ad",
            "the file with the fields (.dbf) is missing; a Shape file is several files of one name, which belong together",
        ));
    };
    let crs = companion("prj").map_or(Ok(Crs::Unsaid), |prj| projection(prj.as_ref()));
    dbf::open(format, table, file, Some(Shapes::new(file.source.clone())), crs)
}

/// The coordinate system that a .prj file names.
fn projection(prj: &dyn Source) -> Result<Crs, String> {
    let mut bytes = Vec::new();
    read_more(prj, 0, 1 << 14, &mut bytes).map_err(|_| "prj".to_owned())?;
    let text = String::from_utf8_lossy(&bytes).to_uppercase();
    if text.trim().is_empty() {
        return Ok(Crs::Unsaid);
    }
    let plain: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
    let name = text.split('"').nth(1).unwrap_or("prj").to_owned();
    let etrs = plain.contains("ETRS") || plain.contains("EUREF89");
    let zone = |zone: &str| plain.contains(&format!("UTMZONE{zone}N")) || plain.contains(&format!("UTM{zone}N"));
    // A compound system has the projected one inside.
    let projected = ["PROJCS", "PROJCRS", "PROJECTEDCRS"].iter().any(|word| text.contains(word));
    let degrees = !text.contains("GEOCCS") && !text.contains("CARTESIAN");
    match projected {
        true if etrs && zone("32") => Ok(Crs::Utm32),
        true if etrs && zone("33") => Ok(Crs::Utm33),
        false if degrees && (etrs || plain.contains("WGS1984") || plain.contains("WGS84")) => Ok(Crs::LonLat),
        _ => Err(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delivery::MemorySource;

    #[test]
    fn projections_are_known_by_esris_and_ogcs_names() {
        let of = |text: &str| projection(&MemorySource::new(text.as_bytes()));
        assert_eq!(of("PROJCS[\"ETRS_1989_UTM_Zone_32N\",GEOGCS[\"GCS_ETRS_1989\"]]"), Ok(Crs::Utm32));
        assert_eq!(of("PROJCS[\"ETRS89 / UTM zone 33N\",GEOGCS[\"ETRS89\"]]"), Ok(Crs::Utm33));
        assert_eq!(of("GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\"]]"), Ok(Crs::LonLat));
        assert_eq!(of("COMPD_CS[\"ETRS89 / UTM zone 32N + DVR90 height\",PROJCS[\"ETRS89 / UTM zone 32N\"]]"), Ok(Crs::Utm32));
        assert_eq!(of("  \r\n"), Ok(Crs::Unsaid));
        assert!(of("GEOCCS[\"ETRS89 (geocentric)\"]").is_err());
        assert_eq!(of("PROJCS[\"WGS_1984_UTM_Zone_32N\",GEOGCS[\"GCS_WGS_1984\"]]"), Err("WGS_1984_UTM_ZONE_32N".to_owned()));
    }
}
