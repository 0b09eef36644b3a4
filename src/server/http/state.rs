//! What every request handler may use.

use super::attempts::Attempts;
use crate::Clock;
use crate::config::{LetsIn, Settings};
use crate::passkey::Passkeys;
use crate::sign_in::Providers;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::{BlobStore, Store};

/// Shared by all requests; cheap to clone.
#[derive(Clone)]
pub struct AppState {
    inner: Arc<Inner>,
}

struct Inner {
    store: Store,
    blobs: BlobStore,
    decoding: tokio::sync::Mutex<()>,
    clock: Box<dyn Clock>,
    attempts: Attempts,
    requests: Attempts,
    providers: Providers,
    passkeys: Option<Passkeys>,
    public_address: String,
    app_folder: PathBuf,
    trusted_proxies: Vec<IpAddr>,
    https: bool,
}

impl AppState {
    /// The state of a server with these settings.
    #[must_use]
    pub fn new(settings: &Settings, store: Store, blobs: BlobStore, clock: impl Clock) -> Self {
        Self {
            inner: Arc::new(Inner {
                store,
                blobs,
                decoding: tokio::sync::Mutex::new(()),
                clock: Box::new(clock),
                attempts: Attempts::default(),
                requests: Attempts::default(),
                providers: Providers::new(&settings.sign_in, &settings.public_address),
                passkeys: Passkeys::at(&settings.public_address),
                public_address: settings.public_address.clone(),
                app_folder: settings.app_folder.clone(),
                trusted_proxies: settings.trusted_proxies.clone(),
                https: settings.is_https(),
            }),
        }
    }

    pub(super) fn store(&self) -> &Store {
        &self.inner.store
    }

    pub(super) fn blobs(&self) -> &BlobStore {
        &self.inner.blobs
    }

    /// Held while a receipt is decoded.
    pub(super) fn decoding(&self) -> &tokio::sync::Mutex<()> {
        &self.inner.decoding
    }

    pub(super) fn clock(&self) -> &dyn Clock {
        self.inner.clock.as_ref()
    }

    pub(super) fn attempts(&self) -> &Attempts {
        &self.inner.attempts
    }

    /// Counts apart from [`Self::attempts`]: those must not be forgotten because many people are in.
    pub(super) fn requests(&self) -> &Attempts {
        &self.inner.requests
    }

    pub(super) fn providers(&self) -> &Providers {
        &self.inner.providers
    }

    /// Nothing where this server can have none.
    pub(super) fn passkeys(&self) -> Option<&Passkeys> {
        self.inner.passkeys.as_ref()
    }

    /// Whether there is one where such people sign in.
    pub(super) fn has_provider(&self, lets_in: LetsIn) -> bool {
        self.providers().of(lets_in).next().is_some()
    }

    pub(super) fn public_address(&self) -> &str {
        &self.inner.public_address
    }

    pub(super) fn app_folder(&self) -> &Path {
        &self.inner.app_folder
    }

    pub(super) fn trusted_proxies(&self) -> &[IpAddr] {
        &self.inner.trusted_proxies
    }

    pub(super) fn is_https(&self) -> bool {
        self.inner.https
    }
}
