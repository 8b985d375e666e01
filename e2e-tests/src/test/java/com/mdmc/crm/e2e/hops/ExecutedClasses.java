package com.mdmc.crm.e2e.hops;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.isMethod;
import static net.bytebuddy.matcher.ElementMatchers.isNative;
import static net.bytebuddy.matcher.ElementMatchers.nameStartsWith;
import static net.bytebuddy.matcher.ElementMatchers.not;

import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.agent.builder.AgentBuilder.RedefinitionStrategy;
import net.bytebuddy.agent.builder.ResettableClassFileTransformer;
import net.bytebuddy.asm.Advice;

/**
 * Execution recorder: while open, every method and constructor of the product's classes notes its class on entry, by
 * thread and in the order of first execution. Nested classes and lambdas count as their source file.
 */
public final class ExecutedClasses implements AutoCloseable {
    private static final Map<String, Set<String>> BY_THREAD = new ConcurrentHashMap<>();

    private final Instrumentation instrumentation = ByteBuddyAgent.install();
    private final ResettableClassFileTransformer transformer;

    private ExecutedClasses() {
        transformer = new AgentBuilder.Default()
                .disableClassFormatChanges()
                .with(RedefinitionStrategy.RETRANSFORMATION)
                .ignore(not(nameStartsWith("com.mdmc.crm.")))
                .type(nameStartsWith("com.mdmc.crm.")
                        .and(not(nameStartsWith(ExecutedClasses.class.getPackageName())))
                        .and(not(nameStartsWith("com.mdmc.crm.store")))
                        .and(not(nameStartsWith("com.mdmc.crm.standalone"))))
                .transform((builder, type, loader, module, domain) -> builder.visit(Advice.to(OnEntry.class)
                        .on(isMethod()
                                .or(isConstructor())
                                .and(not(isAbstract()))
                                .and(not(isNative())))))
                .installOn(instrumentation);
    }

    /** Starts recording in this process. */
    public static ExecutedClasses record() {
        return new ExecutedClasses();
    }

    /** Forgets what was recorded so far. */
    public void clear() {
        BY_THREAD.clear();
    }

    /** The source files executed by each thread, as class names in the order of first execution. */
    public Map<String, List<String>> byThread() {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        BY_THREAD.forEach((thread, names) -> {
            synchronized (names) {
                copy.put(thread, new ArrayList<>(names));
            }
        });
        return copy;
    }

    @Override
    public void close() {
        transformer.reset(instrumentation, RedefinitionStrategy.RETRANSFORMATION);
    }

    /** Called by the instrumented code. */
    public static void entered(String type) {
        int nested = type.indexOf('$');
        Set<String> names = BY_THREAD.computeIfAbsent(Thread.currentThread().getName(), first -> new LinkedHashSet<>());
        synchronized (names) {
            names.add(nested < 0 ? type : type.substring(0, nested));
        }
    }

    /** Inlined at the start of every method. */
    static final class OnEntry {
        private OnEntry() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.Origin("#t") String type) {
            ExecutedClasses.entered(type);
        }
    }
}
