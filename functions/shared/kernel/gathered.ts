/**
 * Makes of many calls that come within a moment one, as reading and writing together is cheaper than each alone. Where that fails, each is made by
 * itself, so that one does not take the others with it.
 *
 * @param run answers for each input, in order
 * @param most inputs of one call; with so many it does not wait for more
 * @param waitMs how long the first waits for others
 */
export function gathered<In, Out>(
  run: (inputs: readonly In[]) => Promise<readonly Out[]>,
  { most, waitMs }: { readonly most: number; readonly waitMs: number },
): (input: In) => Promise<Out> {
  interface Waiting {
    readonly input: In;
    readonly resolve: (out: Out) => void;
    readonly reject: (error: unknown) => void;
  }
  let waiting: Waiting[] = [];
  let timer: NodeJS.Timeout | undefined;

  const answer = async (some: readonly Waiting[]): Promise<void> => {
    try {
      const outs = await run(some.map(({ input }) => input));
      for (const [at, { resolve, reject }] of some.entries()) {
        const out = outs[at];
        if (out === undefined) reject(new Error("A gathered call was not answered."));
        else resolve(out);
      }
    } catch (error) {
      const [only] = some;
      if (some.length === 1 && only) only.reject(error);
      else await Promise.all(some.map((one) => answer([one])));
    }
  };
  const begin = () => {
    clearTimeout(timer);
    timer = undefined;
    const some = waiting;
    waiting = [];
    void answer(some);
  };
  return (input) =>
    new Promise<Out>((resolve, reject) => {
      waiting.push({ input, resolve, reject });
      if (waiting.length >= most) begin();
      else timer ??= setTimeout(begin, waitMs);
    });
}
