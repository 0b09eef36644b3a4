//! What the pages see of the journal, as signals.

use super::{Obstacle, SyncStatus};
use crate::boot::Room;
use crate::storage::StoreProblem;
use chrono::TimeDelta;
use domain::entry::SessionDraft;
use domain::id::{ReportId, SessionId, SupervisionId};
use domain::report::ReportDraft;
use domain::supervision::SupervisionDraft;
use leptos::prelude::*;
use std::sync::Arc;
use sync::phone::{Draft, DraftForm, Local, LocalProblem, LocalStore, PhoneEngine, Snapshot, view};

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
    /// The storage cannot be used. Nothing has been wiped.
    Blocked(StoreProblem),
}

#[derive(Clone, Copy)]
pub(super) struct Screen {
    pub(super) phase: RwSignal<Phase>,
    pub(super) snapshot: RwSignal<Arc<Snapshot>>,
    pub(super) drafts: RwSignal<Vec<SessionDraft>>,
    pub(super) requests: RwSignal<Vec<SupervisionDraft>>,
    pub(super) reports: RwSignal<Vec<ReportDraft>>,
    pub(super) status: RwSignal<SyncStatus>,
    pub(super) persisted: RwSignal<Option<bool>>,
    pub(super) room: RwSignal<Option<Room>>,
    pub(super) cleared: RwSignal<bool>,
}

impl Screen {
    pub(super) fn new() -> Self {
        Self {
            phase: RwSignal::new(Phase::Opening),
            snapshot: RwSignal::default(),
            drafts: RwSignal::default(),
            requests: RwSignal::default(),
            reports: RwSignal::default(),
            status: RwSignal::default(),
            persisted: RwSignal::new(None),
            room: RwSignal::new(None),
            cleared: RwSignal::new(false),
        }
    }

    /// Shows what was committed.
    pub(super) fn show(&self, local: &Local) {
        self.snapshot.set(Arc::new(view(local)));
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
        let (mut drafts, mut requests, mut reports) = (Vec::new(), Vec::new(), Vec::new());
        for Draft { form, .. } in kept {
            match form {
                DraftForm::Session { draft } => drafts.push(draft.clone()),
                DraftForm::Supervision { draft } => requests.push(draft.clone()),
                DraftForm::Report { draft } => reports.push(draft.clone()),
            }
        }
        self.drafts.set(drafts);
        self.requests.set(requests);
        self.reports.set(reports);
    }

    /// Shows how the sending goes, where that has changed.
    pub(super) fn show_status(&self, status: SyncStatus) {
        if self.status.with_untracked(|shown| *shown != status) {
            self.status.set(status);
        }
    }

    /// Shows no more the half-written forms that another tab has saved or thrown away. One that another tab has begun
    /// stays its own until this one starts anew: two forms over one draft would write over each other.
    pub(super) fn keep_drafts(&self, on_disk: &[Draft]) {
        let gone = |draft: &SessionDraft| on_disk.iter().all(|kept| kept.key.0 != draft.id.uuid());
        if self.drafts.with_untracked(|drafts| drafts.iter().any(gone)) {
            self.drafts.update(|drafts| drafts.retain(|draft| !gone(draft)));
        }
        let gone = |draft: &SupervisionDraft| on_disk.iter().all(|kept| kept.key.0 != draft.id.uuid());
        if self.requests.with_untracked(|drafts| drafts.iter().any(gone)) {
            self.requests.update(|drafts| drafts.retain(|draft| !gone(draft)));
        }
        let gone = |draft: &ReportDraft| on_disk.iter().all(|kept| kept.key.0 != draft.id.uuid());
        if self.reports.with_untracked(|drafts| drafts.iter().any(gone)) {
            self.reports.update(|drafts| drafts.retain(|draft| !gone(draft)));
        }
    }

    /// Shows a half-written report.
    pub(super) fn show_report(&self, draft: ReportDraft) {
        self.reports.update(|drafts| {
            drafts.retain(|other| other.id != draft.id);
            drafts.insert(0, draft);
        });
    }

    /// Shows a half-written report no more.
    pub(super) fn hide_report(&self, report: ReportId) {
        if self.reports.with_untracked(|drafts| drafts.iter().any(|draft| draft.id == report)) {
            self.reports.update(|drafts| drafts.retain(|draft| draft.id != report));
        }
    }

    /// Shows a half-written request for supervision.
    pub(super) fn show_request(&self, draft: SupervisionDraft) {
        self.requests.update(|drafts| {
            drafts.retain(|other| other.id != draft.id);
            drafts.insert(0, draft);
        });
    }

    /// Shows a half-written request no more.
    pub(super) fn hide_request(&self, request: SupervisionId) {
        if self.requests.with_untracked(|drafts| drafts.iter().any(|draft| draft.id == request)) {
            self.requests.update(|drafts| drafts.retain(|draft| draft.id != request));
        }
    }

    /// Shows a half-written form first among its like.
    pub(super) fn show_draft(&self, draft: SessionDraft) {
        self.drafts.update(|drafts| {
            drafts.retain(|other| other.id != draft.id);
            drafts.insert(0, draft);
        });
    }

    /// Shows a half-written form no more.
    pub(super) fn hide_draft(&self, session: SessionId) {
        if self.drafts.with_untracked(|drafts| drafts.iter().any(|draft| draft.id == session)) {
            self.drafts.update(|drafts| drafts.retain(|draft| draft.id != session));
        }
    }
}
