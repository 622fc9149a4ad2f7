package io.fairlead.ray.agent;

import io.fairlead.protocol.message.Resources;

/** So many trials of a group, running or waiting, each with these resources. */
record Wish(Group group, Resources each, int trials) {}
