package io.fairlead.ray.agent;

import java.util.UUID;

/** What a driver belongs to: JVMs are never shared between workspaces, nor between bundles. */
record Group(UUID workspace, String bundle) {}
