use super::TestApp;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use serde_json::json;

fn post(content_type: &str, body: String) -> Request<Body> {
    Request::builder()
        .method(Method::POST)
        .uri("/api/v1/enrol")
        .header("content-type", content_type)
        .header("x-folgesvenn", "1")
        .body(Body::from(body))
        .unwrap()
}

#[tokio::test]
async fn every_body_that_cannot_be_read_is_a_problem_of_its_own() {
    let app = TestApp::new().await;
    let cases = [
        ("text/plain", "{}".to_owned(), StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type"),
        ("application/json", "{\"code\": \"".to_owned(), StatusCode::BAD_REQUEST, "malformed_body"),
        ("application/json", "[".repeat(100_000), StatusCode::BAD_REQUEST, "malformed_body"),
        ("application/json", "{\"a\":".repeat(1_000), StatusCode::BAD_REQUEST, "malformed_body"),
        ("application/json", "<html>Log in to the hotel</html>".to_owned(), StatusCode::BAD_REQUEST, "malformed_body"),
        ("application/json", json!({"code": 1}).to_string(), StatusCode::UNPROCESSABLE_ENTITY, "invalid_body"),
        (
            "application/json",
            json!({"code": "a", "x": 1}).to_string(),
            StatusCode::UNPROCESSABLE_ENTITY,
            "invalid_body",
        ),
        (
            "application/json",
            json!({"code": "a".repeat(300_000)}).to_string(),
            StatusCode::PAYLOAD_TOO_LARGE,
            "too_large",
        ),
    ];
    for (content_type, body, status, code) in cases {
        let start = body.chars().take(40).collect::<String>();
        let answer = app.send(post(content_type, body)).await;
        assert_eq!((answer.status, answer.problem().as_str()), (status, code), "{start}");
    }
}

#[tokio::test]
async fn unknown_addresses_and_methods_of_the_api_are_problems() {
    let app = TestApp::new().await;
    for path in ["/api", "/api/v1/nothing", "/api/v2/enrol"] {
        assert_eq!(app.get(path, None).await.problem(), "not_found", "{path}");
    }
    let answer = app.get("/api/v1/enrol", None).await;
    assert_eq!((answer.status, answer.problem().as_str()), (StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed"));
}

#[tokio::test]
async fn every_answer_carries_the_security_headers_and_a_request_id() {
    let app = TestApp::new().await;
    for path in ["/health", "/", "/api/v1/nothing", "/missing.js"] {
        let answer = app.get(path, None).await;
        for header in ["content-security-policy", "x-content-type-options", "referrer-policy", "x-request-id"] {
            assert!(answer.headers.contains_key(header), "{header} is missing at {path}");
        }
    }
}
