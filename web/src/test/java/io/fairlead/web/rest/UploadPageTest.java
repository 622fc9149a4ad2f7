package io.fairlead.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import io.fairlead.browser.BrowserTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A data set that is added on its page, through everything that limits uploads there. */
class UploadPageTest extends BrowserTest {

  private static final RunningApplication APPLICATION = RunningApplication.get();

  @BeforeAll
  static void aWorkspaceWithoutData() {
    APPLICATION.workspace("uploaded", "ada");
  }

  @Override
  protected String address() {
    return APPLICATION.url() + "/";
  }

  @Test
  void aFileBecomesADataSet() {
    signIn("ada", RunningApplication.PASSWORD);
    go("w/uploaded/data");
    page.locator("vaadin-button:visible:text-is('Add a data set')").first().click();
    byte[] csv = "a,b\n1,x\n2,y\n".getBytes(StandardCharsets.UTF_8);
    page.locator("vaadin-upload input[type=file]")
        .setInputFiles(new FilePayload("small table.csv", "text/csv", csv));
    see("text=/Uploaded small table.csv, 12/");
    page.locator("vaadin-button:visible:text-is('Add the data set')").click();
    missing("vaadin-dialog");
    assertThat(
            APPLICATION
                .rest("ada")
                .get("/api/v1/workspaces/uploaded/datasets/small-table")
                .json()
                .path("rows")
                .asLong())
        .isEqualTo(2);
  }
}
