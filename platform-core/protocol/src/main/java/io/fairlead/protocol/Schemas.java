package io.fairlead.protocol;

import java.util.List;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** The Arrow schemas of what is streamed. */
public final class Schemas {

  private static final ArrowType TEXT = ArrowType.Utf8.INSTANCE;
  private static final ArrowType INT64 = new ArrowType.Int(64, true);
  private static final ArrowType FLOAT64 =
      new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
  private static final ArrowType INSTANT = new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC");

  /** Metric points as actors send them and as they are stored. */
  public static final Schema METRICS =
      new Schema(
          List.of(
              required("step", INT64),
              required("metric", TEXT),
              required("value", FLOAT64),
              required("time", INSTANT)));

  /** Metric points as they are read: those of {@link #METRICS} with the attempt they belong to. */
  public static final Schema METRICS_READ =
      new Schema(
          List.of(
              required("attempt", TEXT),
              required("step", INT64),
              required("metric", TEXT),
              required("value", FLOAT64),
              required("time", INSTANT)));

  /** Log lines as actors send them; {@code stream} is {@code out}, {@code err} or {@code log}. */
  public static final Schema LOGS =
      new Schema(
          List.of(required("time", INSTANT), required("stream", TEXT), required("line", TEXT)));

  /** A piece of an artifact. */
  public static final Schema BYTES =
      new Schema(List.of(required("bytes", ArrowType.Binary.INSTANCE)));

  private Schemas() {}

  private static Field required(String name, ArrowType type) {
    return new Field(name, FieldType.notNullable(type), null);
  }
}
