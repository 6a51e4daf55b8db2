import type { Migration } from './migrations.ts'

/** The events that there are, in the words of the log to come. What they changed is JSON already. */
function toldBy(time: string, quote: string): string {
  return `SELECT row_number() OVER (ORDER BY former_events.id) AS id, event_type_id,
      former_events.created_at AS created_at, user_id, client_id,
      '{"event_type_id":' || event_type_id || ',"created_at":"' || ${time} || '","account_id":1' ||
      CASE WHEN user_id IS NULL THEN '' ELSE ',"user_id":' || user_id END ||
      CASE WHEN client_id IS NULL THEN ',"actor_system":"Rollcall"'
        ELSE ',"actor_system":"API","client_id":' || ${quote}(client_id) END ||
      ',"request_id":' || ${quote}(request_id) ||
      CASE WHEN coalesce(changes, '{}') = '{}' THEN '' ELSE ',"changes":' || changes END || '}' AS body
    FROM former_events LEFT JOIN credentials ON credentials.id = credential_id`
}

const chain = `
    CREATE UNIQUE INDEX told_id ON told (id);
    WITH RECURSIVE chain (id, hash) AS (
      SELECT CAST(0 AS BIGINT), ''
      UNION ALL
      SELECT told.id, sha256_hex(chain.hash || ':' || told.id || ':' || told.body) FROM chain JOIN told ON told.id = chain.id + 1
    )
    INSERT INTO events (id, event_type_id, created_at, user_id, client_id, body, hash)
      SELECT told.id, event_type_id, created_at, user_id, client_id, body, hash FROM told JOIN chain ON chain.id = told.id;
    CREATE INDEX events_user ON events (user_id, id) WHERE user_id IS NOT NULL;
    CREATE INDEX events_type ON events (event_type_id, id);
    CREATE INDEX events_client ON events (client_id, id) WHERE client_id IS NOT NULL;
    CREATE INDEX events_directory ON events (directory_id, id) WHERE directory_id IS NOT NULL;
    CREATE INDEX events_created ON events (created_at, id);
`

/** What stands around the users: policies, provisioning, mappings, sessions, and the log as a chain. */
export const aroundTheUsers: Migration = {
  name: 'around the users',
  both: `
    INSERT INTO latest_ids SELECT 'roles', coalesce(max(id), 0) FROM roles;
    INSERT INTO latest_ids SELECT 'groups', coalesce(max(id), 0) FROM groups;
    INSERT INTO latest_ids SELECT 'apps', coalesce(max(id), 0) FROM apps;
    INSERT INTO latest_ids SELECT 'custom_attributes', coalesce(max(id), 0) FROM custom_attributes;
    INSERT INTO latest_ids SELECT 'policies', coalesce(max(id), 0) FROM policies;
    INSERT INTO latest_ids VALUES ('mappings', 0);
    -- No ids: raised when a role gives other apps, so that lists of their users are made anew.
    INSERT INTO latest_ids VALUES ('role_apps', 0);

    -- What a password must be and how long it lasts, and how many wrong ones lock. Without a number there is no limit.
    ALTER TABLE policies ADD COLUMN name_key TEXT;
    ALTER TABLE policies ADD COLUMN password_excludes_names INTEGER NOT NULL DEFAULT 1;
    ALTER TABLE policies ADD COLUMN password_excludes_common INTEGER NOT NULL DEFAULT 1;
    ALTER TABLE policies ADD COLUMN password_history INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE policies ADD COLUMN password_expires_after_days INTEGER;
    ALTER TABLE policies ADD COLUMN maximum_invalid_attempts INTEGER;
    UPDATE policies SET name_key = lower(name), maximum_invalid_attempts = 5;
    CREATE UNIQUE INDEX policies_name ON policies (name_key);

    ALTER TABLE groups ADD COLUMN name_key TEXT;
    ALTER TABLE groups ADD COLUMN policy_id INTEGER REFERENCES policies ON DELETE SET NULL;
    UPDATE groups SET name_key = lower(name);
    CREATE UNIQUE INDEX groups_name ON groups (name_key);
    CREATE INDEX groups_policy ON groups (policy_id) WHERE policy_id IS NOT NULL;

    ALTER TABLE roles ADD COLUMN name_key TEXT;
    UPDATE roles SET name_key = lower(name);
    CREATE UNIQUE INDEX roles_name ON roles (name_key);

    ALTER TABLE apps ADD COLUMN name_key TEXT;
    ALTER TABLE apps ADD COLUMN description TEXT;
    ALTER TABLE apps ADD COLUMN connector_id INTEGER;
    ALTER TABLE apps ADD COLUMN created_at INTEGER;
    ALTER TABLE apps ADD COLUMN updated_at INTEGER;
    UPDATE apps SET name_key = lower(name);
    CREATE INDEX apps_name ON apps (name_key);

    ALTER TABLE custom_attributes ADD COLUMN position INTEGER;
    -- What the shortname was, while there may be users who still have their value under it.
    ALTER TABLE custom_attributes ADD COLUMN former_shortname TEXT;
    -- Whether only the values of users are left to be taken away.
    ALTER TABLE custom_attributes ADD COLUMN deleting INTEGER NOT NULL DEFAULT 0;

    -- Rules that give roles and values because of who somebody is. Conditions and actions are JSON, as the API has them.
    CREATE TABLE mappings (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      name_key TEXT NOT NULL,
      enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
      match TEXT NOT NULL CHECK (match IN ('all', 'any')),
      position INTEGER,
      conditions TEXT NOT NULL,
      actions TEXT NOT NULL
    ) STRICT;

    -- Who gave a role: somebody by hand, a mapping, or both. A mapping that is deleted leaves its roles without a giver
    -- until mappings run for their holder again.
    ALTER TABLE user_roles ADD COLUMN by_hand INTEGER NOT NULL DEFAULT 1;
    ALTER TABLE user_roles ADD COLUMN mapping_id INTEGER REFERENCES mappings ON DELETE SET NULL;
    CREATE INDEX user_roles_mapping ON user_roles (mapping_id) WHERE mapping_id IS NOT NULL;

    -- Users for whom mappings have yet to run, written with the change that asks for it and taken away with its effect.
    CREATE TABLE pending_mappings (
      user_id INTEGER PRIMARY KEY REFERENCES users ON DELETE CASCADE,
      request_id TEXT NOT NULL
    ) STRICT;

    -- A run of all mappings over all users: how far it has come.
    CREATE TABLE mapping_runs (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      request_id TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      finished_at INTEGER,
      last_user_id INTEGER NOT NULL,
      users INTEGER NOT NULL,
      changed INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX mapping_runs_open ON mapping_runs (id) WHERE finished_at IS NULL;

    -- How far the account of a user in an app has come, where it is not what the app has for everybody.
    CREATE TABLE app_accounts (
      user_id INTEGER NOT NULL REFERENCES users ON DELETE CASCADE,
      app_id INTEGER NOT NULL REFERENCES apps ON DELETE CASCADE,
      provisioning_status TEXT,
      provisioning_state TEXT,
      PRIMARY KEY (user_id, app_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX app_accounts_app ON app_accounts (app_id, user_id);

    -- Hashes of passwords that a user had before, the latest with the highest number.
    CREATE TABLE former_passwords (
      user_id INTEGER NOT NULL REFERENCES users ON DELETE CASCADE,
      number INTEGER NOT NULL,
      hash TEXT NOT NULL,
      prehash TEXT,
      salt TEXT,
      PRIMARY KEY (user_id, number)
    ) STRICT, WITHOUT ROWID;

    -- Guesses that are being verified just now. They count as failures until it is known; one whose process died ends by
    -- its time. The user may be nobody, so that a name that is unknown takes as long as any other.
    CREATE TABLE login_attempts (
      id TEXT PRIMARY KEY,
      user_id INTEGER NOT NULL,
      expires_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX login_attempts_user ON login_attempts (user_id, expires_at);
    CREATE INDEX login_attempts_expiry ON login_attempts (expires_at);

    ALTER TABLE sessions ADD COLUMN ip_address TEXT;
    CREATE INDEX sessions_expiry ON sessions (expires_at);

    ALTER TABLE credentials ADD COLUMN name TEXT NOT NULL DEFAULT '';
    ALTER TABLE credentials ADD COLUMN name_key TEXT;
    ALTER TABLE credentials ADD COLUMN last_used_at INTEGER;
    UPDATE credentials SET name = client_id, name_key = lower(client_id);
    CREATE UNIQUE INDEX credentials_name ON credentials (name_key);
    CREATE INDEX credentials_scope ON credentials (scope, id);

    -- "body" is the event as it is answered, but for its id and hash. The hash is that of the event before, the id and the
    -- body, so nothing can be changed, taken out or put in between without all later ones telling of it.
    ALTER TABLE events RENAME TO former_events;
    DROP INDEX events_user;
    CREATE TABLE events (
      id INTEGER PRIMARY KEY,
      event_type_id INTEGER NOT NULL,
      created_at INTEGER NOT NULL,
      user_id INTEGER,
      client_id TEXT,
      directory_id INTEGER,
      body TEXT NOT NULL,
      hash TEXT NOT NULL
    ) STRICT;
  `,
  sqlite: `
    CREATE TEMP TABLE told AS ${toldBy("strftime('%Y-%m-%dT%H:%M:%fZ', former_events.created_at / 1000.0, 'unixepoch')", 'json_quote')};
    ${chain}
    DROP TABLE told;
    DROP TABLE former_events;
  `,
  postgres: `
    CREATE FUNCTION sha256_hex(text TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS
      $$ SELECT encode(sha256(convert_to(text, 'UTF8')), 'hex') $$;
    CREATE TEMP TABLE told AS ${toldBy(`to_char(to_timestamp(former_events.created_at / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`, 'to_json')};
    ${chain}
    DROP TABLE told;
    DROP TABLE former_events;
  `,
}
