import { aroundTheUsers } from './migration-around-the-users.ts'

export interface Migration {
  readonly name: string
  /** For both engines, in the words of SQLite; `toPostgres` in postgres-dialect.ts says the few that differ. */
  readonly both: string
  /** What each engine has of its own, after that. */
  readonly sqlite: string
  readonly postgres: string
}

/**
 * The tables, as numbered steps. A step that has shipped is never edited: a change is a new step. Times are
 * milliseconds since 1970 UTC.
 */
export const migrations: readonly Migration[] = [
  {
    name: 'the directory',
    both: `
      CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

      -- "body" is the User resource exactly as the API answers it. The other columns are what users are looked up,
      -- filtered and timed by; they are written from the same user in the same statement. Ids are never used twice.
      CREATE TABLE users (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        username_key TEXT, email_key TEXT, firstname_key TEXT, lastname_key TEXT, samaccountname_key TEXT,
        userprincipalname_key TEXT, external_id_key TEXT, manager_ad_id_key TEXT,
        username_reversed TEXT, email_reversed TEXT, firstname_reversed TEXT, lastname_reversed TEXT,
        samaccountname_reversed TEXT, external_id_reversed TEXT,
        directory_id INTEGER, group_id INTEGER,
        created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, last_login INTEGER,
        status_before_lock INTEGER, unlock_at INTEGER,
        body TEXT NOT NULL
      ) STRICT;
      CREATE INDEX users_username ON users (username_key) WHERE username_key IS NOT NULL;
      CREATE INDEX users_email ON users (email_key) WHERE email_key IS NOT NULL;
      CREATE INDEX users_firstname ON users (firstname_key) WHERE firstname_key IS NOT NULL;
      CREATE INDEX users_lastname ON users (lastname_key) WHERE lastname_key IS NOT NULL;
      CREATE INDEX users_samaccountname ON users (samaccountname_key) WHERE samaccountname_key IS NOT NULL;
      CREATE INDEX users_userprincipalname ON users (userprincipalname_key) WHERE userprincipalname_key IS NOT NULL;
      CREATE INDEX users_external_id ON users (external_id_key) WHERE external_id_key IS NOT NULL;
      CREATE INDEX users_manager_ad_id ON users (manager_ad_id_key) WHERE manager_ad_id_key IS NOT NULL;
      CREATE INDEX users_username_reversed ON users (username_reversed) WHERE username_reversed IS NOT NULL;
      CREATE INDEX users_email_reversed ON users (email_reversed) WHERE email_reversed IS NOT NULL;
      CREATE INDEX users_firstname_reversed ON users (firstname_reversed) WHERE firstname_reversed IS NOT NULL;
      CREATE INDEX users_lastname_reversed ON users (lastname_reversed) WHERE lastname_reversed IS NOT NULL;
      CREATE INDEX users_samaccountname_reversed ON users (samaccountname_reversed)
        WHERE samaccountname_reversed IS NOT NULL;
      CREATE INDEX users_external_id_reversed ON users (external_id_reversed)
        WHERE external_id_reversed IS NOT NULL;
      CREATE INDEX users_directory ON users (directory_id) WHERE directory_id IS NOT NULL;
      CREATE INDEX users_group ON users (group_id) WHERE group_id IS NOT NULL;
      CREATE INDEX users_created ON users (created_at);
      CREATE INDEX users_updated ON users (updated_at);
      CREATE INDEX users_last_login ON users (last_login) WHERE last_login IS NOT NULL;
      CREATE INDEX users_unlock ON users (unlock_at) WHERE unlock_at IS NOT NULL;

      -- How many users there are among each 256 ids: the exact total, and where page N begins, without counting rows.
      CREATE TABLE user_counts (block INTEGER PRIMARY KEY, users INTEGER NOT NULL) STRICT;

      -- Every name that a person can log in with. A username and an email share the table, so neither can be
      -- somebody else's other one.
      CREATE TABLE login_names (
        key TEXT PRIMARY KEY,
        user_id INTEGER NOT NULL REFERENCES users ON DELETE CASCADE
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX login_names_user ON login_names (user_id);

      -- Secrets stay out of "users", so nothing that reads users can leak them.
      CREATE TABLE user_passwords (
        user_id INTEGER PRIMARY KEY REFERENCES users ON DELETE CASCADE,
        hash TEXT NOT NULL,
        prehash TEXT CHECK (prehash IN ('salt+sha256', 'sha256+salt')),
        salt TEXT
      ) STRICT;

      CREATE TABLE custom_attributes (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        shortname TEXT NOT NULL UNIQUE
      ) STRICT;
      CREATE TABLE groups (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL) STRICT;
      CREATE TABLE roles (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL) STRICT;
      CREATE TABLE user_roles (
        role_id INTEGER NOT NULL REFERENCES roles,
        user_id INTEGER NOT NULL REFERENCES users ON DELETE CASCADE,
        PRIMARY KEY (role_id, user_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX user_roles_user ON user_roles (user_id, role_id);

      CREATE TABLE apps (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        icon_url TEXT NOT NULL,
        extension INTEGER NOT NULL CHECK (extension IN (0, 1)),
        visible INTEGER NOT NULL CHECK (visible IN (0, 1)),
        provisioning_enabled INTEGER NOT NULL CHECK (provisioning_enabled IN (0, 1))
      ) STRICT;
      CREATE TABLE role_apps (
        role_id INTEGER NOT NULL REFERENCES roles ON DELETE CASCADE,
        app_id INTEGER NOT NULL REFERENCES apps ON DELETE CASCADE,
        PRIMARY KEY (role_id, app_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX role_apps_app ON role_apps (app_id, role_id);

      -- What passwords must be and how long a lock lasts. Row 1 is the default policy.
      CREATE TABLE policies (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        password_minimum_length INTEGER NOT NULL,
        password_character_classes INTEGER NOT NULL,
        lock_minutes INTEGER
      ) STRICT;
      INSERT INTO policies (name, password_minimum_length, password_character_classes, lock_minutes)
        VALUES ('Default policy', 8, 2, 15);

      CREATE TABLE sessions (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        user_id INTEGER NOT NULL REFERENCES users ON DELETE CASCADE,
        digest TEXT NOT NULL UNIQUE,
        created_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX sessions_user ON sessions (user_id);

      -- API credentials and their tokens. Secrets and tokens are kept as SHA-256 digests; "nonce" lets the owner of
      -- the secret, and nobody else, be given the same token again.
      CREATE TABLE credentials (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        client_id TEXT NOT NULL UNIQUE,
        secret_digest TEXT NOT NULL,
        scope TEXT NOT NULL,
        created_at INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE tokens (
        digest TEXT PRIMARY KEY,
        credential_id INTEGER NOT NULL REFERENCES credentials ON DELETE CASCADE,
        refresh_digest TEXT NOT NULL UNIQUE,
        nonce TEXT,
        created_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL,
        refresh_expires_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX tokens_credential ON tokens (credential_id, created_at);
      CREATE INDEX tokens_refresh_expiry ON tokens (refresh_expires_at);

      -- One row for each change: who did what to whom, and what it changed. Written with the change itself.
      CREATE TABLE events (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        event_type_id INTEGER NOT NULL,
        created_at INTEGER NOT NULL,
        user_id INTEGER,
        credential_id INTEGER,
        request_id TEXT NOT NULL,
        changes TEXT
      ) STRICT;
      CREATE INDEX events_user ON events (user_id, id);
    `,
    sqlite: `
      -- Pieces from the middle of a key are found by their trigrams. Kept by statements, not by triggers, which would
      -- make every insert a third slower: SQLite journals a statement that fires one.
      CREATE VIRTUAL TABLE user_text USING fts5 (
        username, email, firstname, lastname, samaccountname, external_id,
        content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1'
      );

      CREATE TABLE user_attributes (
        attribute_id INTEGER NOT NULL REFERENCES custom_attributes ON DELETE CASCADE,
        key TEXT NOT NULL,
        user_id INTEGER NOT NULL REFERENCES users ON DELETE CASCADE,
        PRIMARY KEY (attribute_id, key, user_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX user_attributes_user ON user_attributes (user_id, attribute_id);
    `,
    postgres: `
      -- What is found in the middle of a key. Each write keeps it by itself: saved up for later, which is how PostgreSQL
      -- would have it, every few thousandth write would hold up all others for a quarter of a second.
      CREATE INDEX users_text ON users USING gin (
        username_key gin_trgm_ops, email_key gin_trgm_ops, firstname_key gin_trgm_ops, lastname_key gin_trgm_ops,
        samaccountname_key gin_trgm_ops, external_id_key gin_trgm_ops
      ) WITH (fastupdate = off);

      -- A value may be longer than an index takes, so its beginning is indexed: in a column, because only from columns
      -- can PostgreSQL tell that it needs the index alone.
      CREATE TABLE user_attributes (
        attribute_id BIGINT NOT NULL REFERENCES custom_attributes ON DELETE CASCADE,
        key TEXT COLLATE "C" NOT NULL,
        beginning TEXT COLLATE "C" NOT NULL GENERATED ALWAYS AS (left(key, 200)) STORED,
        user_id BIGINT NOT NULL REFERENCES users ON DELETE CASCADE,
        PRIMARY KEY (user_id, attribute_id)
      );
      CREATE INDEX user_attributes_key ON user_attributes (attribute_id, beginning, user_id);

      -- One row for each of the latest commits: the users that it changed. By it every process knows whether what it
      -- remembers is still true, and a process that lost its connection while committing, whether it did commit.
      CREATE TABLE commits (number BIGINT PRIMARY KEY, batch TEXT NOT NULL, user_ids BIGINT[] NOT NULL);
      INSERT INTO commits VALUES (1, 'the first', '{}');

      -- Calls counted in the current period. They need not survive a crash, and would cost a flush to disk each.
      CREATE UNLOGGED TABLE tallies (name TEXT PRIMARY KEY, ends_at BIGINT NOT NULL, count BIGINT NOT NULL);
    `,
  },
  {
    name: 'the latest ids',
    both: `
      -- The latest id that was given, also when its owner is gone: no id is ever used twice, nor left out.
      CREATE TABLE latest_ids (name TEXT PRIMARY KEY, id INTEGER NOT NULL) STRICT, WITHOUT ROWID;
      INSERT INTO latest_ids VALUES ('users', 0);
    `,
    sqlite: `
      UPDATE latest_ids SET id = seq FROM sqlite_sequence WHERE sqlite_sequence.name = 'users';
    `,
    postgres: '',
  },
  aroundTheUsers,
]
