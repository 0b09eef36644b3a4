//! `/kontor/fil`: takes in a file of entries that a phone could not send.

use super::language::Reader;
use super::officer::SignedInOfficer;
use super::page::{Frame, show};
use crate::export::{CannotOpen, ExportDoor};
use crate::http::taking_in::{Counts, carry_out};
use crate::http::{AppState, Problem, ProblemCode};
use askama::Template;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use axum::response::Response;
use i18n::Lang;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use store::export::Import;
use store::rights::{May, TakeInFiles};
use sync::export::{Export, parts};
use sync::{ContentHash, DeviceId};

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
    // Before anything of it is read: it may be large.
    let may: May<TakeInFiles> = officer.may()?;
    let form = form.map_err(|_| ProblemCode::UnsupportedMediaType)?;
    let file = read(&officer, form).await?;
    if file.is_empty() {
        return page(t, &officer, StatusCode::UNPROCESSABLE_ENTITY, Some(t.import_no_file()), None);
    }
    let now = state.clock().now();
    let door =
        ExportDoor::of(state.store(), may.municipality(), now).await.map_err(|problem| Problem::internal(&problem))?;
    let exports = match opened(&door, &file) {
        Ok(exports) => exports,
        Err(problem) => {
            tracing::info!(%problem, "export.not_opened");
            return page(t, &officer, StatusCode::UNPROCESSABLE_ENTITY, Some(words(t, &problem)), None);
        }
    };
    let mut owners = Vec::new();
    for device in exports.keys() {
        owners.extend(state.store().owner_of(&may, *device).await?);
    }
    // A phone has had several names where its contact was let in anew; but it is one contact's.
    let whose = owners.first().map(|(contact, _)| contact.clone());
    let is_ones = owners.len() == exports.len() && owners.iter().all(|(contact, _)| Some(contact) == whose.as_ref());
    let Some(whose) = whose.filter(|_| is_ones) else {
        return page(t, &officer, StatusCode::UNPROCESSABLE_ENTITY, Some(t.import_unknown_phone()), None);
    };
    let mut counts = Counts::default();
    for ((device, export), (_, scope)) in exports.into_iter().zip(owners) {
        let import = Import { device, sha256: ContentHash::of(&file), operations: export.facts.ops.len() };
        // Who took a file in is known before anything of it counts.
        state.store().note_import(&may, import).await?;
        counts += carry_out(&state, scope, export).await?;
        tracing::info!(operations = import.operations, "export.taken_in");
    }
    let done = Done { whose: t.import_whose(&whose.name), counts: told(t, &counts) };
    page(t, &officer, StatusCode::OK, None, Some(done))
}

/// What the file holds, by the name that the phone had.
fn opened(door: &ExportDoor, file: &[u8]) -> Result<BTreeMap<DeviceId, Export>, CannotOpen> {
    let mut exports: BTreeMap<DeviceId, Export> = BTreeMap::new();
    for part in parts(file)? {
        let export = door.open(part)?;
        match exports.entry(export.facts.device) {
            Entry::Vacant(place) => drop(place.insert(export)),
            Entry::Occupied(mut known) => {
                known.get_mut().facts.ops.extend(export.facts.ops);
                known.get_mut().blobs.extend(export.blobs);
            }
        }
    }
    Ok(exports)
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

fn told(t: Lang, counts: &Counts) -> Vec<String> {
    let lines = [
        (counts.applied, t.import_applied(counts.applied)),
        (counts.known, t.import_known(counts.known)),
        (counts.refused, t.import_refused(counts.refused)),
        (counts.waiting, t.import_waiting(counts.waiting)),
        (counts.not_receipts, t.import_not_receipts(counts.not_receipts)),
    ];
    lines.into_iter().filter(|(count, _)| *count > 0).map(|(_, line)| line).collect()
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
