//! What people do: contacts on their phones, and the desk.

use super::plan::{Deed, What};
use super::server::{assignment_of, scope_of};
use super::world::World;
use super::{Sabotage, Violation};
use domain::entry::{ActivityKey, CompanionCard, Expense, ExpenseKind, Receipt, Session};
use domain::id::{ExpenseId, SessionId, TimesheetId};
use domain::quantity::Ore;
use domain::time::PeriodStart;
use fastrand::Rng;
use store::{DeskDecision, LedgerRepository};
use sync::contract::sample;
use sync::decide::DeskAction;
use sync::phone::{Event, LocalProblem, LocalStore, TimesheetStage, view};
use sync::{Change, Subject, TimesheetState};

impl World {
    pub(super) async fn deed(&mut self, deed: Deed) -> Result<(), Violation> {
        let mut rng = Self::rng(deed.dice);
        match deed.what {
            What::Crash(phone) => self.crash(phone),
            What::FullDisk(phone) => {
                self.faults += 1;
                self.phones[phone].disk.refuse_next(LocalProblem::Full);
            }
            What::Airplane(_) | What::SignedOut(_) | What::ServerDown => self.befall(deed.what, deed.dice),
            What::BackUp => self.server.back_up().await?,
            What::Restore => {
                let now = self.now();
                self.faults += usize::from(self.server.restore(now).await?);
            }
            What::Approve => self.desk(&mut rng, DeskAction::Approve).await?,
            What::Return => self.desk(&mut rng, DeskAction::Return { comment: "Se dato".into() }).await?,
            What::LetGo(phone) => self.let_go(phone, &mut rng).await?,
            What::Write(phone)
            | What::Edit(phone)
            | What::Delete(phone)
            | What::PutBack(phone)
            | What::Submit(phone)
            | What::Withdraw(phone) => {
                if let Some(change) = self.wish(phone, deed.what, &mut rng) {
                    self.write_down(phone, &change, &mut rng).await?;
                }
            }
        }
        Ok(())
    }

    async fn write_down(&mut self, phone: usize, change: &Change, rng: &mut Rng) -> Result<(), Violation> {
        let now = self.now();
        let life = self.phones[phone].life;
        if self.sabotage == Some(Sabotage::SavedBeforeCommit) && rng.u8(0..4) == 0 {
            let spare = self.phones[phone].disk.clone();
            self.phones[phone].disk = sync::memory::MemoryStore::default();
            self.phones[phone].record(change, now).await?;
            self.phones[phone].disk = spare;
            self.crash(phone);
            return Ok(());
        }
        let Some(write) = self.phones[phone].record(change, now).await? else { return Ok(()) };
        if rng.u8(0..20) == 0 {
            // Killed right after "saved".
            self.crash(phone);
            return Ok(());
        }
        self.tell(phone, life, Event::Recorded(Box::new(write))).await
    }

    /// What a contact wants changed, looking at the phone.
    fn wish(&mut self, phone: usize, what: What, rng: &mut Rng) -> Option<Change> {
        let it = &mut self.phones[phone];
        let contact = it.contact;
        let local = it.engine.as_ref()?.local().clone();
        let snapshot = view(&local);
        let assignment = assignment_of(contact).assignment.id;
        match what {
            What::Write(_) => {
                let id = SessionId::new(it.fresh_id());
                let year = if rng.u8(0..15) == 0 { 2027 } else { 2026 };
                let day = format!("{year}-{:02}-{:02}", rng.u8(2..=4), rng.u8(1..=28));
                let session = Session { id, assignment, ..sample::session(0, &day) };
                Some(Change::PutSession { session })
            }
            What::Edit(_) => {
                let session = rng.choice(&snapshot.sessions)?.session.clone();
                let expense = ExpenseId::new(it.fresh_id());
                Some(Change::PutSession { session: edited(session, expense, rng) })
            }
            What::Delete(_) => Some(Change::DeleteSession { session: rng.choice(&snapshot.sessions)?.session.id }),
            What::PutBack(_) => {
                // Undo: the last deletion of this phone, put again as it was before.
                let last = it.saved.iter().rev().find_map(|op| match op.change() {
                    Ok(Change::DeleteSession { session }) => Some(session),
                    _ => None,
                })?;
                it.saved.iter().rev().find_map(|op| match op.change() {
                    Ok(change @ Change::PutSession { .. }) if change.subject() == Subject::Session(last) => {
                        Some(change)
                    }
                    _ => None,
                })
            }
            What::Submit(_) => {
                let day = format!("2026-{:02}-10", rng.u8(2..=4)).parse().ok()?;
                let period = PeriodStart::CALENDAR_MONTH.period_of(day);
                let fresh = TimesheetId::new(it.fresh_id());
                Some(local.submission(assignment, period, fresh))
            }
            What::Withdraw(_) => {
                let sent = snapshot.timesheets.iter().filter(|view| {
                    matches!(view.stage, TimesheetStage::Sending | TimesheetStage::AtServer(TimesheetState::Submitted))
                });
                let timesheet = rng.choice(sent.collect::<Vec<_>>())?.id;
                Some(Change::WithdrawTimesheet { timesheet })
            }
            _ => None,
        }
    }

    async fn let_go(&mut self, phone: usize, rng: &mut Rng) -> Result<(), Violation> {
        let it = &self.phones[phone];
        let Some(engine) = &it.engine else { return Ok(()) };
        let refused = engine.local().ops.values().filter(|record| record.needs_a_person());
        let Some(subject) = rng.choice(refused.collect::<Vec<_>>()).map(|record| record.subject) else { return Ok(()) };
        let write = engine.local().let_go(subject);
        let life = it.life;
        if it.disk.commit(write.clone()).await.is_ok() {
            self.tell(phone, life, Event::Recorded(Box::new(write))).await?;
        }
        Ok(())
    }

    async fn desk(&mut self, rng: &mut Rng, action: DeskAction) -> Result<(), Violation> {
        let contact = rng.usize(0..self.plan.contacts);
        let scope = scope_of(contact).municipality();
        let sheets = self.server.store.timesheets(scope).await?;
        let sent = sheets.into_iter().filter(|sheet| sheet.row.state == TimesheetState::Submitted);
        let Some(sheet) = rng.choice(sent.collect::<Vec<_>>()) else { return Ok(()) };
        let approves = action == DeskAction::Approve;
        let id = sheet.row.id;
        let decision = DeskDecision { timesheet: id, seen: sheet.revision, action, reckoned: None };
        let now = self.now();
        self.server.store.act(scope, decision, now).await?;
        if approves {
            let kept = self.server.store.approved(scope, id).await?.unwrap_or_default();
            self.server.approved.insert((scope.id(), id), kept);
            if self.sabotage == Some(Sabotage::ApprovedMonthReopened) {
                let mut transaction = self.server.store.write().await?;
                let open = r#"UPDATE sync_timesheets SET body = json_set(body, '$.state', json('{"state":"draft"}'))"#;
                sqlx::query(open).execute(&mut *transaction).await.map_err(store::StoreProblem::from)?;
                transaction.commit().await.map_err(store::StoreProblem::from)?;
            }
        }
        Ok(())
    }
}

fn edited(mut session: Session, expense: ExpenseId, rng: &mut Rng) -> Session {
    match rng.u8(0..4) {
        0 => session.note = format!("note {}", rng.u16(..)),
        1 => session.activity = if session.activity.is_some() { None } else { Some(ActivityKey("tur".into())) },
        2 if !session.expenses.is_empty() => drop(session.expenses.pop()),
        _ => session.expenses.push(Expense {
            id: expense,
            kind: ExpenseKind::Ticket,
            label: "Kino".into(),
            amount: Ore(rng.i64(1..50_000)),
            receipt: Receipt::ComesLater,
            companion_card: CompanionCard::NotRelevant,
        }),
    }
    session
}
