package com.mdmc.crm.query.campaign;

import com.mdmc.crm.kernel.Rejection;
import com.mdmc.crm.query.campaign.CampaignTimelineLines.Line;
import com.mdmc.crm.query.history.PastStates;
import com.mdmc.crm.query.http.PointInTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What happened to a campaign, page by page: of a long history only as much is read as a page needs. */
final class CampaignTimeline {
    private static final PointInTime NOW = new PointInTime(null, null);
    private static final Pattern CURSOR = Pattern.compile("(\\d{1,18})-\\w+");
    private static final long FIRST_POSITIONS = 64;
    private static final long GROWTH = 8;

    private final PastStates past;

    CampaignTimeline(PastStates past) {
        this.past = past;
    }

    /**
     * The newest lines first, at least as many as asked for unless there are no more.
     *
     * @param cursor id of the line they follow; {@code null} to begin with the newest of all
     */
    List<Line> lines(CampaignView campaign, String cursor, int enough) {
        long upTo = cursor == null ? past.positionOf(NOW) : positionOf(cursor);
        long positions = FIRST_POSITIONS + Math.max(0, upTo - campaign.position());
        List<Line> lines = linesBetween(campaign, upTo - positions, upTo, cursor);
        while (lines.size() < enough && positions < upTo) {
            positions *= GROWTH;
            lines = linesBetween(campaign, upTo - positions, upTo, cursor);
        }
        return lines;
    }

    private List<Line> linesBetween(CampaignView campaign, long after, long upTo, String cursor) {
        List<Line> lines =
                CampaignTimelineLines.of(past.streamBetween(campaign.id().value(), Math.max(0, after), upTo));
        return cursor == null ? lines : lines.subList(placeAfter(cursor, lines), lines.size());
    }

    private static long positionOf(String cursor) {
        Matcher parts = CURSOR.matcher(cursor);
        if (!parts.matches()) {
            throw Rejection.invalid("cursor", "cursor-of-another-list");
        }
        return Long.parseLong(parts.group(1));
    }

    private static int placeAfter(String cursor, List<Line> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).id().equals(cursor)) {
                return i + 1;
            }
        }
        throw Rejection.invalid("cursor", "cursor-of-another-list");
    }
}
