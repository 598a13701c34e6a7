CREATE TABLE posts (
    id VARCHAR(32) NOT NULL,
    names TEXT NOT NULL,
    abbreviation TEXT NOT NULL,
    organisation_id VARCHAR(32),
    seniority TEXT CONSTRAINT ck_posts_seniority CHECK ("seniority" IN ('chief', 'director', 'head', 'manager', 'officer')),
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_posts PRIMARY KEY (id),
    CONSTRAINT fk_posts_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisations (id) DEFERRABLE INITIALLY DEFERRED
);
