//! The one guard of `generated/`: what is committed is what the model makes, byte for byte.

use crate::support;
use sdm::cli::generate::{Mode, run};

#[test]
fn what_is_committed_is_what_the_model_makes() {
    let mut said = Vec::new();
    let code = run(&support::model(), &support::root().join("generated"), &[], Mode::Check, &mut said).unwrap();
    assert_eq!(code, 0, "{}\ni pakkens mappe / in the package's folder: cargo run -- generate", String::from_utf8_lossy(&said));
}
