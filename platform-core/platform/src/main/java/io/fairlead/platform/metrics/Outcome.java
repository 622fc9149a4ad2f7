package io.fairlead.platform.metrics;

import io.fairlead.protocol.message.BatchAck;

/** What a transaction made of a batch; told to its stream once the transaction is committed. */
sealed interface Outcome {

  void tell(Pending pending);

  record Acknowledged(BatchAck ack) implements Outcome {
    @Override
    public void tell(Pending pending) {
      pending.done().complete(ack);
    }
  }

  record Refused(StreamRefused why) implements Outcome {
    @Override
    public void tell(Pending pending) {
      pending.done().completeExceptionally(why);
    }
  }
}
