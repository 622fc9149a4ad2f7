-- Who is signed in with a browser, so that every platform on this database knows: a page opened on
-- one loads on another, and what ends a sign-in ends it everywhere.
create table sign_in (
  id         uuid primary key,
  hash       bytea not null unique, -- of the secret in the browser's cookie
  person_id  uuid not null references person,
  issuer     text, -- the identity provider that vouched for them, if one did
  subject    text,
  session    text, -- as the provider names it
  word       bytea, -- what it said, encrypted under the cookie's secret
  begun_at   timestamptz not null,
  seen_at    timestamptz not null, -- to the minute
  ended_at   timestamptz,
  check ((issuer is null) = (subject is null) and (issuer is null) = (word is null))
);
create index on sign_in (person_id);
create index on sign_in (issuer, subject);
create index on sign_in (seen_at);
grant select, insert, update, delete on sign_in to fairlead_crossing;
