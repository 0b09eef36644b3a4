//! How sure a provider must be of who somebody is (`acr`).

use super::{LetsIn, ProviderProblem};
use serde::Deserialize;

/// ID-porten's levels of assurance, from the lowest. Each is enough where one before it is asked for.
const LADDER: [&str; 3] = ["idporten-loa-low", "idporten-loa-substantial", "idporten-loa-high"];

/// How sure a provider must be of who it is: its word for it in `acr`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level(String);

impl Level {
    /// By the provider's word for it.
    #[must_use]
    pub const fn new(word: String) -> Self {
        Self(word)
    }

    /// The provider's word for it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether what the provider has done is enough.
    #[must_use]
    pub fn is_met_by(&self, done: Option<&str>) -> bool {
        let Some(done) = done else { return false };
        match (rung(&self.0), rung(done)) {
            (Some(needed), Some(done)) => done >= needed,
            _ => self.0 == done,
        }
    }
}

fn rung(level: &str) -> Option<usize> {
    LADDER.iter().position(|known| *known == level)
}

/// What a level is asked for, each optional.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Levels {
    desk: Option<String>,
    enrol: Option<String>,
    submit: Option<String>,
    report: Option<String>,
}

/// How sure a provider must be, and for what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Demanded {
    /// To sign in: the highest of all. A phone sends on its own, perhaps days after its contact has signed in, so what will be
    /// needed to submit and to report is proved when it is enrolled.
    pub sign_in: Option<Level>,
    /// Of a phone that sends in a timesheet. One that was enrolled when less was asked for signs in anew.
    pub submit: Option<Level>,
    /// Of a phone that sends a report.
    pub report: Option<Level>,
}

/// What a table asks for.
pub(super) fn demanded(lets_in: LetsIn, acr: Levels) -> Result<Demanded, ProviderProblem> {
    let (submit, report) = (acr.submit.clone().map(Level::new), acr.report.clone().map(Level::new));
    Ok(Demanded { sign_in: highest(lets_in, acr)?, submit, report })
}

fn highest(lets_in: LetsIn, acr: Levels) -> Result<Option<Level>, ProviderProblem> {
    let Levels { desk, enrol, submit, report } = acr;
    let of_phones = [("enrol", enrol), ("submit", submit), ("report", report)];
    let asked: Vec<String> = match lets_in {
        LetsIn::Officers => {
            if let Some((purpose, _)) = of_phones.iter().find(|(_, level)| level.is_some()) {
                return Err(ProviderProblem::Purpose(purpose, "officers", "acr.desk"));
            }
            desk.into_iter().collect()
        }
        LetsIn::Contacts => {
            if desk.is_some() {
                return Err(ProviderProblem::Purpose("desk", "contacts", "acr.enrol, acr.submit or acr.report"));
            }
            of_phones.into_iter().filter_map(|(_, level)| level).collect()
        }
    };
    let mut highest: Option<String> = None;
    for level in asked {
        highest = Some(match highest {
            None => level,
            Some(other) if other == level => level,
            Some(other) => match (rung(&other), rung(&level)) {
                (Some(one), Some(two)) => {
                    if one < two {
                        level
                    } else {
                        other
                    }
                }
                _ => return Err(ProviderProblem::Order(other, level)),
            },
        });
    }
    Ok(highest.map(Level::new))
}
