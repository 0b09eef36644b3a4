//! Three contacts with one of everything: of the officer's office, of another office, and of another municipality.

use super::super::app::{ADDRESS, give};
use super::super::message::concern;
use super::super::phone::{march, session};
use super::super::report::report;
use super::super::supervision::request;
use super::super::{Phone, TestApp};
use crate::links;
use crate::secret::Token;
use domain::entry::{CompanionCard, Expense, ExpenseKind, PhotoHash, Receipt, Session};
use domain::id::{
    AssignmentId, ContactId, ExpenseId, LetterId, MunicipalityId, OfficeId, OfficerId, PlanId, SupervisionId,
    TimesheetId,
};
use domain::letter::LetterDraft;
use domain::plan::Plan;
use domain::quantity::Ore;
use domain::report::Report;
use domain::supervision::{SupervisionRequest, Urgency};
use store::MunicipalityScope;
use store::ledger::LedgerRepository;
use store::letters::Addressee;
use store::people::{Contact, Municipality, Officer};
use store::receipts::{Kept, ReceiptKind};
use store::rights::{Grant, Nearness, Reach, Role};
use sync::contract::sample;
use sync::decide::report_id;
use sync::{AssignmentRow, Base, BlobHash, Change, Manifest, Op, OpId};
use uuid::Uuid;

const PDF: &[u8] = b"%PDF-1.4 a receipt";

/// Whose something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    Own,
    OtherOffice,
    OtherMunicipality,
    Nobodys,
}

impl Whose {
    pub(super) const ALL: [Self; 4] = [Self::Own, Self::OtherOffice, Self::OtherMunicipality, Self::Nobodys];
}

/// One of everything that a request can name.
pub(super) struct Owned {
    pub(super) name: &'static str,
    pub(super) contact: ContactId,
    pub(super) device: String,
    pub(super) cookie: String,
    pub(super) phone: Phone,
    /// Sent in with the timesheet, and the operation that wrote it.
    pub(super) session: (Session, OpId),
    pub(super) plan: Plan,
    pub(super) timesheet: String,
    pub(super) report: String,
    pub(super) supervision: String,
    pub(super) message: String,
    pub(super) letter: String,
    pub(super) assignment: String,
    pub(super) aside: (String, String),
    pub(super) blob: String,
}

/// Somebody at the desk, or somebody who is not.
pub(super) struct Actor {
    pub(super) name: String,
    pub(super) cookie: Option<String>,
    pub(super) secret: String,
    /// What they may do; nothing where nobody is signed in.
    pub(super) can: Option<Can>,
}

#[derive(Clone)]
pub(super) struct Can {
    pub(super) roles: Vec<Role>,
    /// Whose things they see.
    pub(super) sees: Vec<Whose>,
    pub(super) everywhere: bool,
    /// Kin of the contact whose things are [`Whose::Own`].
    pub(super) near: bool,
}

pub(super) struct World {
    pub(super) app: TestApp,
    pub(super) owned: [Owned; 3],
    offices: [OfficeId; 3],
    elsewhere: MunicipalityScope,
}

impl World {
    pub(super) async fn new() -> Self {
        let app = TestApp::new().await;
        let row = app.store.assignments(app.scope.contact(app.contact)).await.unwrap().remove(0);
        let offices = [row.assignment.office, OfficeId::new(Uuid::now_v7()), OfficeId::new(Uuid::now_v7())];
        let elsewhere = MunicipalityScope::new(MunicipalityId::new(Uuid::now_v7()));
        let municipality = Municipality {
            id: elsewhere.id(),
            key: "nabo".into(),
            name: "Nabo kommune".into(),
            phone_lock: sync::wire::PhoneLock::Required,
        };
        app.store.put_municipality(&municipality, app.now()).await.unwrap();
        let own = owned(&app, (app.scope, app.contact), "Kari Eksempel", row.assignment.id).await;
        let other = another(&app, app.scope, "Lise Eksempel", (&row, offices[1])).await;
        let foreign = another(&app, elsewhere, "Mona Eksempel", (&row, offices[2])).await;
        Self { app, owned: [own, other, foreign], offices, elsewhere }
    }

    pub(super) fn of(&self, whose: Whose) -> Option<&Owned> {
        match whose {
            Whose::Own => Some(&self.owned[0]),
            Whose::OtherOffice => Some(&self.owned[1]),
            Whose::OtherMunicipality => Some(&self.owned[2]),
            Whose::Nobodys => None,
        }
    }

    /// Every role for every office, for the office at hand, for another, and in another municipality; and whoever is none.
    pub(super) async fn actors(&self) -> Vec<Actor> {
        let mut actors = Vec::new();
        let both = vec![Whose::Own, Whose::OtherOffice];
        for role in Role::ALL.iter().copied() {
            for (place, reach, sees) in [
                ("everywhere", Reach::Everywhere, both.clone()),
                ("at the office", Reach::Office(self.offices[0]), vec![Whose::Own]),
                ("at another office", Reach::Office(self.offices[1]), vec![Whose::OtherOffice]),
            ] {
                let everywhere = reach == Reach::Everywhere;
                let can = Can { roles: vec![role], sees, everywhere, near: false };
                actors
                    .push(self.officer(self.app.scope, format!("{role} {place}"), &[Grant { role, reach }], can).await);
            }
            let can = Can { roles: vec![role], sees: vec![Whose::OtherMunicipality], everywhere: true, near: false };
            let name = format!("{role} of another municipality");
            actors.push(self.officer(self.elsewhere, name, &[Grant::everywhere(role)], can).await);
        }
        let nothing = Can { roles: Vec::new(), sees: Vec::new(), everywhere: false, near: false };
        actors.push(self.officer(self.app.scope, "officer without a role".into(), &[], nothing).await);
        let whole = vec![Role::Officer, Role::Attester, Role::Authoriser];
        for (name, nearness) in [("the contact as an officer", Nearness::Own), ("kin as an officer", Nearness::Kin)] {
            let can = Can { roles: whole.clone(), sees: both.clone(), everywhere: true, near: true };
            let id = self.known(self.app.scope, &Grant::WHOLE_DESK).await;
            self.app
                .store
                .declare_near(self.app.scope, id, (self.app.contact, nearness), self.app.now())
                .await
                .unwrap();
            actors.push(self.signed_in(self.app.scope, id, name.into(), can).await);
        }
        let stranger = |name: &str, cookie| Actor { name: name.into(), cookie, secret: String::new(), can: None };
        actors.push(stranger("nobody", None));
        let guess = format!("__Host-folgesvenn-kontor={}", Token::new().unwrap().to_cookie());
        actors.push(stranger("somebody with a token of their own", Some(guess)));
        actors.push(stranger("a phone at the desk", Some(self.owned[0].cookie.clone())));
        actors
    }

    async fn officer(&self, scope: MunicipalityScope, name: String, grants: &[Grant], can: Can) -> Actor {
        let id = self.known(scope, grants).await;
        self.signed_in(scope, id, name, can).await
    }

    async fn known(&self, scope: MunicipalityScope, grants: &[Grant]) -> OfficerId {
        let officer = Officer { id: OfficerId::new(Uuid::now_v7()), name: "Ola Saksbehandler".into() };
        self.app.store.put_officer(scope, &officer).await.unwrap();
        give(&self.app.store, scope, officer.id, grants).await;
        officer.id
    }

    async fn signed_in(&self, scope: MunicipalityScope, id: OfficerId, name: String, can: Can) -> Actor {
        let link = links::sign_in(&self.app.store, scope, id, ADDRESS, self.app.now()).await.unwrap();
        let cookie = self.app.form(link.strip_prefix(ADDRESS).unwrap(), None, "").await.cookie();
        let token = Token::from_cookie(cookie.split_once('=').unwrap().1).unwrap();
        Actor { name, cookie: Some(cookie), secret: token.form_secret(), can: Some(can) }
    }
}

async fn another(
    app: &TestApp,
    scope: MunicipalityScope,
    name: &'static str,
    (like, office): (&AssignmentRow, OfficeId),
) -> Owned {
    let contact = Contact { id: ContactId::new(Uuid::now_v7()), name: name.into() };
    app.store.put_contact(scope, &contact).await.unwrap();
    let mut row = like.clone();
    row.assignment.id = AssignmentId::new(Uuid::now_v7());
    row.assignment.office = office;
    row.municipality.id = scope.id();
    app.store.put_assignment(scope.contact(contact.id), &row).await.unwrap();
    owned(app, (scope, contact.id), name, row.assignment.id).await
}

async fn owned(
    app: &TestApp,
    (scope, contact): (MunicipalityScope, ContactId),
    name: &'static str,
    assignment: AssignmentId,
) -> Owned {
    let link = links::invite(&app.store, scope, contact, ADDRESS, app.now()).await.unwrap();
    let mut phone = Phone::enrol_with(app, link.split_once("/invitasjon#").unwrap().1).await;
    // Bytes of their own: what one contact has sent must not help another to find it.
    let bytes = [PDF, contact.to_string().as_bytes()].concat();
    let blob = BlobHash::of(&bytes);
    let kept = Kept { kind: ReceiptKind::Document, bytes: bytes.clone() };
    let length = bytes.len() as u64;
    app.store.keep_inspected(&app.blobs, (scope.contact(contact), blob), length, kept, app.now()).await.unwrap();
    let expense = Expense {
        id: ExpenseId::new(Uuid::now_v7()),
        kind: ExpenseKind::Ticket,
        label: "Kino".into(),
        amount: Ore(12_000),
        receipt: Receipt::Attached { photos: vec![PhotoHash(blob.to_string())] },
        companion_card: CompanionCard::NotRelevant,
    };
    let met = Session { expenses: vec![expense], ..session(assignment, 3, 12) };
    let put = phone.op(Base::Nothing, &Change::PutSession { session: met.clone() });
    let timesheet = TimesheetId::new(Uuid::now_v7());
    let manifest = Manifest::of(std::iter::once((&met, put.id())));
    let submit = Change::SubmitTimesheet { timesheet, assignment, period: march(), manifest };
    let written = report(app);
    let id = report_id(assignment, &written.form, written.span.from);
    let written = Report { id, assignment, ..written };
    let asked =
        SupervisionRequest { id: SupervisionId::new(Uuid::now_v7()), assignment, ..request(app, Urgency::CanWait) };
    let plan = Plan { id: PlanId::new(Uuid::now_v7()), assignment, activity: None, ..sample::plan() };
    let wrote = put.id();
    let ops: Vec<Op> = vec![
        put,
        phone.op(Base::Nothing, &submit),
        phone.op(Base::Nothing, &Change::SendReport { report: written.clone() }),
        phone.op(Base::Nothing, &Change::AskSupervision { request: asked.clone() }),
        // For an assignment that nobody has: refused, and set aside.
        phone.op(Base::Nothing, &Change::PutSession { session: session(AssignmentId::new(Uuid::now_v7()), 4, 9) }),
        phone.op(Base::Nothing, &Change::PutPlan { plan: plan.clone() }),
    ];
    let outcomes = ["applied", "applied", "applied", "applied", "rejected", "applied"];
    assert_eq!(phone.outcomes(app, &ops).await, outcomes, "{name}");
    let told = concern(assignment);
    let delivery = serde_json::json!({"proto": sync::wire::PROTO, "message": told});
    assert_eq!(app.post("/api/v1/messages", Some(&phone.cookie), &delivery).await.status, 200, "{name}");
    let aside = &ops[4];
    Owned {
        name,
        contact,
        device: phone.device.to_string(),
        cookie: phone.cookie.clone(),
        phone,
        session: (met, wrote),
        plan,
        timesheet: timesheet.to_string(),
        report: written.id.to_string(),
        supervision: asked.id.to_string(),
        message: told.id.to_string(),
        letter: letter(app, (scope, contact)).await,
        assignment: assignment.to_string(),
        aside: (aside.id().to_string(), aside.sha256().to_string()),
        blob: blob.to_string(),
    }
}

/// Sent by an officer whom the matrix does not ask.
async fn letter(app: &TestApp, (scope, contact): (MunicipalityScope, ContactId)) -> String {
    let officer = Officer { id: OfficerId::new(Uuid::now_v7()), name: "Nina Saksbehandler".into() };
    app.store.put_officer(scope, &officer).await.unwrap();
    give(&app.store, scope, officer.id, &[Grant::everywhere(Role::Officer)]).await;
    let may = app.store.rights(scope, officer.id, app.now()).await.unwrap().unwrap().may().unwrap();
    let id = LetterId::new(Uuid::now_v7());
    let text = LetterDraft { subject: "Kurs".into(), text: "12. mai".into() }.try_into().unwrap();
    app.store.send_letter(&may, (id, Addressee::One(contact)), &text).await.unwrap();
    id.to_string()
}
