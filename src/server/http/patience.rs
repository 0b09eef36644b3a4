//! How long an answer may take.

use super::{Problem, ProblemCode};
use axum::extract::Request;
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::time::Duration;

/// No operation needs this long once its body is there.
const LONGEST: Duration = Duration::from_secs(30);
/// What a phone with one bar gets through: 16 kbit/s. Handlers read the body themselves, so its time is part of theirs.
const BYTES_A_SECOND: u64 = 2_000;
/// For the largest body.
const LONGEST_BODY: Duration = Duration::from_secs(15 * 60);

/// Answers for a handler that takes longer than its request can need.
pub(super) async fn bound(request: Request, next: Next) -> Response {
    let said = request.headers().get(header::CONTENT_LENGTH);
    let bytes = said.and_then(|length| length.to_str().ok()?.parse().ok()).unwrap_or(0);
    match tokio::time::timeout(patience(bytes), next.run(request)).await {
        Ok(response) => response,
        Err(_) => Problem::from(ProblemCode::TimedOut).into_response(),
    }
}

fn patience(bytes: u64) -> Duration {
    LONGEST + Duration::from_secs(bytes / BYTES_A_SECOND).min(LONGEST_BODY)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::Router;
    use axum::body::{Body, Bytes};
    use axum::http::StatusCode;
    use axum::middleware::from_fn;
    use axum::routing::post;
    use futures_util::stream;
    use tower::ServiceExt;

    /// Sends so many bytes, of which the second half comes `after`; what is answered in virtual time.
    async fn answer(bytes: usize, after: Duration) -> StatusCode {
        let half = move || Ok::<_, std::io::Error>(Bytes::from(vec![0; bytes / 2]));
        let body = stream::unfold(0, move |turn| async move {
            if turn == 1 {
                tokio::time::sleep(after).await;
            }
            (turn < 2).then(|| (half(), turn + 1))
        });
        let app = Router::new().route("/", post(async |_: Bytes| StatusCode::OK)).layer(from_fn(bound));
        let request = Request::post("/").header(header::CONTENT_LENGTH, bytes).body(Body::from_stream(body)).unwrap();
        app.oneshot(request).await.unwrap().status()
    }

    #[tokio::test(start_paused = true)]
    async fn a_piece_of_a_receipt_gets_through_at_50_kbit_a_second() {
        assert_eq!(answer(192 * 1024, Duration::from_secs(40)).await, StatusCode::OK);
    }

    #[tokio::test(start_paused = true)]
    async fn what_never_comes_is_not_waited_for() {
        assert_eq!(answer(2_000, Duration::from_secs(60)).await, StatusCode::GATEWAY_TIMEOUT);
        assert_eq!(patience(u64::MAX), LONGEST + LONGEST_BODY);
    }
}
