import fc from "fast-check";
import { expect, test } from "vitest";
import { publishReport, standingReport } from "#functions/catalog/quality/index.ts";
import { listFindings } from "#functions/catalog/quality/list-findings.ts";
import type { FiledFinding, ReportName } from "#schemas/storage/quality-files.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { memoryCatalogueFiles } from "#test/fakes/memory-catalogue-files.ts";
import { memoryQualityReports } from "#test/fakes/memory-quality-reports.ts";
import { aCard } from "#test/support/catalogue/catalog.ts";

const readAt = new Date("2026-02-02T06:00:00.000Z");
const { game, language, setId, id } = aCard();
const findingAt = (place: string): FiledFinding => ({
  ...{ kind: "odd", game, language, setId, subject: "card", id, detail: place, said: [], place },
});

test("[CAT-3] pages hold findings of catalogue and prices in one order, each once", async () => {
  const places = fc.uniqueArray(fc.integer({ min: 100, max: 999 }).map(String), { maxLength: 12 });
  const both = fc.tuple(places, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }));
  await fc.assert(
    fc.asyncProperty(both, fc.integer({ min: 1, max: 5 }), async ([all, isOfPrices], limit) => {
      const lake = memoryCatalogueFiles(() => readAt);
      const publish = async (on: ReportName["on"]) => {
        const own = all.filter((_place, at) => isOfPrices[at] === (on === "prices"));
        const findings = own.toSorted(byCodeUnits).map(findingAt);
        const standing = await standingReport({ on, game }, lake);
        const found = { findings, sets: 1, cards: 1 };
        await publishReport(found, { on, game, readAt }, { lake, standing });
      };
      await publish("catalogue");
      await publish("prices");
      const reports = memoryQualityReports(lake);
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listFindings({ limit, cursor }, { reports });
        seen.push(...page.items.map(({ detail }) => detail));
        cursor = page.nextCursor;
      } while (cursor);
      expect(seen).toEqual(all.toSorted(byCodeUnits));
    }),
    { numRuns: 50 },
  );
});
