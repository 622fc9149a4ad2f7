package io.fairlead.web.rest;

import java.util.UUID;

/** Where things are. */
final class Paths {

  static final String V1 = "/api/v1";
  static final String WORKSPACE = V1 + "/workspaces/{workspace}";

  static final String AGENT_TOKENS = V1 + "/agents/tokens";

  private Paths() {}

  static String person(String name) {
    return V1 + "/people/" + name;
  }

  static String workspace(String name) {
    return V1 + "/workspaces/" + name;
  }

  static String dataset(Caller caller, UUID id) {
    return workspace(caller.workspace().name()) + "/datasets/" + id;
  }

  static String study(Caller caller, UUID id) {
    return workspace(caller.workspace().name()) + "/studies/" + id;
  }

  static String decision(Caller caller, UUID id) {
    return workspace(caller.workspace().name()) + "/decisions/" + id;
  }

  static String catalogVersion(Caller caller, UUID id) {
    return workspace(caller.workspace().name()) + "/catalog/versions/" + id;
  }

  static String exception(Caller caller, UUID id) {
    return workspace(caller.workspace().name()) + "/exceptions/" + id;
  }

  static String trial(Caller caller, UUID id) {
    return workspace(caller.workspace().name()) + "/trials/" + id;
  }

  static String replay(Caller caller, UUID id) {
    return workspace(caller.workspace().name()) + "/replays/" + id;
  }

  static String audit(Caller caller, UUID id) {
    return workspace(caller.workspace().name()) + "/audits/" + id;
  }

  static String notebook(Caller caller, UUID id) {
    return workspace(caller.workspace().name()) + "/notebooks/" + id;
  }
}
