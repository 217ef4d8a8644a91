import type { Filter } from "#shared/aws/filtered-pages.ts";
import type { ListedAlerts } from "./alert-store.ts";

/** What is left in of an account's alerts; what alerts are on has fields of the same names. */
export function filterOf(asked: ListedAlerts): Filter | undefined {
  const given = Object.entries(asked).filter(([, id]) => id !== undefined);
  if (given.length === 0) return undefined;
  return {
    expression: given.map(([name]) => `subject.${name} = :${name}`).join(" AND "),
    values: Object.fromEntries(given.map(([name, id]) => [`:${name}`, id])),
  };
}
