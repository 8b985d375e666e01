package com.mdmc.crm.command.http;

import com.mdmc.crm.command.bus.Accepted;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** HTTP answers of accepted commands: id, version and position in the body, the latter two also in headers. */
public final class CommandAnswers {
    private CommandAnswers() {}

    /** 200: the command took effect, or had nothing to change. */
    public static ResponseEntity<Map<String, Object>> done(Accepted accepted) {
        return answer(ResponseEntity.ok(), accepted, Map.of(), accepted.position());
    }

    /** 200 with further members about the outcome. */
    public static ResponseEntity<Map<String, Object>> done(Accepted accepted, Map<String, ?> more) {
        return answer(ResponseEntity.ok(), accepted, more, accepted.position());
    }

    /** 201 with the {@code location} of the new resource. */
    public static ResponseEntity<Map<String, Object>> created(Accepted accepted, String location) {
        return created(accepted, location, Map.of());
    }

    /** 201 with further members about the new resource. */
    public static ResponseEntity<Map<String, Object>> created(
            Accepted accepted, String location, Map<String, ?> created) {
        return created(accepted, location, created, accepted.position());
    }

    /** 201; {@code through} is the position to wait for in a query that must see all that followed from the command. */
    public static ResponseEntity<Map<String, Object>> created(
            Accepted accepted, String location, Map<String, ?> created, long through) {
        return answer(
                ResponseEntity.status(HttpStatus.CREATED).location(URI.create(location)), accepted, created, through);
    }

    private static ResponseEntity<Map<String, Object>> answer(
            ResponseEntity.BodyBuilder answer, Accepted accepted, Map<String, ?> more, long through) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", accepted.id());
        body.put("version", accepted.version());
        body.put("position", accepted.position());
        body.putAll(more);
        return answer.eTag("\"" + accepted.version() + "\"")
                .header("X-Position", Long.toString(through))
                .body(body);
    }
}
