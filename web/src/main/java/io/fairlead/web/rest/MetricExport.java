package io.fairlead.web.rest;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes metric points batch by batch, so that memory does not grow with their number. */
enum MetricExport {
  /** An Arrow IPC stream. */
  ARROW("application/vnd.apache.arrow.stream") {
    @Override
    void write(ArrowReader points, OutputStream out) throws IOException {
      VectorSchemaRoot root = points.getVectorSchemaRoot();
      try (ArrowStreamWriter writer = new ArrowStreamWriter(root, null, Channels.newChannel(out))) {
        writer.start();
        while (points.loadNextBatch()) {
          writer.writeBatch();
        }
        writer.end();
      }
    }
  },
  /** A JSON array of objects; what JSON has no number for is text: {@code "NaN"}. */
  JSON("application/json") {
    @Override
    void write(ArrowReader points, OutputStream out) throws IOException {
      try (JsonGenerator json = new JsonMapper().createGenerator(out)) {
        json.writeStartArray();
        while (points.loadNextBatch()) {
          Columns columns = Columns.of(points.getVectorSchemaRoot());
          for (int row = 0; row < columns.rows(); row++) {
            json.writeStartObject();
            json.writeStringProperty("attempt", columns.attemptAt(row));
            json.writeNumberProperty("step", columns.step().get(row));
            json.writeStringProperty("metric", columns.metricAt(row));
            json.writeNumberProperty("value", columns.value().get(row));
            json.writeStringProperty("time", columns.timeAt(row).toString());
            json.writeEndObject();
          }
        }
        json.writeEndArray();
      }
    }
  },
  /** RFC 4180 with a header line. */
  CSV("text/csv") {
    @Override
    void write(ArrowReader points, OutputStream out) throws IOException {
      try (Writer csv = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
        csv.write("attempt,step,metric,value,time\r\n");
        while (points.loadNextBatch()) {
          Columns columns = Columns.of(points.getVectorSchemaRoot());
          for (int row = 0; row < columns.rows(); row++) {
            csv.write(columns.attemptAt(row));
            csv.write("," + columns.step().get(row) + ",");
            csv.write(quoted(columns.metricAt(row)));
            csv.write("," + columns.value().get(row) + ",");
            csv.write(columns.timeAt(row) + "\r\n");
          }
        }
      }
    }
  };

  private final String mediaType;

  MetricExport(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }

  /** Writes all that {@code points} has. */
  abstract void write(ArrowReader points, OutputStream out) throws IOException;

  private static String quoted(String text) {
    return text.matches("[^\",\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  /** The columns of {@link io.fairlead.protocol.Schemas#METRICS_READ}. */
  private record Columns(
      int rows,
      VarCharVector attempt,
      BigIntVector step,
      VarCharVector metric,
      Float8Vector value,
      TimeStampMicroTZVector time) {

    static Columns of(VectorSchemaRoot root) {
      return new Columns(
          root.getRowCount(),
          (VarCharVector) root.getVector("attempt"),
          (BigIntVector) root.getVector("step"),
          (VarCharVector) root.getVector("metric"),
          (Float8Vector) root.getVector("value"),
          (TimeStampMicroTZVector) root.getVector("time"));
    }

    String attemptAt(int row) {
      return new String(attempt.get(row), StandardCharsets.UTF_8);
    }

    String metricAt(int row) {
      return new String(metric.get(row), StandardCharsets.UTF_8);
    }

    Instant timeAt(int row) {
      return Instant.EPOCH.plus(time.get(row), ChronoUnit.MICROS);
    }
  }
}
