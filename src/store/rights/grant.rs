//! Giving and taking roles, and declaring what keeps an officer from deciding. For the owner of the machine, on the command
//! line.

use super::{Rights, Role};
use crate::audit::{self, Actor, AuditKind};
use crate::ledger::text::{read, read_json};
use crate::ledger::touch_assignments;
use crate::people::Officer;
use crate::{MunicipalityScope, Store, StoreProblem};
use chrono::{DateTime, Utc};
use domain::id::{AssignmentId, ContactId, OfficeId, OfficerId};
use sqlx::SqliteConnection;
use std::collections::BTreeSet;

/// For which office a role counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Every office of the municipality, also later ones.
    Everywhere,
    /// One.
    Office(OfficeId),
}

/// A role and where it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// Where.
    pub reach: Reach,
}

/// Why an officer may not decide about a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nearness {
    /// They are the same person.
    Own,
    /// Near kin.
    Kin,
}

const EVERYWHERE: &str = "*";

impl Grant {
    /// What whoever is alone at a desk needs: everything that is done there, for every office.
    pub const WHOLE_DESK: [Self; 3] =
        [Self::everywhere(Role::Officer), Self::everywhere(Role::Attester), Self::everywhere(Role::Authoriser)];

    /// The role, for every office.
    #[must_use]
    pub const fn everywhere(role: Role) -> Self {
        Self { role, reach: Reach::Everywhere }
    }
}

impl Reach {
    fn text(self) -> String {
        match self {
            Self::Everywhere => EVERYWHERE.to_owned(),
            Self::Office(office) => office.to_string(),
        }
    }
}

impl Store {
    /// What an officer may do now; `None` where the municipality has no such officer.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn rights(
        &self,
        scope: MunicipalityScope,
        officer: OfficerId,
        now: DateTime<Utc>,
    ) -> Result<Option<Rights>, StoreProblem> {
        let mut reading = self.read().await?;
        let name: Option<String> = sqlx::query_scalar("SELECT name FROM officer WHERE municipality = $1 AND id = $2")
            .bind(scope.id().to_string())
            .bind(officer.to_string())
            .fetch_optional(&mut *reading)
            .await?;
        let Some(name) = name else { return Ok(None) };
        let roles = roles_of(&mut reading, scope, officer).await?;
        Ok(Some(Rights::new(scope, Officer { id: officer, name }, roles, now)))
    }

    /// An officer's roles and where they count.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn grants(&self, scope: MunicipalityScope, officer: OfficerId) -> Result<Vec<Grant>, StoreProblem> {
        let rows: Vec<(String, String)> = sqlx::query_as(
            "SELECT role, office FROM officer_role WHERE municipality = $1 AND officer = $2 ORDER BY role, office",
        )
        .bind(scope.id().to_string())
        .bind(officer.to_string())
        .fetch_all(&mut *self.read().await?)
        .await?;
        rows.into_iter()
            .map(|(role, office)| {
                let reach = if office == EVERYWHERE {
                    Reach::Everywhere
                } else {
                    Reach::Office(read("officer_role", &office)?)
                };
                Ok(Grant { role: read("officer_role", &role)?, reach })
            })
            .collect()
    }

    /// Gives an officer a role. Giving it again does no harm.
    ///
    /// # Errors
    /// [`StoreProblem`]; also when the municipality has no such officer.
    pub async fn grant(
        &self,
        scope: MunicipalityScope,
        officer: OfficerId,
        grant: Grant,
        now: DateTime<Utc>,
    ) -> Result<(), StoreProblem> {
        let mut tx = self.write().await?;
        write_grant(&mut tx, scope, officer, grant).await?;
        let what = (AuditKind::Granted, officer.to_string());
        audit::write(&mut tx, scope, (Actor::Owner, now), (what.0, &what.1, "")).await?;
        Ok(tx.commit().await?)
    }

    /// Takes a role away; whether the officer had it.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn take_away(
        &self,
        scope: MunicipalityScope,
        officer: OfficerId,
        grant: Grant,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreProblem> {
        let mut tx = self.write().await?;
        let done = sqlx::query(
            "DELETE FROM officer_role WHERE municipality = $1 AND officer = $2 AND role = $3 AND office = $4",
        )
        .bind(scope.id().to_string())
        .bind(officer.to_string())
        .bind(grant.role.name())
        .bind(grant.reach.text())
        .execute(&mut *tx)
        .await?;
        let what = (AuditKind::TakenAway, officer.to_string());
        audit::write(&mut tx, scope, (Actor::Owner, now), (what.0, &what.1, "")).await?;
        tx.commit().await?;
        Ok(done.rows_affected() > 0)
    }

    /// Declares that an officer stands too near a contact to decide about them.
    ///
    /// # Errors
    /// [`StoreProblem`]; also when the municipality has no such officer or contact.
    pub async fn declare_near(
        &self,
        scope: MunicipalityScope,
        officer: OfficerId,
        (contact, nearness): (ContactId, Nearness),
        now: DateTime<Utc>,
    ) -> Result<(), StoreProblem> {
        let kind = match nearness {
            Nearness::Own => "self",
            Nearness::Kin => "kin",
        };
        let mut tx = self.write().await?;
        sqlx::query(
            "INSERT INTO officer_party (municipality, officer, contact, kind) VALUES ($1, $2, $3, $4)
             ON CONFLICT (municipality, officer, contact) DO UPDATE SET kind = excluded.kind",
        )
        .bind(scope.id().to_string())
        .bind(officer.to_string())
        .bind(contact.to_string())
        .bind(kind)
        .execute(&mut *tx)
        .await?;
        let what = (AuditKind::DeclaredNear, officer.to_string());
        audit::write(&mut tx, scope, (Actor::Owner, now), (what.0, &what.1, "")).await?;
        Ok(tx.commit().await?)
    }

    /// Protects an assignment: from now on only these officers see it, and nobody its places. With nobody named, nobody does.
    ///
    /// # Errors
    /// [`StoreProblem`]; also when the municipality has no such officer.
    pub async fn protect(
        &self,
        scope: MunicipalityScope,
        assignment: AssignmentId,
        confidants: &[OfficerId],
        now: DateTime<Utc>,
    ) -> Result<(), StoreProblem> {
        let mut tx = self.write().await?;
        let municipality = scope.id().to_string();
        sqlx::query("DELETE FROM assignment_confidant WHERE municipality = $1 AND assignment = $2")
            .bind(&municipality)
            .bind(assignment.to_string())
            .execute(&mut *tx)
            .await?;
        sqlx::query(
            "INSERT INTO assignment_protected (municipality, assignment) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        )
        .bind(&municipality)
        .bind(assignment.to_string())
        .execute(&mut *tx)
        .await?;
        for officer in confidants {
            sqlx::query("INSERT INTO assignment_confidant (municipality, assignment, officer) VALUES ($1, $2, $3)")
                .bind(&municipality)
                .bind(assignment.to_string())
                .bind(officer.to_string())
                .execute(&mut *tx)
                .await?;
        }
        touch_assignments(&mut tx, scope, |held| held.row.assignment.id == assignment).await?;
        let what = (AuditKind::Protected, assignment.to_string());
        audit::write(&mut tx, scope, (Actor::Owner, now), (what.0, &what.1, "")).await?;
        Ok(tx.commit().await?)
    }

    /// The municipality's assignments by id, as they are called.
    ///
    /// # Errors
    /// [`StoreProblem`]
    pub async fn assignment_names(
        &self,
        scope: MunicipalityScope,
    ) -> Result<Vec<(AssignmentId, String)>, StoreProblem> {
        let bodies: Vec<String> =
            sqlx::query_scalar("SELECT body FROM sync_assignments WHERE municipality = $1 ORDER BY assignment")
                .bind(scope.id().to_string())
                .fetch_all(&mut *self.read().await?)
                .await?;
        bodies
            .iter()
            .map(|body| {
                let row: sync::AssignmentRow = read_json("sync_assignments", body)?;
                let names = row.assignment.recipients.iter().map(|recipient| recipient.pseudonym.as_str());
                Ok((row.assignment.id, names.collect::<Vec<_>>().join(", ")))
            })
            .collect()
    }
}

pub(crate) async fn write_grant(
    tx: &mut SqliteConnection,
    scope: MunicipalityScope,
    officer: OfficerId,
    grant: Grant,
) -> Result<(), StoreProblem> {
    sqlx::query(
        "INSERT INTO officer_role (municipality, officer, role, office) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
    )
    .bind(scope.id().to_string())
    .bind(officer.to_string())
    .bind(grant.role.name())
    .bind(grant.reach.text())
    .execute(tx)
    .await?;
    Ok(())
}

pub(crate) async fn roles_of(
    connection: &mut SqliteConnection,
    scope: MunicipalityScope,
    officer: OfficerId,
) -> Result<BTreeSet<Role>, StoreProblem> {
    let names: Vec<String> =
        sqlx::query_scalar("SELECT DISTINCT role FROM officer_role WHERE municipality = $1 AND officer = $2")
            .bind(scope.id().to_string())
            .bind(officer.to_string())
            .fetch_all(connection)
            .await?;
    names.iter().map(|name| read("officer_role", name)).collect()
}
