//! What fuzzers found, each made small and built here.

use super::support::{COLUMNS, csv, judge, row, within};
use parquet::data_type::{ByteArray, ByteArrayType};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use rusqlite::Connection;
use std::sync::Arc;

/// The encoding of a document can be changed at its beginning alone; a second declaration is no reason to give up.
#[test]
fn an_xml_declaration_in_the_midst_of_a_document_is_a_fault_with_its_line() {
    let late = format!("<FeatureCollection>\n{}<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>", "<!-- -->\n".repeat(8));
    judge(&[("a.gml", late.as_bytes())]).undecided("linje 10: XML-erklæringen står ikke først");
    let long = format!("<?xml version=\"1.0\" {}encoding=\"ISO-8859-1\"?><a/>", " ".repeat(64));
    judge(&[("a.gml", long.as_bytes())]).undecided("linje 1: XML-erklæringen");
}

/// A record may be a megabyte, wherever it is: what is too long at the beginning of a file is too long behind others.
#[test]
fn a_record_that_is_too_long_is_so_wherever_it_is() {
    let [first, long] = ["101-A01", "101-A02"].map(|area| row(area).join(";"));
    let long = long.replace("101-A02", &format!("\"{}\n\"", "x".repeat(3 << 19)));
    for before in [0, 1_000, 12_000, 16_000] {
        let text = format!("{}\n{}{long}\n", COLUMNS.join(";"), format!("{first}\n").repeat(before));
        let line = 2 + before;
        judge(&[("t_6301_soc_opg.csv", text.as_bytes())]).undecided(&format!("linje {line}: linjen er længere end 1 MB"));
    }
    judge(&[("t_6301_soc_opg.csv", &csv(&["101-A01"]))]).conforms();
}

/// A column of so many different texts, with a dictionary of them.
fn parquet(texts: usize) -> Vec<u8> {
    let schema = Arc::new(parse_message_type("message m { required binary monit_omr_nr (UTF8); }").unwrap());
    let mut bytes = Vec::new();
    let mut file = SerializedFileWriter::new(&mut bytes, schema, Arc::default()).unwrap();
    let mut group = file.next_row_group().unwrap();
    let values: Vec<ByteArray> = (0..texts).map(|n| format!("101-{n}").as_str().into()).collect();
    let mut column = group.next_column().unwrap().unwrap();
    column.typed::<ByteArrayType>().write_batch(&values, None, None).unwrap();
    column.close().unwrap();
    group.close().unwrap();
    file.close().unwrap();
    bytes
}

/// The library makes room for as many texts as a dictionary says it has: 68 GB here, and the program would end.
#[cfg(unix)]
#[test]
fn a_dictionary_that_says_more_than_it_can_hold_is_a_fault_of_the_file() {
    let mut bytes = parquet(10_000);
    let read = judge(&[("t_6301_soc_opg.parquet", &bytes)]);
    assert_eq!((read.inputs(), read.errors()), (vec!["- - 6301 10000".to_owned()], vec![]));
    // Field 7 of the page's header (parquet.thrift) is the dictionary's; its field 1 is the number, here in three bytes.
    let at = bytes.windows(2).position(|w| w == [0x4C, 0x15]).unwrap() + 2;
    assert_eq!(bytes[at..at + 3], [0xA0, 0x9C, 0x01], "zigzag of 10,000");
    bytes.splice(at..at + 3, [0xFE, 0xFF, 0xFF, 0xFF, 0x0F]);
    within(4, &[("t_6301_soc_opg.parquet", &bytes)]).undecided("ikke en hel Parquet-fil");
}

/// A GeoPackage of two blocks whose rows, from a number on, all say that they are row 5.
fn going_back(from: usize) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.gpkg");
    let mut connection = Connection::open(&path).unwrap();
    let define = "CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT);
        INSERT INTO gpkg_contents VALUES ('t_6301_soc_opg', 'attributes');
        CREATE TABLE t_6301_soc_opg (fid INTEGER PRIMARY KEY, monit_omr_nr TEXT)";
    connection.execute_batch(define).unwrap();
    let all = connection.transaction().unwrap();
    for number in 1..=16_383 {
        all.execute("INSERT INTO t_6301_soc_opg VALUES (?1, ?2)", (number, format!("M{number:05}"))).unwrap();
    }
    all.commit().unwrap();
    drop(connection);
    let mut bytes = std::fs::read(path).unwrap();
    let number = |at: usize| bytes.get(at..at + 6)?.strip_prefix(b"M").and_then(|d| std::str::from_utf8(d).ok()?.parse().ok());
    let marks: Vec<(usize, usize)> =
        (0..bytes.len()).filter_map(|at| Some((at, number(at)?))).filter(|(_, n)| *n >= from).collect();
    assert_eq!(marks.len(), 16_384 - from);
    for (at, number) in marks {
        // Before the text: the cell's length, its id in two bytes (seven bits each), then its record's header of three.
        assert_eq!(bytes[at - 5..at - 3], [0x80 | (number >> 7) as u8, (number & 0x7F) as u8]);
        bytes[at - 5..at - 3].copy_from_slice(&[0x80, 5]);
    }
    bytes
}

/// Where ids go back, reading on from the last one would come to the same rows for ever.
#[test]
fn ids_that_go_back_end_a_layer() {
    let answer = judge(&[("a.gpkg", &going_back(8_192))]);
    answer.undecided("laget kan ikke læses til ende");
    assert_eq!(answer.inputs(), ["- t_6301_soc_opg 6301 8191"]);
}
