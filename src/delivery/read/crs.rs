//! Coordinate systems that are read, and the way to EPSG:25832.

use proj4rs::Proj;

/// A coordinate system that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Crs {
    /// ETRS89 / UTM zone 32N, GeoFA's own, in metres.
    Utm32,
    /// ETRS89 / UTM zone 33N, in metres.
    Utm33,
    /// WGS 84 or ETRS89, longitude and latitude in degrees, in that order as GeoJSON has it.
    LonLat,
    /// The file says nothing: RFC 7946 means longitude and latitude.
    Unsaid,
}

impl Crs {
    /// The coordinate system that a GeoJSON `crs` name means.
    pub fn by_name(name: &str) -> Option<Crs> {
        let name = name.to_ascii_uppercase();
        match name.rsplit([':', '/', '#']).next().unwrap_or_default() {
            "25832" => Some(Crs::Utm32),
            "25833" => Some(Crs::Utm33),
            "4326" | "4258" | "CRS84" => Some(Crs::LonLat),
            _ => None,
        }
    }
}

/// Takes points to EPSG:25832.
pub(crate) struct ToUtm32 {
    from: Option<Proj>,
    to: Option<Proj>,
    degrees: bool,
}

const UTM32: &str = "+proj=utm +zone=32 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs";
const UTM33: &str = "+proj=utm +zone=33 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs";
const LON_LAT: &str = "+proj=longlat +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +no_defs";

impl ToUtm32 {
    pub(crate) fn new(crs: Crs) -> Self {
        let source = match crs {
            Crs::Utm32 => return ToUtm32 { from: None, to: None, degrees: false },
            Crs::Utm33 => UTM33,
            Crs::LonLat | Crs::Unsaid => LON_LAT,
        };
        let (from, to) = (Proj::from_proj_string(source).ok(), Proj::from_proj_string(UTM32).ok());
        ToUtm32 { from, to, degrees: crs != Crs::Utm33 }
    }

    /// The point in metres; not finite where it has no place in the projection.
    pub(crate) fn point(&self, x: f64, y: f64) -> [f64; 2] {
        let (Some(from), Some(to)) = (&self.from, &self.to) else { return [x, y] };
        let mut point = if self.degrees { (x.to_radians(), y.to_radians(), 0.0) } else { (x, y, 0.0) };
        match proj4rs::transform::transform(from, to, &mut point) {
            Ok(()) => [point.0, point.1],
            Err(_) => [f64::NAN, f64::NAN],
        }
    }
}

/// Takes points from EPSG:25832 to longitude and latitude in degrees.
pub(crate) struct ToLonLat {
    way: Option<(Proj, Proj)>,
    back: ToUtm32,
}

/// Metres by which a point may come back from another place than it had.
const AWAY: f64 = 1e-4;

impl ToLonLat {
    pub(crate) fn new() -> Self {
        let way = Proj::from_proj_string(UTM32).ok().zip(Proj::from_proj_string(LON_LAT).ok());
        ToLonLat { way, back: ToUtm32::new(Crs::LonLat) }
    }

    /// The point in degrees; `None` if it lies outside the projection, or would not convert back.
    pub(crate) fn point(&self, [x, y]: [f64; 2]) -> Option<[f64; 2]> {
        let (from, to) = self.way.as_ref()?;
        let mut point = (x, y, 0.0);
        proj4rs::transform::transform(from, to, &mut point).ok()?;
        let (lon, lat) = (point.0.to_degrees(), point.1.to_degrees());
        let [east, north] = self.back.point(lon, lat);
        ((east - x).abs() < AWAY && (north - y).abs() < AWAY).then_some([lon, lat])
    }
}

/// What would put a point that lies outside the frame inside Denmark, in Danish and English. The point is in EPSG:25832 as
/// the file was read; the text continues a sentence.
pub fn explain(point: [f64; 2]) -> Option<(&'static str, &'static str)> {
    /// Denmark with Bornholm in EPSG:25832, generously.
    fn in_denmark([x, y]: [f64; 2]) -> bool {
        (400_000.0..920_000.0).contains(&x) && (6_020_000.0..6_450_000.0).contains(&y)
    }
    let [x, y] = point;
    let degrees = |lon: f64, lat: f64| in_denmark(ToUtm32::new(Crs::LonLat).point(lon, lat));
    // Read as degrees in the wrong order: back to degrees, and round the other way.
    let turned = || {
        let (from, to) = (Proj::from_proj_string(UTM32).ok()?, Proj::from_proj_string(LON_LAT).ok()?);
        let mut back = (x, y, 0.0);
        proj4rs::transform::transform(&from, &to, &mut back).ok()?;
        Some(degrees(back.1.to_degrees(), back.0.to_degrees()))
    };
    if in_denmark([y, x]) || turned() == Some(true) {
        return Some(("; øst og nord ser ud til at være byttet om", "; east and north seem to be swapped"));
    }
    if degrees(x, y) || degrees(y, x) {
        return Some((
            "; tallene ligner grader, men er læst som meter",
            "; the numbers look like degrees but were read as metres",
        ));
    }
    if in_denmark([x - 32_000_000.0, y]) {
        return Some(("; zonens nummer 32 står foran østkoordinaten", "; the zone number 32 precedes the easting"));
    }
    if in_denmark([x + 500_000.0, y]) {
        return Some(("; der mangler 500.000 i østkoordinaten", "; 500,000 is missing from the easting"));
    }
    in_denmark([x * 1000.0, y * 1000.0])
        .then_some(("; tallene ser ud til at være i kilometer", "; the numbers seem to be kilometres"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reference values: pyproj 3.7.2 with PROJ 9.5.1, EPSG:4326 to EPSG:25832.
    #[test]
    fn agrees_with_proj() {
        let to = ToUtm32::new(Crs::LonLat);
        for (lon, lat, e, n) in [
            (12.5683, 55.6761, 724_351.928638, 6_175_804.022129),
            (8.1, 55.5, 443_147.290881, 6_150_801.218966),
            (15.1, 55.1, 888_982.341115, 6_122_928.563989),
            (10.5, 57.75, 589_276.520786, 6_401_865.864980),
        ] {
            let [x, y] = to.point(lon, lat);
            assert!((x - e).abs() < 1e-5 && (y - n).abs() < 1e-5, "{lon} {lat}: {x} {y}");
        }
    }

    /// Copenhagen's town hall square: 12.5683 E 55.6761 N, 724352 6175804 in zone 32.
    #[test]
    fn points_outside_are_explained() {
        let said = |point| explain(point).map_or("", |e| e.1);
        assert!(said([6_175_804.0, 724_352.0]).contains("swapped"));
        assert!(said(ToUtm32::new(Crs::LonLat).point(55.6761, 12.5683)).contains("swapped"));
        assert!(said([12.5683, 55.6761]).contains("degrees"));
        assert!(said([32_724_352.0, 6_175_804.0]).contains("zone number"));
        assert!(said([224_352.0 - 300_000.0, 6_175_804.0]).contains("500,000"));
        assert!(said([724.352, 6_175.804]).contains("kilometres"));
        assert_eq!(explain([1_900_000.0, 6_175_804.0]), None);
    }

    #[test]
    fn names_in_every_form() {
        for name in ["urn:ogc:def:crs:EPSG::25832", "EPSG:25832", "http://www.opengis.net/def/crs/EPSG/0/25832"] {
            assert_eq!(Crs::by_name(name), Some(Crs::Utm32), "{name}");
        }
        assert_eq!(Crs::by_name("urn:ogc:def:crs:OGC:1.3:CRS84"), Some(Crs::LonLat));
        assert_eq!(Crs::by_name("EPSG:23032"), None);
    }
}
