-- What Fairlead needs of a PostgreSQL (16 or newer) of yours. Run it once as the server's
-- administrator, then give the two roles that sign in their passwords, with psql:
--   \password fairlead_owner
--   \password fairlead_app
-- Where the administrator is no superuser, first: grant fairlead_owner to current_user;
-- Fairlead's own start looks at all of this and says what is missing.

-- Owns the tables and brings them up to date when a platform starts.
create role fairlead_owner login noinherit;

-- Works. It has no rights of its own: each transaction takes on one of the three roles below.
create role fairlead_app login noinherit;
create role fairlead_tenant nologin noinherit;
create role fairlead_crossing nologin noinherit;
create role fairlead_guest nologin noinherit;
grant fairlead_tenant, fairlead_crossing, fairlead_guest to fairlead_app
  with inherit false, set true;

create database fairlead owner fairlead_owner template template0 encoding 'UTF8';
revoke connect on database fairlead from public;
grant connect on database fairlead to fairlead_app;
