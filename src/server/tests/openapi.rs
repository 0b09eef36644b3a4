use super::TestApp;

#[tokio::test]
async fn the_description_of_the_api_changes_only_on_purpose() {
    let app = TestApp::new().await;
    insta::assert_json_snapshot!(app.get("/api/v1/openapi.json", None).await.json());
}
