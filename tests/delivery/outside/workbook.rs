//! Sheets without theme, and what a workbook holds besides cells.

use super::support::{Answer, COLUMNS, judge, row, zip};
use super::{CPR, fails_at, found};
use rust_xlsxwriter::{DataValidation, DocProperties, Formula, Note, Url, Workbook, Worksheet};
use std::io::{Cursor, Read};
use zip::ZipArchive;

const NAME: &str = "t_6301_soc_opg";

/// A right delivery with a second sheet.
pub fn workbook(change: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name(NAME).unwrap();
    for (column, (name, value)) in COLUMNS.iter().zip(row("101-A01")).enumerate() {
        sheet.write(0, column as u16, *name).unwrap();
        match value.parse::<f64>() {
            Ok(number) => done(sheet.write(1, column as u16, number).unwrap()),
            Err(_) if value.is_empty() => {}
            Err(_) => done(sheet.write(1, column as u16, value).unwrap()),
        }
    }
    change(&mut book);
    book.save_to_buffer().unwrap()
}

/// Any change, whose library gives something back.
fn done<T>(_: T) {}

fn judged(bytes: &[u8]) -> Answer {
    judge(&[("t_6301_soc_opg.xlsx", bytes)])
}

fn with(change: impl FnOnce(&mut Worksheet)) -> Answer {
    judged(&workbook(|b| change(b.worksheet_from_name(NAME).unwrap())))
}

fn with_other(change: impl FnOnce(&mut Worksheet)) -> Answer {
    judged(&workbook(|b| change(b.add_worksheet().set_name("Grunddata").unwrap())))
}

/// The workbook with further parts in its package.
fn with_parts(parts: &[(&str, &str)]) -> Vec<u8> {
    changed_parts(&workbook(|_| ()), parts, "", "")
}

/// A workbook with further parts, and something else in one place of its parts.
fn changed_parts(book: &[u8], parts: &[(&str, &str)], from: &str, to: &str) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(book)).unwrap();
    let mut members: Vec<(String, Vec<u8>)> = Vec::new();
    for index in 0..archive.len() {
        let mut member = archive.by_index(index).unwrap();
        let name = member.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        member.read_to_end(&mut bytes).unwrap();
        if let (false, Ok(text)) = (from.is_empty(), std::str::from_utf8(&bytes)) {
            bytes = text.replacen(from, to, 1).into_bytes();
        }
        members.push((name, bytes));
    }
    members.extend(parts.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())));
    zip(&members.iter().map(|(n, b)| (n.as_str(), b.as_slice())).collect::<Vec<_>>())
}

fn says(answer: &Answer, words: &str) {
    let said = answer.messages("laesemaade");
    assert!(said.iter().any(|m| m.contains(words)), "{said:?} without {words:?}");
}

#[test]
fn a_right_workbook_has_nothing_to_say() {
    let answer = with(|_| ());
    answer.conforms();
    assert_eq!(answer.messages("laesemaade"), [] as [&str; 0]);
}

#[test]
fn a_sheet_without_theme_is_looked_into() {
    let fill = |s: &mut Worksheet| {
        s.write(0, 0, "CPR").unwrap().write(0, 1, "Navn").unwrap();
        s.write(1, 0, "0707614285").unwrap().write(1, 1, "Ida Jensen").unwrap();
    };
    let open = with_other(fill);
    fails_at(&open, "Grunddata|A2||||en celle uden for standardens felter");
    assert_eq!(found(&open, "personoplysning-uden-for-felterne"), ["Grunddata|B2||||en celle uden for standardens felter"]);
    assert!(!open.messages("laesemaade").iter().any(|m| m.contains("skjult")));
    let hidden = with_other(|s| {
        fill(s);
        s.set_hidden(true);
    });
    fails_at(&hidden, "Grunddata|A2||||en celle uden for standardens felter");
    says(&hidden, "arket er skjult i Excel");
    let very = with_other(|s| {
        fill(s);
        s.set_very_hidden(true);
    });
    fails_at(&very, "Grunddata|A2||||en celle uden for standardens felter");
    says(&very, "ikke engang viser det på listen over skjulte ark");
}

#[test]
fn every_cell_of_such_a_sheet_is_looked_into() {
    // As a number that has lost its zero, right of the names, as a name, below blank rows, in a hidden column, in a formula.
    fails_at(
        &with_other(|s| done(s.write(0, 0, "a").unwrap().write(1, 0, 707_614_285).unwrap())),
        "Grunddata|A2||||en celle uden for standardens felter",
    );
    fails_at(
        &with_other(|s| done(s.write(0, 0, "Titel").unwrap().write(3, 6, CPR).unwrap())),
        "Grunddata|G4||||en celle uden for standardens felter",
    );
    fails_at(&with_other(|s| done(s.write(0, 0, CPR).unwrap())), "en kolonnes navn");
    fails_at(
        &with_other(|s| done(s.write(0, 0, "a").unwrap().write(9_000, 1, CPR).unwrap())),
        "Grunddata|B9001||||en celle uden for standardens felter",
    );
    let column = with_other(|s| {
        s.write(0, 0, "a").unwrap().write(1, 0, CPR).unwrap();
        s.set_column_hidden(0).unwrap();
    });
    fails_at(&column, "Grunddata|A2||||en celle uden for standardens felter");
    let formula = Formula::new("VLOOKUP(\"070761-4285\",A1:B2,2)").set_result("x");
    fails_at(
        &with_other(|s| done(s.write(0, 0, "a").unwrap().write_formula(1, 0, formula).unwrap())),
        "Grunddata|A2||||en celle uden for standardens felter",
    );
}

#[test]
fn numbers_that_are_no_persons_stay_in_peace() {
    let answer = with_other(|s| {
        s.write(0, 0, "tal").unwrap();
        for (row, value) in
            ["12,0707614285", "1e5bc7a0-0707-4642-8507-070761428512", "POINT (12.0707614285 55.0707614285)"].iter().enumerate()
        {
            s.write(row as u32 + 1, 0, *value).unwrap();
        }
        s.write(5, 0, 12.0707614285).unwrap();
    });
    answer.conforms();
}

#[test]
fn columns_and_cells_that_no_field_takes_are_looked_into() {
    let further = |s: &mut Worksheet| done(s.write(0, 17, "egen").unwrap().write(1, 17, CPR).unwrap());
    fails_at(&with(further), "t_6301_soc_opg|R2||||en celle uden for standardens felter");
    let unnamed = |s: &mut Worksheet| done(s.write(1, 19, CPR).unwrap());
    fails_at(&with(unnamed), "t_6301_soc_opg|T2||||en celle uden for standardens felter");
}

#[test]
fn comments_validations_links_and_headers_are_looked_into() {
    let cell = |words: &str| format!("t_6301_soc_opg|B3||||{words}");
    let note = Note::new(format!("Se {CPR}"));
    fails_at(&with(|s| done(s.insert_note(2, 1, &note).unwrap())), &cell("en kommentar"));
    let named = with(|s| done(s.insert_note(2, 1, &Note::new("Ring til Mette Jensen")).unwrap()));
    assert_eq!(found(&named, "personoplysning-uden-for-felterne"), [cell("en kommentar")]);
    assert_eq!((named.code, named.report["verdict"].as_str()), (0, Some("conforms")));
    let list = DataValidation::new().allow_list_strings(&[CPR, "andet"]).unwrap();
    fails_at(&with(|s| done(s.add_data_validation(5, 5, 9, 5, &list).unwrap())), "en datavalidering");
    let prompt = DataValidation::new().set_input_message(CPR).unwrap();
    fails_at(&with(|s| done(s.add_data_validation(5, 5, 9, 5, &prompt).unwrap())), "en datavalidering");
    fails_at(&with(|s| done(s.set_header(format!("&C{CPR}")))), "sidehoved eller sidefod");
    fails_at(&with(|s| done(s.set_footer(format!("&L{CPR}")))), "sidehoved eller sidefod");
    let link = Url::new(format!("https://example.dk/sag?cpr={CPR}")).set_text("sag");
    fails_at(&with(|s| done(s.write_url(5, 20, link).unwrap())), "et link");
}

#[test]
fn properties_and_names_are_looked_into_and_an_author_is_no_fault() {
    let said = |p: DocProperties| judged(&workbook(|b| done(b.set_properties(&p))));
    for properties in [
        DocProperties::new().set_title(CPR),
        DocProperties::new().set_comment(format!("om {CPR}")),
        DocProperties::new().set_keywords(CPR),
        DocProperties::new().set_author(CPR),
        DocProperties::new().set_company(CPR),
        DocProperties::new().set_custom_property("sag", CPR),
    ] {
        // An author is also the one who saved it last.
        let answer = said(properties);
        let found = found(&answer, "cpr-nummer");
        assert!(
            answer.code == 1 && !found.is_empty() && found.iter().all(|f| f.ends_with("dokumentets egenskaber")),
            "{found:?}"
        );
    }
    said(DocProperties::new().set_author("Mette Jensen").set_manager("Ida Hansen <ih@example.dk>")).conforms();
    fails_at(&judged(&workbook(|b| done(b.define_name("sag", &format!("=\"{CPR}\"")).unwrap()))), "et defineret navn");
}

#[test]
fn copies_of_data_and_other_parts_are_looked_into() {
    let item = format!("<pivotCacheDefinition><sharedItems><s v=\"{CPR}\"/></sharedItems></pivotCacheDefinition>");
    let number = "<pivotCacheRecords><r><n v=\"707614285\"/><d v=\"2024-07-05T00:00:00\"/></r></pivotCacheRecords>";
    let outer = format!("<externalLink><sheetData><row><cell r=\"A1\"><v>{CPR}</v></cell></row></sheetData></externalLink>");
    let runs = "<xdr:wsDr><a:p><a:r><a:t>0707</a:t></a:r><a:r><a:t>61-4285</a:t></a:r></a:p></xdr:wsDr>";
    let thread =
        format!("<ThreadedComments><threadedComment ref=\"C4\"><text>se {CPR}</text></threadedComment></ThreadedComments>");
    let (wide, pivot) = (
        format!("\u{1}\0{}", CPR.chars().flat_map(|c| [c, '\0']).collect::<String>()),
        "den kopi af data, som en pivottabel gemmer",
    );
    for (part, text, words) in [
        ("xl/pivotCache/pivotCacheDefinition1.xml", item.as_str(), pivot),
        ("xl/pivotCache/pivotCacheRecords1.xml", number, pivot),
        ("xl/externalLinks/externalLink1.xml", &outer, "den kopi af en anden projektmappe, som et link gemmer"),
        ("xl/drawings/drawing1.xml", runs, "en figur eller et diagram"),
        ("xl/threadedComments/threadedComment1.xml", &thread, "|C4||||en kommentar"),
        ("customXml/item1.xml", &format!("<data><person cpr=\"{CPR}\"/></data>"), "en del af filen, som ikke ses i arket"),
        ("customXml/item2.xml", &format!("<data><!-- {CPR} --></data>"), "en kommentar i filens tekst"),
        ("xl/embeddings/oleObject1.bin", &wide, "en del af filen, som ikke ses i arket"),
    ] {
        fails_at(&judged(&with_parts(&[(part, text)])), words);
    }
}

#[test]
fn what_is_not_looked_into_is_said() {
    let answer = judged(&with_parts(&[("xl/media/image1.png", "\u{1}"), ("xl/embeddings/oleObject1.bin", "\u{1}\0")]));
    answer.conforms();
    says(&answer, "billeder, som der ikke er set i");
    says(&answer, "indlejrede filer eller programmer, som der ikke er set i");
}

/// What Excel itself would not show: a sheet that the workbook does not list, a text that no cell has any more, a number format.
#[test]
fn what_the_workbook_does_not_use_is_looked_into() {
    let sheet = |cell: &str| format!("<worksheet><sheetData><row r=\"1\">{cell}</row></sheetData></worksheet>");
    for (name, cell) in [
        ("xl/worksheets/sheet9.xml", format!("<c r=\"A1\" t=\"inlineStr\"><is><t>{CPR}</t></is></c>")),
        ("xl/worksheets/Sheet9.XML", "<c r=\"A1\"><v>707614285</v></c>".to_owned()),
        ("xl/andet/ark.xml", format!("<c r=\"A1\"><f>\"{CPR}\"&amp;\"\"</f></c>")),
    ] {
        let answer = judged(&with_parts(&[(name, &sheet(&cell))]));
        answer.undecided("liste over ark");
        assert_eq!(found(&answer, "cpr-nummer"), ["t_6301_soc_opg|||||en del af filen, som ikke ses i arket"], "{name}");
        let parts = answer.report["inputs"].as_array().unwrap();
        assert!(parts.iter().any(|i| i["layer"] == name && i["status"] == "unreadable"), "{name}: {parts:?}");
    }
    let book = workbook(|_| ());
    for (from, to, words) in [
        ("</sst>", format!("<si><t>{CPR}</t></si></sst>"), "en del af filen, som ikke ses i arket"),
        (
            "</sst>",
            "<si><r><t>Nr. 070761</t></r><r><t>-4285</t></r></si></sst>".to_owned(),
            "en del af filen, som ikke ses i arket",
        ),
        (
            "<fonts",
            format!("<numFmts count=\"1\"><numFmt numFmtId=\"170\" formatCode=\"&quot;{CPR}&quot;0\"/></numFmts><fonts"),
            "filens metadata",
        ),
    ] {
        fails_at(&judged(&changed_parts(&book, &[], from, &to)), words);
    }
}

/// Programs write formulas without the value that Excel would compute.
#[test]
fn a_sheet_of_formulas_without_values_is_not_empty() {
    let alone = with_other(|s| done(s.write_formula(0, 0, Formula::new("\"070761-4285\"&\"\"").set_result("")).unwrap()));
    let bare = workbook(|b| {
        let sheet = b.add_worksheet().set_name("Grunddata").unwrap();
        sheet.write_formula(0, 0, Formula::new("\"070761-4285\"&\"\"")).unwrap();
    });
    let bare = judged(&changed_parts(&bare, &[], "<v>0</v></c></row></sheetData>", "</c></row></sheetData>"));
    for answer in [alone, bare] {
        let reasons: Vec<_> = answer.report["inputs"].as_array().unwrap().iter().map(|i| i["reason"].to_string()).collect();
        assert!(!found(&answer, "cpr-nummer").is_empty(), "{reasons:?} {:#}", answer.report["findings"]);
        assert_eq!((answer.code, answer.report["verdict"].as_str()), (1, Some("does_not_conform")));
    }
    // A name that is computed.
    let named = Formula::new("IF(TRUE,\"a\",\"070761-4285\")").set_result("a");
    fails_at(
        &with_other(|s| done(s.write_formula(0, 0, named).unwrap().write(1, 0, 1).unwrap())),
        "Grunddata|A1||||en celle uden for standardens felter",
    );
}
