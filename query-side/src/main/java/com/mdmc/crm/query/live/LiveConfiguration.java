package com.mdmc.crm.query.live;

import com.mdmc.crm.platform.security.BearerSessions;
import com.mdmc.crm.projections.fold.Progress;
import com.mdmc.crm.projections.store.Views;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configuration of live updates: one feed, one session watch, and the few threads that serve all listeners. */
@Configuration(proxyBeanMethods = false)
class LiveConfiguration {
    private static final int THREADS = 3;

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService liveScheduler() {
        AtomicInteger number = new AtomicInteger();
        return Executors.newScheduledThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "live-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    @Bean
    LiveStreams liveStreams(
            EventStore store,
            Views views,
            Progress progress,
            BearerSessions sessions,
            ScheduledExecutorService liveScheduler,
            @Value("${crm.live.most-streams:1000}") int most,
            @Value("${crm.live.heartbeat:15s}") Duration heartbeat,
            @Value("${crm.live.patience:20s}") Duration patience) {
        LiveLimits limits = new LiveLimits(most, heartbeat, patience);
        return new LiveStreams(store, new ChangeAnnouncements(views), progress, sessions, limits, liveScheduler);
    }

    @Bean
    MeterBinder liveMetrics(LiveStreams streams) {
        return registry -> Gauge.builder("crm.live.connections", streams, LiveStreams::size)
                .description("clients that listen to live updates")
                .register(registry);
    }

    @Bean
    SessionWatch sessionWatch(EventStore store, LiveStreams streams, ScheduledExecutorService liveScheduler) {
        return new SessionWatch(store, streams, liveScheduler);
    }

    @Bean
    LiveLifecycle liveLifecycle(LiveStreams streams, SessionWatch watch) {
        return new LiveLifecycle(streams, watch);
    }
}
