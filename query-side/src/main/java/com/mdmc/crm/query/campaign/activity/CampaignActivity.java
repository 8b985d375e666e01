package com.mdmc.crm.query.campaign.activity;

import com.mdmc.crm.projections.asof.PointInTime;
import com.mdmc.crm.projections.asof.StatesAsOf;
import com.mdmc.crm.query.campaign.activity.CampaignActivityLines.Line;
import com.mdmc.crm.query.campaign.view.CampaignView;
import com.mdmc.crm.query.history.NewestFirst;
import java.util.List;

/** Activity of a campaign, in pages. */
final class CampaignActivity {
    private static final PointInTime NOW = new PointInTime(null, null);
    private static final long FIRST_POSITIONS = 64;

    private final StatesAsOf past;
    private final NewestFirst<Line> pages = new NewestFirst<>(Line::id);

    CampaignActivity(StatesAsOf past) {
        this.past = past;
    }

    /**
     * A page of lines, the newest first; at least {@code enough} of them unless there are no more.
     *
     * @param cursor id of the line they follow; {@code null} for the first page
     */
    List<Line> lines(CampaignView campaign, String cursor, int enough) {
        long upTo = cursor == null ? past.positionOf(NOW) : NewestFirst.positionOf(cursor);
        long span = FIRST_POSITIONS + Math.max(0, upTo - campaign.position());
        return pages.lines(
                cursor,
                enough,
                upTo,
                span,
                after -> CampaignActivityLines.of(
                        past.streamBetween(campaign.id().value(), after, upTo)));
    }
}
