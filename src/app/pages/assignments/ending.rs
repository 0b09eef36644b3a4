//! What is left to do when an assignment ends, and what becomes of what lies here.

use crate::clock::today;
use crate::components::said;
use crate::journal::Journal;
use chrono::NaiveDate;
use domain::id::AssignmentId;
use domain::papers::Lasting;
use i18n::Lang;
use leptos::prelude::*;
use leptos_router::components::A;
use sync::row::AssignmentRow;

/// Whether it is over, or soon will be.
pub(super) fn ends(row: &AssignmentRow, today: NaiveDate) -> bool {
    row.ended || Lasting::of(row.assignment.agreement.until, today) != Lasting::Holds
}

/// Nothing while the assignment goes on.
#[component]
pub(super) fn Ending(assignment: AssignmentId) -> impl IntoView {
    let snapshot = expect_context::<Journal>().snapshot().get_untracked();
    let row = snapshot.assignments.iter().map(|view| &view.row).find(|row| row.assignment.id == assignment);
    let ending = row.filter(|row| ends(row, today()));
    ending.map(|row| {
        let last = row.assignment.agreement.until.unwrap_or_else(today).min(today());
        let month = format!("/maned/{assignment}/{}", last.format("%Y-%m"));
        view! {
            <section class="ds-card stack" aria-labelledby="ending">
                <h2 class="ds-heading" data-size="xs" id="ending">
                    {said(Lang::assignment_ending)}
                </h2>
                <p>{said(Lang::assignment_ending_todo)}</p>
                <A href=month attr:class="link">
                    {said(Lang::assignment_ending_month)}
                </A>
                <p class="soft">{said(Lang::assignment_ending_after)}</p>
            </section>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::shown::tests::assignment;

    #[test]
    fn an_assignment_ends_when_the_office_says_so_or_its_last_day_is_near() {
        let (mut row, today) = (assignment(1).row, "2026-11-21".parse().unwrap());
        assert!(!ends(&row, today));
        row.assignment.agreement.until = "2026-11-30".parse().ok();
        assert!(ends(&row, today));
        row.assignment.agreement.until = "2029-11-30".parse().ok();
        assert!(!ends(&row, today));
        row.ended = true;
        assert!(ends(&row, today));
    }
}
