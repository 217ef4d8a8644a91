import type { MappingItem } from "#schemas/storage/import-items.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import { noSuchMapping } from "../errors.ts";

/** Mappings of columns that a user is remembered to have made, by the fingerprint of a header. */
export interface Mappings {
  find(userId: string, fingerprint: string): Promise<MappingItem | undefined>;
  save(userId: string, mapping: MappingItem): Promise<void>;
  /** @throws DomainError `request.bad_cursor` */
  list(userId: string, page: PageRequest): Promise<Page<MappingItem>>;
  remove(userId: string, fingerprint: string): Promise<"removed" | "absent">;
}

/** @throws DomainError `transfer.no_such_mapping` */
export async function deleteMapping(
  { userId, fingerprint }: { readonly userId: string; readonly fingerprint: string },
  { mappings }: { readonly mappings: Pick<Mappings, "remove"> },
): Promise<void> {
  if ((await mappings.remove(userId, fingerprint)) === "absent") throw noSuchMapping(fingerprint);
}
