-- What is kept in registers about paragraphs of the minutes.

CREATE TABLE register_entries (
    id VARCHAR(32) NOT NULL,
    meeting_id VARCHAR(32) NOT NULL,
    block_id VARCHAR(32) NOT NULL,
    kind TEXT CONSTRAINT ck_register_entries_kind CHECK ("kind" IN ('question', 'challenge', 'issue', 'statement')),
    raised_by TEXT NOT NULL,
    kept_with TEXT NOT NULL,
    notes TEXT NOT NULL,
    closed_on TEXT,
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_register_entries PRIMARY KEY (id),
    CONSTRAINT fk_register_entries_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_register_entries_block_id FOREIGN KEY(block_id) REFERENCES blocks (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_register_entries_block_id ON register_entries (block_id);

CREATE INDEX ix_register_entries_meeting_id ON register_entries (meeting_id);
