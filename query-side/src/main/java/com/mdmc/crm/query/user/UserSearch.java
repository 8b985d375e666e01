package com.mdmc.crm.query.user;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;

import com.mdmc.crm.platform.privacy.BlindIndex;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.projections.store.Views;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.bson.conversions.Bson;

/** User search by part of a name or the exact e-mail address; it decrypts every name, because there are few users. */
class UserSearch {
    private static final int MOST_USERS = 5_000;

    private final ViewDefinition<UserView> definition;
    private final Views views;
    private final Privacy privacy;

    UserSearch(ViewDefinition<UserView> definition, Views views, Privacy privacy) {
        this.definition = definition;
        this.views = views;
        this.privacy = privacy;
    }

    /** The users whose name contains the text, ignoring case and accents, or whose address it is. */
    Bson matching(String text) {
        String wanted = folded(text);
        List<UserView> all = privacy.decryptAll(views.find(definition, empty(), ascending("_id"), MOST_USERS));
        return in(
                "_id",
                all.stream()
                        .filter(user -> matches(user, text, wanted))
                        .map(user -> user.id().value())
                        .toList());
    }

    private static boolean matches(UserView user, String text, String wanted) {
        return folded(user.fullName()).contains(wanted)
                || BlindIndex.normalisedEmail(user.email().text()).equals(BlindIndex.normalisedEmail(text));
    }

    /** A text as it is searched: without accents, in lower case. */
    static String folded(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
