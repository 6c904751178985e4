//! Libraries that give up in the middle of a damaged file, or of one that finds no more room on the disk: that is a fault of
//! the file or disk, not of the program.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Runs a library's code; `None` if it panicked.
pub(in crate::delivery) fn caught<T>(run: impl FnOnce() -> Option<T>) -> Option<T> {
    let before = GUARDED.replace(true);
    let done = catch_unwind(AssertUnwindSafe(run));
    GUARDED.set(before);
    done.ok().flatten()
}

/// Whether this thread runs a library's code whose panic is reported as a fault of the file, and nowhere else.
pub fn is_guarded() -> bool {
    GUARDED.get()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_gives_up_is_none_and_the_guard_ends_with_it() {
        assert_eq!(caught(|| is_guarded().then_some(1)), Some(1));
        assert_eq!(caught(|| -> Option<()> { std::panic::resume_unwind(Box::new(())) }), None);
        assert!(!is_guarded());
    }
}
