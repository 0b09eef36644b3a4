//! `folgesvenn retention`.

use super::{Failure, find, offline};
use crate::config::{Overrides, Settings};
use crate::municipality;
use domain::retention::{Retention, Years};
use std::path::PathBuf;

/// Say how long a municipality keeps what it is told: years after the end of the year in which it was.
#[derive(Debug, clap::Args)]
pub(super) struct RetentionVerb {
    /// The municipality's key; may be left out when there is only one
    #[arg(long, value_name = "KEY")]
    municipality: Option<String>,
    /// Take over what `[retention]` in this file says, from now on
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
}

impl RetentionVerb {
    pub(super) fn run(&self, overrides: &Overrides) -> Result<(), Failure> {
        let settings = Settings::load(overrides)?;
        let file = self.from.as_deref().map(municipality::load).transpose()?;
        let retention = offline(&settings, async |store| {
            let scope = find::municipality(store, self.municipality.as_deref()).await?;
            if let Some(file) = file {
                store.put_retention(scope, &file.facts.retention).await?;
            }
            Ok(store.retention(scope).await?)
        })?;
        print!("{}", told(&retention));
        Ok(())
    }
}

fn told(retention: &Retention) -> String {
    let Retention { accounts, reports, supervision, messages, log } = *retention;
    let kinds = [
        ("accounts", Some(accounts)),
        ("reports", reports),
        ("supervision", supervision),
        ("messages", messages),
        ("log", Some(log)),
    ];
    let lines = kinds.map(|(kind, years)| match years {
        Some(Years(years)) => format!("{kind:<12} {years} years after the year's end\n"),
        None => format!("{kind:<12} until the municipality says otherwise\n"),
    });
    lines.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_without_an_end_is_told_too() {
        let text = told(&Retention { reports: Some(Years(10)), ..Retention::default() });
        assert!(text.contains("accounts     5 years") && text.contains("reports      10 years"), "{text}");
        assert!(text.contains("messages     until the municipality says otherwise"), "{text}");
    }
}
