-- The catalog's life. Until now each workspace held copies of the built-in entries, which nothing
-- could change; they become the installation's own, approved as version 1 when the platform starts.
drop table catalog_entry;

-- A version is written once; what may change later is who decided about it, and that once.
create table installation_catalog_entry (
  id                 uuid primary key,
  trainer            text not null,
  name               text not null,
  version            int not null check (version > 0),
  position           int not null,
  domain             jsonb not null,
  condition          jsonb,
  default_value      jsonb not null,
  unit               text,
  rationale          text not null,
  evidence           uuid[] not null default '{}', -- studies
  state              text not null check (state in ('PROPOSED', 'APPROVED', 'REJECTED', 'DEPRECATED')),
  proposed_by        uuid not null, -- the person, also where a token acted
  proposed_by_name   text not null,
  proposed_at        timestamptz not null,
  decided_by         uuid,
  decided_by_name    text,
  decided_at         timestamptz,
  decision_reason    text,
  deprecated_by      uuid,
  deprecated_by_name text,
  deprecated_at      timestamptz,
  deprecation_reason text,
  replacement        text,
  check ((state = 'PROPOSED') = (decided_by is null)),
  check ((decided_by is null) = (decided_at is null) and (decided_by is null) = (decided_by_name is null)),
  check (state <> 'REJECTED' or decision_reason is not null),
  check ((state = 'DEPRECATED') = (deprecated_by is not null)),
  check (state <> 'DEPRECATED' or (deprecated_by_name is not null and deprecated_at is not null
    and deprecation_reason is not null and replacement is not null)),
  -- Who proposed never approves; the platform itself brings the built-in entries.
  constraint proposer_never_approves check (state in ('PROPOSED', 'REJECTED')
    or decided_by <> proposed_by or proposed_by = '00000000-0000-0000-0000-000000000000')
);

create table catalog_entry (
  like installation_catalog_entry including defaults including constraints,
  workspace_id uuid not null references workspace,
  primary key (id),
  constraint people_decide check (proposed_by <> '00000000-0000-0000-0000-000000000000'
    and decided_by <> '00000000-0000-0000-0000-000000000000')
);

alter table installation_catalog_entry add unique (trainer, name, version);
alter table catalog_entry add unique (workspace_id, trainer, name, version);
-- One proposal at a time: what comes next is seen against what was decided about it.
create unique index on installation_catalog_entry (trainer, name) where state = 'PROPOSED';
create unique index on catalog_entry (workspace_id, trainer, name) where state = 'PROPOSED';

create function keep_catalog_life() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'PROPOSED' and not (tg_table_name = 'installation_catalog_entry'
        and new.proposed_by = '00000000-0000-0000-0000-000000000000') then
      raise exception 'A version of the catalog begins as a proposal.' using errcode = '23514';
    end if;
  elsif (old.state, new.state) not in
      (('PROPOSED', 'APPROVED'), ('PROPOSED', 'REJECTED'), ('APPROVED', 'DEPRECATED')) then
    raise exception 'A version of the catalog can''t go from % to %.', old.state, new.state
      using errcode = '23514';
  elsif old.state = 'APPROVED' and (old.decided_by, old.decided_by_name, old.decided_at,
      old.decision_reason) is distinct from (new.decided_by, new.decided_by_name, new.decided_at,
      new.decision_reason) then
    raise exception 'Who approved a version stays.' using errcode = '23514';
  end if;
  return new;
end $$;

create trigger life before insert or update on installation_catalog_entry
  for each row execute function keep_catalog_life();
create trigger life before insert or update on catalog_entry
  for each row execute function keep_catalog_life();

-- Leave for one study to step outside of an entry.
create table catalog_exception (
  id                uuid primary key,
  workspace_id      uuid not null references workspace,
  trainer           text not null,
  name              text not null,
  domain            jsonb not null, -- what is asked for in place of the approved range
  study_name        text not null,
  reason            text not null,
  valid_until       timestamptz not null,
  state             text not null check (state in ('REQUESTED', 'GRANTED', 'REFUSED')),
  requested_by      uuid not null,
  requested_by_name text not null,
  requested_at      timestamptz not null,
  decided_by        uuid,
  decided_by_name   text,
  decided_at        timestamptz,
  decision_reason   text,
  check ((state = 'REQUESTED') = (decided_by is null)),
  check ((decided_by is null) = (decided_at is null) and (decided_by is null) = (decided_by_name is null)
    and (decided_by is null) = (decision_reason is null)),
  constraint requester_never_grants check (state <> 'GRANTED' or decided_by <> requested_by)
);
create index on catalog_exception (workspace_id, study_name);

create function keep_exception_life() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'REQUESTED' then
      raise exception 'An exception begins as a request.' using errcode = '23514';
    end if;
  elsif old.state <> 'REQUESTED' then
    raise exception 'An exception is decided once.' using errcode = '23514';
  end if;
  return new;
end $$;

create trigger life before insert or update on catalog_exception
  for each row execute function keep_exception_life();

-- What each study of a data set is compared with; the newest version counts.
create table baseline (
  id           uuid primary key,
  workspace_id uuid not null references workspace,
  dataset_id   uuid not null references dataset,
  trainer      text not null,
  metric       text not null,
  version      int not null check (version > 0),
  parameters   jsonb not null,
  rationale    text not null,
  set_by       uuid not null,
  set_by_name  text not null,
  set_at       timestamptz not null,
  unique (workspace_id, dataset_id, trainer, metric, version)
);

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['catalog_entry', 'catalog_exception', 'baseline']
  loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format(
      'create policy workspace on %I using (workspace_id = (select current_workspace())) '
      'with check (workspace_id = (select current_workspace()))', tenant_table);
    execute format('grant select, insert on %I to fairlead_tenant', tenant_table);
  end loop;
end $$;

grant select, insert on installation_catalog_entry to fairlead_crossing;
grant update (state, decided_by, decided_by_name, decided_at, decision_reason, deprecated_by,
  deprecated_by_name, deprecated_at, deprecation_reason, replacement)
  on installation_catalog_entry to fairlead_crossing;
grant update (state, decided_by, decided_by_name, decided_at, decision_reason, deprecated_by,
  deprecated_by_name, deprecated_at, deprecation_reason, replacement)
  on catalog_entry to fairlead_tenant;
grant update (state, decided_by, decided_by_name, decided_at, decision_reason)
  on catalog_exception to fairlead_tenant;
