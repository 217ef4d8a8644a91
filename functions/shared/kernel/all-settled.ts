/**
 * What all of them came to. When one fails its trouble is thrown as by `Promise.all`, but not before
 * every other one has ended: nothing of them goes on behind the back of who is told.
 */
export async function allSettled<Value>(
  promises: readonly Promise<Value>[],
): Promise<readonly Value[]> {
  const outcomes = await Promise.allSettled(promises);
  return outcomes.map((outcome) => {
    if (outcome.status === "rejected") throw outcome.reason;
    return outcome.value;
  });
}
