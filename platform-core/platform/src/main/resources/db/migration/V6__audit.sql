-- Events say with which permission they were done; those from before this have none, and their
-- hashes stay what they are.
alter table event add column permission text;
alter table installation_event add column permission text;

-- Where a chain ended, signed as it grew: who computes a chain anew can't sign it.
create table event_head (
  workspace_id uuid not null references workspace,
  sequence     bigint not null,
  hash         bytea not null,
  at           timestamptz not null,
  key          text not null,
  signature    text not null,
  primary key (workspace_id, sequence)
);

create table installation_event_head (
  sequence  bigint primary key,
  hash      bytea not null,
  at        timestamptz not null,
  key       text not null,
  signature text not null
);

alter table event_head enable row level security;
alter table event_head force row level security;
create policy workspace on event_head
  using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select, insert on event_head to fairlead_tenant;
grant select, insert on installation_event_head to fairlead_crossing;

-- Each check of a foreign key locks the row it points to: all writers of a workspace locked the
-- same one, and each sealed event was written again. Workspaces and events are never deleted, and
-- the row-level rule lets a writer name no workspace but its own.
alter table event drop constraint event_workspace_id_fkey;
alter table unsealed_event drop constraint unsealed_event_workspace_id_fkey;
alter table event_hash
  drop constraint event_hash_workspace_id_fkey,
  drop constraint event_hash_event_id_fkey;
alter table installation_event_hash drop constraint installation_event_hash_event_id_fkey;

-- Decisions are events; what people search in them are their words.
create function decision_text(data jsonb) returns tsvector
  language sql immutable parallel safe
  return to_tsvector('pg_catalog.english', coalesce(data ->> 'what', '') || ' '
    || coalesce(data ->> 'rationale', '') || ' ' || coalesce(data ->> 'alternatives', ''));

create index on event using gin (decision_text(data)) where kind = 'decision.signed';
create index on event (workspace_id, (data ->> 'supersedes')) where kind = 'decision.signed';
create index on event (workspace_id, id)
  where kind in ('decision.signed', 'study.submitted', 'study.stopped');
