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

-- Who receives what, notice of other business, and when the board meets.
CREATE TABLE boards (
    id VARCHAR(32) NOT NULL,
    names TEXT NOT NULL,
    legal_name TEXT NOT NULL,
    cover_title TEXT NOT NULL,
    running_title TEXT NOT NULL,
    chair_title TEXT NOT NULL,
    naming TEXT NOT NULL CONSTRAINT ck_boards_naming CHECK ("naming" IN ('post', 'name', 'name_and_post')),
    formats_date TEXT NOT NULL CONSTRAINT ck_boards_formats_date CHECK ("formats_date" IN ('plain', 'ordinal', 'weekday')),
    formats_time TEXT NOT NULL CONSTRAINT ck_boards_formats_time CHECK ("formats_time" IN ('colon', 'hours', 'twelve')),
    formats_time_range_joint TEXT NOT NULL,
    formats_curly_quotes INTEGER NOT NULL CONSTRAINT ck_boards_formats_curly_quotes CHECK ("formats_curly_quotes" IN (0, 1)),
    language TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    holidays TEXT NOT NULL,
    house_style TEXT NOT NULL,
    year_starts_month INTEGER NOT NULL CONSTRAINT ck_boards_year_starts_month CHECK ("year_starts_month" >= 1 AND "year_starts_month" <= 12),
    year_starts_day INTEGER NOT NULL CONSTRAINT ck_boards_year_starts_day CHECK ("year_starts_day" >= 1 AND "year_starts_day" <= 31),
    decision_kinds TEXT NOT NULL,
    deadlines TEXT NOT NULL,
    quorum TEXT,
    parent_id VARCHAR(32),
    item_numbering TEXT NOT NULL CONSTRAINT ck_boards_item_numbering CHECK ("item_numbering" IN ('each_meeting', 'through_year')),
    body_type TEXT CONSTRAINT ck_boards_body_type CHECK ("body_type" IN ('strategic', 'commissioning', 'statutory', 'delivery')),
    legal_basis TEXT NOT NULL,
    relations TEXT NOT NULL,
    voting TEXT,
    earlier_rules TEXT NOT NULL,
    membership TEXT,
    holiday_changes TEXT NOT NULL,
    own_style TEXT,
    number_form TEXT NOT NULL CONSTRAINT ck_boards_number_form CHECK ("number_form" IN ('plain', 'year_after', 'year_before', 'none')),
    sub_numbers TEXT NOT NULL CONSTRAINT ck_boards_sub_numbers CHECK ("sub_numbers" IN ('letters', 'roman', 'points')),
    explained_words TEXT NOT NULL,
    circulation TEXT NOT NULL,
    other_business TEXT,
    scheduling TEXT,
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_boards PRIMARY KEY (id),
    CONSTRAINT fk_boards_parent_id FOREIGN KEY(parent_id) REFERENCES boards (id) DEFERRABLE INITIALLY DEFERRED
);

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
    business TEXT NOT NULL,
    reference TEXT NOT NULL,
    notice TEXT,
    for_action_id VARCHAR(32),
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
-- Members who sit for some business alone, and the decision that made them members.
CREATE TABLE members (
    id VARCHAR(32) NOT NULL,
    seat_id VARCHAR(32) NOT NULL,
    holder_person_id VARCHAR(32),
    holder_post_id VARCHAR(32),
    holder_organisation_id VARCHAR(32),
    holder_group_id VARCHAR(32),
    since TEXT,
    until TEXT,
    suspensions TEXT NOT NULL,
    only_for TEXT NOT NULL,
    agreed_by VARCHAR(32),
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_members PRIMARY KEY (id),
    CONSTRAINT ck_members_holder_is_somebody CHECK (coalesce(holder_person_id, holder_post_id, holder_organisation_id, holder_group_id) IS NOT NULL),
    CONSTRAINT fk_members_seat_id FOREIGN KEY(seat_id) REFERENCES seats (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_members_holder_person_id FOREIGN KEY(holder_person_id) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_members_holder_post_id FOREIGN KEY(holder_post_id) REFERENCES posts (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_members_holder_organisation_id FOREIGN KEY(holder_organisation_id) REFERENCES organisations (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_members_holder_group_id FOREIGN KEY(holder_group_id) REFERENCES groups (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_members_seat_id ON members (seat_id);
-- Business planned ahead that is an open action.
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
    for_action_id VARCHAR(32),
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_forward_plan_entries PRIMARY KEY (id),
    CONSTRAINT fk_forward_plan_entries_board_id FOREIGN KEY(board_id) REFERENCES boards (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_forward_plan_entries_board_id ON forward_plan_entries (board_id);
