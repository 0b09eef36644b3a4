//! The API's own description, against which every answer of every test is held.

use super::TestApp;
use super::app::Answer;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use jsonschema::Validator;
use serde_json::{Value, json};
use std::collections::{BTreeSet, HashMap};
use std::sync::{Mutex, PoisonError};
use tokio::sync::OnceCell;

/// What `/api/v1/openapi.json` says.
pub(super) struct Description {
    pub(super) document: Value,
    validators: Mutex<HashMap<String, Validator>>,
}

static DESCRIPTION: OnceCell<Description> = OnceCell::const_new();

impl Description {
    pub(super) async fn of(app: &TestApp) -> &'static Self {
        let read = async || {
            let request = Request::get("/api/v1/openapi.json").body(Body::empty()).unwrap();
            let document = app.send_undescribed(request).await.json();
            Self { document, validators: Mutex::default() }
        };
        DESCRIPTION.get_or_init(read).await
    }

    /// Each operation as method and path.
    pub(super) fn operations(&self) -> Vec<(Method, String)> {
        let paths = self.document["paths"].as_object().unwrap();
        let of = |(path, item): (&String, &Value)| {
            let methods: Vec<_> = item.as_object().unwrap().keys().map(|method| method.to_uppercase()).collect();
            methods.into_iter().map(|method| (method.parse().unwrap(), path.clone())).collect::<Vec<_>>()
        };
        paths.iter().flat_map(of).collect()
    }

    /// The operation at an address below `/api/v1`.
    pub(super) fn operation(&self, method: &Method, address: &str) -> Option<&Value> {
        let address = address.split('?').next().unwrap_or(address);
        let paths = self.document["paths"].as_object().unwrap();
        let fits = |path: &str| {
            let (path, address): (Vec<_>, Vec<_>) = (path.split('/').collect(), address.split('/').collect());
            path.len() == address.len()
                && path.iter().zip(address).all(|(part, said)| part.starts_with('{') || *part == said)
        };
        let (_, item) = paths.iter().find(|(path, _)| fits(path))?;
        item.get(method.as_str().to_lowercase())
    }

    /// The codes of problems that an operation is said to answer with, by status.
    pub(super) fn codes(operation: &Value) -> BTreeSet<(u16, String)> {
        let refusals = operation["responses"].as_object().unwrap().iter().filter(|(status, _)| *status != "200");
        let of = |(status, answer): (&String, &Value)| {
            let status: u16 = status.parse().unwrap();
            let codes = answer["description"].as_str().unwrap().split(", ");
            codes.map(|code| (status, code.to_owned())).collect::<Vec<_>>()
        };
        refusals.flat_map(of).collect()
    }

    /// Complains of an answer that is not described: its status, its kind, its code or its content.
    pub(super) fn check_answer(&self, method: &Method, address: &str, answer: &Answer) {
        let Some(operation) = self.operation(method, address) else {
            let elsewhere = [StatusCode::NOT_FOUND, StatusCode::METHOD_NOT_ALLOWED, StatusCode::FORBIDDEN];
            assert!(elsewhere.contains(&answer.status) || address == "/openapi.json", "{method} {address}");
            return;
        };
        let place = format!("{method} {address}: {}", answer.status);
        let described = &operation["responses"][answer.status.as_str()]["content"];
        let kind = answer.headers[header::CONTENT_TYPE].to_str().unwrap();
        let schema = &described[kind]["schema"];
        assert!(schema.is_object(), "{place} as {kind} is not described");
        let body = answer.json();
        self.assert_fits(schema, &body, &place);
        if answer.status != StatusCode::OK {
            let code = (answer.status.as_u16(), body["code"].as_str().unwrap().to_owned());
            assert!(Self::codes(operation).contains(&code), "{place} with the code {} is not described", code.1);
        }
    }

    /// Complains of a request that is taken although it is not as described, or refused for its shape although it is.
    pub(super) fn check_request(&self, address: &str, body: &Value, answer: &Answer) {
        let Some(operation) = self.operation(&Method::POST, address) else { return };
        let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
        match answer.status {
            StatusCode::OK => self.assert_fits(schema, body, address),
            StatusCode::UNPROCESSABLE_ENTITY => {
                assert!(!self.complaints(schema, body).is_empty(), "{address} refuses what is described: {body}");
            }
            _ => {}
        }
    }

    /// Complains of `value` where it is not as `schema`, a part of the description, says.
    pub(super) fn assert_fits(&self, schema: &Value, value: &Value, place: &str) {
        let complaints = self.complaints(schema, value);
        assert!(complaints.is_empty(), "{place} is not as described: {complaints:#?}\n{value:#}");
    }

    /// The same for a schema that has a name.
    pub(super) fn assert_is(&self, name: &str, value: &Value) {
        self.assert_fits(&json!({"$ref": format!("#/components/schemas/{name}")}), value, name);
    }

    fn complaints(&self, schema: &Value, value: &Value) -> Vec<String> {
        let mut validators = self.validators.lock().unwrap_or_else(PoisonError::into_inner);
        let validator = validators.entry(schema.to_string()).or_insert_with(|| {
            let mut whole = schema.clone();
            whole["components"] = self.document["components"].clone();
            jsonschema::options().should_validate_formats(true).build(&whole).unwrap()
        });
        validator.iter_errors(value).map(|problem| format!("{}: {problem}", problem.instance_path())).collect()
    }
}
