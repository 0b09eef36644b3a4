//! Reading a reply. Between the phone and the municipality sit hotel networks and proxies that answer 200 with a page of
//! their own; only a reply that says it is the API's, and reads as the API's, counts as one.

use serde::Deserialize;
use serde::de::DeserializeOwned;

/// A whole reply, unread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// `Content-Type`, without parameters, in lower case.
    pub content_type: String,
    /// Seconds that the server asks to be left alone, from `Retry-After`.
    pub retry_after: Option<u32>,
    /// The body.
    pub body: Vec<u8>,
}

/// RFC 9457: the server's own words about why not.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ApiProblem {
    /// HTTP status.
    pub status: u16,
    /// Stable name of the problem, for code and for looking up the text.
    #[serde(default)]
    pub code: String,
    /// In plain words, for logs; what users read comes from `i18n` by `code`.
    #[serde(default)]
    pub detail: String,
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NetProblem {
    /// No reply, half a reply, or a reply that is not the API's. Says nothing about who is signed in. Retryable.
    #[error("no answer from the municipality's server: {0}")]
    Unreachable(String),
    /// The server answered that it cannot now (5xx, 429). Retryable.
    #[error("the municipality's server cannot answer now ({status})")]
    Busy {
        /// HTTP status.
        status: u16,
        /// Seconds to wait, if the server said so.
        retry_after: Option<u32>,
    },
    /// The server said no. Repeating the same changes nothing.
    #[error("the municipality's server refused: {}", .0.code)]
    Refused(ApiProblem),
}

impl NetProblem {
    /// Whether the same question may go better later.
    #[must_use]
    pub const fn is_retryable(&self) -> bool {
        !matches!(self, Self::Refused(_))
    }
}

/// Reads a reply as `T`.
///
/// # Errors
/// See [`NetProblem`]; anything that does not look like the API's own answer is [`NetProblem::Unreachable`].
pub fn decode<T: DeserializeOwned>(reply: &Reply) -> Result<T, NetProblem> {
    match reply.status {
        200..=299 if reply.content_type == "application/json" => serde_json::from_slice(&reply.body)
            .map_err(|problem| NetProblem::Unreachable(format!("unreadable answer: {problem}"))),
        429 | 500..=599 => Err(NetProblem::Busy { status: reply.status, retry_after: reply.retry_after }),
        400..=499 if reply.content_type == "application/problem+json" => {
            Err(match serde_json::from_slice::<ApiProblem>(&reply.body) {
                Ok(problem) => NetProblem::Refused(problem),
                Err(problem) => NetProblem::Unreachable(format!("unreadable refusal: {problem}")),
            })
        }
        status => {
            Err(NetProblem::Unreachable(format!("{status} with “{}” is not the API's answer", reply.content_type)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Deserialize)]
    struct Answer {
        n: u8,
    }

    fn reply(status: u16, content_type: &str, body: &str) -> Reply {
        Reply { status, content_type: content_type.into(), retry_after: None, body: body.into() }
    }

    #[test]
    fn the_apis_json_is_read() {
        assert_eq!(decode(&reply(200, "application/json", r#"{"n":3,"new":true}"#)), Ok(Answer { n: 3 }));
    }

    #[test]
    fn a_captive_portals_page_counts_as_no_network() {
        let problem = decode::<Answer>(&reply(200, "text/html", "<html>Welcome to the hotel</html>")).unwrap_err();
        assert!(matches!(problem, NetProblem::Unreachable(_)) && problem.is_retryable());
    }

    #[test]
    fn a_cut_off_body_counts_as_no_network() {
        let problem = decode::<Answer>(&reply(200, "application/json", r#"{"n":"#)).unwrap_err();
        assert!(problem.is_retryable());
    }

    #[test]
    fn a_portals_401_page_does_not_sign_anyone_out() {
        let problem = decode::<Answer>(&reply(401, "text/html", "<html>Log in to Wi-Fi</html>")).unwrap_err();
        assert!(problem.is_retryable());
    }

    #[test]
    fn the_servers_refusal_keeps_its_code_and_is_final() {
        let body = r#"{"type":"about:blank","title":"Used","status":409,"code":"invitation_used","detail":"x"}"#;
        let problem = decode::<Answer>(&reply(409, "application/problem+json", body)).unwrap_err();
        assert!(!problem.is_retryable());
        assert!(matches!(problem, NetProblem::Refused(api) if api.code == "invitation_used" && api.status == 409));
    }

    #[test]
    fn a_busy_server_is_asked_again() {
        let problem = decode::<Answer>(&reply(503, "application/problem+json", "{}")).unwrap_err();
        assert!(problem.is_retryable());
    }
}
