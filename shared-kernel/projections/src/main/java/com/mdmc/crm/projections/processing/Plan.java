package com.mdmc.crm.projections.processing;

import com.mdmc.crm.projections.store.WriteRound.Part;
import java.util.List;

/**
 * What a batch makes a projection write, to be written together with what others write.
 *
 * @param before what is durable before the rest is written: sums before what they sum up
 * @param rest what is written then
 * @param written hears that all of it is durable
 * @param again takes the batch in alone, because a document was not as expected; what is written already stays as it is
 */
public record Plan(List<Part<?>> before, List<Part<?>> rest, Runnable written, Runnable again) {
    /** Of a batch that changes nothing, or is taken in already. */
    static final Plan NOTHING = new Plan(List.of(), List.of(), () -> {}, () -> {});

    /** What is written without regard to what is there. */
    public static Plan of(Part<?> part, Runnable again) {
        return new Plan(List.of(), List.of(part), () -> {}, again);
    }
}
