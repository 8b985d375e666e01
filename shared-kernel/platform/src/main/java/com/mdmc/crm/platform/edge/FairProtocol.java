package com.mdmc.crm.platform.edge;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketProcessorBase;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Tomcat's HTTP/1.1 connector with a fair share for each address: so many open connections at most, and so many of the
 * request threads. Whoever does not read the answers keeps threads only from others at the same address.
 */
public final class FairProtocol extends Http11NioProtocol {

    /** For Tomcat, which makes a connector from the name of its class. */
    public FairProtocol() {
        super(new FairEndpoint());
    }

    /**
     * @param connections open at once from one address; the next one is closed at once
     * @param threads lent to requests from one address; the next one waits
     * @param isExempt proxies, which many callers share
     */
    void shares(int connections, int threads, Predicate<String> isExempt) {
        ((FairEndpoint) getEndpoint()).shares(connections, threads, isExempt);
    }

    private static final class FairEndpoint extends NioEndpoint {
        private FairExecutor fair = new FairExecutor(super::getExecutor, Integer.MAX_VALUE);
        private int mostConnections = Integer.MAX_VALUE;
        private Predicate<String> isExempt = address -> true;

        void shares(int connections, int threads, Predicate<String> exempt) {
            mostConnections = connections;
            isExempt = exempt;
            fair = new FairExecutor(super::getExecutor, threads);
        }

        @Override
        protected boolean setSocketOptions(SocketChannel accepted) {
            return hasRoomFor(accepted) && super.setSocketOptions(accepted);
        }

        private boolean hasRoomFor(SocketChannel accepted) {
            try {
                String address = ((InetSocketAddress) accepted.getRemoteAddress())
                        .getAddress()
                        .getHostAddress();
                return isExempt.test(address)
                        || connections.values().stream()
                                        .filter(open -> address.equals(open.getRemoteAddr()))
                                        .count()
                                < mostConnections;
            } catch (IOException gone) {
                return false;
            }
        }

        // Tomcat hands all its work on sockets to this executor, and makes one of its own only where there is none.
        @Override
        public Executor getExecutor() {
            return super.getExecutor() == null ? null : fair;
        }

        @Override
        protected SocketProcessorBase<NioChannel> createSocketProcessor(
                SocketWrapperBase<NioChannel> socket, SocketEvent event) {
            return new OwnedWork(socket, event);
        }

        private final class OwnedWork extends SocketProcessor implements FairExecutor.Owned {

            OwnedWork(SocketWrapperBase<NioChannel> socket, SocketEvent event) {
                super(socket, event);
            }

            @Override
            public String owner() {
                String address = socketWrapper.getRemoteAddr();
                return address == null || isExempt.test(address) ? null : address;
            }
        }
    }
}
