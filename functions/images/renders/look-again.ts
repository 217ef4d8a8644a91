import type { RenderSummary } from "#schemas/images/render.ts";
import { isOpen } from "./render-view.ts";

const longestSeconds = 15;
/** Of what it will take, after which to look again: the guess becomes better the nearer it is. */
const partOfRest = 1 / 2;
/** Of the time that it has waited for its turn already. */
const partOfWait = 1 / 4;

/**
 * In how many seconds it is worth looking at a render again, by how fast it went so far; undefined of one
 * that has ended.
 */
export function lookAgainSeconds(render: RenderSummary, now: Date): number | undefined {
  if (!isOpen(render)) return undefined;
  const { percent, createdAt, startedAt } = render;
  const sinceSeconds = (at: string) => Math.max(0, now.getTime() - Date.parse(at)) / 1000;
  const seconds =
    startedAt === undefined || percent === 0
      ? sinceSeconds(createdAt) * partOfWait
      : ((sinceSeconds(startedAt) * (100 - percent)) / percent) * partOfRest;
  return Math.min(longestSeconds, Math.max(1, Math.round(seconds)));
}
