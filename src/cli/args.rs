//! What can be said on the command line, in Danish and English.

mod english;

use crate::delivery::write::Target;
use crate::disclose::Language;
use crate::finding::Level;
use crate::report::Form;
use clap::builder::PossibleValue;
use clap::{Arg, ArgAction, Args, CommandFactory, Parser, Subcommand, ValueEnum};
use english::english;
use std::path::PathBuf;

/// Validator og generator for sociodemografisk monitorering i GeoFA
#[derive(Debug, Parser)]
#[command(name = "sdm", version, disable_help_subcommand = true)]
pub struct Cli {
    /// Sprog i det, der skrives [da, en; ellers da]
    #[arg(long, global = true, value_enum, default_value_t = Lang::Da, value_name = "SPROG")]
    pub lang: Lang,
    /// Skriv intet på skærmen; koden er svaret
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
    /// Skriv en leverance i et andet format; hvad formatet ikke kan rumme, bliver fortalt
    Convert(ConvertArgs),
    /// Skriv den sikre udgave af en leverance: det, der røber personer, er skjult, og hvad det koster, bliver fortalt
    Protect(ProtectArgs),
    /// Regn ud, hvad skjulte celler kan være
    Audit(AuditArgs),
    /// Forklar en regel
    Explain(ExplainArgs),
}

impl ValueEnum for Target {
    fn value_variants<'a>() -> &'a [Self] {
        &Target::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}

impl ValueEnum for Form {
    fn value_variants<'a>() -> &'a [Self] {
        &Form::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
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
    /// Områder og tal, der allerede ligger i GeoFA: filer eller mapper, som leverancen holdes op mod, men som ikke selv
    /// bedømmes; kan gives flere gange
    #[arg(long, value_name = "STI", num_args = 1.., action = ArgAction::Append)]
    pub reference: Vec<PathBuf>,
    /// Tema for filer, der ikke selv viser det
    #[arg(long, value_name = "KODE")]
    pub theme: Option<u16>,
    /// Målgruppe, som diskretion bedømmes for [offentligheden, myndigheder, egen-kommune, alle; ellers alle]
    #[arg(long, value_name = "MÅLGRUPPE", default_value = "alle")]
    pub audience: String,
    /// Hvem der skal læse rapporten [egen-kommune, myndigheder, offentligheden; ellers egen-kommune]
    #[arg(long, value_name = "LÆSER", default_value = "egen-kommune")]
    pub reader: String,
    /// Vis de værdier, som rapporten ellers skjuler; kun til eget arbejde, og rapporten siger det på hver side
    #[arg(long)]
    pub show_values: bool,
    /// Diskretionsprofil [ellers standard]
    #[arg(long, value_name = "NAVN", default_value = "standard")]
    pub discretion_profile: String,
    /// Egen profil: andre niveauer for regler, og undtagelser med begrundelse og udløb (YAML)
    #[arg(long, value_name = "FIL")]
    pub profile: Option<PathBuf>,
    /// Fil med en nøgle på mindst 16 byte: kvitteringen får en kode lavet med nøglen (HMAC) i stedet for filernes SHA-256
    #[arg(long, value_name = "FIL")]
    pub receipt_key: Option<PathBuf>,
    /// Skriv i en fil for sig, hvordan skjulte tal kan regnes ud: ligninger og intervaller; kun til kommunens eget arbejde (JSON)
    #[arg(long, value_name = "FIL")]
    pub proofs: Option<PathBuf>,
    /// Dagen, der regnes fra [ellers i dag]
    #[arg(long, value_name = "ÅÅÅÅ-MM-DD")]
    pub today: Option<String>,
    /// Laveste niveau, der giver kode 1 [fejl, advarsel, oplysning; ellers fejl]
    #[arg(long, value_enum, default_value_t = FailOn::Fejl, value_name = "NIVEAU")]
    pub fail_on: FailOn,
    /// Højeste antal fund, der vises pr. regel og fil; 0 viser alle, i JSON ét pr. linje [ellers 1000]
    #[arg(long, default_value_t = 1000, value_name = "ANTAL")]
    pub max_per_rule: usize,
    /// Hukommelse til leverancens nøgler i MB; det, der fylder mere, læses ad flere gange [ellers 400]
    #[arg(long, default_value_t = 400, value_name = "MB", value_parser = clap::value_parser!(u32).range(1..))]
    pub memory: u32,
    /// Rapportens form [{former}; ellers text]
    #[arg(long, value_enum, default_value_t = Form::Text, value_name = "FORM")]
    pub format: Form,
    /// Skriv rapporten i en fil
    #[arg(short, long, value_name = "FIL")]
    pub output: Option<PathBuf>,
    /// Mappe med modellens YAML i stedet for den indbyggede model
    #[arg(long, value_name = "MAPPE")]
    pub model: Option<PathBuf>,
}

/// `sdm convert`.
#[derive(Debug, Args)]
pub struct ConvertArgs {
    /// Filer eller mapper i leverancen
    #[arg(required = true, value_name = "STI")]
    pub paths: Vec<PathBuf>,
    /// Filen, der skrives, fx leverance.gpkg; eller en mappe med en fil pr. tabel
    #[arg(id = "converted", short = 'o', long = "output", required = true, value_name = "STI")]
    pub output: PathBuf,
    /// Format [{formater}; ellers efter filens endelse]
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub to: Option<Target>,
    /// Tema for filer, der ikke selv viser det
    #[arg(long, value_name = "KODE")]
    pub theme: Option<u16>,
    /// Mappe med modellens YAML i stedet for den indbyggede model
    #[arg(long, value_name = "MAPPE")]
    pub model: Option<PathBuf>,
}

/// `sdm protect`.
#[derive(Debug, Args)]
pub struct ProtectArgs {
    /// Filer eller mapper i leverancen
    #[arg(required = true, value_name = "STI")]
    pub paths: Vec<PathBuf>,
    /// Filen, der skrives, fx sikker.gpkg; eller en mappe med en fil pr. tabel
    #[arg(id = "protected", short = 'o', long = "output", required = true, value_name = "STI")]
    pub output: PathBuf,
    /// Format [{formater}; ellers efter filens endelse, ellers som leverancen]
    #[arg(id = "form", long = "to", value_enum, value_name = "FORMAT")]
    pub to: Option<Target>,
    /// Områder og tal, der allerede ligger i GeoFA: filer eller mapper, som leverancen holdes op mod, men som ikke selv
    /// bedømmes; kan gives flere gange
    #[arg(long, value_name = "STI", num_args = 1.., action = ArgAction::Append)]
    pub reference: Vec<PathBuf>,
    /// Afrund antal i stedet for at skjule dem, hvor det er nok
    #[arg(long)]
    pub round: bool,
    /// Tema for filer, der ikke selv viser det
    #[arg(long, value_name = "KODE")]
    pub theme: Option<u16>,
    /// Diskretionsprofil [ellers standard]
    #[arg(long, value_name = "NAVN", default_value = "standard")]
    pub discretion_profile: String,
    /// Egen profil: regler, der er slået fra, og steder, der er undtaget, skjules ikke. For skjulte tal, der kan regnes ud,
    /// gælder kun, om alle fire regler om dem er slået fra
    #[arg(id = "spared", long = "profile", value_name = "FIL")]
    pub profile: Option<PathBuf>,
    /// Dagen, der regnes fra [ellers i dag]
    #[arg(long, value_name = "ÅÅÅÅ-MM-DD")]
    pub today: Option<String>,
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
    /// Mappe til de genererede filer [ellers generated]
    #[arg(long, value_name = "MAPPE", default_value = "generated")]
    pub out: PathBuf,
    /// Skriv intet, men sammenlign mappen med det, modellen giver
    #[arg(long)]
    pub check: bool,
}

/// `sdm audit`.
#[derive(Debug, Args)]
pub struct AuditArgs {
    /// Sagen: celler og ligninger (JSON)
    #[arg(value_name = "SAG")]
    pub case: PathBuf,
    /// Højeste antal regneskridt; hvad de ikke rækker til, er ikke afgjort [ellers 10000000000]
    #[arg(long, default_value_t = 10_000_000_000, value_name = "ANTAL")]
    pub work: u64,
    /// Skriv svaret i en fil
    #[arg(short, long, value_name = "FIL")]
    pub output: Option<PathBuf>,
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

/// The command line's definition, all of its own words in the language.
pub fn command(language: Language) -> clap::Command {
    let command = spoken(Cli::command().disable_version_flag(true), language);
    let (help, version) = (language.of("Vis hjælp", "Show help"), language.of("Vis version", "Show version"));
    let options = language.of("Valg", "Options");
    let show_version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    with_help(command, help, options).arg(show_version.help(version).help_heading(options))
}

/// Headings, usage and help texts.
fn spoken(command: clap::Command, language: Language) -> clap::Command {
    let words = |da: &'static str, en: &'static str| language.of(da, en);
    let template = format!("{{about}}\n\n{} {{usage}}\n\n{{all-args}}\n", words("Brug:", "Usage:"));
    let usage = command.clone().render_usage().to_string().replace("Usage: ", "");
    let usage = usage.replace("[OPTIONS]", words("[VALG]", "[OPTIONS]")).replace("<COMMAND>", words("KOMMANDO", "COMMAND"));
    let about = english(command.get_name()).filter(|_| language == Language::En);
    let command = match about {
        Some(about) => command.about(about),
        None => command,
    };
    command
        .help_template(template)
        .override_usage(usage)
        .subcommand_help_heading(words("Kommandoer", "Commands"))
        .mut_args(|arg| {
            let heading = if arg.is_positional() { words("Argumenter", "Arguments") } else { words("Valg", "Options") };
            let takes = arg.get_action().takes_values();
            let arg = arg.help_heading(heading).hide_possible_values(takes).hide_default_value(takes);
            let danish = arg.get_help().map(ToString::to_string).unwrap_or_default();
            let help = english(arg.get_id().as_str()).filter(|_| language == Language::En).map_or(danish, str::to_owned);
            let help = help.replace("{former}", &Form::ALL.map(Form::name).join(", "));
            arg.help(help.replace("{formater}", &Target::ALL.map(Target::name).join(", ")))
        })
        .mut_subcommands(|c| {
            let name = format!("sdm {}", c.get_name());
            spoken(c.bin_name(name), language)
        })
}

fn with_help(command: clap::Command, help: &'static str, heading: &'static str) -> clap::Command {
    let show = Arg::new("help").short('h').long("help").action(ArgAction::Help).help(help).help_heading(heading);
    command.disable_help_flag(true).arg(show).mut_subcommands(|c| with_help(c, help, heading))
}

/// The language asked for, found before the arguments are parsed so that their errors are in it.
pub fn language(arguments: impl Iterator<Item = String>) -> Language {
    let arguments: Vec<String> = arguments.collect();
    let after = arguments.windows(2).any(|w| w[0] == "--lang" && w[1] == "en");
    if after || arguments.iter().any(|a| a == "--lang=en") { Language::En } else { Language::Da }
}

#[cfg(test)]
mod tests {
    use super::english::ENGLISH;
    use super::*;

    fn ids(command: &clap::Command, out: &mut Vec<String>) {
        out.push(command.get_name().to_owned());
        out.extend(command.get_arguments().map(|a| a.get_id().to_string()));
        command.get_subcommands().for_each(|c| ids(c, out));
    }

    #[test]
    fn every_command_and_argument_has_an_english_text() {
        let mut all = Vec::new();
        ids(&Cli::command(), &mut all);
        for id in all.iter().filter(|id| !["help", "version"].contains(&id.as_str())) {
            assert!(english(id).is_some(), "{id}");
        }
        for (id, _) in ENGLISH {
            assert!(all.iter().any(|a| a == id), "{id} is no command or argument");
        }
    }

    #[test]
    fn help_names_every_form_of_the_report() {
        for language in [Language::Da, Language::En] {
            let page =
                command(language).find_subcommand_mut("validate").map(|c| c.render_long_help().to_string()).unwrap_or_default();
            let words: String = page.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(words.contains(&Form::ALL.map(Form::name).join(", ")), "{page}");
        }
    }

    #[test]
    fn help_names_every_format_that_is_written() {
        let page =
            command(Language::Da).find_subcommand_mut("convert").map(|c| c.render_long_help().to_string()).unwrap_or_default();
        let words: String = page.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains(&Target::ALL.map(Target::name).join(", ")), "{page}");
    }

    #[test]
    fn help_is_in_one_language() {
        let mut danish = command(Language::Da);
        for name in ["check", "generate", "validate", "convert", "protect", "explain"] {
            let page = danish.find_subcommand_mut(name).map(|c| c.render_long_help().to_string()).unwrap_or_default();
            for word in ["Usage", "Options", "Print", "default:", "Possible", "Arguments"] {
                assert!(!page.contains(word), "{word} in {name}: {page}");
            }
        }
    }
}
