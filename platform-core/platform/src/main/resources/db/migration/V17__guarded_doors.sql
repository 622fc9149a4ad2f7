-- Tokens may end, be renewed and be limited; who guesses waits.

alter table access_token
  add column read_only      boolean not null default false,
  add column rotated_at     timestamptz,
  add column previous_hash  bytea unique, -- the secret before, which goes on until then
  add column previous_until timestamptz,
  alter column expires_at drop not null; -- null: no end

alter table agent_token
  add column workspaces     uuid[], -- null: all there are
  add column expires_at     timestamptz,
  add column rotated_at     timestamptz,
  add column previous_hash  bytea unique,
  add column previous_until timestamptz;

-- How often was guessed wrong lately: by an address, about an account, from a place that an account
-- is known at. Rows are forgotten after a day, and there are never more than so many; see Guessing.
create table guessing (
  id         uuid primary key,
  kind       text not null, -- PASSWORDS, TOKENS, ACCOUNT, PLACE
  key        bytea not null, -- digest of what is counted
  person_id  uuid references person,
  address    text not null, -- the last one
  failures   int not null,
  last_at    timestamptz not null,
  held_until timestamptz,
  unique (kind, key)
) with (fillfactor = 70);
create index on guessing (last_at);

-- From where a person signed in lately: their browsers and addresses, as digests.
create table known_place (
  person_id uuid not null references person,
  key       bytea not null,
  last_at   timestamptz not null,
  primary key (person_id, key)
);

grant select, insert, update, delete on guessing, known_place to fairlead_crossing;
