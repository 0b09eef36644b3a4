//! An enrolled phone of a test: it writes operations and sends them as the app does.

use super::TestApp;
use super::app::Answer;
use chrono::{NaiveDate, NaiveTime};
use domain::entry::{Leg, LegKind, Session, SessionKind, Trip};
use domain::id::{AssignmentId, SessionId, TimesheetId, TripId};
use domain::quantity::Metres;
use domain::time::{PayPeriod, SpanDraft, Zone};
use serde_json::{Value, json};
use sync::{Base, Change, DeviceId, DeviceSeq, Epoch, Manifest, Op, OpId, Stamp};
use uuid::Uuid;

pub(super) struct Phone {
    pub(super) cookie: String,
    pub(super) device: DeviceId,
    epoch: Epoch,
    written: u64,
}

impl Phone {
    pub(super) async fn enrol(app: &TestApp) -> Self {
        Self::enrol_with(app, &app.invitation().await).await
    }

    pub(super) async fn enrol_with(app: &TestApp, code: &str) -> Self {
        let answer = app.post("/api/v1/enrol", None, &json!({"code": code})).await;
        let body = answer.json();
        Self {
            cookie: answer.cookie(),
            device: body["device_id"].as_str().unwrap().parse().unwrap(),
            epoch: body["epoch"].as_str().unwrap().parse().unwrap(),
            written: 0,
        }
    }

    /// Goes on in another history.
    pub(super) const fn move_to(&mut self, epoch: Epoch) {
        self.epoch = epoch;
    }

    pub(super) fn op(&mut self, base: Base, change: &Change) -> Op {
        self.written += 1;
        let made_at = "2026-03-31T18:00:00Z".parse().unwrap();
        let stamp = Stamp { id: OpId::new(Uuid::now_v7()), made_at, build: "test".into() };
        Op::new(stamp, self.device, DeviceSeq(self.written), base, change)
    }

    pub(super) fn request(&self, ops: &[Op]) -> Value {
        json!({"proto": sync::wire::PROTO, "device": self.device, "epoch": self.epoch, "ops": ops})
    }

    pub(super) async fn push(&self, app: &TestApp, ops: &[Op]) -> Answer {
        app.post("/api/v1/sync/push", Some(&self.cookie), &self.request(ops)).await
    }

    /// The outcomes of a push that must be answered.
    pub(super) async fn outcomes(&self, app: &TestApp, ops: &[Op]) -> Vec<String> {
        let answer = self.push(app, ops).await;
        let answers = answer.json()["answers"].as_array().unwrap_or_else(|| panic!("{}", answer.text)).clone();
        answers.iter().map(|answer| answer["outcome"].as_str().unwrap().to_owned()).collect()
    }

    pub(super) async fn pull(&self, app: &TestApp) -> Value {
        app.get("/api/v1/sync/pull?proto=5&after=0&limit=500", Some(&self.cookie)).await.json()
    }

    /// The timesheet as the phone is told of it.
    pub(super) async fn timesheet(&self, app: &TestApp) -> Value {
        let rows = self.pull(app).await["rows"].as_array().unwrap().clone();
        rows.into_iter().map(|row| row["entity"].clone()).find(|entity| entity["entity"] == "timesheet").unwrap()
    }

    /// Logs drives in March, and sends the month in: `(day, km)`. Gives back the timesheet's id and the operations.
    pub(super) async fn send_in_march(&mut self, app: &TestApp, drives: &[(u32, i64)]) -> (TimesheetId, Vec<Op>) {
        self.send_in(app, drives.iter().map(|(day, km)| session(app.assignment, *day, *km)).collect()).await
    }

    /// Logs these, and sends March in with them.
    pub(super) async fn send_in(&mut self, app: &TestApp, sessions: Vec<Session>) -> (TimesheetId, Vec<Op>) {
        let timesheet = TimesheetId::new(Uuid::now_v7());
        let mut ops: Vec<_> = sessions
            .iter()
            .map(|session| self.op(Base::Nothing, &Change::PutSession { session: session.clone() }))
            .collect();
        let manifest = Manifest::of(sessions.iter().zip(ops.iter().map(Op::id)));
        let submit = Change::SubmitTimesheet { timesheet, assignment: app.assignment, period: march(), manifest };
        ops.push(self.op(Base::Nothing, &submit));
        assert_eq!(self.outcomes(app, &ops).await, vec!["applied"; ops.len()]);
        (timesheet, ops)
    }
}

pub(super) fn march() -> PayPeriod {
    PayPeriod::new("2026-03-01".parse().unwrap(), "2026-03-31".parse().unwrap()).unwrap()
}

pub(super) fn april() -> PayPeriod {
    PayPeriod::new("2026-04-01".parse().unwrap(), "2026-04-30".parse().unwrap()).unwrap()
}

/// A meeting of two hours on a day of March, with a drive.
pub(super) fn session(assignment: AssignmentId, day: u32, km: i64) -> Session {
    let date = NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
    let draft = SpanDraft {
        date,
        start: NaiveTime::from_hms_opt(16, 0, 0).unwrap(),
        end_date: date,
        end: NaiveTime::from_hms_opt(18, 0, 0).unwrap(),
        zone: Zone::OSLO,
        start_pick: None,
        end_pick: None,
    };
    let leg = Leg {
        kind: LegKind::Activity,
        from: "Hjem".into(),
        to: "Hallen".into(),
        distance: Metres(km * 1000),
        passengers: 1,
        assignment: None,
    };
    Session {
        id: SessionId::new(Uuid::now_v7()),
        assignment,
        span: draft.try_into().unwrap(),
        kind: SessionKind::Ordinary,
        activity: None,
        note: "<b>Trening</b> 🙂".into(),
        trips: vec![Trip { id: TripId::new(Uuid::now_v7()), legs: vec![leg] }],
        expenses: Vec::new(),
        hard: false,
    }
}
