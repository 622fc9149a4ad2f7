package io.fairlead.platform.scheduling;

import io.fairlead.platform.metrics.MetricIngest.AttemptKey;
import io.fairlead.protocol.message.AgentAnswer;
import io.fairlead.protocol.message.AgentRequest;
import io.fairlead.protocol.message.Environment;
import java.util.UUID;

/** What agents and drivers can ask; each call is one short transaction. */
public interface Scheduling {

  /**
   * @param token the id of the agent's token: agents of two tokens are never the same
   * @throws io.fairlead.platform.problem.InvalidInput for another protocol version, saying which
   */
  AgentAnswer.Registered register(UUID token, AgentRequest.Register request);

  /**
   * To be asked before anything is done for {@code agent}.
   *
   * @throws io.fairlead.platform.problem.NotFound where it didn't register with {@code token}
   */
  void requireAgent(UUID token, UUID agent);

  AgentAnswer.Work findWork(AgentRequest.FindWork request);

  AgentAnswer.Leased lease(AgentRequest.Lease request);

  AgentAnswer.Orders heartbeat(AgentRequest.Heartbeat request);

  AgentAnswer.Completed complete(AgentRequest.Complete request);

  void driverEnded(AgentRequest.DriverEnded request);

  /** Notes in which environment an attempt runs; its facts are kept by their digest, once. */
  void environment(AttemptKey attempt, Environment environment);

  /** Loses what expired, keeps queues filled, ends what is over; called often, by any replica. */
  void tick();
}
