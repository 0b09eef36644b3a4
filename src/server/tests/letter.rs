use super::app::hidden;
use super::{Phone, TestApp};
use axum::http::StatusCode;
use serde_json::Value;

const LIST: &str = "/kontor/beskjeder";

/// The subjects of the letters that the phone is told.
async fn told(app: &TestApp, phone: &Phone) -> Vec<String> {
    let rows = phone.pull(app).await["rows"].as_array().unwrap().clone();
    let letters: Option<Value> =
        rows.into_iter().map(|row| row["entity"].clone()).find(|entity| entity["entity"] == "letters");
    let Some(letters) = letters else { return Vec::new() };
    letters["letters"].as_array().unwrap().iter().map(|letter| letter["subject"].as_str().unwrap().to_owned()).collect()
}

fn fields(page: &str, rest: &str) -> String {
    format!("secret={}&{rest}", hidden(page, "secret"))
}

#[tokio::test]
async fn a_letter_is_looked_over_and_then_sent_once_however_often_it_is_pressed() {
    let app = TestApp::new().await;
    let (phone, officer) = (Phone::enrol(&app).await, app.officer_cookie().await);
    let form = app.get(LIST, Some(&officer)).await.text;
    let written =
        fields(&form, "to=all&subject=Frist+for+mars&text=Send+innen+5.+april.%0D%0A%3Cb%3EHilsen+oss%3C%2Fb%3E");
    let look = app.form(LIST, Some(&officer), &written).await;
    assert_eq!(look.status, StatusCode::OK, "{}", look.text);
    assert!(look.text.contains("Send innen 5. april.\n&#60;b&#62;Hilsen oss"), "{}", look.text);
    assert_eq!(told(&app, &phone).await, [] as [String; 0], "it has only been looked over");

    let id = hidden(&look.text, "id");
    let send = format!("{written}&id={id}&then=send");
    for _ in 0..2 {
        assert_eq!(app.form(LIST, Some(&officer), &send).await.status, StatusCode::SEE_OTHER);
    }
    assert_eq!(told(&app, &phone).await, ["Frist for mars"]);
    let page = app.get(LIST, Some(&officer)).await.text;
    assert_eq!(page.matches("Frist for mars</strong>").count(), 1, "{page}");
    assert!(page.contains("Kari Eksempel"), "{page}");
}

#[tokio::test]
async fn what_is_wrong_with_a_letter_is_said_at_its_field_and_nothing_typed_is_lost() {
    let app = TestApp::new().await;
    let (phone, officer) = (Phone::enrol(&app).await, app.officer_cookie().await);
    let form = app.get(LIST, Some(&officer)).await.text;
    for (typed, field) in [
        ("to=&subject=Kurs&text=Kom".to_owned(), "to"),
        ("to=all&subject=+&text=Kom".to_owned(), "subject"),
        (format!("to=all&subject={}&text=Kom", "x".repeat(81)), "subject"),
        ("to=all&subject=Kurs&text=".to_owned(), "text"),
        (format!("to=all&subject=Kurs&text={}", "y".repeat(2_001)), "text"),
    ] {
        let again = app.form(LIST, Some(&officer), &fields(&form, &format!("{typed}&then=send"))).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
        assert!(again.text.contains(&format!("id=\"{field}-problem\"")), "{typed}: {}", again.text);
        let kept = typed.split('&').map(|pair| pair.split_once('=').unwrap().1.replace('+', " "));
        assert!(kept.filter(|value| value.len() > 3).all(|value| again.text.contains(&value)), "{typed}");
    }
    let change = fields(&form, "to=all&subject=Kurs&text=Kom&then=change");
    let again = app.form(LIST, Some(&officer), &change).await;
    assert_eq!(again.status, StatusCode::OK);
    assert!(again.text.contains("value=\"Kurs\"") && again.text.contains(">Kom</textarea>"), "{}", again.text);
    for wrong in ["to=somebody&subject=Kurs&text=Kom", "to=all&subject=Kurs&text=Kom&then=send&id=x", "to=all"] {
        let refused = app.form(LIST, Some(&officer), &fields(&form, wrong)).await;
        assert!(refused.status.is_client_error(), "{wrong}: {}", refused.status);
    }
    assert_eq!(told(&app, &phone).await, [] as [String; 0]);
}

#[tokio::test]
async fn taking_a_letter_back_is_asked_once_more_and_then_it_goes_from_the_phone() {
    let app = TestApp::new().await;
    let (phone, officer) = (Phone::enrol(&app).await, app.officer_cookie().await);
    let form = app.get(LIST, Some(&officer)).await.text;
    let written = fields(&form, "to=all&subject=Feil&text=Feil");
    let look = app.form(LIST, Some(&officer), &written).await.text;
    let id = hidden(&look, "id");
    app.form(LIST, Some(&officer), &format!("{written}&id={id}&then=send")).await;
    assert_eq!(told(&app, &phone).await, ["Feil"]);

    let back = format!("{LIST}/{id}/trekk");
    let asked = app.form(&back, Some(&officer), &fields(&form, "")).await;
    assert_eq!(asked.status, StatusCode::OK, "{}", asked.text);
    assert_eq!(told(&app, &phone).await, ["Feil"], "it was only asked");
    let sure = fields(&form, "sure=yes");
    assert_eq!(app.form(&back, Some(&officer), &sure).await.status, StatusCode::SEE_OTHER);
    assert_eq!(told(&app, &phone).await, [] as [String; 0]);
    assert_eq!(app.form(&back, Some(&officer), &sure).await.status, StatusCode::NOT_FOUND);
}
