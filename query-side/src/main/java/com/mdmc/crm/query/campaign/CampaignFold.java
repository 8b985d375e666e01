package com.mdmc.crm.query.campaign;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignActivated;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignCancelled;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignClientInfoChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignCompleted;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignDetailsChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignDiscarded;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignDrafted;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignNoteAdded;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignObjectivesChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignPaused;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignPlatformConfigured;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignReopened;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignTeamChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignTimelineChanged;
import com.mdmc.crm.domain.campaign.CampaignNoteType;
import com.mdmc.crm.domain.campaign.CampaignStatus;
import com.mdmc.crm.domain.campaign.CampaignTeam;
import com.mdmc.crm.domain.campaign.CampaignTimeline;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRecorded;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRestated;
import com.mdmc.crm.domain.campaign.platform.PlatformSetup;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.projections.fold.Fold;
import com.mdmc.crm.projections.fold.Recorded;
import com.mdmc.crm.query.campaign.CampaignView.Note;
import com.mdmc.crm.query.campaign.CampaignView.Team;
import java.util.List;
import java.util.function.BiConsumer;

/** What each event makes of a campaign. */
final class CampaignFold {
    private CampaignFold() {}

    static Fold<CampaignView> build() {
        Fold.Builder<CampaignView> fold = Fold.of(CampaignView.class);
        fold.on(CampaignDrafted.class, (view, recorded) -> drafted(recorded));
        life(fold);
        plan(fold);
        CreativeSteps.add(fold);
        step(fold, CampaignNoteAdded.class, CampaignFold::noted);
        MoneySteps.add(fold);
        step(fold, CampaignKpisRecorded.class, (edit, recorded) -> {
            CampaignKpisRecorded event = recorded.event();
            edit.totals = edit.totals.plus(event.figures().kpis(event.currency()));
        });
        step(fold, CampaignKpisRestated.class, (edit, recorded) -> {
            CampaignKpisRestated event = recorded.event();
            edit.totals = edit.totals.replace(event.before(), event.after());
        });
        return fold.build();
    }

    /** States what an event changes, as an edit of the campaign before it. */
    static <E extends DomainEvent> void step(
            Fold.Builder<CampaignView> fold, Class<E> event, BiConsumer<CampaignEdit, Recorded<E>> change) {
        fold.on(event, (view, recorded) -> {
            if (view == null) {
                return null;
            }
            CampaignEdit edit = CampaignEdit.of(view);
            change.accept(edit, recorded);
            return edit.after(recorded);
        });
    }

    private static CampaignView drafted(Recorded<CampaignDrafted> recorded) {
        CampaignDrafted event = recorded.event();
        CampaignEdit edit = CampaignEdit.first(recorded);
        edit.name = event.name();
        edit.description = event.description();
        edit.status = CampaignStatus.DRAFT;
        edit.type = event.type();
        edit.leadId = event.leadId();
        edit.clientInfo = event.clientInfo();
        edit.team = team(event.team(), recorded.actor());
        edit.terms = event.budget();
        return edit.after(recorded);
    }

    private static void life(Fold.Builder<CampaignView> fold) {
        step(fold, CampaignActivated.class, (edit, recorded) -> edit.status = CampaignStatus.ACTIVE);
        step(fold, CampaignPaused.class, (edit, recorded) -> edit.status = CampaignStatus.PAUSED);
        step(fold, CampaignCompleted.class, (edit, recorded) -> edit.status = CampaignStatus.COMPLETED);
        step(fold, CampaignCancelled.class, (edit, recorded) -> edit.status = CampaignStatus.CANCELLED);
        step(fold, CampaignDiscarded.class, (edit, recorded) -> edit.status = CampaignStatus.CANCELLED);
        step(
                fold,
                CampaignReopened.class,
                (edit, recorded) -> edit.status = recorded.event().to());
    }

    private static void plan(Fold.Builder<CampaignView> fold) {
        step(fold, CampaignDetailsChanged.class, (edit, recorded) -> {
            edit.name = recorded.event().name();
            edit.description = recorded.event().description();
            edit.type = recorded.event().type();
        });
        step(
                fold,
                CampaignClientInfoChanged.class,
                (edit, recorded) -> edit.clientInfo = recorded.event().clientInfo());
        step(
                fold,
                CampaignTeamChanged.class,
                (edit, recorded) -> edit.team = team(recorded.event().team(), edit.team.createdBy()));
        step(
                fold,
                CampaignTimelineChanged.class,
                (edit, recorded) -> edit.timeline = recorded.event().timeline());
        step(
                fold,
                CampaignObjectivesChanged.class,
                (edit, recorded) -> edit.objectives = recorded.event().objectives());
        step(fold, CampaignPlatformConfigured.class, (edit, recorded) -> {
            PlatformSetup platform = recorded.event().platform();
            List<PlatformSetup> others = edit.platforms.stream()
                    .filter(known -> known.name() != platform.name())
                    .toList();
            edit.platforms = CampaignEdit.with(others, platform);
        });
    }

    private static void noted(CampaignEdit edit, Recorded<CampaignNoteAdded> recorded) {
        CampaignNoteAdded event = recorded.event();
        Note note = new Note(
                event.noteId(), event.author(), event.content(), event.type(), event.isInternal(), recorded.time());
        edit.notes = CampaignEdit.with(edit.notes, note);
        if (event.type() == CampaignNoteType.OPTIMIZATION) {
            CampaignTimeline now = edit.timeline;
            edit.timeline = new CampaignTimeline(
                    now.startDate(), now.endDate(), now.launchDate(), recorded.time(), now.nextReview());
        }
    }

    private static Team team(CampaignTeam people, UserId createdBy) {
        return new Team(people.manager(), people.assignedTo(), people.accountManager(), createdBy, people.team());
    }
}
