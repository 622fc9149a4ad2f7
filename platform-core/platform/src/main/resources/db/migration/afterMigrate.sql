-- A page that is shown to a guest may read any table of a workspace; without a policy for guests it
-- finds no rows there. Tables without forced row-level security stay out of reach.
do $$
declare
  of_workspace text;
begin
  for of_workspace in
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relrowsecurity
      and c.relforcerowsecurity
      and not has_table_privilege('fairlead_guest', c.oid, 'select')
  loop
    execute format('grant select on %I to fairlead_guest', of_workspace);
  end loop;
end $$;
