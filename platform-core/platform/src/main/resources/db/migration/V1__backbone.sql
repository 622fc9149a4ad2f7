-- Everything of a workspace carries workspace_id and is kept apart by a forced row-level rule.
-- What crosses workspaces is narrow, has no content, and belongs to another role.
-- Roles (made at bootstrap): fairlead_owner owns; fairlead_app signs in and has no rights of its
-- own; each transaction takes on fairlead_tenant or fairlead_crossing.

create function current_workspace() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.workspace', true), '')::uuid;

---------------------------------------------------------------- across workspaces

create table installation_setting (
  key   text primary key,
  value bytea not null
);

create table workspace (
  id         uuid primary key,
  name       text not null unique,
  title      text not null,
  created_at timestamptz not null
);

create table person (
  id            uuid primary key,
  name          text not null unique,
  display_name  text not null,
  password_hash text not null,
  created_at    timestamptz not null,
  disabled_at   timestamptz
);

create table membership (
  id           uuid primary key,
  person_id    uuid not null references person,
  workspace_id uuid references workspace, -- null: held for the installation
  role         text not null,
  unique nulls not distinct (person_id, workspace_id, role)
);

create table access_token (
  id           uuid primary key,
  person_id    uuid not null references person,
  name         text not null,
  hash         bytea not null unique,
  workspaces   uuid[], -- null: all of the person's
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  last_used_at timestamptz,
  revoked_at   timestamptz
);

create table agent_token (
  id         uuid primary key,
  name       text not null,
  hash       bytea not null unique,
  created_at timestamptz not null,
  revoked_at timestamptz
);

create table agent (
  id            uuid primary key,
  name          text not null unique,
  process       uuid not null,
  mode          text not null,
  version       text not null,
  cpus          double precision not null,
  gpus          double precision not null,
  memory_bytes  bigint not null,
  slots         int not null,
  registered_at timestamptz not null,
  last_seen_at  timestamptz not null
);

-- A trial that could start now. Filled with the trial, in its transaction.
create table queued_trial (
  trial_id     uuid primary key,
  study_id     uuid not null,
  workspace_id uuid not null references workspace,
  bundle       text not null,
  cpus         double precision not null,
  gpus         double precision not null,
  memory_bytes bigint not null,
  resumes      boolean not null, -- waits with a checkpoint: goes before new ones
  queued_at    timestamptz not null
);
create index on queued_trial (workspace_id, bundle, resumes desc, queued_at, trial_id);

create table lease (
  attempt_id   uuid primary key,
  trial_id     uuid not null unique,
  study_id     uuid not null,
  workspace_id uuid not null references workspace,
  agent_id     uuid not null references agent,
  driver_id    uuid not null,
  epoch        int not null,
  cpus         double precision not null,
  gpus         double precision not null,
  memory_bytes bigint not null,
  wanted       text not null, -- CONTINUE, PAUSE, STOP
  expires_at   timestamptz not null
) with (fillfactor = 60);
create index on lease (agent_id, driver_id);
create index on lease (study_id);
create index on lease (expires_at);

-- Whose trials a driver runs, so that its results find their workspace.
create table driver (
  id           uuid primary key,
  agent_id     uuid not null references agent,
  workspace_id uuid not null references workspace
);
create index on driver (agent_id);

-- Studies that are not over, so that any replica can look after them.
create table open_study (
  study_id     uuid primary key,
  workspace_id uuid not null references workspace
);

create table installation_event (
  id           uuid primary key,
  at           timestamptz not null,
  kind         text not null,
  subject      uuid not null,
  actor_kind   text not null,
  actor_id     uuid not null,
  actor_name   text not null,
  data         jsonb not null
);

create table installation_event_hash (
  sequence bigint primary key,
  event_id uuid not null unique references installation_event,
  hash     bytea not null
);

---------------------------------------------------------------- of a workspace

create table dataset (
  id           uuid primary key,
  workspace_id uuid not null references workspace,
  name         text not null,
  digest       text not null,
  row_count    bigint not null,
  bytes        bigint not null,
  columns      jsonb not null,
  target       text not null,
  sensitive    text[] not null,
  task         text not null,
  source       text not null,
  created_at   timestamptz not null,
  created_by   text not null,
  unique (workspace_id, name)
);
create index on dataset (workspace_id, digest);

create table artifact (
  workspace_id uuid not null references workspace,
  digest       text not null,
  bytes        bigint not null,
  created_at   timestamptz not null,
  primary key (workspace_id, digest)
);

create table catalog_entry (
  id            uuid primary key,
  workspace_id  uuid not null references workspace,
  trainer       text not null,
  name          text not null,
  position      int not null,
  domain        jsonb not null,
  condition     jsonb,
  default_value jsonb not null,
  rationale     text not null,
  version       int not null,
  created_at    timestamptz not null,
  unique (workspace_id, trainer, name, version)
);

create table study (
  id           uuid primary key,
  workspace_id uuid not null references workspace,
  name         text not null,
  definition   jsonb not null,
  resolved     jsonb not null, -- space, fixed values, data-set digest, target, task, rungs
  state        text not null,
  problem      text,
  created_at   timestamptz not null,
  created_by   text not null,
  started_at   timestamptz,
  ended_at     timestamptz,
  events       bigint not null default 0, -- length of the search history
  unique (workspace_id, name)
);
create index on study (workspace_id, id desc);

create table trial (
  id             uuid primary key,
  workspace_id   uuid not null references workspace,
  study_id       uuid not null references study,
  number         int not null,
  state          text not null,
  parameters     jsonb not null,
  seed           bigint not null,
  epoch          int not null default 0,
  step           bigint not null default 0,
  objective      double precision,
  metrics        jsonb not null default '{}',
  rationale      text not null,
  history_digest text not null,
  resume_digest  text,
  resume_step    bigint not null default 0,
  suggested_at   timestamptz not null,
  started_at     timestamptz,
  ended_at       timestamptz,
  problem        text,
  unique (study_id, number)
) with (fillfactor = 70);
create index on trial (study_id, state);
create index on trial (study_id, objective);

create table attempt (
  id           uuid primary key,
  workspace_id uuid not null references workspace,
  trial_id     uuid not null references trial,
  study_id     uuid not null,
  epoch        int not null,
  agent        text not null,
  from_step    bigint not null,
  step         bigint not null default 0,
  started_at   timestamptz not null,
  ended_at     timestamptz,
  outcome      text,
  problem      text,
  environment  text,
  unique (trial_id, epoch)
) with (fillfactor = 70);

create table attempt_artifact (
  id           uuid primary key,
  workspace_id uuid not null references workspace,
  attempt_id   uuid not null,
  kind         text not null,
  name         text not null,
  digest       text not null,
  created_at   timestamptz not null,
  foreign key (workspace_id, digest) references artifact
);
create index on attempt_artifact (attempt_id);

-- The ordered history that samplers and pruners read.
create table search_event (
  workspace_id uuid not null references workspace,
  study_id     uuid not null references study,
  sequence     bigint not null,
  event        jsonb not null,
  at           timestamptz not null,
  primary key (study_id, sequence)
);

create table environment (
  workspace_id uuid not null references workspace,
  digest       text not null,
  facts        jsonb not null,
  first_seen   timestamptz not null,
  primary key (workspace_id, digest)
);

-- How far each of an attempt's streams is committed; also what refuses an older epoch.
create table attempt_stream (
  attempt_id    uuid not null,
  workspace_id  uuid not null references workspace,
  kind          text not null, -- metrics, logs
  next_sequence bigint not null,
  primary key (attempt_id, kind)
) with (fillfactor = 50);

-- Arrow IPC streams (zstd), as they arrived until they are compacted: a compacted row holds the
-- points of a run of rows under the run's last sequence, and the pyramid covers it. Partitioned by
-- the attempt's UUIDv7, that is by time.
create table metric_batch (
  workspace_id uuid not null,
  attempt_id   uuid not null,
  sequence     bigint not null,
  row_count    int not null,
  last_step    bigint not null,
  compacted    boolean not null default false,
  data         bytea not null,
  primary key (attempt_id, sequence)
) partition by range (attempt_id);
create index on metric_batch (workspace_id, attempt_id) where not compacted;
create table metric_batch_default partition of metric_batch default;
alter table metric_batch_default alter column data set storage external;

create table rung_report (
  workspace_id uuid not null references workspace,
  attempt_id   uuid not null,
  sequence     bigint not null,
  step         bigint not null,
  objectives   double precision[] not null,
  verdict      text not null,
  primary key (attempt_id, sequence)
);

create table metric_summary (
  workspace_id uuid not null references workspace,
  attempt_id   uuid not null,
  metric       text not null,
  points       bigint not null,
  last_step    bigint not null,
  last_value   double precision not null,
  min_value    double precision not null,
  min_step     bigint not null,
  max_value    double precision not null,
  max_step     bigint not null,
  primary key (attempt_id, metric)
) with (fillfactor = 50);

-- Min/max of runs of points, level by level; see the package metrics, class Pyramid.
create table metric_pyramid (
  workspace_id uuid not null references workspace,
  attempt_id   uuid not null,
  metric       text not null,
  level        int not null,
  first_bucket bigint not null,
  buckets      bytea not null,
  primary key (attempt_id, metric, level, first_bucket)
);

create table log_chunk (
  workspace_id uuid not null references workspace,
  attempt_id   uuid not null,
  sequence     bigint not null,
  first_line   bigint not null,
  line_count   int not null,
  data         bytea not null,
  primary key (attempt_id, sequence)
);

create table event (
  id           uuid primary key,
  workspace_id uuid not null references workspace,
  at           timestamptz not null,
  kind         text not null,
  subject      uuid not null,
  actor_kind   text not null,
  actor_id     uuid not null,
  actor_name   text not null,
  data         jsonb not null
);
create index on event (workspace_id, id);
create index on event (subject);

create table event_hash (
  workspace_id uuid not null references workspace,
  sequence     bigint not null,
  event_id     uuid not null unique references event,
  hash         bytea not null,
  primary key (workspace_id, sequence)
);

-- Events that the sealer has still to chain; null: of the installation. Writers of one workspace
-- add its own, the sealer sees which workspaces have any.
create table unsealed_event (
  event_id     uuid primary key,
  workspace_id uuid references workspace
);
create index on unsealed_event (workspace_id, event_id);

create table idempotent_request (
  workspace_id  uuid not null references workspace,
  person_id     uuid not null,
  key           text not null,
  request_hash  bytea not null,
  status        int not null,
  body          text not null,
  created_at    timestamptz not null,
  primary key (workspace_id, person_id, key)
);

---------------------------------------------------------------- rights

revoke all on schema public from public;
grant usage on schema public to fairlead_tenant, fairlead_crossing;

grant select, insert, update, delete on
  workspace, person, membership, access_token, agent_token, agent, driver, queued_trial, lease, open_study,
  installation_setting
  to fairlead_crossing;
grant select, insert on installation_event, installation_event_hash to fairlead_crossing;

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array[
    'dataset', 'artifact', 'catalog_entry', 'study', 'trial', 'attempt', 'attempt_artifact',
    'search_event', 'environment', 'attempt_stream', 'metric_batch', 'metric_batch_default',
    'rung_report', 'metric_summary', 'metric_pyramid', 'log_chunk', 'event', 'event_hash',
    'idempotent_request']
  loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format(
      'create policy workspace on %I using (workspace_id = current_workspace()) '
      'with check (workspace_id = current_workspace())', tenant_table);
    execute format('grant select, insert on %I to fairlead_tenant', tenant_table);
  end loop;
end $$;

alter table unsealed_event enable row level security;
alter table unsealed_event force row level security;
create policy workspace on unsealed_event to fairlead_tenant
  using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
create policy crossing on unsealed_event to fairlead_crossing
  using (true) with check (workspace_id is null);
grant select, insert, delete on unsealed_event to fairlead_tenant, fairlead_crossing;

-- Facts are append-only: what may change is named here, everything else only grows.
grant update, delete on catalog_entry, study, trial, attempt, attempt_stream, metric_batch,
  metric_batch_default, metric_summary, metric_pyramid to fairlead_tenant;
