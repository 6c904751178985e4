//! The budget of an audit, counted in work and never in seconds, so that every machine gives the same verdict.

/// Work that is left. One step is one entry looked at: a term of an equation while bounds are propagated, an arc while
/// a path is looked for, an entry of the tableau in a pivot. A caller may hold one for many problems, or one for each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    left: u64,
    /// Units of flow moved, so far: one per path found.
    pub augmentations: u64,
    /// Pivots of the exact simplex, so far.
    pub pivots: u64,
    /// Nodes of branch and bound, so far.
    pub nodes: u64,
}

/// The budget is spent: what is not known by now is not settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spent;

impl Work {
    /// A budget of so many steps; a core does some 10⁸ to 10⁹ of them in a second.
    pub fn new(steps: u64) -> Work {
        Work { left: steps, augmentations: 0, pivots: 0, nodes: 0 }
    }

    /// Steps that are left.
    pub fn left(&self) -> u64 {
        self.left
    }

    /// Takes steps.
    ///
    /// # Errors
    /// There are not so many left; then none are.
    #[inline]
    pub fn take(&mut self, steps: usize) -> Result<(), Spent> {
        match self.left.checked_sub(steps as u64) {
            Some(left) => {
                self.left = left;
                Ok(())
            }
            None => {
                self.left = 0;
                Err(Spent)
            }
        }
    }
}
