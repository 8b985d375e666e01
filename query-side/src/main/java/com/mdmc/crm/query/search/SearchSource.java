package com.mdmc.crm.query.search;

import com.mdmc.crm.platform.security.Actor;
import java.util.List;

/** Things of one kind that can be searched for. */
public interface SearchSource {

    /** What the question finds of those that the actor may read, the newest first; none without the permission. */
    List<SearchHit> find(String question, int limit, Actor actor);
}
