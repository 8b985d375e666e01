package com.mdmc.crm.reports;

/**
 * A campaign as a platform calls it; what a report does not say is empty.
 *
 * @param account id or name of the ad account
 * @param id the platform's own
 * @param name given by whoever set it up there
 */
public record PlatformCampaign(String account, String id, String name) {

    /** Whether two are one: by the number where there is one, since it may be renamed, else by the name. */
    public boolean isSame(PlatformCampaign other) {
        return id.equals(other.id) && (!id.isEmpty() || name.equals(other.name));
    }

    /** Whether a report tells it from no other. */
    public boolean isUnknown() {
        return id.isEmpty() && name.isEmpty();
    }

    /** What tells it from others for a person: its name, else its number, else its account. */
    public String label() {
        return !name.isEmpty() ? name : !id.isEmpty() ? id : account;
    }
}
