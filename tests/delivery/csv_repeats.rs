//! A cell that repeats the one above is taken once more instead of read: whatever is above, the value, the fault and
//! the row's fate must be those of the row read by itself.

use sdm::delivery::{Batch, Fields, InputFile, MemorySource, Plan, open};
use std::sync::Arc;

const HEAD: &str = "cvr_kode;oprindkode;temanavn;monit_omr_nr;periode;taeller;vaerdi;opgjort;noegle\n";

/// Cells of each column: right, wrong, unusual, empty, quoted, and bytes that are Windows-1252 or no text at all.
const CELLS: [&[&[u8]]; 9] = [
    &[b"64942212", b"x", b""],
    &[b"5", b"05", b" 5"],
    &[b"tema", b""],
    &[b"101-A01", b"101-\xC6", b"\"101-\"\"A\"\"\"", b""],
    &[b"2024K3", b"2024K4\x01"],
    &[b"7", b"-", b"..", b"1.234", b"12.5", b"99999999999999999"],
    &[b"7", b"7,5", b"1.234,5"],
    &[b"2024-07-01", b"01-07-2024", b"2024-13-01", b""],
    &[b"", b"a;b", b"\"a;b\"", b"\x9B\x8F"],
];

fn batches(text: &[u8], fields: &Arc<Fields>) -> Vec<Batch> {
    let file = InputFile::alone("t_6301_soc_opg.csv", MemorySource::new(text));
    let dataset = open(&file).pop().unwrap().dataset.unwrap();
    let plan = Plan::new(dataset.header(), fields.clone());
    dataset.chunks(None).map(|chunk| dataset.parse(&chunk, &plan)).collect()
}

/// All that a row became: its values, its faults, whether it could be read.
fn row(batch: &Batch, row: usize) -> String {
    let values: Vec<_> = batch.columns.iter().map(|c| (c.number(row), c.bytes(row).map(<[u8]>::to_vec))).collect();
    let faults: Vec<_> = batch.cell_faults.iter().filter(|f| f.row as usize == row).map(|f| (f.field, f.kind)).collect();
    format!("{values:?} {faults:?} {}", batch.unreadable(row))
}

/// Rows of cells that each change in about every third row; Lehmer's generator (Park and Miller 1993).
fn lines(usable: impl Fn(&[u8]) -> bool) -> Vec<Vec<u8>> {
    let cells: Vec<Vec<&[u8]>> = CELLS.iter().map(|c| c.iter().copied().filter(|c| usable(c)).collect()).collect();
    let mut seed = 20_240_701u64;
    let mut below = |n: usize| {
        seed = seed * 48_271 % 0x7fff_ffff;
        (seed % n as u64) as usize
    };
    let mut now = [0usize; 9];
    let mut line = || {
        for (at, cells) in now.iter_mut().zip(&cells) {
            *at = if below(3) == 0 { below(cells.len()) } else { *at };
        }
        let row: Vec<&[u8]> = now.iter().zip(&cells).map(|(at, cells)| cells[*at]).collect();
        [row.join(&b';'), b"\n".to_vec()].concat()
    };
    (0..5_000).map(|_| line()).collect()
}

/// Compares each row of a file with the same row as the only one; `head` decides the encoding of both.
fn compare(head: &[u8], lines: &[Vec<u8>]) {
    let model = sdm::model::store::embedded().unwrap();
    let fields = Arc::new(Fields::new(&model, model.tema(6301).unwrap()));
    let rows = |batch: &Batch| (0..batch.rows).map(|r| row(batch, r)).collect::<Vec<_>>();
    let whole: Vec<String> = batches(&[head, &lines.concat()].concat(), &fields).iter().flat_map(rows).collect();
    let before = batches(head, &fields).iter().map(|b| b.rows).sum::<usize>();
    assert_eq!(whole.len(), before + lines.len());
    for (line, together) in lines.iter().zip(&whole[before..]) {
        let alone = batches(&[head, line].concat(), &fields).iter().flat_map(rows).next_back().unwrap();
        assert_eq!(together, &alone, "{}", line.escape_ascii());
    }
}

#[test]
fn a_repeated_cell_is_what_it_would_be_alone() {
    let utf8 = [b"\xEF\xBB\xBF", HEAD.as_bytes()].concat();
    compare(&utf8, &lines(|_| true));
    // A letter of Windows-1252 right after the head; no bytes that Windows-1252 has no letter for.
    let windows = [HEAD.as_bytes(), b"\xC6;;;;;;;;\n"].concat();
    compare(&windows, &lines(|cell| !cell.iter().any(|b| [0x01, 0x9B, 0x8F].contains(b))));
}
