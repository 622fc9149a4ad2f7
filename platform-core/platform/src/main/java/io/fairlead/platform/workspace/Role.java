package io.fairlead.platform.workspace;

/** What a person is in a workspace; auditor and admin can also be held for the installation. */
public enum Role {
  RESEARCHER,
  MANAGER,
  AUDITOR,
  ADMIN
}
