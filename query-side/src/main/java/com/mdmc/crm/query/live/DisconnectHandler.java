package com.mdmc.crm.query.live;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Handler of lost connections; without it the container would try to send an error. */
record DisconnectHandler(SseConnection outlet) implements AsyncListener {

    @Override
    public void onComplete(AsyncEvent event) {
        outlet.close();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end(event);
    }

    @Override
    public void onError(AsyncEvent event) {
        end(event);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // nothing begins anew
    }

    private void end(AsyncEvent event) {
        outlet.close();
        try {
            event.getAsyncContext().complete();
        } catch (IllegalStateException alreadyOver) {
            // the outlet had ended it
        }
    }
}
