package io.fairlead.ray.trainer.lightgbm;

import com.microsoft.ml.lightgbm.SWIGTYPE_p_double;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_float;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;
import com.microsoft.ml.lightgbm.lightgbmlibConstants;

/** The training rows as LightGBM holds them: binned, with labels, weights and starting scores. */
final class BinnedData implements AutoCloseable {

  private static final int ROW_MAJOR = 1;

  private final SWIGTYPE_p_void handle;
  private final int rows;

  BinnedData(Matrix matrix, String parameters) {
    this.rows = matrix.rows();
    this.handle =
        Native.create(
            out ->
                lightgbmlib.LGBM_DatasetCreateFromMat(
                    matrix.pointer(),
                    lightgbmlibConstants.C_API_DTYPE_FLOAT64,
                    rows,
                    matrix.columns(),
                    ROW_MAJOR,
                    parameters,
                    null,
                    out));
  }

  SWIGTYPE_p_void handle() {
    return handle;
  }

  void names(String[] names) {
    Native.check(lightgbmlib.LGBM_DatasetSetFeatureNames(handle, names, names.length));
  }

  void labels(double[] labels) {
    set("label", labels);
  }

  void weights(double[] weights) {
    set("weight", weights);
  }

  private void set(String field, double[] values) {
    SWIGTYPE_p_float array = lightgbmlib.new_floatArray(values.length);
    for (int i = 0; i < values.length; i++) {
      lightgbmlib.floatArray_setitem(array, i, (float) values[i]);
    }
    int returned =
        lightgbmlib.LGBM_DatasetSetField(
            handle,
            field,
            lightgbmlib.float_to_voidp_ptr(array),
            values.length,
            lightgbmlibConstants.C_API_DTYPE_FLOAT32);
    lightgbmlib.delete_floatArray(array);
    Native.check(returned);
  }

  /**
   * Sets what the next booster adds its tree to.
   *
   * @param scores row after row, {@code outputs} numbers each; LightGBM wants output after output
   */
  void startingScores(double[] scores, int outputs) {
    SWIGTYPE_p_double array = lightgbmlib.new_doubleArray(scores.length);
    for (int row = 0; row < rows; row++) {
      for (int output = 0; output < outputs; output++) {
        lightgbmlib.doubleArray_setitem(
            array, (long) output * rows + row, scores[row * outputs + output]);
      }
    }
    int returned =
        lightgbmlib.LGBM_DatasetSetField(
            handle,
            "init_score",
            lightgbmlib.double_to_voidp_ptr(array),
            scores.length,
            lightgbmlibConstants.C_API_DTYPE_FLOAT64);
    lightgbmlib.delete_doubleArray(array);
    Native.check(returned);
  }

  @Override
  public void close() {
    Native.check(lightgbmlib.LGBM_DatasetFree(handle));
  }
}
