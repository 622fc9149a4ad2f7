-- The keys that content is encrypted with. A master key is known by its id alone; here stands which
-- ones wrap data keys, so that a start without one of them is noticed before anything is changed.
create table master_key (
  id            text primary key,
  first_used_at timestamptz not null,
  retired_at    timestamptz -- null: data keys may need it
);
grant select, insert, update on master_key to fairlead_crossing;

-- Data keys of a workspace, each wrapped by a master key; the newest encrypts, all decrypt.
create table data_key (
  id           uuid primary key,
  workspace_id uuid not null references workspace,
  master_key   text not null references master_key,
  wrapped      bytea not null,
  created_at   timestamptz not null
);
create index on data_key (workspace_id, id);

alter table data_key enable row level security;
alter table data_key force row level security;
create policy workspace on data_key using (workspace_id = (select current_workspace()))
  with check (workspace_id = (select current_workspace()));
grant select, insert on data_key to fairlead_tenant;
grant update (master_key, wrapped) on data_key to fairlead_tenant; -- the same key, wrapped anew
