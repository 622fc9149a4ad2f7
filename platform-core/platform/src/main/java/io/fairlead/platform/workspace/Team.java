package io.fairlead.platform.workspace;

/**
 * A workspace as admins see it.
 *
 * @param members how many people hold a role in it
 */
public record Team(Workspace workspace, int members) {}
