//! Requests and answers on their way.

use super::{Happening, World};
use crate::simulate::network::{Fate, HttpAnswer, Stranger, TIMEOUT};
use crate::simulate::{Sabotage, Violation};
use sync::phone::{Request, Ticket};

impl World {
    pub(super) fn send(&mut self, phone: usize, life: u32, ticket: Ticket, request: Request) {
        let bytes = match &request {
            Request::Push(push) => serde_json::to_vec(push).unwrap_or_default(),
            Request::Pull(_) | Request::Digest(_) | Request::Offer(_) | Request::Piece { .. } => Vec::new(),
        };
        let weather = self.plan.weather;
        let rng = &mut self.phones[phone].rng;
        let fate = if self.healed { Fate::fair(rng) } else { Fate::of(weather, rng) };
        let silent = !self.healed && self.silent_until.get(&phone).is_some_and(|until| self.time < *until);
        let kind = Box::new(request);
        if silent {
            return self.later(50, Happening::TimedOut { phone, life, ticket });
        }
        if let Some(after) = fate.copy {
            let (kind, bytes) = (kind.clone(), bytes.clone());
            self.later(after, Happening::Arrives { phone, life, ticket: None, kind, bytes, fate });
        }
        match fate.there {
            Some(there) => {
                self.later(there, Happening::Arrives { phone, life, ticket: Some(ticket), kind, bytes, fate });
            }
            None => {
                self.faults += 1;
                self.later(TIMEOUT, Happening::TimedOut { phone, life, ticket });
            }
        }
    }

    pub(super) async fn arrive(
        &mut self,
        phone: usize,
        life: u32,
        ticket: Option<Ticket>,
        kind: Box<Request>,
        bytes: &[u8],
        fate: Fate,
    ) -> Result<(), Violation> {
        let now = self.now();
        let signed_out = self.signed_out_until.get(&phone).is_some_and(|until| self.time < *until);
        // These stand before the server: what they answer, it never saw. Scissors cut its answer.
        let never_seen =
            matches!(fate.instead, Some(Stranger::Portal | Stranger::Gateway | Stranger::TooLarge | Stranger::Busy));
        let answer = if !self.healed && self.time < self.down_until {
            HttpAnswer::from_stranger(Stranger::Gateway, None)
        } else if signed_out && !self.healed {
            HttpAnswer::problem(401, &serde_json::json!({ "code": "signed_out" }))
        } else if never_seen {
            self.faults += 1;
            HttpAnswer::from_stranger(fate.instead.unwrap_or(Stranger::Gateway), None)
        } else {
            let (contact, device) = (self.phones[phone].contact, self.phones[phone].device);
            let careless = self.sabotage == Some(Sabotage::AnsweredBeforeCommit)
                && matches!(*kind, Request::Push(_))
                && self.phones[phone].rng.u8(0..6) == 0;
            if careless {
                self.server.back_up().await?;
            }
            let real = self.server.answer(contact, device, bytes, &kind, now).await?;
            if careless {
                self.server.lose_uncommitted().await?;
            }
            match fate.instead {
                Some(stranger) => HttpAnswer::from_stranger(stranger, Some(real)),
                None => real,
            }
        };
        let Some(ticket) = ticket else { return Ok(()) };
        match fate.back {
            Some(back) => self.later(back, Happening::Answered { phone, life, ticket, kind, answer }),
            None => {
                self.faults += 1;
                self.later(TIMEOUT, Happening::TimedOut { phone, life, ticket });
            }
        }
        Ok(())
    }
}
