namespace CultivatedLand.Local.Storage.Migrations;

/// <summary>
/// Schema of version 1.
/// Integer keys follow the order of first storage, so that tasks that came together lie together and fall due on the same pages.
/// Wake-ups are minutes since 1970, other moments milliseconds. Partial indexes hold only rows that are due, waiting or queued.
/// </summary>
internal static class InitialSchema
{
    public const string Script = """
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
        CREATE INDEX tasks_due ON tasks (wake_at) WHERE wake_at IS NOT NULL;
        CREATE INDEX tasks_of_plan ON tasks (plan);
        CREATE INDEX tasks_at_place ON tasks (place);
        CREATE INDEX tasks_listed ON tasks (id, status, place, name);

        CREATE TABLE facts (
            id       INTEGER PRIMARY KEY,
            task     INTEGER NOT NULL REFERENCES tasks,
            version  INTEGER NOT NULL,
            fact     BLOB    NOT NULL,
            UNIQUE (task, version)
        );

        -- key: a notice's identity without its task. standing: 0 waiting, 1 in a mail, 2 cancelled.
        CREATE TABLE notices (
            id       INTEGER PRIMARY KEY,
            task     INTEGER NOT NULL REFERENCES tasks,
            key      TEXT    NOT NULL,
            send_at  INTEGER NOT NULL,
            standing INTEGER NOT NULL,
            notice   BLOB    NOT NULL,
            UNIQUE (task, key)
        );
        CREATE INDEX notices_waiting ON notices (send_at, task) WHERE standing = 0;

        CREATE TABLE letters (
            id       INTEGER PRIMARY KEY,
            series   TEXT    NOT NULL,
            number   INTEGER NOT NULL,
            notice   INTEGER NOT NULL REFERENCES notices,
            UNIQUE (series, number)
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
        CREATE INDEX mails_queued ON mails (next_attempt) WHERE state = 'queued';
        CREATE INDEX mails_in_state ON mails (state);

        CREATE TABLE mail_notices (
            mail     INTEGER NOT NULL REFERENCES mails,
            position INTEGER NOT NULL,
            notice   INTEGER NOT NULL REFERENCES notices,
            UNIQUE (mail, position)
        );
        CREATE INDEX mail_notices_of_notice ON mail_notices (notice, mail);

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

        CREATE TABLE plan_moves (
            id       INTEGER PRIMARY KEY,
            plan     INTEGER NOT NULL REFERENCES plans,
            from_state TEXT  NOT NULL,
            to_state TEXT    NOT NULL,
            at       INTEGER NOT NULL,
            by       TEXT    NOT NULL
        );

        CREATE TABLE directories (
            id           INTEGER PRIMARY KEY,
            content_hash TEXT    NOT NULL,
            at           INTEGER NOT NULL,
            by           TEXT    NOT NULL,
            entries      BLOB    NOT NULL
        );
        """;
}
