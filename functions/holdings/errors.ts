import { DomainError } from "#shared/kernel/errors.ts";

export const noSuchOrder = (order: string, known: readonly string[]) =>
  new DomainError(
    "request.invalid",
    `Items have no order "${order}"; there are ${known.join(", ")}.`,
    {
      errors: [
        { in: "query", pointer: "#/q", detail: `order: must be one of ${known.join(", ")}` },
      ],
    },
  );

export const noMoneyAsked = (sort: string) =>
  new DomainError(
    "request.invalid",
    `The order ${sort} tells of money, which money=false leaves out.`,
    {
      errors: [
        { in: "query", pointer: "#/sort", detail: "must be none of money where money=false" },
      ],
    },
  );
