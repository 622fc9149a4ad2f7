package io.fairlead.platform.dataset;

import io.fairlead.platform.storage.DataDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;
import org.duckdb.DuckDBResultSet;

/** Streams a snapshot as Arrow batches; its DuckDB and its folder go when it is closed. */
final class SnapshotReader extends ArrowReader {

  private static final long BATCH_ROWS = 10_000;

  private final Duck duck;
  private final Statement statement;
  private final ArrowReader batches;
  private final Path folder;

  private SnapshotReader(
      BufferAllocator allocator, Path folder, Duck duck, Statement statement, ArrowReader batches) {
    super(allocator);
    this.folder = folder;
    this.duck = duck;
    this.statement = statement;
    this.batches = batches;
  }

  /**
   * @param file in a folder of its own
   */
  static ArrowReader open(Path file, BufferAllocator allocator) throws SQLException {
    Path folder = file.resolveSibling("");
    Duck duck = Duck.in(folder);
    try {
      Statement statement = duck.connection().createStatement();
      DuckDBResultSet rows =
          (DuckDBResultSet)
              statement.executeQuery(
                  "select * from read_parquet(%s)".formatted(Duck.text(file.toString())));
      ArrowReader batches = (ArrowReader) rows.arrowExportStream(allocator, BATCH_ROWS);
      return new SnapshotReader(allocator, folder, duck, statement, batches);
    } catch (SQLException | RuntimeException e) {
      duck.close();
      throw e;
    }
  }

  @Override
  public VectorSchemaRoot getVectorSchemaRoot() throws IOException {
    return batches.getVectorSchemaRoot();
  }

  @Override
  public boolean loadNextBatch() throws IOException {
    return batches.loadNextBatch();
  }

  @Override
  public Map<Long, Dictionary> getDictionaryVectors() throws IOException {
    return batches.getDictionaryVectors();
  }

  @Override
  public Dictionary lookup(long id) {
    return batches.lookup(id);
  }

  @Override
  public long bytesRead() {
    return batches.bytesRead();
  }

  @Override
  public void close(boolean closeReadChannel) throws IOException {
    batches.close(closeReadChannel);
    try (duck;
        statement) {
      // closed in this order: statement, then database
    } catch (SQLException e) {
      throw new IOException(e);
    } finally {
      DataDirectory.discard(folder);
    }
  }

  @Override
  public void close() throws IOException {
    close(true);
  }

  @Override
  protected void closeReadSource() {}

  @Override
  protected Schema readSchema() throws IOException {
    return batches.getVectorSchemaRoot().getSchema();
  }
}
