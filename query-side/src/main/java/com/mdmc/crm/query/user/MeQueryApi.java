package com.mdmc.crm.query.user;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.Profile;
import com.mdmc.crm.platform.security.StoredSessions;
import com.mdmc.crm.query.location.GeoLocation;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Queries of users about themselves. */
@RestController
@RequestMapping("/api/me")
class MeQueryApi {
    private final Accounts accounts;
    private final StoredSessions sessions;
    private final Privacy privacy;
    private final GeoLocation places;

    MeQueryApi(Accounts accounts, StoredSessions sessions, Privacy privacy, GeoLocation places) {
        this.places = places;
        this.accounts = accounts;
        this.sessions = sessions;
        this.privacy = privacy;
    }

    @GetMapping
    ResponseEntity<Profile> me(Actor actor) {
        Profile profile = accounts.find(actor.id())
                .map(Profile::of)
                .map(privacy::decryptAll)
                .orElseThrow(Rejection::notFound);
        return ResponseEntity.ok().eTag("\"" + profile.version() + "\"").body(profile);
    }

    /** The active sessions, the oldest first. */
    @GetMapping("/sessions")
    Map<String, List<SessionView>> sessions(Actor actor) {
        List<SessionView> open = accounts.find(actor.id()).map(sessions::of).orElse(List.of()).stream()
                .map(session -> SessionView.of(session, actor.sessionId()))
                .map(privacy::decryptAll)
                .map(session -> session.recognisable(places))
                .toList();
        return Map.of("items", open);
    }
}
