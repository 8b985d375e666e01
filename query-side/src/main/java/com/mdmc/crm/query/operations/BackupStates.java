package com.mdmc.crm.query.operations;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

import com.mdmc.crm.query.operations.OperationAnswers.BackupTaskState;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The last runs of the backup's tasks and the node that archives, as the command side has stored them. */
@Component
class BackupStates {
    private final MongoDatabase database;

    BackupStates(MongoDatabase database) {
        this.database = database;
    }

    List<BackupTaskState> all() {
        List<BackupTaskState> tasks = new ArrayList<>();
        database.getCollection("backup_runs")
                .find(exists("at"))
                .sort(new Document("_id", 1))
                .forEach(run -> tasks.add(new BackupTaskState(
                        run.getString("_id"),
                        instant(run.getDate("at")),
                        instant(run.getDate("successAt")),
                        run.getLong("position"),
                        run.getString("failure"))));
        return tasks;
    }

    private static Instant instant(Date date) {
        return date == null ? null : date.toInstant();
    }

    /** Empty if nothing is archived. */
    Optional<String> holder() {
        return Optional.ofNullable(database.getCollection("backup_lease")
                        .find(eq("_id", "archive"))
                        .first())
                .map(lease -> lease.getString("holder"));
    }
}
