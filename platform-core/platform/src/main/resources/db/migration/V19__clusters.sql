-- What people say of an agent's cluster, what its Ray tells, and whether it takes new trials.
alter table agent
  add column profile jsonb, -- announced; null: nothing was
  add column facts jsonb, -- reported; null in local mode
  add column workspaces text[], -- by name, whose trials it runs; null: all
  add column drain text check (drain in ('FINISH', 'PAUSE')), -- null: takes new trials
  add column drained_at timestamptz;

-- Of which model a trial's GPUs must be; empty: of any.
alter table queued_trial add column gpu_model text not null default '';
alter table lease add column gpu_model text not null default '';

-- How much of an agent was in use: a sample a minute for a day, then means of hours.
create table agent_use (
  agent_id   uuid not null references agent,
  hourly     boolean not null,
  at         timestamptz not null, -- when the minute or the hour begins
  trials     real not null,
  used       real not null, -- slots in local mode, else CPUs
  total      real not null,
  gpus_used  real not null,
  gpus_total real not null,
  primary key (agent_id, hourly, at)
);
create index on agent_use (hourly, at);
grant select, insert, delete on agent_use to fairlead_crossing;
