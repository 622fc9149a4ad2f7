-- Fairness audits: what was asked, what came out, and the rows it stands on. Never changed.
create table fairness_audit (
  id           uuid primary key,
  workspace_id uuid not null references workspace,
  name         text not null,
  trial_id     uuid, -- null for uploaded predictions
  spec         text not null, -- JSON as it was understood
  result       text not null, -- JSON with every figure in full precision
  digest       text not null, -- SHA-256 of the predictions' bytes
  source       text not null,
  row_count    int not null,
  observations bytea not null, -- label, prediction and group of each row, gzip'd
  created_at   timestamptz not null,
  created_by   text not null,
  unique (workspace_id, id)
);

alter table fairness_audit alter column observations set storage external;
alter table fairness_audit enable row level security;
alter table fairness_audit force row level security;
create policy workspace on fairness_audit
  using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
grant select, insert on fairness_audit to fairlead_tenant;
