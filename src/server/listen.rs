//! Connections: taken in, given their time, and finished when the server stops.

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::serve::Listener;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use std::time::Duration;
use tokio::net::TcpListener;
use tower::ServiceExt;

/// How long a request's head may take from its first byte or the end of the answer before it: also how long a connection may say
/// nothing. What comes after the head has its time in [`http`](crate::http).
const HEAD: Duration = Duration::from_secs(30);

/// Answers requests until `stop`, and then those that are under way.
pub(crate) async fn serve(mut listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    let mut stop = std::pin::pin!(stop);
    let connections = GracefulShutdown::new();
    loop {
        // Waits a little by itself where the machine has no connection left to give.
        let (stream, peer) = tokio::select! {
            taken = Listener::accept(&mut listener) => taken,
            () = &mut stop => break,
        };
        let router = router.clone();
        let answer = service_fn(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(ConnectInfo(peer));
            router.clone().oneshot(request.map(Body::new))
        });
        let mut builder = http1::Builder::new();
        builder.timer(TokioTimer::new()).header_read_timeout(HEAD);
        let connection = connections.watch(builder.serve_connection(TokioIo::new(stream), answer));
        tokio::spawn(async move {
            // A client that hangs up, or is hung up on, is no fault of the server's.
            if let Err(problem) = connection.await {
                tracing::debug!(%problem, "connection.ended");
            }
        });
    }
    drop(listener);
    connections.shutdown().await;
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::routing::get;
    use std::net::SocketAddr;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpStream;
    use tokio::sync::oneshot;

    async fn served() -> (SocketAddr, oneshot::Sender<()>, tokio::task::JoinHandle<()>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let peer = async |ConnectInfo(peer): ConnectInfo<SocketAddr>| peer.ip().to_string();
        let (stop, stopped) = oneshot::channel();
        let router = Router::new().route("/", get(peer));
        let serving = tokio::spawn(serve(listener, router, async { stopped.await.unwrap_or_default() }));
        (address, stop, serving)
    }

    async fn answer_to(address: SocketAddr, sent: &str) -> String {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(sent.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        answer
    }

    #[tokio::test]
    async fn a_handler_knows_whom_the_connection_came_from_and_a_stop_ends_the_server() {
        let (address, stop, serving) = served().await;
        let answer = answer_to(address, "GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await;
        assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("127.0.0.1"), "{answer}");
        stop.send(()).unwrap();
        serving.await.unwrap();
        assert!(TcpStream::connect(address).await.is_err());
    }

    // Where nothing is left to do, the paused clock goes on to the next time that something waits for.
    #[tokio::test(start_paused = true)]
    async fn a_head_that_never_ends_and_a_connection_that_says_nothing_are_hung_up_on() {
        let (address, _stop, _serving) = served().await;
        let begun = tokio::time::Instant::now();
        for begun_head in ["GET / HTTP/1.1\r\nhost: x\r\nx-slow: ", "G", ""] {
            let answer = answer_to(address, begun_head).await;
            assert!(!answer.contains("200"), "{begun_head:?}: {answer}");
        }
        assert!(begun.elapsed() >= HEAD * 3, "{:?}", begun.elapsed());
    }

    #[tokio::test(start_paused = true)]
    async fn a_connection_that_has_had_its_answer_is_kept_for_a_while_and_no_longer() {
        let (address, _stop, _serving) = served().await;
        let answer = answer_to(address, "GET / HTTP/1.1\r\nhost: x\r\n\r\n").await;
        assert!(answer.ends_with("127.0.0.1"), "{answer}");
    }
}
