//! A municipality's year through the command line, beside a plain SUM over the same rows in SQLite, as a ratio: what the
//! rules cost above merely adding up. 1 300 contacts, 12 months, 8 meetings a month, each with a trip and every other
//! with an expense, on one core. `cargo bench -p server --bench municipality_year`; `BENCH_CONTACTS=100` for a quick look.

use sqlx::{Connection, Row, SqliteConnection};
use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const CONTACTS: u32 = 1_300;
const MONTHS: u32 = 12;
const MEETINGS: u32 = 8;

/// A meeting, in the smallest units.
struct Meeting {
    contact: u32,
    month: u32,
    day: u32,
    minutes: u32,
    metres: u32,
    ore: u32,
}

fn meetings(contacts: u32) -> impl Iterator<Item = Meeting> {
    (0..contacts).flat_map(|contact| {
        (1..=MONTHS).flat_map(move |month| {
            (0..MEETINGS).map(move |nth| Meeting {
                contact,
                month,
                day: 1 + nth * 3,
                minutes: 90 + (contact + nth) % 5 * 15,
                // Some 300 km a month: about every other contact passes the cap.
                metres: 20_000 + (contact * 7 + nth * 13) % 350 * 100,
                ore: if nth % 2 == 0 { 5_000 + (contact + nth) % 90 * 100 } else { 0 },
            })
        })
    })
}

fn log(contacts: u32) -> Result<String, std::fmt::Error> {
    let mut text = "kontakt;dato;start;slutt;fra;til;km;utlegg;kr\n".to_owned();
    for Meeting { contact, month, day, minutes, metres, ore } in meetings(contacts) {
        let (hour, minute) = (17 + minutes / 60, minutes % 60);
        write!(text, "K-{contact};{day:02}.{month:02}.2026;17:00;{hour}:{minute:02};Hjem;Badet;")?;
        write!(text, "{},{:03};", metres / 1000, metres % 1000)?;
        match ore {
            0 => writeln!(text, ";")?,
            ore => writeln!(text, "Billett;{},{:02}", ore / 100, ore % 100)?,
        }
    }
    Ok(text)
}

/// The command line, from file to CSV.
fn reckoned(log: &Path) -> Result<(Duration, usize), Box<dyn Error>> {
    let municipality = Path::new(env!("CARGO_MANIFEST_DIR")).join("municipality/demo/fjellmyr.toml");
    let began = Instant::now();
    let done = Command::new(env!("CARGO_BIN_EXE_folgesvenn"))
        .args(["timesheet", "--language", "nb", "--format", "csv", "--municipality"])
        .arg(municipality)
        .arg("--log")
        .arg(log)
        .stderr(Stdio::inherit())
        .output()?;
    let took = began.elapsed();
    if !done.status.success() {
        return Err(format!("folgesvenn timesheet: {}", done.status).into());
    }
    let months = String::from_utf8(done.stdout)?.matches(";Til sammen;").count();
    Ok((took, months))
}

/// The same rows, added up by SQLite.
async fn summed(contacts: u32) -> Result<(Duration, usize), sqlx::Error> {
    let mut database = SqliteConnection::connect("sqlite::memory:").await?;
    let mut tx = database.begin().await?;
    sqlx::query("CREATE TABLE meeting (contact INTEGER, month INTEGER, minutes INTEGER, metres INTEGER, ore INTEGER)")
        .execute(&mut *tx)
        .await?;
    for meeting in meetings(contacts) {
        sqlx::query("INSERT INTO meeting VALUES ($1, $2, $3, $4, $5)")
            .bind(meeting.contact)
            .bind(meeting.month)
            .bind(meeting.minutes)
            .bind(meeting.metres)
            .bind(meeting.ore)
            .execute(&mut *tx)
            .await?;
    }
    tx.commit().await?;
    let began = Instant::now();
    let rows =
        sqlx::query("SELECT contact, month, SUM(minutes), SUM(metres), SUM(ore) FROM meeting GROUP BY contact, month")
            .fetch_all(&mut database)
            .await?;
    let metres: i64 = rows.iter().map(|row| row.get::<i64, _>(3)).sum();
    let took = began.elapsed();
    assert!(metres > 0, "SQLite added nothing up");
    Ok((took, rows.len()))
}

fn main() -> Result<(), Box<dyn Error>> {
    let contacts = std::env::var("BENCH_CONTACTS").ok().and_then(|number| number.parse().ok()).unwrap_or(CONTACTS);
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("year.csv");
    std::fs::write(&path, log(contacts)?)?;
    let (reckoning, months) = reckoned(&path)?;
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let (sum, groups) = runtime.block_on(summed(contacts))?;
    if months != groups {
        return Err(format!("{months} months were reckoned and {groups} added up").into());
    }
    let rows = contacts * MONTHS * MEETINGS;
    println!(
        "municipality_year: {contacts} contacts, {months} months, {rows} meetings: rules {:.2} s ({:.0} µs a month), SUM {:.3} s, ratio {:.1}",
        reckoning.as_secs_f64(),
        reckoning.as_secs_f64() * 1e6 / f64::from(u32::try_from(months)?),
        sum.as_secs_f64(),
        reckoning.as_secs_f64() / sum.as_secs_f64(),
    );
    Ok(())
}
