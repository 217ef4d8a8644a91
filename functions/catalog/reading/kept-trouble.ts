/** Steps of somebody who is shown what another one reads, and must not disturb that one. */
export interface KeptTrouble {
  /** Does a step, if none has failed so far; never throws. */
  step(work: () => Promise<void>): Promise<void>;
  /** @throws what the first step that failed threw */
  tell(): void;
}

export function keptTrouble(): KeptTrouble {
  let trouble: { readonly error: unknown } | undefined;
  return {
    async step(work) {
      try {
        if (!trouble) await work();
      } catch (error) {
        trouble = { error };
      }
    },
    tell() {
      if (trouble) throw trouble.error;
    },
  };
}
