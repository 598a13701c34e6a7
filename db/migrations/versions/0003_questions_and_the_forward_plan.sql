CREATE TABLE forward_plan_entries (
    id VARCHAR(32) NOT NULL,
    board_id VARCHAR(32) NOT NULL,
    position INTEGER NOT NULL CONSTRAINT ck_forward_plan_entries_position CHECK ("position" >= -4611686018427387904 AND "position" <= 4611686018427387904),
    title TEXT NOT NULL,
    due_day INTEGER CONSTRAINT ck_forward_plan_entries_due_day CHECK ("due_day" >= 1 AND "due_day" <= 31),
    due_month INTEGER CONSTRAINT ck_forward_plan_entries_due_month CHECK ("due_month" >= 1 AND "due_month" <= 12),
    due_year INTEGER CONSTRAINT ck_forward_plan_entries_due_year CHECK ("due_year" >= 1 AND "due_year" <= 9999),
    due_year_inferred INTEGER CONSTRAINT ck_forward_plan_entries_due_year_inferred CHECK ("due_year_inferred" >= 0 AND "due_year_inferred" <= 1),
    every_months INTEGER CONSTRAINT ck_forward_plan_entries_every_months CHECK ("every_months" >= 1 AND "every_months" <= 4611686018427387904),
    leads TEXT NOT NULL,
    purpose TEXT CONSTRAINT ck_forward_plan_entries_purpose CHECK ("purpose" IN ('information', 'discussion', 'decision')),
    note TEXT NOT NULL,
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_forward_plan_entries PRIMARY KEY (id),
    CONSTRAINT fk_forward_plan_entries_board_id FOREIGN KEY(board_id) REFERENCES boards (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_forward_plan_entries_board_id ON forward_plan_entries (board_id);
CREATE TABLE agenda_items (
    id VARCHAR(32) NOT NULL,
    meeting_id VARCHAR(32) NOT NULL,
    position INTEGER NOT NULL CONSTRAINT ck_agenda_items_position CHECK ("position" >= -4611686018427387904 AND "position" <= 4611686018427387904),
    title TEXT NOT NULL,
    parent_id VARCHAR(32),
    pinned_number TEXT,
    leads TEXT NOT NULL,
    slot_start TEXT,
    slot_end TEXT,
    minutes_planned INTEGER,
    purpose TEXT CONSTRAINT ck_agenda_items_purpose CHECK ("purpose" IN ('information', 'discussion', 'decision')),
    recommendations TEXT NOT NULL,
    state TEXT NOT NULL CONSTRAINT ck_agenda_items_state CHECK ("state" IN ('planned', 'deferred', 'withdrawn')),
    exempt_reason TEXT,
    exempt_public_title TEXT,
    exempt_public_summary TEXT,
    gathers TEXT CONSTRAINT ck_agenda_items_gathers CHECK ("gathers" IN ('open_actions', 'forward_plan')),
    continues VARCHAR(32),
    opening TEXT NOT NULL,
    summary TEXT NOT NULL,
    sponsors TEXT NOT NULL,
    plan_entry_id VARCHAR(32),
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_agenda_items PRIMARY KEY (id),
    CONSTRAINT ck_agenda_items_slot_whole CHECK ((slot_start IS NULL) = (slot_end IS NULL)),
    CONSTRAINT ck_agenda_items_exempt_whole CHECK ((exempt_reason IS NULL) = (exempt_public_title IS NULL) AND (exempt_reason IS NULL) = (exempt_public_summary IS NULL)),
    CONSTRAINT fk_agenda_items_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_agenda_items_parent_id FOREIGN KEY(parent_id) REFERENCES agenda_items (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_agenda_items_continues FOREIGN KEY(continues) REFERENCES agenda_items (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_agenda_items_plan_entry_id FOREIGN KEY(plan_entry_id) REFERENCES forward_plan_entries (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_agenda_items_continues ON agenda_items (continues);
CREATE INDEX ix_agenda_items_meeting_id ON agenda_items (meeting_id);
CREATE INDEX ix_agenda_items_parent_id ON agenda_items (parent_id);
CREATE INDEX ix_agenda_items_plan_entry_id ON agenda_items (plan_entry_id);
CREATE TABLE item_questions (
    id VARCHAR(32) NOT NULL,
    item_id VARCHAR(32) NOT NULL,
    position INTEGER NOT NULL CONSTRAINT ck_item_questions_position CHECK ("position" >= -4611686018427387904 AND "position" <= 4611686018427387904),
    text TEXT NOT NULL,
    source TEXT NOT NULL,
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_item_questions PRIMARY KEY (id),
    CONSTRAINT fk_item_questions_item_id FOREIGN KEY(item_id) REFERENCES agenda_items (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_item_questions_item_id ON item_questions (item_id);
CREATE TABLE decisions (
    id VARCHAR(32) NOT NULL,
    meeting_id VARCHAR(32) NOT NULL,
    minute_id VARCHAR(32) NOT NULL,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    reached_by TEXT NOT NULL CONSTRAINT ck_decisions_reached_by CHECK ("reached_by" IN ('consensus', 'vote')),
    result TEXT NOT NULL CONSTRAINT ck_decisions_result CHECK ("result" IN ('carried', 'lost', 'provisional')),
    proposal_id VARCHAR(32),
    verdict TEXT,
    approves_meeting_id VARCHAR(32),
    final_decider TEXT NOT NULL,
    final_on_day INTEGER CONSTRAINT ck_decisions_final_on_day CHECK ("final_on_day" >= 1 AND "final_on_day" <= 31),
    final_on_month INTEGER CONSTRAINT ck_decisions_final_on_month CHECK ("final_on_month" >= 1 AND "final_on_month" <= 12),
    final_on_year INTEGER CONSTRAINT ck_decisions_final_on_year CHECK ("final_on_year" >= 1 AND "final_on_year" <= 9999),
    final_on_year_inferred INTEGER CONSTRAINT ck_decisions_final_on_year_inferred CHECK ("final_on_year_inferred" >= 0 AND "final_on_year_inferred" <= 1),
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_decisions PRIMARY KEY (id),
    CONSTRAINT fk_decisions_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_decisions_minute_id FOREIGN KEY(minute_id) REFERENCES minutes (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_decisions_proposal_id FOREIGN KEY(proposal_id) REFERENCES proposals (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_decisions_approves_meeting_id FOREIGN KEY(approves_meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_decisions_approves_meeting_id ON decisions (approves_meeting_id);
CREATE INDEX ix_decisions_meeting_id ON decisions (meeting_id);
CREATE INDEX ix_decisions_minute_id ON decisions (minute_id);
CREATE INDEX ix_decisions_proposal_id ON decisions (proposal_id);
CREATE TABLE blocks (
    id VARCHAR(32) NOT NULL,
    minute_id VARCHAR(32) NOT NULL,
    position INTEGER NOT NULL CONSTRAINT ck_blocks_position CHECK ("position" >= -4611686018427387904 AND "position" <= 4611686018427387904),
    kind TEXT NOT NULL CONSTRAINT ck_blocks_kind CHECK ("kind" IN ('paragraph', 'list_entry', 'quotation', 'table', 'action', 'earlier_action', 'decision', 'vote', 'declaration', 'question', 'answer', 'watching_brief', 'private_note', 'later_note')),
    text TEXT NOT NULL,
    numbered INTEGER NOT NULL CONSTRAINT ck_blocks_numbered CHECK ("numbered" IN (0, 1)),
    pinned_number TEXT,
    marker TEXT CONSTRAINT ck_blocks_marker CHECK ("marker" IN ('bullet', 'decimal', 'letter', 'roman')),
    level INTEGER NOT NULL CONSTRAINT ck_blocks_level CHECK ("level" >= 0 AND "level" <= 2),
    restart INTEGER NOT NULL CONSTRAINT ck_blocks_restart CHECK ("restart" IN (0, 1)),
    "update" TEXT NOT NULL,
    status TEXT CONSTRAINT ck_blocks_status CHECK ("status" IN ('open', 'ongoing', 'progress', 'on_agenda', 'completed', 'completed_with_evidence', 'completed_with_comment')),
    rows TEXT NOT NULL,
    at TEXT,
    action_id VARCHAR(32),
    decision_id VARCHAR(32),
    vote_id VARCHAR(32),
    declaration_id VARCHAR(32),
    question_id VARCHAR(32),
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_blocks PRIMARY KEY (id),
    CONSTRAINT fk_blocks_minute_id FOREIGN KEY(minute_id) REFERENCES minutes (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_blocks_action_id FOREIGN KEY(action_id) REFERENCES actions (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_blocks_decision_id FOREIGN KEY(decision_id) REFERENCES decisions (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_blocks_vote_id FOREIGN KEY(vote_id) REFERENCES votes (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_blocks_declaration_id FOREIGN KEY(declaration_id) REFERENCES declarations (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_blocks_question_id FOREIGN KEY(question_id) REFERENCES item_questions (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_blocks_action_id ON blocks (action_id);
CREATE INDEX ix_blocks_decision_id ON blocks (decision_id);
CREATE INDEX ix_blocks_declaration_id ON blocks (declaration_id);
CREATE INDEX ix_blocks_minute_id ON blocks (minute_id);
CREATE INDEX ix_blocks_question_id ON blocks (question_id);
CREATE INDEX ix_blocks_vote_id ON blocks (vote_id);
