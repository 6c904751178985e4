//! What an emitter returns.

use super::Capability;

/// One generated file. Text uses `\n`, UTF-8 without BOM, and ends with a newline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// Path under `generated/`, with `/`.
    pub path: String,
    /// The whole content; never empty.
    pub content: Vec<u8>,
}

impl Artifact {
    /// A text file.
    pub fn text(path: impl Into<String>, content: impl Into<String>) -> Self {
        Artifact { path: path.into(), content: content.into().into_bytes() }
    }
}

/// Everything one emitter makes, and what it can and cannot say.
#[derive(Debug, Clone, Default)]
pub struct Emitted {
    /// The files.
    pub artifacts: Vec<Artifact>,
    /// What each construct of the model became in this target.
    pub capabilities: Vec<Capability>,
}
