//! The budget of an audit, counted in steps and never in seconds, so that every machine gives the same verdict.

/// The remaining budget. One step is one entry visited: a term during propagation, an arc during a path search, a tableau
/// entry in a pivot. A caller may share one budget among several problems.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    left: u64,
    /// Augmenting paths so far.
    pub augmentations: u64,
    /// Simplex pivots so far.
    pub pivots: u64,
    /// Branch-and-bound nodes so far.
    pub nodes: u64,
}

/// The budget is exhausted; what is not known by now stays unsettled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BudgetExhausted;

impl Work {
    /// A budget of this many steps; a core does about 10⁸ to 10⁹ per second.
    pub fn new(steps: u64) -> Work {
        Work { left: steps, augmentations: 0, pivots: 0, nodes: 0 }
    }

    /// The remaining steps.
    pub fn left(&self) -> u64 {
        self.left
    }

    /// Spends steps.
    ///
    /// # Errors
    /// Fewer steps remain; the budget is then 0.
    #[inline]
    pub fn take(&mut self, steps: usize) -> Result<(), BudgetExhausted> {
        match self.left.checked_sub(steps as u64) {
            Some(left) => {
                self.left = left;
                Ok(())
            }
            None => {
                self.left = 0;
                Err(BudgetExhausted)
            }
        }
    }
}
