//! `folgesvenn schema`.

use super::Failure;
use crate::municipality;
use std::io::Write;

pub(super) fn print() -> Result<(), Failure> {
    Ok(std::io::stdout().lock().write_all(municipality::schema().as_bytes())?)
}
