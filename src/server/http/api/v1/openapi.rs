//! The description of the API, for whoever writes against it. Its schemas are made from the types that read and write
//! the messages, and its statuses from the codes of the problems, so neither can say anything else than the server does.

use super::device_shut_out::{ShutOutRequest, ShutOutResponse};
use super::devices::DevicesResponse;
use super::enrol::{EnrolRequest, EnrolResponse};
use super::own_data::OwnDataResponse;
use super::sealed::SealedResponse;
use super::session::{SessionRequest, Until};
use super::session_challenge::{ChallengeRequest, ChallengeResponse};
use super::session_key::SessionKeyRequest;
use super::share::ShareResponse;
use super::sign_out::{SignOutRequest, SignOutResponse};
use super::ways_in::WaysInResponse;
use crate::http::ProblemCode;
use crate::http::problem::ProblemBody;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use std::collections::BTreeMap;
use std::marker::PhantomData;
use sync::wire::MessageDelivery;
use sync::{BlobOffer, BlobState, BlobStates, DigestResponse, PullResponse, PushRequest, PushResponse};
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::{Content, OpenApi, Ref, RefOr, Required, Response, ResponseBuilder, Schema};
use utoipa::{IntoParams, OpenApi as _};

#[derive(utoipa::OpenApi)]
#[openapi(info(
    title = "Følgesvenn",
    description = "What a contact's phone asks of the municipality's server. Errors are RFC 9457 problem details; \
                   `code` is stable. Requests that change something carry the header `X-Folgesvenn: 1` and come from \
                   the server's own pages."
))]
struct Document;

pub(super) fn document() -> OpenApi {
    let mut document = Document::openapi();
    // It would be named without a name.
    document.info.license = None;
    document
}

/// The description with the schemas of everything that travels.
pub(super) fn with_schemas(document: &OpenApi) -> serde_json::Value {
    let mut document = serde_json::to_value(document).unwrap_or_default();
    let mut schemas = generator();
    schemas.subschema_for::<WaysInResponse>();
    schemas.subschema_for::<EnrolRequest>();
    schemas.subschema_for::<EnrolResponse>();
    schemas.subschema_for::<ChallengeRequest>();
    schemas.subschema_for::<ChallengeResponse>();
    schemas.subschema_for::<SessionRequest>();
    schemas.subschema_for::<SessionKeyRequest>();
    schemas.subschema_for::<Until>();
    schemas.subschema_for::<SignOutRequest>();
    schemas.subschema_for::<SignOutResponse>();
    schemas.subschema_for::<DevicesResponse>();
    schemas.subschema_for::<ShutOutRequest>();
    schemas.subschema_for::<ShutOutResponse>();
    schemas.subschema_for::<OwnDataResponse>();
    schemas.subschema_for::<PushRequest>();
    schemas.subschema_for::<PushResponse>();
    schemas.subschema_for::<PullResponse>();
    schemas.subschema_for::<DigestResponse>();
    schemas.subschema_for::<BlobOffer>();
    schemas.subschema_for::<BlobStates>();
    schemas.subschema_for::<BlobState>();
    schemas.subschema_for::<MessageDelivery>();
    schemas.subschema_for::<ShareResponse>();
    schemas.subschema_for::<SealedResponse>();
    schemas.subschema_for::<ProblemBody>();
    document["components"]["schemas"] = schemas.take_definitions(true).into();
    plain(&mut document);
    document
}

/// Descriptions are the types' own documentation, in which [`sync::BlobOffer`] is a link; here it is a name.
fn plain(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::String(text) if text.contains("[`") => {
            let mut parts = text.split("[`");
            let mut words = parts.next().unwrap_or_default().to_owned();
            for part in parts {
                let (path, rest) = part.split_once("`]").unwrap_or((part, ""));
                words.extend(["`", path.rsplit("::").next().unwrap_or(path), "`", rest]);
            }
            *text = words;
        }
        serde_json::Value::Array(items) => items.iter_mut().for_each(plain),
        serde_json::Value::Object(fields) => fields.values_mut().for_each(plain),
        _ => {}
    }
}

/// OpenAPI 3.1 takes JSON Schema as it is.
fn generator() -> SchemaGenerator {
    SchemaSettings::draft2020_12()
        .with(|settings| settings.definitions_path = "/components/schemas".into())
        .into_generator()
}

/// A query that is read into a `T`: one parameter for each field.
pub(super) struct InQuery<T>(PhantomData<T>);

impl<T: JsonSchema> IntoParams for InQuery<T> {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let schema = SchemaSettings::draft2020_12()
            .with(|settings| settings.inline_subschemas = true)
            .into_generator()
            .into_root_schema_for::<T>();
        let required: Vec<&str> = schema
            .get("required")
            .and_then(|names| names.as_array())
            .map(|names| names.iter().filter_map(|name| name.as_str()).collect())
            .unwrap_or_default();
        let fields = schema.get("properties").and_then(|fields| fields.as_object()).into_iter().flatten();
        fields
            .map(|(name, schema)| {
                let is_required = if required.contains(&name.as_str()) { Required::True } else { Required::False };
                ParameterBuilder::new()
                    .name(name)
                    .parameter_in(ParameterIn::Query)
                    .required(is_required)
                    .description(schema["description"].as_str())
                    .schema(serde_json::from_value::<RefOr<Schema>>(schema.clone()).ok())
                    .build()
            })
            .collect()
    }
}

/// What any request may end with, whatever it asks for.
const ALWAYS: [ProblemCode; 3] = [ProblemCode::Busy, ProblemCode::TimedOut, ProblemCode::Internal];

/// The answers with these codes and with those of every request, one for each status.
pub(super) fn answers(codes: &[ProblemCode]) -> BTreeMap<String, RefOr<Response>> {
    let mut named = BTreeMap::<String, String>::new();
    for code in codes.iter().chain(&ALWAYS) {
        let codes = named.entry(code.status().as_str().to_owned()).or_default();
        let comma = if codes.is_empty() { "" } else { ", " };
        codes.extend([comma, code.as_str()]);
    }
    let answer = |codes: String| {
        let content = Content::builder().schema(Some(Ref::from_schema_name("Problem"))).build();
        ResponseBuilder::new().description(codes).content("application/problem+json", content).build().into()
    };
    named.into_iter().map(|(status, codes)| (status, answer(codes))).collect()
}

/// The refusals of an operation, by their codes.
macro_rules! refusals {
    ($($code:ident),+ $(,)?) => {
        struct Refusals;

        impl utoipa::IntoResponses for Refusals {
            fn responses() -> std::collections::BTreeMap<String, utoipa::openapi::RefOr<utoipa::openapi::Response>> {
                super::openapi::answers(&[$($crate::http::ProblemCode::$code),+])
            }
        }
    };
}
pub(super) use refusals;
