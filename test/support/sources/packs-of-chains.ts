import { tcgdex } from "#functions/sources/providers/tcgdex.ts";
import { type Chain, noReplayFigures, type Replay } from "#schemas/storage/replay-items.ts";
import { Language } from "#schemas/values.ts";

export const [en, de] = [Language.parse("en"), Language.parse("de")];

export const source = tcgdex("http://cards.test");

export const megabyte = 1024 * 1024;

/** A replay of all cards into silver. */
export const replay: Replay = {
  ...{ id: "R", source: "tcgdex", target: "silver", retiresMany: false, state: "running" },
  ...{ startedAt: "2026-03-01T00:00:00.000Z", turn: 1, requestHash: "" },
};

/** Folder of a day. */
export const folder = (dataset: string, day: number, language = "en") =>
  `bronze/source=tcgdex/dataset=${dataset}/year=2026/month=02/day=0${day}/language=${language}/`;

/** A pack as the lake lists it. */
export const pack = (key: string, more: object = {}) => ({
  ...{ key, bytes: 100, storedAt: new Date("2026-02-01T06:01:00.000Z") },
  ...more,
});

/** Key of a pack of cards. */
export const cards = (day: number, time = "060000000", language = "en") =>
  `${folder("cards", day, language)}${time}-a.ndjson.gz`;

/** As 0.1.0 named them: without a time. */
export const oldCards = (day: number) =>
  `bronze/source=tcgdex/dataset=cards/year=2026/month=02/day=0${day}/en.base1-a.ndjson.gz`;

/** A chain of cards in English. */
export const aChain = (more: Partial<Chain> = {}): Chain => ({
  ...{ index: 0, dataset: "cards", language: en, slice: 0, slices: 1, packs: 1, phase: "newest" },
  ...{ hasLists: false, version: 0, figures: noReplayFigures, misfits: [], ...more },
});
