-- People whom an identity provider vouches for: under its address, its own id of theirs. Their roles
-- are what it said at their last sign-in.
create table person_identity (
  issuer         text not null,
  subject        text not null,
  person_id      uuid not null unique references person,
  first_seen_at  timestamptz not null,
  signed_in_at   timestamptz, -- null: so far only a token of theirs was used
  primary key (issuer, subject)
);
grant select, insert, update on person_identity to fairlead_crossing;
