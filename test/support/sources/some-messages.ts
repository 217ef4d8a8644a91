import type { Line } from "#test/support/sources/replayed.ts";

/** Handles the messages of one kind until none of them is left to be seen. */
export async function handleAll(line: Line, isWanted: (body: object) => boolean) {
  for (;;) {
    const nowMs = line.time.now().getTime();
    const at = line.queue.findIndex(
      ({ body, visibleAtMs }) => isWanted(body) && visibleAtMs <= nowMs,
    );
    const [message] = at < 0 ? [] : line.queue.splice(at, 1);
    if (!message) return;
    await line.handle(message);
  }
}
