package io.fairlead.web.rest;

import io.fairlead.platform.fairness.AuditSpec;
import io.fairlead.platform.fairness.AuditSpecJson;
import io.fairlead.platform.fairness.Audits;
import io.fairlead.platform.fairness.NewAudit;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.storage.Digests;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** What came with a request for an audit; closing deletes the copy. */
record AuditUpload(AuditSpec spec, @Nullable Path file, String fileName, byte[] fingerprint)
    implements AutoCloseable {

  private static final int LONGEST_SPEC = 1 << 20;
  private static final String[] NONE = {};

  static AuditUpload of(MultipartHttpServletRequest request) throws IOException, ServletException {
    Set<String> unknown = new TreeSet<>(request.getParameterMap().keySet());
    unknown.addAll(request.getMultiFileMap().keySet());
    unknown.removeAll(Set.of("spec", "predictions"));
    if (!unknown.isEmpty()) {
      throw new InvalidInput(
          unknown.iterator().next(),
          "There is no part of that name.",
          null,
          "Known are predictions and spec.");
    }
    byte[] json = spec(request);
    AuditSpec spec = AuditSpecJson.read(json);
    MessageDigest sha256 = Digests.sha256();
    sha256.update(json);
    int files =
        request.getFiles("predictions").size()
            + Objects.requireNonNullElse(request.getParameterValues("predictions"), NONE).length;
    if ((spec.trial() == null) != (files == 1)) {
      throw new InvalidInput(
          "predictions",
          "There is one file of predictions, or the spec names a trial.",
          files + " files" + (spec.trial() == null ? "" : " and a trial"),
          "Send one part 'predictions' with the file, or only the spec with \"trial\".");
    }
    Part part = files == 0 ? null : request.getPart("predictions"); // with a file name or without
    if (part == null) {
      return new AuditUpload(spec, null, "", sha256.digest());
    }
    Path copy = Files.createTempFile("fairlead-audit", ".part");
    try (InputStream in = new DigestInputStream(part.getInputStream(), sha256);
        OutputStream out = Files.newOutputStream(copy)) {
      in.transferTo(out);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(copy);
      throw e;
    }
    return new AuditUpload(
        spec,
        copy,
        Objects.requireNonNullElse(part.getSubmittedFileName(), "predictions"),
        sha256.digest());
  }

  /** A part with a type of its own comes as a file, one without as a parameter. */
  private static byte[] spec(MultipartHttpServletRequest request) throws IOException {
    MultipartFile part = request.getFile("spec");
    String text = request.getParameter("spec");
    if (part != null && part.getSize() <= LONGEST_SPEC) {
      return part.getBytes();
    }
    if (text == null) {
      throw new InvalidInput(
          "spec",
          "A JSON part of at most a mebibyte says what to audit.",
          null,
          "Add the part 'spec'; see /api/v1/schemas/audit-spec.json.");
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  NewAudit compute(Audits audits, UUID workspace) {
    return file == null
        ? audits.ofTrial(workspace, spec)
        : audits.ofUpload(workspace, spec, file, fileName);
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }
}
