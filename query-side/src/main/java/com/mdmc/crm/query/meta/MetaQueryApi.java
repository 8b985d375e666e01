package com.mdmc.crm.query.meta;

import com.mdmc.crm.domain.WireEnum;
import com.mdmc.crm.domain.campaign.CampaignStatus;
import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.domain.user.PermissionTable;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.query.meta.Meta.Choice;
import com.mdmc.crm.query.meta.Meta.Label;
import com.mdmc.crm.query.meta.Vocabulary.Term;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Metadata for the forms of a client; no permission is needed. */
@RestController
@RequestMapping("/api/meta")
class MetaQueryApi {
    private static final Map<String, Map<String, List<String>>> TRANSITIONS = Map.of(
            "leadStage", table(LeadStage.values(), LeadStage::next),
            "campaignStatus", table(CampaignStatus.values(), CampaignStatus::next));

    private static final Map<String, Map<String, List<String>>> REASONS =
            Map.of("leadStage", table(LeadStage.values(), MetaQueryApi::explained));

    private final Map<String, List<Choice>> enums = new LinkedHashMap<>();

    MetaQueryApi(MessageSource messages) {
        Vocabulary.terms().forEach(term -> enums.put(term.name(), choices(term, messages)));
    }

    @GetMapping
    Meta meta(Actor actor) {
        Map<String, Integer> probabilities = new LinkedHashMap<>();
        for (LeadStage stage : LeadStage.values()) {
            probabilities.put(stage.wire(), stage.defaultProbability());
        }
        return new Meta(
                enums,
                TRANSITIONS,
                REASONS,
                probabilities,
                actor.role(),
                actor.team(),
                PermissionTable.of(actor.permissions()));
    }

    private static List<Choice> choices(Term term, MessageSource messages) {
        return term.values().stream()
                .map(value -> new Choice(value.wire(), label(Term.labelKey(term.name(), value), messages)))
                .toList();
    }

    private static Label label(String key, MessageSource messages) {
        return new Label(messages.getMessage(key, null, Locale.FRENCH), messages.getMessage(key, null, Locale.ENGLISH));
    }

    private static Collection<LeadStage> explained(LeadStage from) {
        return from.next().stream().filter(from::needsReasonFor).toList();
    }

    private static <E extends WireEnum> Map<String, List<String>> table(
            E[] states, Function<E, ? extends Collection<E>> next) {
        Map<String, List<String>> table = new LinkedHashMap<>();
        Arrays.stream(states).forEach(from -> table.put(from.wire(), wires(next.apply(from).stream())));
        return table;
    }

    private static List<String> wires(Stream<? extends WireEnum> values) {
        return values.map(WireEnum::wire).toList();
    }
}
