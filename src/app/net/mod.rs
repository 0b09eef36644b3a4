//! The way to the municipality's server. Everything that can go wrong on a line ends in one of two kinds: not now, or no.

mod http;
mod reply;

pub use http::Http;
pub use reply::{ApiProblem, NetProblem, Reply, decode};

use std::future::Future;

/// What is asked of the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// How.
    pub method: Method,
    /// Where, from the root: `/api/v1/…`.
    pub path: String,
    /// JSON, for [`Method::Post`].
    pub body: Option<Vec<u8>>,
}

/// The two ways of asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Changes nothing.
    Get,
    /// May change something; repeating it is safe by the operations' ids.
    Post,
}

impl Ask {
    /// A question that changes nothing.
    #[must_use]
    pub fn get(path: impl Into<String>) -> Self {
        Self { method: Method::Get, path: path.into(), body: None }
    }

    /// A request with a JSON body.
    #[must_use]
    pub fn post(path: impl Into<String>, body: Vec<u8>) -> Self {
        Self { method: Method::Post, path: path.into(), body: Some(body) }
    }
}

/// Port: carries a question to the server and the raw reply back. It judges nothing but whether a reply came.
pub trait Transport {
    /// Asks. Gives up after [`PATIENCE_MS`].
    ///
    /// # Errors
    /// [`NetProblem::Unreachable`] when no whole reply came.
    fn ask(&self, ask: Ask) -> impl Future<Output = Result<Reply, NetProblem>>;
}

/// How long a reply is waited for, in milliseconds: a push of 256 KiB at 50 kbit/s fits in it.
pub const PATIENCE_MS: i32 = 45_000;
