//! The way to the municipality's server.

mod devices;
mod enrol;
mod http;
mod message;
mod own_data;
mod reply;
mod session;
mod share;
mod sign_out;
mod sync_api;

pub use devices::{OwnDevice, devices, shut_out};
pub use enrol::{Enrolled, enrol};
pub use http::Http;
pub use message::send_message;
pub use own_data::{OwnData, own_data};
pub use reply::{RawReply, decode};
pub use session::{ask_renewing, keep_session_key};
pub use share::{bring_sealed, share};
pub use sign_out::sign_out;
pub use sync_api::{TalkProblem, talk};

use std::future::Future;
use sync::TransportProblem;

/// What is asked of the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// Changes nothing.
    Get {
        /// Where, from the root: `/api/v1/…`.
        path: String,
    },
    /// May change something; repeating it is safe by the ids inside.
    Post {
        /// Where, from the root.
        path: String,
        /// JSON.
        body: Vec<u8>,
    },
    /// Brings bytes; repeating it is safe.
    Put {
        /// Where, from the root.
        path: String,
        /// Any bytes.
        body: Vec<u8>,
    },
}

/// Port: carries a question to the server and the raw reply back. It judges nothing but whether a reply came.
pub trait Transport {
    /// Asks, and gives up after a while.
    ///
    /// # Errors
    /// [`TransportProblem::Offline`] or [`TransportProblem::Timeout`] when no whole reply came.
    fn ask(&self, ask: Ask) -> impl Future<Output = Result<RawReply, TransportProblem>>;
}
