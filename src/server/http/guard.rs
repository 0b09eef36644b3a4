//! Who is asking, and where they may look. The only source of a scope in any handler.

use super::cookie::Cookie;
use super::{AppState, Problem, ProblemCode};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use store::people::DeviceSession;

/// An enrolled phone that has not been shut out.
pub(super) struct SignedInDevice(pub(super) DeviceSession);

impl FromRequestParts<AppState> for SignedInDevice {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let token = Cookie::Device.read(&parts.headers).ok_or(ProblemCode::NotSignedIn)?;
        let session = state.store().device_by_token(token.hash()).await?.ok_or(ProblemCode::NotSignedIn)?;
        if session.revoked { Err(Problem::shut_out(session.wipe)) } else { Ok(Self(session)) }
    }
}

/// The address that the request came from, for counting attempts.
pub(super) struct Caller(pub(super) IpAddr);

impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let connected = parts.extensions.get::<axum::extract::ConnectInfo<SocketAddr>>();
        Ok(Self(connected.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |info| info.0.ip())))
    }
}
