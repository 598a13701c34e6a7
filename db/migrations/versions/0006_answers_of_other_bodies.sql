CREATE TABLE decisions (
    id VARCHAR(32) NOT NULL,
    meeting_id VARCHAR(32) NOT NULL,
    minute_id VARCHAR(32) NOT NULL,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    reached_by TEXT NOT NULL CONSTRAINT ck_decisions_reached_by CHECK ("reached_by" IN ('consensus', 'vote')),
    result TEXT NOT NULL CONSTRAINT ck_decisions_result CHECK ("result" IN ('carried', 'lost', 'provisional', 'advice', 'recommended')),
    proposal_id VARCHAR(32),
    verdict TEXT,
    approves_meeting_id VARCHAR(32),
    final_decider TEXT NOT NULL,
    final_on_day INTEGER CONSTRAINT ck_decisions_final_on_day CHECK ("final_on_day" >= 1 AND "final_on_day" <= 31),
    final_on_month INTEGER CONSTRAINT ck_decisions_final_on_month CHECK ("final_on_month" >= 1 AND "final_on_month" <= 12),
    final_on_year INTEGER CONSTRAINT ck_decisions_final_on_year CHECK ("final_on_year" >= 1 AND "final_on_year" <= 9999),
    final_on_year_inferred INTEGER CONSTRAINT ck_decisions_final_on_year_inferred CHECK ("final_on_year_inferred" >= 0 AND "final_on_year_inferred" <= 1),
    question TEXT NOT NULL,
    limbs TEXT NOT NULL,
    settles_id VARCHAR(32),
    settles_as TEXT CONSTRAINT ck_decisions_settles_as CHECK ("settles_as" IN ('ratified', 'rejected', 'lapsed')),
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_decisions PRIMARY KEY (id),
    CONSTRAINT fk_decisions_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_decisions_minute_id FOREIGN KEY(minute_id) REFERENCES minutes (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_decisions_proposal_id FOREIGN KEY(proposal_id) REFERENCES proposals (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_decisions_approves_meeting_id FOREIGN KEY(approves_meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_decisions_settles_id FOREIGN KEY(settles_id) REFERENCES decisions (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_decisions_approves_meeting_id ON decisions (approves_meeting_id);

CREATE INDEX ix_decisions_meeting_id ON decisions (meeting_id);

CREATE INDEX ix_decisions_minute_id ON decisions (minute_id);

CREATE INDEX ix_decisions_proposal_id ON decisions (proposal_id);

CREATE INDEX ix_decisions_settles_id ON decisions (settles_id);

CREATE TABLE final_answers (
    id VARCHAR(32) NOT NULL,
    meeting_id VARCHAR(32) NOT NULL,
    decision_id VARCHAR(32) NOT NULL,
    outcome TEXT NOT NULL CONSTRAINT ck_final_answers_outcome CHECK ("outcome" IN ('agreed', 'changed', 'not_agreed')),
    on_day INTEGER CONSTRAINT ck_final_answers_on_day CHECK ("on_day" >= 1 AND "on_day" <= 31),
    on_month INTEGER CONSTRAINT ck_final_answers_on_month CHECK ("on_month" >= 1 AND "on_month" <= 12),
    on_year INTEGER CONSTRAINT ck_final_answers_on_year CHECK ("on_year" >= 1 AND "on_year" <= 9999),
    on_year_inferred INTEGER CONSTRAINT ck_final_answers_on_year_inferred CHECK ("on_year_inferred" >= 0 AND "on_year_inferred" <= 1),
    words TEXT NOT NULL,
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_final_answers PRIMARY KEY (id),
    CONSTRAINT fk_final_answers_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_final_answers_decision_id FOREIGN KEY(decision_id) REFERENCES decisions (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_final_answers_decision_id ON final_answers (decision_id);

CREATE INDEX ix_final_answers_meeting_id ON final_answers (meeting_id);
