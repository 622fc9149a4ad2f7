-- The jars of environments, so that it can be asked what else ran with one. An environment from
-- before this has its jars among its facts.
create table environment_jar (
  workspace_id uuid not null references workspace,
  environment  text not null,
  name         text not null,
  digest       text not null,
  primary key (workspace_id, environment, name),
  foreign key (workspace_id, environment) references environment
);
create index on environment_jar (workspace_id, digest);

-- A study may run one finished trial again; it is no search then, and no list of studies shows it.
alter table study add column repeats uuid references trial;
create index on study (repeats) where repeats is not null;

-- What stands on a snapshot, and which trial made an artifact.
create index on study (workspace_id, (resolved -> 'dataset' ->> 'digest'));
create index on attempt_artifact (workspace_id, digest);

create table replay (
  id           uuid primary key,
  workspace_id uuid not null references workspace,
  trial_id     uuid not null references trial, -- the one that runs again
  study_id     uuid not null references study, -- which runs it
  run_id       uuid not null references trial, -- as which it runs
  tolerance    double precision not null,
  requested_at timestamptz not null,
  requested_by text not null
);
create index on replay (trial_id);
create index on replay (study_id);

create table replay_verdict (
  replay_id    uuid primary key references replay,
  workspace_id uuid not null references workspace,
  verdict      jsonb not null,
  judged_at    timestamptz not null
);

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['environment_jar', 'replay', 'replay_verdict']
  loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format(
      'create policy workspace on %I using (workspace_id = (select current_workspace())) '
      'with check (workspace_id = (select current_workspace()))', tenant_table);
    execute format('grant select, insert on %I to fairlead_tenant', tenant_table);
  end loop;
end $$;
