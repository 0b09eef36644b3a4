use crate::config::{LogFile, Settings};
use crate::{RunProblem, cli, run};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;

fn settings(port: u16, data: &Path) -> Settings {
    Settings {
        listen: SocketAddr::from((Ipv4Addr::LOCALHOST, port)),
        trusted_proxies: Vec::new(),
        public_address: "http://localhost:8080".into(),
        data_folder: data.into(),
        app_folder: data.into(),
        sign_in: Vec::new(),
        log: LogFile::default(),
    }
}

#[tokio::test]
async fn a_taken_port_is_named_with_the_way_out() {
    let folder = tempfile::tempdir().unwrap();
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    let problem = run(settings(port, folder.path()), false).await.unwrap_err();
    let text = problem.to_string();
    assert!(text.contains(&format!("port {port} is taken")) && text.contains("--listen"), "{text}");
    assert_eq!(cli::Failure::from(problem).exit_code(), 4);
}

#[tokio::test]
async fn a_data_folder_that_cannot_be_made_is_named_with_the_way_out() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    let problem = run(settings(0, &file.join("data")), false).await.unwrap_err();
    assert!(
        matches!(problem, RunProblem::NoFolder { .. }) && problem.to_string().contains("--data-folder"),
        "{problem}"
    );
    assert_eq!(cli::Failure::from(problem).exit_code(), 4);
}

#[cfg(unix)]
#[test]
fn a_data_folder_that_is_made_is_nobody_elses() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("new/data");
    drop(crate::data_folder::alone(&settings(0, &data)).unwrap());
    assert_eq!(std::fs::metadata(&data).unwrap().permissions().mode() & 0o077, 0);
}

#[tokio::test]
async fn a_file_that_is_no_database_is_named_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("folgesvenn.sqlite");
    let text = "not a database, but long enough to be taken for one\n".repeat(100);
    std::fs::write(&file, &text).unwrap();
    let problem = run(settings(0, folder.path()), false).await.unwrap_err();
    for part in ["folgesvenn.sqlite", "no database", "--data-folder", "folgesvenn restore"] {
        assert!(problem.to_string().contains(part), "{part} is missing in {problem}");
    }
    assert_eq!(cli::Failure::from(problem).exit_code(), 5);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
}

#[tokio::test]
async fn nothing_invented_is_put_beside_a_municipality_that_is_in_use() {
    let app = super::TestApp::new().await;
    app.neighbour().await;
    let file = crate::municipality::demo::DEFAULT.read().unwrap();
    let refused = crate::demo::prepare(&app.store, &file, super::app::ADDRESS, app.now()).await.map(|_| ());
    let text = refused.unwrap_err().to_string();
    assert!(text.contains("Nabo kommune") && text.contains("without --demo"), "{text}");
    assert_eq!(app.store.municipalities().await.unwrap().len(), 2);
}
