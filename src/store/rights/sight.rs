//! Which assignments and contacts an officer may see with a role that the deed asks for.

use super::{Deed, May, Role};
use crate::StoreProblem;
use domain::id::{AssignmentId, ContactId};
use sqlx::SqliteConnection;

/// Holds for rows of `$table` whose assignment the officer (bound as `$officer`) may see in one of the roles (bound as
/// `$roles`, a JSON array). A macro, since every query is one constant text.
macro_rules! in_sight {
    ($table:literal, $officer:literal, $roles:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM desk_sight sight WHERE sight.municipality = ",
            $table,
            ".municipality AND sight.assignment = ",
            $table,
            ".assignment AND sight.officer = ",
            $officer,
            " AND sight.role IN (SELECT value FROM json_each(",
            $roles,
            ")))"
        )
    };
}
pub(crate) use in_sight;

/// Whether the officer may see the assignment.
pub(crate) async fn assignment<D: Deed>(
    connection: &mut SqliteConnection,
    may: &May<D>,
    assignment: AssignmentId,
) -> Result<bool, StoreProblem> {
    let seen = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM desk_sight WHERE municipality = $1 AND assignment = $2 AND officer = $3
             AND role IN (SELECT value FROM json_each($4)))",
    )
    .bind(may.scope().id().to_string())
    .bind(assignment.to_string())
    .bind(may.officer().to_string())
    .bind(D::ROLES_JSON)
    .fetch_one(connection)
    .await?;
    Ok(seen)
}

/// Whether the officer may see the contact.
pub(crate) async fn contact<D: Deed>(
    connection: &mut SqliteConnection,
    may: &May<D>,
    contact: ContactId,
) -> Result<bool, StoreProblem> {
    let seen = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM desk_contact_sight WHERE municipality = $1 AND contact = $2 AND officer = $3
             AND role IN (SELECT value FROM json_each($4)))",
    )
    .bind(may.scope().id().to_string())
    .bind(contact.to_string())
    .bind(may.officer().to_string())
    .bind(D::ROLES_JSON)
    .fetch_one(connection)
    .await?;
    Ok(seen)
}

/// The officer's roles where the assignment is.
pub(crate) async fn roles<D: Deed>(
    connection: &mut SqliteConnection,
    may: &May<D>,
    assignment: AssignmentId,
) -> Result<Vec<Role>, StoreProblem> {
    let names: Vec<String> = sqlx::query_scalar(
        "SELECT DISTINCT role FROM desk_sight WHERE municipality = $1 AND assignment = $2 AND officer = $3",
    )
    .bind(may.scope().id().to_string())
    .bind(assignment.to_string())
    .bind(may.officer().to_string())
    .fetch_all(connection)
    .await?;
    Ok(names.iter().filter_map(|name| name.parse().ok()).collect())
}

/// Whether the officer is the contact, or near kin of theirs, as far as that has been declared.
pub(crate) async fn is_party<D: Deed>(
    connection: &mut SqliteConnection,
    may: &May<D>,
    contact: ContactId,
) -> Result<bool, StoreProblem> {
    let party = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM officer_party WHERE municipality = $1 AND officer = $2 AND contact = $3)",
    )
    .bind(may.scope().id().to_string())
    .bind(may.officer().to_string())
    .bind(contact.to_string())
    .fetch_one(connection)
    .await?;
    Ok(party)
}

/// The contact's assignments whose recipient's address is protected.
pub(crate) async fn protected<D: Deed>(
    connection: &mut SqliteConnection,
    may: &May<D>,
    contact: ContactId,
) -> Result<Vec<AssignmentId>, StoreProblem> {
    let ids: Vec<String> = sqlx::query_scalar(
        "SELECT p.assignment FROM assignment_protected p
         JOIN sync_assignments a ON a.municipality = p.municipality AND a.assignment = p.assignment
         WHERE p.municipality = $1 AND a.contact = $2",
    )
    .bind(may.scope().id().to_string())
    .bind(contact.to_string())
    .fetch_all(connection)
    .await?;
    ids.iter().map(|id| crate::ledger::text::read("assignment_protected", id)).collect()
}
