//! What every request handler may use.

use crate::config::Settings;
use crate::{Clock, SystemClock};
use std::path::PathBuf;
use std::sync::Arc;

/// Shared by all requests; cheap to clone.
#[derive(Clone)]
pub struct AppState {
    inner: Arc<Inner>,
}

struct Inner {
    clock: Box<dyn Clock>,
    public_address: String,
    app_folder: PathBuf,
    https: bool,
}

impl AppState {
    /// The state of a server with these settings.
    #[must_use]
    pub fn new(settings: &Settings) -> Self {
        Self {
            inner: Arc::new(Inner {
                clock: Box::new(SystemClock),
                public_address: settings.public_address.clone(),
                app_folder: settings.app_folder.clone(),
                https: settings.is_https(),
            }),
        }
    }

    pub(crate) fn clock(&self) -> &dyn Clock {
        self.inner.clock.as_ref()
    }

    pub(crate) fn public_address(&self) -> &str {
        &self.inner.public_address
    }

    pub(crate) fn app_folder(&self) -> &std::path::Path {
        &self.inner.app_folder
    }

    pub(crate) fn is_https(&self) -> bool {
        self.inner.https
    }
}
