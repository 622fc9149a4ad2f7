-- Budgets: what managers set, how each period stands, and the double-entry ledger of how it came to.
-- Amounts are whole numbers: milliseconds of trials, CPUs and GPUs, millionths of money.

-- Each change of calendar or caps is a row; the newest holds.
create table budget_plan (
  id           uuid primary key,
  workspace_id uuid not null references workspace,
  calendar     text not null, -- MONTHS, SPRINTS, DATES
  zone         text not null,
  first_day    date,
  last_day     date,
  cap_wall     bigint,
  cap_cpu      bigint,
  cap_gpu      bigint,
  cap_cost     bigint,
  reason       text not null,
  set_at       timestamptz not null,
  set_by       text not null
);
create index on budget_plan (workspace_id, id desc);

-- How a period stands. Whatever races, the check keeps what was promised: what is consumed and
-- reserved together stays within the cap.
create table budget_period (
  id            uuid primary key,
  workspace_id  uuid not null references workspace,
  name          text not null,
  zone          text not null,
  starts_at     timestamptz not null,
  ends_at       timestamptz not null,
  cap_wall      bigint,
  cap_cpu       bigint,
  cap_gpu       bigint,
  cap_cost      bigint,
  reserved_wall bigint not null default 0,
  reserved_cpu  bigint not null default 0,
  reserved_gpu  bigint not null default 0,
  reserved_cost bigint not null default 0,
  consumed_wall bigint not null default 0,
  consumed_cpu  bigint not null default 0,
  consumed_gpu  bigint not null default 0,
  consumed_cost bigint not null default 0,
  unique (workspace_id, starts_at),
  check (starts_at < ends_at),
  constraint budget_holds check (
    (cap_wall is null or consumed_wall + reserved_wall <= cap_wall)
    and (cap_cpu is null or consumed_cpu + reserved_cpu <= cap_cpu)
    and (cap_gpu is null or consumed_gpu + reserved_gpu <= cap_gpu)
    and (cap_cost is null or consumed_cost + reserved_cost <= cap_cost)),
  constraint nothing_below_zero check (
    least(reserved_wall, reserved_cpu, reserved_gpu, reserved_cost,
      consumed_wall, consumed_cpu, consumed_gpu, consumed_cost) >= 0)
) with (fillfactor = 50);

-- Each row moves an amount from one account of a period to another. Partitioned by time, which is in
-- the id.
create table budget_entry (
  id           uuid not null,
  workspace_id uuid not null,
  period_id    uuid not null,
  study_id     uuid, -- null where caps change
  at           timestamptz not null,
  kind         text not null,
  source       text not null, -- GRANTED, MOVED, FREE, RESERVED, CONSUMED
  target       text not null,
  wall         bigint not null check (wall >= 0),
  cpu          bigint not null check (cpu >= 0),
  gpu          bigint not null check (gpu >= 0),
  cost         bigint not null check (cost >= 0),
  check (source <> target),
  primary key (id)
) partition by range (id);
create index on budget_entry (workspace_id, id);
create index on budget_entry (workspace_id, id) where study_id is null;
create table budget_entry_default partition of budget_entry default;

-- What is reserved for each running attempt; two rows while its slice crosses a period's end.
create table budget_slice (
  attempt_id   uuid not null,
  period_id    uuid not null,
  workspace_id uuid not null,
  study_id     uuid not null,
  from_at      timestamptz not null,
  until_at     timestamptz not null,
  rate_wall    bigint not null,
  rate_cpu     bigint not null,
  rate_gpu     bigint not null,
  rate_cost    bigint not null,
  refused      boolean not null default false, -- no room for its next slice
  primary key (attempt_id, period_id)
) with (fillfactor = 50);

-- How each study stands in each period: sums of its entries.
create table budget_use (
  period_id     uuid not null,
  study_id      uuid not null,
  workspace_id  uuid not null,
  reserved_wall bigint not null,
  reserved_cpu  bigint not null,
  reserved_gpu  bigint not null,
  reserved_cost bigint not null,
  consumed_wall bigint not null,
  consumed_cpu  bigint not null,
  consumed_gpu  bigint not null,
  consumed_cost bigint not null,
  primary key (period_id, study_id)
) with (fillfactor = 50);

-- What was consumed in each hour of a period, for the burn-down.
create table budget_hour (
  period_id     uuid not null,
  hour          timestamptz not null,
  workspace_id  uuid not null,
  consumed_wall bigint not null,
  consumed_cpu  bigint not null,
  consumed_gpu  bigint not null,
  consumed_cost bigint not null,
  primary key (period_id, hour)
) with (fillfactor = 50);

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['budget_plan', 'budget_period', 'budget_entry',
    'budget_entry_default', 'budget_slice', 'budget_use', 'budget_hour']
  loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format(
      'create policy workspace on %I using (workspace_id = (select current_workspace())) '
      'with check (workspace_id = (select current_workspace()))', tenant_table);
    execute format('grant select, insert on %I to fairlead_tenant', tenant_table);
  end loop;
end $$;
grant update on budget_period, budget_use, budget_hour to fairlead_tenant;
grant update, delete on budget_slice to fairlead_tenant;

-- Budget on its way from one workspace to another: gone from the first with the row, and the row
-- gone when it has arrived.
create table budget_transfer (
  id             uuid primary key,
  from_workspace uuid not null references workspace,
  to_workspace   uuid not null references workspace,
  resource       text not null,
  amount         bigint not null check (amount > 0),
  reason         text not null,
  sent_at        timestamptz not null,
  by_kind        text not null,
  by_id          uuid not null,
  by_name        text not null
);
grant select, insert, delete on budget_transfer to fairlead_crossing;

-- What an hour of an agent's resources costs, in millionths of money.
alter table agent
  add column cpu_price bigint not null default 0 check (cpu_price >= 0),
  add column gpu_price bigint not null default 0 check (gpu_price >= 0),
  add column gib_price bigint not null default 0 check (gib_price >= 0);

-- Why a trial that could start doesn't: the resource that its budget lacks, and at which cost an
-- hour. Agents aren't told of it, so that no driver starts for nothing.
alter table queued_trial
  add column withheld text,
  add column withheld_cost bigint;
create index on queued_trial (study_id) where withheld is not null;
