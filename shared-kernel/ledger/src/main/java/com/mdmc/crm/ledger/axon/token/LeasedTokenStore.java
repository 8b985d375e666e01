package com.mdmc.crm.ledger.axon.token;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mdmc.crm.ledger.axon.message.LedgerToken;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;

/**
 * Token store whose claims are leases kept alive by a heartbeat. An owner is one run of one process. It moves the counter
 * of its tokens with one write at a time for all of them; who sees a counter stand still for a few looks takes the token
 * over, by a write that fails if the counter moved. No clock is compared with another machine's, and a token is stored
 * only by its owner: a process that was taken for dead finds out by that, and what it wrote until then is guarded by what
 * it wrote it to.
 */
public final class LeasedTokenStore implements TokenStore, AutoCloseable {
    static final String PROCESSOR = "processorName";
    static final String SEGMENT = "segment";
    static final String OWNER = "owner";
    static final String BEAT = "beat";
    // Three looks without a beat and one until the first of them: a dead owner's token is free after 2.4 s at the
    // latest.
    private static final Duration PACE = Duration.ofMillis(600);
    private static final String TOKEN = "token";
    private static final String TYPE = "tokenType";

    private final MongoCollection<Document> tokens;
    private final Serializer serializer;
    private final FormerProcessors former;
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final Leases leases;
    private final String owner;
    private final StoredPauses pauses;
    private volatile ClaimListener listener = (processor, token, paused) -> {};

    /**
     * @param node name of the process, the same after it started again, so that it need not wait for its own leases to run
     *     out; blank for a process without such a name
     */
    public LeasedTokenStore(MongoTemplate template, Serializer serializer, FormerProcessors former, String node) {
        this(template, serializer, former, node, PACE);
    }

    LeasedTokenStore(
            MongoTemplate template, Serializer serializer, FormerProcessors former, String node, Duration pace) {
        this.tokens = template.trackingTokensCollection();
        this.serializer = serializer;
        this.former = former;
        this.leases = new Leases(tokens, node, pace, running);
        this.owner = leases.owner();
        this.pauses = new StoredPauses(tokens, owner);
        tokens.createIndex(Indexes.ascending(PROCESSOR, SEGMENT), new IndexOptions().unique(true));
        tokens.createIndex(Indexes.ascending(OWNER));
    }

    @Override
    public void initializeTokenSegments(String processor, int segments) {
        initializeTokenSegments(processor, segments, null);
    }

    @Override
    public void initializeTokenSegments(String processor, int segments, TrackingToken initial) {
        if (fetchSegments(processor).length > 0) {
            throw new UnableToClaimTokenException(processor + " has tokens already");
        }
        TrackingToken first = former.before(processor).stream()
                .map(name -> tokens.find(key(name, 0)).first())
                .filter(found -> found != null && found.get(TOKEN) != null)
                .map(this::token)
                .min(Comparator.comparingLong(LedgerToken::positionOf))
                .orElse(initial);
        tokens.insertMany(IntStream.range(0, segments)
                .mapToObj(segment -> new Document(PROCESSOR, processor)
                        .append(SEGMENT, segment)
                        .append(OWNER, null)
                        .append(BEAT, 0L)
                        .append(TOKEN, first == null ? null : serialized(first).getData())
                        .append(
                                TYPE,
                                first == null
                                        ? null
                                        : serialized(first).getType().getName()))
                .toList());
    }

    @Override
    public void storeToken(TrackingToken token, String processor, int segment) {
        SerializedObject<byte[]> serialized = serialized(token);
        long stored = tokens.updateOne(
                        and(key(processor, segment), eq(OWNER, owner)),
                        combine(
                                set(TOKEN, serialized.getData()),
                                set(TYPE, serialized.getType().getName()),
                                inc(BEAT, 1L)))
                .getMatchedCount();
        if (stored == 0) {
            leases.lost(processor, segment);
            throw notOurs(processor);
        }
    }

    @Override
    public TrackingToken fetchToken(String processor, int segment) {
        Document found = tokens.find(key(processor, segment)).first();
        if (found == null || !leases.mayTake(processor, segment, found.getString(OWNER), found.getLong(BEAT))) {
            throw notOurs(processor);
        }
        Document taken = tokens.findOneAndUpdate(
                and(key(processor, segment), eq(OWNER, found.getString(OWNER)), eq(BEAT, found.get(BEAT))),
                combine(set(OWNER, owner), inc(BEAT, 1L)),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        if (taken == null) {
            throw notOurs(processor);
        }
        leases.taken(processor, segment);
        TrackingToken token = taken.get(TOKEN) == null ? null : token(taken);
        listener.claimed(processor, token, StoredPauses.in(taken));
        return token;
    }

    /** Hears of claims, before the first event is handled under them. */
    @FunctionalInterface
    public interface ClaimListener {

        /** @param paused groups that stand still, and the sequence of the last event each has taken in */
        void claimed(String processor, TrackingToken token, Map<String, Long> paused);
    }

    public void onClaim(ClaimListener heard) {
        listener = heard;
    }

    /** Where the paused groups of processors stand. */
    public StoredPauses pauses() {
        return pauses;
    }

    /** Asks nothing of the store: the heartbeat does that for all tokens together. */
    @Override
    public void extendClaim(String processor, int segment) {
        if (!isHeldHere(processor)) {
            throw notOurs(processor);
        }
    }

    @Override
    public void releaseClaim(String processor, int segment) {
        leases.lost(processor, segment);
        tokens.updateOne(and(key(processor, segment), eq(OWNER, owner)), set(OWNER, null));
    }

    @Override
    public void deleteToken(String processor, int segment) {
        leases.lost(processor, segment);
        if (tokens.deleteOne(and(key(processor, segment), eq(OWNER, owner))).getDeletedCount() == 0) {
            throw notOurs(processor);
        }
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return true;
    }

    @Override
    public int[] fetchSegments(String processor) {
        return tokens
                .find(eq(PROCESSOR, processor))
                .map(found -> found.getInteger(SEGMENT))
                .into(new ArrayList<Integer>())
                .stream()
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    /** Asks nothing of the store beyond what the heartbeat has seen there. */
    @Override
    public List<Segment> fetchAvailableSegments(String processor) {
        return leases.available(processor);
    }

    /** Whether this process runs a processor, as far as it knows. */
    public boolean isHeldHere(String processor) {
        return running.contains(processor);
    }

    /** Stops the heartbeat; what was not released is taken over by others. */
    @Override
    public void close() {
        leases.close();
    }

    /** The node of a token's owner, which is one run of it; {@code null} for nobody. */
    public static String nodeOf(String owner) {
        return owner == null ? null : Leases.nodeOf(owner);
    }

    private static Bson key(String processor, int segment) {
        return and(eq(PROCESSOR, processor), eq(SEGMENT, segment));
    }

    private static UnableToClaimTokenException notOurs(String processor) {
        return new UnableToClaimTokenException("The token of " + processor + " is another's or not there");
    }

    private SerializedObject<byte[]> serialized(TrackingToken token) {
        return serializer.serialize(token, byte[].class);
    }

    private TrackingToken token(Document found) {
        SerializedObject<?> stored = found.get(TOKEN) instanceof Binary binary
                ? new SimpleSerializedObject<>(binary.getData(), byte[].class, found.getString(TYPE), null)
                : new SimpleSerializedObject<>(found.getString(TOKEN), String.class, found.getString(TYPE), null);
        return serializer.deserialize(stored);
    }
}
