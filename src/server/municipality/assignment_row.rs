//! From a municipality's file to what a contact's phone is told with an assignment.

use super::{Municipality, Office};
use domain::assignment::Assignment;
use domain::entry::ActivityKey;
use domain::id::MunicipalityId;
use domain::policy::{Overlay, Terms};
use sync::AssignmentRow;
use sync::row::{Activity, MunicipalityFacts, TermsDocument};

/// The assignment with its terms: the municipality's rules with its own, the office's and the assignment's overlays laid
/// on.
#[must_use]
pub fn assignment_row(
    id: MunicipalityId,
    municipality: &Municipality,
    office: &Office,
    assignment: Assignment,
    overlays: &[Overlay],
) -> AssignmentRow {
    let facts = &municipality.facts;
    let activity = |activity: &super::Activity| Activity {
        key: ActivityKey(activity.key.clone()),
        name: activity.name.clone().into(),
    };
    AssignmentRow {
        assignment,
        terms: TermsDocument::of(&Terms::of(&municipality.policy, municipality.overlays(office).chain(overlays))),
        municipality: MunicipalityFacts {
            id,
            name: facts.name.clone(),
            role_title: facts.role.clone().into(),
            activities: facts.activities.iter().map(activity).collect(),
        },
        ended: false,
    }
}
