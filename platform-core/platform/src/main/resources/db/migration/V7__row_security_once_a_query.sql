-- A function in a policy runs for every row; behind a select it runs once a query.
do $$
declare
  of_tenant record;
begin
  for of_tenant in
    select tablename from pg_policies where schemaname = 'public' and policyname = 'workspace'
  loop
    execute format(
      'alter policy workspace on %I using (workspace_id = (select current_workspace())) '
      'with check (workspace_id = (select current_workspace()))', of_tenant.tablename);
  end loop;
end $$;
