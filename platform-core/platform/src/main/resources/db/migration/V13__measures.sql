-- What a study's trials are measured by between groups (its history is in the audit trail), and
-- what came out: a figure says of which version of the measures it is.
alter table study
  add column fairness jsonb not null default '[]',
  add column fairness_version int not null default 0;
alter table trial add column fairness jsonb; -- null until it is measured

-- Studies whose trials are to be measured, so that any replica can do it. No content.
create table fairness_work (
  study_id     uuid primary key,
  workspace_id uuid not null references workspace,
  due_at       timestamptz not null -- in the future while one measures
);
create index on fairness_work (due_at);
grant select, insert, update, delete on fairness_work to fairlead_crossing;

-- Whoever chooses a trial beyond a guardrail says why; the application asks for it, and so does
-- the database.
create function choice_beyond_guardrail() returns trigger language plpgsql as $$
begin
  if coalesce(trim(new.data ->> 'guardrailReason'), '') = '' and exists (
    select from jsonb_array_elements(new.data -> 'evidence') e
      join trial t on t.id = (e ->> 'id')::uuid
    where e ->> 'kind' = 'trial' and t.fairness -> 'beyond' = 'true'::jsonb
  ) then
    raise exception 'A trial beyond a guardrail is chosen with a stated reason.'
      using errcode = 'check_violation';
  end if;
  return new;
end $$;

create trigger choice_beyond_guardrail before insert on event for each row
  when (new.kind = 'decision.signed'
    and new.data ->> 'type' in ('configuration-chosen', 'promotion'))
  execute function choice_beyond_guardrail();

-- People also say why they start and stop studies, and why they pass a guardrail.
drop index event_decision_text_idx;
create or replace function decision_text(data jsonb) returns tsvector
  language sql immutable parallel safe
  return to_tsvector('pg_catalog.english', coalesce(data ->> 'what', data ->> 'name', '') || ' '
    || coalesce(data ->> 'rationale', '') || ' ' || coalesce(data ->> 'alternatives', '') || ' '
    || coalesce(data ->> 'guardrailReason', ''));
create index event_decision_text_idx on event using gin (decision_text(data))
  where kind in ('decision.signed', 'study.submitted', 'study.stopped');
