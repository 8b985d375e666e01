package com.mdmc.crm.query.user;

import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.query.list.ListQueries;
import com.mdmc.crm.query.search.SearchHit;
import com.mdmc.crm.query.search.SearchSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Users by their name or e-mail address. */
@Component
@Order(3)
class UserSearchSource implements SearchSource {
    private final UserReader users;
    private final ListQueries lists;
    private final UserList list;

    UserSearchSource(UserReader users, ListQueries lists, UserList list) {
        this.users = users;
        this.lists = lists;
        this.list = list;
    }

    @Override
    public List<SearchHit> find(String question, int limit, Actor actor) {
        Map<String, List<String>> parameters =
                Map.of("q", List.of(question), "limit", List.of(Integer.toString(limit)));
        return users.answers(lists.page(list.definition(), parameters, actor).items(), actor).stream()
                .map(answer -> hit(answer, question))
                .toList();
    }

    private static SearchHit hit(UserAnswer answer, String question) {
        UserView user = answer.user();
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("lastName", answer.fullName());
        texts.put("email", user.email().text());
        return SearchHit.of("user", user.id().value(), answer.fullName(), user.team(), question, texts);
    }
}
