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
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_boards PRIMARY KEY (id),
    CONSTRAINT fk_boards_parent_id FOREIGN KEY(parent_id) REFERENCES boards (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE style_files (
    id VARCHAR(32) NOT NULL,
    board_id VARCHAR(32) NOT NULL,
    role TEXT NOT NULL CONSTRAINT ck_style_files_role CHECK ("role" IN ('logo', 'template')),
    name TEXT NOT NULL,
    content TEXT NOT NULL,
    description TEXT NOT NULL,
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_style_files PRIMARY KEY (id),
    CONSTRAINT fk_style_files_board_id FOREIGN KEY(board_id) REFERENCES boards (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_style_files_board_id ON style_files (board_id);

CREATE TABLE seats (
    id VARCHAR(32) NOT NULL,
    board_id VARCHAR(32) NOT NULL,
    category_id VARCHAR(32),
    position INTEGER NOT NULL CONSTRAINT ck_seats_position CHECK ("position" >= -4611686018427387904 AND "position" <= 4611686018427387904),
    title TEXT NOT NULL,
    agency_id VARCHAR(32),
    roles TEXT NOT NULL,
    tags TEXT NOT NULL,
    voting INTEGER NOT NULL CONSTRAINT ck_seats_voting CHECK ("voting" IN (0, 1)),
    weight INTEGER NOT NULL,
    substitutes TEXT NOT NULL,
    co_opted INTEGER NOT NULL CONSTRAINT ck_seats_co_opted CHECK ("co_opted" IN (0, 1)),
    agreed TEXT NOT NULL,
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_seats PRIMARY KEY (id),
    CONSTRAINT fk_seats_board_id FOREIGN KEY(board_id) REFERENCES boards (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_seats_category_id FOREIGN KEY(category_id) REFERENCES categories (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_seats_agency_id FOREIGN KEY(agency_id) REFERENCES agencies (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_seats_board_id ON seats (board_id);

CREATE TABLE meetings (
    id VARCHAR(32) NOT NULL,
    board_id VARCHAR(32) NOT NULL,
    date TEXT NOT NULL,
    start TEXT NOT NULL,
    "end" TEXT,
    venue TEXT NOT NULL,
    mode TEXT NOT NULL CONSTRAINT ck_meetings_mode CHECK ("mode" IN ('in_person', 'hybrid', 'remote', 'workshop')),
    time_zone TEXT NOT NULL,
    steps TEXT NOT NULL,
    approved_in VARCHAR(32),
    first_number INTEGER NOT NULL CONSTRAINT ck_meetings_first_number CHECK ("first_number" >= 0 AND "first_number" <= 4611686018427387904),
    adjourned_from VARCHAR(32),
    title TEXT NOT NULL,
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_meetings PRIMARY KEY (id),
    CONSTRAINT fk_meetings_board_id FOREIGN KEY(board_id) REFERENCES boards (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_meetings_approved_in FOREIGN KEY(approved_in) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_meetings_adjourned_from FOREIGN KEY(adjourned_from) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_meetings_adjourned_from ON meetings (adjourned_from);

CREATE INDEX ix_meetings_approved_in ON meetings (approved_in);

CREATE INDEX ix_meetings_board_id_date ON meetings (board_id, date);

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

CREATE TABLE events (
    id VARCHAR(32) NOT NULL,
    meeting_id VARCHAR(32) NOT NULL,
    at TEXT NOT NULL,
    seq INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    kind TEXT NOT NULL CONSTRAINT ck_events_kind CHECK ("kind" IN ('started', 'adjourned', 'resumed', 'ended', 'moved', 'timer_paused', 'timer_started', 'arrived', 'left', 'stepped_out', 'returned', 'apologies', 'expected', 'absent', 'cleared', 'took_chair', 'chair_went_on', 'chair_stopped', 'count_called', 'joined', 'left_office', 'suspended', 'reinstated')),
    fold INTEGER NOT NULL CONSTRAINT ck_events_fold CHECK ("fold" >= 0 AND "fold" <= 1),
    attendee_id VARCHAR(32),
    minute_id VARCHAR(32),
    after_block_id VARCHAR(32),
    remote INTEGER NOT NULL CONSTRAINT ck_events_remote CHECK ("remote" IN (0, 1)),
    supersedes VARCHAR(32),
    note TEXT NOT NULL,
    declaration_id VARCHAR(32),
    exclusion TEXT CONSTRAINT ck_events_exclusion CHECK ("exclusion" IN ('agreed', 'not_agreed')),
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_events PRIMARY KEY (id),
    CONSTRAINT fk_events_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_events_attendee_id FOREIGN KEY(attendee_id) REFERENCES attendees (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_events_minute_id FOREIGN KEY(minute_id) REFERENCES minutes (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_events_supersedes FOREIGN KEY(supersedes) REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_events_declaration_id FOREIGN KEY(declaration_id) REFERENCES declarations (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_events_attendee_id ON events (attendee_id);

CREATE INDEX ix_events_declaration_id ON events (declaration_id);

CREATE INDEX ix_events_meeting_id ON events (meeting_id);

CREATE INDEX ix_events_minute_id ON events (minute_id);

CREATE INDEX ix_events_supersedes ON events (supersedes);

CREATE TABLE votes (
    id VARCHAR(32) NOT NULL,
    meeting_id VARCHAR(32) NOT NULL,
    minute_id VARCHAR(32) NOT NULL,
    at TEXT NOT NULL,
    proposal_id VARCHAR(32),
    votes_for INTEGER NOT NULL CONSTRAINT ck_votes_votes_for CHECK ("votes_for" >= 0),
    votes_against INTEGER NOT NULL CONSTRAINT ck_votes_votes_against CHECK ("votes_against" >= 0),
    abstentions INTEGER NOT NULL CONSTRAINT ck_votes_abstentions CHECK ("abstentions" >= 0),
    eligible INTEGER CONSTRAINT ck_votes_eligible CHECK ("eligible" >= 0),
    verdict TEXT,
    question TEXT NOT NULL,
    ballots TEXT NOT NULL CONSTRAINT ck_votes_ballots CHECK ("ballots" IN ('open', 'named', 'named_on_request', 'secret')),
    seat_votes TEXT NOT NULL,
    settled TEXT NOT NULL,
    tie_broken TEXT CONSTRAINT ck_votes_tie_broken CHECK ("tie_broken" IN ('for', 'against', 'abstain')),
    consensus_failed INTEGER NOT NULL CONSTRAINT ck_votes_consensus_failed CHECK ("consensus_failed" IN (0, 1)),
    limbs TEXT NOT NULL,
    result TEXT,
    rounds TEXT NOT NULL,
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_votes PRIMARY KEY (id),
    CONSTRAINT fk_votes_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_votes_minute_id FOREIGN KEY(minute_id) REFERENCES minutes (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_votes_proposal_id FOREIGN KEY(proposal_id) REFERENCES proposals (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_votes_meeting_id ON votes (meeting_id);

CREATE INDEX ix_votes_minute_id ON votes (minute_id);

CREATE INDEX ix_votes_proposal_id ON votes (proposal_id);
