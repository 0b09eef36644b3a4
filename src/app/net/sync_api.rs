//! The engine's questions as requests.

use super::{Ask, Transport, decode};
use sync::TransportProblem;
use sync::phone::{Reply, Request, Unreadable, part};
use sync::wire::PullRequest;
use thiserror::Error;

/// Why a question of the engine has no answer.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TalkProblem {
    /// The request failed as a whole.
    #[error(transparent)]
    Transport(#[from] TransportProblem),
    /// What was to be sent is not what was written down; nothing was asked.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
}

/// Asks one question of the engine. `attachment` is what the disk has of the attachment that it speaks of, if any.
///
/// # Errors
/// [`TalkProblem`].
pub async fn talk(transport: &impl Transport, request: &Request, attachment: &[u8]) -> Result<Reply, TalkProblem> {
    let reply = transport.ask(ask(request, attachment)?).await?;
    let read = match request {
        Request::Push(_) => decode(&reply).map(Reply::Push),
        Request::Pull(_) => decode(&reply).map(Reply::Pull),
        Request::Digest(_) => decode(&reply).map(Reply::Digest),
        Request::Offer(_) => decode(&reply).map(Reply::States),
        Request::Piece { .. } => decode(&reply).map(Reply::State),
    };
    Ok(read?)
}

fn ask(request: &Request, attachment: &[u8]) -> Result<Ask, Unreadable> {
    Ok(match request {
        Request::Offer(offer) => Ask::Post { path: "/api/v1/blobs/offer".into(), body: crate::json::write(offer) },
        Request::Piece { blob, offset } => {
            let (at, piece) = part(*blob, attachment, *offset)?;
            let path = format!("/api/v1/blobs/{blob}?offset={}&total={}", at.offset, at.total);
            Ask::Put { path, body: piece.to_vec() }
        }
        Request::Push(push) => Ask::Post { path: "/api/v1/sync/push".into(), body: crate::json::write(push) },
        Request::Pull(pull) => Ask::Get { path: format!("/api/v1/sync/pull?{}", pull_query(pull)) },
        Request::Digest(month) => Ask::Get { path: format!("/api/v1/sync/digest?month={month}") },
    })
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
    fn a_piece_goes_where_its_hash_says_and_only_of_bytes_that_have_it() {
        let bytes = b"a receipt";
        let blob = sync::BlobHash::of(bytes);
        let request = Request::Piece { blob, offset: 2 };
        let path = format!("/api/v1/blobs/{blob}?offset=2&total=9");
        assert_eq!(ask(&request, bytes), Ok(Ask::Put { path, body: b"receipt".to_vec() }));
        assert_eq!(ask(&request, b""), Err(Unreadable));
    }

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
