package com.mdmc.crm.e2e.leads;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A lead shows every field of the data description, whether it has a value or not. */
class LeadFieldsTest {
    private static final String GROUPS = """
            personalInfo: firstName lastName email phone address
            personalInfo/address: street city postalCode country
            artistInfo: name genre spotifyUrl youtubeUrl instagramUrl tiktokUrl website label manager
            businessInfo: budget platforms goals timeline previousExperience
            businessInfo/budget: amount currency frequency flexibility
            businessInfo/timeline: startDate endDate urgency
            businessInfo/previousExperience: hasRunAds platforms budget results
            pipeline: stage priority score probability expectedCloseDate lostReason tags
            source: channel campaign medium content referrer ip userAgent formType
            assignment: assignedTo assignedAt previousAssignee autoAssigned assignmentReason
            communication: preferredMethod preferredTime language timezone lastContact nextFollowUp contactAttempts responseRate
            conversion: isConverted convertedAt campaignId contractValue monthlyValue conversionStage timeToConversion
            notes/0: author content type isPrivate createdAt updatedAt
            followUps/0: scheduledBy assignedTo type subject description scheduledFor completed completedAt priority
            analytics: pageViews timeOnSite downloads emailOpens emailClicks socialEngagement qualificationScore
            """;

    private final CrmClient admin = RunningCrm.shared().admin();

    @Test
    void showsEveryFieldOfTheDescription() {
        Map<String, Object> form = LeadForms.form();
        form.put(
                "businessInfo",
                Map.of(
                        "budget", Map.of("amount", 1500, "currency", "EUR"),
                        "timeline", Map.of("urgency", "high"),
                        "previousExperience", Map.of("hasRunAds", false)));
        Map<String, Object> person = LeadForms.person(LeadForms.freshEmail());
        person.put("address", Map.of("city", "Lyon"));
        form.put("personalInfo", person);
        String id = admin.post("/api/leads", form).expect(201).text("/id");
        admin.post("/api/leads/" + id + "/notes", Map.of("content", "note", "type", "note"))
                .expect(201);
        Answer last = admin.post(
                        "/api/leads/" + id + "/follow-ups",
                        Map.of("type", "call", "subject", "rappel", "scheduledFor", "2031-01-01T10:00"))
                .expect(201);
        JsonNode lead = admin.get("/api/leads/" + id, last).expect(200).body();
        assertThat(paths())
                .allSatisfy(path -> assertThat(lead.at(path).isMissingNode())
                        .as("%s is there", path)
                        .isFalse());
    }

    @Test
    void showsEveryGroupOfALeadOfWhichLittleIsKnown() {
        Map<String, Object> form = Map.of(
                "personalInfo", Map.of("firstName", "Zoé", "lastName", "Lune", "email", LeadForms.freshEmail()),
                "artistInfo", Map.of("name", "Lune"));
        Answer captured = admin.post("/api/leads", form).expect(201);
        JsonNode lead =
                admin.get("/api/leads/" + captured.text("/id"), captured).body();
        assertThat(Stream.of(
                        "personalInfo",
                        "artistInfo",
                        "businessInfo",
                        "pipeline",
                        "source",
                        "assignment",
                        "communication",
                        "conversion",
                        "notes",
                        "followUps",
                        "analytics"))
                .allSatisfy(group -> assertThat(lead.has(group)).as(group).isTrue());
        assertThat(lead.at("/communication/responseRate").isNull()).isTrue();
    }

    private static List<String> paths() {
        return GROUPS.lines()
                .flatMap(line -> Stream.of(
                                line.substring(line.indexOf(':') + 1).trim().split(" "))
                        .map(field -> "/" + line.substring(0, line.indexOf(':')) + "/" + field))
                .toList();
    }
}
