//! The guides of `docs/`, whose examples tests follow word for word.

use super::program::package;
use std::fs;
use std::path::Path;

/// The block of YAML that a guide has after a text, without the indentation of its fence.
pub fn block(guide: &str, after: &str) -> String {
    let page = fs::read_to_string(package().join("docs").join(guide)).unwrap();
    let from = page.find(after).unwrap_or_else(|| panic!("{guide} has no «{after}»"));
    let mut lines = page[from..].lines().skip_while(|line| line.trim() != "```yaml");
    let fence = lines.next().unwrap_or_else(|| panic!("{guide} has no block after «{after}»"));
    let indentation = fence.len() - fence.trim_start().len();
    let lines = lines.take_while(|line| line.trim() != "```");
    lines.map(|line| format!("{}\n", line.get(indentation..).unwrap_or_default())).collect()
}

/// Writes the block after a file's name into that file under a folder.
pub fn follow(guide: &str, file: &str, folder: &Path) {
    let path = folder.join(file);
    assert!(!path.exists(), "{file} is new");
    fs::write(path, block(guide, &format!("`{file}`:"))).unwrap();
}
