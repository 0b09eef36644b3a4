//! Tabs: they open, die, tell each other what they have written, and pass on the right to send.

use super::{Happening, World};
use crate::simulate::phone::{Place, commit};
use crate::simulate::plan::MOST_TABS;
use crate::simulate::{Sabotage, Violation};
use fastrand::Rng;
use sync::phone::{Event, LocalStore, LocalWrite, Meta, Nudge, PhoneEngine};
use sync::wire::PROTO;

/// How long the browser takes to give a lock on, or a tab to wait for its own write, in milliseconds.
const MOMENT: u64 = 20;
/// How long a tab in the background may be left asleep, in milliseconds.
const SLOW: u64 = 5 * 60_000;

impl World {
    /// The life that a tab leads now.
    pub(in crate::simulate) fn place(&self, phone: usize, tab: usize) -> Place {
        Place { phone, tab, life: self.phones[phone].tabs[tab].life }
    }

    pub(in crate::simulate) async fn start(&mut self, at: Place) -> Result<(), Violation> {
        if self.place(at.phone, at.tab) != at || self.phones[at.phone].tabs[at.tab].engine.is_some() {
            return Ok(());
        }
        let local = self.phones[at.phone].local().await?;
        self.phones[at.phone].tabs[at.tab].engine = Some(PhoneEngine::new(local));
        // A tab that died between a commit and the news of it left that to whoever opens next.
        self.tell_other_tabs(at);
        if !self.phones[at.phone].locks {
            self.tell(at, Event::Leading(true)).await?;
        } else if self.phones[at.phone].leader.is_none() {
            self.grant(at.phone).await?;
        }
        self.tell(at, Event::Nudged(Nudge::Started)).await
    }

    /// The lock is free: a tab that waits for it gets it.
    pub(in crate::simulate) async fn grant(&mut self, phone: usize) -> Result<(), Violation> {
        let it = &mut self.phones[phone];
        if it.leader.is_some() || !it.locks {
            return Ok(());
        }
        let Some(tab) = it.rng.choice(it.open_tabs()) else { return Ok(()) };
        it.leader = Some(tab);
        self.tell(self.place(phone, tab), Event::Leading(true)).await
    }

    /// The right to send goes to another tab, as soon as the one that has it writes nothing any more.
    pub(in crate::simulate) async fn hand_over(&mut self, phone: usize) -> Result<(), Violation> {
        let it = &mut self.phones[phone];
        let Some(tab) = it.leader else { return Ok(()) };
        let others: Vec<_> = it.open_tabs().into_iter().filter(|other| *other != tab).collect();
        let Some(next) = it.rng.choice(others) else { return Ok(()) };
        if it.tabs[tab].writing > 0 {
            self.later(MOMENT, Happening::HandOver(phone));
            return Ok(());
        }
        it.leader = Some(next);
        self.faults += 1;
        self.tell(self.place(phone, tab), Event::Leading(false)).await?;
        self.tell(self.place(phone, next), Event::Leading(true)).await
    }

    pub(in crate::simulate) fn tell_other_tabs(&mut self, from: Place) {
        if self.sabotage == Some(Sabotage::TabsKeepToThemselves) {
            return;
        }
        for tab in self.phones[from.phone].open_tabs() {
            if tab != from.tab {
                let it = &mut self.phones[from.phone];
                // A tab in the background is slow to be woken. A browser old enough to know no locks wakes it seldom.
                let (rng, seldom) = (&mut it.rng, if it.locks { 1 } else { 2 });
                let slow = !self.healed && rng.u8(0..3) < seldom;
                let delay = rng.u64(0..if slow { SLOW } else { 2 * MOMENT });
                self.later(delay, Happening::News(self.place(from.phone, tab)));
            }
        }
    }

    /// Another tab has committed something: the disk is read again.
    pub(in crate::simulate) async fn hear(&mut self, at: Place) -> Result<(), Violation> {
        let local = self.phones[at.phone].local().await?;
        self.tell(at, Event::Reloaded(Box::new(local))).await
    }

    /// The phone is switched off, and on again. What is on disk stays; everything else is gone.
    pub(in crate::simulate) fn crash(&mut self, phone: usize) {
        for tab in 0..MOST_TABS {
            if self.phones[phone].tabs[tab].wanted {
                self.die(phone, tab);
                self.come_back(phone, tab);
            }
        }
    }

    /// One tab dies, or is closed for good where there is another.
    pub(in crate::simulate) fn tab_dies(&mut self, phone: usize, rng: &mut Rng) {
        let it = &mut self.phones[phone];
        let wanted: Vec<_> = (0..MOST_TABS).filter(|tab| it.tabs[*tab].wanted).collect();
        let Some(tab) = rng.choice(&wanted).copied() else { return };
        it.tabs[tab].wanted = wanted.len() == 1 || rng.bool();
        let comes_back = it.tabs[tab].wanted;
        self.die(phone, tab);
        if comes_back {
            self.come_back(phone, tab);
        }
    }

    pub(in crate::simulate) async fn tab_opens(&mut self, phone: usize) -> Result<(), Violation> {
        let Some(tab) = (0..MOST_TABS).find(|tab| !self.phones[phone].tabs[*tab].wanted) else { return Ok(()) };
        self.phones[phone].tabs[tab].wanted = true;
        self.start(self.place(phone, tab)).await
    }

    /// A newer app over what the older one has written.
    pub(in crate::simulate) async fn update_app(&mut self, phone: usize, release: u16) -> Result<(), Violation> {
        let it = &mut self.phones[phone];
        if it.release >= release {
            return Ok(());
        }
        it.release = release;
        if self.sabotage != Some(Sabotage::NothingReadAnew) {
            let meta = it.local().await?.meta.map(|meta| Meta { proto: PROTO - 1, ..meta });
            // The older app wrote this long ago: a disk that is full now has nothing to say.
            let mark = LocalWrite { meta, ..LocalWrite::default() };
            if it.disk.commit(mark.clone()).await.is_err() {
                commit(&it.disk, mark).await?;
            }
        }
        self.crash(phone);
        Ok(())
    }

    pub(in crate::simulate) fn die(&mut self, phone: usize, tab: usize) {
        self.faults += 1;
        let it = &mut self.phones[phone];
        let dead = &mut it.tabs[tab];
        dead.life += 1;
        (dead.engine, dead.writing) = (None, 0);
        if it.leader == Some(tab) {
            it.leader = None;
            let delay = it.rng.u64(0..MOMENT);
            self.later(delay, Happening::LockFree(phone));
        }
    }

    fn come_back(&mut self, phone: usize, tab: usize) {
        let delay = self.phones[phone].rng.u64(10..60_000);
        self.later(delay, Happening::Started(self.place(phone, tab)));
    }
}
