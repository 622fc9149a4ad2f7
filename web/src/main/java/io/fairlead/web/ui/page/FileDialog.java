package io.fairlead.web.ui.page;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.Command;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.web.ui.format.Numbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for something that takes long to make, mostly out of a file: it is made in the background,
 * with its progress in view. What was typed stays when it is refused.
 */
public abstract class FileDialog extends Dialog {

  private static final Logger LOG = LoggerFactory.getLogger(FileDialog.class);

  /** As REST takes them. */
  private static final int MOST_BYTES = Integer.MAX_VALUE;

  private final ProgressBar progress = new ProgressBar();
  private final Span status = new Span();
  private final Button action;
  private transient @Nullable Path file;
  private transient String fileName = "";

  /** What is made of the file; null where none was asked for. */
  @FunctionalInterface
  public interface Making<T> {
    T make(@Nullable Path file, String fileName, DoubleConsumer progress);
  }

  @SuppressWarnings("this-escape") // what it hands out is called when someone clicks
  protected FileDialog(String title, String action) {
    this.action = new Button(action, click -> act());
    setHeaderTitle(title);
    setWidth("520px");
    setCloseOnOutsideClick(false);
    progress.setVisible(false);
    status.getElement().setAttribute("role", "status");
    status.addClassName("upload-status");
    this.action.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(new Button("Cancel", click -> close()), this.action);
    addDetachListener(detached -> discard());
  }

  /** Reads the fields and calls {@link #making}. */
  protected abstract void act();

  /** Marks the field that is meant. */
  protected abstract void refuse(InvalidInput refused);

  /** Shows the fields, and below them how far it is. */
  protected final void show(Div form) {
    form.add(progress, status);
    form.addClassName("upload-form");
    add(form);
  }

  /**
   * A place for one file, without which nothing can be done.
   *
   * @param chosen told its name
   */
  protected final Upload upload(String ask, Consumer<String> chosen, String... extensions) {
    Upload upload =
        new Upload(
            new BoundedUpload(
                MOST_BYTES,
                (name, stored) -> {
                  discard();
                  file = stored;
                  fileName = name;
                  chosen.accept(fileName);
                  action.setEnabled(true);
                  say("Uploaded " + fileName + ", " + Numbers.bytes(size(stored)) + ".");
                }));
    upload.setMaxFileSize(MOST_BYTES); // the browser says so before it sends
    upload.addFileRejectedListener(refused -> end(refused.getErrorMessage()));
    upload.setAcceptedFileExtensions(extensions);
    upload.setMaxFiles(1);
    upload.addFileRemovedListener(
        removed -> {
          discard();
          action.setEnabled(false);
          say(ask);
        });
    action.setEnabled(false);
    say(ask);
    return upload;
  }

  /** Makes it in the background, and then shows what was made; the dialog may be gone by then. */
  protected final <T> void making(String words, Making<T> work, Consumer<T> done) {
    Path given = file;
    String name = fileName;
    UI ui = UI.getCurrent();
    action.setEnabled(false);
    progress.setValue(0);
    progress.setIndeterminate(true); // until it is known how far it is
    progress.setVisible(true);
    say(words);
    Thread.ofVirtual()
        .name("file-dialog")
        .start(
            () -> {
              try {
                T made = work.make(given, name, share -> later(ui, () -> show(share)));
                later(
                    ui,
                    () -> {
                      close();
                      done.accept(made);
                    });
              } catch (InvalidInput refused) {
                later(
                    ui,
                    () -> {
                      refuse(refused);
                      end("Nothing was stored. " + refused.getMessage());
                    });
              } catch (NotFound gone) {
                later(ui, () -> end("Nothing was stored. " + gone.getMessage()));
              } catch (RuntimeException broken) {
                LOG.error("A file could not be read", broken);
                later(
                    ui,
                    () -> end("Nothing was stored: the platform failed to read it. Try again."));
              }
            });
  }

  private void show(double share) {
    progress.setIndeterminate(share >= 1); // all is read, and something is made of it
    progress.setValue(Math.clamp(share, 0, 1));
  }

  private static void later(UI ui, Command work) {
    try {
      var unused = ui.access(work);
    } catch (UIDetachedException gone) {
      LOG.debug("The page was left while a file was read");
    }
  }

  /** Says what went wrong; it can be tried again. */
  protected final void end(String text) {
    progress.setVisible(false);
    action.setEnabled(true);
    status.setText(text);
    status.addClassName("problem");
  }

  /** Says how it stands. */
  protected final void say(String text) {
    status.setText(text);
    status.removeClassName("problem");
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private void discard() {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
        file = null;
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
