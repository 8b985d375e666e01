package com.mdmc.crm.command.lead.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.domain.lead.LeadScore;
import com.mdmc.crm.domain.lead.LeadScore.Points;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The score is the sum of its points, cut off at both ends. */
class ScoreRulesTest {

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 0", "1, 1", "99, 99", "100, 100", "101, 100"})
    void theSumIsCutOffAtZeroAndAHundred(int sum, int value) {
        assertThat(ScoreRules.of(List.of(new Points("any", sum))).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"100, 10", "999.99, 10", "1000, 20", "4999.99, 20", "5000, 30"})
    void aHigherBudgetScoresMore(String budget, int points) {
        LeadScore score =
                ScoreRules.score(LeadSamples.person(), LeadSamples.artist(), LeadSamples.business(budget), null);
        assertThat(score.breakdown()).contains(new Points("budget", points));
    }

    @Test
    void theBreakdownAddsUpAndNamesItsRules() {
        LeadScore score =
                ScoreRules.score(LeadSamples.person(), LeadSamples.artist(), LeadSamples.business("1500"), null);
        assertThat(score.value())
                .isEqualTo(score.breakdown().stream().mapToInt(Points::points).sum());
        assertThat(score.ruleSet()).isEqualTo(ScoreRules.VERSION);
        assertThat(score.breakdown().stream().map(Points::rule))
                .containsExactly("phone", "streaming", "label", "budget", "platforms", "goals");
    }
}
