//! Each database query takes the municipality as a typed argument; there is no function without it.

use super::code::{is_test, parse};
use super::{has_kind, ours};
use std::collections::BTreeSet;
use syn::visit::{self, Visit};

/// The types that say whose rows a query may see.
const SCOPES: &[&str] = &["MunicipalityScope", "ContactScope"];

/// What needs no scope, and why.
const WITHOUT: &[(&str, &str)] = &[
    // The database as a whole, which all municipalities share.
    ("ledger/mod.rs epoch", "the history is the database's"),
    ("ledger/mod.rs begin_history", "the history is the database's"),
    ("ledger/sqlite/epoch.rs current", "the history is the database's"),
    ("ledger/sqlite/epoch.rs check", "the history is the database's"),
    ("ledger/sqlite/epoch.rs begin", "the history is the database's"),
    ("ledger/sqlite/mod.rs epoch", "the history is the database's"),
    ("ledger/sqlite/mod.rs begin_history", "the history is the database's"),
    ("ledger/sqlite/known.rs next_seq", "the history's clock"),
    ("ledger/sqlite/mod.rs last_seq", "the history's clock"),
    ("ledger/sqlite/write.rs advance_clock", "the history's clock"),
    ("sqlite/mod.rs open", "the file"),
    ("sqlite/mod.rs in_memory", "the file"),
    ("sqlite/mod.rs migrate", "the tables"),
    ("sqlite/mod.rs write", "a transaction, before any query"),
    ("sqlite/mod.rs read", "a transaction, before any query"),
    ("sqlite/mod.rs back_up", "a copy of the whole file"),
    ("sqlite/mod.rs close", "the file"),
    ("sqlite/backup.rs examine", "a file that is not open yet"),
    // Doors: a secret's hash says of which municipality its holder is.
    ("people/desk_session.rs desk_session", "a door: the scope comes of the session's token"),
    ("people/desk_session.rs end_desk_session", "a door: the session's own token ends it"),
    ("people/device.rs device_by_token", "a door: the scope comes of the phone's token"),
    ("people/invitation.rs invited", "a door: the scope comes of the invitation's code"),
    ("people/invitation.rs redeem_invitation", "a door: the scope comes of the invitation's code"),
    ("people/invitation.rs same_attempt", "a door: the scope comes of the invitation's code"),
    ("people/desk_session.rs note_desk_use", "a door: the session's own token"),
    ("people/passkey.rs passkey_owner", "a door: the scope comes of the passkey's name"),
    ("people/session_key.rs ask_for_signature", "a door: opens nothing, and answers the same for every phone"),
    ("people/session_key.rs take_up_signature", "a door: the scope comes of what the phone was to sign"),
    ("people/sign_in_link.rs look_at_sign_in_link", "a door: tells only whether the code is good"),
    ("people/sign_in_link.rs redeem_sign_in_link", "a door: the scope comes of the link's code"),
    ("identity/attempt.rs begin_sign_in", "a door: nobody is known yet"),
    ("identity/attempt.rs use_sign_in", "a door: the browser's own token"),
    ("identity/open.rs sign_in_officer", "a door: the scope comes of the proven identity"),
    ("identity/open.rs note_sign_in_denied", "a door: the scope comes of the proven identity"),
    ("identity/open.rs officer_of", "a door: the scope comes of the proven identity"),
    ("identity/open.rs contact_of", "a door: the scope comes of the proven identity"),
    ("identity/open.rs person_of", "a door: the scope comes of the proven identity"),
    ("identity/logout.rs end_by_provider", "a door: the scope comes of the sessions that the provider has opened"),
    ("identity/declare.rs identity_salt", "one for the whole database"),
    // The machine's owner, on the command line and at night.
    ("people/municipality.rs municipalities", "which municipalities there are"),
    ("people/municipality.rs put_municipality", "the municipality itself"),
    ("people/founding.rs found", "the municipality itself, which is not there yet"),
    ("receipts/collect.rs forget_orphans", "the disk is tidied for all; answers with scopes"),
    ("receipts/mod.rs all_receipts", "the disk is compared for all; answers with scopes"),
    ("receipts/receive.rs copy_receipts", "the disk is copied for all; answers with a number"),
    ("receipts/receive.rs forget_receipts_without_files", "the disk is compared for all"),
];

/// Functions that wait for something, which in this crate is the database, and take no scope.
struct Unscoped<'a> {
    scopes: &'a BTreeSet<String>,
    found: Vec<String>,
}

/// Every name in a type.
fn names(ty: &syn::Type) -> BTreeSet<String> {
    struct Names(BTreeSet<String>);
    impl<'ast> Visit<'ast> for Names {
        fn visit_ident(&mut self, name: &'ast syn::Ident) {
            self.0.insert(name.to_string());
        }
    }
    let mut found = Names(BTreeSet::new());
    found.visit_type(ty);
    found.0
}

impl<'ast> Visit<'ast> for Unscoped<'_> {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !is_test(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_signature(&mut self, signature: &'ast syn::Signature) {
        let waits = signature.asyncness.is_some()
            || matches!(&signature.output, syn::ReturnType::Type(_, ty) if names(ty).contains("Future"));
        let scoped = signature
            .inputs
            .iter()
            .any(|input| matches!(input, syn::FnArg::Typed(argument) if !names(&argument.ty).is_disjoint(self.scopes)));
        if waits && !scoped {
            self.found.push(signature.ident.to_string());
        }
    }
}

fn unscoped(file: &syn::File, scopes: &BTreeSet<String>) -> Vec<String> {
    let mut functions = Unscoped { scopes, found: Vec::new() };
    functions.visit_file(file);
    functions.found
}

/// The structures of the crate that hold a scope: who has one has been given it.
fn holders(files: &[(String, syn::File)]) -> BTreeSet<String> {
    let scopes: BTreeSet<String> = SCOPES.iter().map(|name| (*name).to_owned()).collect();
    let structures = files.iter().flat_map(|(_, file)| &file.items).filter_map(|item| match item {
        syn::Item::Struct(structure) => Some(structure),
        _ => None,
    });
    let holds =
        |structure: &&syn::ItemStruct| structure.fields.iter().any(|field| !names(&field.ty).is_disjoint(&scopes));
    structures.filter(holds).map(|structure| structure.ident.to_string()).chain(scopes.clone()).collect()
}

#[test]
fn every_query_takes_the_municipality_as_a_typed_argument() {
    let files: Vec<_> = ours("src/store")
        .into_iter()
        // Files in `blobs` lie under names that hold the municipality; no query is made there.
        .filter(|(name, _)| has_kind(name, &["rs"]) && !["/tests", "/blobs/"].iter().any(|part| name.contains(part)))
        .map(|(name, path)| (name.replace("src/store/", ""), parse(&path)))
        .collect();
    let scopes = holders(&files);
    let found: BTreeSet<String> = files
        .iter()
        .flat_map(|(name, file)| unscoped(file, &scopes).into_iter().map(move |function| format!("{name} {function}")))
        .collect();
    let expected: BTreeSet<String> = WITHOUT.iter().map(|(function, _)| (*function).to_owned()).collect();
    let new: Vec<_> = found.difference(&expected).collect();
    assert!(new.is_empty(), "no scope is among the arguments of {new:?}");
    let gone: Vec<_> = expected.difference(&found).collect();
    assert!(gone.is_empty(), "take these off the list of what needs no scope: {gone:?}");
}

#[test]
fn a_planted_function_without_a_scope_is_found() {
    let scopes: BTreeSet<String> = ["ContactScope".to_owned(), "Piece".to_owned()].into();
    let text = "
        pub struct Piece { scope: ContactScope }
        impl Store {
            pub async fn everything(&self, now: DateTime<Utc>) -> Vec<Row> { Vec::new() }
            pub async fn mine(&self, scope: ContactScope) -> Vec<Row> { Vec::new() }
            pub async fn piece(&self, piece: &Piece) {}
            pub fn name(&self) -> &str { self.name }
        }
        trait Ledger { fn of_all(&self) -> impl Future<Output = Vec<Row>> + Send; }
        #[cfg(test)]
        mod tests { async fn all_rows() {} }
    ";
    assert_eq!(unscoped(&syn::parse_file(text).unwrap(), &scopes), ["everything", "of_all"]);
}
