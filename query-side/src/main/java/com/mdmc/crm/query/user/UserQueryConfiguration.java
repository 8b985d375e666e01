package com.mdmc.crm.query.user;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;

import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.projections.asof.StatesAsOf;
import com.mdmc.crm.projections.asof.ViewsAsOf;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.projections.store.Views;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configuration of the views of users and teams. */
@Configuration(proxyBeanMethods = false)
class UserQueryConfiguration {

    @Bean
    ViewDefinition<UserView> userViews() {
        return ViewDefinition.bySubject(
                        "users",
                        UserView.class,
                        UserView.FOLD,
                        List.of(
                                descending("createdAt", "_id"),
                                descending("updatedAt", "_id"),
                                ascending("team"),
                                ascending("isActive"),
                                ascending("assignedPlatforms")),
                        List.of())
                .withSnapshots()
                .atRevision(4);
    }

    @Bean
    ViewDefinition<TeamView> teamViews() {
        return ViewDefinition.bySubject("teams", TeamView.class, TeamView.FOLD, List.of(), List.of());
    }

    @Bean
    ViewDefinition<SavedListsView> savedLists() {
        return ViewDefinition.bySubject("saved_lists", SavedListsView.class, SavedListsView.FOLD, List.of(), List.of());
    }

    @Bean
    ViewDefinition<LeadCredit> leadCredits() {
        return ViewDefinition.bySubject(
                "lead_credits", LeadCredit.class, LeadCredit.FOLD, List.of(), List.of(CreditRows.OF_LEADS));
    }

    @Bean
    ViewDefinition<CampaignCredit> campaignCredits() {
        return ViewDefinition.bySubject(
                "campaign_credits",
                CampaignCredit.class,
                CampaignCredit.FOLD,
                List.of(),
                List.of(CreditRows.OF_CAMPAIGNS));
    }

    @Bean
    UserStatistics userStatistics(
            Views views,
            ViewsAsOf pastViews,
            ViewDefinition<LeadCredit> leadCredits,
            ViewDefinition<CampaignCredit> campaignCredits) {
        return new UserStatistics(views, pastViews, leadCredits, campaignCredits);
    }

    @Bean
    TeamMembers teamMembers(ViewDefinition<UserView> userViews, Views views, ViewsAsOf pastViews) {
        return new TeamMembers(userViews, views, pastViews);
    }

    @Bean
    UserList userList(ViewDefinition<UserView> userViews, Views views, Privacy privacy) {
        return UserList.of(userViews, new UserSearch(userViews, views, privacy));
    }

    @Bean
    UserReader userReader(
            ViewDefinition<UserView> userViews,
            Views views,
            StatesAsOf pastStates,
            Privacy privacy,
            UserStatistics statistics,
            Clock clock) {
        return new UserReader(userViews, views, pastStates, privacy, statistics, clock);
    }
}
