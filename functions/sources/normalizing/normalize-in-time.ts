import type { PackLanded } from "#schemas/messages/pack-landed.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import { deadlineAt, OutOfTime } from "#shared/kernel/deadline.ts";
import { type NormalizeDeps, type NormalizeReport, normalizePack } from "./normalize-pack.ts";

/**
 * Turns the answers of a pack into silver as far as one worker's time goes. What is left is done when the message comes back, which finds done
 * what was, and has lost no try: a shop's price guide touches every set of a game.
 */
export async function normalizeInTime(
  message: PackLanded,
  deps: NormalizeDeps,
  leftMs: number,
): Promise<NormalizeReport | ComeBack> {
  const { clock } = deps;
  const deadline = deadlineAt(new Date(clock().getTime() + leftMs), clock);
  try {
    return await normalizePack(message, { ...deps, deadline });
  } catch (error) {
    if (!(error instanceof OutOfTime)) throw error;
    return new ComeBack(1, { unit: message.units.join(" "), reason: error.message });
  }
}
