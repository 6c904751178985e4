//! No files use each other in a circle: each can be read after those that it uses.

use super::imports::sources;
use super::modules::{Module, Modules, circles};
use std::collections::BTreeSet;

/// Modules that are in a circle today. The list only gets shorter: a module that no longer is in one may not stay here.
const IN_A_CIRCLE: &[&str] = &[
    "discretion::protect",
    "discretion::protect::ask",
    "discretion::protect::greedy",
    "discretion::protect::near",
    "discretion::protect::search",
    "discretion::tables::audience",
    "discretion::tables::audit",
    "discretion::tables::components",
    "discretion::tables::denominators",
    "discretion::tables::derived",
    "discretion::tables::differencing",
    "discretion::tables::findings",
    "discretion::tables::linked",
    "discretion::tables::origin_destination",
    "discretion::tables::overlaps",
    "discretion::tables::scope",
    "discretion::text",
    "discretion::text::address",
    "discretion::text::person",
];

fn of_tree() -> Vec<Vec<Module>> {
    let below = |path: &std::path::Path| path.strip_prefix("src").unwrap().to_string_lossy().replace('\\', "/");
    let files: Vec<(String, String)> = sources().into_iter().map(|(_, path, text)| (below(&path), text)).collect();
    circles(&Modules::of(&files).uses())
}

#[test]
fn files_use_each_other_in_no_circle() {
    let known: BTreeSet<String> = IN_A_CIRCLE.iter().map(|m| (*m).to_owned()).collect();
    assert_eq!(known.len(), IN_A_CIRCLE.len(), "each once");
    let found: Vec<Vec<String>> = of_tree().iter().map(|circle| circle.iter().map(|m| m.join("::")).collect()).collect();
    let new: Vec<&Vec<String>> = found.iter().filter(|circle| circle.iter().any(|m| !known.contains(m))).collect();
    assert!(new.is_empty(), "new circles: {new:#?}");
    let still: BTreeSet<&String> = found.iter().flatten().collect();
    let gone: Vec<&String> = known.iter().filter(|m| !still.contains(m)).collect();
    assert!(gone.is_empty(), "no longer in a circle, so no longer an exception: {gone:?}");
}

/// The circles of a small tree, as `a::b, c`.
fn small(files: &[(&str, &str)]) -> Vec<String> {
    let files: Vec<(String, String)> = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    let shown = |circle: Vec<Module>| circle.iter().map(|m| m.join("::")).collect::<Vec<_>>().join(", ");
    circles(&Modules::of(&files).uses()).into_iter().map(shown).collect()
}

#[test]
fn a_circle_is_seen_however_it_is_written() {
    let there = ("a/x.rs", "pub struct X;\nfn f() -> super::y::Y { todo!() }");
    for back in [
        "use super::x::X;\npub struct Y;",
        "use crate::a::x::X;\npub struct Y;",
        "use crate::{b::B, a::{self, x::{X as Other, Z}}};\npub struct Y;",
        "pub struct Y;\nfn g() -> crate::a::x::X { todo!() }",
        "pub struct Y;\nfn g() { super::x::f(); }",
        "use super::X;\npub struct Y;",
        "use super::Passed;\npub struct Y;",
    ] {
        let tree = [
            there,
            ("a/y.rs", back),
            ("a/mod.rs", "mod x;\nmod y;\npub use x::X;\npub(crate) use x::X as Passed;"),
            ("b.rs", ""),
        ];
        assert_eq!(small(&tree), ["a::x, a::y"], "{back}");
    }
    // A parent and its child, and a circle of three.
    assert_eq!(
        small(&[("a/mod.rs", "mod x;\nuse x::X;\npub struct A;"), ("a/x.rs", "use super::A;\npub struct X;")]),
        ["a, a::x"]
    );
    let three = [
        ("a.rs", "use crate::b::B;"),
        ("b.rs", "use crate::c::C;"),
        ("c.rs", "fn f() { crate::a::g() }"),
        ("d.rs", "use crate::a::A;"),
    ];
    assert_eq!(small(&three), ["a, b, c"]);
}

#[test]
fn what_is_no_use_makes_no_circle() {
    for back in [
        "// use super::x::X;\npub struct Y;",
        "/// As [`super::x::X`].\npub struct Y;",
        "pub struct Y;\nconst TEXT: &str = \"super::x::X\";",
        "pub struct Y;\n#[cfg(test)]\nmod tests {\n    use super::super::x::X;\n}",
        "pub(in crate::a::x) struct Y;",
        "use std::x::X;\npub struct Y;",
    ] {
        let tree =
            [("a/x.rs", "use super::y::Y;\npub struct X;"), ("a/y.rs", back), ("a/mod.rs", "mod x;\nmod y;\npub use x::X;")];
        assert_eq!(small(&tree), [""; 0], "{back}");
    }
}
