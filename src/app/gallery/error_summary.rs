//! What is wrong in a form, with links to the fields.

use super::shown;
use crate::components::{ErrorSummary, Fault};
use leptos::prelude::*;

pub(super) fn show() -> AnyView {
    let fault = |field: &str, text: &str| Fault { field: field.to_owned(), text: text.to_owned() };
    let faults = vec![fault("start", "Skriv når dere begynte."), fault("km", "Skriv kilometer som 12,5.")];
    shown("error_summary", view! { <ErrorSummary faults=Signal::stored(faults) tries=0_u32 /> })
}
