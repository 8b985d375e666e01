package com.mdmc.crm.reports;

/** A file of which nothing can be taken. */
public final class ReportRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ReportProblem problem;

    ReportRefused(ReportProblem problem) {
        super(problem.code() + " " + problem.details());
        this.problem = problem;
    }

    static ReportRefused of(String code) {
        return new ReportRefused(ReportProblem.at(0, code));
    }

    static ReportRefused of(String code, String name, String value) {
        return new ReportRefused(ReportProblem.at(0, code, name, value));
    }

    /** Why. */
    public ReportProblem problem() {
        return problem;
    }
}
