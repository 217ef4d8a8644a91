import type { GivenSubject } from "#schemas/http/alert-requests.ts";
import { type IdTables, printingNamed } from "../../catalog/index.ts";
import type { NamedSubject } from "../alert/set-terms.ts";

/**
 * What is asked to be watched, its card by our own id.
 *
 * @throws DomainError `catalog.no_such_card`, `catalog.ambiguous_id`
 */
export async function namedSubject(
  subject: GivenSubject,
  deps: { readonly idTables: IdTables },
): Promise<NamedSubject> {
  if (subject.kind !== "card") return subject;
  return { ...subject, printingId: await printingNamed(subject.printingId, deps) };
}
