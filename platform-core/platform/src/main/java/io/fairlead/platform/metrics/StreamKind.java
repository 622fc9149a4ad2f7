package io.fairlead.platform.metrics;

/** What an attempt streams; each kind has sequence numbers of its own. */
enum StreamKind {
  METRICS,
  LOGS
}
