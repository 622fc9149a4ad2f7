-- What admins see and do: when an agent's token was last used, and their requests, done once.

alter table agent_token add column last_used_at timestamptz;

-- An answer may hold a password or a token that is shown once: it is kept encrypted under the
-- request's own key, of which only the hash is here.
create table idempotent_administration (
  person_id    uuid not null references person,
  key_hash     bytea not null,
  request_hash bytea not null,
  status       int not null,
  answer       bytea not null,
  created_at   timestamptz not null,
  primary key (person_id, key_hash)
);

grant select, insert on idempotent_administration to fairlead_crossing;
