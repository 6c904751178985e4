//! The checks of the documentation see what they are for: each fault once, and nothing in a page that is right.

use super::docs_checks::{Pages, form_faults, link_faults, links, unreached};

const RIGHT: &str =
    "# a\n\nx\n\n## b\n\n```sql\n# c | d\n\n\n```\n\n| a | b |\n| --- | --- |\n| `c\\|d` | e\\|f |\n\n## c\n\n### d\n\ny\n";

#[test]
fn a_page_that_is_right_has_no_fault() {
    assert_eq!(form_faults(RIGHT), Vec::<String>::new());
}

#[test]
fn every_fault_of_form_is_seen() {
    let cases = [
        ("no newline", "# a\n\nx", "newline at the end"),
        ("two newlines", "# a\n\nx\n\n", "newline at the end"),
        ("blank at the end of a line", "# a\n\nx \ny\n", "trailing blank"),
        ("blank lines", "# a\n\n\nx\n", "two blank lines"),
        ("carriage return", "# a\r\n\r\nx\n", "carriage return"),
        ("link from the root", "# a\n\n[x](rod:a.md)\n", "link from the root"),
        ("empty section", "# a\n\nx\n\n## b\n\n## c\n\ny\n", "empty section: ## b"),
        ("empty last section", "# a\n\nx\n\n## b\n", "empty section: ## b"),
        ("only an anchor", "# a\n\nx\n\n## b\n\n<a id=\"c\"></a>\n## c\n\ny\n", "empty section: ## b"),
        ("empty sections inside", "# a\n\nx\n\n## b\n\n### c\n", "empty section: ## b"),
        ("level left out", "# a\n\nx\n\n### b\n\ny\n", "level left out: ### b"),
        ("heading after text", "# a\n\nx\n## b\n\ny\n", "no blank line before: ## b"),
        ("heading before text", "# a\n\nx\n\n## b\ny\n", "no blank line after: ## b"),
        ("same heading", "# a\n\nx\n\n## b\n\nx\n\n## b\n\ny\n", "heading twice: ## b"),
        ("no title", "x\n", "not one title"),
        ("two titles", "# a\n\nx\n\n# b\n\ny\n", "not one title"),
        ("column too many", "# a\n\n| a |\n| --- |\n| b | c |\n", "columns differ: | b | c |"),
        ("pipe that is not escaped", "# a\n\n| a |\n| --- |\n| `b|c` |\n", "columns differ"),
        ("table without rows", "# a\n\n| a |\n| --- |\n", "not a table"),
        ("table without ruler", "# a\n\n| a |\n| b |\n| c |\n", "not a table"),
        ("text before a table", "# a\n\nx\n| a |\n| --- |\n| b |\n", "text touches"),
        ("text after a table", "# a\n\n| a |\n| --- |\n| b |\nx\n", "text touches"),
    ];
    for (name, page, expected) in cases {
        let faults = form_faults(page);
        assert!(faults.iter().any(|f| f.contains(expected)), "{name}: {faults:?}");
    }
}

fn pages(pages: &[(&str, &str)]) -> Pages {
    pages.iter().map(|(path, page)| ((*path).to_owned(), (*page).to_owned())).collect()
}

#[test]
fn links_are_found_where_markdown_sees_them() {
    let page = "[a](b.md) `[c](d.md)` \\[e\\](f.md) [g\\]](h.md#i)\n```\n[j](k.md)\n```\n| [l](m.md) |\n";
    assert_eq!(links(page), ["b.md", "h.md#i", "m.md"]);
}

#[test]
fn every_fault_of_links_is_seen() {
    let right = pages(&[
        ("README.md", "[x](a/b.md#c) [y](https://x.dk/z) [z](#d) <a id=\"d\"></a>"),
        ("a/b.md", "<a id=\"c\"></a> [x](../README.md) [y](b.md)"),
    ]);
    assert_eq!(link_faults(&right), Vec::<String>::new());
    for (page, fault) in [
        ("[x](c.md)", "README.md: c.md"),
        ("[x](#c)", "README.md: #c"),
        ("[x](README.md#c)", "README.md: README.md#c"),
        ("[x](ftp://x.dk)", "README.md: ftp://x.dk"),
        ("<a id=\"c\"></a> <a id=\"c\"></a>", "README.md: c twice"),
    ] {
        assert_eq!(link_faults(&pages(&[("README.md", page)])), [fault]);
    }
}

#[test]
fn a_page_that_nothing_leads_to_is_seen() {
    let some = pages(&[("README.md", "[x](a/b.md)"), ("a/b.md", "[x](c.md)"), ("a/c.md", "x"), ("d.md", "[x](README.md)")]);
    assert_eq!(unreached(&some), ["d.md"]);
}
