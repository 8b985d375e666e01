package com.mdmc.crm.domain.campaign;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.validation.MultiLine;
import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;

/** What a campaign is to achieve, in words and in numbers. */
public record CampaignObjectives(
        @Size(max = 500) @MultiLine PersonalText primary,
        @Size(max = 50) @MultiLine List<@NotBlank @Size(max = 500) PersonalText> secondary,
        @Valid KpiTargets kpiTargets) {

    public CampaignObjectives {
        secondary = secondary == null ? List.of() : List.copyOf(secondary);
    }

    /**
     * Target values; an absent one is no target.
     *
     * @param engagement likes, shares, comments and saves together
     * @param cpa cost per conversion in the campaign's currency, to stay under
     */
    @RecordBuilder
    public record KpiTargets(
            @Positive Long streams,
            @Positive Long followers,
            @Positive Long engagement,
            @Positive BigDecimal roas,
            @Positive BigDecimal cpa) {
        /** No target at all. */
        public static final KpiTargets NONE = new KpiTargets(null, null, null, null, null);
    }
}
