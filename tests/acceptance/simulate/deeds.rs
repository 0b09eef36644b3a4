//! What people do: contacts on their phones, and the desk.

use super::phone::{Place, commit};
use super::plan::{Deed, What};
use super::server::{assignment_of, scope_of};
use super::world::World;
use super::{Sabotage, Violation};
use chrono::{NaiveDate, NaiveDateTime};
use domain::entry::{ActivityKey, CompanionCard, Expense, ExpenseKind, PhotoHash, Receipt, Session};
use domain::id::{ExpenseId, PlanId, SessionId, SupervisionId, TimesheetId};
use domain::plan::{Instead, Plan as DomainPlan};
use domain::quantity::Ore;
use domain::report::{Answered, Report};
use domain::sign_off::{HowSigned, Reason, SignOff, confirmed};
use domain::supervision::{SupervisionDraft, Theme};
use domain::time::PeriodStart;
use fastrand::Rng;
use std::collections::BTreeMap;
use store::desk::{AnswerProblem, ReportReading, SupervisionAnswer};
use store::{DeskDecision, LedgerRepository};
use sync::contract::sample;
use sync::decide::{DeskAction, ReportAction, SupervisionAction, report_id, sign_off_id};
use sync::phone::{Blob, Event, LocalProblem, LocalStore, LocalWrite, SessionView, TimesheetStage, view};
use sync::row::session_of;
use sync::{BlobHash, Change, Subject, TimesheetState};

impl World {
    pub(super) async fn deed(&mut self, deed: Deed) -> Result<(), Violation> {
        let mut rng = Self::rng(deed.dice);
        match deed.what {
            What::Crash(phone) => self.crash(phone),
            What::TabDies(phone) => self.tab_dies(phone, &mut rng),
            What::TabOpens(phone) => self.tab_opens(phone).await?,
            What::HandOver(phone) => self.hand_over(phone).await?,
            What::ClockSet(phone) => self.set_phone_clock(phone, &mut rng),
            What::ServerClockSet => self.set_server_clock(&mut rng),
            What::MonthsPass => self.months_pass().await?,
            What::AppUpdated(phone) => self.update_app(phone, self.server.release + rng.u16(0..=1)).await?,
            What::ServerUpdated => self.server.release += 1,
            What::FullDisk(phone) => {
                self.faults += 1;
                self.phones[phone].disk.refuse_next(LocalProblem::Full);
            }
            What::Airplane(_) | What::SignedOut(_) | What::ServerDown => self.befall(deed.what, deed.dice),
            What::BackUp => self.server.back_up().await?,
            What::Restore => {
                let now = self.now();
                self.faults += usize::from(self.server.restore(&mut rng, now).await?);
            }
            What::Approve => self.desk(&mut rng, DeskAction::Approve).await?,
            What::Return => {
                self.desk(&mut rng, DeskAction::Return { comment: "Se dato".into(), lines: Vec::new() }).await?
            }
            What::Answer => self.answer(&mut rng).await?,
            What::ReadReport => self.read_report(&mut rng).await?,
            What::LetGo(phone) => self.let_go(phone, &mut rng).await?,
            What::Write(phone)
            | What::Edit(phone)
            | What::Delete(phone)
            | What::PutBack(phone)
            | What::Submit(phone)
            | What::Withdraw(phone)
            | What::Ask(phone)
            | What::TakeBack(phone)
            | What::Report(phone)
            | What::Unreport(phone)
            | What::PlanMeetings(phone)
            | What::DropPlan(phone)
            | What::SignOff(phone)
            | What::Confirm(phone) => {
                let Some(tab) = rng.choice(self.phones[phone].open_tabs()) else { return Ok(()) };
                let mut receipts = Vec::new();
                if let Some(change) = self.wish((phone, tab), deed.what, &mut rng, &mut receipts) {
                    self.write_down(self.place(phone, tab), &change, receipts, &mut rng).await?;
                }
            }
        }
        Ok(())
    }

    async fn write_down(
        &mut self,
        at: Place,
        change: &Change,
        receipts: Vec<Blob>,
        rng: &mut Rng,
    ) -> Result<(), Violation> {
        let now = self.now();
        let it = &mut self.phones[at.phone];
        if self.sabotage == Some(Sabotage::SavedBeforeCommit) && rng.u8(0..4) == 0 {
            let spare = it.disk.clone();
            it.disk = sync::memory::MemoryStore::default();
            it.record(at.tab, change, receipts, now).await?;
            it.disk = spare;
            self.crash(at.phone);
            return Ok(());
        }
        let careless = self.sabotage == Some(Sabotage::EntryBeforeReceipt);
        let (with_it, after) = if careless { (Vec::new(), receipts) } else { (receipts, Vec::new()) };
        let Some(write) = it.record(at.tab, change, with_it, now).await? else { return Ok(()) };
        it.photos.extend(after.iter().map(|blob| (blob.hash, blob.bytes.clone())));
        self.tell_other_tabs(at);
        if rng.u8(0..20) == 0 {
            // Killed right after "saved", be it before the other tabs are told.
            self.crash(at.phone);
            return Ok(());
        }
        if careless {
            commit(&self.phones[at.phone].disk, LocalWrite { put_blobs: after, ..LocalWrite::default() }).await?;
        }
        self.tell(at, Event::Recorded(Box::new(write))).await
    }

    /// What a contact wants changed, looking at the phone.
    fn wish(
        &mut self,
        (phone, tab): (usize, usize),
        what: What,
        rng: &mut Rng,
        receipts: &mut Vec<Blob>,
    ) -> Option<Change> {
        let largest = self.plan.weather.piece * 3;
        let it = &mut self.phones[phone];
        let contact = it.contact;
        let local = it.seen_by(tab)?.clone();
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
                let photo = if rng.bool() { Some(photo(&it.photos, rng, largest)) } else { None };
                receipts.extend(photo.clone());
                Some(Change::PutSession { session: edited(session, expense, photo.map(|photo| photo.hash), rng) })
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
            What::Ask(_) => {
                let id = SupervisionId::new(it.fresh_id());
                let theme = rng.choice(Theme::ALL);
                let draft = SupervisionDraft { theme, ..SupervisionDraft::new(id, assignment) };
                Some(Change::AskSupervision { request: draft.try_into().ok()? })
            }
            What::TakeBack(_) => {
                let supervision = rng.choice(&snapshot.supervisions)?.request.id;
                Some(Change::WithdrawSupervision { supervision })
            }
            What::Report(_) => {
                let form = sample::form();
                let span = sample::report("").span;
                let id = report_id(assignment, &form.key, span.from);
                let answers = [("well".to_owned(), Answered::Text(format!("well {}", rng.u16(..))))].into();
                let report = Report { id, assignment, form: form.key, version: form.version, span, answers };
                Some(Change::SendReport { report })
            }
            What::PlanMeetings(_) => {
                // One of two plans, so that phones change the same: anew, or with another of its meetings dropped.
                let id = PlanId::new(sample::uuid(15, contact as u128 * 2 + u128::from(rng.bool())));
                let known = snapshot.plans.iter().find(|view| view.plan.id == id).map(|view| view.plan.clone());
                let plan = known.unwrap_or_else(|| DomainPlan { id, assignment, exceptions: vec![], ..sample::plan() });
                let meetings: Vec<_> = plan.meetings().collect();
                let day = rng.choice(meetings)?.day;
                Some(Change::PutPlan { plan: plan.with(day, Instead::Dropped) })
            }
            What::DropPlan(_) => Some(Change::DropPlan { plan: rng.choice(&snapshot.plans)?.plan.id }),
            What::Confirm(_) => {
                let meetings: Vec<_> = snapshot.plans.iter().flat_map(|view| view.plan.meetings()).collect();
                let meeting = rng.choice(meetings)?;
                let id = session_of(meeting.plan, meeting.day);
                let note = if rng.u8(0..4) == 0 { format!("note {}", rng.u16(..)) } else { String::new() };
                let session = Session { id, assignment, note, ..sample::session(0, &meeting.on.to_string()) };
                Some(Change::PutSession { session })
            }
            What::SignOff(_) => {
                let sign_off = sample::sign_off();
                let id = sign_off_id(assignment, sign_off.period, sign_off.signer.role());
                let counted = snapshot.sessions.iter().filter_map(SessionView::counted);
                let covers = confirmed(counted, assignment, sign_off.period);
                let how = match rng.choice(Reason::ALL) {
                    Some(reason) if reason != Reason::Other => HowSigned::CouldNot { reason, words: String::new() },
                    _ => sign_off.how,
                };
                Some(Change::SignOff { sign_off: SignOff { id, assignment, how, covers, ..sign_off } })
            }
            What::Unreport(_) => {
                let report = rng.choice(&snapshot.reports)?.report.id;
                Some(Change::WithdrawReport { report })
            }
            _ => None,
        }
    }

    /// An officer answers a request, looking at it as it stands.
    async fn answer(&mut self, rng: &mut Rng) -> Result<(), Violation> {
        let scope = scope_of(rng.usize(0..self.plan.contacts));
        let asked = self.server.supervisions(scope).await?;
        let Some((supervision, (seen, _))) = rng.choice(asked) else { return Ok(()) };
        let message = format!("answer {}", rng.u16(..));
        let action = match rng.u8(0..3) {
            0 => SupervisionAction::Hold { on: NaiveDate::default(), note: message },
            1 => SupervisionAction::Plan { at: NaiveDateTime::default(), message },
            _ => SupervisionAction::Answer { message },
        };
        let answer = SupervisionAnswer { supervision, seen, action };
        let may = self.server.officer(scope.municipality(), self.now()).await?;
        match self.server.store.answer_supervision(&may, answer).await {
            // Held before, or taken back.
            Ok(()) | Err(AnswerProblem::MovedOn) => Ok(()),
            Err(AnswerProblem::Store(problem)) => Err(problem.into()),
            Err(AnswerProblem::NotFound | AnswerProblem::Partial) => {
                Err(Violation::of("the desk finds what it was shown", supervision.to_string()))
            }
        }
    }

    /// An officer reads a report or sends it back, looking at it as it stands.
    async fn read_report(&mut self, rng: &mut Rng) -> Result<(), Violation> {
        let scope = scope_of(rng.usize(0..self.plan.contacts));
        let sent = self.server.reports(scope).await?;
        let Some((report, (seen, _))) = rng.choice(sent) else { return Ok(()) };
        let comment = format!("comment {}", rng.u16(..));
        let action = if rng.bool() { ReportAction::Read } else { ReportAction::Return { comment } };
        let reading = ReportReading { report, seen, action };
        let may = self.server.officer(scope.municipality(), self.now()).await?;
        match self.server.store.read_report(&may, reading).await {
            // Taken back, returned or read before.
            Ok(()) | Err(AnswerProblem::MovedOn) => Ok(()),
            Err(AnswerProblem::Store(problem)) => Err(problem.into()),
            Err(AnswerProblem::NotFound | AnswerProblem::Partial) => {
                Err(Violation::of("the desk finds what it was shown", report.to_string()))
            }
        }
    }

    async fn let_go(&mut self, phone: usize, rng: &mut Rng) -> Result<(), Violation> {
        let it = &self.phones[phone];
        let Some(tab) = rng.choice(it.open_tabs()) else { return Ok(()) };
        let Some(seen) = it.seen_by(tab) else { return Ok(()) };
        let refused = seen.ops.values().filter(|record| record.needs_a_person());
        let Some(subject) = rng.choice(refused.collect::<Vec<_>>()).map(|record| record.subject) else { return Ok(()) };
        let write = seen.let_go(subject);
        if it.disk.commit(write.clone()).await.is_ok() {
            let at = self.place(phone, tab);
            self.tell_other_tabs(at);
            self.tell(at, Event::Recorded(Box::new(write))).await?;
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

fn edited(mut session: Session, expense: ExpenseId, photo: Option<BlobHash>, rng: &mut Rng) -> Session {
    match rng.u8(0..4) {
        0 => session.note = format!("note {}", rng.u16(..)),
        1 => session.activity = if session.activity.is_some() { None } else { Some(ActivityKey("tur".into())) },
        2 if !session.expenses.is_empty() => drop(session.expenses.pop()),
        _ => session.expenses.push(Expense {
            id: expense,
            kind: ExpenseKind::Ticket,
            label: "Kino".into(),
            amount: Ore(rng.i64(1..50_000)),
            receipt: photo
                .map_or(Receipt::ComesLater, |photo| Receipt::Attached { photos: vec![PhotoHash(photo.to_string())] }),
            companion_card: CompanionCard::NotRelevant,
        }),
    }
    session
}

/// What a camera gives, made small: any bytes will do. Sometimes the same receipt again.
fn photo(known: &BTreeMap<BlobHash, Vec<u8>>, rng: &mut Rng, largest: usize) -> Blob {
    if rng.u8(0..8) == 0
        && let Some((hash, bytes)) = rng.choice(known)
    {
        return Blob { hash: *hash, bytes: bytes.clone() };
    }
    let mut bytes = vec![0; rng.usize(1..=largest)];
    rng.fill(&mut bytes);
    Blob { hash: BlobHash::of(&bytes), bytes }
}
