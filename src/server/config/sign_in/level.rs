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
    /// To be let in: at the desk, or as a phone. A phone sends hours on its own, perhaps days after its contact has signed in,
    /// so what will be needed to submit is proved when it is enrolled.
    pub sign_in: Option<Level>,
    /// To send whatever can be sent: the highest of all.
    pub send: Option<Level>,
    /// Of a phone that sends in a timesheet. One that was enrolled when less was asked for signs in anew.
    pub submit: Option<Level>,
    /// Of a phone that sends a report.
    pub report: Option<Level>,
}

impl Demanded {
    /// What is asked for where an enrolled phone is to send more than it may: the next step from what it has `proved`, so that
    /// whoever cannot prove the highest can still send what asks for less.
    #[must_use]
    pub fn next(&self, proved: Option<&str>) -> Option<&Level> {
        let first = self.sign_in.as_ref().filter(|level| !level.is_met_by(proved));
        first.or(self.send.as_ref())
    }
}

/// What a table asks for.
pub(super) fn demanded(lets_in: LetsIn, acr: Levels) -> Result<Demanded, ProviderProblem> {
    let Levels { desk, enrol, submit, report } = acr;
    match lets_in {
        LetsIn::Officers => {
            let of_phones = [("enrol", &enrol), ("submit", &submit), ("report", &report)];
            if let Some((purpose, _)) = of_phones.iter().find(|(_, level)| level.is_some()) {
                return Err(ProviderProblem::Purpose(purpose, "officers", "acr.desk"));
            }
            Ok(Demanded { sign_in: desk.map(Level::new), ..Demanded::default() })
        }
        LetsIn::Contacts => {
            if desk.is_some() {
                return Err(ProviderProblem::Purpose("desk", "contacts", "acr.enrol, acr.submit or acr.report"));
            }
            let sign_in = higher(enrol, submit.clone())?;
            let send = higher(sign_in.clone(), report.clone())?.map(Level::new);
            let [sign_in, submit, report] = [sign_in, submit, report].map(|level| level.map(Level::new));
            Ok(Demanded { sign_in, send, submit, report })
        }
    }
}

fn higher(one: Option<String>, two: Option<String>) -> Result<Option<String>, ProviderProblem> {
    let (Some(one), Some(two)) = (&one, &two) else { return Ok(one.or(two)) };
    let higher = match (rung(one), rung(two)) {
        _ if one == two => one,
        (Some(first), Some(second)) if first < second => two,
        (Some(_), Some(_)) => one,
        _ => return Err(ProviderProblem::Order(one.clone(), two.clone())),
    };
    Ok(Some(higher.clone()))
}
