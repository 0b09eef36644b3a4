//! The engine's questions as requests.

use super::{Ask, Transport, decode};
use sync::TransportProblem;
use sync::phone::{Reply, Request};
use sync::wire::PullRequest;

/// Asks one question of the engine.
///
/// # Errors
/// [`TransportProblem`], for the request as a whole.
pub async fn talk(transport: &impl Transport, request: &Request) -> Result<Reply, TransportProblem> {
    let reply = transport.ask(ask(request)).await?;
    match request {
        Request::Push(_) => decode(&reply).map(Reply::Push),
        Request::Pull(_) => decode(&reply).map(Reply::Pull),
        Request::Digest(_) => decode(&reply).map(Reply::Digest),
    }
}

fn ask(request: &Request) -> Ask {
    match request {
        Request::Push(push) => Ask::Post { path: "/api/v1/sync/push".into(), body: crate::json::write(push) },
        Request::Pull(pull) => Ask::Get { path: format!("/api/v1/sync/pull?{}", pull_query(pull)) },
        Request::Digest(month) => Ask::Get { path: format!("/api/v1/sync/digest?month={month}") },
    }
}

fn pull_query(pull: &PullRequest) -> String {
    let PullRequest { proto, epoch, after, limit, recount } = pull;
    let epoch = epoch.map(|epoch| format!("&epoch={epoch}")).unwrap_or_default();
    let recount = if *recount { "&recount=true" } else { "" };
    format!("proto={proto}{epoch}&after={after}&limit={limit}{recount}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use sync::Seq;

    #[test]
    fn a_pull_names_where_it_goes_on() {
        let epoch = "0190b3a0-0000-7000-8000-000000000001".parse().unwrap();
        let pull = PullRequest { proto: 1, epoch: Some(epoch), after: Seq(7), limit: 500, recount: false };
        assert_eq!(pull_query(&pull), "proto=1&epoch=0190b3a0-0000-7000-8000-000000000001&after=7&limit=500");
        assert_eq!(
            pull_query(&PullRequest { epoch: None, recount: true, ..pull }),
            "proto=1&after=7&limit=500&recount=true"
        );
    }
}
