//! What has to be asked: only what the assignment's rules make a difference of.

use domain::policy::{PassengerRule, Policy};

/// Questions beyond the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Needs {
    /// What a drive was for.
    pub(crate) leg_kind: bool,
    /// Whether the recipient was in the car.
    pub(crate) passengers: bool,
    /// Where a drive went must not be written.
    pub(crate) hides_places: bool,
}

impl Needs {
    /// Of the rules of a day.
    pub(crate) fn of(policy: &Policy) -> Self {
        let driving = &policy.driving;
        Self {
            leg_kind: !driving.unpaid_legs.is_empty() || policy.caps.iter().any(|cap| !cap.legs.is_empty()),
            passengers: driving.only_with_recipient
                || driving.recipients_pay.is_some()
                || driving.passengers != PassengerRule::Off,
            hides_places: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::entry::LegKind;
    use domain::policy::DrivingRule;

    #[test]
    fn a_simple_rule_asks_no_more_than_from_to_and_kilometres() {
        assert_eq!(Needs::of(&Policy::default()), Needs::default());
    }

    #[test]
    fn a_rule_that_tells_legs_apart_asks_what_the_drive_was_for() {
        let driving = DrivingRule { unpaid_legs: vec![LegKind::Commute], ..DrivingRule::default() };
        assert!(Needs::of(&Policy { driving, ..Policy::default() }).leg_kind);
    }
}
