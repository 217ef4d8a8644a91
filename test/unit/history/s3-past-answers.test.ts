import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { s3PastAnswers } from "#functions/history/s3-past-answers.ts";
import { observationFolders } from "#schemas/storage/lake.ts";

const folder = { source: "tcgdex", dataset: "cards", language: "de", day: "2026-02-03" };
const { gathered, recent } = observationFolders(folder);

/** A lake that holds these texts, packed, under their keys. */
const lakeOf = (texts: Readonly<Record<string, string>>) =>
  s3PastAnswers({
    get: async (key: string) => {
      const text = texts[key];
      return text === undefined ? undefined : gzipSync(text);
    },
    list: async (prefix: string) => Object.keys(texts).filter((key) => key.startsWith(prefix)),
  } as never);

test("a day that has been gathered is read from its one object, each line of it", async () => {
  const lake = lakeOf({ [gathered]: '{"a":1}\n{"b":"ü"}\n', [`${recent}1-de-x`]: '{"c":1}' });
  expect(await lake.observedOn(folder)).toEqual(['{"a":1}', '{"b":"ü"}']);
});

test("of a day that has not, the parts are read that tell of this language", async () => {
  const lake = lakeOf({
    [`${recent}1-de-x`]: '{"a":1}\n',
    [`${recent}2-en-x`]: '{"b":1}\n',
    [`${recent}3-de-y`]: '{"c":1}\n\n{"d":1}',
  });
  expect(await lake.observedOn(folder)).toEqual(['{"a":1}', '{"c":1}', '{"d":1}']);
  expect(await lakeOf({}).observedOn(folder)).toEqual([]);
});

test("a pack that is not there is none for good", async () => {
  await expect(lakeOf({}).readPack("bronze/none")).rejects.toMatchObject({
    ...{ errorClass: "permanent", message: expect.stringContaining("bronze/none") },
  });
});
