package io.fairlead.ray.trainer.torch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** The values of all parameters at one moment. */
record Snapshot(List<float[]> values) {

  static Snapshot of(Network network) {
    try (PointerScope _ = new PointerScope()) {
      return new Snapshot(network.parameters().values().stream().map(Tensors::toFloats).toList());
    }
  }

  void copyTo(Network network) {
    try (PointerScope _ = new PointerScope();
        NoGradGuard _ = new NoGradGuard()) {
      int i = 0;
      for (Tensor parameter : network.parameters().values()) {
        parameter.copy_(Tensor.create(values.get(i++)).view_as(parameter));
      }
    }
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(values.size());
    for (float[] parameter : values) {
      out.writeInt(parameter.length);
      for (float value : parameter) {
        out.writeFloat(value);
      }
    }
  }

  static Snapshot read(DataInputStream in) throws IOException {
    List<float[]> values = new ArrayList<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      float[] parameter = new float[in.readInt()];
      for (int j = 0; j < parameter.length; j++) {
        parameter[j] = in.readFloat();
      }
      values.add(parameter);
    }
    return new Snapshot(values);
  }
}
