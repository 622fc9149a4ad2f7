package io.fairlead.platform.study;

import io.fairlead.protocol.message.Resources;
import java.util.Optional;

/** Knows why trials with certain needs can't start now. */
@FunctionalInterface
public interface Waiting {

  /** The reason for people; empty when an agent has what is needed. Call inside a transaction. */
  Optional<String> reason(Resources each);
}
