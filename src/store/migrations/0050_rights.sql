-- Who may do what at the desk, and for which office.
CREATE TABLE officer_role (
    municipality TEXT NOT NULL,
    officer      TEXT NOT NULL,
    role         TEXT NOT NULL CHECK (role IN ('officer', 'attester', 'authoriser', 'administrator', 'support')),
    office       TEXT NOT NULL, -- its id, or '*' for every office
    PRIMARY KEY (municipality, officer, role, office),
    FOREIGN KEY (municipality, officer) REFERENCES officer (municipality, id)
) STRICT, WITHOUT ROWID;

-- Whoever is at the desk already goes on as before: everything there was to do, for every office.
INSERT INTO officer_role (municipality, officer, role, office)
SELECT officer.municipality, officer.id, role.value, '*' FROM officer, json_each('["officer", "attester", "authoriser"]') role;

-- Whom an officer stands too near to decide about (forvaltningsloven, chapter II).
CREATE TABLE officer_party (
    municipality TEXT NOT NULL,
    officer      TEXT NOT NULL,
    contact      TEXT NOT NULL,
    kind         TEXT NOT NULL CHECK (kind IN ('self', 'kin')),
    PRIMARY KEY (municipality, officer, contact),
    FOREIGN KEY (municipality, officer) REFERENCES officer (municipality, id),
    FOREIGN KEY (municipality, contact) REFERENCES contact (municipality, id)
) STRICT, WITHOUT ROWID;

-- Assignments for a recipient whose address is protected, and the officers who may see them.
CREATE TABLE assignment_protected (
    municipality TEXT NOT NULL,
    assignment   TEXT NOT NULL,
    PRIMARY KEY (municipality, assignment)
) STRICT, WITHOUT ROWID;

CREATE TABLE assignment_confidant (
    municipality TEXT NOT NULL,
    assignment   TEXT NOT NULL,
    officer      TEXT NOT NULL,
    PRIMARY KEY (municipality, assignment, officer),
    FOREIGN KEY (municipality, assignment) REFERENCES assignment_protected (municipality, assignment),
    FOREIGN KEY (municipality, officer) REFERENCES officer (municipality, id)
) STRICT, WITHOUT ROWID;

ALTER TABLE sync_assignments
    ADD COLUMN office TEXT GENERATED ALWAYS AS (json_extract(body, '$.assignment.office')) VIRTUAL;

-- Which assignments an officer may see, by role.
CREATE VIEW desk_sight AS
SELECT a.municipality, a.assignment, a.contact, r.officer, r.role
FROM sync_assignments a
JOIN officer_role r ON r.municipality = a.municipality AND r.office IN ('*', a.office)
WHERE NOT EXISTS (SELECT 1 FROM assignment_protected p
                  WHERE p.municipality = a.municipality AND p.assignment = a.assignment)
   OR EXISTS (SELECT 1 FROM assignment_confidant c
              WHERE c.municipality = a.municipality AND c.assignment = a.assignment AND c.officer = r.officer);

-- Which contacts an officer may see, by role: those of the office, but none with an assignment that is protected from them.
CREATE VIEW desk_contact_sight AS
SELECT contact.municipality, contact.id AS contact, r.officer, r.role
FROM contact
JOIN officer_role r ON r.municipality = contact.municipality
WHERE (r.office = '*' OR EXISTS (SELECT 1 FROM sync_assignments a
           WHERE a.municipality = contact.municipality AND a.contact = contact.id AND a.office = r.office))
  AND NOT EXISTS (SELECT 1 FROM sync_assignments a
      JOIN assignment_protected p ON p.municipality = a.municipality AND p.assignment = a.assignment
      WHERE a.municipality = contact.municipality AND a.contact = contact.id
        AND NOT EXISTS (SELECT 1 FROM assignment_confidant c
            WHERE c.municipality = a.municipality AND c.assignment = a.assignment AND c.officer = r.officer));
