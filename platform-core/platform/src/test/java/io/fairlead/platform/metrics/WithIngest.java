package io.fairlead.platform.metrics;

import io.fairlead.platform.metrics.MetricIngest.AttemptKey;
import io.fairlead.platform.storage.Database;
import io.fairlead.platform.storage.TestServer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A class of tests with the real ingest on a database of its own, and an attempt a test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WithIngest {

  final BufferAllocator allocator = new RootAllocator();
  final IngestFixture fixture;
  AttemptKey attempt;

  private final Database database = TestServer.freshDatabase();

  WithIngest() {
    fixture = new IngestFixture(database);
    attempt = fixture.newTrial(fixture.newWorkspace());
  }

  @AfterAll
  void close() {
    fixture.close();
    TestServer.drop(database);
    allocator.close();
  }

  @BeforeEach
  void anAttempt() {
    attempt = fixture.newTrial(fixture.newWorkspace());
  }
}
