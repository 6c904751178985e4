//! What the fuzzers do with an input: each target does as the program would, and then asks what must always hold.
//!
//! Knows no fuzzer: `fuzz_targets/` hands it a fuzzer's inputs, and `tests/delivery/fuzz_seeds.rs` of the package hands it the seeds,
//! so that the targets stay in order on the stable toolchain too.

mod delivery;
mod expression;
mod model;
pub mod panics;
mod parts;
pub mod seeds;

/// A target: its name, and what it does with an input.
pub struct Target {
    /// Its name, as `cargo fuzz run` takes it.
    pub name: &'static str,
    /// Does as the program would with the input.
    ///
    /// # Panics
    /// Something does not hold that always must.
    pub run: fn(&[u8]),
}

/// Every target. A file of the same name is in `fuzz_targets/`.
pub const TARGETS: &[Target] = &[
    Target { name: "csv", run: |data| delivery::file("fil.csv", data) },
    Target { name: "expr", run: expression::run },
    Target { name: "geojson", run: |data| delivery::file("fil.geojson", data) },
    Target { name: "gml", run: |data| delivery::file("fil.gml", data) },
    Target { name: "gpkg", run: |data| delivery::file("fil.gpkg", data) },
    Target { name: "model", run: model::model },
    Target { name: "parquet", run: |data| delivery::file("fil.parquet", data) },
    Target { name: "profile", run: model::profile },
    Target { name: "shp", run: delivery::shape },
    Target { name: "validate", run: delivery::whole },
    Target { name: "xlsx", run: |data| delivery::packed("fil.xlsx", data) },
    Target { name: "zip", run: |data| delivery::packed("fil.zip", data) },
];

/// Runs a target by name, and fails where our own code gave up, be it under the guard around a library.
///
/// # Panics
/// Something does not hold that always must, or there is no such target.
pub fn run(name: &str, data: &[u8]) {
    let target = TARGETS.iter().find(|t| t.name == name).unwrap_or_else(|| panic!("there is no target {name}"));
    (target.run)(data);
    let own = panics::taken();
    assert!(own.is_empty(), "our own code gave up under the guard: {own:?}");
}
