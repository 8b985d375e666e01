package com.mdmc.crm.ledger.append;

import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.format.LogHead;
import com.mdmc.crm.ledger.format.StreamKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The stored commits and the few questions they are asked. Every read shows only what is durable. */
public interface CommitLog {

    /**
     * Stores commits one after the other and stops at the first that cannot take its place.
     *
     * @throws com.mongodb.MongoException as the driver does; what became of the commits may then be unknown
     */
    void insert(List<CommitDocument> documents);

    /** The last commit's place. */
    LogHead head();

    /** The commits after a position, in order; one that was lost is there as a {@link CommitDocument#isMissing}. */
    List<CommitDocument> after(long position, int limit);

    /** The commits that hold any of some stream keys. */
    List<CommitDocument> holding(Collection<StreamKey> streamKeys);

    /** The commits of an aggregate whose first sequence lies in {@code [from, to)}, in order. */
    List<CommitDocument> ofAggregate(String aggregateId, long from, long to);

    /** A commit of an aggregate whose first sequence lies in {@code [from, to)}, as early a one as is at hand. */
    Optional<CommitDocument> anyOfAggregate(String aggregateId, long from, long to);

    /** The commits in {@code (after, upTo]} that are about a subject outside its own stream, in order. */
    List<CommitDocument> mentioning(String subject, long after, long upTo);

    /** The commits about any of some subjects up to a position, in order. */
    List<CommitDocument> about(Collection<String> subjects, long upTo);

    /** Opens the announcements of commits; empty where there are none and looking from time to time has to do. */
    Optional<ChangeFeed> changes();
}
