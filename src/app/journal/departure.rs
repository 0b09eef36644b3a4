//! Signing out: first this phone forgets, then the server hears of it. What is still to be done is written down outside the
//! storage that goes, so that the next start takes it up, whatever came between. The session is a cookie that no script
//! can read, so only the server can end it.

use super::account::Account;
use crate::net::{Transport, sign_out};
use crate::storage::{Preference, StoreProblem, forget, remember, remembered, remove};
use serde::{Deserialize, Serialize};
use sync::{DeviceId, TransportProblem};

/// What of a signing out is still to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Departure {
    /// The phone whose session is to be ended.
    device: DeviceId,
    /// The database that is to go, until it is gone.
    database: Option<String>,
}

/// Why a signing out is not done yet. The next start tries again.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum DepartureProblem {
    /// The database is still there.
    #[error(transparent)]
    Store(#[from] StoreProblem),
    /// The server has not heard of it.
    #[error(transparent)]
    Transport(#[from] TransportProblem),
}

impl Departure {
    /// From here on no start opens this phone's database; `database` is to go, where one is.
    pub(super) fn begin(device: DeviceId, database: Option<&str>) {
        remember(Preference::Departure, &Self { device, database: database.map(str::to_owned) });
        forget(Preference::Device);
        forget(Preference::Attempt);
        forget(Preference::Renews);
        forget(Preference::LettersSeen);
    }

    /// Does what is left to do; nothing where nobody has signed out.
    pub(super) async fn finish(transport: &impl Transport) -> Result<(), DepartureProblem> {
        let Some(departure) = remembered::<Self>(Preference::Departure) else { return Ok(()) };
        // A window that is frozen may hold the database; the session ends all the same.
        let erased = departure.erase().await;
        match sign_out(transport, departure.device).await {
            // Ended before, or another phone's by now.
            Ok(())
            | Err(
                TransportProblem::SignedOut
                | TransportProblem::Forbidden
                | TransportProblem::ReportedLost
                | TransportProblem::Refused { .. },
            ) => {
                erased?;
                forget(Preference::Departure);
                Ok(())
            }
            Err(problem) => Err(problem.into()),
        }
    }

    async fn erase(&self) -> Result<(), StoreProblem> {
        let Some(name) = &self.database else { return Ok(()) };
        // The same contact may have been let in again by another window.
        if Account::remembered().is_none_or(|account| account.database() != *name) {
            remove(name).await?;
        }
        remember(Preference::Departure, &Self { database: None, ..self.clone() });
        Ok(())
    }
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::net::{Ask, RawReply};
    use crate::storage::{SealedLocal, is_remembered};
    use std::cell::RefCell;
    use sync::contract::sample;
    use sync::phone::{LocalStore, LocalWrite};
    use wasm_bindgen_test::wasm_bindgen_test;

    /// Answers each time with what is next, and remembers what it was asked.
    struct Line(RefCell<(Vec<Result<RawReply, TransportProblem>>, Vec<String>)>);

    impl Line {
        fn that_says(answers: impl IntoIterator<Item = Result<RawReply, TransportProblem>>) -> Self {
            Self(RefCell::new((answers.into_iter().collect(), Vec::new())))
        }
    }

    impl Transport for Line {
        async fn ask(&self, ask: Ask) -> Result<RawReply, TransportProblem> {
            let Ask::Post { body, .. } = ask else { panic!("not a post") };
            let (answers, asked) = &mut *self.0.borrow_mut();
            asked.push(String::from_utf8(body).unwrap());
            answers.remove(0)
        }
    }

    fn reply(status: u16, content_type: &str, body: String) -> Result<RawReply, TransportProblem> {
        Ok(RawReply { status, content_type: content_type.into(), retry_after: None, body: body.into() })
    }

    #[wasm_bindgen_test]
    async fn f17_what_a_phone_that_has_signed_out_held_is_gone_and_the_server_hears_of_it_when_it_can() {
        let (name, meta) = (crate::clock::fresh_id().to_string(), sample::meta());
        let device = meta.identity.device;
        let disk = SealedLocal::open(&name).await.unwrap();
        disk.commit(LocalWrite { meta: Some(meta), ..LocalWrite::default() }).await.unwrap();
        drop(disk);

        Departure::begin(device, Some(&name));
        let line = Line::that_says([
            Err(TransportProblem::Offline),
            reply(403, "text/html", "<html>Log in to the hotel</html>".into()),
            reply(200, "application/json", format!(r#"{{"device":"{device}"}}"#)),
        ]);
        for _ in 0..2 {
            assert!(matches!(Departure::finish(&line).await, Err(DepartureProblem::Transport(_))));
            assert!(is_remembered(Preference::Departure) && !is_remembered(Preference::Device));
        }
        assert!(SealedLocal::open(&name).await.unwrap().is_fresh(), "a key or a row is left");
        assert_eq!(Departure::finish(&line).await, Ok(()));
        assert!(!is_remembered(Preference::Departure));
        assert_eq!(line.0.borrow().1, vec![format!(r#"{{"device":"{device}"}}"#); 3]);
    }

    #[wasm_bindgen_test]
    async fn f17_a_session_that_has_ended_before_leaves_nothing_to_do() {
        Departure::begin(sample::meta().identity.device, Some(&crate::clock::fresh_id().to_string()));
        let line = Line::that_says([reply(401, "application/problem+json", "{}".into())]);
        assert_eq!(Departure::finish(&line).await, Ok(()));
        assert_eq!(Departure::finish(&line).await, Ok(()), "asked again");
    }
}
