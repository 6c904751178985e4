//! Chunks through worker threads and back in order, with a bounded number under way.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_order_and_stops_when_told() {
        for threads in [1, 2, 5] {
            let mut items = 0..1000u64;
            let mut seen = Vec::new();
            ordered(threads, || items.next(), |i| i * i, |r| {
                seen.push(r);
                seen.len() < 700
            });
            assert_eq!(seen, (0..700u64).map(|i| i * i).collect::<Vec<_>>(), "{threads} threads");
        }
    }
}
