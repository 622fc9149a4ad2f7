package io.fairlead.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.protocol.Schemas;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.Test;

class MetricExportTest {

  private static String export(MetricExport format, String metric, double value)
      throws IOException {
    try (BufferAllocator allocator = new RootAllocator();
        VectorSchemaRoot root = VectorSchemaRoot.create(Schemas.METRICS_READ, allocator)) {
      ((VarCharVector) root.getVector(0)).setSafe(0, "a1".getBytes(StandardCharsets.UTF_8));
      ((BigIntVector) root.getVector(1)).setSafe(0, 3);
      ((VarCharVector) root.getVector(2)).setSafe(0, metric.getBytes(StandardCharsets.UTF_8));
      ((Float8Vector) root.getVector(3)).setSafe(0, value);
      ((TimeStampMicroTZVector) root.getVector(4)).setSafe(0, 1_500_000);
      root.setRowCount(1);
      byte[] points = new ArrowBytes(Schemas.METRICS_READ).write(root);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (ArrowReader reader =
          new ArrowStreamReader(new ByteArrayInputStream(points), allocator)) {
        format.write(reader, out);
      }
      return out.toString(StandardCharsets.UTF_8);
    }
  }

  @Test
  void jsonHasTextWhereThereIsNoNumber() throws IOException {
    assertThat(export(MetricExport.JSON, "a\"b", Double.NaN))
        .isEqualToIgnoringWhitespace(
            "[{\"attempt\":\"a1\",\"step\":3,\"metric\":\"a\\\"b\",\"value\":\"NaN\","
                + "\"time\":\"1970-01-01T00:00:01.500Z\"}]");
    assertThat(export(MetricExport.JSON, "loss", 0.25)).contains("\"value\":0.25,");
  }

  @Test
  void csvIsQuoted() throws IOException {
    assertThat(export(MetricExport.CSV, "=1+1", 1)).contains(",\"'=1+1\",");
    assertThat(export(MetricExport.CSV, "a,\"b\"", Double.POSITIVE_INFINITY))
        .isEqualTo(
            "attempt,step,metric,value,time\r\n"
                + "a1,3,\"a,\"\"b\"\"\",Infinity,1970-01-01T00:00:01.500Z\r\n");
  }
}
