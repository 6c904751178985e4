//! Which file of the code uses which: each module, and the modules that define what it names after `crate::`, `super::`,
//! `self::` or a child's name. What a module only passes on (`pub use`) it does not use; who names it there uses the module
//! that defines it. Comments, texts and tests are no code here.

use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

type Pattern = LazyLock<Regex>;

macro_rules! pattern {
    ($pattern:expr) => {
        LazyLock::new(|| Regex::new($pattern).unwrap())
    };
}

static PASSED_ON: Pattern = pattern!(r"\bpub(?:\([^)]*\))?\s+use\s+([^;]+);");
static IMPORT: Pattern = pattern!(r"(\bpub(?:\([^)]*\))?\s+)?\buse\s+([^;]+);");
static SCOPE: Pattern = pattern!(r"pub\([^)]*\)");
static PATH: Pattern = pattern!(r"(?:\b[a-z_]\w*::)+\w+");
static NO_CODE: Pattern =
    pattern!(r##"(?s)//[^\n]*|/\*.*?\*/|\bb?r#".*?"#|\bb?"(?:\\.|[^"\\])*"|"(?:\\.|[^"\\])*"|'(?:\\[^']+|[^'\\])'"##);
static TESTS: Pattern = pattern!(r"#\[cfg\(test\)\]\s*(?:#\[[^\n]*\]\s*)*mod \w+ \{");

/// A module by the names that lead to it from the crate's root.
pub type Module = Vec<String>;

/// The modules of a source tree.
pub struct Modules {
    code: BTreeMap<Module, String>,
    /// By module: what it passes on, under which name, and where that is.
    passed_on: BTreeMap<Module, BTreeMap<String, Vec<String>>>,
}

impl Modules {
    /// Of files by their path below `src`.
    pub fn of(files: &[(String, String)]) -> Modules {
        let code = files.iter().map(|(path, text)| (module(path), bare(text))).collect();
        let mut modules = Modules { code, passed_on: BTreeMap::new() };
        for (module, text) in &modules.code {
            let mut names = BTreeMap::new();
            for path in PASSED_ON.captures_iter(text).flat_map(|c| leaves(&c[1])) {
                let (path, name) = path.split_once(" as ").unwrap_or((&path, path.rsplit("::").next().unwrap_or(&path)));
                if let Some(target) = modules.absolute(module, path) {
                    names.insert(name.trim().to_owned(), target);
                }
            }
            modules.passed_on.insert(module.clone(), names);
        }
        modules
    }

    /// The modules that each uses, itself left out.
    pub fn uses(&self) -> BTreeMap<Module, BTreeSet<Module>> {
        let of = |(module, text): (&Module, &String)| {
            let own = IMPORT.captures_iter(text).filter(|c| c.get(1).is_none()).flat_map(|c| leaves(&c[2]));
            let rest = IMPORT.replace_all(text, "").into_owned();
            let rest = SCOPE.replace_all(&rest, "").into_owned();
            let named = PATH.find_iter(&rest).filter(|m| !rest[..m.start()].ends_with(':')).map(|m| m.as_str().to_owned());
            let all = own.chain(named).filter_map(|path| self.absolute(module, path.split(" as ").next()?));
            let all = all.filter_map(|path| self.defining(&path, 0)).filter(|m| m != module).collect();
            (module.clone(), all)
        };
        self.code.iter().map(of).collect()
    }

    /// A path from the crate's root; `None` if it leads out of the crate.
    fn absolute(&self, from: &Module, path: &str) -> Option<Vec<String>> {
        let mut parts = path.trim().split("::").map(|p| p.trim().to_owned()).peekable();
        let mut base = from.clone();
        match parts.peek()?.as_str() {
            "crate" => base.clear(),
            "self" | "super" => {}
            child => {
                let child = [from.as_slice(), &[child.to_owned()]].concat();
                return self.code.contains_key(&child).then(|| from.iter().cloned().chain(parts).collect());
            }
        }
        while let Some(first) = parts.next_if(|p| ["crate", "self", "super"].contains(&p.as_str())) {
            if first == "super" {
                base.pop()?;
            }
        }
        base.extend(parts);
        Some(base)
    }

    /// The module where what a path names is defined.
    fn defining(&self, path: &[String], passed: usize) -> Option<Module> {
        let length = (0..=path.len()).rev().find(|n| self.code.contains_key(&path[..*n]))?;
        let (module, rest) = path.split_at(length);
        let further = rest.first().and_then(|name| self.passed_on.get(module)?.get(name));
        match further {
            // Names may be passed on from module to module, but not for ever.
            Some(target) if passed < 8 && target != path => self.defining(&[target.as_slice(), &rest[1..]].concat(), passed + 1),
            _ => Some(module.to_vec()),
        }
    }
}

/// Groups of modules that use each other, each and all sorted.
pub fn circles(uses: &BTreeMap<Module, BTreeSet<Module>>) -> Vec<Vec<Module>> {
    let reach: BTreeMap<&Module, BTreeSet<&Module>> = uses.keys().map(|m| (m, reached(uses, m))).collect();
    let mut found: BTreeSet<Vec<Module>> = BTreeSet::new();
    for (module, from_here) in &reach {
        let circle: Vec<Module> = from_here.iter().filter(|other| reach[*other].contains(module)).map(|m| (*m).clone()).collect();
        if circle.len() > 1 {
            found.insert(circle);
        }
    }
    found.into_iter().collect()
}

fn reached<'a>(uses: &'a BTreeMap<Module, BTreeSet<Module>>, from: &'a Module) -> BTreeSet<&'a Module> {
    let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
    while let Some(module) = next.pop() {
        next.extend(uses.get(module).into_iter().flatten().filter(|m| seen.insert(*m)));
    }
    seen
}

fn module(path: &str) -> Module {
    let parts = Path::new(path).with_extension("");
    let mut parts: Vec<String> = parts.components().map(|c| c.as_os_str().to_string_lossy().into_owned()).collect();
    if parts.last().is_some_and(|last| last == "mod" || last == "lib") {
        parts.pop();
    }
    parts
}

/// The code without comments, texts, characters and its own tests.
fn bare(text: &str) -> String {
    let text = NO_CODE.replace_all(text, |found: &regex::Captures| if found[0].starts_with('/') { "" } else { "\"\"" });
    let tests = TESTS.find(&text).map(|m| m.start());
    text[..tests.unwrap_or(text.len())].to_owned()
}

/// The paths that an import names: `a::{b, c::{d, e as f}}` has three.
fn leaves(import: &str) -> Vec<String> {
    let import = import.trim();
    let Some((before, group)) = import.split_once('{') else { return vec![import.to_owned()] };
    let inside = group.strip_suffix('}').unwrap_or(group);
    let (mut depth, mut parts) = (0, vec![String::new()]);
    for sign in inside.chars() {
        depth += i32::from(sign == '{') - i32::from(sign == '}');
        match sign {
            ',' if depth == 0 => parts.push(String::new()),
            _ => parts.last_mut().unwrap().push(sign),
        }
    }
    let parts = parts.iter().map(|p| p.trim()).filter(|p| !p.is_empty());
    parts.flat_map(leaves).map(|leaf| format!("{}{leaf}", before.trim())).collect()
}
