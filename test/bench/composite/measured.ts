import { familyMemoryMb, watchFamily } from "../process-family.ts";
import type { Figures } from "../run.ts";

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

export async function timed<T>(
  work: () => Promise<T>,
): Promise<{ readonly seconds: number; readonly result: T }> {
  const startedMs = performance.now();
  const result = await work();
  return { seconds: (performance.now() - startedMs) / 1000, result };
}

/** Seconds of processor time, of this process and all that it has started. */
export async function cpuTimed(work: () => Promise<unknown>): Promise<number> {
  const family = watchFamily(3_600_000);
  await work();
  return family.end().cpuSeconds;
}

/** One turn whose time counts, and one in which memory is looked at, which takes time of its own. */
export async function looked(name: string, draw: () => Promise<number>): Promise<Figures> {
  const cpu: number[] = [];
  const { seconds, result } = await timed(async () => {
    let bytes = 0;
    cpu.push(
      await cpuTimed(async () => {
        bytes = await draw();
      }),
    );
    return bytes;
  });
  const family = watchFamily(60);
  await draw();
  const { peakMb } = family.end();
  return {
    [`${name}_s`]: seconds,
    [`${name}_cpu_s`]: cpu[0] ?? 0,
    [`${name}_peak_mb`]: peakMb,
    [`${name}_after_mb`]: Math.round(familyMemoryMb()),
    [`${name}_kb`]: result / 1024,
  };
}
