package io.fairlead.ray.trainer.tabular;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Ends a training whose validation loss hasn't improved for some steps, and remembers the best one.
 * With 0 rounds it never ends a training, and the best step is the last.
 */
public final class EarlyStopping {

  private final int rounds;
  private long step;
  private long bestStep;
  private double bestLoss = Double.POSITIVE_INFINITY;

  public EarlyStopping(int rounds) {
    this.rounds = rounds;
  }

  /** Takes the next step's loss; true when it is the best so far. NaN is never the best. */
  public boolean improves(double loss) {
    step++;
    boolean improves = rounds == 0 || loss < bestLoss || bestStep == 0;
    if (improves) {
      bestStep = step;
      bestLoss = Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss;
    }
    return improves;
  }

  /** Whether training should end now. */
  public boolean done() {
    return rounds > 0 && step - bestStep >= rounds;
  }

  /** Whether it watches at all. */
  public boolean enabled() {
    return rounds > 0;
  }

  /** Steps taken so far. */
  public long step() {
    return step;
  }

  /** The step, counted from 1, whose model is the one to keep; 0 before the first. */
  public long bestStep() {
    return bestStep;
  }

  public void write(DataOutputStream out) throws IOException {
    out.writeLong(step);
    out.writeLong(bestStep);
    out.writeDouble(bestLoss);
  }

  public void read(DataInputStream in) throws IOException {
    step = in.readLong();
    bestStep = in.readLong();
    bestLoss = in.readDouble();
  }
}
