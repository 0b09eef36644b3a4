//! What the pages see of the journal, as signals.

use super::{LockStand, Obstacle, PasskeyStand, SyncStatus};
use crate::boot::Room;
use crate::storage::StoreProblem;
use chrono::TimeDelta;
use leptos::prelude::*;
use std::sync::Arc;
use sync::phone::{Draft, DraftForm, DraftKey, Local, LocalProblem, LocalStore, PhoneEngine, Snapshot, view};
use sync::wire::PhoneLock;

/// What the first screen goes by: caps and rates of a year, and the month before it, from which room may slide.
const SHOWN_FIRST: TimeDelta = TimeDelta::days(366 + 31);

/// How far the app has come in getting ready.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Phase {
    /// The storage is being opened; a few hundredths of a second.
    Opening,
    /// This phone has not been enrolled: an invitation link is needed.
    NotEnrolled,
    /// The first screen can be shown. All else is still being read, and nothing can be saved yet.
    Glanced,
    /// Everything works, with or without a network.
    Ready,
    /// The data key lies under the contact's code.
    Locked,
    /// The key was wiped after too many wrong codes: an invitation is needed. What was not sent is sealed for the
    /// municipality.
    Wiped,
    /// The storage cannot be used. Nothing has been wiped.
    Blocked(StoreProblem),
}

#[derive(Clone, Copy)]
pub(super) struct Screen {
    pub(super) phase: RwSignal<Phase>,
    pub(super) snapshot: RwSignal<Arc<Snapshot>>,
    /// The newest first.
    pub(super) forms: RwSignal<Vec<DraftForm>>,
    pub(super) status: RwSignal<SyncStatus>,
    pub(super) persisted: RwSignal<Option<bool>>,
    pub(super) room: RwSignal<Option<Room>>,
    pub(super) cleared: RwSignal<bool>,
    pub(super) lock: RwSignal<LockStand>,
    pub(super) passkey: RwSignal<PasskeyStand>,
    /// Whether the app locks before long, since nobody touches it.
    pub(super) locks_soon: RwSignal<bool>,
    /// What the municipality wants of this phone's lock.
    pub(super) rule: RwSignal<Option<PhoneLock>>,
}

impl Screen {
    pub(super) fn new() -> Self {
        Self {
            phase: RwSignal::new(Phase::Opening),
            snapshot: RwSignal::default(),
            forms: RwSignal::default(),
            status: RwSignal::default(),
            persisted: RwSignal::new(None),
            room: RwSignal::new(None),
            cleared: RwSignal::new(false),
            lock: RwSignal::new(LockStand::Unknown),
            passkey: RwSignal::new(PasskeyStand::Impossible),
            locks_soon: RwSignal::new(false),
            rule: RwSignal::new(None),
        }
    }

    /// Shows what was committed.
    pub(super) fn show(&self, local: &Local) {
        self.snapshot.set(Arc::new(view(local)));
        let rule = local.meta.as_ref().and_then(|meta| meta.phone_lock);
        if self.rule.get_untracked() != rule {
            self.rule.set(rule);
        }
    }

    /// Shows what a first screen needs, before all else is read: on a phone of many years that is the larger part.
    pub(super) async fn glance(&self, store: &impl LocalStore) -> Result<(), LocalProblem> {
        let engine = PhoneEngine::new(store.glance(crate::clock::now() - SHOWN_FIRST).await?);
        self.show_kept(&store.drafts().await?);
        self.show(engine.local());
        self.show_status(SyncStatus::of(engine.status(), Obstacle::NoNetwork));
        self.phase.set(Phase::Glanced);
        Ok(())
    }

    /// Shows the half-written forms that lie on the disk.
    pub(super) fn show_kept(&self, kept: &[Draft]) {
        self.forms.set(kept.iter().map(|draft| draft.form.clone()).collect());
    }

    /// Whether this status is the first to say that all is sent.
    pub(super) fn turns_all_sent(&self, status: &SyncStatus) -> bool {
        status.unsent == 0 && self.status.with_untracked(|shown| shown.unsent > 0)
    }

    /// Shows how the sending goes, where that has changed.
    pub(super) fn show_status(&self, status: SyncStatus) {
        if self.status.with_untracked(|shown| *shown != status) {
            self.status.set(status);
        }
    }

    /// Shows no more the half-written forms that another tab has saved or thrown away. One that another tab has begun
    /// stays its own until this one starts anew: two forms over one draft would write over each other.
    pub(super) fn keep_forms(&self, on_disk: &[Draft]) {
        let gone = |form: &DraftForm| on_disk.iter().all(|kept| kept.key != form.key());
        if self.forms.with_untracked(|forms| forms.iter().any(gone)) {
            self.forms.update(|forms| forms.retain(|form| !gone(form)));
        }
        // A clock is no form, and every tab shows it.
        let known = |draft: &Draft| self.forms.with_untracked(|forms| forms.iter().any(|form| form.key() == draft.key));
        let clocks = on_disk.iter().filter(|draft| matches!(draft.form, DraftForm::Clock { .. }) && !known(draft));
        for clock in clocks {
            self.show_form(clock.form.clone());
        }
    }

    /// Shows a half-written form first among its like.
    pub(super) fn show_form(&self, form: DraftForm) {
        self.forms.update(|forms| {
            forms.retain(|other| other.key() != form.key());
            forms.insert(0, form);
        });
    }

    /// Shows a half-written form no more.
    pub(super) fn hide_form(&self, key: DraftKey) {
        if self.forms.with_untracked(|forms| forms.iter().any(|form| form.key() == key)) {
            self.forms.update(|forms| forms.retain(|form| form.key() != key));
        }
    }
}
