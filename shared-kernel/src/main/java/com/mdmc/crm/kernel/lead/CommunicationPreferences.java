package com.mdmc.crm.kernel.lead;

/**
 * How the artist wants to be contacted.
 *
 * @param timezone IANA zone id; follow-ups fall due in it
 */
public record CommunicationPreferences(
        ContactMethod preferredMethod, String preferredTime, String language, String timezone) {}
