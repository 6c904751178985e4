//! Excel workbooks, written by another library and then damaged.

use super::support::{Answer, COLUMNS, csv, judge, row, zip};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use std::io::{Cursor, Read};
use zip::ZipArchive;

const NAME: &str = "t_6301_soc_opg";

/// Writes the rows as an office does: numbers as numbers, the date as a date.
fn fill(sheet: &mut Worksheet, areas: &[&str]) {
    let date = Format::new().set_num_format("dd-mm-yyyy");
    for (column, name) in COLUMNS.iter().enumerate() {
        sheet.write(0, column as u16, *name).unwrap();
    }
    for (index, area) in areas.iter().enumerate() {
        for (column, text) in row(area).iter().enumerate() {
            let at = (index as u32 + 1, column as u16);
            match (COLUMNS[column], text.parse::<f64>()) {
                (_, _) if text.is_empty() => {}
                ("opgjort", _) => {
                    done(sheet.write_with_format(at.0, at.1, ExcelDateTime::parse_from_str(text).unwrap(), &date).unwrap())
                }
                (_, Ok(number)) => done(sheet.write(at.0, at.1, number).unwrap()),
                _ => done(sheet.write(at.0, at.1, text.as_str()).unwrap()),
            }
        }
    }
}

fn column(name: &str) -> u16 {
    COLUMNS.iter().position(|c| *c == name).unwrap() as u16
}

fn workbook(change: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet().set_name(NAME).unwrap(), &["101-A01", "101-A02"]);
    change(&mut book);
    book.save_to_buffer().unwrap()
}

fn with(change: impl FnOnce(&mut Worksheet)) -> Answer {
    judge(&[("leverance.xlsx", &workbook(|b| change(b.worksheet_from_name(NAME).unwrap())))])
}

/// Any change to a sheet, whose library returns the sheet.
fn done(_: &mut Worksheet) {}

fn says(answer: &Answer, words: &str) {
    let said = answer.messages("laesemaade");
    assert!(said.iter().any(|m| m.contains(words)), "{said:?} without {words:?}");
}

#[test]
fn a_sheet_is_read_like_a_table() {
    let answer = with(|_| ());
    answer.conforms();
    assert_eq!(answer.inputs(), ["- t_6301_soc_opg 6301 2"]);
    assert_eq!(answer.messages("laesemaade"), [] as [&str; 0]);
}

#[test]
fn dates_and_numbers_as_text_are_read_and_reported() {
    let answer = with(|s| {
        s.write(1, column("opgjort"), "05-07-2024").unwrap();
        s.write(1, column("taeller"), "1040").unwrap();
    });
    answer.conforms();
    says(&answer, "opgjort: datoen er læst med dagen først");
    says(&answer, "taeller: tallet står som tekst");
}

#[test]
fn a_fault_has_its_cell() {
    let answer = with(|s| {
        s.write(2, column("koen_kode"), 7).unwrap();
        s.write(1, column("taeller"), "mange").unwrap();
        s.write(2, column("statuskode"), true).unwrap();
    });
    // taeller is the twelfth column, koen_kode the eighth, statuskode the third; names are in row 1.
    for cell in ["forkert-datatype taeller L2", "ukendt-kode koen_kode H3", "forkert-datatype statuskode C3"] {
        assert!(answer.found().iter().any(|f| f == cell), "{:?} without {cell}", answer.found());
    }
}

#[test]
fn formulas_are_read_as_saved_and_reported() {
    let formula = |result: &str| Formula::new("L2").set_result(result);
    let answer = with(|s| done(s.write_formula(1, column("vaerdi"), formula("1040")).unwrap()));
    answer.conforms();
    says(&answer, "vaerdi: af formler er læst den værdi, som Excel sidst gemte");
    let faulty = with(|s| done(s.write_formula(1, column("vaerdi"), formula("#N/A")).unwrap()));
    assert!(faulty.found().contains(&"forkert-datatype vaerdi N2".to_owned()), "{:?}", faulty.found());
}

/// Some programs write a formula without its value.
#[test]
fn a_formula_without_a_value_is_a_fault() {
    let bytes = workbook(|b| {
        done(
            b.worksheet_from_name(NAME).unwrap().write_formula(1, column("vaerdi"), Formula::new("L2").set_result("77")).unwrap(),
        )
    });
    let bytes = edited(&bytes, "xl/worksheets/sheet1.xml", |xml| xml.replace("<v>77</v>", ""));
    let answer = judge(&[("leverance.xlsx", &bytes)]);
    assert!(answer.found().contains(&"forkert-datatype vaerdi N2".to_owned()), "{:?}", answer.found());
}

#[test]
fn what_is_hidden_or_merged_is_read_and_reported() {
    let hidden = with(|s| done(s.set_row_hidden(2).unwrap()));
    hidden.conforms();
    assert_eq!(hidden.inputs(), ["- t_6301_soc_opg 6301 2"]);
    says(&hidden, "skjulte rækker og kolonner er læst med");
    let column_too = with(|s| done(s.set_column_hidden(column("opgjort")).unwrap()));
    says(&column_too, "skjulte rækker og kolonner er læst med");
    let merged = with(|s| done(s.merge_range(1, column("periode"), 2, column("periode"), "2024K3", &Format::new()).unwrap()));
    says(&merged, "flettede celler");
    assert!(merged.found().contains(&"manglende-felt periode G3".to_owned()), "{:?}", merged.found());
    let sheet = judge(&[(
        "a.xlsx",
        &workbook(|b| {
            fill(b.add_worksheet().set_name("t_6301 mere").unwrap(), &["101-A03"]);
            b.worksheet_from_name("t_6301 mere").unwrap().set_hidden(true);
        }),
    )]);
    sheet.conforms();
    assert_eq!(sheet.inputs(), ["- t_6301_soc_opg 6301 2", "- t_6301 mere 6301 1"]);
    says(&sheet, "arket er skjult i Excel");
}

#[test]
fn further_sheets_are_reported_and_do_no_harm() {
    for file in ["leverance.xlsx", "t_6301_soc_opg.xlsx"] {
        let answer = judge(&[(
            file,
            &workbook(|b| {
                b.add_worksheet().set_name("Vejledning").unwrap().write(0, 0, "Sådan udfyldes arket").unwrap();
                b.add_worksheet().set_name("Ark3").unwrap();
                let lists = b.add_worksheet().set_name("lister").unwrap();
                COLUMNS.iter().enumerate().for_each(|(i, c)| done(lists.write(0, i as u16, *c).unwrap()));
                lists.write(0, column("monit_omr_nr"), "andet").unwrap();
                lists.set_hidden(true);
            }),
        )]);
        answer.conforms();
        assert_eq!(answer.inputs(), ["- t_6301_soc_opg 6301 2", "- Vejledning - 0", "- Ark3 - 0", "- lister - 0"], "{file}");
        says(&answer, "ligner ikke noget tema");
        says(&answer, "arket er tomt");
    }
}

#[test]
fn a_sheet_that_looks_like_data_is_never_passed_over() {
    // The key's column has a wrong name, and so has the sheet.
    let answer = judge(&[(
        "leverance.xlsx",
        &workbook(|b| {
            let sheet = b.add_worksheet().set_name("Ark2").unwrap();
            fill(sheet, &["101-A03"]);
            sheet.write(0, column("periode"), "kvartal").unwrap();
        }),
    )]);
    assert_eq!(answer.code, 1);
    assert!(answer.found().contains(&"ukendt-tema - -".to_owned()), "{:?}", answer.found());
    // A workbook of one sheet is called as it pleases; its file says the theme.
    let mut book = Workbook::new();
    fill(book.add_worksheet().set_name("Ark1").unwrap(), &["101-A01"]);
    book.add_worksheet().set_name("Ark2").unwrap();
    judge(&[("t_6301_soc_opg.xlsx", &book.save_to_buffer().unwrap())]).conforms();
    judge(&[("tal.xlsx", &Workbook::new().save_to_buffer().unwrap())]).undecided("filen er tom");
}

#[test]
fn a_remark_next_to_the_table_is_an_unknown_column_and_no_lost_row() {
    let answer = with(|s| done(s.write(2, 25, "se mail").unwrap()));
    assert_eq!(answer.found().len(), 1, "{:?}", answer.found());
    assert!(answer.messages("ukendt-felt")[0].contains("26"), "{:?}", answer.messages("ukendt-felt"));
    let format = Format::new().set_bold();
    let blank = with(|s| (20..40).for_each(|c| done(s.write_blank(0, c, &format).unwrap())));
    blank.conforms();
}

/// Below the table no row is left for it to lie in, so it is reported at the last one.
#[test]
fn a_remark_below_and_next_to_the_table_lies_in_an_existing_row() {
    let answer = with(|s| done(s.write(5, 25, "se mail").unwrap()));
    assert!(answer.messages("ukendt-felt")[0].contains("#26"), "{:?}", answer.messages("ukendt-felt"));
    let findings = answer.report["findings"].as_array().unwrap();
    let remark = findings.iter().find(|f| f["rule"] == "ukendt-felt").unwrap();
    assert_eq!(remark["location"]["row"], 2, "{remark:#}");
}

#[test]
fn blank_rows_first_and_between_are_passed_over() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name(NAME).unwrap();
    for (column, name) in COLUMNS.iter().enumerate() {
        sheet.write(3, column as u16, *name).unwrap();
        if !row("101-A01")[column].is_empty() {
            sheet.write(6, column as u16, row("101-A01")[column].as_str()).unwrap();
        }
    }
    sheet.write(6, column("koen_kode"), 7).unwrap();
    let answer = judge(&[("leverance.xlsx", &book.save_to_buffer().unwrap())]);
    assert_eq!(answer.inputs(), ["- t_6301_soc_opg 6301 1"]);
    assert_eq!(answer.found(), ["ukendt-kode koen_kode H7"]);
}

/// Changes the text of one part of a workbook.
fn edited(bytes: &[u8], part: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for index in 0..archive.len() {
        let mut member = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        member.read_to_end(&mut bytes).unwrap();
        parts.push((member.name().unwrap().into_owned(), bytes));
    }
    let one = |(name, bytes): (String, Vec<u8>)| match name == part {
        true => (name, change(String::from_utf8(bytes).unwrap()).into_bytes()),
        false => (name, bytes),
    };
    let parts: Vec<(String, Vec<u8>)> = parts.into_iter().map(one).collect();
    zip(&parts.iter().map(|(n, b)| (n.as_str(), b.as_slice())).collect::<Vec<_>>())
}

const SHEET: &str = "xl/worksheets/sheet1.xml";

#[test]
fn both_calendars_are_read() {
    let bytes = edited(&workbook(|_| ()), "xl/workbook.xml", |xml| xml.replace("<workbookPr", "<workbookPr date1904=\"1\""));
    // 1,462 days earlier in the file is the same day.
    let bytes = edited(&bytes, SHEET, |xml| xml.replace("<v>45478</v>", "<v>44016</v>"));
    judge(&[("leverance.xlsx", &bytes)]).conforms();
}

#[test]
fn damaged_parts_are_reported_in_words() {
    let whole = workbook(|_| ());
    let broken = |part: &str, from: &str, to: &str| {
        judge(&[(
            "leverance.xlsx",
            &edited(&whole, part, |xml| {
                assert!(xml.contains(from), "{part}: {xml}");
                xml.replacen(from, to, 1)
            }),
        )])
    };
    // A text that the table of texts does not have.
    broken(SHEET, "<c r=\"E2\" t=\"s\"><v>", "<c r=\"E2\" t=\"s\"><v>99999").undecided("arket kan ikke læses");
    broken(SHEET, "</sheetData>", "").undecided("arket kan ikke læses");
    broken(SHEET, "r=\"A1\"", "r=\"XFE1\"").undecided("kolonner");
    broken(SHEET, "r=\"A1\"", "r=\"99999999999999999999\"").undecided("arket kan ikke læses");
    broken("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "worksheets/sheet9.xml").undecided("");
    broken("xl/workbook.xml", "<sheets>", "<sheets").undecided("");
    broken(
        "xl/workbook.xml",
        "</sheets>",
        &format!("{}</sheets>", "<sheet name=\"x\" sheetId=\"2\" r:id=\"rId1\"/>".repeat(300)),
    )
    .undecided("256 ark");
    judge(&[("leverance.xlsx", &whole[..whole.len() - 200])]).undecided("ikke et helt arkiv");
}

/// A wide first row must not make each of many rows as wide: a million columns, and 16,384 over many rows.
#[test]
fn breadth_is_bounded() {
    let million: String = (0..1_000_000).map(|_| "<c t=\"inlineStr\"><is><t>a</t></is></c>").collect();
    let wide = edited(&workbook(|_| ()), SHEET, |xml| {
        xml.replacen("<row r=\"1\"", &format!("<row r=\"0\">{million}</row><row r=\"1\""), 1)
    });
    judge(&[("leverance.xlsx", &wide)]).undecided("");
    let rows: String = (4..20_000).map(|r| format!("<row r=\"{r}\"><c r=\"A{r}\"><v>64942212</v></c></row>")).collect();
    let many =
        edited(&workbook(|b| done(b.worksheet_from_name(NAME).unwrap().write(0, 16_383, "sidst").unwrap())), SHEET, |xml| {
            xml.replace("</sheetData>", &format!("{rows}</sheetData>"))
        });
    let answer = judge(&[("leverance.xlsx", &many)]);
    assert_eq!(answer.inputs(), ["- t_6301_soc_opg 6301 19998"]);
}

/// Five bytes in the file, 24 in memory, and hardly any in the archive.
#[test]
fn a_table_of_empty_texts_is_refused() {
    let texts = "<si/>".repeat(17 << 20);
    let bomb = edited(&workbook(|_| ()), "xl/sharedStrings.xml", |xml| xml.replace("</sst>", &format!("{texts}</sst>")));
    assert!(bomb.len() < 1 << 20);
    judge(&[("leverance.xlsx", &bomb)]).undecided("flere forskellige tekster");
}

/// Bytes of the parts changed at random, by a generator that gives the same every time: the program answers in words, whatever
/// it is, and never stops in the middle.
#[test]
fn mutated_workbooks_are_answered() {
    let whole = workbook(|b| {
        let sheet = b.worksheet_from_name(NAME).unwrap();
        sheet.write_formula(1, column("vaerdi"), Formula::new("L2").set_result("1040")).unwrap();
        sheet.merge_range(1, column("periode"), 2, column("periode"), "2024K3", &Format::new()).unwrap();
    });
    let mut state = 20_240_705u64;
    let mut random = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let parts = [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"];
    const SIGNS: &[u8] = b"<>\"/=&;0123456789-.eEsbnA: \0\xff";
    for _ in 0..120 {
        let (part, count) = (parts[random(parts.len())], 1 + random(3));
        let places: Vec<(usize, u8)> = (0..count).map(|_| (random(1 << 20), SIGNS[random(SIGNS.len())])).collect();
        let mutated = edited(&whole, part, |xml| {
            let mut bytes = xml.into_bytes();
            for (at, sign) in &places {
                let at = at % bytes.len();
                bytes[at] = *sign;
            }
            String::from_utf8_lossy(&bytes).into_owned()
        });
        let answer = judge(&[("leverance.xlsx", &mutated)]);
        assert!((0..=2).contains(&answer.code) && answer.stderr.is_empty(), "{part} {places:?}: {}", answer.stderr);
    }
}

#[test]
fn other_workbooks_say_what_they_are() {
    judge(&[("a.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0")]).undecided("XLS");
    judge(&[("a.zip", &zip(&[("b.xlsx", &workbook(|_| ())), ("t_6301_x.csv", &csv(&["101-A09"]))]))]).conforms();
}
