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

-- The trail is read from its newest entry back, by kind or by person.
create index on event (workspace_id, kind, id desc);
create index on event (workspace_id, actor_name, id desc);

-- Decisions are events; what people search in them are their words.
create function decision_text(data jsonb) returns tsvector
  language sql immutable parallel safe
  return to_tsvector('pg_catalog.english', coalesce(data ->> 'what', '') || ' '
    || coalesce(data ->> 'rationale', '') || ' ' || coalesce(data ->> 'alternatives', ''));

create index on event using gin (decision_text(data)) where kind = 'decision.signed';
create index on event (workspace_id, (data ->> 'supersedes')) where kind = 'decision.signed';
