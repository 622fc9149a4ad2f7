package io.fairlead.ray.trainer.lightgbm;

import com.microsoft.ml.lightgbm.SWIGTYPE_p_double;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_int;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_long_long;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;
import com.microsoft.ml.lightgbm.lightgbmlibConstants;

/** A native booster: trees that can be grown, saved and asked. */
final class Booster implements AutoCloseable {

  private static final int ROW_MAJOR = 1;
  private static final int ALL_ITERATIONS = -1;

  private final SWIGTYPE_p_void handle;

  private Booster(SWIGTYPE_p_void handle) {
    this.handle = handle;
  }

  static Booster create(BinnedData data, String parameters) {
    return new Booster(
        Native.create(out -> lightgbmlib.LGBM_BoosterCreate(data.handle(), parameters, out)));
  }

  static Booster load(String model) {
    SWIGTYPE_p_int iterations = lightgbmlib.new_intp();
    try {
      return new Booster(
          Native.create(
              out -> lightgbmlib.LGBM_BoosterLoadModelFromString(model, iterations, out)));
    } finally {
      lightgbmlib.delete_intp(iterations);
    }
  }

  /** One boosting iteration. Without a useful split it adds a tree of one leaf. */
  void update() {
    SWIGTYPE_p_int finished = lightgbmlib.new_intp();
    int returned = lightgbmlib.LGBM_BoosterUpdateOneIter(handle, finished);
    lightgbmlib.delete_intp(finished);
    Native.check(returned);
  }

  String save() {
    SWIGTYPE_p_long_long length = lightgbmlib.new_int64_tp();
    String model =
        lightgbmlib.LGBM_BoosterSaveModelToStringSWIG(
            handle,
            0,
            ALL_ITERATIONS,
            lightgbmlibConstants.C_API_FEATURE_IMPORTANCE_SPLIT,
            1 << 16,
            length);
    lightgbmlib.delete_int64_tp(length);
    if (model == null) {
      throw new IllegalStateException("LightGBM: " + lightgbmlib.LGBM_GetLastError());
    }
    return model;
  }

  /** Adds the trees' raw scores to {@code scores}: row after row, {@code outputs} numbers each. */
  void addScores(Matrix matrix, String parameters, double[] scores) {
    SWIGTYPE_p_double out = lightgbmlib.new_doubleArray(scores.length);
    SWIGTYPE_p_long_long length = lightgbmlib.new_int64_tp();
    try {
      Native.check(
          lightgbmlib.LGBM_BoosterPredictForMat(
              handle,
              matrix.pointer(),
              lightgbmlibConstants.C_API_DTYPE_FLOAT64,
              matrix.rows(),
              matrix.columns(),
              ROW_MAJOR,
              lightgbmlibConstants.C_API_PREDICT_RAW_SCORE,
              0,
              ALL_ITERATIONS,
              parameters,
              length,
              out));
      for (int i = 0; i < scores.length; i++) {
        scores[i] += lightgbmlib.doubleArray_getitem(out, i);
      }
    } finally {
      lightgbmlib.delete_int64_tp(length);
      lightgbmlib.delete_doubleArray(out);
    }
  }

  @Override
  public void close() {
    Native.check(lightgbmlib.LGBM_BoosterFree(handle));
  }
}
