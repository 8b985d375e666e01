package com.mdmc.crm.projections.rebuild;

import com.mdmc.crm.ledger.axon.message.LedgerToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;

/** Holds the tokens of projections, so that no processor anywhere works on them, and moves them. */
public final class HeldTokens {
    private static final int SEGMENT = 0;
    private static final long BETWEEN_CLAIMS_MILLIS = 100;
    private static final long KEEP_EVERY_NANOS = Duration.ofSeconds(3).toNanos();

    private final TokenStore store;
    private final List<String> held = new ArrayList<>();
    private long keptAt;

    public HeldTokens(TokenStore store) {
        this.store = store;
    }

    /** @throws ProjectionInUseException if another process holds one of them */
    public void claim(List<String> projections) {
        projections.forEach(this::claim);
        keptAt = System.nanoTime();
    }

    private void claim(String projection) {
        try {
            if (store.fetchSegments(projection).length == 0) {
                store.initializeTokenSegments(projection, 1, LedgerToken.through(0));
            }
            store.fetchToken(projection, SEGMENT);
            held.add(projection);
        } catch (UnableToClaimTokenException inUse) {
            throw new ProjectionInUseException(projection, inUse);
        }
    }

    /**
     * Claims the token of a processor that a node is about to give up.
     *
     * @throws ProjectionInUseException if it has not done so in time
     */
    void claimPatiently(String processor, Duration longest) {
        long deadline = System.nanoTime() + longest.toNanos();
        while (true) {
            try {
                claim(List.of(processor));
                return;
            } catch (ProjectionInUseException notYet) {
                if (System.nanoTime() >= deadline || !pause()) {
                    throw notYet;
                }
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(BETWEEN_CLAIMS_MILLIS);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Called often: claims that are not renewed now and then fall to others. */
    public void keep() {
        if (System.nanoTime() - keptAt > KEEP_EVERY_NANOS) {
            held.forEach(projection -> store.extendClaim(projection, SEGMENT));
            keptAt = System.nanoTime();
        }
    }

    /** @throws ProjectionInUseException if another process took it over, because this one stood still for too long */
    void confirm(String processor) {
        try {
            store.fetchToken(processor, SEGMENT);
        } catch (UnableToClaimTokenException taken) {
            throw new ProjectionInUseException(processor, taken);
        }
    }

    void store(String projection, TrackingToken token) {
        store.storeToken(token, projection, SEGMENT);
    }

    public void release() {
        held.forEach(projection -> store.releaseClaim(projection, SEGMENT));
        held.clear();
    }
}
