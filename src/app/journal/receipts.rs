//! Receipts on the disk: they come with the half-written form, and stay as long as anything names them.

use super::SaveProblem;
use super::driver::{Driver, draft_key};
use crate::clock;
use crate::net::Transport;
use domain::entry::SessionDraft;
use domain::id::SessionId;
use sync::BlobHash;
use sync::phone::{Blob, Draft, DraftForm, LocalStore, LocalWrite};

impl<S: LocalStore + 'static, T: Transport + 'static> Driver<S, T> {
    /// Keeps a half-written form and the receipt that it now names, in one write: neither is ever there without the other.
    pub(super) async fn attach(&self, draft: SessionDraft, receipt: Blob) -> Result<(), SaveProblem> {
        let _turn = self.writing.lock().await;
        self.keep(draft, vec![receipt]).await
    }

    /// The bytes of a receipt; nothing where this phone does not have it, as after a change of phones.
    pub(super) async fn receipt(&self, blob: BlobHash) -> Option<Vec<u8>> {
        self.store.blob(blob).await.ok().flatten().filter(|bytes| BlobHash::of(bytes) == blob)
    }

    /// Keeps a half-written form. The caller holds the turn to write.
    pub(super) async fn keep(&self, draft: SessionDraft, put_blobs: Vec<Blob>) -> Result<(), SaveProblem> {
        let mut brought = self.brought.borrow().get(&draft.id).cloned().unwrap_or_default();
        brought.extend(put_blobs.iter().map(|blob| blob.hash));
        let form = DraftForm::Session { draft: draft.clone() };
        let kept = Draft { key: draft_key(draft.id), form, saved_at: clock::now(), brought: brought.clone() };
        self.store.commit(LocalWrite { put_draft: Some(kept), put_blobs, ..LocalWrite::default() }).await?;
        self.brought.borrow_mut().insert(draft.id, brought);
        self.screen.show_form(DraftForm::Session { draft });
        Ok(())
    }

    /// Receipts that nothing names once `write` is on the disk and the form of `session` is gone: pictures that were taken
    /// away again, and those of refused entries that are let go.
    pub(super) async fn left_over(&self, session: Option<SessionId>, write: &LocalWrite) -> Vec<BlobHash> {
        let mut candidates =
            session.and_then(|session| self.brought.borrow().get(&session).cloned()).unwrap_or_default();
        {
            let engine = self.engine.borrow();
            candidates.extend(engine.local().attachments());
            let needed = engine.local().attachments_after(write);
            candidates.retain(|blob| !needed.contains(blob));
        }
        if candidates.is_empty() {
            return Vec::new();
        }
        // The same picture may have been chosen in another form or saved with another entry, also in a tab of which this
        // one has not heard yet: the disk knows.
        let (Ok(drafts), Ok(on_disk)) = (self.store.drafts().await, self.store.load().await) else { return Vec::new() };
        let mut needed = on_disk.attachments_after(write);
        let elsewhere = drafts.iter().filter(|draft| session.map(draft_key) != Some(draft.key));
        needed.extend(elsewhere.flat_map(|draft| draft.brought.iter().copied()));
        candidates.difference(&needed).copied().collect()
    }
}
