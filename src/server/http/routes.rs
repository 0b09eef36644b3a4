//! Lists of routes: a router is made of one, and the test of who may do what goes through it.

/// Method and address of every page, below the address of the place, and the function that answers.
macro_rules! routes {
    ($($method:ident $path:literal => $handler:path $(, up to $bytes:path)?;)+) => {
        /// Method and address of every page and decision of this place.
        #[cfg(test)]
        pub(crate) const ROUTES: &[(&str, &str)] = &[$((stringify!($method), $path)),+];

        fn pages() -> axum::Router<$crate::http::AppState> {
            axum::Router::new()
                $(.route(
                    $path,
                    axum::routing::$method($handler)$(.layer(axum::extract::DefaultBodyLimit::max($bytes)))?,
                ))+
        }
    };
}

pub(super) use routes;
