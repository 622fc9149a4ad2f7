-- The id of a study's trace, for whoever works on it later; null where nothing is traced.
alter table study add column trace text;
