package io.fairlead.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.fairlead.e2e.RestClient;
import io.fairlead.e2e.RestClient.Answer;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** An answer that streams is dispatched a second time when it is over: still to its caller. */
class StreamedAnswerTest {

  private static final String WORKSPACE = "/api/v1/workspaces/credit";
  private static final Duration LONG = Duration.ofSeconds(60);

  private final RunningApplication application = RunningApplication.get();
  private final RestClient ada = application.rest("ada");
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

  @BeforeEach
  void listen() {
    logged.start();
    root.addAppender(logged);
  }

  @AfterEach
  void stopListening() {
    root.detachAppender(logged);
  }

  @Test
  void endsRegularlyForItsCaller() {
    String metrics = WORKSPACE + "/trials/" + trial() + "/metrics?format=csv";

    Answer first = ada.get(metrics);
    Answer second = ada.get(metrics);

    assertThat(first.status()).as("0 is an answer that breaks off").isEqualTo(200);
    assertThat(first.text()).startsWith("attempt,step,metric,value,time");
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(logged.list)
        .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
        .extracting(ILoggingEvent::getFormattedMessage)
        .isEmpty();
  }

  @Test
  void isRefusedAtItsBeginningWithoutAToken() {
    String metrics = WORKSPACE + "/trials/" + trial() + "/metrics?format=csv";
    assertThat(application.stranger().get(metrics).status()).isEqualTo(401);
    assertThat(application.rest("vera").get(metrics).status()).isEqualTo(404);
  }

  /** Nothing runs here, but a trial is suggested before the first agent comes. */
  private String trial() {
    String definition =
        application
            .stranger()
            .get("/api/v1/schemas/study.json")
            .json()
            .path("examples")
            .path(0)
            .toString();
    String study = ada.post(WORKSPACE + "/studies", definition).json().path("id").asString();
    long end = System.nanoTime() + LONG.toNanos();
    while (System.nanoTime() < end) {
      JsonNode trials = ada.get(WORKSPACE + "/studies/" + study + "/trials").json().path("items");
      if (!trials.isEmpty()) {
        return trials.path(0).path("id").asString();
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    throw new AssertionError("No trial was suggested within " + LONG);
  }
}
