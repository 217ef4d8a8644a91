import type { ImageRecord } from "#schemas/storage/image-items.ts";
import { Sha256 } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import type { ImageRecords } from "./image-records.ts";
import { type KeepPorts, keepPicture } from "./keep-picture.ts";

/**
 * Hosts a picture that was kept before its game's pictures were hosted: from the original that was kept, so that
 * no source is asked.
 *
 * @returns what is known of it now; `lost` when the original is not there or is damaged
 */
export async function hostKept(
  record: ImageRecord,
  { records, ...ports }: KeepPorts & { readonly records: Pick<ImageRecords, "save"> },
): Promise<ImageRecord | "lost"> {
  const { sha256: hash, printingId: id } = record;
  const bytes = hash && (await ports.archive.original(hash));
  if (!bytes || Sha256.parse(sha256(bytes)) !== hash) return "lost";
  const kept = await keepPicture({ id, hash, bytes }, ports);
  if ("reason" in kept) return "lost";
  // Whoever has checked it meanwhile has hosted it too, or leaves it to the next who asks.
  const hosted = { ...record, files: kept.files };
  await records.save(hosted, record);
  return hosted;
}
