-- What a study offers for a place: what its newest suggestion is expected to tell, and to take.
-- Written beside suggestions and read by leases, so apart from the turns, which leases write.
create table study_bid (
  study_id     uuid primary key,
  workspace_id uuid not null references workspace,
  information  double precision check (information >= 0), -- nats; null: not known
  seconds      double precision check (seconds > 0), -- of a full training; null: not known
  weight       double precision not null check (weight > 0)
);

-- How often others were given a place for which a study had a trial waiting, since it had one.
create table study_turn (
  study_id     uuid primary key,
  workspace_id uuid not null references workspace,
  passed       int not null check (passed >= 0)
);
grant select, insert, update, delete on study_bid, study_turn to fairlead_crossing;

-- Values of an entry's parameter and of others that may not come together; part of a version.
alter table catalog_entry add column forbidden jsonb not null default '[]';
alter table installation_catalog_entry add column forbidden jsonb not null default '[]';

-- Which parameters a trainer understands, as the newest environment of any workspace says it: what
-- is approved for all of them is checked against that.
create table known_trainer (
  trainer    text primary key,
  parameters text not null,
  seen_at    timestamptz not null
);
grant select, insert, update on known_trainer to fairlead_crossing;

-- How many reports were judged again with a study's suggestions.
alter table suggestion_replay add column verdicts int not null default 0;
