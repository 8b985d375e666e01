package com.mdmc.crm.e2e.support;

import com.mdmc.crm.standalone.CrmClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Hands in a platform's report as a browser's form does. */
public final class ReportUpload {
    private static final String BOUNDARY = "----crm-boundary";

    private ReportUpload() {}

    /** The answer to a report with the other fields of the form. */
    public static HttpResponse<String> send(int port, CrmClient crm, String report, Map<String, String> fields) {
        return send(port, crm, "/api/imports/kpis", report.getBytes(StandardCharsets.UTF_8), fields);
    }

    /** The same for any file of an import at a path. */
    public static HttpResponse<String> send(
            int port, CrmClient crm, String path, byte[] file, Map<String, String> fields) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + crm.token())
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body(file, fields)))
                .build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static byte[] body(byte[] file, Map<String, String> fields) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> write(
                body, "Content-Disposition: form-data; name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8)));
        write(
                body,
                "Content-Disposition: form-data; name=\"file\"; filename=\"report.csv\"\r\nContent-Type: text/csv",
                file);
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private static void write(ByteArrayOutputStream body, String headers, byte[] content) {
        body.writeBytes(("--" + BOUNDARY + "\r\n" + headers + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
}
