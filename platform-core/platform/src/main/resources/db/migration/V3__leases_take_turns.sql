-- Short trials take turns on the resources of one: each of their leases holds a share of what it needs.
alter table lease add column share double precision not null default 1
  check (share > 0 and share <= 1);
