//! What a fault in a model file says, and where: one line per kind of fault, from a snippet of YAML.

use sdm::model::yaml::{self, MAX_BYTES};
use sdm::model::{FILE_KINDS, ModelFinding, SourceFile, editor_schemas, read};

/// The faults of one file, as `line:column-end code message | hint`.
fn faults(path: &str, bytes: &[u8]) -> Vec<String> {
    let (model, findings) = read(&[SourceFile { path: path.to_string(), bytes: bytes.to_vec() }]);
    assert!(model.is_none(), "one file is no model");
    findings.iter().filter(|f| f.file == path).map(shown).collect()
}

fn shown(f: &ModelFinding) -> String {
    let hint = f.hint.as_ref().map(|h| format!(" | {}", h.da)).unwrap_or_default();
    format!("{}:{}-{} {} {}{hint}", f.line, f.column, f.end_column, f.code, f.da)
}

/// Name, YAML of a practice file, and its faults.
type Case = (&'static str, &'static str, &'static [&'static str]);

/// A practice has texts, a number, a list and open maps, so most faults can be shown in it. `KORREKT` is the rest of a
/// correct file.
const KORREKT: &str = "navn: a\ntitel: b\nbeskrivelse: c\ntema: 6301\nkolonner:\n  - kolonne: d\neksempel: e\n";

const ADDED: &[Case] = &[
    ("nothing wrong", "faste: {}\n", &[]),
    ("byte order and CRLF are tolerated", "faste:\r\n  a: b\r\n", &[]),
    (
        "duplicate key",
        "titel: igen\n",
        &["8:1-6 dublet-noegle-i-yaml nøglen «titel» står to gange; første gang på linje 2, kolonne 1 | slet den ene"],
    ),
    (
        "duplicate key in an open map",
        "faste:\n  x: \"1\"\n  y: \"2\"\n  x: \"3\"\n",
        &["11:3-4 dublet-noegle-i-yaml nøglen «x» står to gange; første gang på linje 9, kolonne 3 | slet den ene"],
    ),
    (
        "anchor and alias",
        "faste:\n  x: &a b\n  y: *a\n",
        &[
            "9:6-10 anker-i-yaml ankre (&navn) er ikke tilladt | skriv værdien ud, hvor den bruges",
            "10:6-8 anker-i-yaml henvisninger til ankre (*navn) er ikke tilladt | skriv værdien ud, hvor den bruges",
        ],
    ),
    ("tag", "faste:\n  x: !!str b\n", &["9:6-13 typemaerke-i-yaml typemærker (!navn) er ikke tilladt | fjern mærket"]),
    (
        "merge key",
        "faste:\n  <<: {a: \"1\"}\n",
        &[
            "9:3-5 fletning-i-yaml fletning med «<<» er ikke tilladt | skriv nøglerne ud",
            "9:8-9 forkert-type her står en gruppe af nøgler; her skal stå en tekst",
        ],
    ),
    (
        "two documents",
        "---\na: b\n",
        &["8:1-4 flere-dokumenter filen har mere end ét YAML-dokument | fjern linjen «---», eller del filen i to"],
    ),
    ("tab in front", "faste:\n\tx: \"1\"\n", &["9:1-2 tabulator tabulator er ikke tilladt | brug mellemrum: to for hvert trin"]),
    (
        "tab behind, and the next fault as well",
        "faste:\n  x: \"1\"\t# note\n  y: nej\n",
        &[
            "9:9-10 tabulator tabulator er ikke tilladt | brug mellemrum: to for hvert trin",
            "10:6-9 tvetydig-vaerdi «nej» læses af nogle programmer som sandt eller falsk | skriv \"nej\" i citationstegn",
        ],
    ),
    (
        "zero width space",
        "faste:\n  x: \"a\u{200B}b\"\n",
        &["9:8-9 usynligt-tegn tegnet U+200B kan ikke ses og er ikke tilladt her | slet tegnet og skriv linjen igen"],
    ),
    (
        "loose ring above a",
        "faste:\n  x: \"a\u{30A}r\"\n",
        &["9:8-9 usynligt-tegn tegnet U+030A kan ikke ses og er ikke tilladt her | slet tegnet og skriv linjen igen"],
    ),
    (
        "hard blank as indentation",
        "faste:\n\u{A0}\u{A0}x: \"1\"\n",
        &[
            "8:1-6 tom-vaerdi værdien er tom | skriv en værdi, eller fjern nøglen",
            "9:1-2 usynligt-tegn tegnet U+00A0 kan ikke ses og er ikke tilladt her | slet tegnet og skriv linjen igen",
            "9:2-3 usynligt-tegn tegnet U+00A0 kan ikke ses og er ikke tilladt her | slet tegnet og skriv linjen igen",
        ],
    ),
    (
        "truth words",
        "faste: {a: ja, b: No, c: OFF, d: y, e: True}\n",
        &[
            "8:12-14 tvetydig-vaerdi «ja» læses af nogle programmer som sandt eller falsk | skriv \"ja\" i citationstegn",
            "8:19-21 tvetydig-vaerdi «No» læses af nogle programmer som sandt eller falsk | skriv \"No\" i citationstegn",
            "8:26-29 tvetydig-vaerdi «OFF» læses af nogle programmer som sandt eller falsk | skriv \"OFF\" i citationstegn",
            "8:34-35 tvetydig-vaerdi «y» læses af nogle programmer som sandt eller falsk | skriv \"y\" i citationstegn",
            "8:40-44 tvetydig-vaerdi «True» læses af nogle programmer som sandt eller falsk | skriv \"True\" i citationstegn",
        ],
    ),
    (
        "plain truth where a text belongs",
        "faste: {a: true}\n",
        &["8:12-16 forkert-type «true» er sandt eller falsk; her skal stå en tekst | skal stå i citationstegn: \"true\""],
    ),
    (
        "leading zero",
        "faste: {a: 0101, b: 00.5}\n",
        &[
            "8:12-16 foranstillet-nul «0101» har et foranstillet nul, som nogle programmer fjerner | skriv \"0101\" i citationstegn, eller et tal uden nullet",
            "8:21-25 foranstillet-nul «00.5» har et foranstillet nul, som nogle programmer fjerner | skriv \"00.5\" i citationstegn, eller et tal uden nullet",
        ],
    ),
    (
        "a number where a text belongs, shown unchanged",
        "faste: {a: 101, b: 1.10}\n",
        &[
            "8:12-15 forkert-type «101» er et tal; her skal stå en tekst | skal stå i citationstegn: \"101\"",
            "8:20-24 forkert-type «1.10» er et tal; her skal stå en tekst | skal stå i citationstegn: \"1.10\"",
        ],
    ),
    (
        "numbers that readers disagree on",
        "faste: {a: 1_000, b: 0x1F, c: 0o17, d: 1e5, e: 12:30, f: .5, g: +1, h: .inf}\n",
        &[
            "8:12-17 tvetydigt-tal «1_000» læses som tal af nogle programmer og som tekst af andre | skriv tallet med cifre alene, eller skriv \"1_000\" i citationstegn",
            "8:22-26 tvetydigt-tal «0x1F» læses som tal af nogle programmer og som tekst af andre | skriv tallet med cifre alene, eller skriv \"0x1F\" i citationstegn",
            "8:31-35 tvetydigt-tal «0o17» læses som tal af nogle programmer og som tekst af andre | skriv tallet med cifre alene, eller skriv \"0o17\" i citationstegn",
            "8:40-43 tvetydigt-tal «1e5» læses som tal af nogle programmer og som tekst af andre | skriv tallet med cifre alene, eller skriv \"1e5\" i citationstegn",
            "8:48-53 tvetydigt-tal «12:30» læses som tal af nogle programmer og som tekst af andre | skriv tallet med cifre alene, eller skriv \"12:30\" i citationstegn",
            "8:58-60 tvetydigt-tal «.5» læses som tal af nogle programmer og som tekst af andre | skriv tallet med cifre alene, eller skriv \".5\" i citationstegn",
            "8:65-67 tvetydigt-tal «+1» læses som tal af nogle programmer og som tekst af andre | skriv tallet med cifre alene, eller skriv \"+1\" i citationstegn",
            "8:72-76 tvetydigt-tal «.inf» læses som tal af nogle programmer og som tekst af andre | skriv tallet med cifre alene, eller skriv \".inf\" i citationstegn",
        ],
    ),
    (
        "unquoted date",
        "faste: {a: 2024-01-01}\n",
        &[
            "8:12-22 dato-uden-citationstegn «2024-01-01» læses som dato af nogle programmer og som tekst af andre | skriv \"2024-01-01\" i citationstegn",
        ],
    ),
    (
        "nothing, in three spellings",
        "faste: {a: ~, b: null, c: }\n",
        &[
            "8:12-13 tom-vaerdi værdien er tom | skriv en værdi, eller fjern nøglen",
            "8:18-22 tom-vaerdi værdien er tom | skriv en værdi, eller fjern nøglen",
            "8:24-25 tom-vaerdi værdien er tom | skriv en værdi, eller fjern nøglen",
        ],
    ),
    (
        "a key without a value",
        "faste:\nkilde:\n  - tekst: \"x\"\n",
        &["8:1-6 tom-vaerdi værdien er tom | skriv en værdi, eller fjern nøglen"],
    ),
    (
        "a map as key",
        "faste: {? {a: b} : c}\n",
        &["8:12-13 noegle-ikke-tekst en nøgle skal være en tekst | skriv nøglen som ét ord"],
    ),
    ("misspelt key", "fast:\n  a: \"1\"\n", &["8:1-5 ukendt-noegle ukendt nøgle «fast» | mente du «faste»?"]),
    (
        "key from another world",
        "paakraevet: \"1\"\n",
        &[
            "8:1-11 ukendt-noegle ukendt nøgle «paakraevet» | her kan stå: navn, titel, beskrivelse, kilde, tema, faste, kolonner, eksempel",
        ],
    ),
    (
        "missing key, at the element's own key or first key",
        "kilde:\n  - link: https://a.dk/\n",
        &["9:5-9 manglende-noegle nøglen «tekst» mangler"],
    ),
    (
        "text where a list belongs",
        "kilde: x\n",
        &["8:8-9 forkert-type «x» er en tekst; her skal stå en liste | skriv «- » foran hvert punkt"],
    ),
    ("list where a map belongs", "faste:\n  - a\n", &["9:3-4 forkert-type her står en liste; her skal stå en gruppe af nøgler"]),
    (
        "a link that is none",
        "kilde:\n  - tekst: a\n    link: a.dk\n",
        &["10:11-15 forkert-moenster «a.dk» har ikke den rette form | skal være et link, der begynder med https://"],
    ),
    (
        "a colon inside a text",
        "faste:\n  a: b: c\n",
        &[
            "9:7-8 yaml-syntaks et kolon står, hvor der ikke kan være en nøgle | sæt teksten i citationstegn, hvis kolonet hører til den, eller ret indrykningen",
        ],
    ),
    (
        "an open quote",
        "faste:\n  a: \"b\n",
        &["9:6-7 yaml-syntaks et citationstegn åbnes her og lukkes aldrig | sæt det afsluttende citationstegn"],
    ),
    (
        "an unknown escape",
        "faste:\n  a: \"^\\d$\"\n",
        &[
            "9:6-7 yaml-syntaks ukendt tegn efter «\\» i en tekst i dobbelte citationstegn | brug enkelte citationstegn om mønstre og andet med «\\»",
        ],
    ),
    (
        "a value that begins with a sign",
        "faste:\n  a: @b\n",
        &["9:6-7 yaml-syntaks en værdi kan ikke begynde med dette tegn | sæt værdien i citationstegn"],
    ),
    (
        "a line without a colon",
        "faste\n",
        &[
            "9:1-2 yaml-syntaks linjen er ikke «nøgle: værdi» | skriv et kolon og et mellemrum efter nøglen, eller ret indrykningen",
        ],
    ),
];

#[test]
fn each_fault_has_its_place_its_words_and_its_remedy() {
    for (name, yaml, expected) in ADDED {
        let source = format!("{KORREKT}{yaml}");
        assert_eq!(faults("praksis/x.yaml", source.as_bytes()), *expected, "{name}");
    }
}

/// Path, whole file, faults.
const WHOLE: &[(&str, &str, &[&str])] = &[
    ("praksis/x.yaml", "", &["1:1-2 tom-fil filen er tom | udfyld filen, eller slet den"]),
    ("praksis/x.yaml", "# kun en note\n", &["1:1-2 tom-fil filen er tom | udfyld filen, eller slet den"]),
    ("praksis/x.yaml", "- a\n", &["1:1-2 forkert-type her står en liste; her skal stå en gruppe af nøgler"]),
    (
        "kilder/x.yaml",
        "kilder:\n  - kode: \"7\"\n    adgang: beta1ing\n",
        &[
            "2:5-9 manglende-noegle nøglerne «adgang_beskrivelse», «begreb», «definition», «diskretionsvilkaar», «ejer», «hjemmel», «mest_aaben», «mest_aaben_begrundelse», «navn», «pris», «siden», «tidligste_frekvens» mangler",
            "2:11-14 forkert-type «7» er en tekst; her skal stå et helt tal | skriv tallet uden citationstegn",
            "3:13-21 ukendt-vaerdi «beta1ing» er ikke en af de værdier, der kan stå her | mente du «betaling»?",
        ],
    ),
    (
        "kodelister/x.yaml",
        "kodelister:\n  - navn: D_x\n    titel: a\n    definition: b\n    begreb: c\n    kodefelt: d\n    tekstfelt: e\n    findes_i_geofa: \"true\"\n    siden: \"1.0.0\"\n    status: aktiv\n    koder:\n      - kode: 1.5\n        tekst: \"\"\n        aktiv: 2\n        begrebsdefinition: f\n",
        &[
            "2:11-14 forkert-moenster «D_x» har ikke den rette form | skal være «d_» fulgt af små bogstaver a–z, cifre og understreg",
            "8:21-27 forkert-type «true» er en tekst; her skal stå true eller false | skriv true eller false",
            "10:13-18 ukendt-vaerdi «aktiv» er ikke en af de værdier, der kan stå her | vælg mellem: udkast, gaeldende, udgaar, udgaaet",
            "12:15-18 forkert-type «1.5» er et tal; her skal stå et helt tal | skriv tallet uden decimaler",
            "13:16-18 tom-tekst teksten er tom",
            "14:16-17 uden-for-graense 2 er over 1",
        ],
    ),
    (
        "kommuner.yaml",
        "kilde: []\nkommuner:\n  - kommunekode: 99\n    navn: a\n    cvr: 1\n    cvr_navn: b\n    regioner: []\n",
        &["3:18-20 uden-for-graense 99 er under 101"],
    ),
];

#[test]
fn each_kind_of_file_is_checked_against_its_form() {
    for (path, yaml, expected) in WHOLE {
        assert_eq!(faults(path, yaml.as_bytes()), *expected, "{path}: {yaml}");
    }
}

#[test]
fn a_text_that_is_too_long_is_counted_in_characters() {
    let felt = |name: &str| format!("temakode: 6301\nfelter:\n  - feltnavn: a\n    feltnavn10: {name}\n");
    let of = |name: &str| {
        faults("temaer/x.yaml", felt(name).as_bytes()).into_iter().filter(|f| f.starts_with("4:")).collect::<Vec<_>>()
    };
    assert_eq!(of("abcdefghij"), Vec::<String>::new());
    assert_eq!(of("abcdefghijk"), ["4:17-28 for-lang-tekst teksten er på 11 tegn; der må højst være 10"]);
}

#[test]
fn bytes_that_are_no_text_have_a_place_too() {
    assert_eq!(
        faults("regioner.yaml", b"kilde: []\nregioner: # \xE6\n"),
        [
            "2:13-14 ikke-utf8 filen er ikke UTF-8 | gem filen igen som UTF-8; den er formentlig gemt som Windows-1252 eller UTF-16"
        ]
    );
    let large = vec![b'#'; MAX_BYTES + 1];
    assert_eq!(
        faults("regioner.yaml", &large),
        ["1:1-2 for-stor-fil filen er på 4194305 byte; en modelfil må højst være på 4194304 | del filen efter emne"]
    );
    // NUL would end the file for the parser, and hide what comes after it.
    assert_eq!(
        faults("regioner.yaml", b"a: b\n\0c: ja\n"),
        ["2:1-2 usynligt-tegn tegnet U+0000 kan ikke ses og er ikke tilladt her | slet tegnet og skriv linjen igen"]
    );
    assert!(yaml::parse(b"\xEF\xBB\xBFa: b\n").1.is_empty(), "a byte order mark is tolerated");
}

#[test]
fn nesting_has_a_floor() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(yaml::parse(nested(32).as_bytes()).1.is_empty());
    let faults = yaml::parse(nested(33).as_bytes()).1;
    assert_eq!(faults.len(), 1);
    assert_eq!((faults[0].code, faults[0].span.column), ("for-dyb-indlejring", 33));
    // Far deeper: neither the stack nor the clock notices.
    assert!(!yaml::parse("[".repeat(200_000).as_bytes()).1.is_empty());
}

#[test]
fn files_that_are_no_part_of_the_model_are_named() {
    let of = |path: &str| faults(path, b"a: b\n");
    assert_eq!(of("temaer/x.yml"), ["0:0-0 ukendt-fil filen hører ikke til modellen | mente du «temaer/x.yaml»?"]);
    assert_eq!(of("tema/x.yaml"), ["0:0-0 ukendt-fil filen hører ikke til modellen | mente du «temaer/x.yaml»?"]);
    assert_eq!(of("standart.yaml"), ["0:0-0 ukendt-fil filen hører ikke til modellen | mente du «standard.yaml»?"]);
    for path in ["temaer/under/x.yaml", "temaer/.yaml", "readme.md", "begreber.yaml"] {
        assert_eq!(of(path).len(), 1, "{path}");
    }
}

#[test]
fn every_file_that_the_model_needs_is_missed() {
    let (model, findings) = read(&[]);
    assert!(model.is_none());
    let missed: Vec<&str> = findings.iter().filter(|f| f.code == "manglende-fil").map(|f| f.file.as_str()).collect();
    let mut needed: Vec<&str> = FILE_KINDS.iter().filter(|k| k.required).map(|k| k.pattern).collect();
    needed.sort_unstable();
    assert_eq!(missed, needed);
    assert!(!needed.contains(&"praksis/*.yaml"), "a model may do without examples");
}

#[test]
fn every_message_is_in_both_languages() {
    for (_, yaml, _) in ADDED {
        let source = SourceFile { path: "praksis/x.yaml".into(), bytes: format!("{KORREKT}{yaml}").into_bytes() };
        for f in read(&[source]).1 {
            assert!(!f.da.is_empty() && !f.en.is_empty() && f.da != f.en, "{f:?}");
        }
    }
}

#[test]
fn editor_schemas_are_strict_titled_and_under_the_namespace() {
    let schemas = editor_schemas("https://data.example/sdm/");
    assert_eq!(schemas.len(), FILE_KINDS.len());
    for (kind, schema) in schemas {
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{kind}");
        assert_eq!(schema["$id"], format!("https://data.example/sdm/skema/model/{kind}.schema.json"));
        assert!(schema["title"].as_str().unwrap().contains("SDM-modellen"), "{kind}");
        jsonschema::draft202012::meta::validate(&schema).unwrap();
        let text = schema.to_string();
        for forbidden in ["\"null\"", "oneOf", "anyOf", "\"uint"] {
            assert!(!text.contains(forbidden), "{kind} has {forbidden}");
        }
    }
}
