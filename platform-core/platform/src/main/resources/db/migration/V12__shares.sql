-- What a workspace shows to others on purpose. A guest reads as a role of its own, which may only
-- select, and sees the rows that a share reaches; every other policy gives it nothing, because it
-- is in no workspace. Rights for tables to come: afterMigrate.sql.
create table share (
  id           uuid primary key,
  workspace_id uuid not null references workspace,
  kind         text not null check (kind in ('STUDY', 'NOTEBOOK')),
  subject      uuid not null,
  guest        uuid references workspace, -- null: every workspace
  shared_at    timestamptz not null,
  shared_by    text not null,
  unique nulls not distinct (workspace_id, subject, guest),
  check (guest is null or guest <> workspace_id)
);

alter table share enable row level security;
alter table share force row level security;
create policy workspace on share to fairlead_tenant
  using (workspace_id = (select current_workspace()))
  with check (workspace_id = (select current_workspace()));
grant select, insert, delete on share to fairlead_tenant;
-- Ids alone: what is shared with whom, so that guests find it.
create policy crossing on share for select to fairlead_crossing using (true);
grant select on share to fairlead_crossing;

create function current_owner() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.owner', true), '')::uuid;

create function current_guests() returns uuid[]
  language sql stable parallel safe
  return coalesce(string_to_array(nullif(current_setting('app.guests', true), ''), ',')::uuid[], '{}');

grant usage on schema public to fairlead_guest;

create policy guest on share for select to fairlead_guest using (
  workspace_id = (select current_owner())
  and (guest is null or guest = any((select current_guests())::uuid[])));

do $$
declare
  reached record;
  rule    text;
begin
  for reached in
    select * from (values
      ('study', 'id in (select s.subject from share s where s.kind = ''STUDY'')'),
      ('trial', 'study_id in (select s.subject from share s where s.kind = ''STUDY'')'),
      ('attempt', 'study_id in (select s.subject from share s where s.kind = ''STUDY'')'),
      ('metric_batch', 'exists (select from attempt a where a.id = attempt_id)'),
      ('metric_summary', 'exists (select from attempt a where a.id = attempt_id)'),
      ('metric_pyramid', 'exists (select from attempt a where a.id = attempt_id)'),
      ('log_chunk', 'exists (select from attempt a where a.id = attempt_id)'),
      ('environment', 'exists (select from attempt a where a.environment = digest)'),
      ('notebook', 'id in (select s.subject from share s where s.kind = ''NOTEBOOK'')'),
      ('notebook_cell', 'deleted_at is null and notebook_id in (select s.subject from share s where s.kind = ''NOTEBOOK'')')
    ) as t (name, rows)
  loop
    rule := format('workspace_id = (select current_owner()) and %s', reached.rows);
    execute format('create policy guest on %I for select to fairlead_guest using (%s)', reached.name, rule);
  end loop;
end $$;
