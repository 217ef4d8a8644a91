import pLimit from "p-limit";
import type { PrintingId } from "#schemas/values.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import { type CatalogStore, findCards } from "../../catalog/index.ts";
import { isDue, pictureUrl } from "./card-picture.ts";
import { type Mirrored, type MirrorPorts, mirrorImage, type PictureCheck } from "./mirror-image.ts";

/** Pictures that one worker asks a source for at once: other people's servers, not ours. */
const lanes = 4;

/**
 * Checks pictures a few at a time; answers come in the order of the checks.
 *
 * @param onDone is told how many are done
 */
export async function mirrorAll(
  checks: readonly PictureCheck[],
  ports: MirrorPorts,
  onDone: (done: number) => Promise<void> = async () => undefined,
): Promise<readonly Mirrored[]> {
  const lane = pLimit(lanes);
  let done = 0;
  return lane.map(checks, async (check) => {
    const mirrored = await mirrorImage(check, ports);
    done += 1;
    await onDone(done);
    return mirrored;
  });
}

/**
 * Fetches the pictures of printings in advance, those that are due.
 *
 * @throws MessageError `transient` when a source did not answer for all; what it did answer is kept
 */
export async function mirrorImages(
  { printingIds }: { printingIds: readonly PrintingId[] },
  { catalog, ...ports }: MirrorPorts & { catalog: CatalogStore },
): Promise<{ checked: number; wanted: number }> {
  const [cards, records] = await Promise.all([
    findCards(printingIds, { store: catalog }),
    ports.records.find(printingIds),
  ]);
  const now = ports.clock();
  const checks = [...cards.values()].flatMap(({ id, imageUrl }): PictureCheck[] => {
    const sourceUrl = imageUrl && pictureUrl(imageUrl);
    if (!sourceUrl || !isDue(records.get(id), sourceUrl, now)) return [];
    return [{ printingId: id, sourceUrl }];
  });
  const mirrored = await mirrorAll(checks, ports);
  refuseUnreachable(mirrored);
  return { checked: checks.length, wanted: printingIds.length };
}

function refuseUnreachable(mirrored: readonly Mirrored[]): void {
  const failures = mirrored.filter((one) => one.outcome === "unreachable");
  const [first] = failures;
  if (!first) return;
  const waits = failures.flatMap(({ retryAfterSeconds }) => retryAfterSeconds ?? []);
  throw new MessageError(
    "transient",
    `${failures.length} of ${mirrored.length} pictures could not be fetched. ${first.reason}`,
    waits.length > 0 ? { retryAfterSeconds: Math.max(...waits) } : {},
  );
}
