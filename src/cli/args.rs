//! What can be said on the command line, in Danish and English.

use crate::disclose::Language;
use crate::finding::Level;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Validator og generator for sociodemografisk monitorering i GeoFA
#[derive(Debug, Parser)]
#[command(name = "sdm", version, disable_help_subcommand = true, propagate_version = true)]
pub struct Cli {
    /// Sprog i det, der skrives
    #[arg(long, global = true, value_enum, default_value_t = Lang::Da, value_name = "da|en")]
    pub lang: Lang,
    /// Skriv kun det, der blev bedt om
    #[arg(long, global = true)]
    pub quiet: bool,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// Dansk
    Da,
    /// English
    En,
}

impl Lang {
    /// The language.
    pub fn language(self) -> Language {
        match self {
            Lang::Da => Language::Da,
            Lang::En => Language::En,
        }
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Kontrollér modellens YAML
    Check(CheckArgs),
    /// Lav de genererede filer, eller sammenlign dem med --check
    Generate(GenerateArgs),
    /// Kontrollér en leverance mod standarden og diskretionsreglerne
    Validate(ValidateArgs),
    /// Forklar en regel
    Explain(ExplainArgs),
}

/// Output forms of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// Tekst til skærmen
    Text,
    /// JSON til andre programmer
    Json,
}

/// Levels on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Fejl
    Fejl,
    /// Advarsler og fejl
    Advarsel,
    /// Alt
    Oplysning,
}

impl FailOn {
    /// The level.
    pub fn level(self) -> Level {
        match self {
            FailOn::Fejl => Level::Fejl,
            FailOn::Advarsel => Level::Advarsel,
            FailOn::Oplysning => Level::Oplysning,
        }
    }
}

/// `sdm validate`.
#[derive(Debug, Args)]
pub struct ValidateArgs {
    /// Filer eller mapper i leverancen
    #[arg(required = true, value_name = "STI")]
    pub paths: Vec<PathBuf>,
    /// Tema for filer, der ikke selv viser det
    #[arg(long, value_name = "KODE")]
    pub theme: Option<u16>,
    /// Målgruppe, som diskretion bedømmes for
    #[arg(long, value_name = "MÅLGRUPPE", default_value = "alle")]
    pub audience: String,
    /// Hvem der skal læse rapporten
    #[arg(long, value_name = "LÆSER", default_value = "egen-kommune")]
    pub reader: String,
    /// Diskretionsprofil
    #[arg(long, value_name = "NAVN", default_value = "standard")]
    pub discretion_profile: String,
    /// Laveste niveau, der giver fejlkode 1
    #[arg(long, value_enum, default_value_t = FailOn::Fejl, value_name = "NIVEAU")]
    pub fail_on: FailOn,
    /// Højeste antal fund, der vises pr. regel og fil; 0 viser alle
    #[arg(long, default_value_t = 1000, value_name = "ANTAL")]
    pub max_per_rule: usize,
    /// Rapportens form
    #[arg(long, value_enum, default_value_t = ReportFormat::Text, value_name = "text|json")]
    pub format: ReportFormat,
    /// Skriv rapporten i en fil
    #[arg(short, long, value_name = "FIL")]
    pub output: Option<PathBuf>,
    /// Mappe med modellens YAML i stedet for den indbyggede model
    #[arg(long, value_name = "MAPPE")]
    pub model: Option<PathBuf>,
}

/// `sdm check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Mappe med modellens YAML
    #[arg(long, value_name = "MAPPE", default_value = "model")]
    pub model: PathBuf,
}

/// `sdm generate`.
#[derive(Debug, Args)]
pub struct GenerateArgs {
    /// Hvad der skal laves; uden navn laves alt
    #[arg(value_name = "MÅL")]
    pub targets: Vec<String>,
    /// Mappe med modellens YAML
    #[arg(long, value_name = "MAPPE", default_value = "model")]
    pub model: PathBuf,
    /// Mappe til de genererede filer
    #[arg(long, value_name = "MAPPE", default_value = "generated")]
    pub out: PathBuf,
    /// Skriv intet, men sammenlign mappen med det, modellen giver
    #[arg(long)]
    pub check: bool,
}

/// `sdm explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// Reglens id, som det står i rapporten; uden id listes alle regler
    #[arg(value_name = "REGEL")]
    pub rule: Option<String>,
    /// Mappe med modellens YAML i stedet for den indbyggede model
    #[arg(long, value_name = "MAPPE")]
    pub model: Option<PathBuf>,
}

/// The command line's definition, with headings in the language.
pub fn command(language: Language) -> clap::Command {
    let command = Cli::command();
    match language {
        Language::Da => headings(command, "Brug:", "Kommandoer", "Argumenter", "Valg"),
        Language::En => english(headings(command, "Usage:", "Commands", "Arguments", "Options")),
    }
}

fn headings(command: clap::Command, usage: &str, commands: &str, arguments: &str, options: &str) -> clap::Command {
    let template = format!("{{about}}\n\n{usage} {{usage}}\n\n{{all-args}}\n");
    let (arguments, options) = (arguments.to_owned(), options.to_owned());
    command
        .help_template(template)
        .subcommand_help_heading(commands.to_owned())
        .mut_args(|a| {
            let heading = if a.is_positional() { arguments.clone() } else { options.clone() };
            a.help_heading(heading)
        })
        .mut_subcommands(|c| headings(c, usage, commands, &arguments, &options))
}

/// English help texts, by argument id; what is not listed keeps its Danish text.
const ENGLISH: &[(&str, &str)] = &[
    ("sdm", "Validator and generator for sociodemographic monitoring in GeoFA"),
    ("validate", "Check a delivery against the standard and the discretion rules"),
    ("explain", "Explain a rule"),
    ("generate", "Make the generated files, or compare them with --check"),
    ("lang", "Language of what is written"),
    ("quiet", "Write only what was asked for"),
    ("paths", "Files or folders of the delivery"),
    ("theme", "Theme of files that do not show theirs"),
    ("audience", "Audience for whom discretion is judged"),
    ("reader", "Who will read the report"),
    ("discretion_profile", "Discretion profile"),
    ("fail_on", "Lowest level that gives exit code 1"),
    ("max_per_rule", "Most findings shown per rule and file; 0 shows all"),
    ("format", "Form of the report"),
    ("output", "Write the report to a file"),
    ("model", "Folder with the model's YAML"),
    ("rule", "The rule's id as in the report; without it all rules are listed"),
    ("check", "Check the model's YAML; or, with generate, compare and write nothing"),
    ("out", "Folder for the generated files"),
    ("targets", "What to make; without it everything"),
];

fn english(command: clap::Command) -> clap::Command {
    let text = |id: &str| ENGLISH.iter().find(|(name, _)| *name == id).map(|(_, text)| *text);
    let about = text(command.get_name());
    let command = match about {
        Some(about) => command.about(about),
        None => command,
    };
    command
        .mut_args(|a| match text(a.get_id().as_str()) {
            Some(help) => a.help(help),
            None => a,
        })
        .mut_subcommands(english)
}

/// The language asked for, found before the arguments are parsed so that their errors are in it.
pub fn language(arguments: impl Iterator<Item = String>) -> Language {
    let arguments: Vec<String> = arguments.collect();
    let after = arguments.windows(2).any(|w| w[0] == "--lang" && w[1] == "en");
    if after || arguments.iter().any(|a| a == "--lang=en") { Language::En } else { Language::Da }
}

/// What is wrong with the arguments.
pub fn explain(error: &clap::Error, language: Language) -> String {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(s)) => s.clone(),
        Some(ContextValue::Strings(s)) => s.join(", "),
        _ => String::new(),
    };
    let (argument, value) = (text(ContextKind::InvalidArg), text(ContextKind::InvalidValue));
    let suggestion = [ContextKind::SuggestedArg, ContextKind::SuggestedValue, ContextKind::SuggestedSubcommand]
        .into_iter()
        .map(text)
        .find(|s| !s.is_empty());
    let valid = text(ContextKind::ValidValue);
    let say = |da: String, en: String| if language == Language::Da { da } else { en };
    let mut message = match error.kind() {
        ErrorKind::MissingRequiredArgument => {
            say(format!("fejl: der mangler {argument}"), format!("error: {argument} is missing"))
        }
        ErrorKind::UnknownArgument => {
            say(format!("fejl: {argument} kendes ikke"), format!("error: {argument} is unknown"))
        }
        ErrorKind::InvalidSubcommand => {
            let name = text(ContextKind::InvalidSubcommand);
            say(format!("fejl: kommandoen {name} findes ikke"), format!("error: there is no command {name}"))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            say(format!("fejl: {argument} mangler en værdi"), format!("error: {argument} lacks a value"))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => say(
            format!("fejl: {value} kan ikke bruges til {argument}"),
            format!("error: {value} cannot be used for {argument}"),
        ),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            say("fejl: der mangler en kommando".into(), "error: a command is missing".into())
        }
        _ => say("fejl: argumenterne kan ikke forstås".into(), "error: the arguments cannot be understood".into()),
    };
    if !valid.is_empty() {
        message += &say(format!("\n  mulige: {valid}"), format!("\n  possible: {valid}"));
    }
    if let Some(suggestion) = suggestion {
        message += &say(format!("\n  mente du {suggestion}?"), format!("\n  did you mean {suggestion}?"));
    }
    message + "\n" + language.of("Se sdm --help", "See sdm --help --lang en")
}
