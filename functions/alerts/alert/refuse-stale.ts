import type { Alert } from "#schemas/alerts/alert.ts";
import { type IfMatch, ifMatches, staleVersion } from "#shared/kernel/versions.ts";
import { etagOf, type ViewDeps, viewOf } from "./get-alert.ts";

/** @throws DomainError `request.stale_version` with the alert as it is */
export async function refuseStale(
  userId: string,
  before: Alert,
  { ifMatch, deps }: { readonly ifMatch: IfMatch; readonly deps: ViewDeps },
): Promise<void> {
  if (ifMatches(ifMatch, before)) return;
  const current = await viewOf(userId, before, deps);
  throw staleVersion({ current, etag: etagOf(current) }, ifMatch);
}
