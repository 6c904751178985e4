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
        match name.rsplit([':', '/']).next().unwrap_or_default() {
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

    #[test]
    fn names_in_every_form() {
        for name in ["urn:ogc:def:crs:EPSG::25832", "EPSG:25832", "http://www.opengis.net/def/crs/EPSG/0/25832"] {
            assert_eq!(Crs::by_name(name), Some(Crs::Utm32), "{name}");
        }
        assert_eq!(Crs::by_name("urn:ogc:def:crs:OGC:1.3:CRS84"), Some(Crs::LonLat));
        assert_eq!(Crs::by_name("EPSG:23032"), None);
    }
}
