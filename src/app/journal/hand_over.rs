//! A phone passes from one contact to another: what the first has written goes to the municipality as far as it can, and
//! nothing of theirs stays that anybody can open.

use super::account::Account;
use super::departure::Departure;
use super::session::Session;
use super::{EnrolProblem, Journal, Phase, open};
use crate::net::{Transport, bring_sealed};
use crate::storage::{StoreProblem, lock, remove, sealed_behind};
use leptos::prelude::*;
use sync::TransportProblem;

/// Whether all that was sealed for the municipality is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Brought {
    All,
    /// The municipality lets this phone in no more, or asks for another sign-in. It stays sealed until its contact is back.
    NotAll,
}

/// Has the phone be its new contact's, whom `code` invites.
pub(super) async fn take_over(journal: Journal, code: &str) -> Result<(), EnrolProblem> {
    if let Some(account) = Account::remembered() {
        let driver = journal.ready().ok();
        // Whoever writes comes to an end, and nobody begins any more.
        let _turn = match &driver {
            Some(driver) => Some(driver.writing.lock().await),
            None => None,
        };
        let (name, device) = (account.database(), account.identity().device);
        let phase = journal.screen.phase;
        match bring(&Session, sealed_behind(&name).await?).await? {
            Brought::All => {
                Departure::begin(device, Some(&name));
                if let Some(driver) = &driver {
                    let _ = driver.store.erase().await;
                }
                // What does not go now goes before anything else is asked, or at the next start.
                let _ = remove(&name).await;
            }
            Brought::NotAll => {
                wipe(&name).await?;
                Departure::begin(device, None);
            }
        }
        // As on a phone that nobody has used: what asks stays on the screen until it has its answer.
        if driver.is_none() {
            phase.set(Phase::NotEnrolled);
        }
    }
    open::enrol(journal, code).await
}

async fn wipe(name: &str) -> Result<(), StoreProblem> {
    match lock(name).await {
        Ok(lock) => crate::lock::Keyhole::wipe(&lock.keyhole).await,
        Err(StoreProblem::Wiped) => Ok(()),
        Err(problem) => Err(problem),
    }
}

/// Sending again what the municipality has does no harm, so whatever fails, all is brought the next time.
async fn bring(transport: &impl Transport, sealed: Vec<Vec<u8>>) -> Result<Brought, EnrolProblem> {
    for sealed in sealed {
        match bring_sealed(transport, sealed).await {
            Ok(()) => {}
            Err(
                problem @ (TransportProblem::Offline
                | TransportProblem::Timeout
                | TransportProblem::NotOurs
                | TransportProblem::Server(_)
                | TransportProblem::Busy { .. }),
            ) => return Err(problem.into()),
            Err(_) => return Ok(Brought::NotAll),
        }
    }
    Ok(Brought::All)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::net::{Ask, RawReply};
    use std::cell::RefCell;

    /// Answers with what is next.
    struct Line(RefCell<Vec<Result<RawReply, TransportProblem>>>);

    impl Transport for Line {
        async fn ask(&self, _: Ask) -> Result<RawReply, TransportProblem> {
            self.0.borrow_mut().remove(0)
        }
    }

    fn reply(status: u16, content_type: &str, body: &str) -> Result<RawReply, TransportProblem> {
        Ok(RawReply { status, content_type: content_type.into(), retry_after: None, body: body.into() })
    }

    fn brought(answers: Vec<Result<RawReply, TransportProblem>>) -> Result<Brought, EnrolProblem> {
        let sealed = vec![vec![1]; answers.len()];
        pollster::block_on(bring(&Line(RefCell::new(answers)), sealed))
    }

    #[test]
    fn nothing_of_the_first_contact_goes_before_the_municipality_has_it_or_has_said_that_it_takes_none() {
        let taken = || reply(200, "application/json", r#"{"taken_in":1}"#);
        let gone = || reply(401, "application/problem+json", r#"{"status":401,"code":"not_signed_in"}"#);
        assert_eq!(brought(vec![]), Ok(Brought::All));
        assert_eq!(brought(vec![taken(), taken()]), Ok(Brought::All));
        assert_eq!(brought(vec![taken(), gone()]), Ok(Brought::NotAll));
        assert_eq!(brought(vec![taken(), Err(TransportProblem::Offline)]), Err(EnrolProblem::NoNetwork));
        assert_eq!(
            brought(vec![reply(200, "text/html", "<html>Log in to the hotel</html>")]),
            Err(EnrolProblem::NoNetwork)
        );
    }
}
