//! The templates: Danish prose and headings with loops and ifs, in strict mode.
//!
//! A template prints text escaped and [`Md`](super::markdown::Md) unchanged; what is undefined, missing or not text is
//! an error, never an empty place.

use super::danish;
use super::markdown::{self, escape, escape_start};
use crate::emit::Artifact;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, ValueKind};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value};
use serde::Serialize;

macro_rules! templates {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("templates/", $name)))),*]
    };
}

const TEMPLATES: &[(&str, &str)] = templates![
    "begreber.md",
    "beregning.md",
    "diskretion.md",
    "felt.md",
    "generelle-felter.md",
    "indikator.md",
    "indikatorer.md",
    "indhold.md",
    "kilder.md",
    "kodeliste.md",
    "kommuner.md",
    "praksis.md",
    "regel.md",
    "regler.md",
    "tema.md",
    "vejledning.md",
];

/// The environment with all templates parsed.
pub(super) struct Templates(Environment<'static>);

impl Templates {
    pub(super) fn new() -> Result<Self, Error> {
        let mut env = Environment::new();
        env.set_undefined_behavior(UndefinedBehavior::Strict);
        env.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build()?);
        env.set_auto_escape_callback(|_| AutoEscape::Custom("markdown".into()));
        env.set_formatter(print);
        env.add_filter("opremset", enumerate);
        env.add_filter("tal", |number: u64| danish::number(&number.to_string()));
        for (name, source) in TEMPLATES {
            env.add_template(name, source)?;
        }
        Ok(Templates(env))
    }

    /// One page: `path` lies under `docs/`.
    pub(super) fn page(&self, template: &str, path: &str, view: impl Serialize) -> Result<Artifact, Error> {
        let text = self.0.get_template(template)?.render(Value::from(Serde(view)))?;
        let text = markdown::tidy(&markdown::relative(&text, path));
        Ok(Artifact::text(format!("docs/{path}"), text))
    }
}

fn print(out: &mut Output, _: &mut State, value: &Value) -> Result<(), Error> {
    let fault = || Error::new(ErrorKind::BadEscape, format!("{} cannot be printed", value.kind()));
    match (value.kind(), value.as_str()) {
        (ValueKind::String, Some(text)) if value.is_safe() => out.write_str(&escape_start(text)).map_err(Error::from),
        (ValueKind::String, Some(text)) => out.write_str(&escape_start(&escape(text))).map_err(Error::from),
        (ValueKind::Number, _) => out.write_str(&value.to_string()).map_err(Error::from),
        _ => Err(fault()),
    }
}

/// The elements as »a, b og c«, each escaped unless it is finished Markdown.
fn enumerate(elements: Vec<Value>) -> Result<Value, Error> {
    let mut parts = Vec::with_capacity(elements.len());
    for element in elements {
        match element.as_str() {
            Some(text) if element.is_safe() => parts.push(text.to_owned()),
            Some(text) => parts.push(escape(text)),
            None => return Err(Error::new(ErrorKind::BadEscape, "only text can be listed")),
        }
    }
    Ok(Value::from_safe_string(danish::list(&parts)))
}

#[cfg(test)]
mod tests {
    use super::super::markdown::Md;
    use super::*;

    fn render(source: &'static str, view: impl Serialize) -> Result<String, Error> {
        let mut templates = Templates::new()?;
        templates.0.add_template("try", source)?;
        templates.0.get_template("try")?.render(Value::from(Serde(view)))
    }

    #[derive(Serialize)]
    struct View {
        text: &'static str,
        done: Md,
        none: Option<Md>,
    }

    const VIEW: fn() -> View = || View { text: "a*b", done: Md::code("c*d"), none: None };

    #[test]
    fn text_is_escaped_and_markdown_is_not() {
        assert_eq!(render("{{ text }} {{ done }}", VIEW()).expect("renders"), "a\\*b `c*d`");
        let looped = "{% for x in [text, done] %}\n{{ x }}\n{% endfor %}\n{% if none %}\nx\n{% endif %}\n";
        assert_eq!(render(looped, VIEW()).expect("renders"), "a\\*b\n`c*d`\n");
    }

    #[test]
    fn what_is_not_there_is_an_error() {
        assert!(render("{{ missing }}", VIEW()).is_err());
        assert!(render("{% if missing %}x{% endif %}", VIEW()).is_err());
        assert!(render("{{ none }}", VIEW()).is_err());
        assert!(render("{{ [text] }}", VIEW()).is_err());
    }
}
