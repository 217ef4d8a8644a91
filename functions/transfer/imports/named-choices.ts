import type { Choice } from "#schemas/http/imports.ts";
import type { AskedCard } from "#schemas/transfer/import-row.ts";
import type { FieldError } from "#shared/kernel/errors.ts";
import { choicesRefused } from "../errors.ts";
import type { NamedChoice } from "./choice-rules.ts";
import { namedCards } from "./named-cards.ts";

/**
 * Choices whose cards are named by our own ids.
 *
 * @throws DomainError `transfer.choices_refused` that points at each id that means no card, or several
 */
export async function namedChoices(
  choices: readonly Choice[],
  deps: Parameters<typeof namedCards>[1],
): Promise<readonly NamedChoice[]> {
  const cards = choices.flatMap(({ choice }) => (isCard(choice) ? [choice] : []));
  const nameOf = await namedCards(cards, deps);
  const errors: FieldError[] = [];
  const named = choices.flatMap(({ choice, ...which }, at): NamedChoice[] => {
    if (!isCard(choice)) return [{ ...which, choice }];
    const one = nameOf(choice);
    if ("card" in one) return [{ ...which, choice: one.card }];
    errors.push({ in: "body", pointer: `#/choices/${at}/choice/printingId`, ...one });
    return [];
  });
  if (errors.length > 0) throw choicesRefused(errors);
  return named;
}

const isCard = (choice: Choice["choice"]): choice is AskedCard =>
  choice !== null && typeof choice === "object";
