//! The promises, looked at when everything has come to rest.

use super::Violation;
use super::server::{assignment_of, scope_of};
use super::world::World;
use domain::entry::Session;
use domain::id::SessionId;
use std::collections::{BTreeMap, BTreeSet};
use store::LedgerRepository;
use sync::manifest::Totals;
use sync::phone::{OpStatus, view};
use sync::wire::PROTO;
use sync::{Change, DeviceSeq, Entity, Op, Outcome, PushRequest, Subject};

mod receipts;

pub(super) async fn all(world: &mut World) -> Result<(), Violation> {
    every_saved_operation_is_accounted_for(world).await?;
    nothing_was_applied_twice(world).await?;
    approved_months_stand(world).await?;
    phone_and_server_hold_the_same(world).await?;
    phone_and_server_know_the_same_timesheets(world).await?;
    phone_and_server_know_the_same_supervisions(world).await?;
    phone_and_server_know_the_same_reports(world).await?;
    phone_and_server_know_the_same_plans(world).await?;
    phone_and_server_know_the_same_sign_offs(world).await?;
    each_contact_sees_only_their_own(world).await?;
    the_last_accepted_word_stands(world).await?;
    receipts::all(world).await?;
    sending_everything_again_changes_nothing(world).await
}

/// I1
async fn every_saved_operation_is_accounted_for(world: &World) -> Result<(), Violation> {
    const PROMISE: &str = "I1 what was called saved is accounted for";
    for phone in &world.phones {
        let local = phone.local().await?;
        let forgotten = local.meta.as_ref().map_or(DeviceSeq::ZERO, |meta| meta.forgotten);
        for op in &phone.saved {
            let on_phone = local.op(op.id()).map(|record| record.status.clone());
            let lost = || Violation::of(PROMISE, format!("{} is {on_phone:?} on the phone", describe(op)));
            match (&on_phone, world.server.store.answer(scope_of(phone.contact), op.id()).await?) {
                // A person has seen the refusal and chosen; a restored server may then have forgotten it.
                (Some(OpStatus::Refused { dealt_with: true, .. }), _) => {}
                // Shown as not sent, which is at worst too careful.
                (Some(OpStatus::Parked { .. }), _) => {}
                (Some(OpStatus::Done { .. }), Some(outcome)) if outcome.receipt().is_some() => {}
                (Some(OpStatus::Refused { .. }), Some(outcome)) if outcome.is_refusal() => {}
                // Settled long ago.
                (None, Some(outcome)) if op.number() <= forgotten && outcome.receipt().is_some() => {}
                _ => return Err(lost()),
            }
        }
    }
    Ok(())
}

/// I2
async fn nothing_was_applied_twice(world: &World) -> Result<(), Violation> {
    let mut reading = world.server.store.read().await?;
    let twice: Vec<String> =
        sqlx::query_scalar("SELECT op FROM sync_session_history GROUP BY municipality, op HAVING COUNT(*) > 1")
            .fetch_all(&mut *reading)
            .await
            .map_err(store::StoreProblem::from)?;
    if twice.is_empty() { Ok(()) } else { Err(Violation::of("I2 nothing is applied twice", twice.join(", "))) }
}

/// I3
async fn approved_months_stand(world: &World) -> Result<(), Violation> {
    const PROMISE: &str = "I3 an approved month never changes";
    for ((municipality, id), kept) in &world.server.approved {
        let scope = store::MunicipalityScope::new(*municipality);
        if world.server.store.approved(scope, *id).await?.as_ref() != Some(kept) {
            return Err(Violation::of(PROMISE, format!("the snapshot of {id}")));
        }
        let snapshot: serde_json::Value = serde_json::from_str(kept).unwrap_or_default();
        let approved: Vec<Session> = serde_json::from_value(snapshot["sessions"].clone()).unwrap_or_default();
        let Some(sheet) = world.server.store.timesheet(scope, *id).await? else {
            return Err(Violation::of(PROMISE, format!("{id} is gone")));
        };
        let contact = scope.contact(sheet.contact);
        let mut now: Vec<_> = world.server.store.sessions(contact).await?;
        now.retain(|s| s.assignment == sheet.row.assignment && sheet.row.period.holds(s.span.date()));
        now.sort_by_key(|session| session.id);
        if now != approved {
            return Err(Violation::of(PROMISE, format!("the sessions of {id}")));
        }
    }
    Ok(())
}

/// I4
async fn phone_and_server_hold_the_same(world: &World) -> Result<(), Violation> {
    const PROMISE: &str = "I4 phone and server reckon alike";
    for (number, phone) in world.phones.iter().enumerate() {
        let snapshot = view(&phone.local().await?);
        let counted: Vec<_> = snapshot.sessions.iter().filter_map(|view| view.counted()).cloned().collect();
        let held = world.server.store.sessions(scope_of(phone.contact)).await?;
        let by_id = |sessions: &[Session]| -> BTreeMap<SessionId, Session> {
            sessions.iter().map(|session| (session.id, session.clone())).collect()
        };
        if by_id(&counted) != by_id(&held) || Totals::of(&counted) != Totals::of(&held) {
            let found = format!("phone {number} counts {} sessions, the server {}", counted.len(), held.len());
            return Err(Violation::of(PROMISE, found));
        }
    }
    Ok(())
}

/// I4, of timesheets.
async fn phone_and_server_know_the_same_timesheets(world: &World) -> Result<(), Violation> {
    const PROMISE: &str = "I4 phone and server know the same timesheets";
    for (number, phone) in world.phones.iter().enumerate() {
        let scope = scope_of(phone.contact);
        let known: BTreeMap<_, _> = phone
            .local()
            .await?
            .rows
            .into_values()
            .filter_map(|row| match row.entity {
                Entity::Timesheet(sheet) => Some((sheet.id, (row.revision, *sheet))),
                _ => None,
            })
            .collect();
        let held = world.server.store.timesheets(scope.municipality()).await?;
        let held = held.into_iter().filter(|sheet| sheet.contact == scope.id());
        let held: BTreeMap<_, _> = held.map(|sheet| (sheet.row.id, (sheet.revision, sheet.row))).collect();
        if known != held {
            return Err(Violation::of(PROMISE, format!("phone {number} knows {known:?}, the server {held:?}")));
        }
    }
    Ok(())
}

/// I4, of requests for supervision: what the desk has answered is on every phone of the contact.
async fn phone_and_server_know_the_same_supervisions(world: &World) -> Result<(), Violation> {
    const PROMISE: &str = "I4 phone and server know the same requests";
    for (number, phone) in world.phones.iter().enumerate() {
        let rows = phone.local().await?.rows.into_values();
        let known: BTreeMap<_, _> = rows
            .filter_map(|row| match row.entity {
                Entity::Supervision(asked) => Some((asked.request.id, (row.revision, *asked))),
                _ => None,
            })
            .collect();
        let held: BTreeMap<_, _> = world.server.supervisions(scope_of(phone.contact)).await?.into_iter().collect();
        if known != held {
            return Err(Violation::of(PROMISE, format!("phone {number} knows {known:?}, the server {held:?}")));
        }
    }
    Ok(())
}

/// I4, of reports: what the desk has read or sent back is on every phone of the contact.
async fn phone_and_server_know_the_same_reports(world: &World) -> Result<(), Violation> {
    const PROMISE: &str = "I4 phone and server know the same reports";
    for (number, phone) in world.phones.iter().enumerate() {
        let rows = phone.local().await?.rows.into_values();
        let known: BTreeMap<_, _> = rows
            .filter_map(|row| match row.entity {
                Entity::Report(sent) => Some((sent.report.id, (row.revision, *sent))),
                _ => None,
            })
            .collect();
        let held: BTreeMap<_, _> = world.server.reports(scope_of(phone.contact)).await?.into_iter().collect();
        if known != held {
            return Err(Violation::of(PROMISE, format!("phone {number} knows {known:?}, the server {held:?}")));
        }
    }
    Ok(())
}

/// I4, of plans: what one phone has planned, moved or dropped is on every phone of the contact.
async fn phone_and_server_know_the_same_plans(world: &World) -> Result<(), Violation> {
    const PROMISE: &str = "I4 phone and server know the same plans";
    for (number, phone) in world.phones.iter().enumerate() {
        let rows = phone.local().await?.rows.into_values();
        let known: BTreeMap<_, _> = rows
            .filter_map(|row| match row.entity {
                Entity::Plan(planned) => Some((planned.plan.id, (row.revision, *planned))),
                _ => None,
            })
            .collect();
        let held: BTreeMap<_, _> = world.server.plans(scope_of(phone.contact)).await?.into_iter().collect();
        if known != held {
            return Err(Violation::of(PROMISE, format!("phone {number} knows {known:?}, the server {held:?}")));
        }
    }
    Ok(())
}

/// I4, of sign-offs: what was said last is on every phone of the contact.
async fn phone_and_server_know_the_same_sign_offs(world: &World) -> Result<(), Violation> {
    const PROMISE: &str = "I4 phone and server know the same sign-offs";
    for (number, phone) in world.phones.iter().enumerate() {
        let rows = phone.local().await?.rows.into_values();
        let known: BTreeMap<_, _> = rows
            .filter_map(|row| match row.entity {
                Entity::SignOff(said) => Some((said.sign_off.id, (row.revision, *said))),
                _ => None,
            })
            .collect();
        let held: BTreeMap<_, _> = world.server.sign_offs(scope_of(phone.contact)).await?.into_iter().collect();
        if known != held {
            return Err(Violation::of(PROMISE, format!("phone {number} knows {known:?}, the server {held:?}")));
        }
    }
    Ok(())
}

/// I6
async fn each_contact_sees_only_their_own(world: &World) -> Result<(), Violation> {
    for phone in &world.phones {
        let same = world.phones.iter().filter(|other| other.contact == phone.contact);
        let own: BTreeSet<_> = same.flat_map(|other| other.saved.iter().filter_map(subject)).collect();
        for row in phone.local().await?.rows.values() {
            let foreign = match &row.entity {
                Entity::Session(row) => !own.contains(&Subject::Session(row.id)),
                Entity::Timesheet(row) => !own.contains(&Subject::Timesheet(row.id)),
                Entity::Supervision(row) => !own.contains(&Subject::Supervision(row.request.id)),
                Entity::Plan(row) => !own.contains(&Subject::Plan(row.plan.id)),
                Entity::SignOff(row) => !own.contains(&Subject::SignOff(row.sign_off.id)),
                Entity::Report(row) => !own.contains(&Subject::Report(row.report.id)),
                Entity::Assignment(row) => row.assignment.id != assignment_of(phone.contact).assignment.id,
                // No simulated contact sends a message, nothing is asked of them, and nobody writes to them.
                Entity::Message(_) | Entity::Papers(_) | Entity::Letters(_) | Entity::Unknown => true,
            };
            if foreign {
                return Err(Violation::of("I6 no one sees another's", format!("{row:?}")));
            }
        }
    }
    Ok(())
}

/// Where a contact has one phone, and wrote nothing in two tabs within the moment that they take to hear of each other, what stands is the last thing asked for that was accepted.
async fn the_last_accepted_word_stands(world: &World) -> Result<(), Violation> {
    for phone in &world.phones {
        if phone.raced || world.phones.iter().filter(|other| other.contact == phone.contact).count() > 1 {
            continue;
        }
        let scope = scope_of(phone.contact);
        let mut expected: BTreeMap<SessionId, Option<Session>> = BTreeMap::new();
        for op in &phone.saved {
            let accepted = world.server.store.answer(scope, op.id()).await?.is_some_and(|o| o.receipt().is_some());
            match op.change() {
                Ok(Change::PutSession { session }) if accepted => drop(expected.insert(session.id, Some(session))),
                Ok(Change::DeleteSession { session }) if accepted => drop(expected.insert(session, None)),
                _ => {}
            }
        }
        let expected: BTreeMap<_, _> = expected.into_iter().filter_map(|(id, session)| Some((id, session?))).collect();
        let held = world.server.store.sessions(scope).await?;
        let held: BTreeMap<_, _> = held.into_iter().map(|session| (session.id, session)).collect();
        if held != expected {
            let differ: Vec<_> = expected
                .keys()
                .chain(held.keys())
                .filter(|id| held.get(id) != expected.get(id))
                .map(ToString::to_string)
                .collect();
            return Err(Violation::of("I1 the last accepted word stands", differ.join(", ")));
        }
    }
    Ok(())
}

/// I5
async fn sending_everything_again_changes_nothing(world: &World) -> Result<(), Violation> {
    const PROMISE: &str = "I5 sending again changes nothing";
    let epoch = world.server.store.epoch().await?;
    for phone in &world.phones {
        let scope = scope_of(phone.contact);
        let before = world.server.store.sessions(scope).await?;
        let mut known = Vec::new();
        for op in &phone.saved {
            known.extend(world.server.store.answer(scope, op.id()).await?.map(|outcome| (op.clone(), outcome)));
        }
        let (ops, outcomes): (Vec<Op>, Vec<Outcome>) = known.into_iter().unzip();
        let request = PushRequest { proto: PROTO, device: phone.device, epoch, ops };
        let reply = world.server.store.push(scope, &request, world.now()).await?;
        for (answer, first) in reply.answers.iter().zip(&outcomes) {
            let same = match (&answer.outcome, first) {
                (Outcome::Duplicate(again), Outcome::Applied(first)) => again == first,
                (again, first) => again == first,
            };
            if !same {
                return Err(Violation::of(PROMISE, format!("{first:?} became {:?}", answer.outcome)));
            }
        }
        if world.server.store.sessions(scope).await? != before {
            return Err(Violation::of(PROMISE, "the sessions differ"));
        }
    }
    Ok(())
}

fn subject(op: &Op) -> Option<Subject> {
    op.change().ok().map(|change| change.subject())
}

fn describe(op: &Op) -> String {
    format!("{} (number {}, {:?})", op.id(), op.number(), subject(op))
}
