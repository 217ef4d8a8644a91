import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { qualityFigures } from "#bin/quality/quality-figures.ts";
import { qualityPage } from "#bin/quality/quality-page.ts";
import { loadData } from "#bin/sample-upstream/load-data.ts";
import { games } from "#schemas/games/index.ts";

const root = join(import.meta.dirname, "../../../..");
const committed = readFileSync(join(root, "docs/quality.md"), "utf8");

describe("[CAT-3] the sample", () => {
  const pageOfSample = async () => qualityPage(await qualityFigures(loadData()));
  let page: string;
  beforeAll(async () => {
    page = await pageOfSample();
  });

  test("comes to the page that is recorded", async () => {
    await expect(page).toMatchFileSnapshot("../../../data/quality/sample.md");
  });

  test("comes to the same page each time", async () => {
    expect(await pageOfSample()).toBe(page);
  });
});

/** What stays of a page without its figures. */
const formOf = (page: string) =>
  page
    .replace(/^\|(?!-).*\d.*\|$\n/gm, "")
    .replace(/[\d,]+ (cards|sets|findings)/g, "n $1")
    .split("\n");

test("the page of the whole catalogues is written as the command writes it today", async () => {
  const nothing = games.all.map(({ name, label }) => ({
    ...{ game: name, label, sets: 0, cards: 0, sources: [], counts: [] },
  }));
  const form = formOf(qualityPage(nothing));
  expect(formOf(committed).filter((line) => form.includes(line))).toEqual(
    expect.arrayContaining(form),
  );
  expect(committed).toMatch(/^\| pokemontcg \| en \| \d+ \| \d+ \|$/m);
  expect(committed).toMatch(/^\| contradiction: hp \| \d+ \|$/m);
  expect(committed).toMatch(/^\| pokemon:en:ex2 \| \d+ \| .*crosswalk_conflict \d+.*\|$/m);
  expect(committed).toMatch(/^[\d,]+ cards in \d+ sets; [\d,]+ findings\.$/m);
});

test("the page says nothing of the machine that wrote it", () => {
  expect(committed).not.toMatch(/(^|[\s("'`])\/(home|root|tmp|work|Users|var)\b/m);
  expect(committed).not.toContain(root);
});
