-- Notebooks: documents of cells in order. A cell's position is a text that sorts between its
-- neighbours', so a move touches one row; what was deleted stays, so that it can be taken back.
create table notebook (
  id           uuid primary key,
  workspace_id uuid not null,
  title        text not null,
  created_at   timestamptz not null,
  created_by   text not null,
  changed_at   timestamptz not null,
  changed_by   text not null,
  unique (workspace_id, id)
);

create table notebook_cell (
  id           uuid primary key,
  workspace_id uuid not null,
  notebook_id  uuid not null,
  kind         text not null,
  name         text, -- by which other cells refer to it
  content      text not null, -- JSON, as its kind has it
  position     text collate "C" not null,
  folded       boolean not null,
  revision     bigint not null, -- counts changes of content, so that two of them are noticed
  changed_at   timestamptz not null,
  changed_by   text not null,
  deleted_at   timestamptz,
  foreign key (workspace_id, notebook_id) references notebook (workspace_id, id)
);
create index on notebook_cell (notebook_id, position);

-- The whole document as it was; never changed.
create table notebook_version (
  id           uuid primary key,
  workspace_id uuid not null,
  notebook_id  uuid not null,
  number       int not null,
  label        text not null,
  title        text not null,
  cells        text not null, -- JSON
  cell_count   int not null,
  created_at   timestamptz not null,
  created_by   text not null,
  unique (notebook_id, number),
  foreign key (workspace_id, notebook_id) references notebook (workspace_id, id)
);

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['notebook', 'notebook_cell', 'notebook_version']
  loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format(
      'create policy workspace on %I using (workspace_id = (select current_workspace())) '
      'with check (workspace_id = (select current_workspace()))', tenant_table);
    execute format('grant select, insert on %I to fairlead_tenant', tenant_table);
  end loop;
end $$;
grant update on notebook, notebook_cell to fairlead_tenant;
