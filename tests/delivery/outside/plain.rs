//! Texts: tables without theme, members and columns that no field takes, deleted records; and no row is lost by its line's
//! end.

use super::support::{COLUMNS, csv, judge, row};
use super::{CPR, fails_at, found};

const CELL: &str = "en celle uden for standardens felter";

#[test]
fn a_table_without_theme_is_looked_into() {
    let own = csv(&["101-A01"]);
    for table in
        [format!("nr;navn\n1;x\n2;{CPR}\n"), format!("nr,navn\r1,x\r2,{CPR}\r"), format!("nr\tnavn\r\n1\tx\r\n2\t\"{CPR}\"")]
    {
        let answer = judge(&[("t_6301_soc_opg.csv", &own), ("borgere.csv", table.as_bytes())]);
        fails_at(&answer, &format!("|||3||kolonne 2 ({CELL})"));
        assert!(answer.found().contains(&"ukendt-tema - -".to_owned()), "{:?}", answer.found());
    }
    let wide: Vec<u8> = format!("\u{feff}nr;navn\n1;{CPR}\n").encode_utf16().flat_map(u16::to_le_bytes).collect();
    fails_at(&judge(&[("borgere.csv", &wide)]), &format!("|||2||kolonne 2 ({CELL})"));
    // Latin letters, a line with too few cells.
    let latin = [b"nr;navn\n1;S\xF8ren\n".as_slice(), CPR.as_bytes(), b"\n"].concat();
    fails_at(&judge(&[("borgere.csv", &latin)]), "|||3||kolonne 1 (en post, der ikke kan læses)");
}

#[test]
fn columns_and_records_that_no_field_takes_are_looked_into() {
    let with = |head: &str, line: &str| {
        let text = String::from_utf8(csv(&["101-A01"])).unwrap();
        let (names, rows) = text.split_once('\n').unwrap();
        judge(&[("t_6301_soc_opg.csv", format!("{names}{head}\n{}{line}\n", rows.trim_end()).as_bytes())])
    };
    fails_at(&with(";egen", &format!(";{CPR}")), &format!("|||2||kolonne 18 ({CELL})"));
    fails_at(&with(";bruger_id", &format!(";{CPR}")), &format!("|||2||kolonne 18 ({CELL})"));
    fails_at(&with("", &format!(";{CPR}")), "|||2||kolonne 18 (en post, der ikke kan læses)");
    assert!(found(&with(";objekt_id", ";1e5bc7a0-0707-4642-8507-070761428512"), "cpr-nummer").is_empty());
}

/// A collection of one right row of theme 6301, with members before and behind the features, and its geometry.
fn collection_of(before: &str, geometry: &str, behind: &str) -> String {
    let own = COLUMNS.iter().zip(row("101-A01")).map(|(name, value)| match value.parse::<f64>() {
        Ok(_) => format!("\"{name}\":{value}"),
        Err(_) if value.is_empty() => format!("\"{name}\":null"),
        Err(_) => format!("\"{name}\":\"{value}\""),
    });
    let own = own.collect::<Vec<_>>().join(",");
    let geometry = if geometry.is_empty() { ",\"geometry\":null" } else { geometry };
    format!(
        "{{\"type\":\"FeatureCollection\",{before}\"features\":[{{\"type\":\"Feature\"{geometry},\"properties\":{{{own}}}}}]{behind}}}"
    )
}

#[test]
fn members_that_no_field_takes_are_looked_into() {
    let with = |properties: &str, member: &str| {
        let own = COLUMNS.iter().zip(row("101-A01")).map(|(name, value)| match value.parse::<f64>() {
            Ok(_) => format!("\"{name}\":{value}"),
            Err(_) if value.is_empty() => format!("\"{name}\":null"),
            Err(_) => format!("\"{name}\":\"{value}\""),
        });
        let own = own.collect::<Vec<_>>().join(",");
        let text = format!(
            "{{\"type\":\"FeatureCollection\",\"features\":[\n{{\"type\":\"Feature\"{member},\"geometry\":null,\"properties\":{{{own}{properties}}}}}]}}"
        );
        judge(&[("t_6301_soc_opg.geojson", text.as_bytes())])
    };
    for value in
        [format!("\"{CPR}\""), "707614285".to_owned(), format!("{{\"a\":[\"{CPR}\"]}}"), "\"070761\\u002d4285\"".to_owned()]
    {
        fails_at(&with(&format!(",\"egen\":{value}"), ""), CELL);
        fails_at(&with("", &format!(",\"egen\":{value}")), CELL);
    }
    let geometry = format!(",\"geometry\":{{\"type\":\"Point\",\"coordinates\":[12.5,55.5],\"egen\":{{\"a\":\"{CPR}\"}}}}");
    let text = collection_of("", &geometry, "");
    assert_eq!(found(&judge(&[("t_6301_soc_opg.geojson", text.as_bytes())]), "cpr-nummer").len(), 1);
    let escaped: String = CPR.chars().map(|c| format!("\\u{:04x}", u32::from(c))).collect();
    let wide = format!("\"fyld\":\"{}\",", "x".repeat(100_000));
    for member in [format!("\"egen\":\"{CPR}\""), format!("\"egen\":[\"{escaped}\"]"), format!("{wide}\"egen\":\"{escaped}\"")] {
        for text in [collection_of(&format!("{member},"), "", ""), collection_of("", "", &format!(",{member}"))] {
            fails_at(&judge(&[("t_6301_soc_opg.geojson", text.as_bytes())]), "filens metadata");
        }
    }
    let further =
        "\"andre\":{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"navn\":\"Ida\"}}]}";
    for text in [collection_of(&format!("{further},"), "", ""), collection_of("", "", &format!(",{further}"))] {
        judge(&[("t_6301_soc_opg.geojson", text.as_bytes())]).undecided("et andet medlem end features");
    }
    assert!(found(&with("", ",\"bbox\":[12.0707614285,55.0707614285]"), "cpr-nummer").is_empty());
}

/// A dBASE table with fields of twenty characters; a record is marked with its first letter.
fn dbf(names: &[&str], records: &[(char, Vec<String>)]) -> Vec<u8> {
    let (start, length) = (33 + 32 * names.len(), 1 + 20 * names.len());
    let mut bytes = vec![3u8, 124, 7, 5];
    bytes.extend((records.len() as u32).to_le_bytes());
    bytes.extend((start as u16).to_le_bytes());
    bytes.extend((length as u16).to_le_bytes());
    bytes.resize(32, 0);
    for name in names {
        let mut field = name.as_bytes().to_vec();
        field.resize(11, 0);
        field.extend([b'C', 0, 0, 0, 0, 20]);
        field.resize(32, 0);
        bytes.extend(field);
    }
    bytes.push(13);
    for (mark, values) in records {
        bytes.extend(format!("{mark}{}", values.iter().map(|v| format!("{v:20}")).collect::<String>()).into_bytes());
    }
    bytes.push(26);
    bytes
}

#[test]
fn a_deleted_record_is_looked_into() {
    let short = ["cvr_kode", "oprindkode", "statuskode", "off_kode", "mon_omr_nr", "indikato_k", "periode", "koen_kode"];
    let names = [
        &short[..],
        &["alder_kode", "herkomst_k", "kategori_k", "taeller", "naevner", "vaerdi", "diskret_k", "kilde_kode", "opgjort"],
    ]
    .concat();
    let mut gone = row("101-A02").to_vec();
    gone[0] = CPR.to_owned();
    let table = |records: &[(char, Vec<String>)]| judge(&[("t_6301_soc_opg.dbf", &dbf(&names, records))]);
    assert_eq!(table(&[(' ', row("101-A01").to_vec())]).report["verdict"], "conforms");
    fails_at(&table(&[(' ', row("101-A01").to_vec()), ('*', gone)]), "slettede rækker, der stadig ligger i filen");
}

#[test]
fn areas_without_their_file_of_shapes_are_empty() {
    let names = [
        "cvr_kode",
        "oprindkode",
        "statuskode",
        "off_kode",
        "mon_omr_nr",
        "mon_omr_na",
        "mon_o_ty_k",
        "inddeling",
        "fuldt_op_k",
        "gyldig_fra",
    ];
    let area =
        |nr: &str| (' ', ["64942212", "5", "3", "1", nr, "Bydel", "7", "o", "0", "2020-01-01"].map(str::to_owned).to_vec());
    let table = dbf(&names, &[area("101-A01"), area("101-A02"), area("101-UOPLYST")]);
    let answer =
        judge(&[("t_6300_monit_omr.dbf", &table), ("t_6300_monit_omr.shx", b"\0\0\x27\x0a"), ("t_6300_monit_omr.prj", b"")]);
    // The one for unplaced residents has none.
    assert_eq!(answer.messages("tom-geometri").len(), 2, "{:#}", answer.report["findings"]);
    assert!(answer.messages("tom-geometri").iter().all(|m| m.contains(".shp) mangler")));
    assert_eq!(answer.code, 1);
}

/// The rows of a table with their lines, as the report of one fault a row names them.
fn lines(bytes: &[u8]) -> Vec<(u64, String)> {
    let answer = judge(&[("t_6301_soc_opg.csv", bytes)]);
    assert_eq!(answer.errors(), [] as [&str; 0]);
    let faults = answer.report["findings"].as_array().unwrap().iter().filter(|f| f["rule"] == "ukendt-kode");
    let mut all: Vec<_> = faults
        .map(|f| (f["location"]["line"].as_u64().unwrap(), f["key"]["monit_omr_nr"].as_str().unwrap().to_owned()))
        .collect();
    all.sort();
    all
}

#[test]
fn no_row_is_lost_by_how_lines_end() {
    // Each row has one unknown code, by which it is seen; a note holds a line break now and then.
    let mut dice = 20_240_701u64;
    let mut roll = |sides: u64| {
        dice = dice * 48_271 % 0x7fff_ffff;
        dice % sides
    };
    for round in 0..40 {
        let ends: &[&str] = [&["\r"][..], &["\n", "\r"], &["\r\n", "\r"], &["\r\n", "\n", "\r"]][round % 4];
        let mut text = if round % 3 == 0 { "\u{feff}".to_owned() } else { String::new() };
        let mut end = |text: &mut String| text.push_str(ends[roll(ends.len() as u64) as usize]);
        let (mut expected, mut line) = (vec![], 2);
        text += &format!("{};note", COLUMNS.join(";"));
        end(&mut text);
        for number in 0..20 {
            let mut cells = row(&format!("101-A{number:02}"));
            cells[2] = "9".to_owned();
            text += &cells.join(";");
            expected.push((line, cells[4].clone()));
            match number % 5 {
                4 => {
                    text += ";\"a";
                    end(&mut text);
                    text += "b\"";
                    line += 1;
                }
                _ => text += ";",
            }
            end(&mut text);
            line += 1;
        }
        // A CR before a row that begins with a line feed would be one line's end.
        assert_eq!(lines(text.as_bytes()), expected, "{}", text.escape_debug());
        let wide: Vec<u8> = text.trim_start_matches('\u{feff}').encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(lines(&[b"\xFF\xFE".to_vec(), wide].concat()), expected, "UTF-16: {}", text.escape_debug());
    }
}

/// More than one chunk: each is cut at a whole record, never inside a CRLF.
#[test]
fn large_tables_keep_their_rows_whatever_their_lines_end_in() {
    for end in ["\r", "\r\n", "\n"] {
        for quote in ["", "\""] {
            let mut text = COLUMNS.join(";") + end;
            for number in 0..40_000 {
                let mut cells = row(&format!("101-A{number:05}"));
                cells[4] = format!("{quote}{}{quote}", cells[4]);
                cells[2] = if number == 39_999 { "9" } else { "3" }.to_owned();
                text += &(cells.join(";") + end);
            }
            let answer = judge(&[("t_6301_soc_opg.csv", text.as_bytes())]);
            assert_eq!(answer.inputs(), ["- - 6301 40000"], "{end:?}");
            let line = answer.report["findings"].as_array().unwrap().iter().find(|f| f["rule"] == "ukendt-kode").unwrap();
            assert_eq!(line["location"]["line"], 40_001, "{end:?} {quote:?}");
        }
    }
}

#[test]
fn the_header_may_end_in_another_way_than_the_rows() {
    let head = "cvr_kode;oprindkode;statuskode;off_kode;monit_omr_nr;aar;landsejerlavskode;matrikelnummer;lbf_afdeling";
    let text = format!("{head}\r64942212;5;3;1;101-A1;2024;2000173;14gf\n64942212;5;3;1;101-A1;2024;2000173;15;12\n");
    let answer = judge(&[("t_6306_omr_matr.csv", text.as_bytes())]);
    assert_eq!(answer.inputs(), ["- - 6306 2"]);
    // The first row has a cell too few, and says so with its line.
    let fault = answer.report["findings"].as_array().unwrap().iter().find(|f| f["rule"] == "ulaeselig-post").unwrap();
    assert_eq!(fault["location"]["line"], 2);
}

/// A collection of one right row of theme 6301, with something at each of its places.
fn collection(root: &str, before: &str, feature: &str, property: &str, behind: &str) -> Vec<u8> {
    let fields = COLUMNS.iter().zip(row("101-A01")).filter(|(_, value)| !value.is_empty());
    let fields: String = fields.map(|(name, value)| format!("<a:{name}>{value}</a:{name}>")).collect();
    format!(
        "<?xml version=\"1.0\"?>\n<FeatureCollection xmlns:gml=\"http://www.opengis.net/gml/3.2\" xmlns:a=\"urn:a\"{root}>{before}\
         <member><a:t_6301_soc_opg{feature}>{fields}{property}</a:t_6301_soc_opg></member></FeatureCollection>{behind}\n"
    )
    .into_bytes()
}

#[test]
fn what_a_collection_holds_outside_its_features_is_looked_into() {
    let judged = |bytes: &[u8]| judge(&[("t_6301_soc_opg.gml", bytes)]);
    assert!(found(&judged(&collection("", "", "", "", "")), "cpr-nummer").is_empty());
    let bounds = "<gml:boundedBy><gml:Envelope><gml:lowerCorner>310161 4285000</gml:lowerCorner></gml:Envelope></gml:boundedBy>";
    assert!(found(&judged(&collection("", bounds, "", "", "")), "cpr-nummer").is_empty());
    let surface = |attribute: &str, text: &str| {
        format!(
            "<a:geometri>{text}<gml:MultiSurface{attribute}><gml:description>{text}</gml:description></gml:MultiSurface></a:geometri>"
        )
    };
    let attribute = format!(" note=\"Anna {CPR}\"");
    let text = format!("<gml:description>Anna {CPR}</gml:description>");
    let cases = [
        collection(&attribute, "", "", "", ""),
        collection("", &text, "", "", ""),
        collection("", "<gml:metaDataProperty><a><b>Anna &#48;70761-4285</b></a></gml:metaDataProperty>", "", "", ""),
        collection("", &format!("<?anna {CPR}?>"), "", "", ""),
        collection("", "", "", "", &format!("<?anna {CPR}?>")),
        collection("", "", &attribute, "", ""),
        collection("", "", "", &format!("<gml:boundedBy>{text}</gml:boundedBy>"), ""),
        collection("", "", "", &format!("<a:egen{attribute}>x</a:egen>"), ""),
        collection("", "", "", &surface(&attribute, ""), ""),
        collection("", "", "", &surface("", &format!("Anna {CPR}")), ""),
    ];
    for bytes in cases {
        let answer = judged(&bytes);
        let all = found(&answer, "cpr-nummer");
        assert!(
            !all.is_empty() && all.iter().all(|f| f.ends_with("filens metadata")),
            "{all:?} {}",
            String::from_utf8_lossy(&bytes)
        );
        assert_eq!(answer.code, 1);
    }
    let further = "<additionalObjects><member><a:t_6301_soc_opg/></member></additionalObjects>";
    judged(&collection("", further, "", "", "")).undecided("et element ud over objekter");
}
