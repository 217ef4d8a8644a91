import { z } from "zod";
import type { Api } from "../local/demo/api.ts";
import type { Progress } from "../local/progress/progress.ts";
import type { Wish } from "./replay-request.ts";

const Replay = z.object({ id: z.string(), state: z.string() });
const Figures = z.object({
  ...{ packs: z.int(), packsOf: z.int(), lines: z.int(), written: z.int() },
  ...{ unchanged: z.int(), older: z.int(), rejected: z.int() },
});
const Followed = Replay.extend({
  target: z.string(),
  reason: z.string().optional(),
  seconds: z.number(),
  figures: Figures,
  misfits: z.array(z.string()),
  differences: z.int(),
});
type Followed = z.output<typeof Followed>;

const pollMs = 1_000;
const ended = ["completed", "failed", "stopped"];

export interface FollowDeps {
  readonly api: Api;
  readonly token: () => Promise<string>;
  readonly progress: Progress;
  readonly sleep: (ms: number) => Promise<void>;
  /** Calls when somebody does not want to wait any longer. */
  readonly onInterrupt: (leave: () => void) => void;
}

/**
 * Does what is wished, and shows how far the replay is until it ends. Whoever leaves before leaves it
 * running, and is told how to come back.
 */
export async function followReplay(
  wish: Wish,
  { api, token, progress, sleep, onInterrupt }: FollowDeps,
): Promise<"completed" | "stopped" | "failed" | "left"> {
  const id = wish.what === "start" ? (await started(api, await token(), wish.body)).id : wish.id;
  const path = `/v1/admin/replays/${id}`;
  if (wish.what === "start") progress.line(`Replay ${id}`);
  if (wish.what === "resume" || wish.what === "stop") {
    await api({
      method: "POST",
      path: `${path}/${wish.what}`,
      token: await token(),
      answer: Replay,
    });
  }
  const interrupted = new Promise<"left">((resolve) => onInterrupt(() => resolve("left")));
  for (;;) {
    const replay = await api({ path, token: await token(), answer: Followed });
    progress.status(summary(replay));
    if (ended.includes(replay.state)) {
      for (const line of endOf(replay)) progress.line(line);
      return z.enum(["completed", "stopped", "failed"]).parse(replay.state);
    }
    if ((await Promise.race([sleep(pollMs), interrupted])) === "left") {
      progress.line(`Replay ${id} goes on. To come back: npm run replay -- --watch ${id}`);
      progress.line(`To stop it: npm run replay -- --stop ${id}`);
      return "left";
    }
  }
}

const started = (api: Api, token: string, body: object) =>
  api({ method: "POST", path: "/v1/admin/replays", token, body, answer: Replay });

const summary = ({ state, seconds, figures }: Followed): string =>
  `${state}, ${figures.packs} of ${figures.packsOf} packs, ${figures.lines} answers, ` +
  `${figures.written} written, ${figures.unchanged} unchanged, ${figures.older} older, ` +
  `${figures.rejected} rejected, ${seconds.toFixed(0)} s`;

function endOf(replay: Followed): readonly string[] {
  const { id, state, target, reason, misfits, differences, figures } = replay;
  const list = `/v1/admin/replays/${id}/differences`;
  return [
    summary(replay),
    ...(reason ? [reason] : []),
    ...misfits.map((misfit) => `does not fit: ${misfit}`),
    ...(differences > 0
      ? [
          target === "shadow"
            ? `${differences} differences from silver: GET ${list}`
            : `${differences} records had no ground in the lake: GET ${list}`,
        ]
      : []),
    ...(differences === 0 && target === "shadow" && state === "completed" && figures.lines > 0
      ? ["No difference from silver: what was written lies in the shadow alone."]
      : []),
    ...(state === "stopped" ? [`To go on: npm run replay -- --resume ${id}`] : []),
  ];
}
