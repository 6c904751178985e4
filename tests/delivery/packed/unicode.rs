//! Excel's "Unicode text": UTF-16 with tabs between the cells and CRLF behind the lines.

use super::support::{COLUMNS, csv, folder, judge, row, row_with};
use std::process::Command;

/// A text as UTF-16 with its byte order mark.
fn utf_16(text: &str, big: bool) -> Vec<u8> {
    let unit = |u: u16| if big { u.to_be_bytes() } else { u.to_le_bytes() };
    std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(unit).collect()
}

fn tabs(rows: &[Vec<String>]) -> String {
    let lines = rows.iter().map(|r| r.join("\t"));
    [COLUMNS.join("\t")].into_iter().chain(lines).map(|l| l + "\r\n").collect()
}

/// The bytes that `iconv` writes are the ones that are read, in both orders.
#[test]
fn what_iconv_writes_is_read_and_said() {
    let plain = folder(&[("a.csv", &csv(&["101-A01", "101-A02"]))]);
    for encoding in ["UTF-16", "UTF-16BE"] {
        let run = Command::new("iconv").args(["-f", "UTF-8", "-t", encoding]).arg(plain.path().join("a.csv")).output().unwrap();
        assert!(run.status.success());
        let mark: &[u8] = if encoding == "UTF-16BE" { &[0xFE, 0xFF] } else { &[] };
        let answer = judge(&[("t_6301_soc_opg.txt.csv", &[mark, &run.stdout].concat())]);
        answer.conforms();
        assert_eq!(answer.inputs(), ["- - 6301 2"]);
        assert!(answer.messages("laesemaade").iter().any(|m| m.contains("UTF-16")), "{:?}", answer.messages("laesemaade"));
    }
}

/// A place far into a file of many blocks, behind letters of one to four bytes and a line break within a cell.
#[test]
fn places_are_exact_however_far_they_are() {
    let many = 30_000;
    let rows: Vec<Vec<String>> = (0..many)
        .map(|n| (n, format!("101-A{n:05}")))
        .map(|(n, area)| if n == many - 2 { row_with(&area, "indikator_kode", 9_999) } else { row(&area) })
        .collect();
    let head = COLUMNS.join("\t") + "\tnote\r\n";
    let notes = ["æøå", "𝄞", "\"to\r\nlinjer\"", ""];
    let lines = rows.iter().enumerate().map(|(n, r)| r.join("\t") + "\t" + notes[n % 4] + "\r\n");
    let text = head + &lines.collect::<String>();
    // The physical line of the row with the unknown code: as many line breaks precede it.
    let before = text.find("\t9999\t").unwrap();
    let line = text[..before].matches('\n').count() + 1;
    for big in [false, true] {
        let bytes = utf_16(&text, big);
        assert!(bytes.len() > 4 << 20, "several chunks");
        let answer = judge(&[("t_6301_soc_opg.csv", &bytes)]);
        let found = answer.report["findings"].as_array().unwrap().iter().find(|f| f["rule"] == "ukendt-kode").unwrap();
        let place = &found["location"];
        assert_eq!((place["line"].as_u64(), place["row"].as_u64()), (Some(line as u64), Some(many as u64 - 1)), "{place}");
        assert_eq!(found["key"]["monit_omr_nr"], format!("101-A{:05}", many - 2), "read again from an offset");
        assert_eq!(answer.report["rules"].as_array().unwrap().iter().find(|r| r["id"] == "ukendt-kode").unwrap()["count"], 1);
    }
}

#[test]
fn half_a_character_is_reported_at_its_line() {
    let rows = [row("101-A01"), row_with("101-A02", "opgjort", "2024-07-0X"), row("101-A03")];
    let text = tabs(&rows);
    let mut units: Vec<u16> = std::iter::once(0xFEFF).chain(text.encode_utf16()).collect();
    *units.iter_mut().find(|u| **u == u16::from(b'X')).unwrap() = 0xDC00;
    let bytes: Vec<u8> = units.into_iter().flat_map(u16::to_le_bytes).collect();
    let answer = judge(&[("t_6301_soc_opg.csv", &bytes)]);
    let found = answer.report["findings"].as_array().unwrap().iter().find(|f| f["rule"] == "ulaeselig-post").unwrap();
    assert_eq!((answer.code, found["location"]["line"].as_u64()), (1, Some(3)));
    assert!(found["message"].as_str().unwrap().contains("UTF-16"), "{found}");
    // The file ends within a character.
    let whole = utf_16(&tabs(&[row("101-A01")]), false);
    let answer = judge(&[("t_6301_soc_opg.csv", &whole[..whole.len() - 1])]);
    assert_eq!((answer.code, answer.messages("ulaeselig-post").len()), (1, 1), "{:?}", answer.found());
}

#[test]
fn other_texts_in_utf_16_or_32_are_refused_with_a_remedy() {
    for text in
        ["{\"type\":\"FeatureCollection\",\"features\":[]}", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n<FeatureCollection/>"]
    {
        judge(&[("t_6300.gml", &utf_16(text, false))]).undecided("gem den i tegnsættet UTF-8");
    }
    judge(&[("t_6301.csv", b"\xFF\xFE\0\0c\0\0\0")]).undecided("UTF-32");
    judge(&[("t_6301.csv", &utf_16(" \r\n", false))]).undecided("filen er tom");
    judge(&[("t_6301.csv", b"\xFF\xFE")]).undecided("filen er tom");
}
