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
-- An item that is about an open action.
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
