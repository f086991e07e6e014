"""A partnership's savings as a page asks for them: on its day, with few enough runs to wait for."""

from datetime import date
from functools import cached_property

from moothall.agreement.core.terms import Target
from moothall.doors.site.visits import Visit
from moothall.money import FinancialYear
from moothall.periods.days import ONE_DAY
from moothall.savings.core.appraisal.discount_rates import NoSuchRate, discount_rate
from moothall.savings.core.benefit_details import Scenario
from moothall.savings.core.programme_appraisal import Appraisal, appraise
from moothall.savings.core.report.cumulative_total import TargetMark, marks
from moothall.savings.queries.figures import SavingsFigures

MOST_DRAWS = 20_000  # a page waits for no more; the command line runs as many as are asked
WORDS = {
    "benefits": "the benefits and their profiles by year",
    "baselines": "baselines",
    "actuals": "what was spent",
    "moves": "the stages that benefits have reached",
    "details": "costs, grants and how benefits are divided",
    "sureness": "how sure a benefit is at each stage",
}


class PageSavings(SavingsFigures):
    """Savings whose simulation never runs longer than a page can wait."""

    @cached_property
    def scenario(self) -> Scenario:
        """The settings of the simulation, with no more runs than a page has."""
        kept = self._scenario[0]
        return kept.model_copy(update={"draws": min(kept.draws, MOST_DRAWS)})

    @cached_property
    def appraisal(self) -> Appraisal | None:
        """What the programme is worth; None where nothing has a profile, or no rate is known for the day."""
        try:
            return appraise(
                self.counted, dict(self.details), rate=discount_rate(self.on), name_of=self.name_of
            )
        except NoSuchRate:
            return None

    @property
    def made_up(self) -> list[str]:
        """What is made up, in words."""
        return [words for kind, words in WORDS.items() if kind in self.illustrative]

    @property
    def published(self) -> tuple[Target, ...]:
        """Every published figure of saving."""
        return tuple(each for each in self.state.of(Target) if each.measure == "saving")

    @cached_property
    def marks(self) -> list[TargetMark]:
        """Every published figure of saving beside what had been saved by its day."""
        return marks(self.saved, self.published)


def savings_on(visit: Visit) -> PageSavings:
    """Return the savings of the visited partnership on the day of the page."""
    return PageSavings(visit.heading.id, visit.on, visit.register)


def last_day(year: FinancialYear) -> date:
    """Return the last day of a financial year."""
    return (year.period.until or date.max) - ONE_DAY
