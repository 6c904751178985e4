//! What a SQLite file holds besides its rows (SQLite, "Database File Format"): pages of the free list, and in the pages of
//! trees the room where rows were deleted. Only texts are found there; a number that was stored as one is not.

use crate::delivery::Source;
use crate::delivery::outside::runs;
use crate::delivery::source::read_more;
use std::collections::BTreeSet;
use std::io;

/// Bytes that are read at once.
const STEP: usize = 1 << 20;
/// Digits of a number of a person.
const DIGITS: usize = 10;

/// How a file is divided.
struct Layout {
    page: usize,
    /// Bytes of a page that the database uses.
    usable: usize,
    /// The first page of the free list, and how many pages that list has.
    free: (u32, u32),
    /// Length of the file.
    length: u64,
}

impl Layout {
    fn of(source: &dyn Source) -> io::Result<Option<Self>> {
        let mut head = Vec::new();
        read_more(source, 0, 100, &mut head)?;
        if head.len() < 100 {
            return Ok(None);
        }
        let page = match u16_at(&head, 16) {
            1 => 1 << 16,
            size => size,
        };
        let usable = page.saturating_sub(usize::from(head[20]));
        let sound = page.is_power_of_two() && page >= 512 && usable >= 480;
        Ok(sound.then(|| Layout { page, usable, free: (u32_at(&head, 32), u32_at(&head, 36)), length: source.len() }))
    }

    /// The bytes of a page, numbered from 1.
    fn read(&self, source: &dyn Source, number: u32) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        read_more(source, u64::from(number.saturating_sub(1)) * self.page as u64, self.page, &mut bytes)?;
        Ok(bytes)
    }

    /// The pages of the free list, as far as it is sound: those that name others, with how many, and those that do not.
    fn free_pages(&self, source: &dyn Source) -> io::Result<BTreeSet<(u32, usize)>> {
        let (mut trunk, mut found) = (self.free.0, BTreeSet::new());
        let mut trunks = BTreeSet::new();
        while trunk != 0 && found.len() < self.free.1 as usize && trunks.insert(trunk) {
            let bytes = self.read(source, trunk)?;
            if bytes.len() < self.usable {
                break;
            }
            let leaves = (u32_at(&bytes, 4) as usize).min(self.usable / 4 - 2);
            found.insert((trunk, 8 + 4 * leaves));
            found.extend((0..leaves).map(|i| (u32_at(&bytes, 8 + 4 * i), 0)));
            trunk = u32_at(&bytes, 0);
        }
        Ok(found)
    }
}

/// Whether the file has free pages that are not empty.
///
/// # Errors
/// What the operating system says.
pub(super) fn has_remains(source: &dyn Source) -> io::Result<bool> {
    let Some(layout) = Layout::of(source)? else { return Ok(false) };
    for (page, from) in layout.free_pages(source)? {
        if layout.read(source, page)?.iter().skip(from).any(|b| *b != 0) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Visits the texts that are in no row any more.
///
/// # Errors
/// What the operating system says.
pub(super) fn remains(source: &dyn Source, visit: &mut dyn FnMut(&str)) -> io::Result<()> {
    let Some(layout) = Layout::of(source)? else { return Ok(()) };
    let free = layout.free_pages(source)?;
    for (page, from) in &free {
        texts(layout.read(source, *page)?.get(*from..).unwrap_or_default(), visit);
    }
    let free: BTreeSet<u32> = free.into_iter().map(|(page, _)| page).collect();
    let (mut at, mut number, mut bytes) = (0, 0, Vec::new());
    while at < layout.length {
        bytes.clear();
        read_more(source, at, STEP.max(layout.page), &mut bytes)?;
        if bytes.is_empty() {
            break;
        }
        for page in bytes.chunks(layout.page) {
            number += 1;
            match page.len() < layout.page {
                // What was put behind the database belongs to no page.
                true => texts(page, visit),
                false if free.contains(&number) => {}
                false => unused(&page[..layout.usable], if number == 1 { 100 } else { 0 }, visit),
            }
        }
        at += bytes.len() as u64;
    }
    Ok(())
}

/// Visits the texts in a tree's page that are in none of its cells; `from` is where its header lies. Another page has none.
fn unused(page: &[u8], from: usize, visit: &mut dyn FnMut(&str)) {
    let header = match page[from] {
        2 | 5 => 12,
        10 | 13 => 8,
        _ => return,
    };
    let content = match u16_at(page, from + 5) {
        0 => 1 << 16,
        place => place,
    };
    let pointers = from + header + 2 * u16_at(page, from + 3);
    texts(page.get(pointers..content).unwrap_or_default(), visit);
    let mut block = u16_at(page, from + 1);
    while block >= pointers && block + 4 <= page.len() {
        let (next, size) = (u16_at(page, block), u16_at(page, block + 2));
        texts(page.get(block + 4..block + size).unwrap_or_default(), visit);
        // Free blocks are in the order of their places.
        if next <= block {
            break;
        }
        block = next;
    }
}

/// Visits the texts in some bytes. Where values of a row follow each other without a sign between them, digits of one run
/// into those of the next: then the first and the last ten are visited too.
fn texts(bytes: &[u8], visit: &mut dyn FnMut(&str)) {
    runs(bytes, |text| {
        visit(text);
        for digits in text.split(|c: char| !c.is_ascii_digit()).filter(|d| d.len() > DIGITS) {
            visit(&digits[..DIGITS]);
            visit(&digits[digits.len() - DIGITS..]);
        }
    });
}

fn u16_at(bytes: &[u8], at: usize) -> usize {
    bytes.get(at..at + 2).map_or(0, |b| usize::from(u16::from_be_bytes([b[0], b[1]])))
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).map_or(0, |b| u32::from_be_bytes([b[0], b[1], b[2], b[3]]))
}
