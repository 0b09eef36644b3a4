//! Requests to a provider. The only ones that this program makes to another machine.

use openidconnect::{HttpRequest, HttpResponse};
use std::time::Duration;
use thiserror::Error;

/// A person waits for the answer.
const LONGEST: Duration = Duration::from_secs(10);
/// More than any provider's keys.
const LARGEST: u64 = 1024 * 1024;

/// A provider could not be asked.
#[derive(Debug, Error)]
pub(super) enum AskProblem {
    /// No connection, no answer in time, or one that is too large.
    #[error("the provider does not answer: {0}")]
    Silent(#[from] ureq::Error),
    /// The server is stopping.
    #[error("the request was given up")]
    GivenUp(#[from] tokio::task::JoinError),
}

/// What asks a provider that is known as `issuer`. It follows no redirect: an answer comes from where it was asked for, or not
/// at all. A provider that is asked over https names no address where our secret would travel in the clear.
pub(super) fn agent(issuer: &str) -> ureq::Agent {
    let config = ureq::Agent::config_builder()
        .https_only(issuer.starts_with("https:"))
        .timeout_global(Some(LONGEST))
        .http_status_as_error(false)
        .max_redirects(0)
        .build();
    config.into()
}

/// Asks.
pub(super) async fn ask(agent: ureq::Agent, request: HttpRequest) -> Result<HttpResponse, AskProblem> {
    let asked = tokio::task::spawn_blocking(move || {
        let (head, mut body) = agent.run(request)?.into_parts();
        let bytes = body.with_config().limit(LARGEST).read_to_vec()?;
        Ok::<_, AskProblem>(HttpResponse::from_parts(head, bytes))
    });
    asked.await?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_an_https_issuer_names_is_never_asked_in_the_clear() {
        let ask_of = async |issuer: &str| {
            let mut request = HttpRequest::new(Vec::new());
            // Nobody listens there: where it is asked at all, that is what is wrong.
            *request.uri_mut() = "http://127.0.0.1:1/token".parse().unwrap();
            ask(agent(issuer), request).await.unwrap_err().to_string()
        };
        assert!(ask_of("https://provider.example").await.contains("https"));
        assert!(!ask_of("http://127.0.0.1:1").await.contains("https"));
    }
}
