//! What the municipality and the contact call things.

use domain::entry::{ActivityKey, Receipt};
use domain::words::Words;
use i18n::Lang;
use sync::row::{Localised, MunicipalityFacts};

pub(in crate::http::desk) const fn receipt(t: Lang, receipt: &Receipt) -> &'static str {
    match receipt {
        Receipt::Attached { .. } => t.entry_receipt_attached(),
        Receipt::OnPaper => t.entry_receipt_on_paper(),
        Receipt::ComesLater => t.entry_receipt_later(),
        Receipt::None => t.entry_receipt_none(),
    }
}

/// What was done, in the municipality's words; the key itself where the list no longer has it.
pub(in crate::http::desk) fn activity(t: Lang, facts: &MunicipalityFacts, key: &ActivityKey) -> String {
    let known = facts.activities.iter().find(|activity| &activity.key == key);
    known.map_or_else(|| key.0.clone(), |activity| localised(t, &activity.name).to_owned())
}

/// What the municipality's file says, in the reader's language.
pub(in crate::http::desk) fn words(t: Lang, words: &Words) -> &str {
    match t {
        Lang::Nb => &words.nb,
        Lang::Nn => &words.nn,
        Lang::En => &words.en,
    }
}

fn localised(t: Lang, name: &Localised) -> &str {
    match t {
        Lang::Nb => &name.nb,
        Lang::Nn => &name.nn,
        Lang::En => &name.en,
    }
}
