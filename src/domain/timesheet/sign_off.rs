//! What a recipient's or guardian's signature still covers, and what others may see of a protected recipient.

use super::Timesheet;
use crate::id::SessionId;

impl Timesheet {
    /// The sessions of this timesheet that a signature on `signed` does not cover: new ones, and those whose hours,
    /// drives or expenses were changed afterwards. The signature stands for the rest.
    #[must_use]
    pub fn not_covered_by(&self, signed: &Self) -> Vec<SessionId> {
        let logged = |sheet: &Self, id: SessionId| {
            let session = sheet.sessions.iter().find(|line| line.session == id).map(|line| (line.span, line.kind));
            let drives: Vec<_> = sheet
                .drives
                .iter()
                .filter(|line| line.session == id)
                .flat_map(|line| line.legs.iter().map(|leg| (line.trip, leg.leg, leg.kind, leg.driven, leg.passengers)))
                .collect();
            let expenses: Vec<_> = sheet
                .expenses
                .iter()
                .filter(|line| line.session == id)
                .map(|line| (line.expense, line.kind, line.spent))
                .collect();
            (session, drives, expenses)
        };
        self.sessions.iter().map(|line| line.session).filter(|id| logged(self, *id) != logged(signed, *id)).collect()
    }

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
