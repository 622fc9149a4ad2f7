package io.fairlead.platform.metrics;

import static io.fairlead.platform.metrics.MetricColumns.malformed;

import io.fairlead.platform.metrics.Metrics.MetricSummary;
import io.fairlead.protocol.Schemas;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.ValueVectorUtility;
import org.apache.arrow.vector.validate.ValidateUtil;

/** Checks what a stream sent and makes of it what is stored; runs on the stream's own thread. */
final class BatchEncoder {

  private static final ArrowBytes METRICS = new ArrowBytes(Schemas.METRICS);
  private static final ArrowBytes LOGS = new ArrowBytes(Schemas.LOGS);

  private BatchEncoder() {}

  static Encoded metrics(VectorSchemaRoot batch) {
    check(batch, Schemas.METRICS);
    try {
      MetricColumns columns = new MetricColumns(batch);
      List<Summary> summaries = new ArrayList<>();
      long lastStep = 0;
      for (int row = 0; row < columns.rows(); row++) {
        int metric = columns.metric(row);
        if (metric == summaries.size()) {
          summaries.add(new Summary(columns.names().get(metric)));
        }
        long step = columns.step(row);
        if (step < 0) {
          throw malformed("steps are not negative; row %d has %d".formatted(row, step));
        }
        lastStep = Math.max(lastStep, step);
        summaries.get(metric).add(step, columns.value(row));
      }
      List<MetricSummary> figures = summaries.stream().map(Summary::figures).toList();
      return new Encoded(METRICS.write(batch), batch.getRowCount(), lastStep, figures);
    } catch (IndexOutOfBoundsException e) {
      throw malformed("a column's buffers are as long as its rows say");
    }
  }

  static Encoded logs(VectorSchemaRoot batch) {
    check(batch, Schemas.LOGS);
    try {
      ValueVectorUtility.validateFull(batch);
      return new Encoded(LOGS.write(batch), batch.getRowCount(), 0, List.of());
    } catch (ValidateUtil.ValidateException | IndexOutOfBoundsException e) {
      throw malformed("a column's buffers are as long as its rows say");
    }
  }

  private static void check(VectorSchemaRoot batch, Schema schema) {
    if (!batch.getSchema().equals(schema)) {
      throw malformed("its columns are " + schema);
    }
    for (FieldVector column : batch.getFieldVectors()) {
      if (column.getValueCount() != batch.getRowCount()) {
        throw malformed("every column has as many values as the batch has rows");
      }
      if (column.getNullCount() != 0) {
        throw malformed("column '%s' has no nulls".formatted(column.getName()));
      }
    }
  }
}
