//! `/kontor/fil`: takes in a file of entries that a phone could not send.

use super::language::Reader;
use super::officer::SignedInOfficer;
use super::page::{Frame, show};
use crate::export::{CannotOpen, ExportDoor};
use crate::http::receiving::keep;
use crate::http::{AppState, Problem, ProblemCode};
use askama::Template;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use axum::response::Response;
use i18n::Lang;
use store::ContactScope;
use store::export::Import;
use store::ledger::{LedgerProblem, LedgerRepository};
use store::rights::{May, TakeInFiles};
use sync::export::Export;
use sync::wire::{MOST_OPS, PROTO};
use sync::{ContentHash, Outcome, PushRequest};

#[derive(Template)]
#[template(path = "desk/import.html")]
struct Page {
    frame: Frame,
    here: &'static str,
    secret: String,
    problem: Option<&'static str>,
    done: Option<Done>,
}

/// What became of a file, in words.
struct Done {
    whose: String,
    counts: Vec<String>,
}

/// What became of a file's operations.
#[derive(Default)]
struct Counts {
    applied: usize,
    known: usize,
    refused: usize,
    waiting: usize,
    not_receipts: usize,
}

/// The form.
pub(super) async fn ask(Reader(t): Reader, officer: SignedInOfficer) -> Result<Response, Problem> {
    officer.may::<TakeInFiles>()?;
    page(t, &officer, StatusCode::OK, None, None)
}

/// Opens the file and lets its operations be judged as if the phone had sent them.
pub(super) async fn take(
    State(state): State<AppState>,
    Reader(t): Reader,
    officer: SignedInOfficer,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Problem> {
    let form = form.map_err(|_| ProblemCode::UnsupportedMediaType)?;
    let file = read(&officer, form).await?;
    let may: May<TakeInFiles> = officer.may()?;
    if file.is_empty() {
        return page(t, &officer, StatusCode::UNPROCESSABLE_ENTITY, Some(t.import_no_file()), None);
    }
    let now = state.clock().now();
    let door =
        ExportDoor::of(state.store(), may.municipality(), now).await.map_err(|problem| Problem::internal(&problem))?;
    let export = match door.open(&file) {
        Ok(export) => export,
        Err(problem) => {
            tracing::info!(%problem, "export.not_opened");
            return page(t, &officer, StatusCode::UNPROCESSABLE_ENTITY, Some(words(t, &problem)), None);
        }
    };
    let device = export.facts.device;
    let Some((contact, scope)) = state.store().owner_of(&may, device).await? else {
        return page(t, &officer, StatusCode::UNPROCESSABLE_ENTITY, Some(t.import_unknown_phone()), None);
    };
    let import = Import { device, sha256: ContentHash::of(&file), operations: export.facts.ops.len() };
    // Who took a file in is known before anything of it counts.
    state.store().note_import(&may, import).await?;
    let counts = carry_out(&state, scope, export).await?;
    tracing::info!(operations = import.operations, "export.taken_in");
    let done = Done { whose: t.import_whose(&contact.name), counts: counts.words(t) };
    page(t, &officer, StatusCode::OK, None, Some(done))
}

/// The file of the form, whose secret must be the session's.
async fn read(officer: &SignedInOfficer, mut form: Multipart) -> Result<Vec<u8>, Problem> {
    let (mut secret, mut file) = (String::new(), Vec::new());
    while let Some(field) = form.next_field().await.map_err(|problem| refused(&problem))? {
        match field.name() {
            Some("secret") => secret = field.text().await.map_err(|problem| refused(&problem))?,
            Some("file") => file = field.bytes().await.map_err(|problem| refused(&problem))?.to_vec(),
            _ => {}
        }
    }
    if secret == officer.token.form_secret() { Ok(file) } else { Err(ProblemCode::CrossSite.into()) }
}

fn refused(problem: &axum::extract::multipart::MultipartError) -> Problem {
    match problem.status() {
        StatusCode::PAYLOAD_TOO_LARGE => ProblemCode::TooLarge.into(),
        _ => ProblemCode::InvalidBody.into(),
    }
}

/// Receipts first, so that a month that names them need not wait.
async fn carry_out(state: &AppState, scope: ContactScope, export: Export) -> Result<Counts, Problem> {
    let mut counts = Counts::default();
    for blob in export.blobs {
        let kept = keep(state, scope, blob.hash, blob.bytes).await?;
        counts.not_receipts += usize::from(kept.is_err());
    }
    for ops in export.facts.ops.chunks(MOST_OPS) {
        let epoch = state.store().epoch().await?;
        let request = PushRequest { proto: PROTO, device: export.facts.device, epoch, ops: ops.to_vec() };
        let reply =
            state.store().push(scope, &request, state.clock().now()).await.map_err(|problem| match problem {
                LedgerProblem::EpochChanged(_) => Problem::from(ProblemCode::Busy),
                LedgerProblem::Store(problem) => problem.into(),
            })?;
        for answer in reply.answers {
            match answer.outcome {
                Outcome::Applied(_) => counts.applied += 1,
                Outcome::Duplicate(_) => counts.known += 1,
                Outcome::Held { .. } => counts.waiting += 1,
                Outcome::Conflict { .. } | Outcome::Locked { .. } | Outcome::Rejected { .. } => counts.refused += 1,
            }
        }
    }
    Ok(counts)
}

impl Counts {
    fn words(&self, t: Lang) -> Vec<String> {
        let lines = [
            (self.applied, t.import_applied(self.applied)),
            (self.known, t.import_known(self.known)),
            (self.refused, t.import_refused(self.refused)),
            (self.waiting, t.import_waiting(self.waiting)),
            (self.not_receipts, t.import_not_receipts(self.not_receipts)),
        ];
        lines.into_iter().filter(|(count, _)| *count > 0).map(|(_, line)| line).collect()
    }
}

const fn words(t: Lang, problem: &CannotOpen) -> &'static str {
    match problem {
        CannotOpen::NotAnExport(_) => t.import_other_file(),
        CannotOpen::OtherMunicipality => t.import_other_municipality(),
        CannotOpen::Damaged => t.import_damaged(),
        CannotOpen::OtherVersion => t.import_other_version(),
        CannotOpen::NotThatPhone => t.import_unknown_phone(),
    }
}

fn page(
    t: Lang,
    officer: &SignedInOfficer,
    status: StatusCode,
    problem: Option<&'static str>,
    done: Option<Done>,
) -> Result<Response, Problem> {
    let frame = Frame::of(t, t.import_title(), officer);
    show(status, &Page { frame, here: "import", secret: officer.token.form_secret(), problem, done })
}
