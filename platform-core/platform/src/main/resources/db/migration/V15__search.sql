-- Why each trial was suggested, and how many trials its study was to have then: some samplers
-- divide a space among them, and an extension changes that. Apart from trial, whose rows are
-- written often.
create table suggestion (
  study_id     uuid not null references study,
  number       int not null,
  workspace_id uuid not null references workspace,
  planned      int not null,
  explanation  jsonb not null,
  primary key (study_id, number)
);

-- A study's suggestions, made again from its history and compared with what was stored.
create table suggestion_replay (
  id            uuid primary key,
  workspace_id  uuid not null references workspace,
  study_id      uuid not null references study,
  requested_at  timestamptz not null,
  requested_by  text not null,
  total         int not null,
  done          int not null default 0,
  progressed_at timestamptz not null, -- long ago and not ended: its platform was ended
  ended_at      timestamptz,
  difference    jsonb, -- the first; null for none
  problem       text
);
create index on suggestion_replay (study_id, id desc);

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['suggestion', 'suggestion_replay']
  loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format(
      'create policy workspace on %I using (workspace_id = (select current_workspace())) '
      'with check (workspace_id = (select current_workspace()))', tenant_table);
    execute format('grant select, insert on %I to fairlead_tenant', tenant_table);
  end loop;
end $$;
grant update on suggestion_replay to fairlead_tenant;

-- Who is shown a study is shown its search, too.
do $$
declare
  reached text;
begin
  foreach reached in array array['suggestion', 'search_event']
  loop
    execute format(
      'create policy guest on %I for select to fairlead_guest using (workspace_id = '
      '(select current_owner()) and study_id in (select s.subject from share s where s.kind = ''STUDY''))',
      reached);
  end loop;
end $$;
