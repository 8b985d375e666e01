package com.mdmc.crm.query.access;

import com.mdmc.crm.platform.http.RejectionListener;
import com.mdmc.crm.platform.security.EventThrottle;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.eventhandling.EventBus;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configuration of the recording of denied reads. */
@Configuration(proxyBeanMethods = false)
class AccessRecordConfiguration {

    /**
     * @param burst how many denied reads of one caller and kind of thing are recorded at once
     * @param every how long it takes until one more is
     */
    @Bean
    RejectionListener deniedReads(
            EventBus events,
            Clock clock,
            @Value("${crm.denied-reads.burst:30}") long burst,
            @Value("${crm.denied-reads.every:5s}") Duration every) {
        return new DeniedReads(events, new EventThrottle(burst, every, clock));
    }
}
