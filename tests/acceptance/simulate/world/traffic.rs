//! Requests and answers on their way.

use super::{Happening, World};
use crate::simulate::network::{Fate, HttpAnswer, Message, Stranger, TIMEOUT};
use crate::simulate::phone::Place;
use crate::simulate::{Sabotage, Violation};
use sync::phone::{Event, LocalStore, Request, Ticket, part};
use sync::problem::TransportProblem;

impl World {
    pub(super) async fn send(&mut self, at: Place, ticket: Ticket, request: Request) -> Result<(), Violation> {
        let Some(message) = self.message(at.phone, request).await? else {
            self.later(1, Happening::Told(at, Box::new(Event::Unreadable(ticket))));
            return Ok(());
        };
        let weather = self.plan.weather;
        let rng = &mut self.phones[at.phone].rng;
        let fate = if self.healed { Fate::fair(rng) } else { Fate::of(weather, rng) };
        let silent = !self.healed && self.silent_until.get(&at.phone).is_some_and(|until| self.time < *until);
        let timed_out = Happening::Told(at, Box::new(Event::Failed(ticket, TransportProblem::Timeout)));
        if silent {
            self.later(50, timed_out);
            return Ok(());
        }
        let message = Box::new(message);
        if let Some(after) = fate.copy {
            self.later(after, Happening::Arrives { at, ticket: None, message: message.clone(), fate });
        }
        match fate.there {
            Some(there) => self.later(there, Happening::Arrives { at, ticket: Some(ticket), message, fate }),
            None => {
                self.faults += 1;
                self.later(TIMEOUT, timed_out);
            }
        }
        Ok(())
    }

    /// What the app makes of a request. `None` where the disk does not give back the receipt that was put there.
    async fn message(&mut self, phone: usize, request: Request) -> Result<Option<Message>, Violation> {
        let it = &mut self.phones[phone];
        let (mut at, mut bytes) = (None, Vec::new());
        if let Request::Piece { blob, offset } = &request {
            let ill = !self.healed && it.rng.u32(0..1_000) < self.plan.weather.disk;
            let held = it.disk.blob(*blob).await.map_err(|problem| Violation::machinery(&problem))?;
            let held = held.filter(|_| !ill).unwrap_or_default();
            let Ok((place, piece)) = part(*blob, &held, *offset) else { return Ok(None) };
            at = Some(place);
            bytes = piece[..piece.len().min(self.plan.weather.piece)].to_vec();
        }
        Ok(Some(Message { request, release: it.release, at, bytes }))
    }

    pub(super) async fn arrive(
        &mut self,
        at: Place,
        ticket: Option<Ticket>,
        message: Box<Message>,
        fate: Fate,
    ) -> Result<(), Violation> {
        let answer = self.answered(at.phone, &message, fate).await?;
        let Some(ticket) = ticket else { return Ok(()) };
        match fate.back {
            Some(back) => self.later(back, Happening::Answered { at, ticket, message, answer }),
            None => {
                self.faults += 1;
                let problem = Event::Failed(ticket, TransportProblem::Timeout);
                self.later(TIMEOUT, Happening::Told(at, Box::new(problem)));
            }
        }
        Ok(())
    }

    /// What answers, be it the server.
    async fn answered(&mut self, phone: usize, message: &Message, fate: Fate) -> Result<HttpAnswer, Violation> {
        let signed_out = self.signed_out_until.get(&phone).is_some_and(|until| self.time < *until);
        // These stand before the server: what they answer, it never saw. Scissors cut its answer.
        let never_seen =
            matches!(fate.instead, Some(Stranger::Portal | Stranger::Gateway | Stranger::TooLarge | Stranger::Busy));
        if !self.healed && self.time < self.down_until {
            return Ok(HttpAnswer::from_stranger(Stranger::Gateway, None));
        }
        if signed_out && !self.healed {
            return Ok(HttpAnswer::problem(401, &serde_json::json!({ "code": "signed_out" })));
        }
        if never_seen {
            self.faults += 1;
            return Ok(HttpAnswer::from_stranger(fate.instead.unwrap_or(Stranger::Gateway), None));
        }
        let (now, it) = (self.now(), &mut self.phones[phone]);
        let careless = self.sabotage == Some(Sabotage::AnsweredBeforeCommit)
            && matches!(message.request, Request::Push(_))
            && it.rng.u8(0..6) == 0;
        let (contact, device) = (it.contact, it.device);
        if careless {
            self.server.back_up().await?;
        }
        let real = self.server.answer(contact, device, message, fate, now).await?;
        if careless {
            self.server.lose_uncommitted().await?;
        }
        Ok(match fate.instead {
            Some(stranger) => HttpAnswer::from_stranger(stranger, Some(real)),
            None => real,
        })
    }
}
