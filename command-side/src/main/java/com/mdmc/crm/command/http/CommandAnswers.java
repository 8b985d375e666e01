package com.mdmc.crm.command.http;

import com.mdmc.crm.command.bus.Accepted;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** HTTP answers of accepted commands: id, version and position in the body, the latter two also in headers. */
public final class CommandAnswers {
    private CommandAnswers() {}

    /** 200: the command took effect, or had nothing to change. */
    public static ResponseEntity<CommandAnswer<Void>> done(Accepted accepted) {
        return done(accepted, null);
    }

    /** 200 with further members about the outcome. */
    public static <T> ResponseEntity<CommandAnswer<T>> done(Accepted accepted, T outcome) {
        return answer(ResponseEntity.ok(), accepted, outcome, accepted.position());
    }

    /** 201 with the {@code location} of the new resource. */
    public static ResponseEntity<CommandAnswer<Void>> created(Accepted accepted, String location) {
        return created(accepted, location, null);
    }

    /** 201 with further members about the new resource. */
    public static <T> ResponseEntity<CommandAnswer<T>> created(Accepted accepted, String location, T created) {
        return created(accepted, location, created, accepted.position());
    }

    /** 201; {@code through} is the position to wait for in a query that must see all that followed from the command. */
    public static <T> ResponseEntity<CommandAnswer<T>> created(
            Accepted accepted, String location, T created, long through) {
        return answer(
                ResponseEntity.status(HttpStatus.CREATED).location(URI.create(location)), accepted, created, through);
    }

    private static <T> ResponseEntity<CommandAnswer<T>> answer(
            ResponseEntity.BodyBuilder answer, Accepted accepted, T outcome, long through) {
        return answer.eTag("\"" + accepted.version() + "\"")
                .header("X-Position", Long.toString(through))
                .body(new CommandAnswer<>(accepted.id(), accepted.version(), accepted.position(), outcome));
    }
}
