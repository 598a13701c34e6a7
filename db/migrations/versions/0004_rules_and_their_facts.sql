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
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_boards PRIMARY KEY (id),
    CONSTRAINT fk_boards_parent_id FOREIGN KEY(parent_id) REFERENCES boards (id) DEFERRABLE INITIALLY DEFERRED
);
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
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_seats PRIMARY KEY (id),
    CONSTRAINT fk_seats_board_id FOREIGN KEY(board_id) REFERENCES boards (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_seats_category_id FOREIGN KEY(category_id) REFERENCES categories (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_seats_agency_id FOREIGN KEY(agency_id) REFERENCES agencies (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_seats_board_id ON seats (board_id);
CREATE TABLE standing_interests (
    id VARCHAR(32) NOT NULL,
    board_id VARCHAR(32) NOT NULL,
    holder_person_id VARCHAR(32),
    holder_post_id VARCHAR(32),
    holder_organisation_id VARCHAR(32),
    holder_group_id VARCHAR(32),
    interest TEXT NOT NULL,
    since TEXT,
    until TEXT,
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_standing_interests PRIMARY KEY (id),
    CONSTRAINT ck_standing_interests_holder_is_somebody CHECK (coalesce(holder_person_id, holder_post_id, holder_organisation_id, holder_group_id) IS NOT NULL),
    CONSTRAINT fk_standing_interests_board_id FOREIGN KEY(board_id) REFERENCES boards (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_standing_interests_holder_person_id FOREIGN KEY(holder_person_id) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_standing_interests_holder_post_id FOREIGN KEY(holder_post_id) REFERENCES posts (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_standing_interests_holder_organisation_id FOREIGN KEY(holder_organisation_id) REFERENCES organisations (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_standing_interests_holder_group_id FOREIGN KEY(holder_group_id) REFERENCES groups (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_standing_interests_board_id ON standing_interests (board_id);
CREATE TABLE attendees (
    id VARCHAR(32) NOT NULL,
    meeting_id VARCHAR(32) NOT NULL,
    position INTEGER NOT NULL CONSTRAINT ck_attendees_position CHECK ("position" >= -4611686018427387904 AND "position" <= 4611686018427387904),
    who_person_id VARCHAR(32),
    who_post_id VARCHAR(32),
    who_organisation_id VARCHAR(32),
    who_group_id VARCHAR(32),
    capacity TEXT NOT NULL CONSTRAINT ck_attendees_capacity CHECK ("capacity" IN ('member', 'substitute', 'observer', 'guest', 'clerk', 'group')),
    seat_id VARCHAR(32),
    category_id VARCHAR(32),
    substitute_for VARCHAR(32),
    head_count INTEGER CONSTRAINT ck_attendees_head_count CHECK ("head_count" >= 0),
    proxy_id VARCHAR(32),
    remit TEXT NOT NULL,
    reason TEXT NOT NULL,
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_attendees PRIMARY KEY (id),
    CONSTRAINT ck_attendees_who_is_somebody CHECK (coalesce(who_person_id, who_post_id, who_organisation_id, who_group_id) IS NOT NULL),
    CONSTRAINT fk_attendees_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_attendees_who_person_id FOREIGN KEY(who_person_id) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_attendees_who_post_id FOREIGN KEY(who_post_id) REFERENCES posts (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_attendees_who_organisation_id FOREIGN KEY(who_organisation_id) REFERENCES organisations (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_attendees_who_group_id FOREIGN KEY(who_group_id) REFERENCES groups (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_attendees_seat_id FOREIGN KEY(seat_id) REFERENCES seats (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_attendees_category_id FOREIGN KEY(category_id) REFERENCES categories (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_attendees_substitute_for FOREIGN KEY(substitute_for) REFERENCES attendees (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_attendees_proxy_id FOREIGN KEY(proxy_id) REFERENCES attendees (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_attendees_meeting_id ON attendees (meeting_id);
CREATE INDEX ix_attendees_proxy_id ON attendees (proxy_id);
CREATE INDEX ix_attendees_substitute_for ON attendees (substitute_for);
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
CREATE TABLE declarations (
    id VARCHAR(32) NOT NULL,
    meeting_id VARCHAR(32) NOT NULL,
    minute_id VARCHAR(32) NOT NULL,
    at TEXT NOT NULL,
    attendee_id VARCHAR(32),
    interest TEXT NOT NULL,
    ruling TEXT NOT NULL,
    effect TEXT NOT NULL CONSTRAINT ck_declarations_effect CHECK ("effect" IN ('stays', 'speaks_only', 'leaves')),
    standing_id VARCHAR(32),
    item_id VARCHAR(32),
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_declarations PRIMARY KEY (id),
    CONSTRAINT fk_declarations_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_declarations_minute_id FOREIGN KEY(minute_id) REFERENCES minutes (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_declarations_attendee_id FOREIGN KEY(attendee_id) REFERENCES attendees (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_declarations_standing_id FOREIGN KEY(standing_id) REFERENCES standing_interests (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_declarations_item_id FOREIGN KEY(item_id) REFERENCES agenda_items (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_declarations_attendee_id ON declarations (attendee_id);
CREATE INDEX ix_declarations_item_id ON declarations (item_id);
CREATE INDEX ix_declarations_meeting_id ON declarations (meeting_id);
CREATE INDEX ix_declarations_minute_id ON declarations (minute_id);
CREATE INDEX ix_declarations_standing_id ON declarations (standing_id);
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
CREATE TABLE events (
    id VARCHAR(32) NOT NULL,
    meeting_id VARCHAR(32) NOT NULL,
    at TEXT NOT NULL,
    seq INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    kind TEXT NOT NULL CONSTRAINT ck_events_kind CHECK ("kind" IN ('started', 'adjourned', 'resumed', 'ended', 'moved', 'timer_paused', 'timer_started', 'arrived', 'left', 'stepped_out', 'returned', 'apologies', 'expected', 'absent', 'cleared', 'took_chair', 'chair_went_on', 'chair_stopped')),
    fold INTEGER NOT NULL CONSTRAINT ck_events_fold CHECK ("fold" >= 0 AND "fold" <= 1),
    attendee_id VARCHAR(32),
    minute_id VARCHAR(32),
    after_block_id VARCHAR(32),
    remote INTEGER NOT NULL CONSTRAINT ck_events_remote CHECK ("remote" IN (0, 1)),
    supersedes VARCHAR(32),
    note TEXT NOT NULL,
    declaration_id VARCHAR(32),
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
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_votes PRIMARY KEY (id),
    CONSTRAINT fk_votes_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_votes_minute_id FOREIGN KEY(minute_id) REFERENCES minutes (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_votes_proposal_id FOREIGN KEY(proposal_id) REFERENCES proposals (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_votes_meeting_id ON votes (meeting_id);
CREATE INDEX ix_votes_minute_id ON votes (minute_id);
CREATE INDEX ix_votes_proposal_id ON votes (proposal_id);
CREATE TABLE written_procedures (
    id VARCHAR(32) NOT NULL,
    board_id VARCHAR(32) NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    question TEXT NOT NULL,
    started_in VARCHAR(32),
    settles_id VARCHAR(32),
    sent_on TEXT,
    closes_on TEXT,
    replies TEXT NOT NULL,
    outcome TEXT CONSTRAINT ck_written_procedures_outcome CHECK ("outcome" IN ('agreed', 'not_agreed', 'lapsed')),
    ended_on TEXT,
    reported_in VARCHAR(32),
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_written_procedures PRIMARY KEY (id),
    CONSTRAINT fk_written_procedures_board_id FOREIGN KEY(board_id) REFERENCES boards (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_written_procedures_started_in FOREIGN KEY(started_in) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_written_procedures_settles_id FOREIGN KEY(settles_id) REFERENCES decisions (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_written_procedures_reported_in FOREIGN KEY(reported_in) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_written_procedures_board_id ON written_procedures (board_id);
CREATE INDEX ix_written_procedures_reported_in ON written_procedures (reported_in);
CREATE INDEX ix_written_procedures_settles_id ON written_procedures (settles_id);
CREATE INDEX ix_written_procedures_started_in ON written_procedures (started_in);
