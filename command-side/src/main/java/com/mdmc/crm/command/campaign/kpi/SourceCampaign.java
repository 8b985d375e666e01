package com.mdmc.crm.command.campaign.kpi;

import com.mdmc.crm.domain.PersonalText;

/**
 * One of a platform's campaigns, as the report that first spoke of it on a day called it. Two are the same if their tokens
 * are: {@link SourceCampaigns} finds the one that is known already.
 *
 * @param number the platform's own; {@code null} if the report has none
 * @param name given on the platform; {@code null} if the report has none
 */
public record SourceCampaign(PersonalText number, PersonalText name) {}
