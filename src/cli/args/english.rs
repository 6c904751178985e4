//! The English help texts of the command line.

/// English help texts, by the id of argument or command; a test holds them against the definition.
pub(super) const ENGLISH: &[(&str, &str)] = &[
    ("sdm", "Validator and generator for sociodemographic monitoring in GeoFA"),
    ("validate", "Check a delivery against the standard and the discretion rules"),
    ("audit", "Compute what hidden cells can be"),
    ("case", "The case: cells and equations (JSON)"),
    ("work", "Most steps of work; what they do not suffice for is not settled [default 10000000000]"),
    ("explain", "Explain a rule"),
    ("convert", "Write a delivery in another format; what the format cannot hold is reported"),
    ("converted", "The file to write, as delivery.gpkg; or a folder with a file per table"),
    ("to", "Format [{formater}; default by the file's ending]"),
    ("protect", "Write the safe version of a delivery: what discloses persons is hidden, and the cost is reported"),
    ("protected", "The file to write, as safe.gpkg; or a folder with a file per table"),
    ("form", "Format [{formater}; default by the file's ending, else that of the input]"),
    ("round", "Round counts in place of hiding them, where that is enough"),
    (
        "spared",
        "Own profile: rules that are off, and places that are excepted, are not hidden. For hidden figures that can be computed it \
         matters only whether all four rules about them are off",
    ),
    ("check", "Check the model's YAML; or, with generate, compare and write nothing"),
    ("generate", "Make the generated files, or compare them with --check"),
    ("lang", "Language of what is written [da, en; default da]"),
    ("quiet", "Write nothing on the screen; the code is the answer"),
    ("paths", "Files or folders of the delivery"),
    (
        "reference",
        "Areas and figures that GeoFA already holds: files or folders that the delivery is held against and that are not \
         judged themselves; may be given several times",
    ),
    ("theme", "Theme of files that do not show theirs"),
    ("audience", "Audience for whom discretion is judged [offentligheden, myndigheder, egen-kommune, alle; default alle]"),
    ("reader", "Who will read the report [egen-kommune, myndigheder, offentligheden; default egen-kommune]"),
    ("show_values", "Show the values that the report hides otherwise; for own work alone, and the report says so on every page"),
    ("discretion_profile", "Discretion profile [default standard]"),
    ("fail_on", "Lowest level that gives exit code 1 [fejl, advarsel, oplysning; default fejl]"),
    ("profile", "Own profile: other levels for rules, and exceptions with reason and expiry (YAML)"),
    (
        "receipt_key",
        "File with a key of at least 16 bytes: the receipt has a code made with it (HMAC) instead of the files' SHA-256",
    ),
    (
        "proofs",
        "Write to a file of its own how hidden figures can be computed: equations and intervals; for own work alone (JSON)",
    ),
    ("today", "The day to compute from [default today]"),
    ("max_per_rule", "Most findings shown per rule and file; 0 shows all, in JSON one a line [default 1000]"),
    ("memory", "Memory for the keys of the delivery in MB; what takes more is read in several passes [default 400]"),
    ("format", "Form of the report [{former}; default text]"),
    ("output", "Write the report or answer to a file"),
    ("model", "Folder with the model's YAML"),
    ("rule", "The rule's id as in the report; without it all rules are listed"),
    ("out", "Folder for the generated files [default generated]"),
    ("targets", "What to make; without it everything"),
];

/// The English text of an argument or command.
pub(super) fn english(id: &str) -> Option<&'static str> {
    ENGLISH.iter().find(|(name, _)| *name == id).map(|(_, text)| *text)
}
