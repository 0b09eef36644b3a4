//! `folgesvenn audit`.

use super::{Failure, find, offline};
use crate::config::{Overrides, Settings};
use core::str::FromStr;
use store::audit::Head;
use thiserror::Error;

/// Check that nobody has changed the log of who saw and changed what.
#[derive(Debug, clap::Args)]
pub(super) struct Audit {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Go through the chain from its start. Says where it ends, to be noted outside this machine
    Verify {
        /// The municipality's key; may be left out when there is only one
        #[arg(long, value_name = "KEY")]
        municipality: Option<String>,
        /// Where the log ended when it was checked before, as it was said then: it must still go through there
        #[arg(long, value_name = "NUMBER:HASH")]
        noted: Option<Noted>,
    },
}

/// The end of a log, as a person noted it.
#[derive(Debug, Clone)]
struct Noted(Head);

#[derive(Debug, Error)]
#[error("write it as it was said: a number, a colon and 64 letters and digits")]
struct NotNoted;

impl FromStr for Noted {
    type Err = NotNoted;

    fn from_str(text: &str) -> Result<Self, NotNoted> {
        let (number, hash) = text.split_once(':').ok_or(NotNoted)?;
        let is_hash = hash.len() == 64 && hash.chars().all(|c| c.is_ascii_hexdigit());
        let number = number.parse().ok().filter(|_| is_hash).ok_or(NotNoted)?;
        Ok(Self(Head { number, hash: hash.to_ascii_lowercase() }))
    }
}

impl Audit {
    pub(super) fn run(&self, overrides: &Overrides) -> Result<(), Failure> {
        let settings = Settings::load(overrides)?;
        let What::Verify { municipality, noted } = &self.what;
        let head = offline(&settings, async |store| {
            let scope = find::municipality(store, municipality.as_deref()).await?;
            Ok(store.verify_audit(scope, noted.as_ref().map(|noted| &noted.0)).await?)
        })?;
        if head.number == 0 {
            println!("The log is empty.");
        } else {
            println!("The log is whole, from row 1 to its end:\n  {}:{}", head.number, head.hash);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_is_read_as_it_is_said_and_nothing_else_is() {
        let hash = "ab".repeat(32);
        let noted: Noted = format!("12:{hash}").parse().unwrap();
        assert_eq!(noted.0, Head { number: 12, hash: hash.clone() });
        for wrong in ["", "12", "12:", "x:1", &hash, &format!("12:{hash}0"), &format!("-1:{hash}")] {
            assert!(wrong.parse::<Noted>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_broken_log_has_an_exit_code_of_its_own() {
        let broken = Failure::Audit(store::audit::Broken::Row { number: 7 });
        assert_eq!(broken.exit_code(), 6);
        assert!(broken.to_string().contains("row 7"), "{broken}");
    }
}
