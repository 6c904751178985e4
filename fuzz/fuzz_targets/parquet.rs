#![no_main]
libfuzzer_sys::fuzz_target!(init: sdm_fuzz::panics::listen(), |data: &[u8]| sdm_fuzz::run("parquet", data));
