//! Makes the committed resolved model available to the binary.
//!
//! A missing file becomes an empty one: the program still builds, reads the YAML, and can write the file anew.

use std::{env, fs, path::Path};

const ARTIFACT: &str = "generated/model/sdm-model.json";

fn main() {
    println!("cargo::rerun-if-changed={ARTIFACT}");
    println!("cargo::rerun-if-changed=build.rs");
    let out = env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    let bytes = fs::read(ARTIFACT).unwrap_or_default();
    fs::write(Path::new(&out).join("sdm-model.json"), bytes).expect("OUT_DIR is writable");
}
