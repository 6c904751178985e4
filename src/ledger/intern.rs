//! Numbers for texts, the same for all threads.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

/// Gives each distinct text a number from 0. Numbers depend on the order of arrival, so nothing that is shown may
/// depend on them.
#[derive(Debug, Default)]
pub struct Interner(RwLock<HashMap<Box<str>, u32>>);

impl Interner {
    /// The text's number, given now if it has none.
    pub fn intern(&self, text: &str) -> u32 {
        if let Some(id) = self.find(text) {
            return id;
        }
        let mut map = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let next = map.len() as u32;
        *map.entry(text.into()).or_insert(next)
    }

    /// The texts by their numbers.
    pub fn texts(&self) -> Vec<String> {
        let map = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let mut texts = vec![String::new(); map.len()];
        for (text, id) in map.iter() {
            texts[*id as usize] = text.to_string();
        }
        texts
    }

    /// The text's number, if it has one.
    pub fn find(&self, text: &str) -> Option<u32> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(text).copied()
    }
}
