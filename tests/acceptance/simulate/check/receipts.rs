//! Receipts, when everything has come to rest.

use crate::simulate::Violation;
use crate::simulate::phone::Phone;
use crate::simulate::server::{photos, scope_of};
use crate::simulate::world::World;
use chrono::TimeDelta;
use store::LedgerRepository;
use sync::phone::{LocalStore, OpStatus};
use sync::{BlobHash, Op};

pub(super) async fn all(world: &mut World) -> Result<(), Violation> {
    every_receipt_that_a_saved_operation_names_is_held(world).await?;
    none_is_there_twice(world).await?;
    world.server.months_have_their_receipts().await?;
    tidying_takes_nothing_that_is_needed(world).await
}

/// Those that this phone photographed. Another phone of the contact may name them as well, and does not have them.
async fn every_receipt_that_a_saved_operation_names_is_held(world: &World) -> Result<(), Violation> {
    const PROMISE: &str = "R3 every receipt of what was saved is whole at the server";
    for phone in &world.phones {
        let local = phone.local().await?;
        for op in &phone.saved {
            let let_go = matches!(
                local.op(op.id()).map(|record| &record.status),
                Some(OpStatus::Refused { dealt_with: true, .. } | OpStatus::Parked { dealt_with: true, .. })
            );
            for blob in taken_here(phone, op).filter(|_| !let_go) {
                if !is_held(world, phone, blob).await? {
                    let on_phone = phone.disk.blob(blob).await.ok().flatten().map(|bytes| bytes.len());
                    let noted = local.meta.as_ref().is_some_and(|meta| meta.held.contains(&blob));
                    let found = format!("{blob}: {on_phone:?} bytes on the phone, noted as held: {noted}");
                    return Err(Violation::of(PROMISE, found));
                }
            }
        }
    }
    Ok(())
}

fn taken_here<'a>(phone: &'a Phone, op: &'a Op) -> impl Iterator<Item = BlobHash> + 'a {
    op.attachments().iter().copied().filter(|blob| phone.photos.contains_key(blob))
}

/// Whole, under the name that the phone gave it, and the bytes that the phone had.
async fn is_held(world: &World, phone: &Phone, blob: BlobHash) -> Result<bool, Violation> {
    let scope = scope_of(phone.contact);
    let row = world.server.store.receipt(scope.municipality(), scope.id(), blob).await?;
    let file = world.server.blobs.get(scope, blob).await?;
    let bytes = phone.photos.get(&blob).map(Vec::as_slice);
    Ok(row.is_some_and(|row| row.stored == blob) && file.as_deref() == bytes)
}

async fn none_is_there_twice(world: &World) -> Result<(), Violation> {
    let mut reading = world.server.store.read().await?;
    let twice: Vec<String> = sqlx::query_scalar(
        "SELECT stored_sha256 FROM receipt GROUP BY municipality, contact, stored_sha256 HAVING COUNT(*) > 1",
    )
    .fetch_all(&mut *reading)
    .await
    .map_err(store::StoreProblem::from)?;
    if twice.is_empty() { Ok(()) } else { Err(Violation::of("R4 no receipt is there twice", twice.join(", "))) }
}

/// A month from now the server throws away what nothing refers to.
async fn tidying_takes_nothing_that_is_needed(world: &mut World) -> Result<(), Violation> {
    const PROMISE: &str = "R5 tidying takes nothing that is needed";
    let in_a_while = world.now() + TimeDelta::days(31);
    world.server.tidy(in_a_while).await?;
    for phone in &world.phones {
        let scope = scope_of(phone.contact);
        for op in &phone.saved {
            let stands = world.server.store.answer(scope, op.id()).await?.is_some_and(|o| o.receipt().is_some());
            for blob in taken_here(phone, op).filter(|_| stands) {
                if !is_held(world, phone, blob).await? {
                    return Err(Violation::of(PROMISE, blob.to_string()));
                }
            }
        }
        for photo in world.server.store.sessions(scope).await?.iter().flat_map(photos) {
            if phone.photos.contains_key(&photo) && !is_held(world, phone, photo).await? {
                return Err(Violation::of(PROMISE, photo.to_string()));
            }
        }
    }
    Ok(())
}
