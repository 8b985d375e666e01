package com.mdmc.crm.ledger.format;

/** Optimistic lock on a stream: the aggregate and the first sequence of a commit, unique among all commits. */
public record StreamKey(String aggregateId, long firstSequence) {

    private static final String STANDALONE = "commit:";
    private static final int DIGITS = 10;

    /** The key of a commit without an aggregate. */
    static StreamKey standalone(String commitId) {
        return new StreamKey(STANDALONE + commitId, 0);
    }

    /** Whether this is the stream of an aggregate. */
    public boolean isOfAggregate() {
        return !aggregateId.startsWith(STANDALONE);
    }

    /** The indexed form, ordered like the sequence: {@code aggregateId/0000000005}. */
    public String indexed() {
        String digits = Long.toString(firstSequence);
        return aggregateId + '/' + "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
    }

    /** Less than the key of any sequence. */
    public static String first(String aggregateId) {
        return aggregateId + "/0";
    }

    /** Greater than the key of any sequence. */
    public static String beyondLast(String aggregateId) {
        return aggregateId + "/:";
    }

    public static StreamKey parse(String indexed) {
        int slash = indexed.lastIndexOf('/');
        return new StreamKey(indexed.substring(0, slash), Long.parseLong(indexed.substring(slash + 1)));
    }
}
