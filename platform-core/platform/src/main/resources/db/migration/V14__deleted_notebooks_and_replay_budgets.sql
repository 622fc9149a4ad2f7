-- A notebook that was deleted stays, so that it can be taken back.
alter table notebook add column deleted_at timestamptz;

-- A workspace has two budgets: what searches use, and what replays use, which a manager names.
alter table budget_plan add column purpose text not null default 'SEARCHES';
alter table budget_period add column purpose text not null default 'SEARCHES';
alter table budget_period drop constraint budget_period_workspace_id_starts_at_key;
alter table budget_period add unique (workspace_id, purpose, starts_at);
