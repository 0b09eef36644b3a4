//! Who is asking, and where they may look. The only source of a scope in any handler.

use super::attempts::Tries;
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
        let now = state.clock().now();
        let session = state.store().device_by_token(token.hash(), now).await?.ok_or(ProblemCode::NotSignedIn)?;
        if session.revoked {
            return Err(Problem::shut_out(session.wipe));
        }
        if !state.requests().count(Tries::Phone(session.device), now) {
            return Err(ProblemCode::TooManyAttempts.into());
        }
        Ok(Self(session))
    }
}

/// The address that the request came from, for counting attempts.
pub(super) struct Caller(pub(super) IpAddr);

impl FromRequestParts<AppState> for Caller {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        let connected = parts.extensions.get::<axum::extract::ConnectInfo<SocketAddr>>();
        let peer = connected.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |info| info.0.ip());
        let said = parts.headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
        let said: Vec<&str> = said.flat_map(|value| value.split(',')).map(str::trim).collect();
        Ok(Self(origin(peer, &said, state.trusted_proxies())))
    }
}

/// Each proxy adds at the end whom it heard from. From there on backwards, the first that is no proxy of ours is taken: what
/// stands before it, anybody can have written.
fn origin(peer: IpAddr, said: &[&str], trusted: &[IpAddr]) -> IpAddr {
    let mut at = peer;
    for hop in said.iter().rev() {
        if !trusted.contains(&at) {
            break;
        }
        let Ok(before) = hop.parse() else { break };
        at = before;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_proxies_are_believed_and_only_about_whom_they_heard_from() {
        let address = |text: &str| text.parse::<IpAddr>().unwrap();
        let (proxy, inner, phone) = (address("10.0.0.1"), address("10.0.0.2"), address("192.0.2.7"));
        let ours = [proxy, inner];
        assert_eq!(origin(phone, &["198.51.100.1"], &ours), phone, "a stranger's word is not taken");
        assert_eq!(origin(proxy, &["192.0.2.7"], &ours), phone);
        assert_eq!(origin(proxy, &["192.0.2.7"], &[]), proxy);
        assert_eq!(
            origin(proxy, &["198.51.100.1", "192.0.2.7"], &ours),
            phone,
            "what was sent in with it counts for nothing"
        );
        assert_eq!(origin(proxy, &["198.51.100.1", "192.0.2.7", "10.0.0.2"], &ours), phone, "two proxies");
        assert_eq!(origin(proxy, &["192.0.2.7", "nonsense"], &ours), proxy);
        assert_eq!(origin(proxy, &[], &ours), proxy);
    }
}
