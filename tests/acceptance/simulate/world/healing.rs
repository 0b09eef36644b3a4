//! The end of a history, and the bugs of a careless phone.

use super::{Happening, World};
use crate::simulate::phone::commit;
use crate::simulate::plan::MOST_TABS;
use crate::simulate::{Sabotage, Violation};
use sync::phone::{Event, Local, LocalWrite, Meta, Nudge, OpRecord, Request};
use sync::problem::TransportProblem;

/// More rounds than a healed network needs.
const MOST_ROUNDS: usize = 12;

impl World {
    /// Everything works again, everyone has proved who they are and has the newest app, and opens it until nothing changes any more.
    pub(super) async fn heal(&mut self) -> Result<(), Violation> {
        self.healed = true;
        self.server.everything_is_proved();
        self.server.release =
            self.phones.iter().map(|phone| phone.release).max().max(Some(self.server.release)).unwrap_or(0);
        for phone in 0..self.phones.len() {
            self.update_app(phone, self.server.release).await?;
        }
        for round in 0..MOST_ROUNDS {
            let before = self.all_local().await?;
            for phone in 0..self.phones.len() {
                self.open(phone).await?;
            }
            while self.waiting.values().any(|h| !matches!(h, Happening::Timer(..))) {
                self.step().await?;
            }
            let after = self.all_local().await?;
            let unanswered = after.iter().any(|local| local.ops.values().any(OpRecord::is_waiting));
            if round > 1 && before == after && !unanswered {
                return Ok(());
            }
            if round > 2 && unanswered {
                // What is held waits for at most five days.
                self.time += 6 * 86_400 * 1_000;
            }
        }
        Err(Violation::of("I7 it ends by itself", "with everything working, something is still not answered"))
    }

    /// Someone takes the phone and looks at the app.
    async fn open(&mut self, phone: usize) -> Result<(), Violation> {
        for tab in 0..MOST_TABS {
            let it = &self.phones[phone].tabs[tab];
            // What a stranger's answer made the app give up is tried again when it is started anew, as the app says.
            if it.engine.as_ref().is_some_and(|engine| engine.status().refused_blobs > 0) {
                self.die(phone, tab);
            }
            if self.phones[phone].tabs[tab].wanted {
                self.start(self.place(phone, tab)).await?;
            }
            self.tell(self.place(phone, tab), Event::Nudged(Nudge::Asked)).await?;
        }
        Ok(())
    }

    async fn all_local(&self) -> Result<Vec<Local>, Violation> {
        let mut all = Vec::new();
        for phone in &self.phones {
            let mut local = phone.local().await?;
            // Time goes on, and is written down, whatever else comes to rest.
            local.meta = local.meta.map(|meta| Meta { heard: None, written: 0, ..meta });
            all.push(local);
        }
        Ok(all)
    }

    /// Plays the planted bugs of a careless phone.
    pub(super) async fn drop_if_careless(
        &mut self,
        phone: usize,
        kind: &Request,
        problem: &TransportProblem,
    ) -> Result<(), Violation> {
        let careless = match problem {
            TransportProblem::SignedOut => Sabotage::DroppedWhenSignedOut,
            TransportProblem::TooLarge => Sabotage::DroppedWhenTooLarge,
            TransportProblem::AppTooOld => Sabotage::DroppedWhenTooOld,
            _ => return Ok(()),
        };
        if let (Some(planted), Request::Push(push)) = (self.sabotage, kind)
            && planted == careless
        {
            let drop_ops = push.ops.iter().map(sync::Op::id).collect();
            commit(&self.phones[phone].disk, LocalWrite { drop_ops, ..LocalWrite::default() }).await?;
            self.crash(phone);
        }
        Ok(())
    }
}
