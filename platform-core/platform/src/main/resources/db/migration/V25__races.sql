-- A trial that trains the configuration of another one of its study again with another seed.
alter table trial add column repeats int;
create index on trial (study_id, repeats) where repeats is not null;

-- What came of a study's race, and the number of the trial that it recommends.
alter table study add column conclusion text;
alter table study add column recommended int;
