-- An agent is its token's own: who has another token can't register as it, nor act for it. Agents
-- from before have none; they register anew, and what they had leased expires.
alter table agent
  add column token_id uuid references agent_token,
  drop constraint agent_name_key,
  add constraint agent_token_id_name_key unique (token_id, name);
