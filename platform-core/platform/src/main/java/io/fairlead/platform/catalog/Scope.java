package io.fairlead.platform.catalog;

import java.util.Locale;

/** Where an entry of the catalog holds. */
public enum Scope {
  /** In every workspace. */
  INSTALLATION,
  /** In one workspace, which may tighten what holds everywhere. */
  WORKSPACE;

  /** As people and files write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
