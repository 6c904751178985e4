//! Words that PostgreSQL keeps for itself, and words of other languages that a writer may try.

/// Whether a name in a rule must be in double quotes to be read as a column.
pub(super) fn reserved(word: &str) -> bool {
    RESERVED.contains(&word)
}

/// A column's name as written in SQL: quoted only where it must or might have to be.
pub(super) fn identifier(name: &str) -> String {
    let plain = name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
        && !name.starts_with(|c: char| c.is_ascii_digit())
        && !name.is_empty();
    if plain && !RESERVED.contains(&name) && !GUARDED.contains(&name) {
        name.to_owned()
    } else {
        format!("\"{}\"", name.replace('"', "\"\""))
    }
}

/// What to do instead of using this word, which SQL has and a row rule has not.
pub(super) fn instead(word: &str) -> Option<&'static str> {
    FOREIGN.iter().find(|(words, _)| words.contains(&word)).map(|(_, instead)| *instead)
}

const FOREIGN: &[(&[&str], &str)] = &[
    (&["like", "ilike", "similar", "regexp", "rlike", "regexp_like"], "skriv matches(felt, 'mønster')"),
    (
        &["current_date", "current_time", "current_timestamp", "localtime", "localtimestamp", "now", "today", "getdate"],
        "en regel om én række bruger intet ur; brug en fast dato, som DATE '2024-01-01'",
    ),
    (&["cast", "convert", "to_char", "to_number", "to_date"], "typer omregnes ikke i en regel"),
    (&["select", "exists", "any", "all", "from", "where"], "en regel om én række ser kun rækken selv"),
    (&["sum", "count", "avg", "min", "max"], "en regel om én række ser kun rækken selv"),
    (&["eller"], "skriv OR"),
    (&["og"], "skriv AND"),
    (&["ikke"], "skriv NOT"),
    (&["mod"], "skriv «a % 5»"),
    (&["char_length", "character_length", "len"], "skriv length(tekst)"),
    (&["substr", "substring"], "skriv left(tekst, antal tegn)"),
    (&["ifnull", "nvl", "isnull"], "skriv coalesce(felt, værdi) eller felt IS NULL"),
    (&["if", "iif"], "skriv CASE WHEN betingelse THEN værdi ELSE værdi END"),
    (&["trunc", "floor", "ceil", "ceiling"], "skriv round(tal) eller heltalsdivision"),
];

/// Words that cannot name a column in PostgreSQL without quotes (15, and what later versions added).
const RESERVED: &[&str] = &[
    "all",
    "analyse",
    "analyze",
    "and",
    "any",
    "array",
    "as",
    "asc",
    "asymmetric",
    "authorization",
    "between",
    "binary",
    "both",
    "case",
    "cast",
    "check",
    "collate",
    "collation",
    "column",
    "concurrently",
    "constraint",
    "create",
    "cross",
    "current_catalog",
    "current_date",
    "current_role",
    "current_schema",
    "current_time",
    "current_timestamp",
    "current_user",
    "default",
    "deferrable",
    "desc",
    "distinct",
    "do",
    "else",
    "end",
    "except",
    "false",
    "fetch",
    "for",
    "foreign",
    "freeze",
    "from",
    "full",
    "grant",
    "group",
    "having",
    "ilike",
    "in",
    "initially",
    "inner",
    "intersect",
    "into",
    "is",
    "isnull",
    "join",
    "lateral",
    "leading",
    "left",
    "like",
    "limit",
    "localtime",
    "localtimestamp",
    "natural",
    "not",
    "notnull",
    "null",
    "offset",
    "on",
    "only",
    "or",
    "order",
    "outer",
    "overlaps",
    "placing",
    "primary",
    "references",
    "returning",
    "right",
    "select",
    "session_user",
    "similar",
    "some",
    "symmetric",
    "system_user",
    "table",
    "tablesample",
    "then",
    "to",
    "trailing",
    "true",
    "union",
    "unique",
    "user",
    "using",
    "variadic",
    "verbose",
    "when",
    "where",
    "window",
    "with",
];

/// Words that can, but that PostgreSQL itself quotes when it prints a name.
const GUARDED: &[&str] = &[
    "bigint",
    "bit",
    "boolean",
    "char",
    "character",
    "coalesce",
    "dec",
    "decimal",
    "exists",
    "extract",
    "float",
    "greatest",
    "grouping",
    "inout",
    "int",
    "integer",
    "interval",
    "least",
    "national",
    "nchar",
    "none",
    "normalize",
    "nullif",
    "numeric",
    "out",
    "overlay",
    "position",
    "precision",
    "real",
    "row",
    "setof",
    "smallint",
    "substring",
    "time",
    "timestamp",
    "treat",
    "trim",
    "values",
    "varchar",
    "xmlattributes",
    "xmlconcat",
    "xmlelement",
    "xmlexists",
    "xmlforest",
    "xmlnamespaces",
    "xmlparse",
    "xmlpi",
    "xmlroot",
    "xmlserialize",
    "xmltable",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_quoted_only_where_needed() {
        assert_eq!(identifier("taeller"), "taeller");
        assert_eq!(identifier("order"), "\"order\"");
        assert_eq!(identifier("Æ\"x"), "\"Æ\"\"x\"");
        assert_eq!(identifier("1a"), "\"1a\"");
    }

    #[test]
    fn word_lists_are_sorted_and_apart() {
        assert!(RESERVED.is_sorted() && GUARDED.is_sorted());
        assert!(GUARDED.iter().all(|word| !RESERVED.contains(word)));
    }
}
