//! Asking on while the last answer is still being written down, so that the server works while the phone does. What is asked
//! ahead rests on nothing that the answer says but where it ends, and counts only after the commit; where that fails, it
//! counts for nothing.

use super::{Asked, Effect, Noted, Phase, PhoneEngine, Reply, Request, Ticket, Turn, pull, push};
use crate::phone::LocalWrite;
use crate::problem::TransportProblem;

/// A request that was sent before the commit of the answer before it.
#[derive(Debug, Clone)]
pub(super) struct Ahead {
    ticket: Ticket,
    asked: Asked,
    /// What came of it, where that was quicker than the disk.
    came: Option<Result<Reply, TransportProblem>>,
}

impl PhoneEngine {
    /// Asks for what comes after `write`, where more of the same does.
    pub(super) fn ask_ahead(&mut self, write: &LocalWrite, noted: Noted, turn: &mut Turn) {
        let (Some(meta), Some(run), true) = (&write.meta, &mut self.run, self.leading) else { return };
        let (request, asked) = match noted {
            Noted::Rows { more: true } => (Request::Pull(pull::request(meta, false)), Asked::Pull),
            Noted::Answers(settled) => {
                let settled = run.settled + settled;
                match push::next_batch((&self.local, &self.unproved), meta, run, settled, self.batch) {
                    Some((request, ops)) => (Request::Push(request), Asked::Push(ops)),
                    None => return,
                }
            }
            _ => return,
        };
        let ticket = self.ticket();
        turn.effects.push(Effect::Send(ticket, request));
        self.ahead = Some(Ahead { ticket, asked, came: None });
    }

    /// Keeps what came of the request that was sent ahead until its turn; of any other it means nothing.
    pub(super) fn came_ahead(&mut self, ticket: Ticket, came: Result<Reply, TransportProblem>) {
        if let Some(ahead) = self.ahead.as_mut().filter(|ahead| ahead.ticket == ticket) {
            ahead.came = Some(came);
        }
    }

    /// Goes on with what was asked ahead, after the commit that it waited for. Whether there was any such thing.
    pub(super) fn go_on(&mut self, turn: &mut Turn) -> bool {
        let ahead = self.ahead.take().filter(|_| self.leading && self.run.is_some());
        let Some(Ahead { ticket, asked, came }) = ahead else { return false };
        self.phase = Phase::Asking(ticket, asked);
        match came {
            Some(Ok(reply)) => self.replied(ticket, reply, turn),
            Some(Err(problem)) => self.failed(ticket, &problem, turn),
            None => {}
        }
        true
    }
}
