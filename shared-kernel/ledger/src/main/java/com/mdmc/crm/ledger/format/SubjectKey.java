package com.mdmc.crm.ledger.format;

/**
 * Secondary index of commits by subject, for commits outside the subject's own stream. It shares the index of the stream
 * keys and is ordered by position.
 */
public final class SubjectKey {

    /** Digits of a position: enough for a thousand commits a second for three centuries. */
    static final int DIGITS = 13;

    private static final long GREATEST = 9_999_999_999_999L;

    /** Greater than any digit, so that stream keys and subject keys do not mix. */
    private static final char MARK = '@';

    private SubjectKey() {}

    /** The indexed form, ordered like the position: {@code subject/@0000000000042}. */
    public static String indexed(String subject, long position) {
        return subject + '/' + MARK + digits(position);
    }

    /** Greater than the key of a position, less than that of the next. */
    public static String beyond(String subject, long position) {
        return indexed(subject, position) + '/';
    }

    /** The digits alone, which are stamped when the position is known. */
    static String digits(long position) {
        String digits = Long.toString(Math.min(position, GREATEST));
        return "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
    }

    /** The subject of an indexed key. */
    static String subjectOf(String indexed) {
        return indexed.substring(0, indexed.lastIndexOf('/'));
    }

    public static boolean is(String indexed) {
        return indexed.charAt(indexed.lastIndexOf('/') + 1) == MARK;
    }
}
