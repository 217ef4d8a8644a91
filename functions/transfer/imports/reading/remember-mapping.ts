import type { ImportItem } from "#schemas/storage/import-items.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { Mappings } from "../mappings.ts";
import type { ReadImport } from "./file-reading.ts";

interface RememberPorts {
  readonly mappings: Pick<Mappings, "save">;
  readonly clock: Clock;
}

/** What its owner has said of columns is remembered for the next file with such a header. */
export async function rememberMapping(
  userId: string,
  { report }: ReadImport,
  { item, ports }: { readonly item: ImportItem; readonly ports: RememberPorts },
): Promise<void> {
  const { mapping } = item.options;
  const { fingerprint, header } = report;
  if (!mapping || fingerprint === undefined || !header) return;
  const savedAt = ports.clock().toISOString();
  await ports.mappings.save(userId, { fingerprint, header, mapping, savedAt });
}
