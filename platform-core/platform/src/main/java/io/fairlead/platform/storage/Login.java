package io.fairlead.platform.storage;

/** With which name and password someone signs in to the database. */
record Login(String user, String password) {

  /** Without the password, so that no log shows it. */
  @Override
  public String toString() {
    return user;
  }
}
