package io.fairlead.web.rest;

import io.fairlead.platform.lineage.Node;

/**
 * A node of the lineage.
 *
 * @param path where the lineage goes on from here
 */
record NodeView(String type, String id, String label, String about, String path) {

  static NodeView of(Caller caller, Node node) {
    String type = node.ref().type().word();
    return new NodeView(
        type,
        node.ref().id(),
        node.label(),
        node.about(),
        Paths.workspace(caller.workspace().name()) + "/lineage/" + type + "/" + node.ref().id());
  }
}
