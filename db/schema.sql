CREATE TABLE agencies (
    id VARCHAR(32) NOT NULL,
    names TEXT NOT NULL,
    abbreviation TEXT NOT NULL,
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_agencies PRIMARY KEY (id)
);

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

CREATE TABLE groups (
    id VARCHAR(32) NOT NULL,
    names TEXT NOT NULL,
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_groups PRIMARY KEY (id)
);

CREATE TABLE journal (
    seq INTEGER NOT NULL,
    id VARCHAR(32) NOT NULL,
    recorded_at TEXT NOT NULL,
    act TEXT NOT NULL,
    meeting_id VARCHAR(32),
    changes TEXT NOT NULL,
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_journal PRIMARY KEY (seq),
    CONSTRAINT uq_journal_id UNIQUE (id)
);

CREATE TABLE organisations (
    id VARCHAR(32) NOT NULL,
    names TEXT NOT NULL,
    abbreviation TEXT NOT NULL,
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_organisations PRIMARY KEY (id)
);

CREATE TABLE people (
    id VARCHAR(32) NOT NULL,
    names TEXT NOT NULL,
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_people PRIMARY KEY (id)
);

CREATE TABLE revisions (
    block_id VARCHAR(32) NOT NULL,
    seq INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    wording TEXT NOT NULL,
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_revisions PRIMARY KEY (block_id, seq)
);

CREATE TABLE schema_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT schema_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE store_info (
    store_id VARCHAR(32) NOT NULL,
    created_at TEXT NOT NULL,
    schema_hash TEXT NOT NULL,
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_store_info PRIMARY KEY (store_id)
);

CREATE TABLE agenda_templates (
    id VARCHAR(32) NOT NULL,
    board_id VARCHAR(32) NOT NULL,
    position INTEGER NOT NULL CONSTRAINT ck_agenda_templates_position CHECK ("position" >= -4611686018427387904 AND "position" <= 4611686018427387904),
    name TEXT NOT NULL,
    items TEXT NOT NULL,
    business_before INTEGER CONSTRAINT ck_agenda_templates_business_before CHECK ("business_before" >= 0 AND "business_before" <= 4611686018427387904),
    slots INTEGER NOT NULL CONSTRAINT ck_agenda_templates_slots CHECK ("slots" IN (0, 1)),
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_agenda_templates PRIMARY KEY (id),
    CONSTRAINT fk_agenda_templates_board_id FOREIGN KEY(board_id) REFERENCES boards (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_agenda_templates_board_id ON agenda_templates (board_id);

CREATE TABLE categories (
    id VARCHAR(32) NOT NULL,
    board_id VARCHAR(32) NOT NULL,
    position INTEGER NOT NULL CONSTRAINT ck_categories_position CHECK ("position" >= -4611686018427387904 AND "position" <= 4611686018427387904),
    name TEXT NOT NULL,
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_categories PRIMARY KEY (id),
    CONSTRAINT fk_categories_board_id FOREIGN KEY(board_id) REFERENCES boards (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_categories_board_id ON categories (board_id);

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

CREATE TABLE removals (
    journal_seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    entity_id VARCHAR(32) NOT NULL,
    CONSTRAINT pk_removals PRIMARY KEY (journal_seq, kind, entity_id),
    CONSTRAINT fk_removals_journal_seq FOREIGN KEY(journal_seq) REFERENCES journal (seq)
);

CREATE INDEX ix_removals_entity_id ON removals (entity_id);

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

CREATE TABLE actions (
    id VARCHAR(32) NOT NULL,
    board_id VARCHAR(32) NOT NULL,
    meeting_id VARCHAR(32) NOT NULL,
    owners TEXT NOT NULL,
    due_kind TEXT CONSTRAINT ck_actions_due_kind CHECK ("due_kind" IN ('date', 'next_meeting', 'with_papers', 'with_minutes')),
    due_on TEXT,
    due_words TEXT,
    status TEXT NOT NULL CONSTRAINT ck_actions_status CHECK ("status" IN ('open', 'ongoing', 'progress', 'on_agenda', 'completed', 'completed_with_evidence', 'completed_with_comment')),
    number INTEGER CONSTRAINT ck_actions_number CHECK ("number" >= 1),
    withdrawn INTEGER NOT NULL CONSTRAINT ck_actions_withdrawn CHECK ("withdrawn" IN (0, 1)),
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_actions PRIMARY KEY (id),
    CONSTRAINT ck_actions_due_whole CHECK ((due_kind IS NULL) = (due_words IS NULL)),
    CONSTRAINT fk_actions_board_id FOREIGN KEY(board_id) REFERENCES boards (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_actions_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_actions_board_id ON actions (board_id);

CREATE INDEX ix_actions_meeting_id ON actions (meeting_id);

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

CREATE TABLE minutes (
    id VARCHAR(32) NOT NULL,
    meeting_id VARCHAR(32) NOT NULL,
    position INTEGER NOT NULL CONSTRAINT ck_minutes_position CHECK ("position" >= -4611686018427387904 AND "position" <= 4611686018427387904),
    heading TEXT NOT NULL,
    item_ids TEXT NOT NULL,
    pinned_number TEXT,
    exempt_reason TEXT,
    exempt_public_title TEXT,
    exempt_public_summary TEXT,
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_minutes PRIMARY KEY (id),
    CONSTRAINT ck_minutes_exempt_whole CHECK ((exempt_reason IS NULL) = (exempt_public_title IS NULL) AND (exempt_reason IS NULL) = (exempt_public_summary IS NULL)),
    CONSTRAINT fk_minutes_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_minutes_meeting_id ON minutes (meeting_id);

CREATE TABLE planned_meetings (
    id VARCHAR(32) NOT NULL,
    board_id VARCHAR(32) NOT NULL,
    meeting_id VARCHAR(32) NOT NULL,
    position INTEGER NOT NULL CONSTRAINT ck_planned_meetings_position CHECK ("position" >= -4611686018427387904 AND "position" <= 4611686018427387904),
    on_day INTEGER CONSTRAINT ck_planned_meetings_on_day CHECK ("on_day" >= 1 AND "on_day" <= 31),
    on_month INTEGER CONSTRAINT ck_planned_meetings_on_month CHECK ("on_month" >= 1 AND "on_month" <= 12),
    on_year INTEGER CONSTRAINT ck_planned_meetings_on_year CHECK ("on_year" >= 1 AND "on_year" <= 9999),
    on_year_inferred INTEGER NOT NULL CONSTRAINT ck_planned_meetings_on_year_inferred CHECK ("on_year_inferred" IN (0, 1)),
    start TEXT,
    "end" TEXT,
    venue TEXT NOT NULL,
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_planned_meetings PRIMARY KEY (id),
    CONSTRAINT fk_planned_meetings_board_id FOREIGN KEY(board_id) REFERENCES boards (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_planned_meetings_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_planned_meetings_board_id ON planned_meetings (board_id);

CREATE INDEX ix_planned_meetings_meeting_id ON planned_meetings (meeting_id);

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

CREATE TABLE snapshots (
    id VARCHAR(32) NOT NULL,
    meeting_id VARCHAR(32) NOT NULL,
    sealed_at TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    record TEXT NOT NULL,
    name TEXT NOT NULL,
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_snapshots PRIMARY KEY (id),
    CONSTRAINT fk_snapshots_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_snapshots_meeting_id ON snapshots (meeting_id);

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

CREATE TABLE papers (
    id VARCHAR(32) NOT NULL,
    item_id VARCHAR(32) NOT NULL,
    position INTEGER NOT NULL CONSTRAINT ck_papers_position CHECK ("position" >= -4611686018427387904 AND "position" <= 4611686018427387904),
    title TEXT NOT NULL,
    number TEXT NOT NULL,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_papers PRIMARY KEY (id),
    CONSTRAINT fk_papers_item_id FOREIGN KEY(item_id) REFERENCES agenda_items (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_papers_item_id ON papers (item_id);

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

CREATE TABLE proposals (
    id VARCHAR(32) NOT NULL,
    meeting_id VARCHAR(32) NOT NULL,
    minute_id VARCHAR(32) NOT NULL,
    text TEXT NOT NULL,
    proposer_id VARCHAR(32),
    seconder_id VARCHAR(32),
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_proposals PRIMARY KEY (id),
    CONSTRAINT fk_proposals_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_proposals_minute_id FOREIGN KEY(minute_id) REFERENCES minutes (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_proposals_proposer_id FOREIGN KEY(proposer_id) REFERENCES attendees (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_proposals_seconder_id FOREIGN KEY(seconder_id) REFERENCES attendees (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_proposals_meeting_id ON proposals (meeting_id);

CREATE INDEX ix_proposals_minute_id ON proposals (minute_id);

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

CREATE TABLE plain_lines (
    id VARCHAR(32) NOT NULL,
    meeting_id VARCHAR(32) NOT NULL,
    minute_id VARCHAR(32),
    block_id VARCHAR(32),
    heading TEXT NOT NULL,
    text TEXT NOT NULL,
    row_hash VARCHAR(32) NOT NULL,
    CONSTRAINT pk_plain_lines PRIMARY KEY (id),
    CONSTRAINT fk_plain_lines_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_plain_lines_minute_id FOREIGN KEY(minute_id) REFERENCES minutes (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_plain_lines_block_id FOREIGN KEY(block_id) REFERENCES blocks (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX ix_plain_lines_block_id ON plain_lines (block_id);

CREATE INDEX ix_plain_lines_meeting_id ON plain_lines (meeting_id);

CREATE INDEX ix_plain_lines_minute_id ON plain_lines (minute_id);

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
