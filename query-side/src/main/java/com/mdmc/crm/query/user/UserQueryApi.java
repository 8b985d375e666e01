package com.mdmc.crm.query.user;

import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.asof.PointInTime;
import com.mdmc.crm.projections.asof.StatesAsOf.Past;
import com.mdmc.crm.query.http.AnsweredFrom;
import com.mdmc.crm.query.http.EntityTag;
import com.mdmc.crm.query.list.ListDefinition;
import com.mdmc.crm.query.list.ListPage;
import com.mdmc.crm.query.list.ListQueries;
import com.mdmc.crm.query.list.Listed;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Queries for users; every user may read at least their own account. */
@RestController
@RequestMapping("/api/users")
@AnsweredFrom({"users", "lead_credits", "campaign_credits"})
class UserQueryApi implements Listed {
    private final UserReader users;
    private final ListQueries lists;
    private final ListDefinition<UserView> list;

    UserQueryApi(UserReader users, ListQueries lists, UserList list) {
        this.users = users;
        this.lists = lists;
        this.list = list.definition();
    }

    @Override
    public ListDefinition<?> listDefinition() {
        return list;
    }

    @GetMapping
    ListPage<UserAnswer> list(@RequestParam MultiValueMap<String, String> parameters, Actor actor) {
        ListPage<UserView> page = lists.page(list, parameters, actor);
        return new ListPage<>(users.answers(page.items(), actor), page.page());
    }

    @GetMapping("/{id}")
    ResponseEntity<UserAnswer> one(@PathVariable String id, PointInTime when, Actor actor) {
        if (when.isNow()) {
            UserAnswer answer = users.one(id, actor);
            return ResponseEntity.ok()
                    .eTag(EntityTag.of(answer.user().version(), answer.beside()))
                    .body(answer);
        }
        Past<UserAnswer> past = users.at(id, actor, when);
        return ResponseEntity.ok()
                .header("X-Position", Long.toString(past.position()))
                .body(past.state());
    }
}
