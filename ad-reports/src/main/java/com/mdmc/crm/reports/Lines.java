package com.mdmc.crm.reports;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Classification of the lines under the titles: parts of days, the platform's own totals, and remarks. */
final class Lines {
    private static final long SEED = 1125899906842597L;
    private static final List<String> DIMENSIONS = List.of(
            Header.ACCOUNT_ID, Header.ACCOUNT, Header.CAMPAIGN, Header.CAMPAIGN_ID, Header.ENTITY, Header.BREAKDOWN);

    private static final List<String> CAMPAIGN =
            List.of(Header.ACCOUNT_ID, Header.ACCOUNT, Header.CAMPAIGN, Header.CAMPAIGN_ID);
    private static final int DIGITS_KEPT = 15;
    private static final Pattern ROUNDED = Pattern.compile("\\d([.,]\\d+)?[eE]\\+?\\d+");

    private final Header header;

    /** What a line is. */
    enum Kind {
        PART,
        TOTAL,
        REMARK
    }

    Lines(Header header) {
        this.header = header;
    }

    /** What a line is; one with an unreadable day is a part of some day. */
    Kind kind(Row row, DayStyle.Format days) {
        if (row.isBlank() || row.number() <= header.line()) {
            return Kind.REMARK;
        }
        String day = row.cell(header.day());
        if (days != null && days.day(day) != null) {
            return Kind.PART;
        }
        boolean isMissing = DecimalSign.isMissing(day);
        if (!isMissing && days == null && !Titles.isTotal(day)) {
            return Kind.PART;
        }
        if (!hasFigures(row)) {
            return isCutOff(row, days) ? Kind.PART : Kind.REMARK;
        }
        return isMissing && !isOfOneThing(row) || isTotal(row) ? Kind.TOTAL : Kind.PART;
    }

    // Where it says of which ad set or age it is, as all others do, it lacks its day.
    private boolean isOfOneThing(Row row) {
        return (header.has(Header.ENTITY) || header.has(Header.BREAKDOWN))
                && DIMENSIONS.stream()
                        .flatMap(role -> header.columns(role).stream())
                        .noneMatch(column -> DecimalSign.isMissing(row.text(column)) || Titles.isAll(row.text(column)));
    }

    private boolean hasFigures(Row row) {
        return header.metrics().values().stream()
                .map(column -> row.cell(column.index()))
                .anyMatch(cell -> cell.chars().anyMatch(Character::isDigit));
    }

    // A quote that is never closed makes one cell of what is left of a file.
    private boolean isCutOff(Row row, DayStyle.Format days) {
        return row.cells().size() == 1 && days != null && days.day(row.cell(0).split("[,;\t|]")[0]) != null;
    }

    private boolean isTotal(Row row) {
        for (int i = 0; i < header.width(); i++) {
            if (Titles.isTotal(row.text(i))) {
                return true;
            }
        }
        return false;
    }

    /** The platform's campaign that a line is about. */
    PlatformCampaign campaign(Row row) {
        String account = id(row, Header.ACCOUNT_ID);
        return new PlatformCampaign(
                account.isEmpty() ? text(row, Header.ACCOUNT) : account,
                id(row, Header.CAMPAIGN_ID),
                text(row, Header.CAMPAIGN));
    }

    /** Whether a line is long enough to hold what the platform calls its campaign by. */
    boolean hasCampaign(Row row) {
        return CAMPAIGN.stream()
                .allMatch(role -> header.column(role) < row.cells().size());
    }

    /** Whether a line begins as one of these campaigns, or of some day, would. */
    boolean mayBeginOneOf(Set<PlatformCampaign> campaigns, Row row) {
        String id = text(row, Header.CAMPAIGN_ID);
        String name = text(row, Header.CAMPAIGN);
        String day = row.text(header.day());
        return !day.isEmpty() && Character.isDigit(day.charAt(0))
                || campaigns.stream()
                        .anyMatch(known -> !id.isEmpty() && known.id().startsWith(id)
                                || !name.isEmpty() && known.name().startsWith(name));
    }

    // A spreadsheet keeps 15 digits of a number: the others were those of one platform campaign alone.
    private String id(Row row, String role) {
        String id = text(row, role);
        boolean isNumber = Row.isTyped(row.cell(header.column(role)));
        if (isNumber && id.length() > DIGITS_KEPT || ROUNDED.matcher(id).matches()) {
            throw new ReportRefused(ReportProblem.at(row.number(), "id-rounded", "id", id));
        }
        return id.startsWith("'") ? id.substring(1) : id;
    }

    private String text(Row row, String role) {
        int column = header.column(role);
        String text = column < 0 ? "" : row.text(column);
        return DecimalSign.isMissing(text) ? "" : text;
    }

    /** Which of the columns a day can be split by are filled; lines that differ in it may count the same thing twice. */
    long filled(Row row) {
        long filled = 0;
        int bit = 0;
        for (String role : DIMENSIONS) {
            for (int column : header.columns(role)) {
                String text = row.text(column);
                boolean isAll = role.equals(Header.BREAKDOWN) ? Titles.isAll(text) : Titles.isTotal(text);
                boolean isEmpty = isAll || DecimalSign.isMissing(text);
                filled |= isEmpty ? 0 : 1L << bit % 64;
                bit++;
            }
        }
        return filled;
    }

    /** Digest of what is known to tell the lines of a day apart. */
    long known(Row row) {
        long digest = SEED;
        for (String role : DIMENSIONS) {
            for (int column : header.columns(role)) {
                digest = digest(digest, row.text(column));
            }
        }
        return digest;
    }

    /** Digest of the cells under titles that are not known: what they tell apart may be anything. */
    long unknown(Row row) {
        long digest = SEED;
        for (int column : header.unknown()) {
            digest = digest(digest, row.text(column));
        }
        return digest;
    }

    private static long digest(long before, String text) {
        long digest = before;
        for (int at = 0; at < text.length(); at++) {
            digest = 31 * digest + text.charAt(at);
        }
        return 31 * digest + 7;
    }
}
