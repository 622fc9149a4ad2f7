package io.fairlead.platform.scheduling;

import io.fairlead.protocol.message.AgentAnswer;
import io.fairlead.protocol.message.AgentRequest;
import io.fairlead.protocol.message.Environment;
import java.util.UUID;

/** What agents and drivers can ask; each call is one short transaction. */
public interface Scheduling {

  /**
   * @throws io.fairlead.platform.problem.InvalidInput for another protocol version, saying which
   */
  AgentAnswer.Registered register(AgentRequest.Register request);

  AgentAnswer.Work findWork(AgentRequest.FindWork request);

  AgentAnswer.Leased lease(AgentRequest.Lease request);

  AgentAnswer.Orders heartbeat(AgentRequest.Heartbeat request);

  AgentAnswer.Completed complete(AgentRequest.Complete request);

  void driverEnded(AgentRequest.DriverEnded request);

  /** Keeps an environment by its digest, once. */
  void environment(UUID workspace, Environment environment);

  /** Loses what expired, keeps queues filled, ends what is over; called often, by any replica. */
  void tick();
}
