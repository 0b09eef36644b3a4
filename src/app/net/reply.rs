//! Reading a reply. Between the phone and the municipality sit hotel networks and proxies that answer 200 with a page of
//! their own; only a reply that says it is the API's, and reads as the API's, counts as one.

use serde::de::DeserializeOwned;
use sync::TransportProblem;

/// A whole reply, unread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawReply {
    /// HTTP status.
    pub status: u16,
    /// `Content-Type`, as it came.
    pub content_type: String,
    /// Seconds that the server asks to be left alone, from `Retry-After`.
    pub retry_after: Option<u32>,
    /// The body.
    pub body: Vec<u8>,
}

/// Reads a reply as `T`.
///
/// # Errors
/// See [`TransportProblem::classify`].
pub fn decode<T: DeserializeOwned>(reply: &RawReply) -> Result<T, TransportProblem> {
    let kind = reply.content_type.split(';').next().unwrap_or_default().trim();
    let read = (reply.status == 200 && kind.eq_ignore_ascii_case("application/json"))
        .then(|| serde_json::from_slice(&reply.body).ok())
        .flatten();
    read.ok_or_else(|| TransportProblem::classify(reply.status, &reply.content_type, reply.retry_after, &reply.body))
}

#[cfg(test)]
mod tests {
    use super::*;
    use sync::problem::Course;

    fn reply(status: u16, content_type: &str, body: &str) -> RawReply {
        RawReply { status, content_type: content_type.into(), retry_after: None, body: body.into() }
    }

    fn problem(status: u16, content_type: &str, body: &str) -> TransportProblem {
        decode::<Vec<u8>>(&reply(status, content_type, body)).unwrap_err()
    }

    #[test]
    fn the_apis_json_is_read() {
        assert_eq!(decode::<Vec<u8>>(&reply(200, "application/json; charset=utf-8", "[3]")), Ok(vec![3]));
    }

    #[test]
    fn a_captive_portals_page_is_tried_again_and_signs_nobody_out() {
        for (status, page) in [(200, "<html>Welcome to the hotel</html>"), (401, "<html>Log in to Wi-Fi</html>")] {
            assert_eq!(problem(status, "text/html", page).course(), Course::Retry(None), "{status}");
        }
    }

    #[test]
    fn a_cut_off_body_is_tried_again() {
        assert_eq!(problem(200, "application/json", "[3").course(), Course::Retry(None));
    }

    #[test]
    fn json_of_another_shape_is_tried_again() {
        assert_eq!(problem(200, "application/json", r#"{"portal":true}"#).course(), Course::Retry(None));
    }

    #[test]
    fn the_servers_refusal_keeps_its_code() {
        let body = r#"{"type":"about:blank","title":"Used","status":409,"code":"invitation_used"}"#;
        let refused = problem(409, "application/problem+json", body);
        assert_eq!(refused, TransportProblem::Refused { status: 409, code: Some("invitation_used".into()) });
    }
}
