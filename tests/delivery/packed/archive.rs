//! Zip archives.

use super::support::{csv, folder, in_folder, judge, replaced, zip};
use std::fs;
use std::io::{Cursor, Write};
use std::time::{Duration, Instant};
use zip::write::{SimpleFileOptions, ZipWriter};

const TABLE: &str = "t_6301_soc_opg.csv";

#[test]
fn members_are_judged_as_files_of_a_folder() {
    let table = csv(&["101-A01", "101-A02"]);
    let archive = zip(&[
        ("leverance/readme.txt", b"til jer"),
        ("leverance/t_6301_soc_opg.csv", &table),
        ("__MACOSX/leverance/._t_6301_soc_opg.csv", b"\0\x05\x16\x07"),
        (".DS_Store", b"\0\0\0\x01"),
    ]);
    let answer = judge(&[("leverance.zip", &archive)]);
    answer.conforms();
    let mut inputs = answer.inputs();
    inputs.sort();
    let aside = [".DS_Store - - 0", "__MACOSX/leverance/._t_6301_soc_opg.csv - - 0", "leverance/readme.txt - - 0"];
    assert_eq!(inputs, [&aside[..], &["leverance/t_6301_soc_opg.csv - 6301 2"]].concat());
}

#[test]
fn a_finding_names_its_member() {
    let faulty = String::from_utf8(csv(&["101-A01"])).unwrap().replace(";100;2024K3;", ";9999;2024K3;");
    let answer = judge(&[("leverance.zip", &zip(&[("a/t_6301_soc_opg.csv", faulty.as_bytes())]))]);
    assert_eq!(answer.code, 1);
    let finding = answer.report["findings"].as_array().unwrap().iter().find(|f| f["rule"] == "ukendt-kode").unwrap();
    assert_eq!((&finding["location"]["member"], &finding["location"]["line"]), (&"a/t_6301_soc_opg.csv".into(), &2.into()));
}

/// Without the flag for UTF-8 a name is in code page 437, where 0x91 is æ.
#[test]
fn names_of_old_archives_are_read() {
    let archive = zip(&[("ZZ/t_6301_soc_opg.csv", &csv(&["101-A01"]))]);
    let answer = judge(&[("leverance.zip", &replaced(&archive, b"ZZ/", b"\x91R/"))]);
    answer.conforms();
    assert_eq!(answer.inputs(), ["æR/t_6301_soc_opg.csv - 6301 1"]);
}

#[test]
fn an_archive_in_an_archive_is_refused_whatever_it_is_called() {
    let inner = zip(&[(TABLE, &csv(&["101-A01"]))]);
    for name in ["indre.zip", TABLE] {
        judge(&[("leverance.zip", &zip(&[(name, &inner)]))]).undecided("et arkiv i et arkiv");
    }
    let marked = [b"\xEF\xBB\xBF".as_slice(), &inner].concat();
    judge(&[("leverance.zip", &zip(&[(TABLE, &marked)]))]).undecided("et arkiv i et arkiv");
}

#[test]
fn names_that_point_out_of_the_archive_are_refused_and_nothing_is_written() {
    for name in [
        "../t_6301_soc_opg.csv",
        "/tmp/t_6301_soc_opg.csv",
        "..\\t_6301_soc_opg.csv",
        "C:\\t_6301_soc_opg.csv",
        "a/../../t_6301.csv",
    ] {
        let folder = folder(&[("leverance.zip", &zip(&[(name, &csv(&["101-A01"]))]))]);
        in_folder(&folder).undecided("peger ud af arkivet");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "{name}");
    }
}

#[test]
fn links_and_locked_members_are_refused_and_the_others_read() {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.add_symlink("t_6302_x.csv", "/etc/passwd", SimpleFileOptions::default()).unwrap();
    archive.start_file(TABLE, SimpleFileOptions::default()).unwrap();
    archive.write_all(&csv(&["101-A01"])).unwrap();
    let answer = judge(&[("leverance.zip", &archive.finish().unwrap().into_inner())]);
    answer.undecided("henvisning til en anden fil");
    assert_eq!(answer.inputs(), ["t_6301_soc_opg.csv - 6301 1", "t_6302_x.csv - - 0"]);
    // Bit 0 of the flags, at byte 6 of a local header and byte 8 of the directory's, says encrypted.
    let mut locked = zip(&[(TABLE, &csv(&["101-A01"]))]);
    let directory = locked.windows(4).position(|w| w == b"PK\x01\x02").unwrap();
    locked[6] |= 1;
    locked[directory + 8] |= 1;
    judge(&[("leverance.zip", &locked)]).undecided("låst med en adgangskode");
}

/// Zeros shrink a thousandfold: 1.1 GB of them is an archive of about 1 MB.
fn bomb(name: &str, head: &[u8]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file(name, SimpleFileOptions::default()).unwrap();
    archive.write_all(head).unwrap();
    let zeros = vec![b'0'; 1 << 20];
    (0..1100).for_each(|_| archive.write_all(&zeros).unwrap());
    archive.finish().unwrap().into_inner()
}

#[test]
fn a_bomb_is_refused_soon() {
    let bytes = bomb(TABLE, b"cvr_kode\n");
    assert!(bytes.len() < 2 << 20);
    let start = Instant::now();
    judge(&[("leverance.zip", &bytes)]).undecided("mere end 1 GB udpakket");
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
}

#[test]
fn two_members_of_one_name_are_refused() {
    let twice = zip(&[("t_6301_a.csv", &csv(&["101-A01"])), ("t_6301_b.csv", &csv(&["101-A02"]))]);
    judge(&[("leverance.zip", &replaced(&twice, b"t_6301_b.csv", b"t_6301_a.csv"))]).undecided("to filer med samme navn");
}

#[test]
fn broken_and_foreign_archives_say_what_they_are() {
    let whole = zip(&[(TABLE, &csv(&["101-A01"]))]);
    judge(&[("a.zip", &whole[..whole.len() / 2])]).undecided("ikke et helt arkiv");
    judge(&[("a.zip", &zip(&[]))]).undecided("ingen filer, der kan læses");
    let empty = judge(&[("a.zip", &zip(&[("readme.txt", b"x")]))]);
    assert_eq!((empty.code, empty.inputs()), (2, vec!["readme.txt - - 0".to_owned()]));

    // A flipped bit of the data: the checksum shows it.
    let at = 30 + TABLE.len() + 20;
    let mut turned = whole.clone();
    turned[at] ^= 0x10;
    judge(&[("a.zip", &turned)]).undecided("kan ikke pakkes ud");
}

#[test]
fn folders_within_are_read_too() {
    let folder = folder(&[(TABLE, &csv(&["101-A01"]))]);
    fs::create_dir(folder.path().join("gamle")).unwrap();
    fs::write(folder.path().join("gamle").join(TABLE), csv(&["101-A01"])).unwrap();
    let answer = in_folder(&folder);
    assert_eq!((answer.inputs().len(), answer.messages("dublet-noegle").len()), (2, 1), "{:#}", answer.report["findings"]);
}
