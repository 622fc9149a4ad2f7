package io.fairlead.ray.trainer.lightgbm;

import com.microsoft.ml.lightgbm.SWIGTYPE_p_p_void;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;
import java.util.function.ToIntFunction;

/**
 * How LightGBM's C functions are called. The C interface rather than lightgbm4j's classes, which
 * copy the matrix into native memory, one number at a time, for every prediction.
 */
final class Native {

  private Native() {}

  static void check(int returned) {
    if (returned != 0) {
      throw new IllegalStateException("LightGBM: " + lightgbmlib.LGBM_GetLastError());
    }
  }

  /** Calls what creates an object and returns its handle. */
  static SWIGTYPE_p_void create(ToIntFunction<SWIGTYPE_p_p_void> constructor) {
    SWIGTYPE_p_p_void out = lightgbmlib.new_voidpp();
    try {
      check(constructor.applyAsInt(out));
      return lightgbmlib.voidpp_value(out);
    } finally {
      lightgbmlib.delete_voidpp(out);
    }
  }
}
