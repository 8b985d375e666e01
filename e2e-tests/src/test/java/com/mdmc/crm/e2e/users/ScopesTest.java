package com.mdmc.crm.e2e.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.domain.user.Role;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.platform.security.AccessScope;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.query.access.AccessScopeFilters;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a query selects for an actor is what the rule says of each single thing. */
class ScopesTest {
    private static final List<String> OWNERS = Arrays.asList(null, "me", "other");
    private static final List<String> TEAMS = Arrays.asList(null, "denis", "marine");

    private MongoCollection<Document> things;

    @BeforeEach
    void fill() {
        things = RunningCrm.shared()
                .server()
                .context()
                .getBean(MongoDatabase.class)
                .getCollection("scopes_test");
        things.drop();
        for (String owner : OWNERS) {
            for (String team : TEAMS) {
                things.insertOne(thing(owner, team));
            }
        }
    }

    // The shapes of a lead, of a campaign, of rows counted from them and of a user, all in one.
    private static Document thing(String owner, String team) {
        return new Document("_id", owner + " " + team)
                .append(
                        "assignment",
                        new Document("assignedTo", owner).append("team", team).append("queued", owner == null))
                .append("team", new Document("team", team))
                .append(
                        "key",
                        new Document("owner", owner == null ? "" : owner).append("team", team == null ? "" : team));
    }

    @AfterEach
    void empty() {
        things.drop();
    }

    @Test
    void ofLeads() {
        agree(AccessScopeFilters::leads, (reach, thing) -> reach.lead(owner(thing), team(thing)));
    }

    @Test
    void ofRowsCountedFromLeads() {
        agree(AccessScopeFilters::leadRows, (reach, thing) -> reach.lead(owner(thing), team(thing)));
    }

    @Test
    void ofCampaigns() {
        agree(AccessScopeFilters::campaigns, (reach, thing) -> reach.campaign(team(thing)));
    }

    @Test
    void ofRowsCountedFromCampaigns() {
        agree(AccessScopeFilters::campaignRows, (reach, thing) -> reach.campaign(team(thing)));
    }

    @Test
    void ofUsers() {
        things.drop();
        for (String user : List.of("me", "colleague", "stranger", "teamless")) {
            String team = user.equals("stranger") ? "marine" : user.equals("teamless") ? null : "denis";
            things.insertOne(new Document("_id", user).append("team", team));
        }

        agree(
                AccessScopeFilters::users,
                (reach, user) -> reach.user(new UserId(user.getString("_id")), user.getString("team")));
    }

    private void agree(Function<AccessScope, Bson> query, BiPredicate<AccessScope, Document> rule) {
        for (Actor actor : actors()) {
            for (AccessScope reach : List.of(AccessScope.toSee(actor), AccessScope.toAct(actor))) {
                Set<String> expected = new TreeSet<>();
                things.find().forEach(thing -> {
                    if (rule.test(reach, thing)) {
                        expected.add(thing.getString("_id"));
                    }
                });
                Set<String> selected = new TreeSet<>();
                things.find(query.apply(reach)).forEach(thing -> selected.add(thing.getString("_id")));
                assertThat(selected).as("%s", actor).isEqualTo(expected);
            }
        }
    }

    private static List<Actor> actors() {
        List<Actor> actors = new ArrayList<>();
        for (Role role : Role.values()) {
            for (String team : TEAMS) {
                actors.add(new Actor(new UserId("me"), role, team, EnumSet.noneOf(Permission.class), "s"));
                actors.add(new Actor(new UserId("me"), role, team, EnumSet.of(Permission.ADMIN_AUDIT), "s"));
            }
        }
        return actors;
    }

    private static UserId owner(Document thing) {
        String owner = thing.getEmbedded(List.of("assignment", "assignedTo"), String.class);
        return owner == null ? null : new UserId(owner);
    }

    private static String team(Document thing) {
        return thing.getEmbedded(List.of("assignment", "team"), String.class);
    }
}
