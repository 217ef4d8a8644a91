import { DomainError } from "#shared/kernel/errors.ts";

/** @param why in the middle of a sentence */
export const noPrices = (card: string, why: string) =>
  new DomainError("charts.no_prices", `There are no prices of ${card} to draw: ${why}.`, {
    facts: { reason: why },
  });

/** @param there what could be asked for */
export const noSuchSeries = (
  option: "source" | "variant",
  asked: string,
  there: readonly string[],
) =>
  new DomainError(
    "charts.no_such_series",
    `The card has no prices of the ${option} "${asked}"; there are ${there.join(", ")}.`,
    {
      facts: { [option]: asked, there },
      errors: [
        { in: "query", pointer: `#/${option}`, detail: `must be one of ${there.join(", ")}` },
      ],
    },
  );
