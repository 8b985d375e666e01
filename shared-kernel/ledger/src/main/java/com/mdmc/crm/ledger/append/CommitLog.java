package com.mdmc.crm.ledger.append;

import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.format.LogHead;
import com.mdmc.crm.ledger.format.StreamKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Port to the stored commits: insert, and the few queries on them. Every read shows durable commits only. */
public interface CommitLog {

    /**
     * Stores commits one after the other and stops at the first that cannot take its place.
     *
     * @throws com.mongodb.MongoException as the driver does; what became of the commits may then be unknown
     */
    void insert(List<CommitDocument> documents);

    /** The position and time of the last commit. */
    LogHead head();

    /** The commits after a position, in order; a lost one appears as {@link CommitDocument#isMissing}. */
    List<CommitDocument> after(long position, int limit);

    /** The commits under any of the given stream keys. */
    List<CommitDocument> holding(Collection<StreamKey> streamKeys);

    /** The commits of an aggregate whose first sequence lies in {@code [from, to)}, in order. */
    List<CommitDocument> ofAggregate(String aggregateId, long from, long to);

    /** Some commit of an aggregate whose first sequence lies in {@code [from, to)}, preferably an early one. */
    Optional<CommitDocument> anyOfAggregate(String aggregateId, long from, long to);

    /** The commits in {@code (after, upTo]} that are about a subject outside its own stream, in order. */
    List<CommitDocument> mentioning(String subject, long after, long upTo);

    /** The commits about any of some subjects up to a position, in order. */
    List<CommitDocument> about(Collection<String> subjects, long upTo);

    /** Opens a change stream; empty where the server has none and readers must poll. */
    Optional<ChangeFeed> changes();
}
