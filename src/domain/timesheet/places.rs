//! What others may see of a protected recipient's month.

use super::Timesheet;

impl Timesheet {
    /// The timesheet without the contact's own words: no labels of places or expenses, and no notes. For recipients whose address is
    /// protected, and for everybody who does not need to know where.
    #[must_use]
    pub fn without_places(mut self) -> Self {
        let corrected = self.corrections.iter_mut().flat_map(|correction| &mut correction.drives);
        for line in self.drives.iter_mut().chain(corrected) {
            line.note.clear();
            for leg in &mut line.legs {
                leg.from.clear();
                leg.to.clear();
            }
        }
        let corrected = self.corrections.iter_mut().flat_map(|correction| &mut correction.expenses);
        for line in self.expenses.iter_mut().chain(corrected) {
            line.label.clear();
        }
        self
    }
}
