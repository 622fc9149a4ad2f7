package io.fairlead.platform.metrics;

import io.fairlead.platform.export.CsvField;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;

/**
 * Writes what {@link Metrics#read} gives, batch by batch, with the columns {@code attempt, step,
 * metric, value, time}.
 */
public enum MetricExport {
  /** An Arrow IPC stream. */
  ARROW("application/vnd.apache.arrow.stream") {
    @Override
    public void write(ArrowReader points, OutputStream out) throws IOException {
      VectorSchemaRoot root = points.getVectorSchemaRoot();
      try (ArrowStreamWriter writer = new ArrowStreamWriter(root, points, notClosing(out))) {
        writer.start();
        while (points.loadNextBatch()) {
          writer.writeBatch();
        }
        writer.end();
      }
    }
  },

  /** An array of objects; what no JSON number can be is text: NaN, Infinity, -Infinity. */
  JSON("application/json") {
    @Override
    public void write(ArrowReader points, OutputStream out) throws IOException {
      Writer writer = text(out);
      writer.write('[');
      String[] separator = {"\n"};
      eachRow(
          points,
          row -> {
            writer.write(separator[0]);
            separator[0] = ",\n";
            writer.write("{\"attempt\":\"" + row.attempt() + "\",\"step\":" + row.step());
            writer.write(",\"metric\":" + quotedJson(row.metric()) + ",\"value\":");
            writer.write(
                Double.isFinite(row.value())
                    ? Double.toString(row.value())
                    : '"' + Double.toString(row.value()) + '"');
            writer.write(",\"time\":\"" + row.time() + "\"}");
          });
      writer.write("\n]\n");
      writer.flush();
    }
  },

  /** Comma-separated, with a line of names, quoted as RFC 4180 has it. */
  CSV("text/csv;charset=UTF-8") {
    @Override
    public void write(ArrowReader points, OutputStream out) throws IOException {
      Writer writer = text(out);
      writer.write("attempt,step,metric,value,time\r\n");
      eachRow(
          points,
          row -> {
            writer.write(row.attempt() + "," + row.step() + ",");
            writer.write(CsvField.of(row.metric()));
            writer.write("," + row.value() + "," + row.time() + "\r\n");
          });
      writer.flush();
    }
  };

  private final String mediaType;

  MetricExport(String mediaType) {
    this.mediaType = mediaType;
  }

  /** The content type of what is written. */
  public String mediaType() {
    return mediaType;
  }

  /** Writes all points; closes neither. */
  public abstract void write(ArrowReader points, OutputStream out) throws IOException;

  private record Row(String attempt, long step, String metric, double value, Instant time) {}

  private interface RowWriter {
    void write(Row row) throws IOException;
  }

  private static void eachRow(ArrowReader points, RowWriter writer) throws IOException {
    VectorSchemaRoot root = points.getVectorSchemaRoot();
    while (points.loadNextBatch()) {
      for (int row = 0; row < root.getRowCount(); row++) {
        writer.write(
            new Row(
                String.valueOf(root.getVector(0).getObject(row)),
                ((BigIntVector) root.getVector(1)).get(row),
                String.valueOf(root.getVector(2).getObject(row)),
                ((Float8Vector) root.getVector(3)).get(row),
                Instant.EPOCH.plus(
                    ((TimeStampMicroTZVector) root.getVector(4)).get(row), ChronoUnit.MICROS)));
      }
    }
  }

  /** Arrow's writer closes what it writes to. */
  private static OutputStream notClosing(OutputStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
      }

      @Override
      public void close() throws IOException {
        flush();
      }
    };
  }

  private static Writer text(OutputStream out) {
    return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
  }

  private static String quotedJson(String text) {
    return new String(io.fairlead.protocol.Json.write(text), StandardCharsets.UTF_8);
  }
}
