//! Markdown tables: every row has the columns of the head, and a column that is empty in all rows is left out.

use super::markdown::{Md, escape};

/// A table of `N` columns.
pub(super) struct MarkdownTable<const N: usize> {
    head: [&'static str; N],
    rows: Vec<[Md; N]>,
}

impl<const N: usize> MarkdownTable<N> {
    pub(super) fn new(head: [&'static str; N]) -> Self {
        MarkdownTable { head, rows: Vec::new() }
    }

    pub(super) fn of(head: [&'static str; N], rows: impl IntoIterator<Item = [Md; N]>) -> Md {
        MarkdownTable { head, rows: rows.into_iter().collect() }.into_md()
    }

    pub(super) fn push(&mut self, row: [Md; N]) {
        self.rows.push(row);
    }

    /// The table, or nothing where it has no row.
    pub(super) fn into_md(self) -> Md {
        let shown: Vec<usize> = (0..N).filter(|&at| self.rows.iter().any(|row| row[at] != Md::default())).collect();
        if shown.is_empty() {
            return Md::default();
        }
        let mut lines = vec![line(shown.iter().map(|&at| escape(self.head[at]))), line(shown.iter().map(|_| "---".to_owned()))];
        lines.extend(self.rows.iter().map(|row| line(shown.iter().map(|&at| row[at].to_string()))));
        Md::block(lines.join("\n"))
    }
}

fn line(cells: impl Iterator<Item = String>) -> String {
    format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
}

/// A table of what is known about one element; what is not known has no row.
pub(super) struct Facts(MarkdownTable<2>);

impl Facts {
    pub(super) fn new() -> Self {
        Facts(MarkdownTable::new(["Oplysning", "Indhold"]))
    }

    pub(super) fn text(self, name: &'static str, text: &str) -> Self {
        self.md(name, Md::text(text))
    }

    pub(super) fn maybe(self, name: &'static str, text: Option<&str>) -> Self {
        self.text(name, text.unwrap_or_default())
    }

    pub(super) fn list(self, name: &'static str, parts: impl IntoIterator<Item = Md>) -> Self {
        self.md(name, Md::join(parts, "; "))
    }

    /// As `list`, each part on a line of its own: for parts that are sentences.
    pub(super) fn lines(self, name: &'static str, parts: impl IntoIterator<Item = Md>) -> Self {
        self.md(name, Md::join(parts, "<br>"))
    }

    pub(super) fn md(mut self, name: &'static str, value: Md) -> Self {
        if value != Md::default() {
            self.0.push([Md::text(name), value]);
        }
        self
    }

    pub(super) fn into_md(self) -> Md {
        self.0.into_md()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_columns_and_tables_are_left_out() {
        let row = |a: &str, b: &str| [Md::text(a), Md::default(), Md::text(b)];
        let table = MarkdownTable::of(["A", "B", "C"], [row("1", ""), row("2|3", "x")]);
        assert_eq!(table.to_string(), "| A | C |\n| --- | --- |\n| 1 |  |\n| 2\\|3 | x |");
        assert_eq!(MarkdownTable::of(["A"], []), Md::default());
    }

    #[test]
    fn facts_without_content_have_no_row() {
        let facts = Facts::new().text("Navn", "x").maybe("Note", None).list("Se", []);
        assert_eq!(facts.into_md().to_string(), "| Oplysning | Indhold |\n| --- | --- |\n| Navn | x |");
    }
}
