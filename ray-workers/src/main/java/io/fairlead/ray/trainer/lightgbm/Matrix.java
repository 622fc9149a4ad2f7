package io.fairlead.ray.trainer.lightgbm;

import com.microsoft.ml.lightgbm.SWIGTYPE_p_double;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;

/** Encoded rows in native memory, row after row. */
final class Matrix implements AutoCloseable {

  private final SWIGTYPE_p_double array;
  private final int rows;
  private final int columns;

  Matrix(double[] values, int rows) {
    this.rows = rows;
    this.columns = values.length / rows;
    this.array = lightgbmlib.new_doubleArray(values.length);
    for (int i = 0; i < values.length; i++) {
      lightgbmlib.doubleArray_setitem(array, i, values[i]);
    }
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  SWIGTYPE_p_void pointer() {
    return lightgbmlib.double_to_voidp_ptr(array);
  }

  @Override
  public void close() {
    lightgbmlib.delete_doubleArray(array);
  }
}
