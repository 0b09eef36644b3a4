//! What a provider signs and what a browser brings, changed a little: nobody is in by it, nothing fails, and nothing leads to
//! another site.

mod browser;
mod damage;
mod tokens;

use super::super::app::ADDRESS;
use super::{Answer, World, cookie_of};
use axum::http::{StatusCode, header};
use chrono::TimeDelta;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

/// One server for many cases.
struct Trial {
    runtime: tokio::runtime::Runtime,
    world: World,
}

impl Trial {
    fn new() -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let world = runtime.block_on(World::new());
        Self { runtime, world }
    }

    /// So many cases of what the strategy makes.
    fn each<S: Strategy>(&self, cases: u32, strategy: &S, check: &impl AsyncFn(&World, S::Value)) {
        let config = ProptestConfig { failure_persistence: None, cases, ..ProptestConfig::default() };
        let tried = TestRunner::new(config).run(strategy, |case| {
            self.world.rest();
            self.runtime.block_on(check(&self.world, case));
            Ok(())
        });
        if let Err(problem) = tried {
            panic!("{problem}");
        }
    }
}

impl World {
    /// Nobody waits for having tried too often.
    fn rest(&self) {
        self.app.later(TimeDelta::seconds(61));
        self.provider.says().now = self.app.now();
    }

    /// Nobody is in by this answer, the server has not failed, and no other site is named.
    fn is_shut(&self, answer: &Answer) {
        let status = answer.status;
        // A provider that cannot be understood is one that is down.
        assert!(status.is_client_error() || status == StatusCode::SERVICE_UNAVAILABLE, "{status}: {}", answer.text);
        for cookie in ["__Host-folgesvenn", "__Host-folgesvenn-kontor"] {
            assert_eq!(cookie_of(answer, cookie), None, "{}", answer.text);
        }
        assert!(!answer.text.contains("http-equiv=\"refresh\""), "{}", answer.text);
        self.leads_nowhere_else(answer);
    }

    /// Every address of an answer is ours, or the provider's.
    fn leads_nowhere_else(&self, answer: &Answer) {
        let sent = answer.headers.get_all(header::LOCATION).iter().map(|to| to.to_str().unwrap());
        let named = ["href=\"", "action=\"", "src=\"", "url="].into_iter().flat_map(|mark| {
            let found = answer.text.split(mark).skip(1);
            found.map(|rest| rest.split('"').next().unwrap_or_default())
        });
        let theirs = format!("{}/", self.provider.issuer());
        for address in sent.chain(named) {
            // As browsers read it: a backslash is a slash, and two of them begin another site.
            let read = address.replace('\\', "/").replace("&#38;", "&");
            let ours = read.starts_with(['#', '?'])
                || (read.starts_with('/') && !read.starts_with("//"))
                || read.starts_with(&format!("{ADDRESS}/"));
            assert!(ours || read.starts_with(&theirs), "it leads to {address}: {}", answer.text);
        }
    }
}
