-- Who extends a study decides so: the indexes of the decision log hold those events, too.
create index event_people_decided on event (workspace_id, id)
  where kind in ('decision.signed', 'study.submitted', 'study.extended', 'study.stopped');
create index event_people_decided_text on event using gin (decision_text(data))
  where kind in ('decision.signed', 'study.submitted', 'study.extended', 'study.stopped');

-- Trials that are still to be measured are looked for again and again while a study runs. A column,
-- since row security keeps what is computed from one out of an index's conditions.
alter table trial add column measured int
  generated always as (coalesce(cast(fairness ->> 'version' as int), 0)) stored;
create index trial_measured on trial (study_id, measured, number) where state = 'COMPLETE';
