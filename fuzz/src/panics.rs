//! Panics under `delivery/read/guard.rs`: a library that gives up is a fault of the file and is passed over; our own code that
//! gives up there is caught by the same guard, and must be seen all the same.

use std::backtrace::Backtrace;
use std::panic::{self, PanicHookInfo};
use std::sync::{Mutex, Once, PoisonError};

/// Where our own code gave up under the guard, since somebody last asked.
static OWN: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Begins to listen. What is no library's giving up goes on to whoever listened before.
pub fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if sdm::delivery::is_guarded() {
                if is_of_a_library(info) {
                    return;
                }
                OWN.lock().unwrap_or_else(PoisonError::into_inner).push(info.to_string());
            }
            before(info);
        }));
    });
}

/// Where our own code gave up under the guard, since this was last asked.
pub fn taken() -> Vec<String> {
    std::mem::take(&mut *OWN.lock().unwrap_or_else(PoisonError::into_inner))
}

fn is_of_a_library(info: &PanicHookInfo<'_>) -> bool {
    let file = info.location().map_or("", |l| l.file());
    match file.contains("/.cargo/registry/") || file.contains("\\.cargo\\registry\\") {
        true => true,
        // Rust's own library does not always name its caller.
        false if file.contains("library/") || file.starts_with("/rustc/") => {
            is_called_by_a_library(&Backtrace::force_capture().to_string())
        }
        false => false,
    }
}

/// Whether the first function below Rust's own, in a backtrace, is in a library.
fn is_called_by_a_library(trace: &str) -> bool {
    let frames = trace.lines().filter_map(|l| l.trim_start().split_once(": ").filter(|(n, _)| n.parse::<u32>().is_ok()));
    let names: Vec<&str> = frames.map(|(_, name)| name.trim_start_matches(['<', '&', '[', '('])).collect();
    let raised = names.iter().rposition(|n| n.starts_with("core::panicking") || n.starts_with("std::panicking::panic"));
    let below = names.get(raised.map_or(0, |at| at + 1)..).unwrap_or_default();
    let rusts_own = |n: &&&str| ["std::", "core::", "alloc::", "rust_", "__rust", "dyn "].iter().any(|own| n.starts_with(own));
    below.iter().find(|n| !rusts_own(n)).is_some_and(|n| !n.starts_with("sdm"))
}

#[cfg(test)]
mod tests {
    use super::is_called_by_a_library;

    #[test]
    fn who_called_rusts_own_library_is_found() {
        let trace = |who: &str| {
            format!(
                "   0: sdm_fuzz::panics::listen\n             at x.rs:1\n   1: std::panicking::rust_panic_with_hook\n   2: core::panicking::panic_fmt\n   3: alloc::raw_vec::capacity_overflow\n   4: {who}\n   5: sdm::delivery::read\n"
            )
        };
        assert!(is_called_by_a_library(&trace("<calamine::xlsx::Xlsx as calamine::Reader>::new")));
        assert!(!is_called_by_a_library(&trace("sdm::delivery::read::xlsx::names")));
        assert!(!is_called_by_a_library(&trace("<sdm::delivery::read::xlsx::Rows>::put")));
    }
}
