//! From a municipality's file to what a contact's phone is told with an assignment.

use super::{Municipality, Office};
use domain::assignment::Assignment;
use domain::entry::ActivityKey;
use domain::id::MunicipalityId;
use domain::policy::{Overlay, Terms};
use domain::words::Words;
use sync::AssignmentRow;
use sync::row::{Activity, Duty, FormsDocument, Localised, MunicipalityFacts, TermsDocument};

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
        name: localised(&activity.name),
    };
    AssignmentRow {
        assignment,
        terms: TermsDocument::of(&Terms::of(&municipality.policy, municipality.overlays(office).chain(overlays))),
        municipality: MunicipalityFacts {
            id,
            name: facts.name.clone(),
            role_title: localised(&facts.role),
            activities: facts.activities.iter().map(activity).collect(),
            forms: FormsDocument::of(&facts.report_forms),
            answer_days: facts.supervision_answer_days,
            telephone: office.telephone.clone(),
            duty: facts
                .duty
                .as_ref()
                .map(|duty| Duty { name: localised(&duty.name), telephone: duty.telephone.clone() }),
        },
        ended: false,
        protected: false,
        signers: None,
    }
}

fn localised(Words { nb, nn, en }: &Words) -> Localised {
    Localised { nb: nb.clone(), nn: nn.clone(), en: en.clone() }
}
