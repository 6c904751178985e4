//! Work on several threads: chunks in order with a bounded number under way, and a known number of tasks.

use std::sync::atomic::{AtomicUsize, Ordering};

/// Takes items from `next`, runs `work` on them (on all cores with the feature `parallel`), and gives the results to
/// `merge` in the order of the items. At most two items per worker are under way, so memory stays bounded.
/// `merge` returns whether to go on.
pub fn ordered<T: Send, R: Send>(
    threads: usize,
    mut next: impl FnMut() -> Option<T>,
    work: impl Fn(T) -> R + Sync,
    mut merge: impl FnMut(R) -> bool,
) {
    if !cfg!(feature = "parallel") || threads < 2 {
        while let Some(item) = next() {
            if !merge(work(item)) {
                return;
            }
        }
        return;
    }
    std::thread::scope(|scope| {
        let work = &work;
        let mut lanes = Vec::with_capacity(threads);
        for _ in 0..threads {
            let (give, items) = std::sync::mpsc::sync_channel::<T>(1);
            let (done, results) = std::sync::mpsc::sync_channel::<R>(1);
            scope.spawn(move || {
                for item in items {
                    if done.send(work(item)).is_err() {
                        return;
                    }
                }
            });
            lanes.push((give, results));
        }
        // Item i goes to lane i mod n and its result is taken from there, so order needs no sorting.
        let mut given = 0usize;
        let mut taken = 0usize;
        let mut more = true;
        loop {
            while more && given < taken + 2 * threads {
                let sent = next().is_some_and(|item| lanes[given % threads].0.send(item).is_ok());
                given += usize::from(sent);
                more = sent;
            }
            if taken == given {
                return;
            }
            let Ok(result) = lanes[taken % threads].1.recv() else { return };
            taken += 1;
            if !merge(result) {
                return;
            }
        }
    });
}

/// Runs `work` on the numbers below `count` (on all cores with the feature `parallel`), whoever is free taking the next,
/// and gives the results in the order of the numbers.
pub fn spread<R: Send>(threads: usize, count: usize, work: impl Fn(usize) -> R + Sync) -> Vec<R> {
    let threads = threads.min(count);
    if !cfg!(feature = "parallel") || threads < 2 {
        return (0..count).map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let mine = || {
        let mut done = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= count {
                return done;
            }
            done.push((number, work(number)));
        }
    };
    let mut results: Vec<(usize, R)> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(mine)).collect();
        let mut all = mine();
        for other in others {
            match other.join() {
                Ok(theirs) => all.extend(theirs),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        all
    });
    results.sort_by_key(|(number, _)| *number);
    results.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_task_is_done_once_and_the_results_are_in_order() {
        for threads in [1, 2, 5, 100] {
            let runs = AtomicUsize::new(0);
            let results = spread(threads, 40, |i| {
                runs.fetch_add(1, Ordering::Relaxed);
                i * i
            });
            assert_eq!(results, (0..40).map(|i| i * i).collect::<Vec<_>>(), "{threads} threads");
            assert_eq!(runs.into_inner(), 40);
        }
        assert!(spread(4, 0, |i| i).is_empty());
    }

    #[test]
    fn keeps_the_order_and_stops_when_asked() {
        for threads in [1, 2, 5] {
            let mut items = 0..1000u64;
            let mut seen = Vec::new();
            ordered(
                threads,
                || items.next(),
                |i| i * i,
                |r| {
                    seen.push(r);
                    seen.len() < 700
                },
            );
            assert_eq!(seen, (0..700u64).map(|i| i * i).collect::<Vec<_>>(), "{threads} threads");
        }
    }
}
