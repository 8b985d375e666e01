package com.mdmc.crm.query.notification;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.domain.notification.DeliveryState;
import com.mdmc.crm.domain.notification.Notification;
import com.mdmc.crm.domain.notification.NotificationEvent;
import com.mdmc.crm.domain.notification.NotificationType;
import com.mdmc.crm.domain.notification.NotifiedResource;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.query.http.AnsweredFrom;
import com.mdmc.crm.query.list.ListPage;
import com.mdmc.crm.query.list.ListQueries;
import com.mdmc.crm.query.notification.InboxView.Told;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The caller's own inbox over HTTP, the newest notification first. */
@RestController
@RequestMapping("/api/notifications")
@AnsweredFrom("inboxes")
class NotificationQueryApi {
    private static final String ID = "ntf-\\d{1,19}-\\d{1,5}";

    private final Views views;
    private final NotifiedThings things;
    private final Accounts accounts;
    private final MessageSource messages;

    NotificationQueryApi(Views views, NotifiedThings things, Accounts accounts, MessageSource messages) {
        this.views = views;
        this.things = things;
        this.accounts = accounts;
        this.messages = messages;
    }

    /**
     * A page of the inbox.
     *
     * @param unread how many notifications of the whole inbox are not read
     */
    @NullMarked
    record InboxPage(List<InboxItem> items, ListPage.Page page, int unread) {}

    /**
     * One notification as its reader may read it now. Fields that do not go with its type are {@code null}.
     *
     * @param text one sentence in the reader's language
     * @param email what became of it by mail; {@code null} if it was not to be mailed
     * @param link address of the thing in this API
     */
    @NullMarked
    record InboxItem(
            String id,
            NotificationType type,
            NotifiedResource resource,
            String resourceId,
            @Nullable String itemId,
            String link,
            PersonalText text,
            Instant at,
            @Nullable UserId by,
            boolean read,
            @Nullable DeliveryState email,
            @Nullable LeadStage from,
            @Nullable LeadStage to,
            @Nullable Instant dueAt,
            @Nullable Integer threshold,
            @Nullable Integer rejected,
            @Nullable Integer flagged) {}

    @GetMapping
    InboxPage inbox(
            @RequestParam(required = false) Boolean unread,
            @RequestParam(defaultValue = "25") String limit,
            @RequestParam(required = false) String cursor,
            Locale locale,
            Actor actor) {
        int most = ListQueries.limit(limit);
        InboxView inbox = views.find(InboxView.VIEW, NotificationEvent.inboxOf(actor.id()))
                .orElse(new InboxView(actor.id(), 0, List.of(), 0, 0));
        List<Told> rest = after(cursor, newestFirst(inbox)).stream()
                .filter(each -> unread == null || each.read() != unread)
                .toList();
        List<Told> page = rest.subList(0, Math.min(most, rest.size()));
        String next = rest.size() > most ? page.get(most - 1).notification().id() : null;
        return new InboxPage(items(page, actor, locale), new ListPage.Page(next, most, null), inbox.unread());
    }

    private static List<Told> newestFirst(InboxView inbox) {
        List<Told> newest = new ArrayList<>(inbox.notifications());
        Collections.reverse(newest);
        return newest;
    }

    // Where the page before ended has left the inbox meanwhile, so has all that followed.
    private static List<Told> after(String cursor, List<Told> newestFirst) {
        if (cursor == null) {
            return newestFirst;
        }
        if (!cursor.matches(ID)) {
            throw Rejection.invalid("cursor", "wrong-type");
        }
        List<String> ids =
                newestFirst.stream().map(each -> each.notification().id()).toList();
        int end = ids.indexOf(cursor);
        return end < 0 ? List.of() : newestFirst.subList(end + 1, newestFirst.size());
    }

    private List<InboxItem> items(List<Told> page, Actor actor, Locale locale) {
        Map<String, String> names = things.names(page, actor);
        ZoneId zone = accounts.find(actor.id())
                .map(account -> ZoneId.of(account.preferences().timezone()))
                .orElse(ZoneId.of("Europe/Paris"));
        NotificationSentence sentence = new NotificationSentence(messages, locale, zone);
        return page.stream()
                .map(each -> item(each, sentence.of(each.notification(), names)))
                .toList();
    }

    private static InboxItem item(Told told, String text) {
        Notification it = told.notification();
        return new InboxItem(
                it.id(),
                it.type(),
                it.resource(),
                it.resourceId(),
                it.itemId(),
                "/api/" + it.resource().wire() + "s/" + it.resourceId(),
                PersonalText.clear(text),
                it.at(),
                it.by(),
                told.read(),
                told.email(),
                it.from(),
                it.to(),
                it.dueAt(),
                it.threshold(),
                it.rejected(),
                it.flagged());
    }
}
