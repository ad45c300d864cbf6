CREATE TABLE acts (
    id      INTEGER PRIMARY KEY,
    at      INTEGER NOT NULL,
    task    INTEGER NOT NULL REFERENCES tasks,
    version INTEGER NOT NULL
);
CREATE TABLE cabinet (
    id      INTEGER PRIMARY KEY,
    drawer  TEXT    NOT NULL,
    key     TEXT    NOT NULL,
    version INTEGER NOT NULL,
    content BLOB    NOT NULL,
    UNIQUE (drawer, key)
);
CREATE TABLE directories (
    id           INTEGER PRIMARY KEY,
    content_hash TEXT    NOT NULL,
    at           INTEGER NOT NULL,
    by           TEXT    NOT NULL,
    entries      BLOB    NOT NULL
);
CREATE TABLE due_dates (
    due    INTEGER NOT NULL,
    task   INTEGER NOT NULL REFERENCES tasks,
    number INTEGER NOT NULL,
    phase  INTEGER NOT NULL,
    place  INTEGER NOT NULL,
    PRIMARY KEY (due, task, number)
) WITHOUT ROWID;
CREATE TABLE facts (
    id       INTEGER PRIMARY KEY,
    task     INTEGER NOT NULL REFERENCES tasks,
    version  INTEGER NOT NULL,
    fact     BLOB    NOT NULL,
    UNIQUE (task, version)
);
CREATE TABLE interview_acts (
    at  INTEGER NOT NULL,
    act INTEGER NOT NULL REFERENCES acts,
    PRIMARY KEY (at, act)
) WITHOUT ROWID;
CREATE TABLE ledger_rows (
    id         INTEGER PRIMARY KEY REFERENCES tasks,
    plan       INTEGER NOT NULL,
    kind       INTEGER NOT NULL,
    status     INTEGER NOT NULL,
    place      INTEGER NOT NULL,
    name       INTEGER NOT NULL,
    offices    INTEGER NOT NULL,
    leaders    INTEGER NOT NULL,
    target     INTEGER,
    accepted   INTEGER NOT NULL,
    infeasible INTEGER NOT NULL,
    phase      INTEGER,
    number     INTEGER,
    due        INTEGER,
    percent    INTEGER NOT NULL,
    planned    INTEGER NOT NULL,
    begins     INTEGER NOT NULL,
    ends       INTEGER
);
CREATE TABLE letters (
    id       INTEGER PRIMARY KEY,
    series   TEXT    NOT NULL,
    number   INTEGER NOT NULL,
    notice INTEGER REFERENCES notices,
    UNIQUE (series, number)
);
CREATE TABLE listed_words (
    id   INTEGER PRIMARY KEY,
    sort INTEGER NOT NULL,
    word TEXT    NOT NULL,
    UNIQUE (sort, word)
);
CREATE TABLE log_folds (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    number INTEGER NOT NULL
);
CREATE TABLE mail_notices (
    mail     INTEGER NOT NULL REFERENCES mails,
    position INTEGER NOT NULL,
    notice   INTEGER NOT NULL REFERENCES notices,
    UNIQUE (mail, position)
);
CREATE TABLE mails (
    id           INTEGER PRIMARY KEY,
    mail         TEXT    NOT NULL UNIQUE,
    send_at      INTEGER NOT NULL,
    letter       INTEGER REFERENCES letters,
    state        TEXT    NOT NULL,
    attempts     INTEGER NOT NULL,
    next_attempt INTEGER,
    sent_at      INTEGER,
    note         TEXT,
    content      BLOB    NOT NULL
);
CREATE TABLE notices (
    id       INTEGER PRIMARY KEY,
    task     INTEGER NOT NULL REFERENCES tasks,
    key      TEXT    NOT NULL,
    send_at  INTEGER NOT NULL,
    standing INTEGER NOT NULL,
    notice   BLOB    NOT NULL,
    UNIQUE (task, key)
);
CREATE TABLE plan_moves (
    id       INTEGER PRIMARY KEY,
    plan     INTEGER NOT NULL REFERENCES plans,
    from_state TEXT  NOT NULL,
    to_state TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    by       TEXT    NOT NULL
);
CREATE TABLE plans (
    id            INTEGER PRIMARY KEY,
    content_hash  TEXT    NOT NULL UNIQUE,
    plan          TEXT    NOT NULL,
    file_name     TEXT    NOT NULL,
    title         TEXT    NOT NULL,
    tasks         INTEGER NOT NULL,
    errors        INTEGER NOT NULL,
    state         TEXT    NOT NULL,
    received_at   INTEGER NOT NULL,
    received_from TEXT    NOT NULL,
    started_at    INTEGER
);
CREATE TABLE revoked_links (
    task   TEXT    NOT NULL,
    person TEXT    NOT NULL,
    before INTEGER NOT NULL,
    by     TEXT    NOT NULL,
    PRIMARY KEY (task, person)
);
CREATE TABLE row_changes (
    id    INTEGER PRIMARY KEY,
    count INTEGER NOT NULL
);
CREATE TABLE tasks (
    id       INTEGER PRIMARY KEY,
    task     TEXT    NOT NULL UNIQUE,
    plan     TEXT    NOT NULL,
    version  INTEGER NOT NULL,
    wake_at  INTEGER,
    status   TEXT    NOT NULL,
    kind     TEXT    NOT NULL,
    place    TEXT    NOT NULL,
    name     TEXT    NOT NULL,
    state    BLOB    NOT NULL
);
CREATE INDEX acts_by_time ON acts (at);
CREATE INDEX due_dates_of_task ON due_dates (task);
CREATE INDEX mail_notices_of_notice ON mail_notices (notice, mail);
CREATE INDEX mails_in_state ON mails (state);
CREATE INDEX mails_queued ON mails (next_attempt) WHERE state = 'queued';
CREATE INDEX notices_waiting ON notices (send_at, task) WHERE standing = 0;
CREATE INDEX rows_by_accepted ON ledger_rows (accepted, id, plan, kind, status, place, name, phase, offices, due);
CREATE INDEX rows_by_due ON ledger_rows (due, id, plan, kind, status, place, name, phase, offices);
CREATE INDEX rows_by_name ON ledger_rows (name, id, plan, kind, status, place, phase, offices, due);
CREATE INDEX rows_by_percent ON ledger_rows (percent, id, plan, kind, status, place, name, phase, offices, due);
CREATE INDEX rows_by_place ON ledger_rows (place, id, plan, kind, status, name, phase, offices, due, target, accepted, infeasible, begins, ends);
CREATE INDEX rows_by_target ON ledger_rows (target, id, plan, kind, status, place, name, phase, offices, due);
CREATE INDEX rows_in_totals ON ledger_rows (place, kind, status, due, target, accepted, infeasible, begins, ends);
CREATE INDEX tasks_at_place ON tasks (place);
CREATE INDEX tasks_due ON tasks (wake_at) WHERE wake_at IS NOT NULL;
CREATE INDEX tasks_listed ON tasks (id, status, place, name);
CREATE INDEX tasks_of_plan ON tasks (plan);
-- application_id 1131760737, user_version 9
