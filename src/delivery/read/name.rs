//! File names: stem and ending.

/// A path without its file's ending, and the ending in lower case.
pub(super) fn split(path: &str) -> (&str, String) {
    let base = base(path);
    match base.rfind('.') {
        Some(at) => (&path[..path.len() - base.len() + at], base[at + 1..].to_lowercase()),
        None => (path, String::new()),
    }
}

/// The last part of a path.
pub(super) fn base(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
