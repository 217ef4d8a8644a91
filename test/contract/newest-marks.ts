import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { NewestMarks } from "#functions/sources/normalizing/newest-marks.ts";

const [first, second, third] = [1, 2, 3].map((day) => `2026-02-0${day}T06:00:00.000Z`) as [
  string,
  string,
  string,
];

/** What all NewestMarks promise. */
export function newestMarksContract(name: string, marksFor: () => NewestMarks) {
  describe(`${name} are NewestMarks`, () => {
    const unitOf = (unit: string, source: string = randomUUID()) => ({
      ...{ source, language: "en", dataset: "sets", unit },
    });

    test("[ING-2] a mark is raised, never lowered, and its newest moment is answered", async () => {
      const [marks, unit] = [marksFor(), unitOf("base1")];
      expect(await marks.raise(unit, second)).toBe(second);
      expect(await marks.raise(unit, first)).toBe(second);
      expect(await marks.raise(unit, second)).toBe(second);
      expect(await marks.raise(unit, third)).toBe(third);
      expect(await marks.raise(unit, second)).toBe(third);
    });

    test("each unit has its own", async () => {
      const [marks, source] = [marksFor(), randomUUID()];
      expect(await marks.raise(unitOf("base1", source), second)).toBe(second);
      expect(await marks.raise(unitOf("base2", source), first)).toBe(first);
    });

    test("of many who raise one at once, each learns of a moment that is no older than its own", async () => {
      const [marks, unit] = [marksFor(), unitOf("base1")];
      const moments = [third, first, second, first];
      const answers = await Promise.all(moments.map((moment) => marks.raise(unit, moment)));
      for (const [at, answer] of answers.entries())
        expect(answer >= (moments[at] ?? "")).toBe(true);
      expect(await marks.raise(unit, first)).toBe(third);
    });
  });
}
