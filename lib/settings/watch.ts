import { numberFrom, textFrom, type Variables } from "./variables.ts";

/** How the stage is watched over. */
export interface Watch {
  /** Whether it has alarms, a dashboard and a budget. */
  readonly isOn: boolean;
  /** Who is told when an alarm rings; undefined while nobody wants mail. */
  readonly email: string | undefined;
  /** What the whole AWS account may cost a month. */
  readonly budgetUsdAMonth: number;
}

export const watchFrom = (stage: string, variables: Variables): Watch => ({
  // Nobody sleeps next to a local cloud, and the emulator knows neither budgets nor queries.
  isOn: stage !== "local",
  email: textFrom("ALARM_EMAIL", variables),
  budgetUsdAMonth: numberFrom("BUDGET_USD_A_MONTH", variables, 15),
});
