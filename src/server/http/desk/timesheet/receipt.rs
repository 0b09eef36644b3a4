//! `/kontor/timelister/{id}/kvitteringer/{sha256}`: a receipt of a timesheet, for the officer who judges it.

use super::find;
use crate::http::desk::officer::SignedInOfficer;
use crate::http::{AppState, Problem, ProblemCode};
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::entry::{Receipt, Session};
use domain::id::TimesheetId;
use store::receipts::ReceiptKind;
use sync::BlobHash;

/// Whatever a file may say, it runs nothing, loads nothing and is no page of ours.
const ALONE: &str = "default-src 'none'; sandbox; frame-ancestors 'none'";

pub(super) fn address(timesheet: TimesheetId, blob: BlobHash) -> String {
    format!("{}/kvitteringer/{blob}", super::address(timesheet))
}

/// Shows a photo, or hands a document over to be saved.
pub(in crate::http::desk) async fn receipt(
    State(state): State<AppState>,
    officer: SignedInOfficer,
    Path((id, blob)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let dossier = find(&state, &officer, &id).await?;
    let blob: BlobHash = blob.parse().map_err(|_| ProblemCode::NotFound)?;
    let period = dossier.timesheet.period;
    let of_the_period =
        |session: &&Session| session.assignment == dossier.timesheet.assignment && period.holds(session.span.date());
    if !dossier.sessions.iter().filter(of_the_period).any(|session| refers_to(session, blob)) {
        return Err(ProblemCode::NotFound.into());
    }
    let held = state.store().receipt_of(&officer.may()?, dossier.timesheet.id, blob).await?;
    let held = held.ok_or(ProblemCode::NotFound)?;
    let bytes = state.blobs().get(held.scope, held.blob).await?.ok_or_else(|| {
        tracing::error!("receipt.file_missing");
        ProblemCode::NotFound
    })?;
    if BlobHash::of(&bytes) != held.stored {
        tracing::error!("receipt.file_damaged");
        return Err(ProblemCode::Internal.into());
    }
    let (kind, disposition) = match held.kind {
        ReceiptKind::Photo => ("image/jpeg", "inline; filename=\"kvittering.jpg\""),
        ReceiptKind::Document => ("application/pdf", "attachment; filename=\"kvittering.pdf\""),
    };
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_DISPOSITION, disposition),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_SECURITY_POLICY, ALONE),
    ];
    Ok((headers, bytes).into_response())
}

fn refers_to(session: &Session, blob: BlobHash) -> bool {
    session.expenses.iter().any(|expense| match &expense.receipt {
        Receipt::Attached { photos } => photos.iter().any(|photo| photo.0.parse() == Ok(blob)),
        _ => false,
    })
}
