package com.mdmc.crm.e2e.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.backup.StoredCollections;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.projections.processing.Projections;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Of every collection it is known how it comes back after a restore. */
class ArchivedCollectionsTest {

    @Test
    void everyCollectionIsAViewOrListed() {
        RunningCrm crm = RunningCrm.shared();
        LeadForms.captured(crm.admin());
        Set<String> views = new HashSet<>();
        crm.server()
                .context()
                .getBean(Projections.class)
                .rebuildable()
                .forEach(each -> views.addAll(each.collections()));
        List<String> unknown = new ArrayList<>();
        for (String name : crm.server().context().getBean(MongoDatabase.class).listCollectionNames()) {
            String live = name.replaceAll("_(rebuilt|checked)$", "");
            if (!views.contains(live) && StoredCollections.treatmentOf(name).isEmpty()) {
                unknown.add(name);
            }
        }
        assertThat(unknown)
                .as(
                        "say in StoredCollections whether these are archived, derived or of the moment: a restore loses what"
                                + " is not said")
                .isEmpty();
    }
}
